"""Choose the role and level to compare with."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from skillgap.gap import RoleFit
from skillgap.market import LevelName
from skillgap.report.words import fit_text
from skillgap.tui.text import line

Choice = tuple[str, LevelName]


class ChooseScreen(ModalScreen[Choice | None]):
    """List every role and level with its fit; gives the pair taken, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
        Binding("g", "first", show=False),
        Binding("G", "last", show=False),
    ]

    def __init__(self, roles: tuple[RoleFit, ...], *, chosen: Choice) -> None:
        super().__init__()
        self._roles = roles
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="dialog tall") as dialog:
            dialog.border_title = "Role and level"
            yield OptionList(
                *(Option(line(_line(role)), id=f"{role.role} {role.level}") for role in self._roles),
                markup=False,
            )

    def on_mount(self) -> None:
        """Start on the current choice."""
        for index, role in enumerate(self._roles):
            if (role.role, role.level) == self._chosen:
                self.query_one(OptionList).highlighted = index

    def action_down(self) -> None:
        """Move down."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Move up."""
        self.query_one(OptionList).action_cursor_up()

    def action_first(self) -> None:
        """Go to the first."""
        self.query_one(OptionList).action_first()

    def action_last(self) -> None:
        """Go to the last."""
        self.query_one(OptionList).action_last()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the pair."""
        role = self._roles[event.option_index]
        self.dismiss((role.role, role.level))


def _line(role: RoleFit) -> str:
    note = "" if role.basis == "measured" else "  estimate"
    return f"{role.title:<26.26} {role.level:<7} {fit_text(role.fit)}{note}"
