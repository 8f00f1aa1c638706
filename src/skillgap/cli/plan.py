"""`skillgap plan`."""

from __future__ import annotations

from typing import Any

import click

from skillgap.cli import options
from skillgap.cli.output import answer, chosen_format, write_file
from skillgap.cli.place import recalled

_FILES_ONLY = (".html", ".pdf", ".ics")


@click.command("plan")
@options.resume_argument
@click.option("--role", metavar="ROLE", help="[default: the best-fitting role]")
@options.level_option
@options.source_option
@click.option(
    "--hours",
    type=click.FloatRange(0.5, 80),
    default=8,
    show_default=True,
    metavar="H",
    help="Hours a week for learning.",
)
@click.option("--start", type=options.MonthType(), help="First month of the plan. [default: next month]")
@click.option(
    "--months", type=click.IntRange(1, 60), default=12, show_default=True, metavar="N", help="Months to plan."
)
@click.option(
    "--weeks-off",
    type=click.IntRange(0, 26),
    default=0,
    show_default=True,
    metavar="N",
    help="Weeks without study.",
)
@options.reading_options
@options.output_options
def command(
    *,
    resume: str,
    role: str | None,
    level: str | None,
    source: str,
    hours: float,
    start: Any,
    months: int,
    weeks_off: int,
    today: Any,
    password: str | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Plan the months that close the gap, in the hours you have.

    With -o plan.md the plan is a file to live with: tick what is done. The extension decides the form: .md, .html and
    .pdf to hand over, .ics for a calendar, .json, .csv, .txt.
    """
    from pathlib import Path

    from skillgap.advice import Request, advise, plan_for
    from skillgap.plan import PlanOptions
    from skillgap.report.plan.files import PLAN_SUFFIXES, render_plan
    from skillgap.report.plan.summary import render_plan_markdown, report_plan

    suffix = Path(output).suffix.lower() if output else ""
    by_suffix = suffix in PLAN_SUFFIXES and format_ is None and not as_json
    if not by_suffix and suffix in _FILES_ONLY:
        raise click.UsageError(f"{output}: a {suffix} file has one format; leave out --format")
    if suffix and suffix not in PLAN_SUFFIXES and format_ is None and not as_json:
        raise click.UsageError(
            f"{output}: no format for '{suffix}'; use {', '.join(PLAN_SUFFIXES)} or --format"
        )
    chosen = "markdown" if by_suffix else chosen_format(format_, as_json=as_json, output=output)
    month = options.this_month(today)
    request = Request(
        profiles=options.profiles_folder(),
        today=month,
        roles=(role,) if role else (),
        level=options.level_name(level),
        source=source,
        password=password,
    )
    advice = advise(
        options.resume_source(resume), request, cache_folder=options.cache_folder(), recall=recalled()
    )
    wishes = PlanOptions(
        start=start or month.plus(1), hours_per_week=hours, months=months, weeks_off=weeks_off
    )
    plan = plan_for(advice, wishes)
    if output is not None and by_suffix:
        write_file(Path(output), render_plan(plan, suffix))
    elif chosen != "markdown":
        answer(report_plan(plan), format_=chosen, as_json=as_json, output=output)
    elif output is None:
        click.echo(render_plan_markdown(plan), nl=False)
    else:
        write_file(Path(output), render_plan_markdown(plan))
