"""`skillgap roles`."""

from __future__ import annotations

from typing import Any

import click

from skillgap.cli import options
from skillgap.cli.output import answer


@click.command("roles")
@click.argument("role", required=False)
@options.source_option
@options.today_option
@options.output_options
def command(
    *, role: str | None, source: str, today: Any, format_: str | None, as_json: bool, output: str | None
) -> None:
    """Show the market: all roles, or the demand of one.

    Every figure comes with its source, number of postings and interval.
    """
    from skillgap.bundled import bundled
    from skillgap.market import find_role, load_market
    from skillgap.report.answers.roles import report_role, report_roles
    from skillgap.skills import load_taxonomy

    folder = options.cache_folder()
    month = options.this_month(today)
    market = load_market(bundled("market_profiles"), today=month, source=source, cache_folder=folder)
    name = load_taxonomy(cache_folder=folder).name
    report = (
        report_roles(market, name) if role is None else report_role(find_role(market, role), market, name)
    )
    answer(report, format_=format_, as_json=as_json, output=output)
