"""Keep what a crew found, client by client."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Literal

from skillgap.workspace.clients.client import (
    Client,
    Goals,
    Keeps,
    add_client,
    change_client,
    client_of_key,
    free_name,
)
from skillgap.workspace.many.gather import Entry
from skillgap.workspace.progress.snapshots import Look, record
from skillgap.workspace.store import Store
from skillgap.workspace.word import contact_key

Outcome = Literal["added", "updated", "kept already"]


def is_kept(store: Store, path: Path) -> bool:
    """Tell whether a client has handed in this very file; what cannot be read is left to the reader's error."""
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return False
    return store.row("SELECT 1 FROM resumes WHERE digest = ?", (digest,)) is not None


def keep(
    store: Store,
    look: Look,
    entry: Entry,
    *,
    on: datetime.date,
    tags: Iterable[str] = (),
    keeps: Keeps | None = None,
) -> tuple[Client, Outcome]:
    """Keep a look under the client it belongs to, who is added if nobody is."""
    with store.writing():
        key = contact_key(store, look.contact, look.document.digest)
        client = client_of_key(store, key, name=entry.name)
        outcome: Outcome = "updated"
        if client is None:
            name = entry.name or look.contact.name or PurePath(look.document.name).stem
            client = add_client(
                store,
                name if entry.name else free_name(store, name),
                on=on,
                tags=(*entry.tags, *tags),
                goals=entry.goals,
                keeps=entry.keeps or keeps or "text",
            )
            outcome = "added"
        else:
            client = _merged(store, client, entry, tags)
        record(store, client, look, on=on)
    return client, outcome


def keep_without_resume(
    store: Store, entry: Entry, *, on: datetime.date, tags: Iterable[str], keeps: Keeps | None
) -> tuple[Client, Outcome]:
    """Add or update a client of a table who has no resume yet."""
    with store.writing():
        client = client_of_key(store, "", name=entry.name)
        if client is not None:
            return _merged(store, client, entry, tags), "updated"
        kept = entry.keeps or keeps or "text"
        return (
            add_client(store, entry.name, on=on, tags=(*entry.tags, *tags), goals=entry.goals, keeps=kept),
            "added",
        )


def _merged(store: Store, client: Client, entry: Entry, tags: Iterable[str]) -> Client:
    """Add what the table says to what is known; what it leaves open stays."""
    import msgspec

    goals = Goals(
        roles=entry.goals.roles or client.goals.roles,
        level=entry.goals.level or client.goals.level,
        hours_per_week=entry.goals.hours_per_week or client.goals.hours_per_week,
    )
    changed = msgspec.structs.replace(client, goals=goals, tags=(*client.tags, *entry.tags, *tags))
    return change_client(store, changed) if changed != client else client
