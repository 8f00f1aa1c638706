"""Build counts from files of postings: read in batches, judged by worker processes, tallied in order."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

import msgspec

from skillgap.errors import DataError
from skillgap.market.build.judge import Judged, judge_batch, start_worker
from skillgap.market.build.posting import FIELDS, Batch, BuildOptions, SkillFinder
from skillgap.market.build.read import ROWS, read_postings
from skillgap.market.build.rules import BuildRules
from skillgap.market.build.tally import Audit, RoleCount, Tally

PARALLEL_FROM = 2_000
"""Fewer rows than this are judged in this process: starting others would take longer."""
_AHEAD = 3
"""Batches waiting for each worker; bounds the memory."""


class Build(msgspec.Struct, frozen=True, kw_only=True):
    """What a build counted, before anything is published."""

    options: BuildOptions
    files: tuple[str, ...]
    roles: tuple[RoleCount, ...]
    audit: Audit
    kept: tuple[Judged, ...]
    skills_version: str


def build_profiles(
    paths: Sequence[Path],
    *,
    rules: BuildRules,
    find: SkillFinder,
    options: BuildOptions,
    progress: Callable[[int], None] | None = None,
) -> Build:
    """Count what postings ask for; the same files give the same counts however many workers there are.

    `progress` is told the bytes read since the last call. Raises DataError for files that cannot be read and for
    unknown fields in the column map.
    """
    problems = [
        f"found the unknown field '{name}'; allowed {', '.join(FIELDS)}"
        for name in sorted(options.columns.keys() - set(FIELDS))
    ]
    if problems:
        raise DataError(problems)
    tally = Tally(rules)
    for batch, judged in _judged(_batches(paths, options), rules, find, options):
        tally.add_bad(batch.bad)
        for posting in judged:
            tally.add(posting)
        if progress is not None:
            progress(batch.size)
    return Build(
        options=options,
        files=tuple(path.name for path in paths),
        roles=tally.roles(),
        audit=tally.audit(),
        kept=tuple(tally.kept),
        skills_version=find.version,
    )


def _batches(paths: Sequence[Path], options: BuildOptions) -> Iterator[Batch]:
    for path in paths:
        yield from read_postings(path, options.columns)


def _judged(
    batches: Iterator[Batch], rules: BuildRules, find: SkillFinder, options: BuildOptions
) -> Iterator[tuple[Batch, list[Judged]]]:
    """Judge batches in the order they come; in this process until there are enough to be worth others."""
    first: list[Batch] = []
    while options.workers > 1 and len(first) * ROWS < PARALLEL_FROM:
        batch = next(batches, None)
        if batch is None:
            break
        first.append(batch)
    start_worker(rules, find, options.since)
    if options.workers <= 1 or len(first) * ROWS < PARALLEL_FROM:
        for batch in itertools.chain(first, batches):
            yield batch, judge_batch(batch.postings)
        return
    yield from _in_parallel(first, batches, rules, find, options)


def _in_parallel(
    first: Sequence[Batch],
    batches: Iterator[Batch],
    rules: BuildRules,
    find: SkillFinder,
    options: BuildOptions,
) -> Iterator[tuple[Batch, list[Judged]]]:
    waiting: deque[tuple[Batch, Future[list[Judged]]]] = deque()
    start = (rules, find, options.since)
    with ProcessPoolExecutor(options.workers, initializer=start_worker, initargs=start) as pool:
        for source in (iter(first), batches):
            for batch in source:
                light = msgspec.structs.replace(batch, postings=())
                waiting.append((light, pool.submit(judge_batch, batch.postings)))
                while len(waiting) > _AHEAD * options.workers:
                    done, result = waiting.popleft()
                    yield done, result.result()
        while waiting:
            done, result = waiting.popleft()
            yield done, result.result()
