"""`skillgap skills`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options
from skillgap.cli.output import answer
from skillgap.cli.place import open_workspace, workspace_path

if TYPE_CHECKING:
    from skillgap.resume import Resume
    from skillgap.skills import SkillSet, Taxonomy
    from skillgap.workspace import Word


@click.command("skills")
@options.resume_argument
@click.option(
    "--reject", multiple=True, metavar="SKILL", help="Say that this is not meant; kept for the person."
)
@click.option("--accept", multiple=True, metavar="SKILL", help="Say that this is meant; kept for the person.")
@click.option("--note", default="", metavar="TEXT", help="Why, kept with --reject and --accept.")
@click.option("--forget", multiple=True, metavar="SKILL", help="Take back what was said about it.")
@options.reading_options
@options.output_options
def command(
    *,
    resume: str,
    reject: tuple[str, ...],
    accept: tuple[str, ...],
    note: str,
    forget: tuple[str, ...],
    today: Any,
    password: str | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """List every skill with its evidence.

    Words decided against are listed too, each with the reason. SKILL is an id, a name, or one spelling. What you say
    with --reject and --accept outranks every rule, here and wherever the person's resume is read again.
    """
    from skillgap.documents import read_document
    from skillgap.report.answers.skills import report_skills
    from skillgap.resume import parse_resume
    from skillgap.skills import Overrides, find_skills, load_taxonomy

    if note and not (reject or accept):
        raise click.UsageError("--note says why; give it with --reject or --accept")
    document = read_document(options.resume_source(resume), password=password)
    parsed = parse_resume(document, today=options.this_month(today))
    taxonomy = load_taxonomy(cache_folder=options.cache_folder())
    words: tuple[Word, ...] = ()
    if reject or accept or forget or workspace_path().exists():
        words = _told(parsed, taxonomy, reject=reject, accept=accept, forget=forget, note=note)
    overrides = Overrides(
        accept=tuple(word.name for word in words if word.verdict == "accept"),
        reject=tuple(word.name for word in words if word.verdict == "reject"),
    )
    skills = find_skills(parsed, taxonomy, overrides=overrides)
    _say_what_missed(words, skills)
    answer(report_skills(parsed, skills, words), format_=format_, as_json=as_json, output=output)


def _told(
    resume: Resume,
    taxonomy: Taxonomy,
    *,
    reject: tuple[str, ...],
    accept: tuple[str, ...],
    forget: tuple[str, ...],
    note: str,
) -> tuple[Word, ...]:
    """Keep what is said now, and give all the person said."""
    import datetime

    from skillgap.workspace import name_for, person_of, say, unsay, words_of

    given = [(name_for(taxonomy, name), "accept") for name in accept]
    given += [(name_for(taxonomy, name), "reject") for name in reject]
    if both := {name for name, verdict in given if (name, "accept") in given and (name, "reject") in given}:
        raise click.UsageError(f"--accept and --reject contradict each other on {', '.join(sorted(both))}")
    with open_workspace() as store:
        person = person_of(store, resume)
        for name in forget:
            if not unsay(store, person, name) and not unsay(store, person, name_for(taxonomy, name)):
                click.echo(f"nothing was said about '{name}'", err=True)
        for name, verdict in given:
            say(
                store,
                person,
                name,
                "accept" if verdict == "accept" else "reject",
                on=datetime.date.today(),
                note=note,
            )
        return words_of(store, person)


def _say_what_missed(words: tuple[Word, ...], skills: SkillSet) -> None:
    """Tell on stderr about a word that this resume gives no occasion for."""
    from skillgap.skills.names.surfaces import squash

    touched = {
        name
        for skill in skills.skills
        for mention in skill.mentions
        if mention.rule == "override"
        for name in (skill.id, squash(mention.text))
    }
    touched |= {
        name
        for item in skills.rejected
        if item.rule == "override"
        for name in (item.skill, squash(item.text))
    }
    for word in words:
        if word.name not in touched and squash(word.name) not in touched:
            click.echo(f"your word on '{word.name}': this resume does not name it", err=True)
