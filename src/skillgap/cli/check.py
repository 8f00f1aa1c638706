"""`skillgap check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options
from skillgap.cli.output import answer
from skillgap.cli.place import recalled

if TYPE_CHECKING:
    from skillgap.advice import Advice
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
@click.option("--explain", metavar="SKILL", help="Show the arithmetic of one skill instead.")
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
    today: Any,
    password: str | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Find the best-fitting roles, the gaps, and what to do next.

    RESUME is a file (PDF, DOCX, Markdown, HTML, text …) or - for standard input.
    """
    from skillgap.advice import Request, advise, levels_of
    from skillgap.report.answers.check import report_check

    request = Request(
        profiles=options.profiles_folder(),
        today=options.this_month(today),
        roles=roles,
        level=options.level_name(level),
        source=source,
        password=password,
    )
    advice = advise(
        options.resume_source(resume), request, cache_folder=options.cache_folder(), recall=recalled()
    )
    number = max(1, len(roles))
    report = (
        report_check(advice, levels_of(advice, roles=number))
        if explain is None
        else _explanation(advice, explain, number=number)
    )
    answer(report, format_=format_, as_json=as_json, output=output)
    best = advice.best.fit
    if fail_under is not None and (best is None or best.value < fail_under):
        click.echo(f"best fit is below {fail_under:g}", err=True)
        ctx.exit(3)


def _explanation(advice: Advice, skill: str, *, number: int) -> Report:
    """Lay open one skill in the first roles of the advice."""
    from skillgap.gap import explain_skill
    from skillgap.report.answers.explain import report_explanation

    market, taxonomy = advice.knowledge.market, advice.knowledge.taxonomy
    found = [
        explain_skill(
            advice.skills,
            market,
            taxonomy,
            today=advice.resume.today,
            role=role.role,
            level=role.level,
            skill=skill,
        )
        for role in advice.report.roles[:number]
    ]
    return report_explanation(found, market.sources)
