"""`skillgap plan`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options
from skillgap.cli.kinds import MonthType, NumberType, PercentType, WholeType
from skillgap.cli.output import answer, chosen_format, write_file
from skillgap.cli.place import recalled

if TYPE_CHECKING:
    from pathlib import Path

PERCENT = PercentType()
_FILES_ONLY = (".html", ".pdf", ".ics")


@click.command("plan")
@options.resume_argument
@click.option("--role", metavar="ROLE", help="[default: the best-fitting role]")
@options.level_option
@options.source_option
@click.option(
    "--hours",
    type=NumberType(0.5, 80),
    default=8,
    show_default=True,
    metavar="H",
    help="Hours a week for learning.",
)
@click.option("--start", type=MonthType(), help="First month of the plan. [default: next month]")
@click.option(
    "--months",
    type=WholeType(1, 60),
    metavar="N",
    help="Months to plan. [default: 12, or those up to the deadline]",
)
@click.option("--deadline", type=MonthType(), help="Last month there is; nothing is planned after it.")
@click.option(
    "--weeks-off",
    type=WholeType(0, 26),
    default=0,
    show_default=True,
    metavar="N",
    help="Weeks without study.",
)
@click.option(
    "--buffer",
    type=PERCENT,
    default=0.0,
    metavar="PERCENT",
    help="Part of each month kept free for what slips, such as 10%. [default: 0%]",
)
@click.option(
    "--interview-share",
    type=PERCENT,
    default=0.0,
    metavar="PERCENT",
    help="Part of the hours for interview practice, such as 20%. [default: 0%]",
)
@click.option(
    "--specialisation",
    metavar="NAME",
    default="",
    help="Direction of the last stage: production, llm or research. [default: the path's own]",
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
    months: int | None,
    deadline: Any,
    weeks_off: int,
    buffer: float,
    interview_share: float,
    specialisation: str,
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

    import msgspec

    from skillgap.advice import Request, advise, plan_for
    from skillgap.plan import PlanOptions
    from skillgap.report.plan.files import PLAN_SUFFIXES, render_plan
    from skillgap.report.plan.summary import render_plan_markdown, report_plan

    suffix = Path(output).suffix.lower() if output else ""
    by_suffix = suffix in PLAN_SUFFIXES and format_ is None and not as_json
    if not by_suffix and suffix in _FILES_ONLY:
        raise click.UsageError(f"{output}: a {suffix} file has one format; leave out --format")
    if suffix == ".md" and (as_json or format_ in ("json", "csv")):
        raise click.UsageError(
            f"{output}: a .md file is the plan to live with; give another ending for {format_ or 'json'}"
        )
    if suffix and suffix not in PLAN_SUFFIXES and format_ is None and not as_json:
        raise click.UsageError(
            f"{output}: no format for '{suffix}'; use {', '.join(PLAN_SUFFIXES)} or --format"
        )
    chosen = "markdown" if by_suffix else chosen_format(format_, as_json=as_json, output=output)
    month = options.this_month(today)
    begin = start or month.plus(1)
    if begin.ordinal < month.ordinal:
        raise click.UsageError(
            f"--start {begin} is past, as it is {month}; start this month or later, or say with --today what month it is"
        )
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
        start=begin,
        hours_per_week=hours,
        months=months or (max(1, min(60, begin.months_to(deadline))) if deadline else 12),
        weeks_off=weeks_off,
        deadline=deadline,
        buffer=buffer,
        interview_share=interview_share,
        specialisation=specialisation.strip().lower(),
    )
    plan = plan_for(advice, wishes)
    if output is not None:
        plan = msgspec.structs.replace(plan, resume=options.seen_from(Path(output), resume))
    if output is not None and by_suffix:
        _write(Path(output), render_plan(plan, suffix), str(month))
    elif chosen != "markdown":
        answer(report_plan(plan), format_=chosen, as_json=as_json, output=output)
    elif output is None:
        click.echo(render_plan_markdown(plan), nl=False)
    else:
        _write(Path(output), render_plan_markdown(plan), str(month))


def _write(path: Path, content: str | bytes, stamp: str) -> None:
    """Write the plan; a Markdown plan that stands there may hold ticks and notes, so it is kept beside."""
    from skillgap.report.write import keep_beside

    new = content.encode("utf-8") if isinstance(content, str) else content
    kept = None
    if path.suffix.lower() == ".md" and path.is_file() and path.read_bytes() not in (b"", new):
        kept = keep_beside(path, stamp)
    write_file(path, content)
    if kept is not None:
        click.echo(f"the version before is kept as {kept}", err=True)
