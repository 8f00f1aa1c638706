"""Say how far a plan has come: what is done, due, ahead, and whether the pace holds."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from skillgap.month import Month
from skillgap.plan.living.file import Entry, PlanFile

Verdict = Literal["not begun", "behind", "on track", "ahead", "finished"]
_FAR = 600
"""Months nobody plans for."""
_SMALL = 0.25
"""Hours too few to speak of."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How a module stands."""

    module: str
    title: str
    hours_done: float
    hours_open: float
    month: Month | None
    """First month with something open; the last one when all is done."""


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How a plan stands in a month."""

    today: Month
    verdict: Verdict
    hours: float
    """Of all boxes."""
    hours_done: float
    hours_due: float
    """Of the boxes in months that are over, ticked or not."""
    balance_hours: float
    """Over 0: done beyond this month; below 0: missing from months that are over; else 0."""
    balance_weeks: float
    """The same in weeks of this person."""
    done: tuple[Standing, ...]
    late: tuple[Standing, ...]
    """Open, from months that are over."""
    due: tuple[Standing, ...]
    """Open, of this month."""
    ahead: tuple[Standing, ...]
    """Done before their month."""
    later: tuple[Standing, ...]
    """Open, of months to come."""
    proof_done: int
    proof_open: tuple[str, ...]
    ends: Month | None
    """When all would be done at the pace so far; None before anything is done, or when nothing is left."""


def progress_of(file: PlanFile, today: Month) -> Progress:
    """Compare the ticks with the months gone by; the current month counts neither as done nor as missed."""
    entries = [entry for entry in file.entries if entry.month is not None]
    done = math.fsum(entry.hours for entry in entries if entry.done)
    due = math.fsum(entry.hours for entry in entries if _gap(entry, today) < 0)
    now = math.fsum(entry.hours for entry in entries if _gap(entry, today) == 0)
    total = math.fsum(entry.hours for entry in entries)
    balance = min(0.0, done - due) + max(0.0, done - due - now)
    balance = balance if abs(balance) >= _SMALL else 0.0
    return Progress(
        today=today,
        verdict=_verdict(total, done, balance, started=any(entry.done for entry in entries) or due > 0),
        hours=total,
        hours_done=done,
        hours_due=due,
        balance_hours=balance,
        balance_weeks=balance / file.options.hours_per_week if file.options.hours_per_week > 0 else 0.0,
        done=_standings(file, [entry for entry in entries if entry.done and _gap(entry, today) <= 0]),
        late=_standings(file, [entry for entry in entries if not entry.done and _gap(entry, today) < 0]),
        due=_standings(file, [entry for entry in entries if not entry.done and _gap(entry, today) == 0]),
        ahead=_standings(file, [entry for entry in entries if entry.done and _gap(entry, today) > 0]),
        later=_standings(file, [entry for entry in entries if not entry.done and _gap(entry, today) > 0]),
        proof_done=sum(tick.done for tick in file.proof),
        proof_open=tuple(tick.key for tick in file.proof if not tick.done),
        ends=_ends(file, today, done=done, left=total - done),
    )


def _gap(entry: Entry, today: Month) -> int:
    """Count the months from today to an entry's."""
    return entry.month.ordinal - today.ordinal if entry.month else 0


def _verdict(total: float, done: float, balance: float, *, started: bool) -> Verdict:
    if total and total - done < _SMALL:
        return "finished"
    if not started:
        return "not begun"
    return "behind" if balance < 0 else "ahead" if balance > 0 else "on track"


def _standings(file: PlanFile, entries: list[Entry]) -> tuple[Standing, ...]:
    """Sum up the modules of some entries, in their order."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.module, []).append(entry)
    return tuple(
        Standing(
            module=module,
            title=mine[0].title,
            hours_done=math.fsum(entry.hours for entry in mine if entry.done),
            hours_open=math.fsum(entry.hours for entry in mine if not entry.done),
            month=min((entry.month for entry in mine if entry.month), default=None),
        )
        for module, mine in found.items()
    )


def _ends(file: PlanFile, today: Month, *, done: float, left: float) -> Month | None:
    """Go on at the hours a month done since the start; the current month is not over and lends itself half."""
    gone = today.ordinal - file.options.start.ordinal + 0.5
    if done <= 0 or left < _SMALL or gone < 1:
        return None
    months = left / (done / gone)
    return today.plus(math.ceil(months)) if months <= _FAR else None
