"""Say why: why an item is in the plan, what to do on the resume first, what was left out, what to expect."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

import msgspec

from skillgap.gap import Gap, RoleFit
from skillgap.patterns import regex
from skillgap.plan.plan import Module, RealityCheck
from skillgap.plan.schedule.worth import COVERED, Worth
from skillgap.plan.tasks import Ground, Task, path_requirements

_TIME = regex(r", about \d+ hours(?:, \d+ with what comes before it)?")
"""Hours of a skill, which a plan leaves to its modules: they are made for the level."""
_MORE = 3
"""Further skills and goals named in a reason at most."""
_BEFORE, _INSTEAD, _UNCOUNTED = "Comes before", " in its place", "; no posting count stands behind it"
_PART, _TOLD = 2, 0.3
"""Gaps named at most that a task counts for in part, and the points of fit from which one is told."""


class Planned(msgspec.Struct, frozen=True):
    """What is planned, for the reason of one part of it."""

    tasks: frozenset[str]
    worth: Worth


def task_reason(task: Task, ground: Ground, tasks: Mapping[str, Task], planned: Planned) -> str:
    """Say why a task is in the plan: the demand it answers, the path's requirement, or what builds on it."""
    chosen = planned.tasks
    gaps = {gap.skill: gap for gap in ground.role_fit.gaps if gap.kind != "wording"}
    closed = [gaps[skill] for skill in task.skills if skill in gaps]
    if closed:
        first = closed[0]
        why = (
            first.why
            if first.name == task.module.title or first.name in first.why
            else f"{first.name}: {first.why}"
        )
        more = ", ".join(_figure(gap) for gap in closed[1 : _MORE + 1])
        sources = dict.fromkeys(source for gap in closed[: _MORE + 1] for source in gap.sources)
        also = f"Also closes: {more}." if more else ""
        beside, points = _beside(task, gaps, tasks, planned)
        points += sum(gap.gain for gap in closed)
        return _sentences(why, also, beside, _worth(points), _cited(sources))
    beside, points = _beside(task, gaps, tasks, planned)
    asked = _asked(task, ground, tasks, chosen)
    counted = beside or asked.startswith(_BEFORE) or asked.endswith(_INSTEAD)
    return _sentences(f"{asked}{'' if counted else _UNCOUNTED}.", beside, _worth(points))


def _asked(task: Task, ground: Ground, tasks: Mapping[str, Task], chosen: frozenset[str]) -> str:
    """Say why a task that closes no gap of its own is in the plan."""
    requirements = path_requirements(ground)
    for skill in task.skills:
        if skill in requirements:
            need, step = requirements[skill]
            word = "a must" if need == "must" else "nice to have"
            name = ground.taxonomy.name(skill)
            return f"The path names {name} as {word} for {step}{_standing_in(skill, ground)}"
    later = [name for name in sorted(tasks) if task.module.id in tasks[name].needs]
    goals = [tasks[name].module.title for name in later if name in chosen or chosen.isdisjoint(later)]
    if goals:
        verb = "builds" if len(goals) == 1 else "build"
        return f"{_BEFORE} {_listed(goals)}, which {verb} on it"
    return "Part of the path's timeline"


def _standing_in(skill: str, ground: Ground) -> str:
    """Say what stands for a skill the path names, where no gap does."""
    for row in ground.role_fit.credits:
        if row.skill == skill and row.via.startswith(COVERED):
            return f", though postings take {row.via.removeprefix(COVERED)}{_INSTEAD}"
    return ""


def _beside(
    task: Task, gaps: Mapping[str, Gap], tasks: Mapping[str, Task], planned: Planned
) -> tuple[str, float]:
    """Say what a task counts for in part, with its points: gaps that nothing planned closes."""
    taught = {skill for name in planned.tasks for skill in tasks[name].module.skills}
    rises = planned.worth.rises(planned.worth.credits(task.module.skills))
    points = {
        skill: weight * (credit - had)
        for skill, weight, credit, had in rises
        if skill in gaps and skill not in taught
    }
    first = sorted((skill for skill in points if points[skill] >= _TOLD), key=lambda one: (-points[one], one))
    if not first:
        return "", 0.0
    told = ", ".join(_figure(gaps[skill]) for skill in first[:_PART])
    return f"Counts in part for {told}.", sum(points[skill] for skill in first)


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _worth(points: float) -> str:
    """Say what a task adds to the fit, nothing when it is next to nothing."""
    return f"Worth about {points:.1f} points of fit." if points >= 0.1 else ""


def _cited(sources: Iterable[str]) -> str:
    names = ", ".join(sources)
    return f"({names})" if names else ""


def lens(task: Task, ground: Ground) -> str:
    """Say what interviews ask about a task, beside the job."""
    known = {gap.skill: gap.interview for gap in ground.role_fit.gaps if gap.interview}
    told = next((known[skill] for skill in task.skills if skill in known), "")
    topics = ", ".join(task.module.interview[:_MORE])
    first = topics.split(",")[0].split(" ")[0]
    opening = topics[:1] if "." in first else topics[:1].upper()  # tf.data stays as it is written
    return told or (f"{opening}{topics[1:]}." if topics else "")


def cited_sources(ground: Ground, skills: Iterable[str]) -> tuple[str, ...]:
    """Give the ids of the sources behind the planned skills' figures, the path's demands and its facts."""
    gaps = {gap.skill: gap for gap in ground.role_fit.gaps}
    found = [source for skill in skills if skill in gaps for source in gaps[skill].sources]
    if ground.path is not None:
        found += [step.source for step in ground.path.transitions if step.end == ground.role_fit.level]
        found += [check.source for check in ground.path.checks if concerns(check, ground)]
    return tuple(dict.fromkeys(found))


def _figure(gap: Gap) -> str:
    """Give a gap's name with its share and size in brackets."""
    percent = f"{100 * gap.share:.0f} %" if gap.share >= 0.1 else f"{100 * gap.share:.1f} %"
    name = f"{gap.name} or an equal" if gap.alternatives else gap.name
    size = "estimated" if gap.estimate or not gap.n else f"of {gap.n:,} postings"
    return f"{name} ({percent} {size})"


def _listed(names: list[str]) -> str:
    shown = names[:_MORE]
    rest = len(names) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")


def interview_reason(module: Module) -> str:
    """Say why practice is set apart from learning."""
    topics = ", ".join(module.interview[:_MORE])
    return (
        f"Interviews test it apart from the job: {topics}."
        if topics
        else "Interviews test it apart from the job."
    )


def proof_notes(role_fit: RoleFit, planned: Container[str] = ()) -> tuple[str, ...]:
    """List what to do on the resume itself before learning anything: wording first, then proof.

    Leaves out the skills that are `planned` anyway.
    """
    notes: list[str] = []
    for kind in ("wording", "proof"):
        for gap in role_fit.gaps:
            if gap.kind == kind and gap.skill not in planned:
                text = _TIME.sub("", gap.remedy) or gap.why
                notes.append(text if gap.name.lower() in text.lower() else f"{gap.name}: {text}")
    return tuple(dict.fromkeys(notes))


def planned_anyway(ground: Ground, names: Iterable[str]) -> frozenset[str]:
    """Give the skills that planned modules refresh or finish.

    Those that work may have shown already are not among them, as a line in the resume is the shorter way.
    """
    skills = {skill for name in names if name in ground.modules for skill in ground.modules[name].skills}
    return frozenset(
        skill for skill in skills if ground.learner.manners.get(skill, "prove") in ("refresh", "finish")
    )


def skipped_names(ground: Ground) -> tuple[str, ...]:
    """Name the skills of the role and the path that are left out because the resume shows them."""
    skills = [skill for stage in ground.stages for name in stage for skill in ground.modules[name].skills]
    skills += [credit.skill for credit in ground.role_fit.credits]
    learner = ground.learner
    return tuple(
        ground.taxonomy.name(skill)
        for skill in dict.fromkeys(skills)
        if skill in learner.shown and skill not in learner.unproven | learner.missing
    )


def reality_notes(ground: Ground) -> tuple[str, ...]:
    """Give the reality checks of the path that concern this level and this resume."""
    checks = ground.path.checks if ground.path else ()
    return tuple(f"{check.text} ({check.source})" for check in checks if concerns(check, ground))


def concerns(check: RealityCheck, ground: Ground) -> bool:
    """Tell whether a reality check concerns this level and resume."""
    level = not check.levels or ground.role_fit.level in check.levels
    return level and not any(skill in ground.learner.shown for skill in check.unless)
