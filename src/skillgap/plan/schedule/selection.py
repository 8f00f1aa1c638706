"""Choose the tasks that fit the hours: what the person has, then the best gain per hour, prerequisites counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from skillgap.plan.schedule.frontier import Frontier, Item, find_frontier
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
    """Chooses among the same tasks for any budget; a greater budget never has a lesser value.

    Value is points of fit, and what the path itself asks for. The choices for all budgets are found at once,
    whatever the budget asked for (see `skillgap.plan.schedule.frontier`); of what a budget then leaves, the
    prerequisites of the next goal are begun, or, with every goal taken, what only the path's timeline asks for.

    What a plan on its way holds comes first: all of it where there are hours for it, else the best part of it, what is
    begun before the rest.
    """

    def __init__(
        self, tasks: Mapping[str, Task], worth: Worth, *, held: Sequence[str] = (), begun: Sequence[str] = ()
    ) -> None:
        self._tasks = tasks
        self._worth = worth
        self._credits = {name: worth.credits(task.module.skills) for name, task in tasks.items()}
        self._closure = {name: _closure(name, tasks) for name in tasks}
        self._order = self._ranked()
        self._goals = tuple(name for name in self._order if tasks[name].goal)
        self._timeline = tuple(name for name in self._order if not tasks[name].goal)
        self._held = tuple(name for name in held if name in tasks)
        self._begun = tuple(name for name in begun if name in tasks)
        self._frontiers: dict[tuple[frozenset[str], frozenset[str]], Frontier] = {}

    def order(self) -> tuple[str, ...]:
        """Give the tasks that are worth something of their own, best first."""
        return self._order

    def choose(self, steps: int, *, beside: frozenset[str] | None = None) -> Choice:
        """Give the best choice found that takes at most `steps`, beside tasks already chosen for no more."""
        names = self._best(steps, self._kept(steps) if beside is None else beside)
        taken = _Taken()
        taken.add(self._tasks[name] for name in names)
        free = steps - self._steps(names)
        late = next((name for name in self._goals if self._is_late(name, taken)), None)
        if late is None:
            free = self._take(self._timeline, taken, free)
        else:
            ready = [name for name in self._closure[late] if name != late]
            free = self._take(ready, taken, free)
        gain = self._worth.gain(self._credits_of(taken.names))
        return Choice(tasks=frozenset(taken.names), steps=steps - free, gain=gain)

    def _is_late(self, name: str, taken: _Taken) -> bool:
        """Tell whether a goal that finds no hours would add to what is taken: an equal of a skill taken does not."""
        if taken.covers(self._tasks[name]):
            return False
        return self._value(self._bundle(name, taken), self._credits_of(taken.names)) > 0

    def _kept(self, steps: int) -> frozenset[str]:
        """Give what is held and fits, with what it needs: all of it, else what is begun and the best of the rest."""
        held = frozenset(other for name in self._held for other in self._closure[name])
        if self._steps(held) <= steps:
            return held
        taken = _Taken()
        self._take(self._begun, taken, steps)
        best = self._best(steps, frozenset(taken.names), among=held)
        taken.add(self._tasks[name] for name in best)
        self._take(self._held, taken, steps - self._steps(taken.names))
        return frozenset(taken.names)

    def _best(
        self, steps: int, kept: frozenset[str], *, among: frozenset[str] = frozenset()
    ) -> tuple[str, ...]:
        """Give the best set that holds what is kept, of some tasks or, without any, of all."""
        key = (kept, among)
        if key not in self._frontiers:
            items = tuple(item for item in self._items(kept) if not among or item.name in among)
            self._frontiers[key] = find_frontier(items, with_=kept)
        return self._frontiers[key].best(steps)

    def _steps(self, names: Iterable[str]) -> int:
        return sum(self._tasks[name].steps for name in names)

    def _items(self, kept: frozenset[str]) -> tuple[Item, ...]:
        """Lay out the tasks for the search: those worth something first, best first, then what they need."""
        own = {name: task.worth if task.asked else 0.0 for name, task in self._tasks.items()}
        rises = {name: self._worth.rises(self._credits[name]) for name in self._tasks}
        ordered = dict.fromkeys((*self._order, *self._tasks))
        wanted = [name for name in ordered if self._tasks[name].goal and (own[name] > 0 or rises[name])]
        names = dict.fromkeys(
            (*wanted, *(other for name in wanted for other in self._closure[name]), *sorted(kept))
        )
        return tuple(
            Item(
                name=name,
                steps=self._tasks[name].steps,
                own=own[name],
                rises=rises[name],
                closure=self._closure[name],
                wanted=name in wanted,
            )
            for name in names
        )

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
