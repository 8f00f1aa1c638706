"""Opening resumes and postings: dialogs, drops, pastes, reading off the event loop."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from textual import work
from textual.worker import Worker, WorkerState, get_current_worker

from skillgap.documents import NamedBytes
from skillgap.errors import EncryptedDocumentError, SkillgapError
from skillgap.plan import PlanOptions
from skillgap.tui.actions.asking import Asking
from skillgap.tui.files.reading import Reading
from skillgap.tui.session import Session, Wishes, open_session
from skillgap.tui.session.changes import with_plan_file, with_posting
from skillgap.tui.text import error_words, failure_words

if TYPE_CHECKING:
    from skillgap.tui.files.beside import Compared


class Opening(Asking):
    """Reads in a process of its own, so that no file can stop the app."""

    _reading: Reading | None = None

    @property
    def busy(self) -> bool:
        """True while something is read."""
        return self._reading is not None

    def open_resume(self, source: Path | NamedBytes, password: str | None = None) -> None:
        """Read a resume and compare it; what was open stays until that has worked."""
        recent = self.memory.of(str(source.absolute()) if isinstance(source, Path) else "")
        asked = msgspec.structs.replace(
            self.config.asked(), password=password, role=recent.role, level=recent.level
        )
        self._begin(Reading(source, asked))

    def open_posting(self, source: Path | NamedBytes) -> None:
        """Read a posting beside the open resume."""
        self._begin(Reading(source, msgspec.structs.replace(self.config.asked(), posting=True)))

    def begin_early(self) -> None:
        """Go on with the document that was on its way before the app was there."""
        if self.early is not None:
            self._begin(self.early)

    def action_cancel(self) -> None:
        """Stop reading."""
        if self._reading is not None:
            self._reading.stop()
            self._reading = None
            self.waiting.clear()
            gc.enable()
            self.workers.cancel_group(self, "load")
            self._rest()
            self.tell("stopped reading")

    def _begin(self, reading: Reading) -> None:
        if self._reading is not None:
            self._reading.stop()
        self._reading = reading
        if self.session is None:
            self.await_first(reading)
        self._say_reading(reading, 0)
        self._load(reading)

    def _say_reading(self, reading: Reading, seconds: int) -> None:
        """Say that reading goes on, as long as it does."""
        if self._reading is reading:
            gone = f" {seconds} s" if seconds else ""
            work = (
                "first start, preparing the data once" if reading.first else f"reading {reading.source.name}"
            )
            self.say(f"{work} …{gone}  esc stops")
            self.set_timer(1, partial(self._say_reading, reading, seconds + 1))

    @work(thread=True, exclusive=True, group="load", exit_on_error=False, description="read")
    def _load(self, reading: Reading) -> None:
        worker = get_current_worker()
        found: Session | SkillgapError
        try:
            found = self._session(reading)
        except SkillgapError as error:
            found = error
        if not worker.is_cancelled and self._reading is reading:
            self.app.call_from_thread(self._arrived, reading, found)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when reading ends in an error nobody foresaw, and leave the app usable."""
        reading = self._reading
        if event.state is not WorkerState.ERROR:
            return
        if event.worker.group != "load":
            self.tell(failure_words(event.worker.description, event.worker.error), bad=True, seconds=15)
        elif reading is not None:
            self._reading = None
            error = event.worker.error
            words = f"{reading.source.name}: reading it failed ({type(error).__name__}: {error})"
            self._failed(SkillgapError(words))

    def _session(self, reading: Reading) -> Session:
        """Wait for the reading and make a session of it; raises SkillgapError.

        The first look waits for nothing else; what skillgap knows is loaded after it.
        """
        if reading.asked.posting and self.session is not None:
            document = reading.found().document
            return with_posting(self.session, document) if document else self.session
        config, compared = self.config, reading.found().compared
        if compared is None:
            raise SkillgapError(f"{reading.source.name}: nothing was compared")
        if self.session is None:
            self.app.call_from_thread(self.glimpse, compared)
        from skillgap.advice import Request, load_knowledge

        knowledge = config.knowledge or load_knowledge(
            today=config.today, profiles=config.profiles, cache_folder=config.cache_folder
        )
        options = PlanOptions(
            start=config.today.plus(1),
            hours_per_week=self.memory.hours_per_week,
            months=self.memory.months,
        )
        request = Request(today=config.today, profiles=config.profiles)
        wishes = Wishes(request=request, options=options)
        session = open_session(reading.source, compared, knowledge, wishes)
        return _with_plan(session, self.memory.of(session.path).plan)

    def _arrived(self, reading: Reading, found: Session | SkillgapError) -> None:
        posting = reading.asked.posting
        self._reading = None
        if isinstance(found, EncryptedDocumentError) and not posting:
            self._ask_password(reading, found)
        elif isinstance(found, SkillgapError):
            self._failed(found)
        else:
            self.session = found
            waiting, self.waiting = self.waiting, []
            for wish in waiting:
                self.call_later(wish)
            if posting:
                self.call_later(self.action_view, "posting")
            elif isinstance(reading.source, Path) and not self.config.browser:
                self.remember(self.memory.with_recent(self.memory.of(str(reading.source.absolute()))))

    def _failed(self, error: SkillgapError) -> None:
        """Say the same words as the command line, and leave the app usable."""
        gc.enable()
        self.waiting.clear()
        self._rest()
        self.tell(error_words(error), bad=True, seconds=15)
        if self.session is None:
            self.action_open()

    def glimpse(self, found: Compared) -> None:
        """Show what is known before there is a session."""
        raise NotImplementedError

    def await_first(self, reading: Reading) -> None:
        """Say what goes on while nothing is open yet."""
        raise NotImplementedError

    def _rest(self) -> None:
        """Say again what is open."""
        raise NotImplementedError

    def _ask_password(self, reading: Reading, error: EncryptedDocumentError) -> None:
        from skillgap.tui.screens.ask import AskScreen

        def answered(password: str | None) -> None:
            if password:
                self.open_resume(reading.source, password)
            else:
                self._failed(error)

        self.app.push_screen(AskScreen("Password", hint=error.message, secret=True), answered)


def _with_plan(session: Session, path: str) -> Session:
    """Take up the plan file last written for this resume, when it is still one for this role."""
    if not path or not Path(path).is_file():
        return session
    from skillgap.tui.files.plans import read_plan

    try:
        return with_plan_file(session, Path(path), read_plan(Path(path), session))
    except SkillgapError:
        return session
