"""Asking for resumes and postings: dialogs, drops, pastes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import events

from skillgap.documents import NamedBytes
from skillgap.tui.actions.shell import Shell
from skillgap.tui.files.paths import dropped_path, pasted


class Asking(Shell):
    """Learns which file is meant; reading it is another matter."""

    def open_resume(self, source: Path | NamedBytes, password: str | None = None) -> None:
        """Read a resume and compare it."""
        raise NotImplementedError

    def open_posting(self, source: Path | NamedBytes) -> None:
        """Read a posting beside the open resume."""
        raise NotImplementedError

    def action_open(self) -> None:
        """Ask for a resume."""
        self._ask_file("Open a resume", self.open_resume, postings=False)

    def action_open_posting(self) -> None:
        """Ask for a posting."""
        if self.opened(self.action_open_posting) is None:
            return
        self._ask_file("Open a posting", self.open_posting, postings=True)

    def _ask_file(self, title: str, then: Callable[[Path | NamedBytes], None], *, postings: bool) -> None:
        from skillgap.tui.screens.open import OpenScreen

        def chosen(source: Path | NamedBytes | None) -> None:
            if source is not None:
                then(source)

        recent = () if postings else tuple(Path(one.path) for one in self.memory.recent)
        self.app.push_screen(
            OpenScreen(title, recent=recent, folder=self.config.folder, postings=postings), chosen
        )

    def action_paste_posting(self) -> None:
        """Ask for a posting's text."""
        if self.opened(self.action_paste_posting) is None:
            return
        from skillgap.tui.screens.paste import PasteScreen

        def given(words: str | None) -> None:
            if words:
                self.open_posting(pasted(words))

        self.app.push_screen(PasteScreen("Paste a posting"), given)

    def on_paste(self, event: events.Paste) -> None:
        """Open what is dropped or pasted: a path is opened, text is read."""
        event.stop()
        posting = self.view.NAME == "posting" and self.session is not None
        path = dropped_path(event.text)
        source: Path | NamedBytes | None = path
        if path is None and len(event.text.split()) > 20:
            source = pasted(event.text)
        if source is None:
            self.tell("pasted text is neither a file's path nor long enough to be a document")
        elif posting:
            self.open_posting(source)
        else:
            self.open_resume(source)
