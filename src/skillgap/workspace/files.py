"""The workspace as a file: is it sound, a copy to keep, and bringing a copy back."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

import msgspec

from skillgap.errors import WorkspaceError
from skillgap.workspace.schema import APPLICATION, version_of
from skillgap.workspace.store import Store, connect, damaged, explained, open_store

UNFINISHED = "erasing"
"""Name in `meta` that marks an erase whose traces are still to be removed from the file."""


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What a look at the file found."""

    path: str
    bytes: int
    mode: str
    """Permissions in octal, such as "600"."""
    version: int
    counts: dict[str, int]
    """Rows by table."""
    problems: tuple[str, ...]
    """Empty when all is well."""


def check(store: Store) -> Checked:
    """Look through the whole file: its structure, its indexes, its links between rows."""
    path = store.path
    problems = [str(row[0]) for row in store.rows("PRAGMA integrity_check") if row[0] != "ok"]
    problems += [
        f"{row[0]}: row {row[1]} belongs to a {row[2]} that is not there"
        for row in store.rows("PRAGMA foreign_key_check")
    ]
    if store.row("SELECT 1 FROM meta WHERE name = ?", (UNFINISHED,)):
        problems.append("an erase was interrupted: run 'skillgap workspace check --repair' to finish it")
    tables = ("clients", "resumes", "snapshots", "sessions", "actions", "plans", "overrides")
    present = {row[0] for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return Checked(
        path=str(path),
        bytes=path.stat().st_size,
        mode=f"{path.stat().st_mode & 0o777:o}",
        version=store.row("PRAGMA user_version")[0],
        counts={
            name: store.row(f"SELECT count(*) FROM {name}")[0]  # noqa: S608 — names from the tuple above
            for name in tables
            if name in present
        },
        problems=tuple(problems),
    )


def back_up(store: Store, target: Path) -> None:
    """Copy the workspace as it is now to a new file that only its owner can read; nobody has to stop working.

    Raises WorkspaceError when something stands at `target` already, DamagedWorkspaceError when the copy is not sound.
    """
    part = _new_file(target)
    try:
        with explained(part), contextlib.closing(connect(part)) as copy:
            store.connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            _demand_sound(copy, part)
        _give_name(part, target)
    finally:
        part.unlink(missing_ok=True)


def restore(source: Path, path: Path, *, aside: str) -> Path | None:
    """Put a backup in the place of the workspace; give the path the old file was moved to, None when there was none.

    The backup is checked first. What stood at `path`, sound or damaged, is kept beside it with `aside` in its name.
    """
    if not source.is_file():
        raise WorkspaceError(f"{source}: no such backup", hint="Name a file that 'workspace backup' wrote.")
    part = _new_file(path.with_name(f".{path.name}.restored"), replace=True)
    try:
        with explained(source), contextlib.closing(connect(source)) as old:
            _demand_sound(old, source)
            with contextlib.closing(connect(part)) as copy:
                old.backup(copy)
                copy.execute("PRAGMA journal_mode = WAL")
        kept = _set_aside(path, aside)
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)
    open_store(path).close()
    return kept


def _set_aside(path: Path, aside: str) -> Path | None:
    """Move the present workspace and its journal out of the way, under a name nothing has yet."""
    if not path.exists():
        return None
    number, kept = 1, path.with_name(f"{path.stem}.{aside}{path.suffix}")
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.stem}.{aside}-{number}{path.suffix}")
    for ending in ("-wal", "-shm"):
        journal = path.with_name(path.name + ending)
        if journal.exists():
            journal.rename(kept.with_name(kept.name + ending))
    path.rename(kept)
    return kept


def _demand_sound(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION or not version_of(connection):
        raise damaged(path, "it is no workspace")
    (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise damaged(path, verdict)


def _new_file(target: Path, *, replace: bool = False) -> Path:
    """Make an empty file only its owner can read, beside `target`."""
    if target.exists() and not replace:
        raise WorkspaceError(
            f"{target}: is there already", hint="Choose a new name; nothing is written over."
        )
    part = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        part.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise WorkspaceError(
            f"{target}: cannot write there ({error.strerror})", hint="Choose another place."
        ) from error
    return part


def _give_name(part: Path, target: Path) -> None:
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise WorkspaceError(f"{target}: is there already", hint="Choose a new name.") from error
    except OSError:
        part.rename(target)
