"""Lay chosen tasks into months: stages in order, prerequisites first, long ones over several months."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping, Sequence

import msgspec

from skillgap.plan.tasks import Task


class Slice(msgspec.Struct, frozen=True, kw_only=True):
    """One task's time in one month."""

    task: str
    steps: int
    part: int
    """Which month of the task this is, from 1."""
    parts: int


def order_tasks(
    chosen: Collection[str], tasks: Mapping[str, Task], ranks: Mapping[str, int]
) -> tuple[str, ...]:
    """Order tasks by stage, then by rank, never one before what it needs or follows.

    A prerequisite moves up into the earliest stage that needs it.
    """
    before = {name: [other for other in tasks[name].follows if other in chosen] for name in chosen}
    stage = _stages_moved_up(chosen, tasks, before)
    waiting = {name: len(before[name]) for name in chosen}
    after: dict[str, list[str]] = {name: [] for name in chosen}
    for name, others in before.items():
        for other in others:
            after[other].append(name)

    def key(name: str) -> tuple[int, int, str]:
        return (stage[name], ranks.get(name, len(ranks)), name)

    ready = [key(name) for name in chosen if not waiting[name]]
    heapq.heapify(ready)
    order: list[str] = []
    while ready:
        name = heapq.heappop(ready)[-1]
        order.append(name)
        for other in after[name]:
            waiting[other] -= 1
            if not waiting[other]:
                heapq.heappush(ready, key(other))
    return tuple(order)


def _stages_moved_up(
    chosen: Collection[str], tasks: Mapping[str, Task], before: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    stage = {name: tasks[name].stage for name in sorted(chosen)}
    open_ = list(stage)
    while open_:
        name = open_.pop()
        for other in before[name]:
            if stage[other] > stage[name]:
                stage[other] = stage[name]
                open_.append(other)
    return stage


def pour(
    order: Sequence[str], steps: Mapping[str, int], budgets: Sequence[int], *, smallest: int = 1
) -> tuple[tuple[Slice, ...], ...]:
    """Fill the months in order; a task that does not fit what is left of a month goes on in the next.

    No piece is shorter than `smallest` steps as long as the time left over in all allows it: a short rest of a
    month stays free, and so much is kept for the next month that its piece is worth sitting down for. What no month
    has room for is left out at the end.
    """
    months: list[list[tuple[str, int]]] = [[] for _ in budgets]
    spare = sum(budgets) - sum(steps[name] for name in order)
    month, free = 0, budgets[0] if budgets else 0
    for name in order:
        left = steps[name]
        while left and month < len(budgets):
            part = _piece(left, free, smallest)
            if free - part > spare:
                part = min(left, free)
            if part:
                months[month].append((name, part))
                left -= part
            if left:
                spare -= free - part
                free = part
            free -= part
            if not free:
                month += 1
                free = budgets[month] if month < len(budgets) else 0
    return _numbered(months)


def _piece(left: int, free: int, smallest: int) -> int:
    """Give the steps to take of a task in what is free of a month, so that neither piece is too short; maybe none."""
    if left <= free:
        return left
    part = free if left - free >= smallest else left - smallest
    return part if part >= smallest else 0


def _numbered(months: Sequence[Sequence[tuple[str, int]]]) -> tuple[tuple[Slice, ...], ...]:
    parts: dict[str, int] = {}
    for pieces in months:
        for name, _ in pieces:
            parts[name] = parts.get(name, 0) + 1
    seen: dict[str, int] = {}
    result: list[tuple[Slice, ...]] = []
    for pieces in months:
        slices: list[Slice] = []
        for name, steps in pieces:
            seen[name] = seen.get(name, 0) + 1
            slices.append(Slice(task=name, steps=steps, part=seen[name], parts=parts[name]))
        result.append(tuple(slices))
    return tuple(result)
