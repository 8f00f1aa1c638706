"""The app: colours, palette, and the main screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter

from skillgap.tui.actions.shell import Config
from skillgap.tui.files.reading import Reading
from skillgap.tui.palette import CommandProvider
from skillgap.tui.screens.main import MainScreen
from skillgap.tui.session import Session
from skillgap.tui.themes import DARK, LIGHT, THEMES, MutedAsDim


class SkillgapApp(App[None]):
    """Explore one resume in seven views."""

    TITLE = "skillgap"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {CommandProvider}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "help_quit", show=False, system=True)]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (80, "-normal"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-short"), (24, "-high")]  # noqa: RUF012

    def __init__(self, config: Config, reading: Reading | None = None) -> None:
        super().__init__(ansi_color=None)
        self.config = config
        self.main = MainScreen(config, reading)
        self.ansi_theme_dark, self.ansi_theme_light = DARK, LIGHT

    def get_default_screen(self) -> MainScreen:
        """Start on the main screen."""
        return self.main

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add what muted text needs in the terminal's own colours."""
        filters = super().get_line_filters()
        return [*filters, MutedAsDim()] if self.native_ansi_color else filters

    @property
    def session(self) -> Session | None:
        """What is open."""
        return self.main.session

    @property
    def broken(self) -> Exception | None:
        """The error that ended the app."""
        return self._exception

    def on_mount(self) -> None:
        """Take the colours asked for, else those of the last time."""
        wanted = self.config.theme or self.main.memory.theme
        if wanted in self.available_themes:
            self.theme = wanted
        elif self.config.theme:
            self.notify(f"no theme '{wanted}'; t changes it", severity="warning", markup=False)

    def _fatal_error(self) -> None:
        """Leave; who started the app says why. The library's words would spill the resume on the terminal."""
        self.bell()
        self._close_messages_no_wait()

    def action_next_theme(self) -> None:
        """Take the next theme and remember it."""
        place = THEMES.index(self.theme) + 1 if self.theme in THEMES else 0
        self.theme = THEMES[place % len(THEMES)]
        self.main.remember(msgspec.structs.replace(self.main.memory, theme=self.theme))
        self.notify(self.theme, timeout=2, markup=False)
