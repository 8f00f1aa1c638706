"""Resume versions: each file once, with its words or with nothing but what was derived from them."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec

from skillgap.documents import Document
from skillgap.resume import Contact
from skillgap.workspace.clients.client import Client
from skillgap.workspace.clients.evidence import Evidence
from skillgap.workspace.store import Store
from skillgap.workspace.word import client_key, contact_key


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One resume a client handed in."""

    id: int
    digest: str
    name: str
    """The file's name; empty where only the evidence is kept."""
    added: str
    evidence: Evidence
    document: Document | None
    """None where only the evidence is kept."""


def add_version(
    store: Store,
    client: Client,
    document: Document,
    contact: Contact,
    evidence: Evidence,
    *,
    on: datetime.date,
) -> int:
    """Keep a resume unless the client has it already; give its number. Call inside `store.writing()`.

    What the person said about skills before becoming a client, or under an earlier resume, is taken over.
    """
    known = store.row(
        "SELECT id FROM resumes WHERE client_id = ? AND digest = ?", (client.id, document.digest)
    )
    _adopt(store, client, contact_key(store, contact, document.digest))
    if known:
        return int(known[0])
    text = client.keeps == "text"
    return store.add(
        "INSERT INTO resumes (client_id, digest, name, added, evidence, document) VALUES (?, ?, ?, ?, ?, ?)",
        (
            client.id,
            document.digest,
            document.name if text else "",
            on.isoformat(),
            _json(evidence),
            _json(document) if text else None,
        ),
    )


def versions(store: Store, client: Client) -> tuple[Version, ...]:
    """List the resumes of a client in the order they came."""
    found = store.rows("SELECT * FROM resumes WHERE client_id = ? ORDER BY added, id", (client.id,))
    return tuple(_version(store, row) for row in found)


def version_by_id(store: Store, number: int) -> Version:
    """Give the resume version with this number."""
    return _version(store, store.row("SELECT * FROM resumes WHERE id = ?", (number,)))


def forget_texts(store: Store, client: Client) -> None:
    """Keep only the evidence of the client's resumes from now on. Call inside `store.writing()`."""
    store.rows("UPDATE resumes SET document = NULL, name = '' WHERE client_id = ?", (client.id,))


def _adopt(store: Store, client: Client, key: str) -> None:
    store.rows("UPDATE clients SET person = ? WHERE id = ?", (key, client.id))
    store.rows("UPDATE OR IGNORE overrides SET person = ? WHERE person = ?", (client_key(client.id), key))
    store.rows("DELETE FROM overrides WHERE person = ?", (key,))


def _version(store: Store, row: Any) -> Version:
    document = row["document"]
    return Version(
        id=row["id"],
        digest=row["digest"],
        name=row["name"],
        added=row["added"],
        evidence=store.decoded(row["evidence"], Evidence),
        document=store.decoded(document, Document) if document else None,
    )


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
