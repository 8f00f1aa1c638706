"""`skillgap compare`."""

from __future__ import annotations

from typing import Any

import click

from skillgap.cli import options
from skillgap.cli.kinds import NumberType, WholeType
from skillgap.cli.output import answer
from skillgap.cli.place import recalled


@click.command("compare")
@options.resume_argument
@click.option("--roles", metavar="ROLE,ROLE…", default="", help="Compare these roles. [default: every role]")
@options.level_option
@options.source_option
@options.reach_option
@click.option(
    "--over",
    "line",
    type=NumberType(0, 100),
    default=70,
    show_default=True,
    metavar="N",
    help="Fit a role must reach.",
)
@click.option(
    "--in",
    "wanted",
    type=WholeType(1),
    metavar="K",
    help="Roles that must reach it. [default: 3, or all when fewer are compared]",
)
@options.reading_options
@options.output_options
def command(
    *,
    resume: str,
    roles: str,
    level: str | None,
    source: str,
    reach_at: float | None,
    line: float,
    wanted: int | None,
    today: Any,
    password: str | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Compare roles and levels at one glance.

    Shows the fit with every role at every level, the nearest roles with what they cost in hours, and the fewest
    skills that lift the resume over N in K roles.
    """
    from skillgap.advice import Request, advise, landscape_of
    from skillgap.report.answers.compare import report_compare

    request = Request(
        profiles=options.profiles_folder(),
        today=options.this_month(today),
        roles=options.names(roles),
        level=options.level_name(level),
        source=source,
        reach_at=options.share(reach_at),
        password=password,
    )
    advice = advise(
        options.resume_source(resume), request, cache_folder=options.cache_folder(), recall=recalled()
    )
    try:
        found = landscape_of(advice, request, line=line, wanted=wanted)
    except ValueError as error:
        raise click.UsageError(f"--in {wanted}: {error}") from error
    answer(report_compare(found), format_=format_, as_json=as_json, output=output)
