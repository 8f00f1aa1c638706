"""What if: the fit after time, evidence and learning, and the next skills most worth the hours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from skillgap.errors import SkillgapError
from skillgap.gap.case import Case, Person, case_of, person_of
from skillgap.gap.comparison import nearest_level, places_of, role_fit
from skillgap.gap.explore.later import later
from skillgap.gap.explore.learnt import person_with
from skillgap.gap.explore.names import find_skills_named
from skillgap.gap.fit import fit_of
from skillgap.gap.judge.hours import typical_hours
from skillgap.gap.judge.reach import Stored
from skillgap.gap.judge.shortfalls import Shortfall, open_gaps
from skillgap.gap.level import level_of
from skillgap.gap.report import Fit, RoleFit
from skillgap.gap.scoring import load_scoring
from skillgap.market import LevelName, Market, find_role
from skillgap.resume import Resume
from skillgap.skills import SkillSet, Taxonomy

StepKind = Literal["years", "evidence", "learn", "next"]
"""years: time passes at work; evidence: the resume says where a skill it names was used; learn: learnt as asked;
next: learnt because it wins most per hour."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be tried out, in this order."""

    years: int = 0
    """Years of further work in the latest post."""
    evidence: tuple[str, ...] = ()
    """Skills the resume names and then shows in dated work: names, ids or aliases."""
    learn: tuple[str, ...] = ()
    """Skills learnt and shown in a project."""
    best: int = 0
    """How many of the skills that win most per hour are learnt after that."""
    ahead: int = 0
    """How many more of them are looked at without being learnt."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One change with what it does."""

    kind: StepKind
    skill: str
    """Empty for years."""
    name: str
    gain: float
    """Points of fit it adds after the steps before it; 0 for what the role does not ask for; years may cost some."""
    hours: int
    """Hours including prerequisites not shown before this step; 0 when nothing has to be learnt."""
    fit: Fit | None
    """Fit after this step."""
    why: str = ""
    """For a step that wins more per hour than the one before it, why it did not stand first."""

    @property
    def per_hour(self) -> float | None:
        """Points of fit an hour; None where no hour is spent."""
        return self.gain / self.hours if self.hours else None


class WhatIf(msgspec.Struct, frozen=True, kw_only=True):
    """The comparison with one role before and after."""

    before: RoleFit
    after: RoleFit
    """At the same level as before."""
    steps: tuple[Step, ...]
    ahead: tuple[Step, ...]
    """What would win most per hour after that."""
    order_before: tuple[RoleFit, ...]
    """All roles at that level, best first, with fit and bars alone."""
    order_after: tuple[RoleFit, ...]

    @property
    def asked(self) -> tuple[Step, ...]:
        """The steps asked for by name."""
        return tuple(step for step in self.steps if step.kind != "next")

    @property
    def curve(self) -> tuple[Step, ...]:
        """The steps chosen for what they win per hour, taken or merely looked at."""
        return (*(step for step in self.steps if step.kind == "next"), *self.ahead)


def what_if(
    resume: Resume,
    skills: SkillSet,
    market: Market,
    taxonomy: Taxonomy,
    *,
    role: str,
    level: LevelName | None = None,
    change: Change,
    stored: Stored | None = None,
) -> WhatIf:
    """Compare before and after a change, at the same level.

    Learnt means shown in a project in the last month; evidence means shown in work then. Raises UnknownNameError for
    a role or skill nobody knows, and SkillgapError for evidence of a skill the resume does not name.
    """
    entries = find_skills_named(taxonomy, (*change.evidence, *change.learn))
    proven = list(dict.fromkeys(entry.id for entry in entries[: len(change.evidence)]))
    learnt = list(dict.fromkeys(entry.id for entry in entries[len(change.evidence) :]))
    _require_named(proven, skills, taxonomy)
    trial = _Trial(resume, skills, market, taxonomy, role, level)
    before, rank_before = trial.role(stored), trial.order()
    if change.years:
        trial.wait(change.years)
    for skill in proven:
        trial.show(skill, "evidence")
    for skill in learnt:
        trial.show(skill, "learn")
    trial.go_on(change.best)
    after, rank_after, taken = trial.role(stored), trial.order(), len(trial.steps)
    trial.go_on(change.ahead)
    return WhatIf(
        before=before,
        after=after,
        steps=tuple(trial.steps[:taken]),
        ahead=tuple(trial.steps[taken:]),
        order_before=rank_before,
        order_after=rank_after,
    )


def _require_named(wanted: Iterable[str], skills: SkillSet, taxonomy: Taxonomy) -> None:
    for skill in wanted:
        if skill not in skills.by_id:
            hint = f"Evidence is for what the resume names; to take it as learnt use --learn {skill}."
            raise SkillgapError(f"the resume does not name {taxonomy.name(skill)}", hint=hint)


class _Trial:
    """The resume as it changes step by step, before one role at one level."""

    def __init__(
        self,
        resume: Resume,
        skills: SkillSet,
        market: Market,
        taxonomy: Taxonomy,
        role: str,
        level: LevelName | None,
    ) -> None:
        self._market = market
        self._profile = find_role(market, role)
        wanted = level or level_of(resume, load_scoring().level).level
        self._level = nearest_level(self._profile, wanted)
        self._now = case_of(person_of(resume, skills, taxonomy), self._profile, self._level)
        self._fit = fit_of(self._now.items) if skills.skills else None
        self.steps: list[Step] = []

    def role(self, stored: Stored | None) -> RoleFit:
        """Compare in full as things stand now."""
        return role_fit(self._now.person, self._profile, self._level, stored=stored)

    def order(self) -> tuple[RoleFit, ...]:
        """Order all roles as things stand now."""
        places = places_of(self._now.person, self._market, level=self._level.level)
        return tuple(place.role for place in places)

    def wait(self, years: int) -> None:
        """Let years pass at work."""
        person = self._now.person
        resume, skills = later(person.resume, person.skills, years)
        name = f"{years} year{'s' * (years != 1)} at work"
        step = Step(kind="years", skill="", name=name, gain=0, hours=0, fit=None)
        self._take(step, person_of(resume, skills, person.taxonomy))

    def show(self, skill: str, kind: StepKind) -> None:
        """Show a skill."""
        person = self._now.person
        hours = 0 if kind == "evidence" else _hours(skill, self._now)
        name = person.taxonomy.name(skill)
        step = Step(kind=kind, skill=skill, name=name, gain=0, hours=hours, fit=None)
        self._take(step, person_with(person, skill))

    def go_on(self, steps: int) -> None:
        """Learn what wins most per hour, again and again, while a gap is left."""
        for _ in range(steps):
            if (found := best_next(self._now)) is None:
                return
            self.show(found, "next")

    def _take(self, step: Step, person: Person) -> None:
        """Compare again and keep the step with what it did."""
        self._now = case_of(person, self._profile, self._level)
        before, self._fit = self._fit, fit_of(self._now.items) if person.skills.skills else None
        gain = self._fit.value - before.value if self._fit and before else 0.0
        step = msgspec.structs.replace(step, gain=round(gain, 1), fit=self._fit)
        if step.kind == "next" and self.steps and _faster(step, self.steps[-1]):
            why = (
                f"wins more an hour than {self.steps[-1].name}, but only after it: it takes fewer hours then"
            )
            step = msgspec.structs.replace(step, why=why)
        self.steps.append(step)


def _faster(step: Step, before: Step) -> bool:
    """Tell whether a step wins clearly more an hour than a next step before it."""
    if before.kind != "next" or step.per_hour is None or before.per_hour is None:
        return False
    rounding = 0.1 / step.hours + 0.1 / before.hours
    return step.per_hour > before.per_hour + rounding


def _hours(skill: str, case: Case) -> int:
    """Give the hours of learning a skill: those of its gap, none when it is shown, else the usual ones."""
    if gap := next(iter(open_gaps(case, (skill,))), None):
        return gap.hours_in_all
    asked = any(item.demand.skill == skill for item in case.items)
    return 0 if asked and case.person.credits.of(skill).credit >= 1 else typical_hours(skill, case.person)


def best_next(case: Case) -> str | None:
    """Give the gap with most gain per hour, prerequisites included; None when no gap is left to work on.

    Gaps of wording stay out: they cost no hours and are closed by an edit.
    """

    def rate(gap: Shortfall) -> float:
        return gap.gain / max(1, gap.hours_in_all)

    found = [gap for gap in open_gaps(case) if gap.kind != "wording"]
    best = min(found, key=lambda gap: (-round(rate(gap), 9), gap.skill), default=None)
    return best.skill if best else None
