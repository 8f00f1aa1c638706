"""`skillgap check`."""

from __future__ import annotations

from os.path import isdir
from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options
from skillgap.cli.kinds import NumberType, WholeType
from skillgap.cli.output import answer, chosen_format
from skillgap.cli.place import recalled

if TYPE_CHECKING:
    from skillgap.advice import Advice, Request
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
    type=NumberType(0, 100),
    metavar="N",
    help="Exit with 3 when the best fit is below N.",
)
@click.option(
    "--explain",
    metavar="WHAT",
    help="Say why instead: fit, interval, reach, order, level, market, bars, one bar (years, …), gain, hours, rank or a SKILL.",
)
@options.reach_option
@click.option(
    "--jobs",
    type=WholeType(1, 64),
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
    """Answer why a figure is what it is in the roles asked for, or else the best."""
    from skillgap.advice import explain
    from skillgap.report.answers.why import report_why

    roles = advice.report.roles[: max(1, len(request.roles))]
    return report_why(explain(advice, request, asked, roles=roles), advice.knowledge.market.sources)
