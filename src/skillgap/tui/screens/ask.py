"""Ask for one line: a file name, a password."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from skillgap.tui.settled import Dialog


class AskScreen(Dialog[str | None]):
    """Ask one question; gives the answer, or None when the user turned back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, title: str, *, value: str = "", hint: str = "", secret: bool = False) -> None:
        super().__init__()
        self._title, self._value, self._hint, self._secret = title, value, hint, secret

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self._title
            yield Input(value=self._value, password=self._secret)
            yield Static(self._hint, markup=False, classes="caption")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the answer."""
        self.dismiss(event.value.strip() or None)
