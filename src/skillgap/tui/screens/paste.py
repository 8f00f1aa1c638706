"""Ask for a text of several lines."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from skillgap.tui.settled import Dialog


class PasteScreen(Dialog[str | None]):
    """Take a text; gives it, or None when the user turned back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", priority=True),
        Binding("ctrl+s,f2", "take", "Read it", priority=True),
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        with Vertical(classes="dialog tall") as dialog:
            dialog.border_title = self._title
            yield TextArea(id="paste-text", soft_wrap=True, tab_behavior="focus")
            yield Static("ctrl+s or f2 reads it · esc back", classes="caption", markup=False)

    def action_take(self) -> None:
        """Give the text."""
        self.dismiss(self.query_one(TextArea).text.strip() or None)
