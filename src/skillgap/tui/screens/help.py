"""Help, made from the command registry and the keys as they are bound now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical

from skillgap.report.blocks import Block, Heading, Items, Mark, Paragraph
from skillgap.tui.commands import COMMANDS, MOVING, Command
from skillgap.tui.settled import Dialog
from skillgap.tui.widgets.scroll import Page

INTRODUCTION = """\
skillgap compares a resume with what postings ask for. Every figure has a source and a sample size; every skill has \
the line that shows it. Kinds of gaps: learning (absent), proof (listed, never shown in work), wording (there under \
another name). Everything a view shows can be written to a file: e."""


class HelpScreen(Dialog[None]):
    """Show what the app can do; any of escape, q, ? closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss(None)", "Close"),
    ]

    def __init__(self, live: Mapping[str, ActiveBinding]) -> None:
        super().__init__()
        self._keys: dict[str, str] = {}
        for key, bound in live.items():
            if bound.binding.id:
                self._keys.setdefault(bound.binding.id, bound.binding.key_display or key)

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        with Vertical(classes="dialog tall") as dialog:
            dialog.border_title = "Help"
            dialog.border_subtitle = "j k scroll · esc closes"
            yield Page(id="help-page")

    def on_mount(self) -> None:
        """Write it."""
        page = self.query_one(Page)
        page.write(self._blocks())
        page.focus()

    def _blocks(self) -> list[Block]:
        everywhere = [command for command in COMMANDS if not command.views]
        special = [command for command in COMMANDS if command.views]
        moving = Items(tuple((Mark(f"{keys:>13}", "strong"), what) for keys, what in MOVING))
        return [
            Paragraph(INTRODUCTION),
            Heading("Everywhere"),
            Items(tuple(self._item(command) for command in everywhere)),
            Heading("In some views"),
            Items(tuple(self._item(command) for command in special)),
            Heading("Moving about"),
            moving,
        ]

    def _item(self, command: Command) -> tuple[Mark, str]:
        """Give the key and what it does; the mouse works everywhere, too."""
        where = f" ({', '.join(command.views)})" if command.views else ""
        return Mark(f"{self._keys.get(command.id, command.shown):>5}", "strong"), f"{command.help}{where}"
