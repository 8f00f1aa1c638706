"""Roles × levels at one glance, and few skills that lift a resume over the line in several roles."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from skillgap.gap.case import Person
from skillgap.gap.compare import nearest_level, profiles_of, role_fit
from skillgap.gap.credit import Credits
from skillgap.gap.explore.whatif import with_learnt
from skillgap.gap.report import RoleFit
from skillgap.gap.scoring import load_scoring
from skillgap.market import LevelName, Market, RoleProfile
from skillgap.resume import Resume
from skillgap.skills import SkillSet, Taxonomy


class Lift(msgspec.Struct, frozen=True, kw_only=True):
    """Skills that lift a resume over a line in several roles; leaving any of them out falls short."""

    skills: tuple[str, ...]
    """In the order to learn them; empty when the line is passed already."""
    hours: int
    """Hours with prerequisites, each skill as it stood when chosen."""
    roles: tuple[str, ...]
    """Roles over the line afterwards, by id."""
    reached: bool
    """False when no demanded skills are left and fewer roles than asked are over the line."""


def fit_matrix(
    resume: Resume, skills: SkillSet, market: Market, taxonomy: Taxonomy, *, roles: Sequence[str] = ()
) -> tuple[RoleFit, ...]:
    """Compare with every level of the roles (all without `roles`), by role as asked, then level."""
    person = _person(resume, skills, taxonomy)
    return tuple(
        role_fit(person, profile, level) for profile in profiles_of(market, roles) for level in profile.levels
    )


def smallest_lift(
    resume: Resume,
    skills: SkillSet,
    market: Market,
    taxonomy: Taxonomy,
    *,
    level: LevelName,
    line: float,
    wanted: int,
    roles: Sequence[str] = (),
) -> Lift:
    """Find few skills after which at least `wanted` of the roles have a fit of `line` or more at the level.

    Each round takes the skill that closes most of what the nearest roles lack; in the end every skill that turns out
    not to be needed is dropped again. The set is small, not proven smallest: that search grows with every subset.
    """
    search = _Search(resume, market, taxonomy, profiles_of(market, roles), level)
    chosen: list[str] = []
    hours = 0
    fits = search.fits(skills)
    while len(search.over(fits, line)) < wanted:
        step = search.next_step(fits, line, wanted)
        if step is None:
            break
        chosen.append(step[0])
        hours += step[1]
        fits = search.fits(search.learnt(skills, chosen))
    for name in chosen[:]:
        rest = [other for other in chosen if other != name]
        if len(search.over(search.fits(search.learnt(skills, rest)), line)) >= wanted:
            chosen = rest
            fits = search.fits(search.learnt(skills, chosen))
            hours = search.hours(skills, chosen)
    over = search.over(fits, line)
    return Lift(skills=tuple(chosen), hours=hours, roles=over, reached=len(over) >= wanted)


class _Search:
    """The roles of one search at one level."""

    def __init__(
        self,
        resume: Resume,
        market: Market,
        taxonomy: Taxonomy,
        profiles: Sequence[RoleProfile],
        level: LevelName,
    ) -> None:
        self._resume, self._taxonomy = resume, taxonomy
        self._places = [(profile, nearest_level(profile, level)) for profile in profiles]

    def learnt(self, skills: SkillSet, names: Sequence[str]) -> SkillSet:
        """Give the skills as if the named ones had been learnt."""
        return with_learnt(skills, names, self._taxonomy, today=self._resume.today)

    def fits(self, skills: SkillSet) -> list[RoleFit]:
        """Compare with every role of the search."""
        person = _person(self._resume, skills, self._taxonomy)
        return [role_fit(person, profile, level) for profile, level in self._places]

    def over(self, fits: Sequence[RoleFit], line: float) -> tuple[str, ...]:
        """List the roles over the line."""
        return tuple(sorted(role.role for role in fits if _value(role) >= line))

    def next_step(self, fits: Sequence[RoleFit], line: float, wanted: int) -> tuple[str, int] | None:
        """Give the skill, with its hours, that closes most of what the nearest roles below the line lack."""
        below = sorted(
            (role for role in fits if _value(role) < line), key=lambda role: (-_value(role), role.role)
        )
        missing = wanted - (len(fits) - len(below))
        closes: dict[str, float] = {}
        hours: dict[str, int] = {}
        for role in below[:missing]:
            for gap in role.gaps:
                if gap.skill in self._taxonomy.by_id:
                    gain = min(gap.gain, line - _value(role))
                    closes[gap.skill] = closes.get(gap.skill, 0.0) + gain
                    hours[gap.skill] = gap.hours_with_prerequisites
        best = min(closes, key=lambda name: (-round(closes[name], 6), hours[name], name), default=None)
        return (best, hours[best]) if best is not None else None

    def hours(self, skills: SkillSet, names: Sequence[str]) -> int:
        """Add up the hours of learning the skills one after the other."""
        total = 0
        for place, name in enumerate(names):
            gaps = [gap for role in self.fits(self.learnt(skills, names[:place])) for gap in role.gaps]
            total += max((gap.hours_with_prerequisites for gap in gaps if gap.skill == name), default=0)
        return total


def _value(role: RoleFit) -> float:
    return role.fit.value if role.fit else 0.0


def _person(resume: Resume, skills: SkillSet, taxonomy: Taxonomy) -> Person:
    scoring = load_scoring()
    return Person(resume, skills, Credits(skills, taxonomy, resume.today, scoring), taxonomy, scoring)
