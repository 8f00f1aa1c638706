"""Compare two markets: which skills are asked for more, or less, than before, beyond what chance explains."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from skillgap.market.pooling import Z, logit
from skillgap.market.profile import Demand, Level, LevelName, Market

Direction = Literal["risen", "fallen", "unclear"]
FALSE_DISCOVERIES = 0.05
"""Share of the changes told that may be chance."""
_EDGE = 1e-4
"""Shares are kept this far from 0 and 1 on the logit scale."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One skill of one role and level, counted on both sides."""

    role: str
    level: LevelName
    skill: str
    old: Demand
    new: Demand
    p: float
    """Probability of a difference this large or larger by chance alone."""
    q: float
    """`p` adjusted for the number of comparisons (Benjamini and Hochberg 1995)."""
    direction: Direction
    """"unclear" where `q` is above the limit: no change is shown, which is not the same as none."""

    @property
    def difference(self) -> float:
        """New share minus old share, −1 to 1."""
        return self.new.share - self.old.share


class Unmatched(msgspec.Struct, frozen=True, kw_only=True):
    """A counted row that the other side has no count for; nothing follows about its trend."""

    role: str
    level: LevelName
    demand: Demand


class MarketDiff(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between two markets."""

    changes: tuple[Change, ...]
    """Every row counted on both sides: role, then level, then the largest difference first."""
    only_old: tuple[Unmatched, ...]
    only_new: tuple[Unmatched, ...]

    def of(self, direction: Direction) -> tuple[Change, ...]:
        """Give the changes of one direction."""
        return tuple(change for change in self.changes if change.direction == direction)


def compare_markets(old: Market, new: Market, *, role: str = "") -> MarketDiff:
    """Compare the counted rows of two markets, all roles or one.

    Two single counts are compared by the two-proportion z test; where a side pools several sources, by the
    difference of the log odds over the standard errors its intervals imply. Over all comparisons the false-discovery
    rate is held at `FALSE_DISCOVERIES`. The two sides are taken as independent samples: rows that rest on the same
    observations are equal and count as no comparison.
    """
    before, after = _counted(old, role), _counted(new, role)
    pairs = [(key, row, after[key]) for key, row in before.items() if key in after]
    tested = [pair for pair in pairs if pair[1].observations != pair[2].observations]
    ps = [p_value(was, now) for _, was, now in tested]
    changes = [
        _change(key, was, now, p, q) for (key, was, now), p, q in zip(tested, ps, adjusted(ps), strict=True)
    ]
    order = {level: number for number, level in enumerate(("entry", "mid", "senior", "staff"))}
    changes.sort(key=lambda change: (change.role, order[change.level], -abs(change.difference), change.skill))
    return MarketDiff(
        changes=tuple(changes),
        only_old=tuple(_unmatched(before, after)),
        only_new=tuple(_unmatched(after, before)),
    )


def p_value(old: Demand, new: Demand) -> float:
    """Give the two-sided p value of a difference between two counted shares."""
    was, now = _single(old), _single(new)
    if was and now:
        (share, n), (other, m) = was, now
        common = (share * n + other * m) / (n + m)
        error = math.sqrt(common * (1 - common) * (1 / n + 1 / m))
        z = (other - share) / error if error else 0.0
    else:
        error = math.hypot(_logit_error(old), _logit_error(new))
        z = (_logit(new.share) - _logit(old.share)) / error
    return math.erfc(abs(z) / math.sqrt(2))


def adjusted(ps: Sequence[float]) -> list[float]:
    """Adjust p values for their number, in their order (Benjamini and Hochberg 1995)."""
    ranked = sorted(range(len(ps)), key=lambda index: (-ps[index], index))
    found = [0.0] * len(ps)
    least = 1.0
    for place, index in enumerate(ranked):
        least = min(least, ps[index] * len(ps) / (len(ps) - place))
        found[index] = least
    return found


def _change(key: _Key, old: Demand, new: Demand, p: float, q: float) -> Change:
    direction: Direction = "unclear"
    if q <= FALSE_DISCOVERIES:
        direction = "risen" if new.share > old.share else "fallen"
    role, level, skill = key
    return Change(role=role, level=level, skill=skill, old=old, new=new, p=p, q=q, direction=direction)


_Key = tuple[str, LevelName, str]


def _counted(market: Market, role: str) -> dict[_Key, Demand]:
    """Collect the rows somebody counted."""
    return {
        (profile.role, level.level, row.skill): row
        for profile in market.roles
        if not role or profile.role == role
        for level in profile.levels
        for row in _rows(level)
    }


def _rows(level: Level) -> Iterator[Demand]:
    return (row for row in level.demand if not row.estimate)


def _unmatched(rows: dict[_Key, Demand], others: dict[_Key, Demand]) -> Iterator[Unmatched]:
    """List the rows one side alone has counted, in roles and levels both sides have counted something for."""
    shared = {key[:2] for key in rows} & {key[:2] for key in others}
    for key, row in rows.items():
        if key not in others and key[:2] in shared:
            yield Unmatched(role=key[0], level=key[1], demand=row)


def _single(row: Demand) -> tuple[float, int] | None:
    """Give share and n where exactly one source is pooled."""
    pooled = [entry for entry in row.observations if entry.pooled]
    return (pooled[0].share, pooled[0].n) if len(pooled) == 1 else None


def _logit_error(row: Demand) -> float:
    return max((_logit(row.high) - _logit(row.low)) / (2 * Z), 1e-9)


def _logit(share: float) -> float:
    return logit(min(max(share, _EDGE), 1 - _EDGE))
