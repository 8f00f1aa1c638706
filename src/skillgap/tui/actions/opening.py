"""Opening resumes and postings: dialogs, drops, pastes, reading off the event loop."""

from __future__ import annotations

from pathlib import Path

from textual import events, work
from textual.worker import get_current_worker

from skillgap.advice import Knowledge, Request, load_knowledge
from skillgap.documents import NamedBytes
from skillgap.errors import EncryptedDocumentError, SkillgapError
from skillgap.plan import PlanOptions
from skillgap.tui.actions.shell import Shell
from skillgap.tui.files.paths import dropped_path
from skillgap.tui.files.reading import Reading
from skillgap.tui.screens.ask import AskScreen
from skillgap.tui.screens.open import OpenScreen
from skillgap.tui.screens.paste import PasteScreen
from skillgap.tui.session import Session, Wishes, open_session, with_posting
from skillgap.tui.text import error_words
from skillgap.workspace import recall

_LEVELS = {"entry": "entry", "mid": "mid", "senior": "senior", "staff": "staff"}


class Opening(Shell):
    """Reads in a process of its own, so that no file can stop the app."""

    _reading: Reading | None = None

    def open_resume(self, source: Path | NamedBytes, password: str | None = None) -> None:
        """Read a resume and compare it; what was open stays until that has worked."""
        self._begin(Reading(source, password), posting=False)

    def open_posting(self, source: Path | NamedBytes) -> None:
        """Read a posting beside the open resume."""
        self._begin(Reading(source), posting=True)

    def begin_early(self) -> None:
        """Go on with the document that was on its way before the app was there."""
        if self.early is not None:
            self._begin(self.early, posting=False)

    def action_cancel(self) -> None:
        """Stop reading."""
        if self._reading is not None:
            self._reading.stop()
            self._reading = None
            self.workers.cancel_group(self, "load")
            self._rest()
            self.tell("stopped reading")

    def _begin(self, reading: Reading, *, posting: bool) -> None:
        if self._reading is not None:
            self._reading.stop()
        self._reading = reading
        self.say(f"reading {reading.source.name} …  esc stops")
        self._load(reading, posting)

    @work(thread=True, exclusive=True, group="load", exit_on_error=False)
    def _load(self, reading: Reading, posting: bool) -> None:
        worker = get_current_worker()
        found: Session | SkillgapError
        try:
            document = reading.document()
            if posting and self.session is not None:
                found = with_posting(self.session, document)
            else:
                found = open_session(reading.source, document, self._knowledge(), self._remembered(reading))
        except SkillgapError as error:
            found = error
        if not worker.is_cancelled and self._reading is reading:
            self.app.call_from_thread(self._arrived, reading, found, posting)

    def _knowledge(self) -> Knowledge:
        config = self.config
        return config.knowledge or load_knowledge(
            today=config.today, profiles=config.profiles, cache_folder=config.cache_folder
        )

    def _remembered(self, reading: Reading) -> Wishes:
        """Take up the role and the wishes of the last time."""
        recent = self.memory.of(str(reading.source))
        level = _LEVELS.get(recent.level)
        request = Request(
            today=self.config.today,
            roles=(recent.role,) if recent.role else (),
            level=level,  # type: ignore[arg-type]
            password=reading.password,
            profiles=self.config.profiles,
        )
        options = PlanOptions(
            start=self.config.today.plus(1),
            hours_per_week=self.memory.hours_per_week,
            months=self.memory.months,
        )
        path = self.config.workspace
        return Wishes(
            request=request, options=options, recall=(lambda resume: recall(path, resume)) if path else None
        )

    def _arrived(self, reading: Reading, found: Session | SkillgapError, posting: bool) -> None:
        self._reading = None
        if isinstance(found, EncryptedDocumentError) and not posting:
            self._ask_password(reading, found)
        elif isinstance(found, SkillgapError):
            self._failed(found)
        else:
            self.session = found
            if posting:
                self.call_later(self.action_view, "posting")
            elif isinstance(reading.source, Path):
                self.remember(self.memory.with_recent(self.memory.of(str(reading.source))))

    def _failed(self, error: SkillgapError) -> None:
        """Say the same words as the command line, and leave the app usable."""
        self._rest()
        self.tell(error_words(error), bad=True, seconds=15)
        if self.session is None:
            self.action_open()

    def _rest(self) -> None:
        """Say again what is open."""
        raise NotImplementedError

    def _ask_password(self, reading: Reading, error: EncryptedDocumentError) -> None:
        def answered(password: str | None) -> None:
            if password:
                self.open_resume(reading.source, password)
            else:
                self._failed(error)

        self.app.push_screen(AskScreen("Password", hint=error.message, secret=True), answered)

    def action_open(self) -> None:
        """Ask for a resume."""
        self._ask_file("Open a resume", self.open_resume, postings=False)

    def action_open_posting(self) -> None:
        """Ask for a posting."""
        if self.session is None:
            self.tell("open a resume first: o")
            return
        self._ask_file("Open a posting", self.open_posting, postings=True)

    def _ask_file(self, title: str, then: object, *, postings: bool) -> None:
        def chosen(source: Path | NamedBytes | None) -> None:
            if source is not None and callable(then):
                then(source)

        recent = () if postings else tuple(Path(one.path) for one in self.memory.recent)
        self.app.push_screen(
            OpenScreen(title, recent=recent, folder=self.config.folder, postings=postings), chosen
        )

    def action_paste_posting(self) -> None:
        """Ask for a posting's text."""

        def given(words: str | None) -> None:
            if words:
                self.open_posting(NamedBytes("pasted.txt", words.encode()))

        self.app.push_screen(PasteScreen("Paste a posting"), given)

    def on_paste(self, event: events.Paste) -> None:
        """Open what is dropped or pasted: a path is opened, text is read."""
        event.stop()
        posting = self.view.NAME == "posting" and self.session is not None
        path = dropped_path(event.text)
        source: Path | NamedBytes | None = path
        if path is None and len(event.text.split()) > 20:
            source = NamedBytes("pasted.txt", event.text.encode())
        if source is None:
            self.tell("pasted text is neither a file's path nor long enough to be a document")
        elif posting:
            self.open_posting(source)
        else:
            self.open_resume(source)
