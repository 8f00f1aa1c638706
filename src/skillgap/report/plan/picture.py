"""The plan's two pictures as plain geometry: modules over months, and the fit with its interval."""

from __future__ import annotations

import msgspec

from skillgap.month import Month
from skillgap.plan import Plan
from skillgap.report.words import fit_text, hours

_MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_CHARACTER = 6.3
"""Width of a character of a label, about, in units of the picture."""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One month's share of a module."""

    column: int
    """Month of the plan, from 0."""
    start: float
    """Share of the month gone before it, 0 to 1."""
    width: float
    """Share of the month it takes, 0 to 1."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A module and the months it takes."""

    module: str
    """Its id."""
    title: str
    hours: str
    practice: bool
    """True for the interview track."""
    done: bool
    pieces: tuple[Piece, ...]


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A labelled place on an axis."""

    at: float
    text: str
    year: str = ""
    """Set where a year begins, and at the first."""


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A bar of the timeline."""

    x: float
    width: float


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the timeline, laid out."""

    row: Row
    label: str
    label_y: float
    y: float
    boxes: tuple[Box, ...]


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Modules × months, laid out for a width."""

    name: str
    width: float
    height: float
    left: float
    ticks: tuple[Tick, ...]
    lines: tuple[Line, ...]


class Curve(msgspec.Struct, frozen=True, kw_only=True):
    """Fit over the months, laid out for a width."""

    name: str
    width: float
    height: float
    left: float
    bottom: float
    right: float
    line: str
    """Points for an SVG polyline."""
    band: str
    """Points for an SVG polygon: the interval."""
    dots: tuple[tuple[float, float, str], ...]
    """x, y and what to say there."""
    first: tuple[float, float, str]
    last: tuple[float, float, str]
    months: tuple[Tick, ...]
    fits: tuple[Tick, ...]


def month_name(month: Month) -> str:
    """Write a month as people do: "January 2027"."""
    return f"{_MONTH_NAMES[month.number - 1]} {month.year}"


def rows(plan: Plan) -> tuple[Row, ...]:
    """List the plan's modules in order of their first month, the interview track last."""
    pieces: dict[tuple[bool, str], list[Piece]] = {}
    found: dict[tuple[bool, str], Row] = {}
    track = {module.id for module in plan.interview}
    for column, month in enumerate(plan.months):
        budget = max(month.budget_hours, month.hours) or 1.0
        gone = 0.0
        for item in month.items:
            key = (item.module in track, item.module)
            pieces.setdefault(key, []).append(
                Piece(column=column, start=gone / budget, width=item.hours / budget)
            )
            gone += item.hours
            done = item.done and (key not in found or found[key].done)
            found[key] = Row(
                module=item.module,
                title=item.title,
                hours=hours(item.total_hours),
                practice=key[0],
                done=done,
                pieces=(),
            )
    ordered = sorted(found, key=lambda key: key[0])
    return tuple(msgspec.structs.replace(found[key], pieces=tuple(pieces[key])) for key in ordered)


def timeline(plan: Plan, *, name: str, width: float, left: float) -> Timeline:
    """Lay the modules out: labels beside the bars, or above them when `left` is 0."""
    columns = max(1, len(plan.months))
    step = (width - left - 1) / columns
    high = 22 if left else 36
    top = 38
    lines = []
    for number, row in enumerate(rows(plan)):
        y = top + number * high + (4 if left else 19)
        boxes = tuple(
            Box(
                x=round(left + (piece.column + piece.start) * step, 1),
                width=round(max(piece.width * step, 3), 1),
            )
            for piece in row.pieces
        )
        room = int((left or width) / _CHARACTER) - 2
        label = row.title if len(row.title) <= room else row.title[: room - 1].rstrip() + "…"
        lines.append(Line(row=row, label=label, label_y=y + (11 if left else -5), y=y, boxes=boxes))
    return Timeline(
        name=name,
        width=width,
        height=top + len(lines) * high + 6,
        left=left,
        ticks=_month_ticks(plan, left, step, width),
        lines=tuple(lines),
    )


def _month_ticks(plan: Plan, left: float, step: float, width: float) -> tuple[Tick, ...]:
    """Label as many months as there is room for; with the year where it begins."""
    every = next(number for number in (1, 2, 3, 6, 12, 60) if number * step >= 28 or number == 60)
    ticks = []
    year = 0
    for number, month in enumerate(plan.months):
        at = round(left + number * step, 1)
        if number % every:
            continue
        short = _MONTH_NAMES[month.month.number - 1][:3]
        new = month.month.year != year
        ticks.append(Tick(at=at, text=short, year=str(month.month.year) if new else ""))
        year = month.month.year
    return tuple(ticks)


def fit_curve(plan: Plan, *, name: str, width: float, height: float) -> Curve | None:
    """Lay out the fit now and after each month; None where no fit is known."""
    fits = [("now", plan.fit_before)]
    fits += [(f"after {month_name(month.month)}", month.fit_after) for month in plan.months]
    known = [(number, text, fit) for number, (text, fit) in enumerate(fits) if fit is not None]
    if len(known) < 2:
        return None
    left, right, top, bottom = 30.0, width - 34, 14.0, height - 38
    step = (right - left) / max(1, len(fits) - 1)

    def x(number: int) -> float:
        return round(left + number * step, 1)

    def y(value: float) -> float:
        return round(bottom - (bottom - top) * value / 100, 1)

    dots = tuple((x(number), y(fit.value), f"{text}: {fit_text(fit)}") for number, text, fit in known)
    upper = [f"{x(number)},{y(fit.high)}" for number, _, fit in known]
    lower = [f"{x(number)},{y(fit.low)}" for number, _, fit in known]
    first, last = known[0][2], known[-1][2]
    return Curve(
        name=name,
        width=width,
        height=height,
        left=left,
        bottom=bottom,
        right=right,
        line=" ".join(f"{across},{down}" for across, down, _ in dots),
        band=" ".join([*upper, *reversed(lower)]),
        dots=dots,
        first=(dots[0][0], dots[0][1], f"{first.value:.0f}"),
        last=(dots[-1][0], dots[-1][1], f"{last.value:.0f}"),
        months=_month_ticks(plan, left + step, step, width),
        fits=tuple(Tick(at=y(value), text=str(value)) for value in (0, 25, 50, 75, 100)),
    )
