"""Sessions with a client, their notes, and what was agreed."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec

from skillgap.errors import WorkspaceError
from skillgap.workspace.clients.client import Client
from skillgap.workspace.store import Store


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """One session held."""

    id: int
    held: str
    """The day, YYYY-MM-DD."""
    notes: str
    """Markdown."""


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """Something the client agreed to do."""

    number: int
    """Counted per client from 1, in the order agreed."""
    text: str
    agreed: str
    """The day, YYYY-MM-DD."""
    done: str = ""
    """The day, empty while open."""


def meetings(store: Store, client: Client) -> tuple[Meeting, ...]:
    """List the sessions held, the earliest first."""
    found = store.rows(
        "SELECT id, held, notes FROM sessions WHERE client_id = ? ORDER BY held, id", (client.id,)
    )
    return tuple(Meeting(id=row["id"], held=row["held"], notes=row["notes"]) for row in found)


def hold_session(store: Store, client: Client, *, on: datetime.date, notes: str = "") -> None:
    """Record a session of that day, or add notes to it. Call inside `store.writing()`."""
    store.rows(
        "INSERT INTO sessions (client_id, held, notes) VALUES (?, ?, ?) ON CONFLICT (client_id, held) DO UPDATE SET "
        "notes = CASE WHEN notes = '' THEN excluded.notes WHEN excluded.notes = '' THEN notes "
        "ELSE notes || char(10, 10) || excluded.notes END",
        (client.id, on.isoformat(), notes.strip()),
    )


def rewrite_notes(store: Store, client: Client, *, on: datetime.date, notes: str) -> None:
    """Replace the notes of that day's session. Call inside `store.writing()`."""
    store.rows(
        "INSERT INTO sessions (client_id, held, notes) VALUES (?, ?, ?) "
        "ON CONFLICT (client_id, held) DO UPDATE SET notes = excluded.notes",
        (client.id, on.isoformat(), notes),
    )


def actions(store: Store, client: Client) -> tuple[Action, ...]:
    """List everything agreed, in order."""
    return tuple(
        Action(number=number, text=row["text"], agreed=row["agreed"], done=row["done"])
        for number, row in enumerate(_rows(store, client), start=1)
    )


def agree(store: Store, client: Client, text: str, *, on: datetime.date) -> None:
    """Add an action. Call inside `store.writing()`."""
    text = " ".join(text.split())
    if not text:
        raise WorkspaceError("an action needs words", hint="Say what was agreed.")
    store.add(
        "INSERT INTO actions (client_id, agreed, text) VALUES (?, ?, ?)", (client.id, on.isoformat(), text)
    )


def set_done(store: Store, client: Client, number: int, *, on: datetime.date | None) -> None:
    """Mark an action as done on a day, or, with None, as open again. Call inside `store.writing()`."""
    rows = _rows(store, client)
    if not 1 <= number <= len(rows):
        raise WorkspaceError(
            f"{client.name} has no action {number}",
            hint=f"There are {len(rows)}; 'client show' lists them with their numbers.",
        )
    store.rows(
        "UPDATE actions SET done = ? WHERE id = ?", (on.isoformat() if on else "", rows[number - 1]["id"])
    )


def _rows(store: Store, client: Client) -> list[Any]:
    return store.rows("SELECT * FROM actions WHERE client_id = ? ORDER BY agreed, id", (client.id,))
