"""The reach: of real postings, the share whose required things the resume covers to a threshold."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from skillgap.gap.case import Person
from skillgap.gap.report import Reach
from skillgap.market import LevelName


class Asking(Protocol):
    """A stored posting, as far as the reach needs it."""

    @property
    def required(self) -> Sequence[Sequence[str]]:
        """Things required; each is its alternatives by skill id, one of which is enough."""


class Stored(NamedTuple):
    """Where stored postings come from, and how much of one must be covered."""

    postings: Callable[[str, LevelName | None], Sequence[Asking]]
    """Gives the postings of a role and level, None for those that state none; nothing where none are stored."""
    at: float
    """Share of the required things, 0 to 1, from which a posting is reached."""
    sources: Callable[[str, LevelName | None], Sequence[str]] = lambda _role, _level: ()
    """Gives the ids of the sources those postings come from."""


class Coverage(NamedTuple):
    """How far one posting is covered."""

    posting: Asking
    covered: int
    required: int
    missing: tuple[int, ...]
    """Places of the required things that are not covered."""


def reach_of(person: Person, role: str, level: LevelName, stored: Stored | None) -> Reach | None:
    """Give the share of a role's postings that are reached; None without any, or without a skill.

    Each posting decides by its own required things, so that nothing is assumed about which are asked for together. A
    thing is covered by an alternative whose credit passes a bar; a posting that requires nothing is not counted.
    """
    if stored is None or not person.skills.skills:
        return None
    found = coverages(person, stored.postings(role, level))
    if not found:
        return None
    reached = sum(1 for one in found if one.covered >= needed(one.required, stored.at))
    return Reach(value=round(reached / len(found), 4), n=len(found), at=stored.at)


def needed(required: int, at: float) -> int:
    """Give how many of the required things make a posting reached."""
    return math.ceil(required * at - 1e-9)


def coverages(person: Person, postings: Sequence[Asking]) -> tuple[Coverage, ...]:
    """Tell for each posting that requires something how much of it the resume covers, in the order given."""
    held = person.credits.at_least(person.scoring.bars.credit)
    found = []
    for posting in postings:
        required = len(posting.required)
        missing = tuple(place for place, need in enumerate(posting.required) if held.isdisjoint(need))
        if required:
            found.append(Coverage(posting, required - len(missing), required, missing))
    return tuple(found)
