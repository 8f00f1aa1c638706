"""Order roles for a person: by fit made comparable, and by titles where the figures cannot tell them apart."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from skillgap.gap.fit import SMALLEST, Item, total_weight
from skillgap.gap.level import TitleEvidence
from skillgap.gap.report import RoleFit
from skillgap.gap.scoring import RankingRules


class Standing(NamedTuple):
    """A comparison with what ranks it: its counted demand."""

    role: RoleFit
    weight: float
    covered: float
    """Weight times credit, summed."""
    rows: int
    most: float = 100.0
    """What the fit made comparable is cut to."""


def standing_of(role: RoleFit, items: Sequence[Item]) -> Standing:
    """Sum the counted demand, which ranks a role.

    Estimates stay out: a path names what everybody begins with, which says little about how near its role is, and no
    role should fall behind because its path states more. Where nothing was counted they are all there is.
    """
    measured = [item for item in items if not item.estimate]
    counted = measured or items
    most = role.fit.high if role.fit and not measured else 100.0
    covered = math.fsum(item.weight * item.held.credit for item in counted)
    return Standing(role, total_weight(counted), covered, len(counted), most)


class Place(NamedTuple):
    """What a role's place in the order is made of, in points of fit."""

    role: RoleFit
    comparable: float
    """The fit made comparable with the other roles'."""
    title: float
    """What the titles held say, as a fraction of `room`."""
    title_why: str
    bars: float
    """What the bars say, as a fraction of `room`."""
    room: float
    """How far titles and bars may move the role: what the figures leave in doubt."""

    @property
    def total(self) -> float:
        """The value roles are ordered by."""
        moved = max(-1.0, min(1.0, self.title + self.bars))
        return round(self.comparable + self.room * moved, 6) if self.role.fit else 0.0


def ranked(
    found: Sequence[Standing], evidence: Mapping[str, TitleEvidence], rules: RankingRules
) -> tuple[RoleFit, ...]:
    """Order roles, best first, each with a note where it stands before one with a larger fit."""
    entries = {entry.role.role: entry for entry in found}
    places = placed(found, evidence, rules)
    order = [entries[place.role.role] for place in places]
    values = comparable(found)
    explained = (_explained(entry, order[at + 1 :], values, evidence) for at, entry in enumerate(order))
    return tuple(
        msgspec.structs.replace(role, order=round(place.total, 1) if role.fit else None)
        for role, place in zip(explained, places, strict=True)
    )


def placed(
    found: Sequence[Standing], evidence: Mapping[str, TitleEvidence], rules: RankingRules
) -> tuple[Place, ...]:
    """Order roles, best first, with what makes up the order."""
    values = comparable(found)
    places = (_place(entry, values[entry.role.role], evidence, rules) for entry in found)

    def key(place: Place) -> tuple[object, ...]:
        return (place.role.fit is None, -place.total, -round(place.comparable, 6), place.role.role)

    return tuple(sorted(places, key=key))


def comparable(found: Sequence[Standing]) -> dict[str, float]:
    """Give every role a fit, 0 to 100, that can be compared with the others'.

    A profile that tracks six skills everybody has is easily covered; one that tracks forty is not. What a profile
    does not track, up to the weight of the fullest one, is taken as covered at the rate at which the person covers
    the demand of all compared roles together; but where it holds estimates alone never above its own interval, so that
    nobody's guess is lifted. Where nothing was counted for any of them, the fits stand as they are.
    """
    full = max((entry.weight for entry in found), default=0.0)
    if full < SMALLEST:
        return {entry.role.role: entry.role.fit.value if entry.role.fit else 0.0 for entry in found}
    rate = math.fsum(entry.covered for entry in found) / math.fsum(entry.weight for entry in found)
    return {
        entry.role.role: min(entry.most, 100 * (entry.covered + (full - entry.weight) * rate) / full)
        for entry in found
    }


def _place(
    entry: Standing, value: float, evidence: Mapping[str, TitleEvidence], rules: RankingRules
) -> Place:
    """Weigh what titles and bars say against what the figures leave in doubt."""
    role = entry.role
    named = evidence.get(role.role)
    met = sum(1 for bar in role.bars if bar.met) - sum(1 for bar in role.bars if bar.met is False)
    half = (role.fit.high - role.fit.low) / 2 if role.fit else 0.0
    rows = entry.rows * (1 if role.basis == "measured" else rules.estimated_row)
    room = max(rules.least_room, half + rules.thin_profile / max(1, rows))
    title, why = (named.points, named.why) if named else (0.0, "")
    return Place(role, value, title, why, rules.bar * met, room)


def _explained(
    entry: Standing,
    later: Sequence[Standing],
    values: Mapping[str, float],
    evidence: Mapping[str, TitleEvidence],
) -> RoleFit:
    """Say why a role stands before one with a larger fit."""
    role = entry.role
    passed = [other for other in later if round(_value(other.role)) > round(_value(role))]
    if not passed:
        return role
    first = passed[0]
    before = f"Placed before {first.role.title} (fit {_value(first.role):.0f})"
    if role.role in evidence:
        why = f"{evidence[role.role].why}; the figures leave room for it."
    elif 2 * first.rows <= entry.rows:
        why = f"few skills are tracked there ({first.rows}, here {entry.rows}), which makes a fit easy."
    elif values[role.role] > values[first.role.role]:
        why = "it is ahead on what was counted, estimates aside."
    else:
        why = "it meets more bars; the fits lie within their uncertainty."
    return msgspec.structs.replace(role, note=f"{before} because {why}")


def _value(role: RoleFit) -> float:
    return role.fit.value if role.fit else 0.0
