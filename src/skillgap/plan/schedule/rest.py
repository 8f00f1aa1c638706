"""What is left of a plan on its way: months to come, hours still to do, what is done or not wanted."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from skillgap.plan.settings import Settings
from skillgap.plan.tasks import Task


class Rest(msgspec.Struct, frozen=True, kw_only=True):
    """Where a plan stands; that of a new plan is empty."""

    first: int = 0
    """Months that are over."""
    spent_hours: float = 0.0
    """Hours of the first month to come that are used already."""
    hours_left: dict[str, float] = {}
    """Hours still to do, for the modules the person's file names."""
    done: frozenset[str] = frozenset()
    """Modules that need nothing more."""
    order: tuple[str, ...] = ()
    """Modules in the order the person has them."""
    held: tuple[str, ...] = ()
    """Open modules that stay as long as there are hours for them."""
    begun: tuple[str, ...] = ()
    """Those of them that give way last: partly done, or written at by the person."""
    waiting: tuple[str, ...] = ()
    """Modules told before not to fit."""


def tasks_left(
    tasks: Mapping[str, Task], rest: Rest, left_out: Collection[str], settings: Settings
) -> dict[str, Task]:
    """Take out what is done or not wanted, which then nothing waits for, and set the hours still to do.

    What the person has keeps its order, whatever its stage; what is new comes after it, stage by stage.
    """
    gone = rest.done | set(left_out)
    found: dict[str, Task] = {}
    for name, task in tasks.items():
        if name in gone:
            continue
        steps = task.steps
        if name in rest.hours_left:
            steps = max(1, round(rest.hours_left[name] / settings.step_hours))
        needs = tuple(other for other in task.needs if other not in gone)
        stage = 0 if name in rest.held else task.stage + 1 if rest.held else task.stage
        found[name] = msgspec.structs.replace(task, steps=steps, needs=needs, stage=stage)
    return found


def budgets_left(budgets: tuple[int, ...], rest: Rest, settings: Settings) -> tuple[int, ...]:
    """Give nothing to months that are over, and to the first to come what is not spent."""
    spent = round(rest.spent_hours / settings.step_hours)
    return tuple(
        0 if number < rest.first else max(0, budget - spent) if number == rest.first else budget
        for number, budget in enumerate(budgets)
    )


def ranks_left(order: tuple[str, ...], rest: Rest) -> dict[str, int]:
    """Rank tasks as the person has them; what is new comes after, best first."""
    names = dict.fromkeys((*rest.order, *order))
    return {name: number for number, name in enumerate(names)}
