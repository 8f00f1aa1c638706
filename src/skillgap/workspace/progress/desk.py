"""The coach's desk: one look at one client, everything brought together from the store and today's knowledge."""

from __future__ import annotations

import datetime

import msgspec

from skillgap.advice import Knowledge, Request, compared_again, plan_for
from skillgap.errors import WorkspaceError
from skillgap.month import Month
from skillgap.plan import Plan, PlanOptions
from skillgap.workspace.clients.client import Client
from skillgap.workspace.clients.plans import KeptPlan, kept_plans
from skillgap.workspace.clients.resumes import Version, version_by_id, versions
from skillgap.workspace.clients.sessions import Action, Meeting, actions, meetings
from skillgap.workspace.progress.analysis import Standing, analysis_of
from skillgap.workspace.progress.brief import Brief, brief_for
from skillgap.workspace.progress.changes import Changes, Compared, changes_of
from skillgap.workspace.progress.snapshots import Snapshot, advise_again, latest, snapshots, take_snapshot
from skillgap.workspace.store import Store
from skillgap.workspace.word import Word, client_key, overrides_of, words_of


def refresh(store: Store, client: Client, knowledge: Knowledge, *, on: datetime.date) -> Snapshot | None:
    """Look at the client's last resume with today's knowledge and keep what is found; None without a resume.

    The looking is done before the file is locked for writing.
    """
    version = _last_version(store, client, on.isoformat())
    if version is None:
        return None
    overrides = overrides_of(store, client_key(client.id))
    advice = advise_again(client, version, knowledge, today=Month.of(on), overrides=overrides)
    with store.writing():
        return take_snapshot(store, client, version.id, analysis_of(advice, client.goals.roles), on=on)


def changes_since(
    store: Store, client: Client, knowledge: Knowledge, *, since: str, on: datetime.date
) -> Changes | None:
    """Tell what changed from the look that held on the day `since` until `on`.

    Without a look that early the first one after counts. None when there is no earlier look to compare with.
    """
    until = on.isoformat()
    known = [snapshot for snapshot in snapshots(store, client) if snapshot.made <= until]
    version = _last_version(store, client, until)
    if not known or version is None:
        return None
    old = next((one for one in reversed(known) if one.made <= since), known[0])
    overrides = overrides_of(store, client_key(client.id))
    advice = advise_again(client, version, knowledge, today=Month.of(on), overrides=overrides)
    compared = Compared(
        client=client,
        old=old,
        old_version=version_by_id(store, old.resume),
        new=analysis_of(advice, client.goals.roles),
        new_version=version,
        until=until,
        words_since=sum(1 for word in words_of(store, client_key(client.id)) if word.said >= old.made),
    )
    return changes_of(compared, knowledge, overrides)


def brief_of(store: Store, client: Client, knowledge: Knowledge, *, on: datetime.date) -> Brief:
    """Put together what to know before a session on that day."""
    held = meetings(store, client)
    before = [meeting.held for meeting in held if meeting.held < on.isoformat()]
    latest_look = latest(store, client, until=on.isoformat())
    changes = changes_since(store, client, knowledge, since=before[-1], on=on) if before else None
    return brief_for(
        client,
        day=on,
        held=held,
        agreed=actions(store, client),
        analysis=latest_look.analysis if latest_look else None,
        changes=changes,
    )


def day_before_last(store: Store, client: Client, *, on: datetime.date) -> str:
    """Give the day to compare with when none is named: the last session before today, else the first look.

    Raises WorkspaceError when the client was never looked at.
    """
    before = [meeting.held for meeting in meetings(store, client) if meeting.held < on.isoformat()]
    known = snapshots(store, client)
    if not known:
        raise WorkspaceError(
            f"{client.name} has no resume yet", hint="Add one with 'client import FILE --client NAME'."
        )
    return before[-1] if before else known[0].made


def _last_version(store: Store, client: Client, until: str) -> Version | None:
    found = [version for version in versions(store, client) if version.added <= until]
    return found[-1] if found else None


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A client in a list."""

    client: Client
    standing: Standing | None
    """The main role as last looked at."""
    looked: str
    """Day of the last look; empty when there was none."""
    met: str
    """Day of the last session; empty when there was none."""
    open: int
    """Actions still open."""


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A client with all that is told about them on one page."""

    client: Client
    snapshots: tuple[Snapshot, ...]
    resumes: tuple[Version, ...]
    meetings: tuple[Meeting, ...]
    actions: tuple[Action, ...]
    words: tuple[Word, ...]
    plan: KeptPlan | None


def card_of(store: Store, client: Client) -> Card:
    """Give what a list says about a client."""
    last = latest(store, client)
    (met,) = store.row("SELECT coalesce(max(held), '') FROM sessions WHERE client_id = ?", (client.id,))
    (waiting,) = store.row("SELECT count(*) FROM actions WHERE client_id = ? AND done = ''", (client.id,))
    return Card(
        client=client,
        standing=last.analysis.standing() if last else None,
        looked=last.made if last else "",
        met=met,
        open=waiting,
    )


def file_of(store: Store, client: Client, *, until: str = "9999-12-31") -> File:
    """Give everything told about a client until a day; no knowledge of the market is needed."""
    plans = kept_plans(store, client)
    return File(
        client=client,
        snapshots=tuple(one for one in snapshots(store, client) if one.made <= until),
        resumes=versions(store, client),
        meetings=tuple(one for one in meetings(store, client) if one.held <= until),
        actions=actions(store, client),
        words=words_of(store, client_key(client.id)),
        plan=plans[-1] if plans else None,
    )


def plan_for_client(
    store: Store, client: Client, knowledge: Knowledge, *, on: datetime.date, start: Month | None, months: int
) -> Plan:
    """Plan the months for the client's main role and hours; raises WorkspaceError without a resume."""
    version = _last_version(store, client, on.isoformat())
    if version is None:
        raise WorkspaceError(
            f"{client.name} has no resume yet", hint="Add one with 'client import FILE --client NAME'."
        )
    today = Month.of(on)
    overrides = overrides_of(store, client_key(client.id))
    advice = advise_again(client, version, knowledge, today=today, overrides=overrides)
    roles = client.goals.roles[:1] or (advice.best.role,)
    chosen = compared_again(advice, Request(today=today, roles=roles, level=client.goals.level))
    options = PlanOptions(
        start=start or today.plus(1), hours_per_week=client.goals.hours_per_week or 8, months=months
    )
    return plan_for(chosen, options)
