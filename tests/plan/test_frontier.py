"""What the search finds for every budget, against trying out every set."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from skillgap.plan.schedule.frontier import Item, find_frontier

NAMES = "abcdefg"
POINTS = {"x": 9.0, "y": 4.0, "z": 1.0}
"""What a skill is worth, wherever it is raised."""


@st.composite
def items(draw: st.DrawFn) -> tuple[Item, ...]:
    """Draw tasks that may need earlier ones and raise the same skills."""
    found: dict[str, Item] = {}
    for number, name in enumerate(NAMES[: draw(st.integers(1, 7))]):
        needs = draw(st.lists(st.sampled_from(NAMES[:number]), max_size=2, unique=True)) if number else []
        closure = dict.fromkeys(other for need in needs for other in found[need].closure)
        rises = draw(st.dictionaries(st.sampled_from("xyz"), st.floats(0.2, 1.0), max_size=2))
        found[name] = Item(
            name=name,
            steps=draw(st.integers(1, 12)),
            own=draw(st.sampled_from([0.0, 0.0, 0.3, 1.0])),
            rises=tuple((skill, POINTS[skill], credit, 0.1) for skill, credit in sorted(rises.items())),
            closure=(*closure, name),
            wanted=True,
        )
    return tuple(found.values())


def value(chosen: tuple[str, ...], by_name: dict[str, Item]) -> float:
    held: dict[str, float] = {}
    for name in chosen:
        for skill, points, credit, had in by_name[name].rises:
            held[skill] = max(points * (credit - had), held.get(skill, 0.0))
    return sum(held.values()) + sum(by_name[name].own for name in chosen)


def fitting(all_items: tuple[Item, ...], budget: int) -> list[tuple[str, ...]]:
    by_name = {one.name: one for one in all_items}
    return [
        chosen
        for size in range(len(all_items) + 1)
        for chosen in itertools.combinations(by_name, size)
        if sum(by_name[name].steps for name in chosen) <= budget
        and all(set(by_name[name].closure) <= set(chosen) for name in chosen)
    ]


@settings(max_examples=150, deadline=None)
@given(drawn=items(), budget=st.integers(0, 60), more=st.integers(0, 30))
def test_sets_fit_keep_what_they_need_and_grow_in_value(
    drawn: tuple[Item, ...], budget: int, more: int
) -> None:
    by_name = {one.name: one for one in drawn}
    frontier = find_frontier(drawn)
    chosen = frontier.best(budget)
    assert sum(by_name[name].steps for name in chosen) <= budget
    assert all(set(by_name[name].closure) <= set(chosen) for name in chosen)
    assert value(frontier.best(budget + more), by_name) >= value(chosen, by_name) - 1e-9


@settings(max_examples=100, deadline=None)
@given(drawn=items(), budget=st.integers(0, 60))
def test_sets_come_near_the_best_there_is(drawn: tuple[Item, ...], budget: int) -> None:
    by_name = {one.name: one for one in drawn}
    best = max(value(chosen, by_name) for chosen in fitting(drawn, budget))
    assert value(find_frontier(drawn).best(budget), by_name) >= 0.8 * best - 1e-9


def test_a_long_task_worth_more_replaces_two_short_ones() -> None:
    def item(name: str, steps: int, points: float) -> Item:
        return Item(
            name=name, steps=steps, own=0.0, rises=((name, points, 1.0, 0.0),), closure=(name,), wanted=True
        )

    frontier = find_frontier((item("a", 1, 2.0), item("b", 2, 3.0), item("c", 3, 5.5)))
    assert [frontier.best(steps) for steps in range(7)] == [
        (),
        ("a",),
        ("b",),
        ("c",),
        ("a", "c"),
        ("b", "c"),
        ("a", "b", "c"),
    ]
    assert frontier.best(-1) == ()


def test_nothing_to_choose_from() -> None:
    assert find_frontier(()).best(10) == ()
