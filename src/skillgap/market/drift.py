"""Tell how demand has moved since sources that are too old to be pooled."""

from __future__ import annotations

import msgspec

from skillgap.market.diff import FALSE_DISCOVERIES, Direction, adjusted, p_value
from skillgap.market.pooling import pool
from skillgap.market.profile import Demand, Level, Observation


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """What a skill's share used to be, and is."""

    skill: str
    old: tuple[Observation, ...]
    """Figures that are too old to be pooled."""
    share: float
    """0 to 1: what these say together."""
    new: Demand
    q: float
    """Probability of such a difference by chance alone, adjusted for the comparisons of the level."""
    direction: Direction

    @property
    def n(self) -> int:
        """Postings behind the old share."""
        return sum(entry.n for entry in self.old)

    @property
    def since(self) -> str:
        """Year of the old figures: the earliest."""
        return min(entry.as_of for entry in self.old)[:4]

    @property
    def until(self) -> str:
        """Year of the figures of today: the latest."""
        return max(entry.as_of for entry in self.new.observations if entry.pooled)[:4]


def drift_of(level: Level) -> tuple[Drift, ...]:
    """Compare the counted rows of a level with their old figures, the largest difference first.

    As in `compare_markets` the false-discovery rate over the level's comparisons is held at `FALSE_DISCOVERIES`. Samples of
    other years are of other boards too: the direction says more than the size.
    """
    rows = [
        row for row in level.demand if not row.estimate and any(not one.pooled for one in row.observations)
    ]
    before = [_then(row) for row in rows]
    qs = adjusted([p_value(old, new) for old, new in zip(before, rows, strict=True)])
    found = [_drift(old, new, q) for old, new, q in zip(before, rows, qs, strict=True)]
    return tuple(sorted(found, key=lambda one: (-abs(one.new.share - one.share), one.skill)))


def _then(row: Demand) -> Demand:
    """Give a row as its old figures alone state it."""
    old = tuple(msgspec.structs.replace(one, pooled=True) for one in row.observations if not one.pooled)
    share, low, high = pool([(one.share, one.n) for one in old])
    return msgspec.structs.replace(row, share=share, low=low, high=high, observations=old)


def _drift(old: Demand, new: Demand, q: float) -> Drift:
    direction: Direction = "unclear"
    if q <= FALSE_DISCOVERIES:
        direction = "risen" if new.share > old.share else "fallen"
    seen = tuple(entry for entry in new.observations if not entry.pooled)
    return Drift(skill=new.skill, old=seen, share=old.share, new=new, q=q, direction=direction)
