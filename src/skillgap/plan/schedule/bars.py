"""Tell in which month of a plan each bar is met."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import msgspec

from skillgap.gap import Bar
from skillgap.month import Month
from skillgap.plan.plan import TAXONOMY_MODULE, BarMonth, Module, PlanMonth

BarsWith = Callable[[tuple[str, ...]], tuple[Bar, ...]]
"""Gives the bars as if some skills were learnt and shown."""


def bar_months(
    bars: Sequence[Bar], months: Sequence[tuple[Month, tuple[str, ...]]], bars_with: BarsWith
) -> tuple[BarMonth, ...]:
    """Find for each bar the first month after which it is met.

    `months` gives what is learnt by the end of each, all before included; as learning never fails a bar, halving
    finds the month.
    """

    @cache
    def met(number: int) -> dict[str, bool]:
        return {bar.name: bool(bar.met) for bar in bars_with(months[number][1])}

    def first(name: str) -> Month | None:
        low, high = 0, len(months) - 1
        if high < 0 or not met(high).get(name):
            return None
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if met(middle).get(name) else (middle + 1, high)
        return months[low][0]

    return tuple(
        BarMonth(name=bar.name, met=bar.met, month=None if bar.met else first(bar.name), why=bar.why)
        for bar in bars
    )


def learnt_by_month(
    months: Sequence[PlanMonth], modules: Mapping[str, Module]
) -> tuple[tuple[Month, tuple[str, ...]], ...]:
    """Give the skills learnt by the end of each month, those of the months before included."""
    learnt: dict[str, None] = {}
    found = []
    for month in months:
        for item in month.items:
            if item.part == item.parts:
                own = (item.skill,) if item.module.startswith(TAXONOMY_MODULE) else ()
                taught = modules[item.module].skills if item.module in modules else own
                learnt.update(dict.fromkeys(taught))
        found.append((month.month, tuple(learnt)))
    return tuple(found)


def with_trends(months: Sequence[PlanMonth], trends: Mapping[str, str]) -> tuple[PlanMonth, ...]:
    """Say at each module's first item which way the demand of its skill moves, where that is known."""
    return tuple(
        msgspec.structs.replace(
            month,
            items=tuple(
                msgspec.structs.replace(item, trend=trends.get(item.skill, "")) if item.part == 1 else item
                for item in month.items
            ),
        )
        for month in months
    )
