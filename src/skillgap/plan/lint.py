"""Check roadmaps for what no type can: circles, names that lead nowhere, skills nobody teaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from skillgap.plan.plan import CareerPath, Module, Roadmaps
from skillgap.skills import Taxonomy

_SOURCES = range(2, 5)
"""Resources a module gives: enough to choose from, few enough to choose."""


def lint_roadmaps(roadmaps: Roadmaps, taxonomy: Taxonomy, *, demanded: Iterable[str] = ()) -> tuple[str, ...]:
    """List everything wrong with the roadmaps, one sentence each; empty when nothing is.

    Beside the structure it checks that every module has two to four resources with hours, and interview topics; that
    no address goes by two titles; that every skill named is in the taxonomy; and that a module teaches every skill a
    path demands, and every skill of `demanded`, which are those that postings ask for most.
    """
    taught = {skill for module in roadmaps.modules for skill in module.skills}
    return (
        *structure_problems(roadmaps),
        *(problem for module in (*roadmaps.modules, *roadmaps.interview) for problem in _thin(module)),
        *_twice_named(roadmaps),
        *_skill_problems(roadmaps, taxonomy),
        *(
            f"postings ask for '{skill}', which no module teaches"
            for skill in dict.fromkeys(demanded)
            if skill not in taught
        ),
    )


def _thin(module: Module) -> Iterator[str]:
    """Find what a module lacks for someone who would live with it."""
    if len(module.resources) not in _SOURCES:
        yield f"module '{module.id}': found {len(module.resources)} resources; expected 2 to 4"
    for resource in module.resources:
        if resource.hours < 1:
            yield f"module '{module.id}': resource '{resource.title}' gives no hours"
    if not module.interview:
        yield f"module '{module.id}': names no interview topic"


def _twice_named(roadmaps: Roadmaps) -> Iterator[str]:
    """Find addresses that go by two titles: one of them is a slip, or both are one resource."""
    titles: dict[str, dict[str, None]] = {}
    for module in (*roadmaps.modules, *roadmaps.interview):
        for resource in module.resources:
            titles.setdefault(resource.url.rstrip("/"), {})[resource.title] = None
    for address, named in titles.items():
        if len(named) > 1:
            yield f"resource address '{address}' goes by {' and '.join(repr(title) for title in named)}"


def structure_problems(roadmaps: Roadmaps) -> Iterator[str]:
    """Give what is wrong with ids, hours, prerequisites and stages, whatever the taxonomy holds."""
    modules = (*roadmaps.modules, *roadmaps.interview)
    yield from _repeated("path", [path.id for path in roadmaps.paths])
    yield from _repeated("module", [module.id for module in modules])
    yield from _repeated("role of a path", [role for path in roadmaps.paths for role in path.roles])
    by_id = {module.id: module for module in modules}
    for module in modules:
        yield from _module_problems(module, by_id)
    for path in roadmaps.paths:
        yield from _path_problems(path, roadmaps, by_id)
    circle = find_circle({module.id: module.prerequisites for module in modules})
    if circle:
        yield f"prerequisites run in a circle: {' → '.join(circle)}"


def find_circle(prerequisites: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Find one circle among prerequisites, first id repeated at its end; empty when there is none."""
    done: set[str] = set()
    for start in prerequisites:
        trail: list[str] = []
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            name, leaving = stack.pop()
            if leaving:
                done.add(trail.pop())
            elif name in trail:
                return (*trail[trail.index(name) :], name)
            elif name not in done:
                trail.append(name)
                stack.append((name, True))
                stack.extend((other, False) for other in prerequisites.get(name, ()))
    return ()


def _repeated(kind: str, names: Sequence[str]) -> Iterator[str]:
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{kind} '{name}' is given {count} times; ids are unique"


def _module_problems(module: Module, by_id: Mapping[str, Module]) -> Iterator[str]:
    hours = module.hours
    if not 0 < hours.low <= hours.typical <= hours.high:
        found = f"{hours.low}, {hours.typical}, {hours.high}"
        yield f"module '{module.id}': found hours {found}; expected low ≤ typical ≤ high, all over 0"
    if not module.skills:
        yield f"module '{module.id}': teaches no skill"
    if not module.outcomes or not module.project:
        yield f"module '{module.id}': needs outcomes that can be checked and a project"
    for name in module.prerequisites:
        if name not in by_id:
            yield f"module '{module.id}': unknown prerequisite '{name}'"
    for resource in module.resources:
        if not resource.url.startswith("https://"):
            yield f"module '{module.id}': resource address '{resource.url}' does not begin with https://"


def _path_problems(path: CareerPath, roadmaps: Roadmaps, by_id: Mapping[str, Module]) -> Iterator[str]:
    track = {module.id for module in roadmaps.interview}
    for name in path.interview:
        if name not in track:
            yield f"path '{path.id}': unknown interview module '{name}'"
    choices = {stage.specialisation for stage in path.stages} - {""}
    if (path.specialisation or choices) and path.specialisation not in choices:
        yield f"path '{path.id}': specialisation '{path.specialisation}' has no stage"
    for stage in path.stages:
        for name in stage.modules:
            if name not in by_id or name in track:
                yield f"path '{path.id}', stage '{stage.id}': unknown module '{name}'"
    yield from _late_prerequisites(path, by_id)


def _late_prerequisites(path: CareerPath, by_id: Mapping[str, Module]) -> Iterator[str]:
    """Find modules whose prerequisite stands in a later stage that everyone takes."""
    stage_of: dict[str, int] = {}
    for number, stage in enumerate(path.stages):
        for name in stage.modules:
            stage_of.setdefault(name, number)
    for name, number in stage_of.items():
        for other in by_id[name].prerequisites if name in by_id else ():
            late = stage_of.get(other, number)
            if late > number and not path.stages[number].specialisation:
                yield f"path '{path.id}': '{name}' needs '{other}', which stands in the later stage '{path.stages[late].id}'"


def _skill_problems(roadmaps: Roadmaps, taxonomy: Taxonomy) -> Iterator[str]:
    known = taxonomy.by_id
    for module in (*roadmaps.modules, *roadmaps.interview):
        for skill in module.skills:
            if skill not in known:
                yield f"module '{module.id}': unknown skill '{skill}'"
    taught = {skill for module in roadmaps.modules for skill in module.skills}
    for path in roadmaps.paths:
        demanded: dict[str, None] = {}
        for step in path.transitions:
            demanded.update(dict.fromkeys((*step.must, *step.nice)))
        for check in path.checks:
            for skill in check.unless:
                if skill not in known:
                    yield f"path '{path.id}': a reality check names the unknown skill '{skill}'"
        for skill in demanded:
            if skill not in known:
                yield f"path '{path.id}': demands the unknown skill '{skill}'"
            if skill not in taught:
                yield f"path '{path.id}': demands '{skill}', which no module teaches"
