"""The workspace file: created whole, opened with care, written by one at a time."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar
from urllib.parse import quote

import msgspec

from skillgap.errors import BusyWorkspaceError, DamagedWorkspaceError, WorkspaceError
from skillgap.workspace.schema import APPLICATION, migrate, undone_unless_done

WAIT = 5.0
"""Seconds to wait for another writer."""
_MAGIC = b"SQLite format 3\0"

T = TypeVar("T")
Values = Iterable[Any] | Mapping[str, Any]


class Store:
    """An open workspace; a context manager that closes it.

    Reading needs no ceremony; everything that changes something happens inside `with store.writing():`, which is
    whole or not at all.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with contextlib.suppress(sqlite3.Error):
            self.connection.close()

    def rows(self, sql: str, values: Values = ()) -> list[Any]:
        """Run a statement and give its rows, each indexed by position or column name."""
        with explained(self.path):
            return self.connection.execute(sql, _given(values)).fetchall()

    def row(self, sql: str, values: Values = ()) -> Any:
        """Run a statement and give its first row, or None."""
        with explained(self.path):
            return self.connection.execute(sql, _given(values)).fetchone()

    def add(self, sql: str, values: Values = ()) -> int:
        """Run an INSERT and give the new row's id."""
        with explained(self.path):
            return int(self.connection.execute(sql, _given(values)).lastrowid or 0)

    def decoded(self, text: str, type_: type[T]) -> T:
        """Decode what is kept as JSON; raises DamagedWorkspaceError for what this version cannot read."""
        try:
            return msgspec.json.decode(text, type=type_)
        except msgspec.MsgspecError as error:
            raise DamagedWorkspaceError(
                f"{self.path}: a kept {type_.__name__.lower()} cannot be read ({error})",
                hint="Another version of skillgap may have written it; use that one, or restore a backup.",
            ) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make one change of everything inside; raises BusyWorkspaceError when another program holds the file."""
        with explained(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
        with undone_unless_done(self.connection):
            yield
            with explained(self.path):
                self.connection.execute("COMMIT")


def open_store(path: Path, *, wait: float = WAIT) -> Store:
    """Open the workspace at `path`, create it when there is none, and bring it to the latest version.

    The file is readable by its owner only. Raises DamagedWorkspaceError for a file that is damaged or something else,
    BusyWorkspaceError after `wait` seconds of another program writing, WorkspaceError for a newer file or a place that
    cannot be written; whatever stands at `path` is then left as it is.
    """
    if not path.exists():
        _create(path)
    _recognise(path)
    with explained(path):
        connection = connect(path, wait=wait)
        with contextlib.ExitStack() as undo:
            undo.callback(connection.close)
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            if application != APPLICATION:
                raise DamagedWorkspaceError(
                    f"{path}: a database, but not a skillgap workspace", hint="Name another folder."
                )
            migrate(connection, str(path))
            undo.pop_all()
    return Store(path, connection)


def connect(path: Path, *, wait: float = WAIT) -> sqlite3.Connection:
    """Connect to an existing file with the settings every workspace has."""
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode=rw", uri=True, isolation_level=None, timeout=wait
    )
    connection.row_factory = sqlite3.Row
    for setting in (
        "foreign_keys = ON",
        "secure_delete = ON",
        "synchronous = FULL",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _create(path: Path) -> None:
    """Make an empty workspace under another name first, so that no half-made file ever stands at `path`."""
    part = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with contextlib.closing(connect(part)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            migrate(connection, str(path))
            connection.execute("PRAGMA journal_mode = WAL")
        _place(part, path)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise WorkspaceError(
            f"{path}: cannot make a workspace there ({reason})", hint="Choose a folder with --workspace."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _place(part: Path, path: Path) -> None:
    """Give the new file its name, unless another program was faster."""
    try:
        os.link(part, path)
    except FileExistsError:
        return
    except OSError:
        if not path.exists():
            part.rename(path)


def _recognise(path: Path) -> None:
    """Raise DamagedWorkspaceError unless the file opens like a database; keep others from reading it."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError as error:
        raise WorkspaceError(
            f"{path}: cannot be opened ({error.strerror})", hint="Check the path and its permissions."
        ) from error
    if start != _MAGIC:
        raise damaged(path, "it does not begin like a workspace")


def damaged(path: Path, reason: object) -> DamagedWorkspaceError:
    """Say that a workspace is damaged and what to do."""
    return DamagedWorkspaceError(
        f"{path}: damaged, or not a skillgap workspace ({reason})",
        hint="It was left as it is. Bring a backup back with 'skillgap workspace restore BACKUP', or move the file away.",
    )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite complains about into an error that names the file and the next step."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.OperationalError as error:
        text = str(error)
        if "locked" in text or "busy" in text:
            raise BusyWorkspaceError(
                f"{path}: another program is writing to it",
                hint="Let it finish, or close it, and run the command again; nothing was changed.",
            ) from error
        raise WorkspaceError(f"{path}: {text}", hint="Check the disk's space and the permissions.") from error
    except sqlite3.DatabaseError as error:
        raise damaged(path, error) from error


def _given(values: Values) -> Any:
    return values if isinstance(values, Mapping) else tuple(values)
