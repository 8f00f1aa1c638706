"""A table that moves with the keys people have in their fingers."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import DataTable

Row = tuple[str, tuple[Text, ...]]
"""A key and its cells."""


class MovingTable(DataTable[Text]):
    """A row-cursor table with j, k, g and G."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("g", "scroll_top", show=False),
        Binding("G", "scroll_bottom", show=False),
    ]
    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, cursor_type="row", zebra_stripes=False, cell_padding=1)
        self._names: tuple[str, ...] = ()
        self._widths: tuple[int, ...] = ()

    def chosen(self) -> str | None:
        """Give the key of the row under the cursor."""
        if not self.row_count:
            return None
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value

    def refill(self, names: tuple[str, ...], rows: list[Row]) -> None:
        """Replace columns and rows, keeping the cursor on the same row where it is still there."""
        before, position = self.chosen(), self.cursor_row
        widths = _widths(names, rows)
        if names == self._names:
            widths = tuple(map(max, widths, self._widths))
        if names != self._names or widths != self._widths:
            self.clear(columns=True)
            for name, width in zip(names, widths, strict=True):
                self.add_column(name, key=name, width=width)
            self._names, self._widths = names, widths
        else:
            self.clear()
        keys = [key for key, _ in rows]
        for key, cells in rows:
            self.add_row(*cells, key=key)
        if keys:
            self.move_cursor(row=keys.index(before) if before in keys else min(position, len(keys) - 1))

    def go(self, key: str) -> bool:
        """Put the cursor on a row; False when it is not there."""
        if key not in self.rows:
            return False
        self.move_cursor(row=self.get_row_index(key))
        return True


def _widths(names: tuple[str, ...], rows: list[Row]) -> tuple[int, ...]:
    """Measure the columns: a table left to measure for itself may have drawn its rows too narrow by then."""
    columns = zip(*(cells for _, cells in rows), strict=True) if rows else ((),) * len(names)
    return tuple(
        max(cell_len(name), *(cell_len(line) for cell in cells for line in cell.plain.split("\n")), 0)
        for name, cells in zip(names, columns, strict=True)
    )
