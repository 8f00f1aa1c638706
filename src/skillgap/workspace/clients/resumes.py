"""Resume versions: each file once, with its words or with nothing but what was derived from them."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec

from skillgap.advice import Advice
from skillgap.documents import Document
from skillgap.resume import Contact, Resume, redact
from skillgap.skills import SkillSet
from skillgap.workspace.clients.client import Client
from skillgap.workspace.store import Store
from skillgap.workspace.word import client_key, contact_key


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What was derived from a resume, without its sentences, employers, schools and contact details."""

    resume: Resume
    skills: SkillSet


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


def evidence_of(advice: Advice) -> Evidence:
    """Strip an advice of every word of the resume but headline, job titles, degrees and skill names."""
    resume, contact = advice.resume, advice.resume.contact
    document = msgspec.structs.replace(
        resume.document,
        name="",
        lines=tuple(msgspec.structs.replace(line, text="") for line in resume.document.lines),
        hidden=(),
        links=(),
    )
    stripped = msgspec.structs.replace(
        resume,
        document=document,
        contact=Contact(),
        headline=redact(resume.headline, contact),
        sections=tuple(msgspec.structs.replace(section, heading="") for section in resume.sections),
        positions=tuple(
            msgspec.structs.replace(position, title=redact(position.title, contact), employer="", location="")
            for position in resume.positions
        ),
        education=tuple(msgspec.structs.replace(entry, institution="") for entry in resume.education),
        projects=tuple(msgspec.structs.replace(project, title="") for project in resume.projects),
    )
    skills = tuple(
        msgspec.structs.replace(
            skill,
            mentions=tuple(
                msgspec.structs.replace(mention, text=skill.name, quote="") for mention in skill.mentions
            ),
        )
        for skill in advice.skills.skills
    )
    return Evidence(
        resume=stripped, skills=msgspec.structs.replace(advice.skills, skills=skills, rejected=())
    )


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
    return tuple(_version(row) for row in found)


def version_by_id(store: Store, number: int) -> Version:
    """Give the resume version with this number."""
    return _version(store.row("SELECT * FROM resumes WHERE id = ?", (number,)))


def forget_texts(store: Store, client: Client) -> None:
    """Keep only the evidence of the client's resumes from now on. Call inside `store.writing()`."""
    store.rows("UPDATE resumes SET document = NULL, name = '' WHERE client_id = ?", (client.id,))


def _adopt(store: Store, client: Client, key: str) -> None:
    store.rows("UPDATE clients SET person = ? WHERE id = ?", (key, client.id))
    store.rows("UPDATE OR IGNORE overrides SET person = ? WHERE person = ?", (client_key(client.id), key))
    store.rows("DELETE FROM overrides WHERE person = ?", (key,))


def _version(row: Any) -> Version:
    document = row["document"]
    return Version(
        id=row["id"],
        digest=row["digest"],
        name=row["name"],
        added=row["added"],
        evidence=msgspec.json.decode(row["evidence"], type=Evidence),
        document=msgspec.json.decode(document, type=Document) if document else None,
    )


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
