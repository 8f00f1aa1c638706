"""The person's own word on single skills: kept per person, applied whenever the person's resume is read again."""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
from typing import Literal

import msgspec

from skillgap.gap import find_skill
from skillgap.resume import Contact, Resume
from skillgap.skills import Overrides, Taxonomy
from skillgap.workspace.store import Store

Verdict = Literal["accept", "reject"]


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a person said."""

    name: str
    """A skill's id, or a word as it is written."""
    verdict: Verdict
    note: str = ""
    said: str = ""
    """The day, YYYY-MM-DD."""


def person_of(store: Store, resume: Resume) -> str:
    """Give the key under which a resume's person is kept.

    The client who handed in this file, else the one client with the same e-mail address or name; for everyone else a
    salted hash of the e-mail address, the name, or the file.
    """
    known = store.rows("SELECT DISTINCT client_id FROM resumes WHERE digest = ?", (resume.document.digest,))
    if len(known) != 1:
        key = contact_key(store, resume.contact, resume.document.digest)
        known = store.rows("SELECT id FROM clients WHERE person = ?", (key,))
        if len(known) != 1:
            return key
    return client_key(known[0][0])


def client_key(client_id: int) -> str:
    """Give the key of a client."""
    return f"client:{client_id}"


def contact_key(store: Store, contact: Contact, digest: str) -> str:
    """Hash what tells the person from others: e-mail address, else name, else the file's content.

    The first letter says which: "e", "n" or "f". Only an e-mail address is taken as proof that two resumes are of the
    same person where records would be merged.
    """
    (salt,) = store.row("SELECT value FROM meta WHERE name = 'salt'")
    if contact.email:
        kind, text = "e", f"email {contact.email.strip().casefold()}"
    elif contact.name:
        kind, text = "n", f"name {' '.join(unicodedata.normalize('NFKC', contact.name).casefold().split())}"
    else:
        kind, text = "f", f"file {digest}"
    return f"{kind}:{hashlib.sha256(f'{salt} {text}'.encode()).hexdigest()[:32]}"


def name_for(taxonomy: Taxonomy, text: str) -> str:
    """Settle what a word is about: a skill's id for its id or name, else the one spelling meant.

    So "Apache Spark" covers every spelling, "Spark" that one alone. Raises UnknownNameError for what names no skill.
    """
    entry = find_skill(taxonomy, text)
    plain = " ".join(text.split()).casefold()
    return entry.id if plain in (entry.id, entry.name.casefold()) else text.strip()


def say(store: Store, person: str, name: str, verdict: Verdict, *, on: datetime.date, note: str = "") -> None:
    """Keep a word; a later one on the same name replaces it."""
    with store.writing():
        store.add(
            "INSERT OR REPLACE INTO overrides (person, name, verdict, note, said) VALUES (?, ?, ?, ?, ?)",
            (person, name, verdict, note, on.isoformat()),
        )


def unsay(store: Store, person: str, name: str) -> bool:
    """Forget a word; tell whether there was one."""
    with store.writing():
        found = store.rows(
            "DELETE FROM overrides WHERE person = ? AND name = ? RETURNING name", (person, name)
        )
    return bool(found)


def words_of(store: Store, person: str) -> tuple[Word, ...]:
    """List what a person said, by name."""
    found = store.rows(
        "SELECT name, verdict, note, said FROM overrides WHERE person = ? ORDER BY name", (person,)
    )
    return tuple(msgspec.convert(dict(row), Word) for row in found)


def overrides_of(store: Store, person: str) -> Overrides:
    """Give what a person said in the form a request carries."""
    words = words_of(store, person)
    return Overrides(
        accept=tuple(word.name for word in words if word.verdict == "accept"),
        reject=tuple(word.name for word in words if word.verdict == "reject"),
    )
