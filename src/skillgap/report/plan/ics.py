"""The plan as a calendar: study sessions that add up to each month's hours, and a day for each project.

Times float: they mean the clock of whoever opens the file. Uids rest on the role, level, month and slot, so importing
a newer plan replaces the sessions of the older one.
"""

from __future__ import annotations

import datetime
import hashlib
import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from skillgap import __version__
from skillgap.month import Month
from skillgap.plan import Plan, PlanMonth

if TYPE_CHECKING:
    from icalendar import Event

Day = Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
_DAYS: tuple[Day, ...] = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Slot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A time of the week to sit down."""

    day: Day
    at: str
    """HH:MM."""
    hours: float


class Slots(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The times of a week, those to take first first."""

    schema: int
    source: str
    shortest_hours: float
    """A slot is not cut below this."""
    slots: tuple[Slot, ...]


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """Sessions of one length, a week apart."""

    start: datetime.datetime
    hours: float
    count: int


def render_plan_ics(plan: Plan) -> bytes:
    """Render the plan as iCalendar."""
    from icalendar import Calendar

    from skillgap.report.plan.summary import plan_title

    calendar = Calendar()
    calendar.add("prodid", f"-//skillgap//skillgap {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", plan_title(plan))
    for month in plan.months:
        for series in lay_sessions(month.month, month.open_hours, weeks_off=month.weeks_off):
            calendar.add_component(_session(plan, month, series))
        for event in _milestones(plan, month):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def lay_sessions(month: Month, hours: float, *, weeks_off: int = 0) -> tuple[Series, ...]:
    """Place a month's hours in weekly series, slot after slot; what they add up to is `hours`, or all slots.

    The month's last `weeks_off` weeks stay free, as far as the hours find room before them.
    """
    for free in range(weeks_off, -1, -1):
        series = tuple(_filled(month, hours, last=_last_day(month).day - 7 * free))
        if free == 0 or sum(one.hours * one.count for one in series) > hours - 1e-6:
            return series
    return ()


def _filled(month: Month, hours: float, *, last: int) -> Iterator[Series]:
    """Fill the days up to `last`, slot after slot."""
    slots = _slots()
    left = hours
    for slot in slots.slots:
        if left <= 0:
            return
        days = [day for day in _days_of(month, slot.day) if day <= last]
        if not days:
            continue
        length = slot.hours
        if left < length * len(days):
            length = max(slots.shortest_hours, math.ceil(2 * left / len(days)) / 2)
        hour, minute = (int(part) for part in slot.at.split(":"))
        starts = [datetime.datetime(month.year, month.number, day, hour, minute) for day in days]
        count = min(len(days), int(left / length + 1e-9))
        if count:
            yield Series(start=starts[0], hours=length, count=count)
        left = round(left - length * count, 6)
        if count < len(days) and left > 0:
            yield Series(start=starts[count], hours=left, count=1)
            left = 0


def _slots() -> Slots:
    from skillgap.authored import read_shipped

    return read_shipped(Path(__file__).with_name("sessions.yaml"), Slots)


def _days_of(month: Month, day: Day) -> list[int]:
    """List the days of the month that fall on a weekday."""
    first = datetime.date(month.year, month.number, 1)
    opening = 1 + (_DAYS.index(day) - first.weekday()) % 7
    return list(range(opening, _last_day(month).day + 1, 7))


def _last_day(month: Month) -> datetime.date:
    after = month.plus(1)
    return datetime.date(after.year, after.number, 1) - datetime.timedelta(days=1)


def _session(plan: Plan, month: PlanMonth, series: Series) -> Event:
    from skillgap.report.plan.summary import item_title
    from skillgap.report.words import joined

    names = joined(list(dict.fromkeys(item.name for item in month.items if not item.done)))
    lines = []
    for item in month.items:
        if item.done:
            continue
        lines.append(item_title(item))
        lines += [f"  {resource.title}: {resource.url}" for resource in item.resources]
    event = _event(
        plan, f"session/{month.month}/{series.start:%a %H:%M %d}", f"Study: {names}", "\n".join(lines)
    )
    event.add("dtstart", series.start)
    event.add("dtend", series.start + datetime.timedelta(hours=series.hours))
    if series.count > 1:
        event.add("rrule", {"freq": "weekly", "count": series.count})
    return event


def _milestones(plan: Plan, month: PlanMonth) -> Iterator[Event]:
    """Set a day at the month's end for each project that is then due."""
    for item in month.items:
        if item.project and not item.done:
            event = _event(plan, f"project/{item.module}", f"Project: {item.title}", item.project)
            event.add("dtstart", _last_day(month.month))
            event.add("transp", "TRANSPARENT")
            yield event


def _event(plan: Plan, key: str, summary: str, description: str) -> Event:
    from icalendar import Event

    start = plan.options.start
    digest = hashlib.sha256(f"{plan.role}/{plan.level}/{key}".encode()).hexdigest()[:32]
    event = Event()
    event.add("uid", f"{digest}@skillgap")
    event.add("dtstamp", datetime.datetime(start.year, start.number, 1, tzinfo=datetime.UTC))
    event.add("summary", summary)
    event.add("description", description)
    return event
