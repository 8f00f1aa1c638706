"""Choose one of a list: the role and level to compare with, the source of the figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import msgspec
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from skillgap.gap import RoleFit
from skillgap.market import Source
from skillgap.report.words import fit_text
from skillgap.tui.settled import Dialog
from skillgap.tui.text import plain, right
from skillgap.tui.widgets.table import MovingTable, Row


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to choose from."""

    title: str
    names: tuple[str, ...]
    """Of the columns."""
    rows: tuple[Row, ...]
    chosen: str
    """Key of the row that holds now."""


class ChooseScreen(Dialog[str | None]):
    """List the choices; gives the key of the row taken, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss(None)", "Back")]

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="dialog tall") as dialog:
            dialog.border_title = self._choices.title
            dialog.border_subtitle = "enter takes · esc back"
            yield MovingTable(id="choices")

    def on_mount(self) -> None:
        """Start on the current choice."""
        table = self.query_one(MovingTable)
        table.refill(self._choices.names, list(self._choices.rows))
        table.go(self._choices.chosen)
        table.focus()

    def on_moving_table_taken(self, message: MovingTable.Taken) -> None:
        """Take the row."""
        self.dismiss(message.key)


def role_choices(roles: Iterable[RoleFit], chosen: RoleFit) -> Choices:
    """Offer every role and level with its fit."""
    return Choices(
        title="Role and level",
        names=("Role", "Level", "Fit", ""),
        rows=tuple((f"{role.role} {role.level}", _role(role)) for role in roles),
        chosen=f"{chosen.role} {chosen.level}",
    )


def source_choices(sources: Iterable[Source], chosen: str) -> Choices:
    """Offer all sources together, then each alone."""
    everything = (right(""), plain(""), plain("all of them, pooled"))
    rows = ((one.id, (right(f"{one.postings:,}"), plain(one.as_of), plain(one.title))) for one in sources)
    return Choices(
        title="Source of the market's figures",
        names=("Postings", "As of", "Source"),
        rows=(("", everything), *rows),
        chosen=chosen,
    )


def _role(role: RoleFit) -> tuple[Text, ...]:
    note = "" if role.basis == "measured" else "est."
    return plain(role.title), plain(role.level), plain(fit_text(role.fit)), plain(note, "muted")
