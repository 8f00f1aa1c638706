"""`skillgap cohort`."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import click

from skillgap.cli import options
from skillgap.cli.coach import common
from skillgap.cli.output import answer, write_file
from skillgap.cli.place import open_workspace, workspace_option

if TYPE_CHECKING:
    from skillgap.workspace.cohort.cohort import Cohort


@click.group("cohort")
@workspace_option
def command() -> None:
    """Look at many clients at once."""


@command.command("report")
@click.option("--role", required=True, metavar="ROLE", help="Role to compare everybody with.")
@click.option("--tag", default="", metavar="TAG", help="Only clients with this tag.")
@click.option("--names", is_flag=True, help="Show names and every figure; for your own eyes.")
@click.option("--quotes", is_flag=True, help="Add masked lines of resumes that show what others lack.")
@common.day_option
@options.output_options
@workspace_option
def report(
    *,
    role: str,
    tag: str,
    names: bool,
    quotes: bool,
    day: datetime.datetime | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Show a heat map, shared gaps and workshops.

    Who can what, what is missing most, which workshops would lift most, how far people came. Names are replaced by pseudonyms, and nothing is told about fewer than five people, unless you say --names. With -o
    the extension decides the form: .html and .pdf to hand over, .csv, .json, .md, .txt.
    """
    from pathlib import Path

    from skillgap.report.coach.cohort import report_cohort
    from skillgap.report.coach.files import COHORT_FILES, render_cohort_file

    cohort = _cohort(common.the_day(day), role, tag, names=names, quotes=quotes)
    suffix = Path(output).suffix.lower() if output else ""
    if output and suffix in COHORT_FILES:
        if format_ or as_json:
            raise click.UsageError(f"{output}: a {suffix} file has one format; leave out --format")
        write_file(Path(output), render_cohort_file(cohort, suffix))
        return
    answer(report_cohort(cohort), format_=format_, as_json=as_json, output=output)


def _cohort(on: datetime.date, role: str, tag: str, *, names: bool, quotes: bool) -> Cohort:
    """Put the cohort together, in the form asked for."""
    import msgspec

    from skillgap.market import find_role
    from skillgap.month import Month
    from skillgap.workspace.cohort.anonymity import FLOOR, anonymous
    from skillgap.workspace.cohort.cohort import cohort_of
    from skillgap.workspace.cohort.members import members_of
    from skillgap.workspace.cohort.quotes import quotes_for

    knowledge = common.knowledge_of(on)
    wanted = find_role(knowledge.market, role).role
    with open_workspace() as store:
        members = members_of(store, wanted, tag=tag, until=on.isoformat())
        cohort = cohort_of(
            members, knowledge.market, knowledge.taxonomy, role=wanted, tag=tag, day=on.isoformat()
        )
        if not names:
            cohort = anonymous(cohort, {one.client.name: one.client.pseudonym for one in members})
        if quotes:
            told = quotes_for(
                store, members, cohort.workshops, knowledge.taxonomy, today=Month.of(on), floor=FLOOR
            )
            cohort = msgspec.structs.replace(cohort, quotes=told)
    return cohort
