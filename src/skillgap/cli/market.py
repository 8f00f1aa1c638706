"""`skillgap market`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import market_build, options
from skillgap.cli.kinds import ChoiceType
from skillgap.cli.output import answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillgap.market import Market


@click.group("market")
def command() -> None:
    """Build the data skillgap advises from, and check it."""


command.add_command(market_build.command)


@command.command("validate")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=str))
def validate(*, folder: str | None) -> None:
    """Check market profiles, the taxonomy and the roadmaps.

    The profiles are those of FOLDER, else the shipped ones. Every problem is listed at once, with its file, line and column.
    """
    from pathlib import Path

    from skillgap.bundled import bundled
    from skillgap.errors import DataError
    from skillgap.market import validate_market
    from skillgap.plan import lint_roadmaps, load_roadmaps
    from skillgap.skills import lint_taxonomy, load_taxonomy

    taxonomy = load_taxonomy()
    roadmaps = load_roadmaps(bundled("roadmaps.yaml"))
    problems = [
        *lint_taxonomy(taxonomy),
        *validate_market(
            Path(folder) if folder else bundled("market_profiles"), skills=frozenset(taxonomy.by_id)
        ),
        *lint_roadmaps(roadmaps, taxonomy),
    ]
    if problems:
        raise DataError(
            problems, hint="Correct the places named above; docs/profiles.md describes the format."
        )
    click.echo(
        f"{len(taxonomy.entries)} skills, {len(roadmaps.modules)} modules, market profiles: no problems found"
    )


@command.command("show")
@click.argument("folder", type=click.Path(exists=True, file_okay=False))
@click.argument("role", required=False)
@options.source_option
@options.today_option
@options.output_options
def show(
    *,
    folder: str,
    role: str | None,
    source: str,
    today: Any,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Show the profiles of FOLDER, or one ROLE of them.

    As `skillgap roles` shows the shipped ones.
    """
    from skillgap.cli.roles import report_market

    report = report_market(_market(folder, today=today, source=source), _names(), role=role)
    answer(report, format_=format_, as_json=as_json, output=output)


@command.command("diff")
@click.argument("old", type=click.Path(exists=True, file_okay=False))
@click.argument("new", type=click.Path(exists=True, file_okay=False))
@click.option("--role", default="", help="Compare this role only.")
@options.today_option
@options.output_options
def diff(
    *, old: str, new: str, role: str, today: Any, format_: str | None, as_json: bool, output: str | None
) -> None:
    """Tell which skills are asked for more or less than before.

    OLD and NEW are folders of profiles. Only counted figures are compared, those of OLD whatever their age; what chance may explain is told apart from what it
    does not.
    """
    from pathlib import Path

    from skillgap.market import compare_markets, find_role, load_market
    from skillgap.report.measures.diff import report_market_diff

    before, after = load_market(Path(old), today=None), _market(new, today=today)
    wanted = find_role(after, role).role if role else ""
    found = compare_markets(before, after, role=wanted)
    report = report_market_diff(found, _names(), old=old, new=new)
    answer(report, format_=format_, as_json=as_json, output=output)


@command.command("schema")
@click.argument("kind", type=ChoiceType(["profile", "sources", "rules", "context"]))
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write the schema to FILE.")
def schema(*, kind: Any, output: str | None) -> None:
    """Print the JSON schema of one kind of file.

    An editor completes and checks the file by it.
    """
    from pathlib import Path

    from skillgap.cli.output import write_file
    from skillgap.market.files.schema import schema_text

    if output is None:
        click.echo(schema_text(kind), nl=False)
    else:
        write_file(Path(output), schema_text(kind))


def _market(folder: str, *, today: Any, source: str = "") -> Market:
    from pathlib import Path

    from skillgap.market import load_market

    return load_market(Path(folder), today=options.this_month(today), source=source)


def _names() -> Callable[[str], str]:
    from skillgap.skills import load_taxonomy

    return load_taxonomy(cache_folder=options.cache_folder()).name
