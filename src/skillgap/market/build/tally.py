"""Count judged postings per role and level; merge levels too small to stand alone; keep the books."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from skillgap.market.build.duplicates import Duplicates
from skillgap.market.build.judge import Judged
from skillgap.market.build.rules import BuildRules
from skillgap.market.profile import LEVELS, LevelName

_NAMED = 50
"""How many titles, bad rows and duplicates the audit names."""


class SkillCount(msgspec.Struct, frozen=True):
    """In how many postings of a level a skill is named."""

    skill: str
    postings: int


class LevelCount(msgspec.Struct, frozen=True, kw_only=True):
    """Postings of one level, or of neighbouring levels that are too small apart."""

    level: LevelName
    """Level the figures are published at."""
    members: tuple[LevelName, ...]
    """Levels counted together, lowest first; where these are all levels, postings that state none count too."""
    postings: int
    skills: tuple[SkillCount, ...]
    """Every skill named, most first."""


class RoleCount(msgspec.Struct, frozen=True, kw_only=True):
    """One role's postings."""

    role: str
    postings: int
    """All kept postings of the role, with and without a level."""
    by_level: dict[str, int]
    """Postings of each level as found; "" for those that state none."""
    by_basis: dict[str, int]
    """What told the level: title, years, stated, none."""
    levels: tuple[LevelCount, ...]
    """What can be published; empty when the whole role is too small."""


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """The books of a build: every row is either counted or named with the reason."""

    rows: int
    kept: int
    undated: int
    first_date: str
    median_date: str
    last_date: str
    dropped: dict[str, int]
    bad_rows: tuple[str, ...]
    """The first bad rows, "file:line: reason"."""
    unknown_titles: tuple[tuple[str, int], ...]
    """The most frequent titles no rule knows."""
    duplicates: tuple[tuple[str, str], ...]
    """The first near-duplicates: what was dropped, and the earlier posting it repeats."""


class Tally:
    """Takes judged postings one by one, in the order of the files."""

    def __init__(self, rules: BuildRules) -> None:
        self._rules = rules
        self._seen = Duplicates(rules.count.duplicates)
        self._rows = 0
        self._dropped: Counter[str] = Counter()
        self._bad: list[str] = []
        self._unknown: Counter[str] = Counter()
        self._near: list[tuple[str, str]] = []
        self.kept: list[Judged] = []
        self._dates: Counter[str] = Counter()
        self._undated = 0
        self._levels: Counter[tuple[str, LevelName | None]] = Counter()
        self._bases: Counter[tuple[str, str]] = Counter()
        self._skills: dict[tuple[str, LevelName | None], Counter[str]] = {}

    def add_bad(self, bad: Sequence[str]) -> None:
        """Note rows that could not be read."""
        self._rows += len(bad)
        self._dropped["bad row"] += len(bad)
        self._bad.extend(bad[: _NAMED - len(self._bad)])

    def add(self, posting: Judged) -> None:
        """Count a posting, or note why not."""
        self._rows += 1
        reason = posting.dropped or self._repeats(posting)
        if (
            posting.digest
            and reason in ("not English", "role unknown")
            and self._seen.exact(posting.digest, posting.place)
        ):
            reason = "exact duplicate"
        if reason:
            self._dropped[reason] += 1
            if reason == "role unknown":
                self._unknown[" ".join(posting.title.casefold().split())] += 1
            return
        self._keep(posting)

    def _repeats(self, posting: Judged) -> str:
        if self._seen.exact(posting.digest, posting.place):
            return "exact duplicate"
        earlier = self._seen.near(f"{posting.role}/{posting.level}", posting.sketch, posting.place)
        if earlier:
            if len(self._near) < _NAMED:
                self._near.append((posting.place, earlier))
            return "near duplicate"
        return ""

    def _keep(self, posting: Judged) -> None:
        key = (posting.role, posting.level)
        self.kept.append(posting)
        self._levels[key] += 1
        self._bases[posting.role, posting.basis] += 1
        self._skills.setdefault(key, Counter()).update(one.skill for one in posting.asked)
        if posting.date:
            self._dates[posting.date] += 1
        else:
            self._undated += 1

    def audit(self) -> Audit:
        """Close the books."""
        return Audit(
            rows=self._rows,
            kept=self._rows - sum(self._dropped.values()),
            undated=self._undated,
            first_date=min(self._dates, default=""),
            median_date=self._median_date(),
            last_date=max(self._dates, default=""),
            dropped=dict(sorted(self._dropped.items())),
            bad_rows=tuple(self._bad),
            unknown_titles=tuple(
                sorted(self._unknown.items(), key=lambda item: (-item[1], item[0]))[:_NAMED]
            ),
            duplicates=tuple(self._near),
        )

    def _median_date(self) -> str:
        """Give the day by which half of the dated postings were out; "" when none is dated."""
        half, count = self._dates.total() / 2, 0
        for day in sorted(self._dates):
            count += self._dates[day]
            if count >= half:
                return day
        return ""

    def roles(self) -> tuple[RoleCount, ...]:
        """Give the counts of every role seen, by role id."""
        return tuple(self._role(role) for role in sorted({role for role, _ in self._levels}))

    def _role(self, role: str) -> RoleCount:
        sizes = {level: self._levels[role, level] for level in LEVELS}
        merged = merged_levels(sizes, self._rules.count.least_postings)
        if not merged and sum(sizes.values()) + self._levels[role, None] >= self._rules.count.least_postings:
            merged = (LEVELS,)
        by_level: dict[str, int] = {str(level): size for level, size in sizes.items()}
        by_level[""] = self._levels[role, None]
        return RoleCount(
            role=role,
            postings=sum(by_level.values()),
            by_level=by_level,
            by_basis={basis: self._bases[role, basis] for basis in ("title", "years", "stated", "none")},
            levels=tuple(self._level(role, members, sizes) for members in merged),
        )

    def _level(self, role: str, members: tuple[LevelName, ...], sizes: dict[LevelName, int]) -> LevelCount:
        total: Counter[str] = Counter()
        counted: tuple[LevelName | None, ...] = (*members, None) if members == LEVELS else members
        for level in counted:
            total.update(self._skills.get((role, level), {}))
        ordered = sorted(total.items(), key=lambda item: (-item[1], item[0]))
        return LevelCount(
            level=max(members, key=lambda level: (sizes[level], -LEVELS.index(level))),
            members=members,
            postings=sum(self._levels[role, level] for level in counted),
            skills=tuple(SkillCount(skill, count) for skill, count in ordered),
        )


def merged_levels(sizes: dict[LevelName, int], least: int) -> tuple[tuple[LevelName, ...], ...]:
    """Merge neighbouring levels until each group has at least `least` postings; () when even all together have fewer.

    The smallest group goes first, to its smaller neighbour (the lower one when they are equal).
    """
    groups = [(level,) for level in LEVELS]
    merged: list[tuple[LevelName, ...]] = [*groups]

    def size(group: tuple[LevelName, ...]) -> int:
        return sum(sizes[level] for level in group)

    while len(merged) > 1:
        at = min(range(len(merged)), key=lambda place: (size(merged[place]), place))
        if size(merged[at]) >= least:
            break
        near = [place for place in (at - 1, at + 1) if 0 <= place < len(merged)]
        into = min(near, key=lambda place: (size(merged[place]), place))
        low, high = sorted((at, into))
        merged[low : high + 1] = [merged[low] + merged[high]]
    return tuple(group for group in merged if size(group) >= least)
