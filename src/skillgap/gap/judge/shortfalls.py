"""The shortfalls: what is missing, how, and at what cost, in the order it is worth closing; without words."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from skillgap.gap.case import Case
from skillgap.gap.fit import Item, total_weight
from skillgap.gap.judge.hours import hours_of, hours_to_close, missing_prerequisites
from skillgap.gap.report import GapKind
from skillgap.gap.scoring import GapRules
from skillgap.skills import Skill


class Worth(NamedTuple):
    """What orders a gap: its block, then the weighed gain per hour with the bounds its share allows."""

    block: int
    """0 for what everybody expects and a bar asks for, 1 for the first tiers, 2 for the rest."""
    rate: float
    low: float
    high: float
    moving: float
    """Factor for the trend."""


class Shortfall(NamedTuple):
    """One demanded skill with points still to win."""

    item: Item
    kind: GapKind
    gain: float
    """Points of fit, rounded to two places."""
    hours: int
    """Hours of the skill alone."""
    before: int
    """Hours of the prerequisites the resume does not show."""
    worth: Worth
    rank: int = 0
    """Place in the order, from 1; what the figures cannot tell apart shares one."""

    @property
    def skill(self) -> str:
        """The skill's id."""
        return self.item.demand.skill

    @property
    def hours_in_all(self) -> int:
        """Hours with prerequisites."""
        return self.hours + self.before


def shortfalls_of(case: Case) -> tuple[Shortfall, ...]:
    """List what is missing in the order it is worth closing; what the figures cannot tell apart shares a rank."""
    return _ranked(sorted(open_gaps(case), key=_order))


def open_gaps(case: Case, skills: Container[str] | None = None) -> list[Shortfall]:
    """List what is missing, of these skills or of all, in the profile's order and without ranks."""
    total, rules = total_weight(case.items), case.person.scoring.gaps
    if not total:
        return []
    barred = frozenset([need.skill for need in case.level.requirements if need.need == "must"])
    return [
        _shortfall(item, gain, case, barred)
        for item in case.items
        if (skills is None or item.demand.skill in skills)
        and (gain := 100 * item.weight * (1 - item.held.credit) / total) >= rules.smallest_gain
        and not _fresh_enough(item, case.person.credits.named(item.demand.skill), rules)
    ]


def _order(one: Shortfall) -> tuple[object, ...]:
    return (one.worth.block, -round(one.worth.rate, 9), -one.item.asked.share, one.item.demand.skill)


def _ranked(found: Sequence[Shortfall]) -> tuple[Shortfall, ...]:
    """Give ranks; one whose bounds reach those of the first of its rank shares the rank."""
    ranked: list[Shortfall] = []
    first: Worth | None = None
    for place, one in enumerate(found, start=1):
        tied = first is not None and one.worth.block == first.block and one.worth.high >= first.low
        first = first if tied else one.worth
        ranked.append(one._replace(rank=ranked[-1].rank if tied else place))
    return tuple(ranked)


def _fresh_enough(item: Item, own: Skill | None, rules: GapRules) -> bool:
    """Tell whether work shows the skill by its name, be it within another, and time has not lowered it much."""
    if own is None or own.state != "demonstrated" or item.held.credit < rules.old_below:
        return False
    return item.held.how == "direct" or own.apart is not None


def _shortfall(item: Item, gain: float, case: Case, barred: frozenset[str]) -> Shortfall:
    person, skill = case.person, item.demand.skill
    kind = _kind(item, person.credits.named(skill), person.scoring.gaps)
    hours = hours_to_close(skill, kind, person)
    before = hours_of(missing_prerequisites(skill, person), person) if kind == "learning" else 0
    points = round(gain, 2)
    worth = _worth(item, points, hours + before, case, barred=skill in barred)
    return Shortfall(item, kind, points, hours, before, worth)


def _kind(item: Item, own: Skill | None, rules: GapRules) -> GapKind:
    """Tell what is missing; what the resume names itself is never to be learnt from nothing."""
    enough = rules.wording_from if own is None else rules.named_from
    worded = own is not None and own.apart is not None and own.state == "demonstrated"
    if item.held.how == "implied" and item.held.strength >= enough and not worded:
        return "wording"
    return "proof" if item.held.how == "direct" or own is not None else "learning"


def _worth(item: Item, gain: float, hours: int, case: Case, *, barred: bool) -> Worth:
    """Weigh the gain per hour, prerequisites included, by tier and trend."""
    row, person = item.demand, case.person
    rules, entry = person.scoring.gaps, person.taxonomy.by_id.get(row.skill)
    moving = rules.trend[row.trend or (entry.status if entry else "stable")]
    rate = gain * rules.tier[row.tier] * moving / (hours + rules.overhead_hours)
    failing = (barred or row.tier == "critical") and item.held.credit < person.scoring.bars.credit
    expected = failing and entry is not None and entry.difficulty == "baseline"
    block = 0 if expected else 1 if row.tier in rules.first else 2
    share = item.asked.share or 1.0
    return Worth(block, rate, rate * item.asked.low / share, rate * item.asked.high / share, moving)
