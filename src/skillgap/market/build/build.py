"""Build counts from files of postings, stage by stage, on whatever engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from skillgap.errors import WriteError
from skillgap.market.build.count.judge import Judged
from skillgap.market.build.count.roles import (
    AlternativesCount,
    Audit,
    LevelCount,
    RoleCount,
    audit_of,
    roles_of,
)
from skillgap.market.build.count.tally import Key, Tally
from skillgap.market.build.input.parts import parts_of
from skillgap.market.build.input.read import check_files
from skillgap.market.build.options import BuildOptions, SkillFinder
from skillgap.market.build.rules import BuildRules
from skillgap.market.build.run.engine import Engine, Local
from skillgap.market.build.run.stages import (
    Groups,
    count_alternatives,
    count_part,
    find_exact,
    find_near,
    judge_part,
    kept_postings,
)
from skillgap.market.build.run.work import Work

Progress = Callable[[str, int, int], None]
"""Told the stage, and how much of how much is done."""


class Build(msgspec.Struct, frozen=True, kw_only=True):
    """What a build counted, before anything is published."""

    options: BuildOptions
    files: tuple[str, ...]
    roles: tuple[RoleCount, ...]
    audit: Audit
    skills_version: str
    work: Work

    def postings(self) -> Iterator[Judged]:
        """Yield the postings that count, in an order that depends on nothing but the files."""
        for number in range(len(self.work.parts)):
            yield from kept_postings(self.work, number)


def build_profiles(
    paths: Sequence[Path],
    *,
    rules: BuildRules,
    find: SkillFinder,
    options: BuildOptions,
    folder: Path,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Build:
    """Count what postings ask for; the same files give the same counts on any engine with any number of processes.

    `folder` takes what the stages do, for the next stage and for a later run of a build that was stopped; every process
    must see it and the files. Raises DataError for files that cannot be read.
    """
    check_files(paths, options.columns)
    work = Work(
        folder=folder,
        parts=parts_of(paths),
        rules=rules,
        find=find,
        columns=options.columns,
        since=options.since,
    )
    _make(folder)
    engine, tell = engine or Local(1), progress or _silent
    numbers = range(len(work.parts))
    shares = [part.share for part in work.parts]
    done = 0
    # The largest first, so that none is left at the end for one process alone; stopped ones go on in any order.
    for number, _ in engine.run(judge_part, work, sorted(numbers, key=lambda one: (-shares[one], one))):
        done += shares[number]
        tell("reading", done, sum(shares))
    for stage in (find_exact, find_near):
        for count, _ in enumerate(engine.run(stage, work, range(work.shards)), start=1):
            tell("repeats", count, work.shards)
    tally = Tally()
    for count, (_, part) in enumerate(engine.run(count_part, work, numbers), start=1):
        tally.merge(part)
        tell("counting", count, len(work.parts))
    roles = roles_of(tally, rules.count)
    return Build(
        options=options,
        files=tuple(path.name for path in paths),
        roles=_with_alternatives(roles, work, engine),
        audit=audit_of(tally, tuple(str(path) for path in paths)),
        skills_version=find.version,
        work=work,
    )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{folder}: cannot make the folder ({error.strerror})") from error


def _silent(stage: str, done: int, whole: int) -> None:
    """Tell nobody."""


def _with_alternatives(roles: Sequence[RoleCount], work: Work, engine: Engine) -> tuple[RoleCount, ...]:
    """Count the postings that name any skill of each group."""
    groups: dict[Key, list[tuple[str, ...]]] = {}
    for role in roles:
        for level in role.levels:
            for name in level.counted if level.alternatives else ():
                groups[role.role, name] = [group.skills for group in level.alternatives]
    found: Counter[tuple[Key, tuple[str, ...]]] = Counter()
    if groups:
        for _, part in engine.run(_stage(groups), work, range(len(work.parts))):
            found.update(part)
    return tuple(
        msgspec.structs.replace(
            role, levels=tuple(_counted(role.role, level, found) for level in role.levels)
        )
        for role in roles
    )


def _stage(groups: Groups) -> Callable[[Work, int], Counter[tuple[Key, tuple[str, ...]]]]:
    return partial(count_alternatives, groups=groups)


def _counted(role: str, level: LevelCount, found: Counter[tuple[Key, tuple[str, ...]]]) -> LevelCount:
    counted = tuple(
        AlternativesCount(group.skills, sum(found[(role, name), group.skills] for name in level.counted))
        for group in level.alternatives
    )
    return msgspec.structs.replace(level, alternatives=counted)
