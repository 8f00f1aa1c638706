"""People and knowledge for the tests of the workspace."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import msgspec

from skillgap.advice import Advice, Knowledge, Request, advise_on, load_knowledge
from skillgap.documents import NamedBytes, read_document
from skillgap.month import Month
from skillgap.workspace.clients.client import Client, Goals, add_client
from skillgap.workspace.progress.snapshots import look, record
from skillgap.workspace.store import Store

DAY = datetime.date(2026, 9, 1)
CACHE: list[Path] = []
"""Folder of compiled data; filled by the fixture that compiles them."""

RESUME = """# {name}

{email} · +44 20 7946 0{number}

## Experience

**Data Engineer, Larkfield Mills — January 2021 to present**

- Built pipelines with {work}.

**Analyst, Copperbell & Sons — 2018 to 2020**

- Reports in {old}.

## Skills

{listed}
"""


@cache
def knowledge() -> Knowledge:
    """Load what skillgap knows, once for all tests."""
    return load_knowledge(today=Month(2026, 9), cache_folder=CACHE[-1] if CACHE else None)


def resume(
    name: str = "Ada Fenwick",
    *,
    work: str = "Python, SQL and Airflow",
    old: str = "Excel",
    listed: str = "Docker, Git",
    number: int = 123,
) -> NamedBytes:
    """Write a resume."""
    email = f"{name.lower().replace(' ', '.')}@example.org"
    text = RESUME.format(name=name, email=email, work=work, old=old, listed=listed, number=number)
    return NamedBytes(name=f"{name.split()[0].lower()}.md", data=text.encode())


def advice(source: NamedBytes | Path, *, on: datetime.date = DAY, known: Knowledge | None = None) -> Advice:
    """Advise on a resume."""
    return advise_on(read_document(source), Request(today=Month.of(on)), known or knowledge())


def new_client(
    store: Store,
    source: NamedBytes,
    *,
    on: datetime.date = DAY,
    goals: Goals | None = None,
    known: Knowledge | None = None,
    name: str = "",
    **more: object,
) -> Client:
    """Add a client with a resume."""
    found = advice(source, on=on, known=known)
    with store.writing():
        client = add_client(
            store,
            name or found.resume.contact.name,
            on=on,
            goals=goals or Goals(roles=("data-engineer",), level="mid"),
            **more,  # type: ignore[arg-type]
        )
        record(store, client, look(found, client.goals.roles), on=on)
    return client


def later_resume(store: Store, client: Client, source: NamedBytes, *, on: datetime.date) -> None:
    """Hand in another version."""
    found = advice(source, on=on)
    with store.writing():
        record(store, client, look(found, client.goals.roles), on=on)


def with_shares(factor: float, role: str = "data-engineer", version: str = "other") -> Knowledge:
    """Give knowledge in which the role's first demanded skill is asked for less or more often."""
    market = knowledge().market
    roles = []
    for profile in market.roles:
        if profile.role == role:
            levels = []
            for level in profile.levels:
                first, *rest = level.demand
                changed = msgspec.structs.replace(first, share=min(1.0, first.share * factor))
                levels.append(msgspec.structs.replace(level, demand=(changed, *rest)))
            profile = msgspec.structs.replace(profile, levels=tuple(levels))
        roles.append(profile)
    other = msgspec.structs.replace(market, roles=tuple(roles), data_version=version)
    return msgspec.structs.replace(knowledge(), market=other)
