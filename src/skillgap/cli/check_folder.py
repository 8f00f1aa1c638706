"""`skillgap check FOLDER`: one row a resume."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from skillgap.cli import options
from skillgap.cli.coach.progress_bar import ticking
from skillgap.cli.output import answer
from skillgap.cli.place import workspace_path
from skillgap.market import LevelName
from skillgap.month import Month

if TYPE_CHECKING:
    from skillgap.workspace.many.job import Setup
    from skillgap.workspace.many.sift import Sifted


class FolderWishes(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked about a folder."""

    today: Month
    roles: tuple[str, ...]
    level: LevelName | None
    source: str
    password: str | None
    workers: int | None
    fail_under: float | None
    output: str | None
    format: str


def check_folder(folder: str, wishes: FolderWishes) -> int:
    """Check every resume in a folder; give the exit code: 1 when one could not be read, 3 when one is below."""
    from skillgap.report.coach.folder import report_folder
    from skillgap.workspace.many.crew import usual_crew
    from skillgap.workspace.many.gather import files_in
    from skillgap.workspace.many.sift import Journal, sift

    setup, root = _setup(wishes), Path(folder)
    files = files_in(root)
    journal = Journal(Path(f"{wishes.output}.part"), setup) if wishes.output else None
    found: list[Sifted] = []
    with ticking(len(files), "checking") as tick:
        for one in sift(files, root, setup, workers=wishes.workers or usual_crew(), journal=journal):
            found.append(one)
            tick()
    report = report_folder(found, folder=root.name or folder, asked=bool(wishes.roles))
    answer(report, format_=wishes.format, as_json=False, output=wishes.output)
    if journal:
        journal.path.unlink(missing_ok=True)
    errors = sorted(one.error for one in found if one.error)
    for error in errors:
        click.echo(f"  {error}", err=True)
    if errors:
        click.echo(f"{len(errors)} of {len(files)} files were not read", err=True)
        return 1
    return 3 if wishes.fail_under is not None and any(_below(one, wishes.fail_under) for one in found) else 0


def _setup(wishes: FolderWishes) -> Setup:
    """Name what every resume is compared with; raises UnknownNameError before any file is read."""
    from skillgap.market import find_role, load_market
    from skillgap.workspace.many.job import Setup

    profiles, cache = options.profiles_folder(), options.cache_folder()
    market = load_market(profiles, today=wishes.today, source=wishes.source, cache_folder=cache)
    workspace = workspace_path()
    return Setup(
        today=str(wishes.today),
        profiles=str(profiles),
        cache=str(cache),
        workspace=str(workspace) if workspace.exists() else "",
        roles=tuple(dict.fromkeys(find_role(market, role).role for role in wishes.roles)),
        level=wishes.level,
        source=wishes.source,
        password=wishes.password,
        limits=options.limits(),
        whole=False,
    )


def _below(one: Sifted, least: float) -> bool:
    standing = one.analysis.standing() if one.analysis else None
    return standing is None or standing.fit is None or standing.fit.value < least
