"""Making the views: each when it is first looked at, or a moment before."""

from __future__ import annotations

import gc
import importlib
from contextlib import suppress
from functools import partial

from textual import work
from textual.widget import AwaitMount

from skillgap.errors import SkillgapError
from skillgap.tui.actions.shell import Config, Shell
from skillgap.tui.commands import VIEWS
from skillgap.tui.files.reading import Reading
from skillgap.tui.settled import rehearse
from skillgap.tui.views.view import View

_BETWEEN = 0.03
"""Seconds between making two views ahead."""
_SCREENS = ("ask", "choose", "help", "open", "paste", "why", "wishes")


def _new_view(name: str) -> View:
    """Make a view, loading its module when it is first looked at: the first paint waits for one view, not for seven."""
    module = importlib.import_module(f"skillgap.tui.views.{name}")
    view: View = getattr(module, f"{name.capitalize()}View")()
    return view


class Making(Shell):
    """Holds the views made so far; the first paint waits for one view, not for seven."""

    _open = VIEWS[0]
    """Name of the view that is open."""
    _warmed = False

    def __init__(self, config: Config, reading: Reading | None = None) -> None:
        super().__init__(config, reading)
        self._made: dict[str, AwaitMount] = {}

    def made(self, name: str) -> AwaitMount:
        """Make a view unless it is there already, out of sight at first; wait for it with `await`."""
        if name not in self._made:
            view = _new_view(name)
            view.display = name == self._open
            self._made[name] = self.query_one("#views").mount(view)
        return self._made[name]

    @work(thread=True, group="warm", exit_on_error=False, description="thinking ahead")
    def warm(self) -> None:
        """Load what the next key presses will want, while the person reads the first view."""
        session = self.session
        try:
            for name in (*(f"views.{view}" for view in VIEWS), *(f"screens.{screen}" for screen in _SCREENS)):
                importlib.import_module(f"skillgap.tui.{name}")
            if self.config.ahead and session is not None:
                session.survey()
                with suppress(SkillgapError):
                    _ = session.plan
        finally:
            self.call_later(self._make_ahead)

    async def _make_ahead(self) -> None:
        """Make the views one by one, leaving room for keys between; then let the collector work again.

        What is known by then is no garbage: going through it again and again would hold up the keys.
        """
        missing = [name for name in VIEWS if name not in self._made] if self.config.ahead else []
        if missing:
            await self.made(missing[0])
            self.set_timer(_BETWEEN, partial(self._rehearse, missing[0]))
        elif not gc.isenabled():
            gc.freeze()
            gc.enable()

    def _rehearse(self, name: str) -> None:
        """Draw a view at the size it will have before it is looked at."""
        view = self.query_one(f"#{name}-view", View)
        if self.session is not None and not view.display:
            view.show(self.session)
            rehearse(view, self.query_one("#views").size)
        self.set_timer(_BETWEEN, self._make_ahead)
