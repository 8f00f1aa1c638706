"""Sums over judged postings: of any parts, in any order, added together they are the same."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from skillgap.market.build.count.judge import Judged
from skillgap.market.posting import RequirementName
from skillgap.market.profile import LevelName

NAMED = 50
"""How many titles, bad rows and duplicates the audit names."""

Key = tuple[str, LevelName | None]
"""Role and level; None for postings that state no level."""


class Place(NamedTuple):
    """Where a row lies, for naming it in order."""

    file: int
    row: int


class Tally:
    """Counts of some postings."""

    def __init__(self) -> None:
        self.rows = 0
        self.dropped: Counter[str] = Counter()
        self.dates: Counter[str] = Counter()
        """Kept postings by day; "" for those without one."""
        self.levels: Counter[Key] = Counter()
        self.bases: Counter[tuple[str, str]] = Counter()
        self.skills: dict[Key, Counter[tuple[str, RequirementName]]] = {}
        self.pairs: dict[Key, Counter[tuple[str, str]]] = {}
        """Postings that offer two skills as alternatives."""
        self.rules: Counter[tuple[str, bool]] = Counter()
        """Decisions about names of skills: the rule, and whether it found the skill named."""
        self.unknown: Counter[str] = Counter()
        """Titles no rule knows."""
        self.bad: list[tuple[Place, str]] = []
        self.near: list[tuple[Place, Place]] = []
        """The first rows that nearly repeat an earlier one."""

    def add_bad(self, bad: Sequence[tuple[Place, str]]) -> None:
        """Note rows that could not be read."""
        self.rows += len(bad)
        self.dropped["bad row"] += len(bad)
        self.bad = sorted([*self.bad, *bad])[:NAMED]

    def drop(self, posting: Judged, reason: str) -> None:
        """Note a posting that does not count."""
        self.rows += 1
        self.dropped[reason] += 1
        if reason == "role unknown":
            self.unknown[" ".join(posting.title.casefold().split())] += 1

    def keep(self, posting: Judged) -> None:
        """Count a posting."""
        self.rows += 1
        key = (posting.role, posting.level)
        self.levels[key] += 1
        self.bases[posting.role, posting.basis] += 1
        self.dates[posting.date] += 1
        self.skills.setdefault(key, Counter()).update((one.skill, one.requirement) for one in posting.asked)
        groups: dict[int, list[str]] = {}
        for one in posting.asked:
            if one.group:
                groups.setdefault(one.group, []).append(one.skill)
        for members in groups.values():
            self.pairs.setdefault(key, Counter()).update(itertools.combinations(members, 2))

    def merge(self, other: Tally) -> None:
        """Add another tally to this one."""
        self.rows += other.rows
        for mine, theirs in (
            (self.dropped, other.dropped),
            (self.dates, other.dates),
            (self.unknown, other.unknown),
        ):
            mine.update(theirs)
        self.levels.update(other.levels)
        self.bases.update(other.bases)
        self.rules.update(other.rules)
        for key, skills in other.skills.items():
            self.skills.setdefault(key, Counter()).update(skills)
        for key, pairs in other.pairs.items():
            self.pairs.setdefault(key, Counter()).update(pairs)
        self.bad = sorted([*self.bad, *other.bad])[:NAMED]
        self.near += other.near
        self.cut()

    def cut(self) -> Tally:
        """Keep of the lists no more than the audit names."""
        self.near = sorted(self.near)[:NAMED]
        return self
