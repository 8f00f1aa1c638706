"""`skillgap market`."""

from __future__ import annotations

import click

from skillgap.cli import market_build


@click.group("market")
def command() -> None:
    """Build the data skillgap advises from, and check it."""


command.add_command(market_build.command)


@command.command("validate")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=str))
def validate(*, folder: str | None) -> None:
    """Check market profiles (those of FOLDER, else the shipped ones), the taxonomy and the roadmaps.

    Every problem is listed at once, with its file, line and column.
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
