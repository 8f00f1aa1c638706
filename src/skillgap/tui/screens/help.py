"""Help, made from the command registry and the live key bindings."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from skillgap.tui.commands import COMMANDS, MOVING

INTRODUCTION = """\
skillgap compares a resume with what postings ask for. Every figure has a source and a sample size; every skill has \
the line that shows it. Kinds of gaps: learning (absent), proof (listed, never shown in work), wording (there under \
another name)."""


class HelpScreen(ModalScreen[None]):
    """Show what the app can do; any of escape, q, ? closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss(None)", "Close"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        with VerticalScroll(classes="dialog tall") as dialog:
            dialog.border_title = "Help"
            dialog.can_focus = True
            yield Static(_text(), markup=False)


def _text() -> Text:
    text = Text(f"{INTRODUCTION}\n\n")
    for command in COMMANDS:
        text.append(f"{command.shown:>8}  ", style="bold")
        text.append(f"{command.help}\n")
    text.append("\nMoving about\n", style="bold")
    for keys, what in MOVING:
        text.append(f"{keys:>12}  ", style="bold")
        text.append(f"{what}\n")
    return text
