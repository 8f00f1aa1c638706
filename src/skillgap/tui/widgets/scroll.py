"""A page of text that scrolls with the keys people have in their fingers; only the lines on the screen are drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.selection import Selection
from textual.strip import Strip

from skillgap.report.blocks import Block
from skillgap.tui.drawing import beside, strips_of
from skillgap.tui.widgets.lines import Lines

_BETWEEN = 2
"""Cells between two columns."""
_WIDE = 110
"""Columns of a terminal from which two stand beside each other, as in the style sheet."""


class Page(Lines):
    """Blocks one below the other, or in two columns where there is room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
    ]

    def __init__(self, *, id: str, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._blocks: tuple[Block | Text, ...] = ()
        self._beside: tuple[Block | Text, ...] = ()
        self._strips: list[Strip] = []
        self._drawn_at = (0, False)

    def write(self, blocks: Iterable[Block | Text], aside: Iterable[Block | Text] = ()) -> None:
        """Show other blocks, from their top; those aside follow below where there is no room beside."""
        self._blocks, self._beside = tuple(blocks), tuple(aside)
        self._draw()
        self.scroll_to(y=0, animate=False)

    @property
    def words(self) -> str:
        """The text as it is shown, all of it."""
        return "\n".join(strip.text.rstrip() for strip in self._strips)

    def fit(self) -> None:
        """Draw for the new width."""
        if (self._room(), self._wide()) != self._drawn_at:
            self._draw()

    def render_line(self, y: int) -> Strip:
        """Give one line, with what is selected marked."""
        row, width, base = y + self.scroll_offset.y, self.columns, self.base
        if row >= len(self._strips):
            return self.blank()
        strip = self._strips[row].apply_style(base)
        span = self.text_selection.get_span(row) if self.text_selection else None
        if span is not None:
            start, end = span[0], strip.cell_length if span[1] == -1 else span[1]
            before, chosen, after = strip.crop(0, start), strip.crop(start, end), strip.crop(end)
            style = self.screen.get_component_rich_style("screen--selection")
            strip = Strip.join([before, Strip(segment for segment in chosen.apply_style(style)), after])
        return strip.crop_extend(0, width, base).apply_offsets(0, row)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the words selected with the mouse."""
        return selection.extract("\n".join(strip.text for strip in self._strips)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Mark what is selected."""
        self.refresh()

    def _draw(self) -> None:
        width, wide = self._drawn_at = self._room(), self._wide()
        if not self.outer_size:
            return
        if self._beside and wide:
            half = (width - _BETWEEN) // 2
            right = strips_of(self._beside, half)
            self._strips = beside(strips_of(self._blocks, half), right, half + _BETWEEN)
        else:
            self._strips = strips_of((*self._blocks, *self._beside), width)
        self.virtual_size = Size(width, len(self._strips))
        self.refresh()

    def _wide(self) -> bool:
        return self.app.size.width >= _WIDE

    def _room(self) -> int:
        """Give the width for text; a space before the scrollbar is kept free."""
        return self.space.width - 1
