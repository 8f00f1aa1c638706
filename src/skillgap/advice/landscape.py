"""All roles and levels before one resume: what `compare` answers, for every face."""

from __future__ import annotations

from functools import cached_property

import msgspec

from skillgap.advice.advice import Advice, Request, stored_for
from skillgap.gap import Lift, RoleFit, Transition, fit_matrix, smallest_lift, transitions
from skillgap.market import LevelName, Market, find_role
from skillgap.resume import Resume
from skillgap.skills import SkillSet, Taxonomy

OVER = 70.0
"""Fit a role must reach to count as open, where nobody says otherwise."""
WANTED = 3
"""Roles that must reach it, where nobody says otherwise."""


class Landscape(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Every role before one resume; each part is made when it is first looked at, for they cost unlike times."""

    advice: Advice
    request: Request
    """Its roles are compared, all where it names none; its level, source and threshold count as in the advice."""
    line: float = OVER
    """The fit a role must reach."""
    wanted: int = WANTED
    """How many roles must reach it."""

    @property
    def level(self) -> LevelName:
        """The level all but the matrix is told for."""
        return self.advice.report.level

    @property
    def _given(self) -> tuple[Resume, SkillSet, Market, Taxonomy]:
        knowledge = self.advice.knowledge
        return self.advice.resume, self.advice.skills, knowledge.market, knowledge.taxonomy

    @cached_property
    def matrix(self) -> tuple[RoleFit, ...]:
        """Every role at every level, by role as asked, then level; without reach, gaps and strengths."""
        return fit_matrix(*self._given, roles=self.request.roles)

    @cached_property
    def transitions(self) -> tuple[Transition, ...]:
        """What every role would cost, the nearest first, each with its reach."""
        roles, stored = self.request.roles, stored_for(self.request)
        return transitions(*self._given, level=self.level, line=self.line, roles=roles, stored=stored)

    @cached_property
    def lift(self) -> Lift:
        """The fewest skills that bring the wanted number of roles over the line."""
        roles = self.request.roles
        return smallest_lift(*self._given, level=self.level, line=self.line, wanted=self.wanted, roles=roles)


def landscape_of(
    advice: Advice, request: Request, *, line: float = OVER, wanted: int | None = None
) -> Landscape:
    """Lay the roles of a request out before the resume of an advice; without roles every role of the market.

    Without `wanted` three roles must come over the line, or all where fewer are compared. Raises ValueError where more
    are wanted than compared.
    """
    market = advice.knowledge.market
    compared = len({find_role(market, role).role for role in request.roles} or market.roles)
    if wanted is not None and wanted > compared:
        raise ValueError(f"only {compared} role{'s' * (compared != 1)} compared")
    return Landscape(advice=advice, request=request, line=line, wanted=wanted or min(WANTED, compared))
