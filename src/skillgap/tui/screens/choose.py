"""Choose the role and level to compare with."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from skillgap.gap import RoleFit
from skillgap.market import LevelName
from skillgap.report.words import fit_text
from skillgap.tui.settled import Dialog
from skillgap.tui.text import plain
from skillgap.tui.widgets.table import MovingTable, Row

Choice = tuple[str, LevelName]


class ChooseScreen(Dialog[Choice | None]):
    """List every role and level with its fit; gives the pair taken, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss(None)", "Back")]

    def __init__(self, roles: tuple[RoleFit, ...], *, chosen: Choice) -> None:
        super().__init__()
        self._roles = {f"{role.role} {role.level}": role for role in roles}
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="dialog tall") as dialog:
            dialog.border_title = "Role and level"
            dialog.border_subtitle = "enter compares · esc back"
            yield MovingTable(id="choices")

    def on_mount(self) -> None:
        """Start on the current choice."""
        table = self.query_one(MovingTable)
        table.refill(("Role", "Level", "Fit", ""), [_row(key, role) for key, role in self._roles.items()])
        table.go(" ".join(self._chosen))
        table.focus()

    def on_moving_table_taken(self, message: MovingTable.Taken) -> None:
        """Take the pair."""
        role = self._roles[message.key]
        self.dismiss((role.role, role.level))


def _row(key: str, role: RoleFit) -> Row:
    note = "" if role.basis == "measured" else "estimate"
    return key, (plain(role.title), plain(role.level), plain(fit_text(role.fit)), plain(note, "muted"))
