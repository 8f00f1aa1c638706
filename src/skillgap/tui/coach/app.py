"""The app for a session alone, as `skillgap client session NAME` opens it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App
from textual.screen import Screen

from skillgap.tui.coach.client import ClientScreen
from skillgap.tui.coach.clients import ClientsScreen
from skillgap.tui.coach.desk import Desk
from skillgap.tui.themes import DARK, LIGHT


class CoachApp(App[None]):
    """The clients, with one of them open when a number is given."""

    TITLE = "skillgap"
    CSS_PATH: ClassVar = ["../app.tcss"]
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (80, "-normal"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-short"), (24, "-high")]  # noqa: RUF012

    def __init__(self, desk: Desk, number: int | None = None) -> None:
        super().__init__(ansi_color=None)
        self.desk = desk
        self._number = number
        self.ansi_theme_dark, self.ansi_theme_light = DARK, LIGHT

    def get_default_screen(self) -> Screen[None]:
        """Start on the list."""
        return ClientsScreen(self.desk)

    def on_mount(self) -> None:
        """Open the client asked for."""
        if self._number is not None:
            self.push_screen(ClientScreen(self.desk, self._number))
