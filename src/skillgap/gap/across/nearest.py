"""The roles that cost the resume least to reach, with what already counts and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from skillgap.gap.across.lift import cheapest_lift
from skillgap.gap.across.terrain import Terrain
from skillgap.gap.case import person_of
from skillgap.gap.comparison import nearest_level, profiles_of, role_fit
from skillgap.gap.judge.reach import Stored
from skillgap.gap.phrases import listed
from skillgap.gap.report import RoleFit
from skillgap.market import LevelName, Market
from skillgap.resume import Resume
from skillgap.skills import SkillSet, Taxonomy

_NAMED = 3


class Transition(msgspec.Struct, frozen=True, kw_only=True):
    """What it costs to lift the fit with one role over a line."""

    role: RoleFit
    counts: tuple[str, ...]
    """Names of skills that count for the role already, the weightiest first."""
    missing: tuple[str, ...]
    """Names of the skills to learn, in order; empty when the line is passed or out of reach."""
    hours: int | None
    """Hours with prerequisites; 0 when the line is passed, None when no learning reaches it."""
    why: str


def transitions(
    resume: Resume,
    skills: SkillSet,
    market: Market,
    taxonomy: Taxonomy,
    *,
    level: LevelName,
    line: float,
    roles: Sequence[str] = (),
    stored: Stored | None = None,
) -> tuple[Transition, ...]:
    """Give the cost of every role, the nearest first: fewest hours, then the larger fit, then the role's id."""
    person = person_of(resume, skills, taxonomy)
    found = []
    for profile in profiles_of(market, roles):
        place = nearest_level(profile, level)
        lift = cheapest_lift(Terrain(person, ((profile, place),)), line=line)
        role = role_fit(person, profile, place, stored=stored)
        missing = tuple(taxonomy.name(name) for name in lift.skills) if lift.reached else ()
        shown = _counting(role, taxonomy, person.scoring.bars.credit)
        counts = tuple(name for name in shown if name not in missing)
        hours = lift.hours if lift.reached else None
        why = _why(role, counts, missing, hours, line)
        found.append(Transition(role=role, counts=counts, missing=missing, hours=hours, why=why))
    return tuple(sorted(found, key=_order))


def _order(transition: Transition) -> tuple[object, ...]:
    fit = transition.role.fit
    far = transition.hours is None
    return (far, transition.hours or 0, -(fit.value if fit else 0.0), transition.role.role)


def _counting(role: RoleFit, taxonomy: Taxonomy, enough: float) -> tuple[str, ...]:
    """Name what the resume shows well enough to pass a bar, the weightiest first; half a neighbour is not counted."""
    counted = sorted(
        (credit for credit in role.credits if credit.weight > 0 and credit.credit >= enough),
        key=lambda credit: (-round(credit.weight * credit.credit, 9), credit.skill),
    )
    return tuple(taxonomy.name(credit.skill) for credit in counted)


def _why(role: RoleFit, counts: Sequence[str], missing: Sequence[str], hours: int | None, line: float) -> str:
    """Say what already counts and what the way over the line would be."""
    if role.fit is None:
        return role.note or "There is not enough information to compare."
    has = (
        f"{listed(counts, most=_NAMED)} already count{'s' * (len(counts) == 1)}"
        if counts
        else "Nothing counts yet"
    )
    if hours is None:
        return f"{has}; learning alone does not lift it to {line:g}."
    if not missing:
        return f"{has}; the fit is over {line:g} as it stands."
    cost = f"about {hours} hours" if hours else "no hours, only better wording"
    return f"{has}; {listed(missing, most=_NAMED)} would lift it over {line:g} ({cost})."
