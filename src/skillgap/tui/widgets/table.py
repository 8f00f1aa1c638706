"""A table that moves with the keys people have in their fingers."""

from __future__ import annotations

from typing import ClassVar

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

    def chosen(self) -> str | None:
        """Give the key of the row under the cursor."""
        if not self.row_count:
            return None
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value

    def refill(self, names: tuple[str, ...], rows: list[Row]) -> None:
        """Replace columns and rows, keeping the cursor on the same row where it is still there."""
        before, position = self.chosen(), self.cursor_row
        if names != self._names:
            self.clear(columns=True)
            for name in names:
                self.add_column(name, key=name)
            self._names = names
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
