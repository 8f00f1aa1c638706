"""Erase a client: every row, every free page, the journal; then look into the bytes of the file whether it worked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from skillgap.errors import BusyWorkspaceError, WorkspaceError
from skillgap.workspace.clients.client import Client, person_keys
from skillgap.workspace.files import UNFINISHED
from skillgap.workspace.store import Store, explained

_SHORTEST = 5
"""Characters a string needs to tell something about a person."""
_MOST = 300
"""Strings looked for; contact details first, then the longest lines."""
_TEXTS = (
    ("clients", ("name", "pseudonym", "tags", "person")),
    ("resumes", ("digest", "name", "evidence", "document")),
    ("snapshots", ("analysis",)),
    ("sessions", ("notes",)),
    ("actions", ("text",)),
    ("plans", ("plan",)),
    ("overrides", ("person", "name", "note")),
)


class Erased(msgspec.Struct, frozen=True, kw_only=True):
    """What an erase did and made sure of."""

    name: str
    rows: dict[str, int]
    """Rows removed, by table."""
    searched: int
    """Strings of the person looked for in the bytes of the file, and not found."""
    elsewhere: tuple[str, ...]
    """Strings that others' records hold too, such as a name in someone else's notes; they stay."""


def erase_client(store: Store, client: Client) -> Erased:
    """Remove everything held on a client and prove it.

    The rows go in one transaction that also leaves a mark; the mark goes when the file has been rewritten without
    them. So an erase that is killed is either not begun or finished by `finish_erasing`. Raises WorkspaceError when a
    string of the person is still in the file, BusyWorkspaceError when another program keeps the journal open.
    """
    strings = _strings_of(store, client)
    with store.writing():
        begin_erasing(store)
        removed = _remove(store, client)
    finish_erasing(store)
    elsewhere = _verify(store, strings)
    return Erased(name=client.name, rows=removed, searched=len(strings), elsewhere=elsewhere)


def begin_erasing(store: Store) -> None:
    """Leave the mark that the file is to be rewritten. Call inside `store.writing()`."""
    store.rows("INSERT OR REPLACE INTO meta VALUES (?, '1')", (UNFINISHED,))


def is_erasing(store: Store) -> bool:
    """Tell whether an erase was interrupted before the file was rewritten."""
    return store.row("SELECT 1 FROM meta WHERE name = ?", (UNFINISHED,)) is not None


def finish_erasing(store: Store) -> None:
    """Rewrite the file without its free pages, empty the journal, and take the mark away."""
    with explained(store.path):
        store.connection.execute("VACUUM")
        _empty_journal(store)
        with store.writing():
            store.rows("DELETE FROM meta WHERE name = ?", (UNFINISHED,))
        _empty_journal(store)


def _empty_journal(store: Store) -> None:
    busy, *_ = store.row("PRAGMA wal_checkpoint(TRUNCATE)")
    if busy:
        raise BusyWorkspaceError(
            f"{store.path}: another program is reading it, so the journal cannot be emptied",
            hint="Close the other program and run 'skillgap workspace check --repair'.",
        )


def _remove(store: Store, client: Client) -> dict[str, int]:
    """Delete the rows; those of the client's tables go with the client."""
    removed = {
        table: int(
            store.row(f"SELECT count(*) FROM {table} WHERE client_id = ?", (client.id,))[0]  # noqa: S608
        )
        for table in ("resumes", "snapshots", "sessions", "actions", "plans")
    }
    removed["overrides"] = 0
    for person in person_keys(store, client):
        gone = store.rows("DELETE FROM overrides WHERE person = ? RETURNING 1", (person,))
        removed["overrides"] += len(gone)
    store.rows("DELETE FROM clients WHERE id = ?", (client.id,))
    return removed


def _strings_of(store: Store, client: Client) -> tuple[str, ...]:
    """Collect what would give the person away: names, contact, files, lines of the resume, notes, actions."""
    first: list[str] = [client.name, client.pseudonym, *person_keys(store, client)]
    lines: list[str] = []
    for row in store.rows("SELECT digest, name, document FROM resumes WHERE client_id = ?", (client.id,)):
        first += [row["digest"], row["name"]]
        if row["document"]:
            lines += _strings_in(msgspec.json.decode(row["document"]))
    for column, table in (("notes", "sessions"), ("text", "actions")):
        for (text,) in store.rows(f"SELECT {column} FROM {table} WHERE client_id = ?", (client.id,)):  # noqa: S608
            lines += text.splitlines()
    for person in person_keys(store, client):
        lines += [row[0] for row in store.rows("SELECT note FROM overrides WHERE person = ?", (person,))]
    lines.sort(key=lambda line: (-len(line), line))
    found = dict.fromkeys(text.strip() for text in [*first, *lines] if len(text.strip()) >= _SHORTEST)
    return tuple(found)[:_MOST]


def _strings_in(value: object) -> Iterator[str]:
    """Give every string in a decoded document, whatever version wrote it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings_in(part)


def _verify(store: Store, strings: Iterable[str]) -> tuple[str, ...]:
    """Look for each string in the raw bytes; give those that belong to other records as well."""
    raw = b"".join(
        path.read_bytes()
        for path in (store.path, store.path.with_name(store.path.name + "-wal"))
        if path.exists()
    )
    left = [text for text in strings if any(form in raw for form in _forms(text))]
    living = "\n".join(_living(store)) if left else ""
    traces = [text for text in left if not any(form.decode() in living for form in _forms(text))]
    if traces:
        raise WorkspaceError(
            f"{store.path}: {len(traces)} of the person's strings are still in the file",
            hint="Run 'skillgap workspace check --repair', then look again with 'skillgap workspace check'.",
        )
    return tuple(left)


def _forms(text: str) -> tuple[bytes, ...]:
    """Give a text as it stands in a column, and as it stands inside JSON."""
    return tuple(dict.fromkeys((text.encode(), msgspec.json.encode(text)[1:-1])))


def _living(store: Store) -> Iterator[str]:
    """Give every text that others' rows hold."""
    for table, columns in _TEXTS:
        for row in store.rows(f"SELECT {', '.join(columns)} FROM {table}"):  # noqa: S608 — names from the tuple above
            yield from (str(value) for value in row if value)
