"""Clients: who they are, what they want, and how they are found again."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from skillgap.errors import UnknownNameError, WorkspaceError
from skillgap.market import LevelName
from skillgap.workspace.store import Store
from skillgap.workspace.word import client_key

Keeps = Literal["text", "evidence"]
"""text: the words of the resume too; evidence: only the skills, dates and titles derived from them."""


class Goals(msgspec.Struct, frozen=True, kw_only=True):
    """What a client is after."""

    roles: tuple[str, ...] = ()
    """Role ids, the main one first; empty when still open."""
    level: LevelName | None = None
    hours_per_week: float | None = None


class Client(msgspec.Struct, frozen=True, kw_only=True):
    """A person the coach works with."""

    id: int
    name: str
    pseudonym: str
    """What stands for the name in everything shared; says nothing about the person."""
    tags: tuple[str, ...] = ()
    goals: Goals = Goals()
    keeps: Keeps = "text"
    added: str
    """The day, YYYY-MM-DD."""


def add_client(
    store: Store,
    name: str,
    *,
    on: datetime.date,
    tags: Iterable[str] = (),
    goals: Goals | None = None,
    keeps: Keeps = "text",
) -> Client:
    """Add a client; raises WorkspaceError when the name is taken or empty. Call inside `store.writing()`."""
    name = _plain(name)
    if not name:
        raise WorkspaceError("a client needs a name", hint="Give one with --name; a pseudonym will do.")
    if store.row("SELECT 1 FROM clients WHERE name = ?", (name,)):
        raise WorkspaceError(
            f"there is a client '{name}' already",
            hint="Give another name with --name, or add to that client with 'client import FILE --client NAME'.",
        )
    number = store.add(
        "INSERT INTO clients (name, pseudonym, tags, roles, level, hours_per_week, keeps, added) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?)",
        (name, _pseudonym(store), *_columns(tags, goals or Goals()), keeps, on.isoformat()),
    )
    return client_by_id(store, number)


def change_client(store: Store, client: Client) -> Client:
    """Write a changed client back; raises WorkspaceError when its name is taken. Call inside `store.writing()`."""
    name = _plain(client.name)
    if not name or store.row("SELECT 1 FROM clients WHERE name = ? AND id <> ?", (name, client.id)):
        raise WorkspaceError(f"the name '{name}' is empty or taken", hint="Choose another.")
    store.rows(
        "UPDATE clients SET name = ?, tags = ?, roles = ?, level = ?, hours_per_week = ?, keeps = ? WHERE id = ?",
        (name, *_columns(client.tags, client.goals), client.keeps, client.id),
    )
    return client_by_id(store, client.id)


def clients(store: Store, *, tag: str = "") -> tuple[Client, ...]:
    """List the clients by name, with `tag` those that carry it."""
    found = (_client(row) for row in store.rows("SELECT * FROM clients ORDER BY name COLLATE NOCASE, id"))
    return tuple(client for client in found if not tag or tag.casefold() in map(str.casefold, client.tags))


def client_by_id(store: Store, number: int) -> Client:
    """Give the client with this number."""
    return _client(store.row("SELECT * FROM clients WHERE id = ?", (number,)))


def find_client(store: Store, text: str) -> Client:
    """Find a client by name, pseudonym, or the beginning of a name that only one has.

    Raises UnknownNameError with the nearest names.
    """
    wanted, known = _plain(text).casefold(), clients(store)
    same = [client for client in known if wanted in (client.name.casefold(), client.pseudonym.casefold())]
    begins = [client for client in known if wanted and client.name.casefold().startswith(wanted)]
    for found in (same, begins):
        if len(found) == 1:
            return found[0]
    from difflib import get_close_matches

    names = [client.name for client in known]
    near = [client.name for client in begins] or get_close_matches(text, names, n=3)
    raise UnknownNameError("client", text, known=names or ["none yet"], suggestions=near[:3])


def person_keys(store: Store, client: Client) -> tuple[str, ...]:
    """List the keys under which words of this client may be kept."""
    (person,) = store.row("SELECT person FROM clients WHERE id = ?", (client.id,))
    return tuple(key for key in (client_key(client.id), person) if key)


def _columns(tags: Iterable[str], goals: Goals) -> tuple[str, str, str, float | None]:
    kept = sorted({_plain(tag) for tag in tags if _plain(tag)}, key=lambda tag: (tag.casefold(), tag))
    return _json(kept), _json(list(goals.roles)), goals.level or "", goals.hours_per_week


def _client(row: Any) -> Client:
    level = msgspec.convert(row["level"] or None, LevelName | None)
    goals = Goals(roles=_names(row["roles"]), level=level, hours_per_week=row["hours_per_week"])
    return Client(
        id=row["id"],
        name=row["name"],
        pseudonym=row["pseudonym"],
        tags=_names(row["tags"]),
        goals=goals,
        keeps=row["keeps"],
        added=row["added"],
    )


def _names(text: str) -> tuple[str, ...]:
    return msgspec.json.decode(text, type=tuple[str, ...])


def _json(names: list[str]) -> str:
    return msgspec.json.encode(names).decode()


def _plain(text: str) -> str:
    """Close up white space and leave out what cannot be printed."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _pseudonym(store: Store) -> str:
    """Draw a name nobody has; by chance, so that neither order nor spelling tells who it is."""
    while True:
        (drawn,) = store.row("SELECT 'P-' || hex(randomblob(2))")
        if not store.row("SELECT 1 FROM clients WHERE pseudonym = ?", (drawn,)):
            return str(drawn)


def client_of_key(store: Store, key: str, *, name: str = "") -> Client | None:
    """Give the client a resume belongs to: the one of that name, else of that e-mail address; None for a newcomer.

    `key` is the resume's `contact_key`. A namesake is a newcomer: two records are easier to merge than to part.
    """
    if name:
        rows = store.rows("SELECT * FROM clients WHERE name = ?", (_plain(name),))
    else:
        rows = store.rows("SELECT * FROM clients WHERE person = ? AND person LIKE 'e:%'", (key,))
    return _client(rows[0]) if len(rows) == 1 else None


def free_name(store: Store, name: str) -> str:
    """Give the name, with a number where another client has it."""
    name = _plain(name) or "Unnamed"
    number, free = 1, name
    while store.row("SELECT 1 FROM clients WHERE name = ?", (free,)):
        number += 1
        free = f"{name} ({number})"
    return free
