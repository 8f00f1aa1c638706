"""The list of clients."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from skillgap.errors import SkillgapError
from skillgap.report.words import count, fit_text
from skillgap.tui.coach.desk import Desk
from skillgap.tui.settled import Settled
from skillgap.tui.text import error_words, plain, prose, right
from skillgap.tui.widgets.table import MovingTable, Row
from skillgap.workspace.progress.desk import Card

_COLUMNS = ("Client", "Role", "Fit", "Last session", "Open", "Tags")
_HINT = "enter session · h heat map · / filter · esc back"
_NOBODY = "Nobody yet. In a terminal: skillgap client import FOLDER, or skillgap client add RESUME."


class ClientsScreen(Settled[None]):
    """Everybody, with where they stand; enter opens a session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Session"),
        Binding("h", "cohort", "Heat map"),
        Binding("slash", "filter", "Filter"),
        Binding("escape,q", "back", "Back"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._cards: tuple[Card, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out bar, filter, table and hint."""
        yield Static("clients", id="bar", markup=False)
        yield Input(placeholder="show who holds …  (enter: to the list, esc: all)", id="who")
        yield MovingTable(id="clients")
        yield Static(prose(_NOBODY, "muted"), id="nobody", markup=False)
        yield Static(_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Read the list."""
        self.query_one("#who").display = False
        self.query_one("#nobody").display = False
        self.query_one(MovingTable).focus()

    def on_screen_resume(self) -> None:
        """Read the list anew whenever it comes to the front."""
        self.read()

    @work(thread=True, exclusive=True, group="load")
    def read(self) -> None:
        """Read the clients beside the screen."""
        try:
            cards = self.desk.cards()
        except SkillgapError as error:
            self.app.call_from_thread(self._fail, error)
            return
        self.app.call_from_thread(self._show, cards)

    def _fail(self, error: SkillgapError) -> None:
        self.query_one("#bar", Static).update(plain(error.message, "bad"))
        self.app.notify(error_words(error), severity="error", timeout=10, markup=False)

    def _show(self, cards: tuple[Card, ...]) -> None:
        self._cards = cards
        self._fill()

    def _fill(self) -> None:
        wanted = self.query_one("#who", Input).value.casefold()
        shown = [
            card
            for card in self._cards
            if wanted in f"{card.client.name} {' '.join(card.client.tags)}".casefold()
            or (card.standing and wanted in card.standing.title.casefold())
        ]
        self.query_one("#bar", Static).update(plain(count(len(shown), "client")))
        self.query_one("#nobody").display = not self._cards
        self.query_one(MovingTable).refill(_COLUMNS, [_row(card) for card in shown])

    def action_filter(self) -> None:
        """Show the filter and go there."""
        field = self.query_one("#who", Input)
        field.display = True
        field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as the coach types."""
        self._fill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the list."""
        self.query_one(MovingTable).focus()

    def on_moving_table_taken(self, message: MovingTable.Taken) -> None:
        """Open the session of the client taken."""
        self.action_open()

    def action_open(self) -> None:
        """Open a session with the client under the cursor."""
        key = self.query_one(MovingTable).chosen()
        if key is not None:
            from skillgap.tui.coach.client import ClientScreen

            self.app.push_screen(ClientScreen(self.desk, int(key)))

    def action_cohort(self) -> None:
        """Look at everybody at once."""
        if self._cards:
            from skillgap.tui.coach.cohort import CohortScreen

            self.app.push_screen(CohortScreen(self.desk))

    def action_back(self) -> None:
        """Leave the filter, else the list."""
        field = self.query_one("#who", Input)
        if field.display:
            field.value, field.display = "", False
            self.query_one(MovingTable).focus()
        elif len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.app.exit()


def _row(card: Card) -> Row:
    standing = card.standing
    role = f"{standing.title}, {standing.level}" if standing else "–"
    fit = fit_text(standing.fit) if standing and standing.fit else "–"
    cells = (
        plain(card.client.name),
        plain(role),
        right(fit),
        plain(card.met or "–"),
        right(str(card.open or "–")),
        plain(", ".join(card.client.tags)),
    )
    return str(card.client.id), cells
