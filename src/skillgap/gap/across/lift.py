"""Few skills that lift a resume over a line in several roles: proven smallest where the search ends in time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from skillgap.gap.across.terrain import State, Terrain
from skillgap.gap.case import person_of
from skillgap.gap.comparison import nearest_level, profiles_of
from skillgap.market import LevelName, Market
from skillgap.resume import Resume
from skillgap.skills import SkillSet, Taxonomy

TRIES = 12_000
"""Sets of skills the exact search may look at, about half a second; the same sets in every run."""


class Lift(msgspec.Struct, frozen=True, kw_only=True):
    """Skills that lift a resume over a line in several roles; leaving any of them out falls short."""

    skills: tuple[str, ...]
    """In the order to learn them; empty when the line is passed already, or out of reach."""
    hours: int
    """Hours with prerequisites."""
    roles: tuple[str, ...]
    """Roles over the line afterwards, by id."""
    reached: bool
    """False when even all demanded skills together leave fewer roles than asked over the line."""
    exact: bool = True
    """True when it is proven that no smaller set does it."""
    at_least: int = 0
    """No set of fewer skills does it: a proven bound, equal to the number of skills when `exact`."""


class _Found(NamedTuple):
    """A set that does it, ordered by how welcome it is."""

    strangers: int
    hours: int
    skills: tuple[str, ...]


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
    """Find the fewest skills after which at least `wanted` of the roles have a fit of `line` or more at the level.

    A greedy round gives a set; then every smaller size is searched until one is found or all are refuted. A size is
    refuted at once where even the best single gains added up fall short, which bounds the truth because no skill adds
    more to a set than it does alone. Of sets of one size the one whose skills the roles ask for by name is taken, then
    the one with fewest hours. Where the search would take too long the greedy set stands, with the bound proven so far.
    """
    person = person_of(resume, skills, taxonomy)
    places = [(profile, nearest_level(profile, level)) for profile in profiles_of(market, roles)]
    return lift_over(Terrain(person, places), line=line, wanted=wanted)


def lift_over(terrain: Terrain, *, line: float, wanted: int) -> Lift:
    """Search a terrain; see `smallest_lift`."""
    if len(terrain.over(terrain.after(terrain.gains), line)) < wanted:
        over = terrain.over(terrain.start, line)
        return Lift(skills=(), hours=0, roles=over, reached=False)
    best = _pruned(terrain, _greedy(terrain, line, wanted), line, wanted)
    search = _Search(terrain, line, wanted)
    size = 0
    while size < len(best) and not search.tired:
        found = search.of_size(size)
        if found is not None:
            best = found.skills
            break
        if not search.tired:
            size += 1
    if size == len(best) and not search.tired and (cheaper := search.of_size(size)) is not None:
        best = min(cheaper, _found(terrain, best, line)).skills
    return Lift(
        skills=best,
        hours=terrain.hours(best),
        roles=terrain.over(terrain.after(best), line),
        reached=True,
        exact=size >= len(best),
        at_least=size,
    )


def cheapest_lift(terrain: Terrain, *, line: float) -> Lift:
    """Give skills that lift one role over the line, most gain per hour first; greedy, so few hours, not the fewest."""
    return _as_lift(terrain, _pruned(terrain, _greedy(terrain, line, 1, by_hours=True), line, 1), line)


def _as_lift(terrain: Terrain, skills: tuple[str, ...], line: float) -> Lift:
    over = terrain.over(terrain.after(skills), line)
    return Lift(skills=skills, hours=terrain.hours(skills), roles=over, reached=bool(over), exact=not skills)


def _found(terrain: Terrain, skills: tuple[str, ...], line: float) -> _Found:
    roles = terrain.over(terrain.after(skills), line)
    return _Found(terrain.strangers(skills, roles), terrain.hours(skills), skills)


def _greedy(terrain: Terrain, line: float, wanted: int, *, by_hours: bool = False) -> tuple[str, ...]:
    """Take the skill that closes most of what the nearest roles lack, again and again."""
    chosen: list[str] = []
    state = terrain.start
    while (missing := wanted - len(terrain.over(state, line))) > 0:
        below = [place for place, fit in enumerate(state.fits) if round(fit, 1) < line]
        below.sort(key=lambda place: (-round(state.fits[place], 6), terrain.roles[place]))
        step = _next_step(terrain, state, below[:missing], line, by_hours=by_hours)
        if step is None:
            break
        chosen.append(step)
        state = terrain.learn(state, step)
    return tuple(chosen)


def _next_step(
    terrain: Terrain, state: State, places: Sequence[int], line: float, *, by_hours: bool
) -> str | None:
    best: tuple[float, int, str] | None = None
    for skill in terrain.gains:
        after = terrain.learn(state, skill)
        closed = sum(min(after.fits[place], line) - state.fits[place] for place in places)
        hours = terrain.hours((skill,))
        if closed > 1e-9:
            rank = (-round(closed / (hours + 1) if by_hours else closed, 9), hours, skill)
            best = rank if best is None or rank < best else best
    return best[2] if best else None


def _pruned(terrain: Terrain, skills: tuple[str, ...], line: float, wanted: int) -> tuple[str, ...]:
    """Drop every skill that turns out not to be needed, the costliest first."""
    for skill in sorted(skills, key=lambda skill: (-terrain.hours((skill,)), skill)):
        rest = tuple(other for other in skills if other != skill)
        if len(terrain.over(terrain.after(rest), line)) >= wanted:
            skills = rest
    return skills


class _Search:
    """Looks through the sets of one size, leaving out what cannot reach."""

    def __init__(self, terrain: Terrain, line: float, wanted: int) -> None:
        self._terrain, self._line, self._wanted = terrain, line, wanted
        self._order = sorted(terrain.gains, key=lambda skill: (-sum(terrain.gains[skill]), skill))
        self._most = [
            sorted((gains[place] for gains in terrain.gains.values()), reverse=True)
            for place in range(len(terrain.roles))
        ]
        self._left = TRIES
        self._best: _Found | None = None

    @property
    def tired(self) -> bool:
        """Tell whether the tries are used up, so that nothing found means nothing."""
        return self._left <= 0

    def of_size(self, size: int) -> _Found | None:
        """Give the most welcome set of this size that does it; None when there is none, or when tired."""
        self._best = None
        self._try(self._terrain.start, (), 0, size)
        return self._best

    def _try(self, state: State, chosen: tuple[str, ...], first: int, left: int) -> None:
        self._left -= 1
        if self._left <= 0 or not self._can_reach(state, left):
            return
        if not left:
            found = _found(self._terrain, chosen, self._line)
            self._best = found if self._best is None else min(self._best, found)
            return
        for place in range(first, len(self._order) - left + 1):
            skill = self._order[place]
            self._try(self._terrain.learn(state, skill), (*chosen, skill), place + 1, left - 1)

    def _can_reach(self, state: State, left: int) -> bool:
        """Tell whether enough roles reach the line if each got its best single gains."""
        able = sum(
            1
            for fit, most in zip(state.fits, self._most, strict=True)
            if round(fit + sum(most[:left]), 1) >= self._line
        )
        return able >= self._wanted
