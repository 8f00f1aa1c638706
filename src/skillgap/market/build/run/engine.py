"""What runs a stage over its numbers; in this process, or in several of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol, TypeVar

import msgspec

from skillgap.errors import DataError, SkillgapError
from skillgap.market.build.run.work import Work

T = TypeVar("T")
Stage = Callable[[Work, int], T]

PARALLEL_FROM = 8
"""Fewer parts than this are done in this process: starting others would take longer."""


class Engine(Protocol):
    """Runs a stage."""

    def run(self, stage: Stage[T], work: Work, numbers: Sequence[int]) -> Iterator[tuple[int, T]]:
        """Yield each number with the stage's result as it comes, in any order; raises DataError of a stage."""
        ...


class Failure(msgspec.Struct, frozen=True):
    """A DataError on its way out of another process."""

    problems: tuple[str, ...]
    hint: str


class Local:
    """Runs stages in as many processes as asked for."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def run(self, stage: Stage[T], work: Work, numbers: Sequence[int]) -> Iterator[tuple[int, T]]:
        """Run a stage."""
        if self._jobs <= 1 or len(numbers) < PARALLEL_FROM:
            for number in numbers:
                yield number, stage(work, number)
            return
        _ = work.salt  # loads the taxonomy here, so that processes that are forked off share it
        pool = ProcessPoolExecutor(self._jobs, initializer=_keep, initargs=(work,))
        try:
            waiting = {pool.submit(_call, stage, number): number for number in numbers}
            for future in as_completed(waiting):
                yield waiting.pop(future), result_of(future.result())
        except BrokenProcessPool as error:
            raise SkillgapError(
                "a worker process of the build was ended from outside, most likely for want of memory",
                hint="Run the same command again, with fewer --jobs: it goes on where it was.",
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def result_of(result: T | Failure) -> T:
    """Give a result, or raise what went wrong in the other process."""
    if isinstance(result, Failure):
        raise DataError(result.problems, hint=result.hint)
    return result


def guarded(stage: Stage[T], work: Work, number: int) -> T | Failure:
    """Run a stage where an exception would lose its parts on the way back."""
    try:
        return stage(work, number)
    except DataError as error:
        return Failure(error.problems, error.hint)


_kept: list[Work] = []
"""The work of a worker process."""


def _keep(work: Work) -> None:
    _kept[:] = [work]


def _call(stage: Stage[T], number: int) -> T | Failure:
    return guarded(stage, _kept[0], number)
