"""Turn hours a week into a budget for each month, in whole steps of time."""

from __future__ import annotations

import difflib
import math

from skillgap.errors import WishError
from skillgap.month import Month
from skillgap.plan.plan import PlanOptions, Roadmaps
from skillgap.plan.settings import Settings, planning_settings

WEEKS_PER_MONTH = 52 / 12
HALF_YEAR = 6


def check_wishes(options: PlanOptions, roadmaps: Roadmaps) -> None:
    """Raise WishError for options no plan can be made of, without making one."""
    check_options(options, roadmaps, planning_settings())


def check_options(options: PlanOptions, roadmaps: Roadmaps, settings: Settings) -> None:
    """Raise WishError, with what would be allowed, for options no plan can be made of."""
    limits = settings.limits
    if not 0 < options.hours_per_week <= limits.hours_per_week:
        raise WishError(
            f"cannot plan with {options.hours_per_week:g} hours a week",
            hint=f"Give a number over 0 and at most {limits.hours_per_week:g}, such as 8.",
        )
    if not 1 <= options.months <= limits.months:
        raise WishError(
            f"cannot plan {options.months} months", hint=f"Give 1 to {limits.months} months, such as 12."
        )
    if not 0 <= options.weeks_off <= limits.weeks_off:
        raise WishError(
            f"cannot plan with {options.weeks_off} weeks off",
            hint=f"Give 0 to {limits.weeks_off} weeks over the whole plan.",
        )
    if options.deadline and options.deadline.ordinal < options.start.ordinal:
        raise WishError(
            f"the deadline {options.deadline} lies before the first month {options.start}",
            hint="Start earlier or move the deadline.",
        )
    if options.weeks_off >= options.length * WEEKS_PER_MONTH:
        raise WishError(
            f"{options.weeks_off} weeks off leave nothing of {options.length} months",
            hint="Give fewer weeks off or more months.",
        )
    if not 0 <= options.interview_share <= limits.interview_share:
        raise WishError(
            f"cannot give {options.interview_share:.0%} of the hours to interviews",
            hint=f"Give at most {limits.interview_share:.0%}, such as 20% (in a plan file 0.2).",
        )
    if not 0 <= options.buffer <= limits.buffer:
        raise WishError(
            f"cannot keep {options.buffer:.0%} of the hours free",
            hint=f"Give at most {limits.buffer:.0%}, such as 10% (in a plan file 0.1).",
        )
    if options.months > Month(2200, 12).ordinal - options.start.ordinal:
        raise WishError(f"a plan from {options.start} over {options.months} months ends after 2200")
    choices = sorted({stage.specialisation for path in roadmaps.paths for stage in path.stages} - {""})
    if options.specialisation and options.specialisation not in choices:
        near = difflib.get_close_matches(options.specialisation, choices, n=1)
        raise WishError(
            f"unknown specialisation '{options.specialisation}'",
            hint=f"Did you mean {near[0]}?" if near else f"Known: {', '.join(choices)}.",
        )


def spread_weeks_off(months: int, weeks_off: int, *, a_month: int) -> tuple[int, ...]:
    """Say how many weeks each month loses: from the end of each half-year backwards, half-years in turn.

    A month loses at most `a_month` weeks until all have; then the rest is spread again from the ends.
    """
    lost = [0] * months
    halves = [list(range(start, min(start + HALF_YEAR, months))) for start in range(0, months, HALF_YEAR)]
    left, cap = weeks_off, a_month
    while left:
        before = left
        for half in halves:
            free = [month for month in half if lost[month] < cap]
            if free and left:
                lost[free[-1]] += 1
                left -= 1
        if left == before:
            cap += 1
    return tuple(lost)


def weeks_off_by_month(options: PlanOptions, settings: Settings) -> tuple[int, ...]:
    """Say how many weeks each month of the plan loses."""
    return spread_weeks_off(options.length, options.weeks_off, a_month=settings.weeks_off_a_month)


def month_budgets(options: PlanOptions, settings: Settings) -> tuple[int, ...]:
    """Give each month's budget in steps of `settings.step_hours`, rounded down, the buffer left out."""
    lost = weeks_off_by_month(options, settings)
    hours_per_week = options.hours_per_week * (1 - options.buffer)
    hours = (hours_per_week * max(0.0, WEEKS_PER_MONTH - weeks) for weeks in lost)
    return tuple(math.floor(value / settings.step_hours + 1e-9) for value in hours)


def split_for_interviews(budgets: tuple[int, ...], share: float) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Split each month's steps into those for learning and those for the interview track."""
    track = tuple(math.floor(budget * share + 1e-9) for budget in budgets)
    return tuple(budget - part for budget, part in zip(budgets, track, strict=True)), track
