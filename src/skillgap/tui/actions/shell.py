"""What every action needs: the session, the open view, and a way to say something."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from textual.reactive import reactive

from skillgap.errors import SkillgapError
from skillgap.month import Month
from skillgap.tui.files.memory import Memory, load_memory, save_memory
from skillgap.tui.files.reading import Asked, Reading
from skillgap.tui.session import Session
from skillgap.tui.settled import Settled
from skillgap.tui.text import clean, error_words
from skillgap.tui.views.view import View

if TYPE_CHECKING:
    from skillgap.advice import Knowledge


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What the app is started with."""

    day: datetime.date
    cache_folder: Path
    knowledge: Knowledge | None = None
    """What skillgap knows, when it is loaded already."""
    profiles: Path | None = None
    """Market profiles to use in place of the shipped ones."""
    workspace: Path | None = None
    """File that keeps each person's word on skills; None keeps it for the session only."""
    state_folder: Path | None = None
    """None remembers nothing."""
    folder: Path
    """Where the file tree and file names start."""
    theme: str = ""
    ahead: bool = True
    """True to make every view while the person looks at the first one."""
    browser: bool = False
    """True when the app is shown in a browser: files are then handed over as downloads."""

    def asked(self) -> Asked:
        """Give what every reading is asked."""
        return Asked(
            today=str(self.today),
            cache=str(self.cache_folder),
            profiles=str(self.profiles or ""),
            workspace=str(self.workspace or ""),
        )

    @property
    def today(self) -> Month:
        """The month that "present" means."""
        return Month.of(self.day)


class Shell(Settled[None]):
    """The state and the words the actions share; the main screen completes it."""

    session: reactive[Session | None] = reactive(None, init=False, always_update=True)
    """What is open; told of whenever it is set, for comparing two sessions value by value would take a while."""

    def __init__(self, config: Config, reading: Reading | None = None) -> None:
        super().__init__()
        self.config = config
        self.early = reading
        """A document already on its way when the app starts."""
        self.memory = load_memory(config.state_folder) if config.state_folder else Memory()
        self.waiting: list[Callable[[], object]] = []
        """What was asked for while the first resume was being read, in order."""

    @property
    def busy(self) -> bool:
        """True while something is read."""
        return False

    def opened(self, wish: Callable[[], object]) -> Session | None:
        """Give what is open; while the first resume is being read, the wish waits and is done after it."""
        if self.session is None and self.busy:
            self.waiting.append(wish)
        elif self.session is None:
            self.tell("open a resume first: o")
        return self.session

    def _change(self, change: Callable[[Session], Session]) -> bool:
        """Take a new session, or say why there is none."""
        session = self.opened(lambda: self._change(change))
        if session is None:
            return False
        try:
            self.session = change(session)
        except SkillgapError as error:
            self.tell(error_words(error), bad=True, seconds=8)
            return False
        return True

    def remember(self, memory: Memory) -> None:
        """Keep something for the next time."""
        if memory != self.memory:
            self.memory = memory
            if self.config.state_folder:
                save_memory(self.config.state_folder, memory)

    def tell(self, words: str, *, bad: bool = False, seconds: float = 4) -> None:
        """Say something that passes."""
        severity = "error" if bad else "information"
        self.app.notify(clean(words), severity=severity, timeout=seconds, markup=False)  # type: ignore[arg-type]

    def say(self, words: str) -> None:
        """Say something in the bar at the top."""
        raise NotImplementedError

    @property
    def view(self) -> View:
        """The view that is open."""
        raise NotImplementedError

    async def action_view(self, name: str) -> None:
        """Go to a view."""
        raise NotImplementedError
