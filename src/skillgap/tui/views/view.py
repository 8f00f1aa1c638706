"""What every view is: something that shows a session, exports itself and can be filtered."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Vertical

from skillgap.report import Report
from skillgap.tui.session import Session


class View(Vertical):
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
        """Show a session."""
        self.session = session
        self.draw(session)

    def narrow(self, words: str) -> None:
        """Show only what holds these words."""
        self.filter = words.strip().lower()
        if self.session is not None:
            self.draw(self.session)

    def take_keys(self) -> None:
        """Put the keys where they are wanted first."""
        self.query_one(self.FIRST).focus()

    def draw(self, session: Session) -> None:
        """Draw the session."""
        raise NotImplementedError

    def report(self, session: Session) -> Report:
        """Give what an export of this view holds."""
        raise NotImplementedError
