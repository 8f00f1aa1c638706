"""A page of text that scrolls with the keys people have in their fingers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from skillgap.report.blocks import Block
from skillgap.tui.text import drawn


class Scroll(VerticalScroll):
    """Scrolls with j, k, g and G."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
    ]


class Page(Scroll):
    """Blocks one below the other."""

    def compose(self) -> ComposeResult:
        """Hold one text."""
        yield Static(markup=False)

    def write(self, blocks: Iterable[Block | Text]) -> None:
        """Show other blocks, from their top."""
        self.query_one(Static).update(drawn(blocks))
        self.scroll_home(animate=False)
