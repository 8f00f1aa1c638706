"""The tables of a workspace, as the migrations that lead to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from skillgap.errors import WorkspaceError

APPLICATION = 0x736B6770
"""SQLite's application id of a workspace ("skgp"), which tells it from any other database."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        "INSERT INTO meta VALUES ('salt', hex(randomblob(16)))",
        """CREATE TABLE clients (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
            pseudonym TEXT NOT NULL UNIQUE,
            tags TEXT NOT NULL DEFAULT '[]',
            roles TEXT NOT NULL DEFAULT '[]',
            level TEXT NOT NULL DEFAULT '',
            hours_per_week REAL,
            keeps TEXT NOT NULL DEFAULT 'text' CHECK (keeps IN ('text', 'evidence')),
            person TEXT NOT NULL DEFAULT '',
            added TEXT NOT NULL
        )""",
        """CREATE TABLE resumes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            client_id INTEGER NOT NULL REFERENCES clients ON DELETE CASCADE,
            digest TEXT NOT NULL,
            name TEXT NOT NULL,
            added TEXT NOT NULL,
            evidence TEXT NOT NULL,
            document TEXT,
            UNIQUE (client_id, digest)
        )""",
        "CREATE INDEX resumes_by_digest ON resumes (digest)",
        """CREATE TABLE snapshots (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            client_id INTEGER NOT NULL REFERENCES clients ON DELETE CASCADE,
            resume_id INTEGER NOT NULL REFERENCES resumes ON DELETE CASCADE,
            made TEXT NOT NULL,
            score_version TEXT NOT NULL,
            data_version TEXT NOT NULL,
            analysis TEXT NOT NULL
        )""",
        "CREATE INDEX snapshots_by_client ON snapshots (client_id, made, id)",
        """CREATE TABLE sessions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            client_id INTEGER NOT NULL REFERENCES clients ON DELETE CASCADE,
            held TEXT NOT NULL,
            notes TEXT NOT NULL DEFAULT '',
            UNIQUE (client_id, held)
        )""",
        """CREATE TABLE actions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            client_id INTEGER NOT NULL REFERENCES clients ON DELETE CASCADE,
            agreed TEXT NOT NULL,
            text TEXT NOT NULL CHECK (text <> ''),
            done TEXT NOT NULL DEFAULT ''
        )""",
        "CREATE INDEX actions_by_client ON actions (client_id)",
        """CREATE TABLE overrides (
            person TEXT NOT NULL,
            name TEXT NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject')),
            note TEXT NOT NULL DEFAULT '',
            said TEXT NOT NULL,
            PRIMARY KEY (person, name)
        )""",
    ),
    (
        """CREATE TABLE plans (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            client_id INTEGER NOT NULL REFERENCES clients ON DELETE CASCADE,
            made TEXT NOT NULL,
            plan TEXT NOT NULL
        )""",
        "CREATE INDEX plans_by_client ON plans (client_id, made, id)",
        """CREATE TABLE ticks (
            plan_id INTEGER NOT NULL REFERENCES plans ON DELETE CASCADE,
            module TEXT NOT NULL,
            done TEXT NOT NULL,
            PRIMARY KEY (plan_id, module)
        )""",
    ),
)
"""Each entry leads from the version before to the next; entries are only ever added."""

LATEST = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, name: str) -> None:
    """Bring a workspace to the latest version, each step whole or not at all.

    Raises WorkspaceError for a file written by a newer version.
    """
    while (version := version_of(connection)) != LATEST:
        if version > LATEST:
            raise WorkspaceError(
                f"{name}: written by a newer skillgap (version {version}; this one knows {LATEST})",
                hint="Update skillgap; the file is left as it is.",
            )
        connection.execute("BEGIN IMMEDIATE")
        with undone_unless_done(connection):
            if version_of(connection) == version:
                for statement in MIGRATIONS[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")


@contextmanager
def undone_unless_done(connection: sqlite3.Connection) -> Iterator[None]:
    """Roll the open transaction back when what is inside ends early, in whatever way."""
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def version_of(connection: sqlite3.Connection) -> int:
    """Give the version a file is at."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
