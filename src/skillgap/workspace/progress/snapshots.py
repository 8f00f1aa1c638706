"""Analyse a client's resume, keep what was found, and analyse it again with what is known today."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec

from skillgap.advice import Advice, Knowledge, Request, advise_on
from skillgap.documents import Document
from skillgap.gap import compare
from skillgap.month import Month
from skillgap.resume import Contact
from skillgap.skills import Overrides
from skillgap.workspace.clients.client import Client
from skillgap.workspace.clients.evidence import Evidence, evidence_of, revived
from skillgap.workspace.clients.resumes import Version, add_version
from skillgap.workspace.progress.analysis import Analysis, analysis_of
from skillgap.workspace.store import Store


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """An analysis kept."""

    id: int
    resume: int
    """Number of the resume version."""
    made: str
    """The day, YYYY-MM-DD."""
    analysis: Analysis


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """A resume read and analysed, ready to be kept."""

    document: Document
    contact: Contact
    evidence: Evidence
    analysis: Analysis


def advise_client(
    client: Client, document: Document, knowledge: Knowledge, *, today: Month, overrides: Overrides
) -> Advice:
    """Compare a client's resume with every role, at the level the client wants."""
    request = Request(today=today, level=client.goals.level, overrides=overrides)
    return advise_on(document, request, knowledge)


def advise_again(
    client: Client, version: Version, knowledge: Knowledge, *, today: Month, overrides: Overrides
) -> Advice:
    """Compare a kept resume anew: from its words where they are kept, else from the evidence."""
    if version.document is not None:
        return advise_client(client, version.document, knowledge, today=today, overrides=overrides)
    return advise_on_evidence(client, version, knowledge, today=today)


def advise_on_evidence(client: Client, version: Version, knowledge: Knowledge, *, today: Month) -> Advice:
    """Compare the skills as they were found when the resume came; nothing is searched again."""
    resume, skills = revived(version.evidence, today=today, digest=version.digest)
    market = knowledge.market
    report = compare(resume, skills, market, knowledge.taxonomy, level=client.goals.level)
    return Advice(document=resume.document, resume=resume, skills=skills, report=report, knowledge=knowledge)


def look(advice: Advice, roles: tuple[str, ...] = (), *, whole: bool = True) -> Look:
    """Make a look of an advice; `roles` are the client's own; unless `whole`, other levels are left out."""
    return Look(
        document=advice.document,
        contact=advice.resume.contact,
        evidence=evidence_of(advice),
        analysis=analysis_of(advice, roles, whole=whole),
    )


def record(store: Store, client: Client, looked: Look, *, on: datetime.date) -> Snapshot:
    """Keep a resume with what was found in it. Call inside `store.writing()`."""
    resume = add_version(store, client, looked.document, looked.contact, looked.evidence, on=on)
    return take_snapshot(store, client, resume, looked.analysis, on=on)


def take_snapshot(
    store: Store, client: Client, resume: int, analysis: Analysis, *, on: datetime.date
) -> Snapshot:
    """Keep what was found, unless the last snapshot says exactly that. Call inside `store.writing()`."""
    last = latest(store, client)
    if last and last.resume == resume and last.analysis == analysis:
        return last
    number = store.add(
        "INSERT INTO snapshots (client_id, resume_id, made, score_version, data_version, analysis) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            client.id,
            resume,
            on.isoformat(),
            analysis.score_version,
            analysis.data_version,
            msgspec.json.encode(analysis).decode(),
        ),
    )
    return Snapshot(id=number, resume=resume, made=on.isoformat(), analysis=analysis)


def snapshots(store: Store, client: Client) -> tuple[Snapshot, ...]:
    """List what was found over time, the earliest first."""
    found = store.rows("SELECT * FROM snapshots WHERE client_id = ? ORDER BY made, id", (client.id,))
    return tuple(_snapshot(store, row) for row in found)


def latest(store: Store, client: Client, *, until: str = "9999-12-31") -> Snapshot | None:
    """Give the last snapshot made on or before a day; None when there is none."""
    row = store.row(
        "SELECT * FROM snapshots WHERE client_id = ? AND made <= ? ORDER BY made DESC, id DESC LIMIT 1",
        (client.id, until),
    )
    return _snapshot(store, row) if row else None


def _snapshot(store: Store, row: Any) -> Snapshot:
    analysis = store.decoded(row["analysis"], Analysis)
    return Snapshot(id=row["id"], resume=row["resume_id"], made=row["made"], analysis=analysis)
