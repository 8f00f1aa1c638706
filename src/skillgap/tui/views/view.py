"""What every view is: something that shows a session, exports itself and can be filtered."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Vertical
from textual.worker import Worker, WorkerState

from skillgap.gap import RoleFit
from skillgap.report import Report
from skillgap.tui.session import Session
from skillgap.tui.text import failure_words
from skillgap.tui.widgets.lines import Even

_BESIDE = 110
"""Columns of a terminal from which table and detail stand beside each other, as in the style sheet."""
_SHORTEST, _LONGEST = 12, 32


class View(Vertical, Even):
    """A view; made when it is first looked at."""

    NAME: ClassVar[str] = ""
    FIRST: ClassVar[str] = ""
    """Selector of the part that has the keys at first."""

    def __init__(self) -> None:
        super().__init__(id=f"{self.NAME}-view", classes="view")
        self.session: Session | None = None
        self.filter = ""
        """What rows must hold, in lower case."""

    def show(self, session: Session) -> None:
        """Show a session; a view whose parts are not there yet shows it as soon as they are."""
        self.session = session
        if self.children:
            self.draw(session)

    def on_mount(self) -> None:
        """Show what came before the parts were there."""
        if self.session is not None:
            self.draw(self.session)

    def narrow(self, words: str) -> None:
        """Show only what holds these words."""
        self.filter = words.strip().lower()
        if self.session is not None and self.children:
            self.draw(self.session)

    def take_keys(self) -> None:
        """Put the keys where they are wanted first."""
        self.query_one(self.FIRST).focus()

    def chosen(self) -> object:
        """Give what the cursor is on; None where there is nothing to choose."""
        return None

    def asked(self, session: Session) -> tuple[RoleFit, str]:
        """Give the role and the skill a question would be about; no skill where the cursor is on none."""
        skill = self.chosen()
        return session.role, skill if isinstance(skill, str) else ""

    def room(self, others: int) -> int:
        """Give the cells for names in a table whose other columns take so many: beside a detail there is less."""
        width = self.app.size.width
        table = width * 3 // 5 if width >= _BESIDE else width
        return max(_SHORTEST, min(_LONGEST, table - others))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when what is computed beside the app ends in an error nobody foresaw."""
        if event.state is WorkerState.ERROR:
            words = failure_words(event.worker.description, event.worker.error)
            self.app.notify(words, severity="error", timeout=15, markup=False)

    def fold(self) -> None:
        """Open or close what the cursor is on, where rows have something below them."""

    def go(self, skill: str) -> None:
        """Put the cursor on a skill, where the view lists skills."""

    def sort(self) -> str:
        """Take the next order and name it; empty where there is one order only."""
        return ""

    def group(self) -> None:
        """Group the rows, or no longer, where they have kinds."""

    def next_role(self, step: int) -> None:
        """Go to another role, where the view shows one at a time."""

    def next_level(self, step: int) -> None:
        """Go to another level, where the view shows one at a time."""

    def draw(self, session: Session) -> None:
        """Draw the session."""
        raise NotImplementedError

    def report(self, session: Session) -> Report:
        """Give what an export of this view holds."""
        raise NotImplementedError
