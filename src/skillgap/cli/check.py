"""`skillgap check`."""

from __future__ import annotations

from os.path import isdir
from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options
from skillgap.cli.output import answer, chosen_format
from skillgap.cli.place import recalled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillgap.advice import Advice, Request
    from skillgap.gap import RoleFit
    from skillgap.report import Report


@click.command("check")
@options.resume_argument
@click.option(
    "--role",
    "roles",
    multiple=True,
    metavar="ROLE",
    help="Compare with this role; may be repeated. [default: rank every role]",
)
@options.level_option
@options.source_option
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="N",
    help="Exit with 3 when the best fit is below N.",
)
@click.option(
    "--explain",
    metavar="WHAT",
    help="Say why instead: fit, interval, reach, order, level, market, bars, one bar (years, …) or a SKILL.",
)
@options.reach_option
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Worker processes for a folder. [default: one per core]",
)
@options.reading_options
@options.output_options
@click.pass_context
def command(
    ctx: click.Context,
    *,
    resume: str,
    roles: tuple[str, ...],
    level: str | None,
    source: str,
    fail_under: float | None,
    explain: str | None,
    reach_at: float | None,
    jobs: int | None,
    today: Any,
    password: str | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Find the best-fitting roles, the gaps, and what to do next.

    RESUME is a file (PDF, DOCX, Markdown, HTML, text …), - for standard input, or a folder of resumes: then one row
    each, worker processes, and with -o a run that was interrupted goes on where it stopped.
    """
    if isdir(resume):
        from skillgap.cli.check_folder import FolderWishes, check_folder

        if explain is not None:
            raise click.UsageError("--explain is about one resume; name a file")
        wishes = FolderWishes(
            today=options.this_month(today),
            roles=roles,
            level=options.level_name(level),
            source=source,
            password=password,
            workers=jobs,
            fail_under=fail_under,
            output=output,
            format=chosen_format(format_, as_json=as_json, output=output),
        )
        ctx.exit(check_folder(resume, wishes))
    from skillgap.advice import Request, advise, levels_of, with_loss
    from skillgap.report.answers.check import report_check

    request = Request(
        profiles=options.profiles_folder(),
        today=options.this_month(today),
        roles=roles,
        level=options.level_name(level),
        source=source,
        reach_at=options.share(reach_at),
        password=password,
    )
    resume_file = options.resume_source(resume)
    advice = advise(resume_file, request, cache_folder=options.cache_folder(), recall=recalled())
    if explain is None:
        advice = with_loss(advice, resume_file, password=password)
    report = (
        report_check(advice, levels_of(advice, request))
        if explain is None
        else _explanation(advice, request, explain)
    )
    answer(report, format_=format_, as_json=as_json, output=output)
    best = advice.best.fit
    if fail_under is not None and (best is None or best.value < fail_under):
        click.echo(f"best fit is below {fail_under:g}", err=True)
        ctx.exit(3)


def _explanation(advice: Advice, request: Request, asked: str) -> Report:
    """Answer why a figure is what it is, or lay open one skill, in the roles asked for or else the best."""
    from skillgap.advice import stored_for
    from skillgap.gap import explain_figure, topics_of
    from skillgap.report.answers.why import report_why

    market = advice.knowledge.market
    roles = advice.report.roles[: max(1, len(request.roles))]
    given = (advice.resume, advice.skills, market, advice.knowledge.taxonomy)
    wanted = asked.casefold().replace("-", " ").strip()
    if all(wanted not in topics_of(*given, role=role.role, level=role.level) for role in roles):
        return _skill(advice, roles, asked)
    stored = stored_for(request)
    found = [
        (f"{role.title}, {role.level}", reason)
        for role in roles
        if wanted in topics_of(*given, role=role.role, level=role.level)
        for reason in explain_figure(*given, role=role.role, level=role.level, topic=wanted, stored=stored)
    ]
    return report_why(found, market.sources)


def _skill(advice: Advice, roles: Sequence[RoleFit], skill: str) -> Report:
    """Lay open one skill: its arithmetic, its hours and its rank."""
    from skillgap.gap import explain_skill, explain_worth
    from skillgap.report.answers.explain import report_explanation

    market, today = advice.knowledge.market, advice.resume.today
    about = (advice.skills, market, advice.knowledge.taxonomy)
    found = [
        (
            explain_skill(*about, today=today, role=role.role, level=role.level, skill=skill),
            explain_worth(advice.resume, *about, role=role.role, level=role.level, skill=skill),
        )
        for role in roles
    ]
    return report_explanation(found, market.sources)
