"""Find the best sets of tasks for every budget at once: what each step of further time can bring.

The search goes through the tasks, best gain per hour first, and adds each with its prerequisites to every set found
so far. A set goes when several of no greater length are worth as much. It goes round until nothing better turns up,
and tries no set with the same task twice: what went once would go again, for what is ahead only gets better. As it
knows no budget, what it finds for more time is never worth less.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Collection, Sequence
from operator import itemgetter
from typing import NamedTuple

import msgspec

_ROUNDS = 3
_RIVALS = 2
"""A set stays while fewer than so many of no greater length are worth as much: what is begun may pay later."""
_SAME = 1e-9


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A task as the search sees it."""

    name: str
    steps: int
    own: float
    """Value beside the fit."""
    rises: tuple[tuple[str, float, float, float], ...]
    """Skill, points for full credit, credit it brings, credit there is."""
    closure: tuple[str, ...]
    """It and all it needs."""
    wanted: bool
    """False when it is only needed by others."""


class _Set(NamedTuple):
    """Tasks taken together; a plain tuple, as thousands are made and sorted."""

    steps: int
    cost: float
    """Its value, below 0, so that of two as long the better comes first."""
    mask: int
    held: dict[str, float]
    """Credit of each skill raised."""
    more: dict[str, float]
    """The same for what was added last, until the set proves worth keeping: most do not."""


_PLACE = itemgetter(0, 1, 2)


class Frontier:
    """The sets worth their time, shortest first, each worth more than the one before."""

    def __init__(self, items: Sequence[Item], sets: Sequence[_Set]) -> None:
        self._names = [item.name for item in items]
        self._sets: list[_Set] = []
        for one in sets:
            if not self._sets or one.cost < self._sets[-1].cost - _SAME:
                self._sets.append(one)
        self._lengths = [one.steps for one in self._sets]

    def best(self, steps: int) -> tuple[str, ...]:
        """Name the tasks of the most valuable set that takes at most `steps`."""
        mask = self._sets[bisect_right(self._lengths, steps) - 1].mask if steps >= 0 else 0
        return tuple(name for number, name in enumerate(self._names) if mask >> number & 1)


def find_frontier(items: Sequence[Item], *, with_: Collection[str] = ()) -> Frontier:
    """Search for the sets; the items stand best first, and every set holds those of `with_`."""
    place = {item.name: number for number, item in enumerate(items)}
    closures = [sum(1 << place[name] for name in item.closure) for item in items]
    sets = _pruned([], [_grown(_Set(0, 0.0, 0, {}, {}), sum(1 << place[name] for name in set(with_)), items)])
    tried: list[set[int]] = [set() for _ in items]
    for _ in range(_ROUNDS):
        before = sets
        for number, item in enumerate(items):
            if item.wanted:
                fresh = [one for one in sets if not one.mask >> number & 1 and one.mask not in tried[number]]
                tried[number].update(one.mask for one in fresh)
                if fresh:
                    sets = _pruned(sets, [_grown(one, closures[number] & ~one.mask, items) for one in fresh])
        if sets == before:
            break
    return Frontier(items, sets)


def _grown(one: _Set, missing: int, items: Sequence[Item]) -> _Set:
    """Add the items of a mask to a set."""
    steps, value, mask, held = one.steps, -one.cost, one.mask | missing, one.held
    more: dict[str, float] = {}
    while missing:
        bit = missing & -missing
        missing ^= bit
        item = items[bit.bit_length() - 1]
        steps += item.steps
        value += item.own
        for skill, points, credit, had in item.rises:
            has = more.get(skill) or held.get(skill, had)
            if credit > has:
                more[skill] = credit
                value += points * (credit - has)
    return _Set(steps, -value, mask, held, more)


def _pruned(sets: list[_Set], grown: list[_Set]) -> list[_Set]:
    """Keep of all sets those to which few that take no longer are equal in value."""
    kept: list[_Set] = []
    ahead = [-1.0] * _RIVALS
    seen: set[int] = set()
    for one in sorted((*sets, *grown), key=_PLACE):
        value = -one.cost
        if value > ahead[0] + _SAME and one.mask not in seen:
            seen.add(one.mask)
            kept.append(_Set(*one[:3], {**one.held, **one.more}, {}) if one.more else one)
            insort(ahead, value)
            del ahead[0]
    return kept
