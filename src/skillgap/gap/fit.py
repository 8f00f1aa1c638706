"""The fit: Σ weight·credit / Σ weight, with an interval from what is uncertain about both."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from skillgap.gap.credit import Credits, Held, via
from skillgap.gap.report import Fit, SkillCredit
from skillgap.gap.scoring import Scoring
from skillgap.market import Demand, Level
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


def items_of(level: Level, credits: Credits, scoring: Scoring) -> tuple[Item, ...]:
    """Weigh every demanded skill of a level; of an either-or group only the best member, with the group's weight."""
    leads = _group_leads(level, credits)
    items = []
    for row in level.demand:
        lead, largest = leads.get(row.group, (row, row)) if row.group else (row, row)
        factor = scoring.credit.estimate_weight if largest.estimate else 1.0
        carries = lead.skill == row.skill
        items.append(
            Item(
                demand=row,
                held=credits.of(row.skill),
                weight=largest.share * factor if carries else 0.0,
                sd=(largest.high - largest.low) / (2 * Z) * factor if carries else 0.0,
                carrier=lead.skill,
            )
        )
    return tuple(items)


def _group_leads(level: Level, credits: Credits) -> dict[str, tuple[Demand, Demand]]:
    """Give each group's member with most credit and its member most asked for."""
    leads: dict[str, tuple[Demand, Demand]] = {}
    for name in sorted({row.group for row in level.demand if row.group}):
        members = [row for row in level.demand if row.group == name]
        best = min(members, key=lambda row: (-credits.of(row.skill).credit, -row.share, row.skill))
        largest = min(members, key=lambda row: (row.estimate, -row.share, row.skill))
        leads[name] = (best, largest)
    return leads


def total_weight(items: Sequence[Item]) -> float:
    """Sum the weights."""
    return math.fsum(item.weight for item in items)


def fit_of(items: Sequence[Item]) -> Fit | None:
    """Give the fit with its 95 % interval; None when nothing is demanded.

    With F = Σ wᵢcᵢ / Σ wᵢ the interval is F ± 1.96 √(Σ ((cᵢ − F)/W)² sᵢ² + Σ (wᵢ/W)² cᵢ² pᵢ(1 − pᵢ)), cut to 0–100:
    the first sum is the delta method on the shares (sᵢ their standard deviations, W = Σ wᵢ), the second the doubt
    whether the skill is really shown (pᵢ the certainty of the credit).
    """
    total = total_weight(items)
    if total < SMALLEST:
        return None
    value = math.fsum(item.weight * item.held.credit for item in items) / total
    shares = math.fsum(((item.held.credit - value) / total * item.sd) ** 2 for item in items)
    finding = math.fsum(
        (item.weight / total * item.held.credit) ** 2 * item.held.certainty * (1 - item.held.certainty)
        for item in items
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
