"""What learning each skill would change in several roles at once, laid out so that sets of skills are quick to try."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from skillgap.gap.case import Case, Person, case_of
from skillgap.gap.credit import Credits
from skillgap.gap.explore.learnt import with_learnt
from skillgap.gap.fit import SMALLEST, total_weight
from skillgap.gap.judge.hours import missing_prerequisites, typical_hours
from skillgap.gap.judge.shortfalls import open_gaps
from skillgap.market import Level, RoleProfile
from skillgap.skills import SkillSet


class Cell(NamedTuple):
    """One weight of one role: a demanded skill, or an either-or group."""

    place: int
    """Index of the role."""
    weight: float
    """Points of fit at full credit."""
    members: tuple[str, ...]


class State(NamedTuple):
    """Credits and fits after some learning."""

    credits: tuple[float, ...]
    """One per cell."""
    fits: tuple[float, ...]
    """Unrounded, 0 to 100, one per role."""


class Terrain:
    """Roles at a level before a person.

    Learning a skill raises the credit of every cell it touches to the larger of the two; so the fit after learning a
    set is a weighted sum of maxima, which is what makes bounds on sets of skills possible (it is submodular: a skill
    never adds more to a larger set than to a smaller one).
    """

    def __init__(self, person: Person, places: Sequence[tuple[RoleProfile, Level]]) -> None:
        self.roles = tuple(profile.role for profile, _ in places)
        cases = [case_of(person, profile, level) for profile, level in places]
        gaps = {
            gap.skill: gap for case in cases for gap in open_gaps(case) if gap.skill in person.taxonomy.by_id
        }
        self._own = {skill: gap.hours for skill, gap in gaps.items()}
        self._needs = {
            skill: {name: typical_hours(name, person) for name in missing_prerequisites(skill, person)}
            if gap.before
            else {}
            for skill, gap in gaps.items()
        }
        self._cells = tuple(cell for place in range(len(cases)) for cell in _cells(cases[place], place))
        self.start = self._state(_credits(self._cells, person.credits))
        self._asked = {
            skill: {self.roles[cell.place] for cell in self._cells if skill in cell.members} for skill in gaps
        }
        self._lifts = {skill: self._lift(skill, person) for skill in sorted(gaps)}
        self.gains = {skill: self._gains(skill) for skill in self._lifts}
        """Points each skill alone adds in each role."""

    def hours(self, skills: Sequence[str]) -> int:
        """Add up the hours of learning a set, each prerequisite once."""
        needed: dict[str, int] = {}
        for skill in skills:
            needed |= self._needs[skill]
        return sum(self._own[skill] for skill in skills) + sum(
            hours for name, hours in needed.items() if name not in skills
        )

    def learn(self, state: State, skill: str) -> State:
        """Give the state after one more skill."""
        credits, fits = list(state.credits), list(state.fits)
        for number, credit in self._lifts[skill]:
            if credit > credits[number]:
                cell = self._cells[number]
                fits[cell.place] += cell.weight * (credit - credits[number])
                credits[number] = credit
        return State(tuple(credits), tuple(fits))

    def after(self, skills: Iterable[str]) -> State:
        """Give the state after learning these skills."""
        state = self.start
        for skill in skills:
            state = self.learn(state, skill)
        return state

    def over(self, state: State, line: float) -> tuple[str, ...]:
        """List the roles whose fit, rounded as it is shown, reaches the line."""
        return tuple(
            sorted(role for role, fit in zip(self.roles, state.fits, strict=True) if round(fit, 1) >= line)
        )

    def strangers(self, skills: Sequence[str], roles: Sequence[str]) -> int:
        """Count the skills that fewer than half of these roles ask for by name: they help by what they imply."""
        return sum(1 for skill in skills if 2 * len(self._asked[skill] & {*roles}) < len(roles))

    def _state(self, credits: tuple[float, ...]) -> State:
        fits = [0.0] * len(self.roles)
        for cell, credit in zip(self._cells, credits, strict=True):
            fits[cell.place] += cell.weight * credit
        return State(credits, tuple(fits))

    def _lift(self, skill: str, person: Person) -> tuple[tuple[int, float], ...]:
        """Give the cells a skill touches, with the credit it brings there."""
        today = person.resume.today
        learnt = with_learnt(person.skills, (skill,), person.taxonomy, today=today)
        alone = Credits(_only(learnt, skill), person.taxonomy, today, person.scoring)
        return tuple(
            (number, credit)
            for number, credit in enumerate(_credits(self._cells, alone))
            if credit > self.start.credits[number]
        )

    def _gains(self, skill: str) -> tuple[float, ...]:
        after = self.learn(self.start, skill)
        return tuple(new - old for new, old in zip(after.fits, self.start.fits, strict=True))


def _only(skills: SkillSet, skill: str) -> SkillSet:
    return msgspec.structs.replace(skills, skills=(skills.by_id[skill],))


def _cells(case: Case, place: int) -> Iterable[Cell]:
    """Give the weights of one role as points of fit; members of a group share one."""
    total = total_weight(case.items)
    if total < SMALLEST:
        return
    for item in case.items:
        if item.weight:
            group = item.demand.group
            members = tuple(row.skill for row in case.level.demand if group and row.group == group)
            yield Cell(place, 100 * item.weight / total, members or (item.demand.skill,))


def _credits(cells: Sequence[Cell], credits: Credits) -> tuple[float, ...]:
    return tuple(max(credits.of(member).credit for member in cell.members) for cell in cells)
