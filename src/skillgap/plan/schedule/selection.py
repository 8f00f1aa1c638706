"""Choose the tasks that fit the hours: best gain per hour first, prerequisites counted in the cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from skillgap.plan.schedule.worth import Worth
from skillgap.plan.tasks import Task


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A set of tasks that fits a budget."""

    tasks: frozenset[str]
    steps: int
    """Steps of time it takes; never over the budget it was chosen for."""
    gain: float
    """Points of fit it adds."""


class _Taken:
    """Tasks taken so far on one walk, with all they teach."""

    def __init__(self) -> None:
        self.names: dict[str, None] = {}
        self.skills: set[str] = set()

    def add(self, tasks: Iterable[Task]) -> None:
        """Take tasks."""
        for task in tasks:
            self.names[task.module.id] = None
            self.skills.update(task.module.skills)

    def covers(self, task: Task) -> bool:
        """Tell whether a task is taken, or all it would still teach is taught by what is."""
        return task.module.id in self.names or self.skills.issuperset(task.skills)


class Chooser:
    """Chooses among the same tasks for any budget; a greater budget never has a lesser gain.

    Goals are tasks that close a gap or that the path requires; the rest is only part of the path's timeline.
    The tasks stand in one order, by gain per hour including prerequisites not yet taken, whatever the budget. A walk
    along it takes what fits. Because a walk with more hours may take something long and lose two short ones, the
    best walk over all budgets up to the one given is the answer.
    """

    def __init__(self, tasks: Mapping[str, Task], worth: Worth) -> None:
        self._tasks = tasks
        self._worth = worth
        self._credits = {name: worth.credits(task.module.skills) for name, task in tasks.items()}
        self._closure = {name: _closure(name, tasks) for name in tasks}
        self._order = self._ranked()
        self._goals = tuple(name for name in self._order if tasks[name].goal)
        self._timeline = tuple(name for name in self._order if not tasks[name].goal)
        self.total_steps = sum(task.steps for task in tasks.values())

    def order(self) -> tuple[str, ...]:
        """Give the tasks that are worth something of their own, best first."""
        return self._order

    def choose(self, steps: int) -> Choice:
        """Give the best choice that takes at most `steps`."""
        return self._best(steps, -1)

    def widen(self, choice: Choice, above: int, steps: int) -> Choice:
        """Give the best choice for `steps`, knowing `choice` to be the best for the budget `above`."""
        found = self._best(steps, above)
        return choice if choice.gain > found.gain + 1e-9 else found

    def _best(self, steps: int, above: int) -> Choice:
        """Walk with every budget in (above, steps] that gives another choice; prefer more gain, then more hours."""
        best = self._walk(steps)
        budget = best.steps - 1 if steps < self.total_steps else above
        while budget > above:
            choice = self._walk(budget)
            if choice.gain > best.gain + 1e-9:
                best = choice
            budget = choice.steps - 1
        return best

    def _walk(self, steps: int) -> Choice:
        """Take what fits in the one order, each with the prerequisites it still needs.

        What is left then goes to the prerequisites of the first goal that does not fit; when every goal fits, to
        what only the path's timeline asks for.
        """
        taken = _Taken()
        free = self._take(self._goals, taken, steps)
        late = next((name for name in self._goals if not taken.covers(self._tasks[name])), None)
        if late is None:
            free = self._take(self._timeline, taken, free)
        else:
            ready = [name for name in self._closure[late] if name != late]
            free = self._take(ready, taken, free)
        gain = self._worth.gain(self._credits_of(taken.names))
        return Choice(tasks=frozenset(taken.names), steps=steps - free, gain=gain)

    def _take(self, names: Iterable[str], taken: _Taken, free: int) -> int:
        """Take each of the names that fits with what it needs; give the steps still free."""
        for name in names:
            if taken.covers(self._tasks[name]):
                continue
            bundle = self._bundle(name, taken)
            cost = sum(task.steps for task in bundle)
            if cost <= free:
                taken.add(bundle)
                free -= cost
        return free

    def _bundle(self, name: str, taken: _Taken) -> list[Task]:
        """Give a task and what it needs that is not taken yet."""
        return [self._tasks[other] for other in self._closure[name] if other not in taken.names]

    def _credits_of(self, names: Iterable[str]) -> dict[str, float]:
        """Give the credits several tasks bring together."""
        best: dict[str, float] = {}
        for name in names:
            for skill, credit in self._credits[name].items():
                if credit > best.get(skill, 0.0):
                    best[skill] = credit
        return best

    def _ranked(self) -> tuple[str, ...]:
        """Order by gain per hour, each time counting only what is not taken yet."""
        taken = _Taken()
        left = [name for name, task in self._tasks.items() if self._value([task], {}) > 0]
        order: list[str] = []
        while left:
            held = self._credits_of(taken.names)
            best = min(left, key=lambda name: self._rank(name, taken, held))
            order.append(best)
            taken.add(self._bundle(best, taken))
            left = [name for name in left if not taken.covers(self._tasks[name])]
        return tuple(order)

    def _rank(self, name: str, taken: _Taken, held: Mapping[str, float]) -> tuple[float, int, str]:
        bundle = self._bundle(name, taken)
        cost = sum(task.steps for task in bundle)
        return (-self._value(bundle, held) / cost, self._tasks[name].stage, name)

    def _value(self, bundle: Sequence[Task], held: Mapping[str, float]) -> float:
        """Give the points a bundle adds to credits already held, and what its tasks are worth to the path."""
        gain = self._worth.gain(self._credits_of(task.module.id for task in bundle), held)
        return gain + sum(task.worth for task in bundle)


def learnt(names: Iterable[str], tasks: Mapping[str, Task]) -> set[str]:
    """Give every skill shown once these tasks are done."""
    return {skill for name in names for skill in tasks[name].module.skills}


def _closure(name: str, tasks: Mapping[str, Task]) -> tuple[str, ...]:
    """Give a task and everything it needs, what is needed first."""
    found: dict[str, None] = {}

    def visit(name: str) -> None:
        if name not in found:
            for other in tasks[name].needs:
                visit(other)
            found[name] = None

    visit(name)
    return tuple(found)
