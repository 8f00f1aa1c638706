"""Small invented worlds to plan in: a taxonomy, roadmaps and a role's gaps, each laid out by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skillgap.gap import Fit, Gap, RoleFit, SkillCredit
from skillgap.gap.report import GapKind
from skillgap.market import LevelName
from skillgap.month import Month
from skillgap.plan import CareerPath, Hours, Module, PlanOptions, RealityCheck, Roadmaps, Stage, Transition
from skillgap.skills import Skill, SkillEntry, SkillSet, Taxonomy
from skillgap.skills.skill import State


def entry(name: str, **fields: object) -> SkillEntry:
    """Make a taxonomy entry named like its id."""
    return SkillEntry(id=name, name=name.title(), kind="tool", difficulty="medium", status="stable", **fields)  # type: ignore[arg-type]


def taxonomy(*entries: SkillEntry) -> Taxonomy:
    return Taxonomy(entries=tuple(sorted(entries, key=lambda one: one.id)), families={}, version="t")


def module(name: str, hours: int = 10, *, needs: Sequence[str] = (), skills: Sequence[str] = ()) -> Module:
    """Make a module that teaches the skill it is named after."""
    return Module(
        id=f"m-{name}",
        title=f"Learn {name}",
        skills=tuple(skills) or (name,),
        hours=Hours(low=max(1, hours // 2), typical=hours, high=hours * 2),
        prerequisites=tuple(f"m-{other}" for other in needs),
        outcomes=("can do it",),
        project=f"a project with {name}",
        resources=(),
        interview=("a topic",),
    )


def roadmaps(
    modules: Sequence[Module],
    stages: Sequence[Sequence[str]] = (),
    *,
    transitions: Sequence[Transition] = (),
    checks: Sequence[RealityCheck] = (),
    interview: Sequence[Module] = (),
) -> Roadmaps:
    """Make roadmaps with one path for the role "r"; without stages there is no path."""
    path = CareerPath(
        id="p",
        title="P",
        roles=("r",),
        stages=tuple(
            Stage(
                id=f"s{number}",
                title=f"Stage {number}",
                months="",
                modules=tuple(f"m-{name}" for name in names),
            )
            for number, names in enumerate(stages)
        ),
        transitions=tuple(transitions),
        reality=tuple(check.text for check in checks),
        checks=tuple(checks),
        interview=tuple(one.id for one in interview),
    )
    paths = (path,) if stages else ()
    return Roadmaps(paths=paths, modules=tuple(modules), interview=tuple(interview), version="v")


def gap(skill: str, gain: float, kind: GapKind = "learning", *, n: int = 100) -> Gap:
    return Gap(
        skill=skill,
        name=skill.title(),
        kind=kind,
        tier="high",
        share=0.5,
        low=0.4,
        high=0.6,
        n=n,
        estimate=not n,
        sources=("s",),
        gain=gain,
        hours=10,
        hours_with_prerequisites=10,
        credit=0.0,
        why=f"Named in 50 % of {n} postings: {skill}.",
        remedy=f"Write {skill.title()} down." if kind == "wording" else "Show it in a project.",
    )


def role_fit(
    weights: Mapping[str, float],
    credits: Mapping[str, float] | None = None,
    kinds: Mapping[str, GapKind] | None = None,
    *,
    role: str = "r",
    level: LevelName = "mid",
) -> RoleFit:
    """Lay out the arithmetic of a role: weight and present credit of each skill; what lacks credit is a gap."""
    credits, kinds = credits or {}, kinds or {}
    total = sum(weights.values())
    value = (
        100 * sum(weight * credits.get(skill, 0.0) for skill, weight in weights.items()) / total
        if total
        else 0
    )
    gaps = [
        gap(skill, 100 * weight * (1 - credits.get(skill, 0.0)) / total, kinds.get(skill, "learning"))
        for skill, weight in weights.items()
        if credits.get(skill, 0.0) < 1
    ]
    return RoleFit(
        role=role,
        title="The role",
        level=level,
        basis="measured",
        fit=Fit(round(value, 1), max(0.0, round(value, 1) - 5), min(100.0, round(value, 1) + 5))
        if total
        else None,
        reach=None,
        bars=(),
        strengths=(),
        gaps=tuple(sorted(gaps, key=lambda one: (-one.gain, one.skill))),
        credits=tuple(
            SkillCredit(skill=skill, weight=weight, credit=credits.get(skill, 0.0), via="absent", decay=1.0)
            for skill, weight in weights.items()
        ),
        postings=100,
        salary_usd=None,
    )


def skill_set(**states: State) -> SkillSet:
    """Make what a resume shows: skill="demonstrated" and so on; underscores stand for hyphens."""
    skills = tuple(
        Skill(
            id=name.replace("_", "-"),
            name=name.title(),
            kind="tool",
            state=state,
            months=12 if state == "demonstrated" else None,
            last_used=None,
            confidence=1.0,
            mentions=(),
        )
        for name, state in states.items()
    )
    return SkillSet(skills=skills, rejected=(), taxonomy_version="t")


def options(hours_per_week: float = 6.0, months: int = 6, **fields: object) -> PlanOptions:
    return PlanOptions(start=Month(2027, 1), hours_per_week=hours_per_week, months=months, **fields)  # type: ignore[arg-type]
