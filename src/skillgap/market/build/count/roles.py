"""Sums → what can be published of each role: levels large enough, skills, alternatives; and the books of the build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from skillgap.market.build.count.alternatives import alternatives_of
from skillgap.market.build.count.tally import NAMED, Tally
from skillgap.market.build.rules import CountRules
from skillgap.market.posting import RequirementName
from skillgap.market.profile import LEVELS, LevelName


class SkillCount(msgspec.Struct, frozen=True):
    """In how many postings of a level a skill is named."""

    skill: str
    postings: int
    required: int
    preferred: int


class AlternativesCount(msgspec.Struct, frozen=True):
    """Skills that postings of a level offer as alternatives, and how many name any of them."""

    skills: tuple[str, ...]
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
    alternatives: tuple[AlternativesCount, ...] = ()

    @property
    def counted(self) -> tuple[LevelName | None, ...]:
        """Levels whose postings are in the figures; None for those that state none."""
        return (*self.members, None) if self.members == LEVELS else self.members


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


class RuleCount(msgspec.Struct, frozen=True):
    """How often a rule decided about a place that may name a skill."""

    rule: str
    accepted: int
    rejected: int


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
    rules: tuple[RuleCount, ...] = ()
    """What decided about the places that may name a skill, the busiest rule first; repeats are among them."""


def roles_of(tally: Tally, rules: CountRules) -> tuple[RoleCount, ...]:
    """Give the counts of every role seen, by role id; alternatives are named but not yet counted."""
    return tuple(_role(role, tally, rules) for role in sorted({role for role, _ in tally.levels}))


def _role(role: str, tally: Tally, rules: CountRules) -> RoleCount:
    sizes = {level: tally.levels[role, level] for level in LEVELS}
    merged = merged_levels(sizes, rules.least_postings)
    if not merged and sum(sizes.values()) + tally.levels[role, None] >= rules.least_postings:
        merged = (LEVELS,)
    by_level: dict[str, int] = {str(level): size for level, size in sizes.items()}
    by_level[""] = tally.levels[role, None]
    return RoleCount(
        role=role,
        postings=sum(by_level.values()),
        by_level=by_level,
        by_basis={basis: tally.bases[role, basis] for basis in ("title", "years", "stated", "none")},
        levels=tuple(_level(role, members, sizes, tally, rules) for members in merged),
    )


def _level(
    role: str, members: tuple[LevelName, ...], sizes: Mapping[LevelName, int], tally: Tally, rules: CountRules
) -> LevelCount:
    split: Counter[tuple[str, RequirementName]] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    counted: tuple[LevelName | None, ...] = (*members, None) if members == LEVELS else members
    for level in counted:
        split.update(tally.skills.get((role, level), {}))
        pairs.update(tally.pairs.get((role, level), {}))
    named: Counter[str] = Counter()
    for (skill, _), number in split.items():
        named[skill] += number
    postings = sum(tally.levels[role, level] for level in counted)
    skills = tuple(
        SkillCount(skill, number, split[skill, "required"], split[skill, "preferred"])
        for skill, number in sorted(named.items(), key=lambda item: (-item[1], item[0]))
    )
    shown = {row.skill for row in published(skills, postings, rules)}
    close = {pair: number for pair, number in pairs.items() if shown.issuperset(pair)}
    return LevelCount(
        level=max(members, key=lambda level: (sizes[level], -LEVELS.index(level))),
        members=members,
        postings=postings,
        skills=skills,
        alternatives=tuple(AlternativesCount(group, 0) for group in alternatives_of(close, named, rules)),
    )


def published(skills: Sequence[SkillCount], postings: int, rules: CountRules) -> tuple[SkillCount, ...]:
    """Give the skills whose shares of so many postings are published, most first."""
    least = max(rules.least_share * postings, rules.least_named)
    return tuple(row for row in skills[: rules.most_skills] if row.postings >= least)


def merged_levels(sizes: Mapping[LevelName, int], least: int) -> tuple[tuple[LevelName, ...], ...]:
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


def audit_of(tally: Tally, files: tuple[str, ...]) -> Audit:
    """Close the books; `files` are the paths rows are named by."""
    days = sorted(day for day in tally.dates if day)
    return Audit(
        rows=tally.rows,
        kept=tally.levels.total(),
        undated=tally.dates[""],
        first_date=days[0] if days else "",
        median_date=_median(tally.dates, days),
        last_date=days[-1] if days else "",
        dropped=dict(sorted(tally.dropped.items())),
        bad_rows=tuple(f"{files[place.file]}:{place.row}: {reason}" for place, reason in tally.bad),
        unknown_titles=tuple(sorted(tally.unknown.items(), key=lambda item: (-item[1], item[0]))[:NAMED]),
        duplicates=tuple(
            (f"{files[one.file]}:{one.row}", f"{files[other.file]}:{other.row}") for one, other in tally.near
        ),
        rules=_rules(tally.rules),
    )


def _rules(decided: Mapping[tuple[str, bool], int]) -> tuple[RuleCount, ...]:
    names = sorted({rule for rule, _ in decided})
    found = [RuleCount(rule, decided.get((rule, True), 0), decided.get((rule, False), 0)) for rule in names]
    return tuple(sorted(found, key=lambda one: (-one.accepted - one.rejected, one.rule)))


def _median(dates: Counter[str], days: list[str]) -> str:
    """Give the day by which half of the dated postings were out; "" when none is dated."""
    half, count = (dates.total() - dates[""]) / 2, 0
    for day in days:
        count += dates[day]
        if count >= half:
            return day
    return ""
