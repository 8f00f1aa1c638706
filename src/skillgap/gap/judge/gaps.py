"""The gaps: what is missing, unproven or hidden behind another name, most worthwhile first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from skillgap.gap.case import Case, Person
from skillgap.gap.fit import Item, total_weight
from skillgap.gap.phrases import demand_text
from skillgap.gap.report import Gap, GapKind
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


def gaps_of(case: Case) -> tuple[Gap, ...]:
    """List the gaps in the order they are worth closing; those the figures cannot tell apart share a rank."""
    person, total = case.person, total_weight(case.items)
    rules = person.scoring.gaps
    found = []
    for item in case.items:
        gain = 100 * item.weight * (1 - item.held.credit) / total if total else 0.0
        if gain >= rules.smallest_gain and not _fresh_enough(item, rules):
            gap = _gap(item, gain, person)
            found.append((worth_of(gap, item, case), gap))
    found.sort(key=lambda pair: (pair[0].block, -round(pair[0].rate, 9), -pair[1].share, pair[1].skill))
    return _ranked(found)


def _ranked(found: Sequence[tuple[Worth, Gap]]) -> tuple[Gap, ...]:
    """Give the gaps their ranks; one whose bounds reach those of the first of its rank shares the rank."""
    ranked: list[Gap] = []
    first: Worth | None = None
    for place, (worth, gap) in enumerate(found, start=1):
        tied = first is not None and worth.block == first.block and worth.high >= first.low
        first = first if tied else worth
        ranked.append(msgspec.structs.replace(gap, rank=ranked[-1].rank if tied else place))
    return tuple(ranked)


def _fresh_enough(item: Item, rules: GapRules) -> bool:
    """Tell whether work shows the skill and time has not lowered it much."""
    held = item.held
    shown = held.how == "direct" and held.skill is not None and held.skill.state == "demonstrated"
    return shown and held.credit >= rules.old_below


def worth_of(gap: Gap, item: Item, case: Case) -> Worth:
    """Weigh the gain per hour, prerequisites included, by tier and trend."""
    rules, entry = case.person.scoring.gaps, case.person.taxonomy.by_id.get(gap.skill)
    moving = rules.trend[item.demand.trend or (entry.status if entry else "stable")]
    rate = gap.gain * rules.tier[gap.tier] * moving / (gap.hours_with_prerequisites + rules.overhead_hours)
    barred = gap.tier == "critical" or any(
        need.need == "must" and need.skill == gap.skill for need in case.level.requirements
    )
    failing = barred and item.held.credit < case.person.scoring.bars.credit
    expected = entry is not None and entry.difficulty == "baseline" and failing
    block = 0 if expected else 1 if gap.tier in rules.first else 2
    share = gap.share or 1.0
    return Worth(block, rate, rate * gap.low / share, rate * gap.high / share, moving)


def _gap(item: Item, gain: float, person: Person) -> Gap:
    row, held = item.demand, item.held
    own = person.credits.named(row.skill)
    kind = _kind(item, own, person.scoring.gaps)
    hours = _hours(item, kind, person)
    name = person.taxonomy.name(row.skill)
    mentions = held.skill.mentions if held.skill and kind != "learning" else ()
    return Gap(
        skill=row.skill,
        name=name,
        kind=kind,
        tier=row.tier,
        share=row.share,
        low=row.low,
        high=row.high,
        n=row.n,
        estimate=row.estimate,
        sources=row.sources,
        gain=round(gain, 2),
        hours=hours,
        hours_with_prerequisites=hours + _prerequisite_hours(row.skill, kind, person),
        credit=round(held.credit, 4),
        why=f"{_why(item, own=own)}{_missed(item, person.scoring.gaps)}",
        remedy=_remedy(item, kind, name, hours=hours, own=own),
        evidence=tuple(dict.fromkeys(mention.quote for mention in mentions))[:3],
        caveats=row.caveats,
        interview=person.scoring.interview.get(row.skill, ""),
    )


def _kind(item: Item, own: Skill | None, rules: GapRules) -> GapKind:
    """Tell what is missing; what the resume names itself is never to be learnt from nothing."""
    if item.held.how == "implied" and item.held.strength >= rules.wording_from:
        return "wording"
    return "proof" if item.held.how == "direct" or own is not None else "learning"


def _hours(item: Item, kind: GapKind, person: Person) -> int:
    """Give the hours to close the gap: nothing for wording, part of the learning for proof.

    A neighbouring or narrower skill shortens learning from the typical hours towards the low ones by its credit.
    """
    if kind == "wording":
        return 0
    low, typical = hours_bounds(item.demand.skill, person)
    if kind == "learning":
        return round(typical - (typical - low) * item.held.credit)
    own = person.credits.named(item.demand.skill)
    return max(1, round(typical * proof_part(own, person.scoring.gaps)))


def proof_part(own: Skill | None, rules: GapRules) -> float:
    """Give the part of the learning that proving, finishing or refreshing a named skill takes."""
    state = own.state if own else "claimed"
    return rules.proof_hours["old" if state == "demonstrated" else state]


def hours_bounds(skill: str, person: Person) -> tuple[int, int]:
    """Give low and typical hours of a skill."""
    entry = person.taxonomy.by_id.get(skill)
    if entry is not None and entry.hours is not None:
        return entry.hours[0], entry.hours[1]
    usual = person.scoring.gaps.default_hours[entry.difficulty if entry else "medium"]
    return usual // 2, usual


def hours_of_set(gaps: Sequence[Gap], person: Person) -> int:
    """Add up the hours of closing several gaps, a prerequisite they share once."""
    needed = {
        name for gap in gaps if gap.kind == "learning" for name in missing_prerequisites(gap.skill, person)
    }
    own = {gap.skill for gap in gaps}
    return sum(gap.hours for gap in gaps) + sum(typical_hours(name, person) for name in sorted(needed - own))


def _prerequisite_hours(skill: str, kind: GapKind, person: Person) -> int:
    """Sum the typical hours of all prerequisites the resume does not show, each once."""
    if kind != "learning":
        return 0
    return sum(typical_hours(name, person) for name in missing_prerequisites(skill, person))


def missing_prerequisites(skill: str, person: Person) -> frozenset[str]:
    """Give all prerequisites of a skill, at any remove, that the resume does not show."""
    needed: set[str] = set()
    waiting = [skill]
    while waiting:
        entry = person.taxonomy.by_id.get(waiting.pop())
        for name in entry.prerequisites if entry else ():
            if name not in needed and person.credits.of(name).credit < person.scoring.gaps.known_from:
                needed.add(name)
                waiting.append(name)
    return frozenset(needed - {skill})


def typical_hours(skill: str, person: Person) -> int:
    """Give the typical hours of a skill from nothing to working level."""
    return hours_bounds(skill, person)[1]


def _why(item: Item, *, own: Skill | None) -> str:
    """Say what is asked and what the resume shows; `own` is the skill as the resume itself names it."""
    held = item.held
    other = held.skill.name if held.skill else ""
    asked = demand_text(item.demand)
    asked = asked[0].upper() + asked[1:]
    if held.how == "absent":
        return f"{asked}; the resume does not name it."
    if held.how == "adjacent":
        return f"{asked}; the resume {_naming(own)}, but {other} is part of the way."
    if held.how == "implied" and own is not None:
        return f"{asked}; the resume {_naming(own)}, though it follows from {other}."
    if held.how == "implied":
        return f"{asked}; the resume shows {other}, which includes {_part(held.strength)} of it."
    if held.skill and held.skill.state == "learning":
        return f"{asked}; the resume says you are learning it."
    if held.skill and held.skill.state == "claimed":
        return f"{asked}; the resume lists it and no dated work or project shows it."
    return f"{asked}; the resume shows it last in {held.skill.last_used if held.skill else ''}."


def _missed(item: Item, rules: GapRules) -> str:
    """Say where an absence is noticed; presence sets nobody apart there (jobcannon-pytorch)."""
    counted = not item.demand.estimate and item.demand.share >= rules.near_universal
    if item.held.how != "absent" or not counted:
        return ""
    return " Where so many ask, its absence tells more than its presence would."


def _naming(own: Skill | None) -> str:
    """Say how the resume names a skill for which something else speaks more strongly."""
    if own is None:
        return "does not name it"
    if own.state == "learning":
        return "says you are learning it"
    if own.state == "demonstrated" and own.last_used is not None:
        return f"names it in work last in {own.last_used}"
    return "only lists it"


def _part(strength: float) -> str:
    return "most" if strength >= 0.7 else "much" if strength >= 0.5 else "a part"


def _remedy(item: Item, kind: GapKind, name: str, *, hours: int, own: Skill | None) -> str:
    """Say what to do."""
    held = item.held
    other = held.skill.name if held.skill else ""
    if kind == "wording" and own is not None:
        return f"Name {name} in the work that shows {other} too, if you used it there."
    if kind == "wording":
        return f"If you have used it, name {name} beside {other}."
    if kind == "learning":
        carried = f", fewer than usual because of {other}" if held.how in ("adjacent", "implied") else ""
        return f"Learn it to working level and show it in a project: about {hours} hours{carried}."
    if own and own.state == "demonstrated":
        return f"Refresh it, about {hours} hours, and show recent work with it."
    if own and own.state == "learning":
        return f"Finish it, about {hours} hours, and show it in a project with a result."
    return f"If work has used it, say where and with what result; else a small project shows it, about {hours} hours."
