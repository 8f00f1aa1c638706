"""What the coach's screens read and write: each call opens the workspace, does one thing, and closes it."""

from __future__ import annotations

import datetime
from functools import cached_property
from pathlib import Path

import msgspec

from skillgap.advice import Knowledge, load_knowledge
from skillgap.month import Month
from skillgap.workspace import Store, open_store
from skillgap.workspace.clients import sessions
from skillgap.workspace.clients.client import Client, client_by_id, clients
from skillgap.workspace.cohort.anonymity import anonymous
from skillgap.workspace.cohort.cohort import Cohort, cohort_of
from skillgap.workspace.cohort.members import members_of
from skillgap.workspace.progress.brief import Brief
from skillgap.workspace.progress.desk import (
    Card,
    File,
    brief_of,
    card_of,
    changes_since,
    file_of,
    refresh,
)


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a session with one client shows."""

    client: Client
    brief: Brief
    actions: tuple[sessions.Action, ...]
    notes: str
    """Of today's session."""


class Desk:
    """The workspace as one coach uses it on one day."""

    def __init__(
        self,
        path: Path,
        *,
        day: datetime.date,
        cache_folder: Path | None,
        profiles: Path | None = None,
        knowledge: Knowledge | None = None,
    ) -> None:
        self.path = path
        self.day = day
        self._cache_folder = cache_folder
        self._profiles = profiles
        self._given = knowledge

    @cached_property
    def knowledge(self) -> Knowledge:
        """What skillgap knows, loaded when it is first needed."""
        return self._given or load_knowledge(
            today=Month.of(self.day), profiles=self._profiles, cache_folder=self._cache_folder
        )

    def open(self) -> Store:
        """Open the workspace; raises WorkspaceError."""
        return open_store(self.path)

    def cards(self) -> tuple[Card, ...]:
        """List the clients, with where they stand."""
        with self.open() as store:
            return tuple(card_of(store, client) for client in clients(store))

    def sit(self, number: int) -> Sitting:
        """Look at a client's resume as of today, and put the session together."""
        with self.open() as store:
            client = client_by_id(store, number)
            refresh(store, client, self.knowledge, on=self.day)
            brief = brief_of(store, client, self.knowledge, on=self.day)
            today = self.day.isoformat()
            held = sessions.meetings(store, client)
            return Sitting(
                client=client,
                brief=brief,
                actions=sessions.actions(store, client),
                notes=next((meeting.notes for meeting in held if meeting.held == today), ""),
            )

    def write_notes(self, client: Client, notes: str) -> None:
        """Keep today's notes as they stand."""
        with self.open() as store, store.writing():
            sessions.rewrite_notes(store, client, on=self.day, notes=notes)

    def agree(self, client: Client, text: str) -> tuple[sessions.Action, ...]:
        """Add an action, and record the session it was agreed in; give all."""
        with self.open() as store:
            with store.writing():
                sessions.hold_session(store, client, on=self.day)
                sessions.agree(store, client, text, on=self.day)
            return sessions.actions(store, client)

    def toggle(self, client: Client, action: sessions.Action) -> tuple[sessions.Action, ...]:
        """Mark an action as done today, or as open again; give all."""
        with self.open() as store:
            with store.writing():
                sessions.set_done(store, client, action.number, on=None if action.done else self.day)
            return sessions.actions(store, client)

    def roles(self) -> tuple[str, ...]:
        """List the roles the clients aim at or stand best in, the most frequent first."""
        counts: dict[str, int] = {}
        for card in self.cards():
            if card.standing:
                counts[card.standing.role] = counts.get(card.standing.role, 0) + 1
        return tuple(sorted(counts, key=lambda role: (-counts[role], role)))

    def cohort(self, role: str, *, named: bool) -> Cohort:
        """Put everybody together in one role; raises WorkspaceError when too few are there to leave names out."""
        with self.open() as store:
            members = members_of(store, role)
        known = self.knowledge
        cohort = cohort_of(members, known.market, known.taxonomy, role=role, tag="", day=self.day.isoformat())
        if named:
            return cohort
        return anonymous(cohort, {one.client.name: one.client.pseudonym for one in members})

    def handout(self, client: Client) -> tuple[File, object]:
        """Give what a client's report is made of."""
        with self.open() as store:
            changes = changes_since(store, client, self.knowledge, since=client.added, on=self.day)
            return file_of(store, client), changes
