"""The text of a document with places marked; only the lines on the screen are drawn."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip

from skillgap.tui.text import verbatim
from skillgap.tui.widgets.lines import Lines

_UNKNOWN = 80
"""Width taken until the widget has one."""


class Place(NamedTuple):
    """A stretch of the text and how it is drawn."""

    start: int
    end: int
    style: str


class DocumentText(Lines):
    """Wraps lines to its width; scrolls to the first of the chosen places."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
    ]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._words = ""
        self._places: tuple[Place, ...] = ()
        self._chosen: tuple[Place, ...] = ()
        self._starts: list[int] = [0]
        self._wrapped: list[list[Text]] = []
        self._wrapped_at = 0
        self._tops: list[int] = [0]
        """Row at which each line starts."""

    def show(self, words: str, places: Sequence[Place]) -> None:
        """Show a text with its places."""
        self._words, self._places, self._chosen = words, tuple(places), ()
        lengths = (len(line) + 1 for line in words.split("\n"))
        self._starts = [0, *itertools.accumulate(lengths)][:-1]
        self._wrap_all()

    def choose(self, chosen: Sequence[Place]) -> None:
        """Mark some places above the others and scroll to the first."""
        touched = {self._line_of(place.start) for place in (*self._chosen, *chosen)}
        self._chosen = tuple(chosen)
        for number in touched:
            if number < len(self._wrapped):
                self._wrapped[number] = self._wrap(number)
        self.refresh()
        self._reveal()

    def fit(self) -> None:
        """Wrap again for another width."""
        if self._wrapped_at != self._width():
            self._wrap_all()
        self._reveal()

    def _reveal(self) -> None:
        """Scroll to the first chosen place, once the size is known."""
        if self._chosen and self._wrapped:
            top = self._tops[self._line_of(self._chosen[0].start)]
            self.scroll_to(y=max(0, top - self.space.height // 3), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        row = y + self.scroll_offset.y
        number = bisect_right(self._tops, row) - 1
        if not 0 <= number < len(self._wrapped) or row >= self.virtual_size.height:
            return self.blank()
        text = self._wrapped[number][row - self._tops[number]]
        segments = list(text.render(self.app.console))
        return Strip(segments).apply_style(self.base).crop_extend(0, self.columns, self.base)

    def _wrap_all(self) -> None:
        self._wrapped_at = self._width()
        self._wrapped = [self._wrap(number) for number in range(len(self._starts))]
        heights = [len(rows) for rows in self._wrapped]
        self._tops = [0, *itertools.accumulate(heights)]
        self.virtual_size = Size(self._width(), self._tops.pop())
        self.refresh()

    def _wrap(self, number: int) -> list[Text]:
        start = self._starts[number]
        last = number + 1 == len(self._starts)
        end = len(self._words) if last else self._starts[number + 1] - 1
        text = verbatim(self._words[start:end])
        for place in (*self._places, *self._chosen):
            if place.start < end and place.end > start:
                text.stylize(place.style, max(0, place.start - start), place.end - start)
        if text.cell_len <= self._width() and "\t" not in text.plain:
            return [text]
        return list(text.wrap(self.app.console, self._width())) or [text]

    def _width(self) -> int:
        return self.space.width or _UNKNOWN

    def _line_of(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)
