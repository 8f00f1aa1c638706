"""The members of a cohort, each with the last look and the fits over time."""

from __future__ import annotations

import msgspec

from skillgap.errors import WorkspaceError
from skillgap.gap import Fit
from skillgap.market import LevelName
from skillgap.workspace.clients.client import Client, clients
from skillgap.workspace.progress.analysis import Analysis, Place, Standing
from skillgap.workspace.store import Store


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A client as part of a cohort."""

    client: Client
    resume: int
    """Number of the resume version last looked at."""
    standing: Standing
    """With the cohort's role, at the client's own level."""
    states: dict[str, str]
    """Skill → state, for every skill the resume names."""
    credits: dict[str, float]
    history: tuple[tuple[str, float], ...]
    """Day and fit of every look, the earliest first."""
    data_version: str


class _Past(msgspec.Struct, frozen=True, kw_only=True):
    """The part of an analysis a history needs; the rest is skipped over."""

    matrix: tuple[Place, ...]


def members_of(store: Store, role: str, *, tag: str = "", until: str = "9999-12-31") -> tuple[Member, ...]:
    """Give everybody who was looked at on or before a day, by pseudonym, with `tag` those that carry it.

    Raises WorkspaceError when nobody was.
    """
    found = [_member(store, client, role, until) for client in clients(store, tag=tag)]
    members = sorted((one for one in found if one), key=lambda one: one.client.pseudonym)
    if not members:
        whose = f"clients tagged '{tag}'" if tag else "clients"
        raise WorkspaceError(
            f"no {whose} with a resume", hint="Take some in with 'skillgap client import FOLDER --tag TAG'."
        )
    return tuple(members)


def _member(store: Store, client: Client, role: str, until: str) -> Member | None:
    rows = store.rows(
        "SELECT made, resume_id, analysis FROM snapshots WHERE client_id = ? AND made <= ? ORDER BY made, id",
        (client.id, until),
    )
    if not rows:
        return None
    analysis = store.decoded(rows[-1]["analysis"], Analysis)
    standing = analysis.standing(role)
    if standing is None:
        return None
    history = []
    for row in rows:
        past = store.decoded(row["analysis"], _Past)
        fit = _fit(past.matrix, role, standing.level)
        if fit:
            history.append((row["made"], fit.value))
    return Member(
        client=client,
        resume=rows[-1]["resume_id"],
        standing=standing,
        states={held.skill: held.state for held in analysis.skills},
        credits=analysis.credits,
        history=tuple(history),
        data_version=analysis.data_version,
    )


def _fit(matrix: tuple[Place, ...], role: str, level: LevelName) -> Fit | None:
    return next((place.fit for place in matrix if place.role == role and place.level == level), None)
