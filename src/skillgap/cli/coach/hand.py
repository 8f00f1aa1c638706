"""`skillgap client report`, `export` and `erase`."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING

import click

from skillgap.cli.coach import common
from skillgap.cli.place import open_workspace, workspace_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command("report")
@common.client_argument
@click.option("--notes", is_flag=True, help="For the file: with the notes of the sessions.")
@click.option("--shared", is_flag=True, help="For others: a pseudonym for the name, no notes, no actions.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="Write to FILE: .html .pdf .md .json .csv .txt"
)
@common.day_option
@workspace_option
def report(
    *, client: str, notes: bool, shared: bool, output: str | None, day: datetime.datetime | None
) -> None:
    """Make a report for the client to take home.

    Standing, progress, next steps, plan, what was agreed.
    """
    from pathlib import Path

    from skillgap.cli.output import write_file
    from skillgap.report.coach.files import HANDOUT_FILES, render_handout_file
    from skillgap.report.coach.handout import Handout
    from skillgap.workspace.clients.client import find_client
    from skillgap.workspace.progress.desk import changes_since, file_of, refresh

    if notes and shared:
        raise click.UsageError("--notes is for the file, --shared for others; take one")
    suffix = Path(output).suffix.lower() if output else ".txt" if sys.stdout.isatty() else ".md"
    if suffix not in HANDOUT_FILES:
        raise click.UsageError(f"{output}: no format for '{suffix}'; use {', '.join(HANDOUT_FILES)}")
    on = common.the_day(day)
    with open_workspace() as store:
        known = find_client(store, client)
        knowledge = common.knowledge_of(on)
        refresh(store, known, knowledge, on=on)
        changes = changes_since(store, known, knowledge, since=known.added, on=on)
        held = file_of(store, known, until=on.isoformat())
    handout = Handout(held=held, changes=changes, day=on.isoformat(), notes=notes, named=not shared)
    content = render_handout_file(handout, suffix)
    if output:
        write_file(Path(output), content)
    elif isinstance(content, str):
        click.echo(content, nl=False)


@click.command("export")
@common.client_argument
@click.option("-o", "--output", required=True, type=click.Path(path_type=str), help="New folder to write to.")
@workspace_option
def export(*, client: str, output: str) -> None:
    """Write everything held on a client to a folder.

    One JSON file with all of it, and resumes, notes and plans as files of their own.
    """
    from pathlib import Path

    from skillgap.workspace.clients.client import find_client
    from skillgap.workspace.clients.export import export_client

    with open_workspace() as store:
        known = find_client(store, client)
        files = export_client(store, known)
    _write_folder(Path(output), files)
    click.echo(f"wrote {len(files)} files on {known.name} to {output}", err=True)


def _write_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Write a new folder whole or not at all, for its owner's eyes only."""
    import os
    import shutil
    import tempfile
    from pathlib import Path

    from skillgap.errors import WriteError

    if folder.exists():
        raise WriteError(f"{folder}: is there already", hint="Name a folder that does not exist yet.")
    part = ""
    try:
        part = tempfile.mkdtemp(dir=folder.absolute().parent, prefix=f".{folder.name}.")
        for name, content in files.items():
            with open(os.open(Path(part) / name, os.O_CREAT | os.O_WRONLY, 0o600), "wb") as file:
                file.write(content)
        os.rename(part, folder)
    except OSError as error:
        if part:
            shutil.rmtree(part, ignore_errors=True)
        raise WriteError(
            f"{folder}: cannot write there ({error.strerror})", hint="Choose another place."
        ) from error


@click.command("erase")
@common.client_argument
@click.option("--yes", is_flag=True, help="Do not ask.")
@workspace_option
def erase(*, client: str, yes: bool) -> None:
    """Erase everything held on a client, and verify it.

    The bytes of the file are searched for the person's name, contact, notes and lines. Backups, exports and reports written before are files of their own; they stay.
    """
    from skillgap.errors import UnknownNameError
    from skillgap.workspace.clients.client import find_client
    from skillgap.workspace.clients.erase import erase_client, finish_erasing, is_erasing

    with open_workspace() as store:
        if is_erasing(store):
            finish_erasing(store)
            click.echo("finished an erase that was interrupted", err=True)
            try:
                known = find_client(store, client)
            except UnknownNameError:
                click.echo("nobody of that name is held", err=True)
                return
        else:
            known = find_client(store, client)
        if not yes:
            if not sys.stdin.isatty():
                raise click.UsageError("erasing cannot be undone; say --yes")
            click.confirm(
                f"Erase everything held on {known.name}? This cannot be undone.", abort=True, err=True
            )
        erased = erase_client(store, known)
    rows = ", ".join(
        f"{number} {name.removesuffix('s') if number == 1 else name}"
        for name, number in erased.rows.items()
        if number
    )
    click.echo(f"erased {erased.name}{f' with {rows}' if rows else ''}", err=True)
    click.echo(f"  looked for {erased.searched} of the person's strings in the file: none is left", err=True)
    if erased.elsewhere:
        click.echo(f"  others' records hold the same words: {', '.join(erased.elsewhere)}", err=True)
    click.echo(
        "  backups, exports and reports written before are files of their own: delete them too", err=True
    )
