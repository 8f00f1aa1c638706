"""Turn gaps and path into tasks: modules with this person's hours, needs and reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from skillgap.gap import RoleFit
from skillgap.market import LEVELS
from skillgap.plan.learner import Learner, Manner, adjacency
from skillgap.plan.plan import TAXONOMY_MODULE, CareerPath, Hours, Module, Roadmaps
from skillgap.plan.settings import Settings
from skillgap.skills import Taxonomy


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One module as this person would take it."""

    module: Module
    steps: int
    """Hours for this person, in steps of time."""
    skills: tuple[str, ...]
    """Skills of the module not yet shown, the most wanted first."""
    needs: tuple[str, ...]
    """Tasks that must be in the plan before it."""
    follows: tuple[str, ...]
    """Tasks that come before it when they are in the plan."""
    stage: int
    """Stage of the path, from 0; modules outside every stage come in the last."""
    worth: float
    """Points for the order beside the gains of its skills: the path's requirements, its stage."""
    goal: bool
    """True when it closes a gap or the path requires it; else something builds on it, or the timeline has it."""
    asked: bool
    """True when the path's transitions ask for it, not only its timeline."""
    manner: Manner
    """Whether its skills are to be learnt, or known ones to be proved, finished or refreshed."""


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the tasks are made from."""

    role_fit: RoleFit
    learner: Learner
    path: CareerPath | None
    stages: tuple[tuple[str, ...], ...]
    """Module ids of each stage that applies, in order."""
    modules: dict[str, Module]
    taxonomy: Taxonomy
    settings: Settings

    def teaching(self, skill: str) -> Module:
        """Give the module to learn a skill by: one on the path if possible, in which it comes first, the shortest."""
        on_path = {name for stage in self.stages for name in stage}
        fitting = [module for module in self.modules.values() if skill in module.skills]
        if not fitting:
            return module_from_taxonomy(skill, self.taxonomy, self.settings)
        return min(
            fitting,
            key=lambda module: (
                module.id not in on_path,
                module.skills.index(skill),
                module.hours.typical,
                module.id,
            ),
        )


def lay_ground(
    role_fit: RoleFit,
    learner: Learner,
    roadmaps: Roadmaps,
    taxonomy: Taxonomy,
    settings: Settings,
    *,
    specialisation: str,
) -> Ground:
    """Pick the path of the role and the stages that apply to the direction chosen."""
    path = next((path for path in roadmaps.paths if role_fit.role in path.roles), None)
    chosen = specialisation or (path.specialisation if path else "")
    stages = tuple(
        stage.modules
        for stage in (path.stages if path else ())
        if not stage.specialisation or stage.specialisation == chosen
    )
    return Ground(
        role_fit=role_fit,
        learner=learner,
        path=path,
        stages=stages,
        modules={module.id: module for module in roadmaps.modules},
        taxonomy=taxonomy,
        settings=settings,
    )


def module_from_taxonomy(skill: str, taxonomy: Taxonomy, settings: Settings) -> Module:
    """Make a plain module for a skill no authored module teaches, with the taxonomy's hours."""
    name = taxonomy.name(skill)
    entry = taxonomy.by_id.get(skill)
    low, typical, high = (entry.hours if entry else None) or settings.default_hours
    return Module(
        id=f"{TAXONOMY_MODULE}{skill}",
        title=name,
        skills=(skill,),
        hours=Hours(low=low, typical=typical, high=high),
        outcomes=(f"Explain where {name} fits and where it does not", f"Use {name} in work of your own"),
        project=f"Build something small that needs {name}, publish it, and describe the result in one line with a number.",
        resources=(),
    )


def make_tasks(ground: Ground) -> dict[str, Task]:
    """Make a task of every module worth taking, prerequisites included, by module id."""
    worth = _worths(ground)
    wanted = [ground.teaching(gap.skill) for gap in ground.role_fit.gaps if gap.kind != "wording"]
    wanted += [ground.modules[name] for name in worth if name in ground.modules]
    tasks: dict[str, Task] = {}
    edges: dict[str, tuple[str, ...]] = {}
    known = dict(ground.modules)
    open_ = list(dict.fromkeys(module.id for module in wanted))
    known.update({module.id: module for module in wanted})
    while open_:
        name = open_.pop(0)
        if name in tasks:
            continue
        before = _prerequisites(known[name], ground, edges)
        edges[name] = tuple(module.id for module in before)
        known.update({module.id: module for module in before})
        needs = tuple(module.id for module in before if not ground.learner.knows(module.skills[0]))
        tasks[name] = _task(known[name], ground, needs, edges[name], worth.get(name, 0.0))
        open_.extend(needs)
    return tasks


def _task(
    module: Module, ground: Ground, needs: tuple[str, ...], follows: tuple[str, ...], worth: float
) -> Task:
    learner = ground.learner
    shares = {skill: _share_to_learn(skill, ground) for skill in module.skills}
    goal = worth > ground.settings.worth_stage or any(
        skill in learner.missing | learner.unproven for skill in module.skills
    )
    depth = ground.settings.depth[ground.role_fit.level]
    if not goal:
        depth = min(depth, ground.settings.prerequisite_depth)
    gains = {gap.skill: gap.gain for gap in ground.role_fit.gaps}
    left = sorted(
        (skill for skill, share in shares.items() if share),
        key=lambda skill: (-gains.get(skill, -1.0), module.skills.index(skill)),
    )
    return Task(
        module=module,
        steps=_steps(module, ground, depth, sum(shares.values()) / len(shares)),
        skills=tuple(left) or module.skills[:1],
        needs=needs,
        follows=follows,
        stage=_stage_of(module.id, ground.stages),
        worth=worth,
        goal=goal,
        asked=worth > ground.settings.worth_stage,
        manner=learner.manner(left[0]) if left and all(shares[skill] < 1 for skill in left) else "learn",
    )


def _steps(module: Module, ground: Ground, depth: float, share: float) -> int:
    """Place the hours between low and high by depth and adjacency, and take the share still to learn."""
    settings, hours = ground.settings, module.hours
    near = adjacency(module.skills[0], ground.learner, ground.taxonomy, least=settings.adjacency_from)
    place = max(-1.0, min(1.0, depth - near))
    reach = hours.high - hours.typical if place > 0 else hours.typical - hours.low
    whole = hours.typical + place * reach
    return max(1, round(whole * max(share, settings.part_floor) / settings.step_hours))


def _stage_of(name: str, stages: Sequence[Sequence[str]]) -> int:
    for number, stage in enumerate(stages):
        if name in stage:
            return number
    return max(0, len(stages) - 1)


def _prerequisites(module: Module, ground: Ground, edges: Mapping[str, Sequence[str]]) -> list[Module]:
    """Give the modules before this one: its own, and those of taxonomy prerequisites the resume does not show.

    A taxonomy prerequisite that would close a circle with the modules' own order is left out.
    """
    found = {name: ground.modules[name] for name in module.prerequisites}
    for skill in module.skills:
        entry = ground.taxonomy.by_id.get(skill)
        if not ground.learner.share_to_learn(skill) or entry is None:
            continue
        for other in entry.prerequisites:
            if other in module.skills or ground.learner.knows(other):
                continue
            teacher = ground.teaching(other)
            if not _leads_to(teacher.id, module.id, ground, edges):
                found.setdefault(teacher.id, teacher)
    return list(found.values())


def _leads_to(start: str, goal: str, ground: Ground, edges: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether `goal` is among the prerequisites of `start`, or is `start`."""
    seen: set[str] = set()
    open_ = [start]
    while open_:
        name = open_.pop()
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            own = ground.modules[name].prerequisites if name in ground.modules else ()
            open_.extend((*own, *edges.get(name, ())))
    return False


def path_requirements(ground: Ground) -> dict[str, tuple[str, str]]:
    """Give the skills the path demands up to the level: skill → ("must" or "nice", step such as "mid → senior").

    What a step below the level asks for is left out where the resume has passed the stage that teaches it.
    """
    found: dict[str, tuple[str, str]] = {}
    level = LEVELS.index(ground.role_fit.level)
    passed = {name for stage in ground.stages[: _passed(ground)] for name in stage}
    for step in ground.path.transitions if ground.path else ():
        if step.end not in LEVELS[: level + 1]:
            continue
        below = step.end != ground.role_fit.level
        for need, skills in (("must", step.must), ("nice", step.nice)):
            for skill in skills:
                if below and ground.teaching(skill).id in passed:
                    continue
                if skill not in found or (need == "must" and found[skill][0] == "nice"):
                    found[skill] = (need, f"{step.start} → {step.end}")
    return found


def _worths(ground: Ground) -> dict[str, float]:
    """Give the modules the path itself asks for, with what they are worth in the order."""
    settings, learner = ground.settings, ground.learner
    gaps = learner.missing | learner.unproven
    worth: dict[str, float] = {}
    for skill, (need, _) in path_requirements(ground).items():
        if skill not in gaps and skill not in learner.shown:
            module = ground.teaching(skill)
            must = need == "must" and not _part_of_shown(skill, ground)
            value = settings.worth_must if must else settings.worth_nice
            if module.id in ground.modules:
                worth[module.id] = max(worth.get(module.id, 0.0), value)
    for stage in ground.stages[_passed(ground) :]:
        for name in stage:
            module = ground.modules[name]
            if not all(learner.knows(skill) for skill in module.skills):
                worth.setdefault(name, settings.worth_stage)
    return worth


def _share_to_learn(skill: str, ground: Ground) -> float:
    """Give the share of a skill's hours still needed; who knows AWS has EC2 to prove, not to learn from nothing."""
    learner = ground.learner
    share = learner.share_to_learn(skill)
    known = any(learner.knows(whole) for whole in _wholes(skill, ground.taxonomy))
    return min(share, learner.shares["prove"]) if known and skill not in learner.missing else share


def _part_of_shown(skill: str, ground: Ground) -> bool:
    """Tell whether a skill is one part of a broader tool that the resume shows, as EC2 is of AWS."""
    return any(whole in ground.learner.shown for whole in _wholes(skill, ground.taxonomy))


def _wholes(skill: str, taxonomy: Taxonomy) -> Iterator[str]:
    """Give the broader tools a skill is one part of.

    TensorFlow is written in Python and part of deep learning, but neither shows it.
    """
    entry = taxonomy.by_id.get(skill)
    for parent in entry.parents if entry else ():
        whole = taxonomy.by_id[parent]
        if entry is not None and whole.kind == "tool" and whole.family == entry.family:
            yield parent


def _passed(ground: Ground) -> int:
    """Count the stages up to the last one of whose skills the resume names enough."""
    passed = 0
    for number, stage in enumerate(ground.stages, start=1):
        skills = {skill for name in stage for skill in ground.modules[name].skills}
        known = sum(ground.learner.knows(skill) for skill in skills)
        if skills and known >= ground.settings.stage_passed * len(skills):
            passed = number
    return passed
