"""`skillgap roles`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options
from skillgap.cli.output import answer

if TYPE_CHECKING:
    from skillgap.market import Market
    from skillgap.report import Report


@click.command("roles")
@click.argument("role", required=False)
@click.option(
    "--skill", "skills", default="", metavar="SKILL,…", help="Show these skills across roles and levels."
)
@options.source_option
@options.today_option
@options.output_options
def command(
    *,
    role: str | None,
    skills: str,
    source: str,
    today: Any,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Show the market: all roles, one role, or one skill.

    Every figure comes with its source, number of postings and interval.
    """
    from skillgap.market import load_market
    from skillgap.skills import load_taxonomy

    folder = options.cache_folder()
    month = options.this_month(today)
    market = load_market(options.profiles_folder(), today=month, source=source, cache_folder=folder)
    taxonomy = load_taxonomy(cache_folder=folder)
    if skills:
        from skillgap.gap import find_skill
        from skillgap.report.answers.demand import report_skill_demand

        if role:
            raise click.UsageError("--skill compares all roles; leave the role out")
        wanted = dict.fromkeys(find_skill(taxonomy, skill).id for skill in options.names(skills))
        report = report_skill_demand(market, tuple(wanted), taxonomy.name)
    else:
        report = report_market(market, taxonomy.name, role=role)
    answer(report, format_=format_, as_json=as_json, output=output)


def report_market(market: Market, name: Callable[[str], str], *, role: str | None) -> Report:
    """Lay out all roles of a market, or one; `name` gives a skill's display name."""
    from skillgap.market import find_role
    from skillgap.report.answers.roles import report_role, report_roles

    return report_role(find_role(market, role), market, name) if role else report_roles(market, name)
