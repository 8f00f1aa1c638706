"""Load the career paths and learning modules of `roadmaps.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from skillgap.authored import compiled, read_authored
from skillgap.errors import DataError
from skillgap.market import LevelName
from skillgap.plan.lint import structure_problems
from skillgap.plan.plan import (
    CareerPath,
    Hours,
    Module,
    RealityCheck,
    Resource,
    Roadmaps,
    Stage,
    Transition,
)


class _Module(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A module as authored: hours as a list, resources by name."""

    id: str
    title: str
    level: LevelName
    skills: tuple[str, ...]
    hours: tuple[int, int, int]
    prerequisites: tuple[str, ...] = ()
    outcomes: tuple[str, ...]
    project: str
    resources: tuple[str, ...]
    interview: tuple[str, ...] = ()


class _Stage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: str
    months: str
    modules: tuple[str, ...]
    specialisation: str = ""


class _Path(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    title: str
    roles: tuple[str, ...]
    stages: tuple[str, ...]
    specialisation: str = ""
    interview: tuple[str, ...]
    transitions: tuple[Transition, ...] = ()
    reality: tuple[RealityCheck, ...]


class _Authored(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    schema: int
    source: str
    resources: dict[str, Resource]
    stages: dict[str, _Stage]
    paths: tuple[_Path, ...]
    modules: tuple[_Module, ...]
    interview: tuple[_Module, ...]


def load_roadmaps(path: Path, *, cache_folder: Path | None = None) -> Roadmaps:
    """Load the paths, their stages, and every module with its resources.

    Raises DataError with all problems: what the file's form forbids, and names that lead nowhere, repeated ids,
    hours out of order and prerequisites that run in a circle.
    """
    roadmaps, version = compiled(
        "roadmaps", [path], lambda: _build(path), Roadmaps, cache_folder=cache_folder
    )
    return msgspec.structs.replace(roadmaps, version=version)


def _build(path: Path) -> Roadmaps:
    authored = read_authored(path, _Authored)
    problems = _loose_names(authored)
    if not problems:
        roadmaps = _resolved(authored)
        problems = list(structure_problems(roadmaps))
    if problems:
        raise DataError([f"{path}: {problem}" for problem in problems])
    return roadmaps


def _loose_names(authored: _Authored) -> list[str]:
    """Find resources and stages that are named but not there."""
    problems = [
        f"module '{module.id}': unknown resource '{name}'; expected one of the names under 'resources'"
        for module in (*authored.modules, *authored.interview)
        for name in module.resources
        if name not in authored.resources
    ]
    problems += [
        f"path '{path.id}': unknown stage '{name}'; expected one of {', '.join(authored.stages)}"
        for path in authored.paths
        for name in path.stages
        if name not in authored.stages
    ]
    return problems


def _resolved(authored: _Authored) -> Roadmaps:
    stages = {
        name: Stage(
            id=name,
            title=stage.title,
            months=stage.months,
            modules=stage.modules,
            specialisation=stage.specialisation,
        )
        for name, stage in authored.stages.items()
    }
    return Roadmaps(
        paths=tuple(_path(path, stages) for path in authored.paths),
        modules=_modules(authored.modules, authored.resources),
        interview=_modules(authored.interview, authored.resources),
        version="",
    )


def _path(path: _Path, stages: dict[str, Stage]) -> CareerPath:
    return CareerPath(
        id=path.id,
        title=path.title,
        roles=path.roles,
        stages=tuple(stages[name] for name in path.stages),
        transitions=path.transitions,
        reality=tuple(check.text for check in path.reality),
        checks=path.reality,
        specialisation=path.specialisation,
        interview=path.interview,
    )


def _modules(modules: Sequence[_Module], resources: dict[str, Resource]) -> tuple[Module, ...]:
    return tuple(
        Module(
            id=module.id,
            title=module.title,
            level=module.level,
            skills=module.skills,
            hours=Hours(low=module.hours[0], typical=module.hours[1], high=module.hours[2]),
            prerequisites=module.prerequisites,
            outcomes=module.outcomes,
            project=module.project,
            resources=tuple(resources[name] for name in module.resources),
            interview=module.interview,
        )
        for module in modules
    )
