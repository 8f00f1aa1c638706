"""Roles × levels as a map with a cursor: glyph and figure in each cell, colour only second."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from skillgap.market import LEVELS, LevelName
from skillgap.tui.text import clean
from skillgap.tui.widgets.lines import Lines

_CELL = 11
_LABEL = 24


class HeatCell(msgspec.Struct, frozen=True, kw_only=True):
    """One role at one level."""

    role: str
    level: LevelName
    text: str
    """Glyph and figure, such as "▓▓ 62 ◂"."""
    style: str


class HeatRow(msgspec.Struct, frozen=True, kw_only=True):
    """One role."""

    title: str
    cells: tuple[HeatCell | None, ...]
    """In the order of LEVELS."""


class HeatMap(Lines):
    """Moves with arrows or hjkl; enter takes the cell."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1, 0)", show=False),
        Binding("up,k", "move(-1, 0)", show=False),
        Binding("right,l", "move(0, 1)", show=False),
        Binding("left,h", "move(0, -1)", show=False),
        Binding("g,home", "first", show=False),
        Binding("G,end", "last", show=False),
        Binding("enter", "take", show=False),
    ]

    class Moved(Message):
        """The cursor is on another cell."""

        def __init__(self, role: str, level: LevelName) -> None:
            super().__init__()
            self.role, self.level = role, level

    class Taken(Moved):
        """The user took the cell under the cursor."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: tuple[HeatRow, ...] = ()
        self._row = self._column = 0

    def show(self, rows: tuple[HeatRow, ...], *, at: tuple[str, LevelName]) -> None:
        """Show other rows, with the cursor on a role and level."""
        self._rows = rows
        for number, row in enumerate(rows):
            for column, cell in enumerate(row.cells):
                if cell is not None and (cell.role, cell.level) == at:
                    self._row, self._column = number, column
        self.virtual_size = Size(0, len(rows) + 1)
        self._reveal()

    def chosen(self) -> tuple[str, LevelName] | None:
        """Give the role and level under the cursor."""
        cell = self._cell()
        return (cell.role, cell.level) if cell else None

    def action_move(self, down: int, across: int) -> None:
        """Move the cursor, staying on the map."""
        self._row = max(0, min(len(self._rows) - 1, self._row + down))
        self._column = max(0, min(len(LEVELS) - 1, self._column + across))
        self._moved()

    def action_first(self) -> None:
        """Go to the first row."""
        self.action_move(-len(self._rows), 0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.action_move(len(self._rows), 0)

    def action_take(self) -> None:
        """Take the cell under the cursor."""
        cell = self._cell()
        if cell is not None:
            self.post_message(self.Taken(cell.role, cell.level))

    def on_click(self, event: events.Click) -> None:
        """Move to the cell under the pointer; a double click takes it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        self._row = max(0, min(len(self._rows) - 1, offset.y + self.scroll_offset.y - 1))
        self._column = max(
            0, min(len(LEVELS) - 1, (offset.x + self.scroll_offset.x - self._label()) // _CELL)
        )
        self._moved()
        if event.chain == 2:
            self.action_take()

    def render_line(self, y: int) -> Strip:
        """Draw the names of the levels, which stay, and the rows under them."""
        base = self.base
        if y == 0:
            head = "".join(f" {level:<{_CELL - 1}}" for level in LEVELS)
            text = f"{'':<{self._label()}}{head}"
            return self._strip([Segment(text, base + Style(bold=True))])
        number = y - 1 + self.scroll_offset.y
        if number >= len(self._rows):
            return self.blank()
        row = self._rows[number]
        label = self._label()
        segments = [Segment(f"{clean(row.title)[: label - 1]:<{label}}", base)]
        for column, cell in enumerate(row.cells):
            here = (number, column) == (self._row, self._column)
            style = base + Style.parse(cell.style if cell else "")
            if here:
                style = base + Style(reverse=True, bold=True)
            pointer = "▸" if here else " "
            segments.append(Segment(f"{pointer}{cell.text if cell else '–':<{_CELL - 1}}", style))
        return self._strip(segments)

    def _strip(self, segments: list[Segment]) -> Strip:
        return Strip(segments).crop_extend(0, self.columns, self.base)

    def _label(self) -> int:
        return _LABEL if self.container_size.width >= _LABEL + _CELL * len(LEVELS) else 16

    def _cell(self) -> HeatCell | None:
        return self._rows[self._row].cells[self._column] if self._rows else None

    def _reveal(self) -> None:
        self.refresh()
        self.scroll_to_region(Region(0, self._row, 1, 2), animate=False)

    def _moved(self) -> None:
        self._reveal()
        cell = self._cell()
        if cell is not None:
            self.post_message(self.Moved(cell.role, cell.level))
