"""Roles × levels at one glance, and the roles that are nearest."""

from __future__ import annotations

from collections.abc import Sequence

from skillgap.gap.case import person_of
from skillgap.gap.comparison import profiles_of, role_fit
from skillgap.gap.report import RoleFit
from skillgap.market import Market
from skillgap.resume import Resume
from skillgap.skills import SkillSet, Taxonomy


def fit_matrix(
    resume: Resume, skills: SkillSet, market: Market, taxonomy: Taxonomy, *, roles: Sequence[str] = ()
) -> tuple[RoleFit, ...]:
    """Compare with every level of the roles (all without `roles`), by role as asked, then level."""
    person = person_of(resume, skills, taxonomy)
    return tuple(
        role_fit(person, profile, level) for profile in profiles_of(market, roles) for level in profile.levels
    )
