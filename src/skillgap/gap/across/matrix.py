"""Roles × levels at one glance, and the roles that are nearest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skillgap.gap.case import case_of, person_of
from skillgap.gap.comparison import bare_fit, profiles_of
from skillgap.gap.fit import fit_of, items_of
from skillgap.gap.report import Fit, RoleFit
from skillgap.market import LevelName, Market
from skillgap.resume import Resume
from skillgap.skills import SkillSet, Taxonomy


def fit_matrix(
    resume: Resume, skills: SkillSet, market: Market, taxonomy: Taxonomy, *, roles: Sequence[str] = ()
) -> tuple[RoleFit, ...]:
    """Give fit and bars at every level of the roles (all without `roles`), by role as asked, then level.

    Reach, gaps and strengths of one of them are `compare`'s to tell.
    """
    person = person_of(resume, skills, taxonomy)
    return tuple(
        bare_fit(case_of(person, profile, level))
        for profile in profiles_of(market, roles)
        for level in profile.levels
    )


class BareFits(NamedTuple):
    """Fits alone, for when many resumes are looked at."""

    fits: tuple[tuple[str, LevelName, Fit | None], ...]
    """Role, level and fit, every level of every role, by role, then level."""
    credits: dict[str, float]
    """Credit of every skill any of them asks for."""


def bare_fits(resume: Resume, skills: SkillSet, market: Market, taxonomy: Taxonomy) -> BareFits:
    """Give the fits of `fit_matrix` without bars, in half the time."""
    person = person_of(resume, skills, taxonomy)
    fits: list[tuple[str, LevelName, Fit | None]] = []
    credits: dict[str, float] = {}
    for profile in market.roles:
        for level in profile.levels:
            items = items_of(level, person.credits, person.scoring)
            fits.append((profile.role, level.level, fit_of(items) if skills.skills else None))
            credits |= {item.demand.skill: round(item.held.credit, 6) for item in items}
    return BareFits(tuple(fits), credits)
