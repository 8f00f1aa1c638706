"""`skillgap posting`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options
from skillgap.cli.output import answer
from skillgap.cli.place import recalled

if TYPE_CHECKING:
    from skillgap.market import Market


@click.command("posting")
@click.argument("file", type=click.Path(path_type=str), metavar="FILE")
@click.option("--resume", type=click.Path(path_type=str), metavar="RESUME", help="Match this resume with it.")
@click.option(
    "--title", default="", metavar="TITLE", help="Title of the job. [default: one of the first lines]"
)
@options.reading_options
@options.output_options
def command(
    *,
    file: str,
    resume: str | None,
    title: str,
    today: Any,
    password: str | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Read one posting: what it asks for, and of how many people.

    FILE is text, HTML, PDF, DOCX, Markdown, or - for standard input. Sections about the company and its benefits are
    left out. With --resume the same credits as in `check` tell what is covered.
    """
    from skillgap.advice import Request, load_knowledge, read_posting
    from skillgap.documents import read_document
    from skillgap.gap.posting import match_posting
    from skillgap.report.answers.posting import PostingAnswer, report_posting
    from skillgap.report.words import who
    from skillgap.resume import parse_resume
    from skillgap.skills import find_skills

    if file == "-" and resume == "-":
        raise click.UsageError("only one of FILE and --resume can be standard input")
    request = Request(profiles=options.profiles_folder(), today=options.this_month(today))
    knowledge = load_knowledge(
        today=request.today, profiles=request.profiles, cache_folder=options.cache_folder()
    )
    market, taxonomy = knowledge.market, knowledge.taxonomy
    document = read_document(options.resume_source(file), password=None if resume else password)
    posting, unicorn = read_posting(document, request, knowledge, title=title)
    match, name = None, ""
    if resume:
        person = parse_resume(
            read_document(options.resume_source(resume), password=password), today=request.today
        )
        recall = recalled()
        skills = find_skills(person, taxonomy, overrides=recall(person) if recall else None)
        match, name = match_posting(posting, person, skills, taxonomy), who(person)
    found = PostingAnswer(
        posting=posting,
        unicorn=unicorn,
        role_title=_title(posting.role, market),
        nearest_title=_title(unicorn.nearest, market),
        compared_title=_title(unicorn.compared, market),
        match=match,
        who=name,
    )
    answer(report_posting(found), format_=format_, as_json=as_json, output=output)


def _title(role: str | None, market: Market) -> str:
    """Give a role's display name, or its id where no profile describes it."""
    profile = market.by_role.get(role or "")
    return profile.title if profile else role or ""
