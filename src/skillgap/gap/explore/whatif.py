"""What if: the fit after learning skills, and the next skills most worth the hours."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from skillgap.errors import UnknownNameError
from skillgap.gap.comparison import compare
from skillgap.gap.report import Fit, Gap, RoleFit
from skillgap.gap.scoring import load_scoring
from skillgap.market import LevelName, Market
from skillgap.month import Month
from skillgap.resume import Resume
from skillgap.skills import Mention, Skill, SkillEntry, SkillSet, Taxonomy


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One skill learnt, with what it changed."""

    skill: str
    name: str
    gain: float
    """Points of fit it adds after the steps before it; 0 for what the role does not ask for."""
    hours: int
    """Hours including prerequisites not shown before this step; 0 when the resume shows the skill already."""
    fit: Fit | None
    """Fit after this step."""


class WhatIf(msgspec.Struct, frozen=True, kw_only=True):
    """The comparison with one role before and after learning."""

    before: RoleFit
    after: RoleFit
    steps: tuple[Step, ...]


def what_if(
    resume: Resume,
    skills: SkillSet,
    market: Market,
    taxonomy: Taxonomy,
    *,
    role: str,
    level: LevelName | None = None,
    learn: Sequence[str] = (),
    best: int = 0,
) -> WhatIf:
    """Compare before and after learning the skills named in `learn`, then the `best` next ones by gain per hour.

    Learnt means shown in a project this month. Raises UnknownNameError for a role or skill nobody knows.
    """
    wanted = [find_skill(taxonomy, name).id for name in learn]

    def fit_of(have: SkillSet) -> RoleFit:
        return compare(resume, have, market, taxonomy, roles=(role,), level=level).roles[0]

    before = current = fit_of(skills)
    steps: list[Step] = []
    waiting = list(dict.fromkeys(wanted))
    while waiting or len(steps) < len(dict.fromkeys(wanted)) + best:
        skill = waiting.pop(0) if waiting else best_next(current)
        if skill is None:
            break
        skills = with_learnt(skills, (skill,), taxonomy, today=resume.today)
        after = fit_of(skills)
        steps.append(_step(skill, current, after, taxonomy))
        current = after
    return WhatIf(before=before, after=current, steps=tuple(steps))


def _step(skill: str, before: RoleFit, after: RoleFit, taxonomy: Taxonomy) -> Step:
    gap = next((gap for gap in before.gaps if gap.skill == skill), None)
    gain = after.fit.value - before.fit.value if after.fit and before.fit else 0.0
    entry = taxonomy.by_id[skill]
    typical = entry.hours[1] if entry.hours else load_scoring().gaps.default_hours[entry.difficulty]
    shown = any(credit.skill == skill and credit.credit >= 1 for credit in before.credits)
    hours = gap.hours_with_prerequisites if gap else 0 if shown else typical
    return Step(skill=skill, name=entry.name, gain=round(gain, 1), hours=hours, fit=after.fit)


def best_next(role_fit: RoleFit) -> str | None:
    """Give the gap with most gain per hour, prerequisites included; None when no gap is left to work on."""
    overhead = load_scoring().gaps.overhead_hours

    def rate(gap: Gap) -> float:
        return gap.gain / (gap.hours_with_prerequisites + overhead)

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


def find_skill(taxonomy: Taxonomy, name: str) -> SkillEntry:
    """Give the skill with this id, name or alias; raise UnknownNameError with the nearest names otherwise."""
    wanted = _plain(name)
    for entry in taxonomy.entries:
        if wanted in {_plain(entry.id), _plain(entry.name)}:
            return entry
    for entry in taxonomy.entries:
        if wanted in {_plain(alias) for alias in (*entry.aliases, *entry.ambiguous)}:
            return entry
    from rapidfuzz import fuzz, process

    names = [entry.id for entry in taxonomy.entries]
    near = process.extract(name.casefold(), names, scorer=fuzz.ratio, limit=3, score_cutoff=60)
    raise UnknownNameError("skill", name, known=names, suggestions=[found for found, _, _ in near])


def _plain(name: str) -> str:
    return name.casefold().replace("-", " ").replace("_", " ").strip()
