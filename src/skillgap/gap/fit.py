"""The fit: Σ weight·credit / Σ weight, with an interval from what is uncertain about both."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from skillgap.gap.credit import Credits, Held, via
from skillgap.gap.report import Fit, SkillCredit
from skillgap.gap.scoring import Scoring
from skillgap.market import Alternatives, Demand, Level
from skillgap.skills import Taxonomy

Z = 1.959963984540054
"""97.5 % point of the normal distribution."""


SMALLEST = 1e-9
"""Total weight below which there is nothing to compare with."""


class Item(NamedTuple):
    """One demanded skill with its part in the fit."""

    demand: Demand
    held: Held
    weight: float
    """0 for the members of an either-or group that do not carry it."""
    sd: float
    """Standard deviation of the weight."""
    carrier: str
    """The skill that carries its group; its own id otherwise."""
    asked: Demand | Alternatives
    """The figure behind the weight: the skill's own, or that of the group it carries."""
    others: tuple[str, ...] = ()
    """The other members of the group it carries, most asked for first."""

    @property
    def estimate(self) -> bool:
        """Whether nobody counted the figure behind the weight."""
        return isinstance(self.asked, Demand) and self.asked.estimate


def items_of(level: Level, credits: Credits, scoring: Scoring) -> tuple[Item, ...]:
    """Weigh every demanded skill of a level; of an either-or group only the best member, with the group's weight."""
    groups, halved = _groups(level, credits), scoring.credit.estimate_weight
    items = []
    for row in level.demand:
        held = credits.of(row.skill)
        group = groups.get(row.group) if row.group else None
        if group is not None and group.lead.skill != row.skill:
            items.append(Item(row, held, 0.0, 0.0, group.lead.skill, row))
            continue
        asked = group.asked if group else row
        factor = halved if isinstance(asked, Demand) and asked.estimate else 1.0
        sd = (asked.high - asked.low) / (2 * Z) * factor
        others = group.others if group else ()
        items.append(Item(row, held, asked.share * factor, sd, row.skill, asked, others))
    return tuple(items)


class _Group(NamedTuple):
    """What an either-or group comes to before a resume."""

    lead: Demand
    """The member with most credit, which carries it."""
    asked: Demand | Alternatives
    others: tuple[str, ...]


def _groups(level: Level, credits: Credits) -> dict[str, _Group]:
    """Give each group the member that carries it and the figure that weighs it.

    The figure is the share of postings that ask for any member. Where that was not counted, or a source that counts
    single skills only says more of one member, it is that member's: the group is asked for at least as often.
    """
    members: dict[str, list[Demand]] = {}
    for row in level.demand:
        if row.group:
            members.setdefault(row.group, []).append(row)
    counted = {group.id: group for group in level.groups}
    found = {}
    for name, rows in members.items():
        lead = min(rows, key=lambda row: (-credits.of(row.skill).credit, -row.share, row.skill))
        largest = min(rows, key=lambda row: (row.estimate, -row.share, row.skill))
        together = counted.get(name)
        any_of = together if together and (largest.estimate or together.share >= largest.share) else largest
        found[name] = _Group(lead, any_of, tuple([row.skill for row in rows if row is not lead]))
    return found


def total_weight(items: Sequence[Item]) -> float:
    """Sum the weights."""
    return math.fsum([item.weight for item in items])


def fit_of(items: Sequence[Item]) -> Fit | None:
    """Give the fit with its 95 % interval; None when nothing is demanded.

    With F = Σ wᵢcᵢ / Σ wᵢ the interval is F ± 1.96 √(Σ ((cᵢ − F)/W)² sᵢ² + Σ (wᵢ/W)² cᵢ² pᵢ(1 − pᵢ)), cut to 0–100:
    the first sum is the delta method on the shares (sᵢ their standard deviations, W = Σ wᵢ), the second the doubt
    whether the skill is really shown (pᵢ the certainty of the credit).
    """
    total = total_weight(items)
    if total < SMALLEST:
        return None
    value = math.fsum([item.weight * item.held.credit for item in items]) / total
    shares = math.fsum([((item.held.credit - value) / total * item.sd) ** 2 for item in items])
    finding = math.fsum(
        [
            (item.weight / total * item.held.credit) ** 2 * item.held.certainty * (1 - item.held.certainty)
            for item in items
        ]
    )
    half = Z * math.sqrt(shares + finding)
    points = round(100 * min(1.0, value), 1)
    low, high = round(100 * max(0.0, value - half), 1), round(100 * min(1.0, value + half), 1)
    return Fit(points, min(low, points), max(high, points))


def credits_of(items: Sequence[Item], taxonomy: Taxonomy) -> tuple[SkillCredit, ...]:
    """Lay the arithmetic open, one line per demanded skill."""
    return tuple(
        SkillCredit(
            skill=item.demand.skill,
            weight=round(item.weight, 6),
            credit=round(item.held.credit, 6),
            via=_via(item, taxonomy),
            decay=round(item.held.decay, 6),
        )
        for item in items
    )


def _via(item: Item, taxonomy: Taxonomy) -> str:
    if item.carrier != item.demand.skill:
        return f"covered by group member {taxonomy.name(item.carrier)}"
    return via(item.held, item.held.skill.name if item.held.skill else "")
