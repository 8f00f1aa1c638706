"""A table that moves with the keys people have in their fingers; only the rows on the screen are drawn."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from skillgap.tui.drawing import runs
from skillgap.tui.text import plain
from skillgap.tui.widgets.lines import Lines

Row = tuple[str, tuple[Text, ...]]
"""A key and its cells, of one line each."""


class MovingTable(Lines):
    """A row-cursor table with j, k, g and G; takes whole values and computes nothing but widths."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("g,home", "first", show=False),
        Binding("G,end", "last", show=False),
        Binding("enter", "take", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--header", "table--cursor"}
    ALLOW_SELECT = False

    class Moved(Message):
        """The cursor is on another row."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

        def can_replace(self, message: Message) -> bool:
            """Only where the cursor is at last is of interest."""
            return type(message) is type(self)

    class Taken(Moved):
        """The user took the row under the cursor."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._names: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._widths: tuple[int, ...] = ()
        self._row = 0
        self._strips: dict[int, Strip] = {}

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def cells(self, row: int) -> tuple[Text, ...]:
        """Give the cells of a row."""
        return self._rows[row][1]

    def chosen(self) -> str | None:
        """Give the key of the row under the cursor."""
        return self._rows[self._row][0] if self._rows else None

    def refill(self, names: tuple[str, ...], rows: list[Row]) -> None:
        """Replace columns and rows, keeping the cursor on the same row where it is still there.

        Columns only widen while their names stay, so that filtering does not shake them.
        """
        before = self.chosen()
        widths = _widths(names, rows)
        if names == self._names:
            widths = tuple(map(max, widths, self._widths))
        self._names, self._rows, self._widths = names, tuple(rows), widths
        keys = [key for key, _ in rows]
        self._row = keys.index(before) if before in keys else max(0, min(self._row, len(keys) - 1))
        self._strips.clear()
        self.virtual_size = Size(sum(widths) + 2 * len(widths), len(rows) + 1)
        self.refresh()
        self._reveal()

    def go(self, key: str) -> bool:
        """Put the cursor on a row; False when it is not there."""
        for number, (name, _) in enumerate(self._rows):
            if name == key:
                self._to(number)
                return True
        return False

    def action_move(self, rows: int) -> None:
        """Move the cursor, staying in the table."""
        self._to(self._row + rows)

    def action_page(self, pages: int) -> None:
        """Move by what fits the screen."""
        self._to(self._row + pages * max(1, self._room() - 1))

    def action_first(self) -> None:
        """Go to the first row."""
        self._to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._to(len(self._rows) - 1)

    def action_take(self) -> None:
        """Take the row under the cursor."""
        key = self.chosen()
        if key is not None:
            self.post_message(self.Taken(key))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave left and right to the screen where there is nothing to scroll."""
        return self.max_scroll_x > 0 if action in ("scroll_left", "scroll_right") else True

    def on_click(self, event: events.Click) -> None:
        """Move to the row under the pointer; a click on the cursor takes it."""
        offset = event.get_content_offset(self)
        if offset is None or not 0 < offset.y <= len(self._rows) - self.scroll_offset.y:
            return
        number = offset.y - 1 + self.scroll_offset.y
        if number == self._row and event.chain == 2:
            self.action_take()
        else:
            self._to(number)

    def fit(self) -> None:
        """Keep the cursor on the screen."""
        self._reveal()

    def render_line(self, y: int) -> Strip:
        """Draw the names of the columns, which stay, or a row."""
        left, width = self.scroll_offset.x, self.columns
        if y == 0:
            style = self.get_component_rich_style("table--header")
            strip = Strip(_segments([plain(name) for name in self._names], self._widths))
            return strip.apply_style(style).crop_extend(left, left + width, style)
        number = y - 1 + self.scroll_offset.y
        base = self.base
        if number >= len(self._rows):
            return self.blank()
        if number == self._row:
            base = self.get_component_rich_style("table--cursor")
        if number not in self._strips:
            self._strips[number] = Strip(_segments(self._rows[number][1], self._widths))
        return self._strips[number].apply_style(base).crop_extend(left, left + width, base)

    def _to(self, number: int) -> None:
        before = self._row
        self._row = max(0, min(len(self._rows) - 1, number))
        for row in {before, self._row}:
            self.refresh(Region(0, row + 1 - self.scroll_offset.y, self.outer_size.width, 1))
        self._reveal()
        key = self.chosen()
        if key is not None and before != self._row:
            self.post_message(self.Moved(key))

    def _reveal(self) -> None:
        """Scroll until the cursor is on the screen, below the names of the columns."""
        room = self._room()
        top = self.scroll_offset.y
        if room > 0 and not top <= self._row < top + room:
            self.scroll_to(
                y=self._row if self._row < top else self._row - room + 1, animate=False, force=True
            )

    def _room(self) -> int:
        """Give the rows that fit below the names."""
        return self.space.height - 1


def _widths(names: tuple[str, ...], rows: list[Row]) -> tuple[int, ...]:
    columns = zip(*(cells for _, cells in rows), strict=True) if rows else ((),) * len(names)
    return tuple(
        max(cell_len(name), *(cell.cell_len for cell in cells), 0)
        for name, cells in zip(names, columns, strict=True)
    )


def _segments(cells: list[Text] | tuple[Text, ...], widths: tuple[int, ...]) -> list[Segment]:
    """Lay cells beside each other, each with a space at both sides."""
    found: list[Segment] = []
    for cell, width in zip(cells, widths, strict=True):
        gap = " " * max(0, width - cell.cell_len)
        before, after = (gap, "") if cell.justify == "right" else ("", gap)
        found.append(Segment(f" {before}"))
        found += runs(cell)
        found.append(Segment(f"{after} "))
    return found
