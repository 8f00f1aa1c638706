"""Modules over months, drawn to scale, with the fit after each month below; scrolls both ways."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import ClassVar

import msgspec
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from skillgap.gap import Fit
from skillgap.tui.text import clean
from skillgap.tui.widgets.lines import Lines

_LEAST = 4
"""Cells of a month at least; with more months than fit the chart scrolls."""
_SHORT = 20
"""Cells of the labels where there is little room."""
_EIGHTHS = " ▁▂▃▄▅▆▇█"


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """One month's share of a module."""

    start: float
    """In months from the plan's start."""
    width: float
    """In months."""
    done: bool


class TimelineRow(msgspec.Struct, frozen=True, kw_only=True):
    """A module and the months it takes."""

    key: str
    label: str
    hours: str
    wide: bool = False
    """True for a row that has words in place of months."""
    practice: bool = False
    stretches: tuple[Stretch, ...] = ()


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the timeline draws."""

    span: str = ""
    """First and last month."""
    months: tuple[str, ...]
    """Short names, such as "Jan 27"; cut to what fits."""
    rows: tuple[TimelineRow, ...]
    fits: tuple[Fit | None, ...]
    """After each month."""
    floor: int = 0
    """Fit at the foot of the curve."""


class Timeline(Lines):
    """A cursor moves over the rows; left and right scroll the months."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
        Binding("g,home", "move(-10000)", show=False),
        Binding("G,end", "move(10000)", show=False),
        Binding("enter", "take", show=False),
        Binding("right,l", "slide(1)", show=False),
        Binding("left,h", "slide(-1)", show=False),
    ]

    class Moved(Message):
        """The cursor is on another row."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Taken(Moved):
        """The user took the row under the cursor."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._chart = Chart(months=(), rows=(), fits=())
        self._row = 0

    def show(self, chart: Chart) -> None:
        """Show another chart, keeping the cursor on the same module where it is still there."""
        before = self.chosen()
        self._chart = chart
        keys = [row.key for row in chart.rows]
        self._row = keys.index(before) if before in keys else max(0, min(self._row, len(keys) - 1))
        self._measure()
        self._reveal()

    def chosen(self) -> str | None:
        """Give the key of the row under the cursor."""
        return self._chart.rows[self._row].key if self._row < len(self._chart.rows) else None

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self._row = max(0, min(len(self._chart.rows) - 1, self._row + rows))
        self._moved()

    def action_take(self) -> None:
        """Take the row under the cursor."""
        key = self.chosen()
        if key is not None:
            self.post_message(self.Taken(key))

    def action_slide(self, months: int) -> None:
        """Scroll sideways by months."""
        self.scroll_to(x=self.scroll_offset.x + months * self._month(), animate=False)

    def on_click(self, event: events.Click) -> None:
        """Move to the row under the pointer."""
        offset = event.get_content_offset(self)
        if offset is not None and 0 < offset.y < self._height() - self._below():
            self.action_move(offset.y - 1 + self.scroll_offset.y - self._row)

    def fit(self) -> None:
        """Measure again."""
        self._measure()
        self._reveal()

    def render_line(self, y: int) -> Strip:
        """Draw the months, a row, or a line of the curve."""
        base = self.base
        body = self._height() - self._below()
        if y == 0:
            room = self._month() - 1
            line = "".join(f"{name[: room if room < 6 else 6]:<{room}} " for name in self._chart.months)
            return self._line(f" {self._chart.span}", [Segment(line, base + Style(bold=True))], base)
        if y >= body:
            return self._curve(y - body, base)
        number = y - 1 + self.scroll_offset.y
        if number >= len(self._chart.rows):
            return self._line("", [Segment(self._grid(), base)], base)
        return self._module(number, base)

    def _module(self, number: int, base: Style) -> Strip:
        row = self._chart.rows[number]
        here = number == self._row
        style = base + Style(reverse=here, bold=here)
        if row.wide:
            return self._words(row, style, here=here)
        width = self._label() - len(row.hours) - 3
        label = clean(row.label)
        label = label if len(label) <= width else label[: width - 1] + "…"
        head = f"{'▸' if here else ' '}{label:<{width}} {row.hours} "
        return self._line(
            head, self._bars(row, base), style if self.has_focus or not here else base + Style(bold=True)
        )

    def _words(self, row: TimelineRow, style: Style, *, here: bool) -> Strip:
        """Draw a row of words from end to end."""
        text = clean(f"{'▸' if here else ' '}{row.label}")
        text = text if cell_len(text) <= self.columns else f"{set_cell_size(text, self.columns - 1)}…"
        return Strip([Segment(text, style)]).crop_extend(0, self.columns, style)

    def _bars(self, row: TimelineRow, base: Style) -> list[Segment]:
        cells = list(self._grid())
        kinds = [""] * len(cells)
        for stretch in row.stretches:
            start = round(stretch.start * self._month())
            end = max(start + 1, round((stretch.start + stretch.width) * self._month()))
            glyph = "✓" if stretch.done else "▒" if row.practice else "█"
            for place in range(start, min(end, len(cells))):
                cells[place], kinds[place] = glyph, "done" if stretch.done else "bar"
        colours = {"": "bright_black", "bar": "cyan", "done": "green"}
        runs = groupby(zip(cells, kinds, strict=True), key=itemgetter(1))
        return [
            Segment("".join(cell for cell, _ in run), base + Style.parse(colours[kind])) for kind, run in runs
        ]

    def _grid(self) -> str:
        return ("│" + " " * (self._month() - 1)) * len(self._chart.months)

    def _curve(self, row: int, base: Style) -> Strip:
        """Draw one row of the fit curve; the last row tells the figures."""
        month, chart, high = self._month(), self._chart, self._below() - 1
        if row == high:
            figures = (f"{'–' if fit is None else format(fit.value, '.0f'):<{month}}" for fit in chart.fits)
            label = " fit after the month" if self._label() > _SHORT else " fit after month"
            return self._line(label, [Segment("".join(figures), base + Style(bold=True))], base)
        if row > high:
            return self.blank()
        step = (100 - chart.floor) / high
        bottom = chart.floor + step * (high - 1 - row)
        cells = "".join(_column(fit, bottom, step) * (month - 1) + " " for fit in chart.fits)
        edge = "100" if row == 0 else f"{chart.floor}" if row == high - 1 else ""
        return self._line(f"{edge:>{self._label() - 1}}", [Segment(cells, base + Style.parse("cyan"))], base)

    def _line(self, label: str, chart: list[Segment], style: Style) -> Strip:
        """Put the label, which stays, before the part of the chart scrolled to."""
        left = self._label()
        base = self.base
        head = Strip([Segment(f"{label:<{left}}"[:left], style)])
        x = self.scroll_offset.x
        tail = Strip(chart).crop(x, x + self.columns - left)
        return Strip([*head, *tail]).crop_extend(0, self.columns, base)

    def _measure(self) -> None:
        self.virtual_size = Size(self._length(), len(self._chart.rows) + 1 + self._below())
        self.refresh()

    def _length(self) -> int:
        return self._label() + self._month() * len(self._chart.months)

    def _label(self) -> int:
        width = self.container_size.width
        return 34 if width >= 100 else 26 if width >= 70 else _SHORT

    def _month(self) -> int:
        room = self.container_size.width - 2 - self._label()
        return max(_LEAST, room // max(1, len(self._chart.months)))

    def _below(self) -> int:
        height = self._height()
        return 5 if height >= 14 else 4 if height >= 10 else 1 if height >= 6 else 0

    def _height(self) -> int:
        """Give the lines there are, known before the bar that scrolls the months is there."""
        return self.container_size.height - (self._length() > self.container_size.width)

    def _reveal(self) -> None:
        """Scroll until the cursor is on the screen."""
        body = self._height() - self._below() - 1
        top = self.scroll_offset.y
        if self._row < top or self._row >= top + body:
            self.scroll_to(
                y=self._row if self._row < top else self._row - body + 1, animate=False, force=True
            )
        self.refresh()

    def _moved(self) -> None:
        self._reveal()
        key = self.chosen()
        if key is not None:
            self.post_message(self.Moved(key))


def _column(fit: Fit | None, bottom: float, step: float) -> str:
    """Give the glyph of a fit at a height: solid to its value, shaded to the upper end of its interval."""
    if fit is None:
        return " "
    if fit.value >= bottom + step:
        return "█"
    if fit.value > bottom:
        return _EIGHTHS[max(1, int(8 * (fit.value - bottom) / step))]
    return "░" if fit.high > bottom + step / 2 else " "
