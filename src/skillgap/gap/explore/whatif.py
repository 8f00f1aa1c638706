"""What if: the fit after time, evidence and learning, and the next skills most worth the hours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from skillgap.errors import SkillgapError
from skillgap.gap.case import Chains, person_of
from skillgap.gap.comparison import compare, places_of, role_fit
from skillgap.gap.explore.later import later
from skillgap.gap.explore.names import find_skills_named
from skillgap.gap.judge.reach import Stored, reach_of
from skillgap.gap.report import Fit, Gap, Reach, RoleFit
from skillgap.gap.scoring import load_scoring
from skillgap.market import LevelName, Market
from skillgap.month import Month
from skillgap.resume import Resume
from skillgap.skills import Mention, Skill, SkillEntry, SkillSet, Taxonomy

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
    if change.years:
        trial.wait(change.years)
    for skill in proven:
        trial.show(skill, "evidence")
    for skill in learnt:
        trial.show(skill, "learn")
    trial.go_on(change.best)
    after, taken, skills_then, resume_then = trial.now, len(trial.steps), trial.skills, trial.resume
    trial.go_on(change.ahead)
    at, role = trial.before.level, trial.before.role

    def reach(resume: Resume, skills: SkillSet) -> Reach | None:
        return reach_of(person_of(resume, skills, taxonomy), role, at, stored)

    def order(resume: Resume, skills: SkillSet) -> tuple[RoleFit, ...]:
        person = person_of(resume, skills, taxonomy)
        return tuple(place.role for place in places_of(person, market, level=at))

    return WhatIf(
        before=msgspec.structs.replace(trial.before, reach=reach(resume, skills)),
        after=msgspec.structs.replace(after, reach=reach(resume_then, skills_then)),
        steps=tuple(trial.steps[:taken]),
        ahead=tuple(trial.steps[taken:]),
        order_before=order(resume, skills),
        order_after=order(resume_then, skills_then),
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
        self.resume, self.skills = resume, skills
        self._taxonomy = taxonomy
        self.before = compare(resume, skills, market, taxonomy, roles=(role,), level=level).roles[0]
        self._profile = market.by_role[self.before.role]
        self._level = self._profile.by_level[self.before.level]
        self.now = self.before
        self._chains: Chains = {}
        self.steps: list[Step] = []

    def _compared(self) -> RoleFit:
        person = person_of(self.resume, self.skills, self._taxonomy, chains=self._chains)
        return role_fit(person, self._profile, self._level)

    def wait(self, years: int) -> None:
        """Let years pass at work."""
        self.resume, self.skills = later(self.resume, self.skills, years)
        name = f"{years} year{'s' * (years != 1)} at work"
        self._take(Step(kind="years", skill="", name=name, gain=0, hours=0, fit=None))

    def show(self, skill: str, kind: StepKind) -> None:
        """Show a skill."""
        hours = 0 if kind == "evidence" else _hours(skill, self.now, self._taxonomy)
        self.skills = with_learnt(self.skills, (skill,), self._taxonomy, today=self.resume.today)
        name = self._taxonomy.name(skill)
        self._take(Step(kind=kind, skill=skill, name=name, gain=0, hours=hours, fit=None))

    def go_on(self, steps: int) -> None:
        """Learn what wins most per hour, again and again, while a gap is left."""
        for _ in range(steps):
            if (found := best_next(self.now)) is None:
                return
            self.show(found, "next")

    def _take(self, step: Step) -> None:
        """Compare again and keep the step with what it did."""
        after = self._compared()
        gain = after.fit.value - self.now.fit.value if after.fit and self.now.fit else 0.0
        step = msgspec.structs.replace(step, gain=round(gain, 1), fit=after.fit)
        if step.kind == "next" and self.steps and _faster(step, self.steps[-1]):
            why = (
                f"wins more an hour than {self.steps[-1].name}, but only after it: it takes fewer hours then"
            )
            step = msgspec.structs.replace(step, why=why)
        self.steps.append(step)
        self.now = after


def _faster(step: Step, before: Step) -> bool:
    """Tell whether a step wins clearly more an hour than a next step before it."""
    if before.kind != "next" or step.per_hour is None or before.per_hour is None:
        return False
    rounding = 0.1 / step.hours + 0.1 / before.hours
    return step.per_hour > before.per_hour + rounding


def _hours(skill: str, role: RoleFit, taxonomy: Taxonomy) -> int:
    """Give the hours of learning a skill: those of its gap, none when it is shown, else the usual ones."""
    gap = next((gap for gap in role.gaps if gap.skill == skill), None)
    if gap:
        return gap.hours_with_prerequisites
    if any(credit.skill == skill and credit.credit >= 1 for credit in role.credits):
        return 0
    entry = taxonomy.by_id[skill]
    return entry.hours[1] if entry.hours else load_scoring().gaps.default_hours[entry.difficulty]


def best_next(role_fit: RoleFit) -> str | None:
    """Give the gap with most gain per hour, prerequisites included; None when no gap is left to work on.

    Gaps of wording stay out: they cost no hours and are closed by an edit.
    """

    def rate(gap: Gap) -> float:
        return gap.gain / max(1, gap.hours_with_prerequisites)

    open_gaps = [gap for gap in role_fit.gaps if gap.kind != "wording"]
    best = min(open_gaps, key=lambda gap: (-round(rate(gap), 9), gap.skill), default=None)
    return best.skill if best else None


def with_learnt(skills: SkillSet, learnt: Sequence[str], taxonomy: Taxonomy, *, today: Month) -> SkillSet:
    """Give the skills as if these had been learnt and shown in a project this month."""
    known = {skill.id: skill for skill in skills.skills}
    for name in learnt:
        entry = taxonomy.by_id[name]
        known[name] = _shown(entry, known.get(name), today)
    return msgspec.structs.replace(skills, skills=tuple(known[name] for name in sorted(known)))


def _shown(entry: SkillEntry, had: Skill | None, today: Month) -> Skill:
    mention = Mention(
        text=entry.name,
        start=0,
        end=0,
        page=0,
        line=0,
        section="projects",
        quote="",
        match="exact",
        state="demonstrated",
        rule="what-if",
        confidence=1.0,
    )
    return Skill(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        state="demonstrated",
        months=had.months if had else None,
        last_used=today,
        confidence=1.0,
        mentions=(*(had.mentions if had else ()), mention),
    )
