"""The person's own editor, for the plan file and for their word on skills."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from skillgap.errors import SkillgapError
from skillgap.tui.actions.shell import Shell
from skillgap.tui.session import Session
from skillgap.tui.session.changes import with_plan_file
from skillgap.tui.text import error_words

if TYPE_CHECKING:
    from skillgap.skills import Overrides

_WORDS = "your-word.yaml"


class Editing(Shell):
    """Hands a file over, waits, and reads it back; what cannot be read back stays as it was typed."""

    _unread = False
    """True while the file of words holds something that could not be read back."""

    def action_edit(self) -> None:
        """Open the plan file in the person's editor; in the view of the evidence, their word on skills."""
        session = self.opened(self.action_edit)
        if session is None:
            return
        if self.view.NAME == "evidence":
            self._edit_words(session)
        elif session.plan_file is None:
            self.tell("write the plan to a file first: 3, then e", seconds=6)
        elif self._edited(session.plan_file):
            self._take_plan(session, session.plan_file)

    def take_words(self, words: Overrides) -> None:
        """Take another word on skills."""
        raise NotImplementedError

    def _edited(self, path: Path) -> bool:
        """Show a file in the editor and wait; False where that was not possible, which is said."""
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if not editor:
            self.tell(f"no editor: set VISUAL or EDITOR; the file is {path}", bad=True, seconds=8)
            return False
        try:
            with self.app.suspend():
                subprocess.run([*command_of(editor), str(path)], check=False)  # noqa: S603 — the person's own editor
        except SuspendNotSupported:
            self.tell(f"not possible here; the file is {path}", bad=True, seconds=8)
            return False
        except OSError as error:
            self.tell(f"{editor}: cannot be started ({error.strerror})", bad=True, seconds=8)
            return False
        return True

    def _take_plan(self, session: Session, path: Path) -> None:
        """Take up what the person changed in the plan file."""
        from skillgap.tui.files.plans import read_plan

        try:
            self.session = with_plan_file(session, path, read_plan(path, session))
        except SkillgapError as error:
            self.tell(error_words(error), bad=True, seconds=12)

    def _edit_words(self, session: Session) -> None:
        """Let the person write their word on skills down; what has a mistake is opened again as it was left."""
        from skillgap.tui.files.words import read_words, write_words

        said, skills = session.request.overrides, session.actual.skills
        path = (self.config.state_folder or self.config.cache_folder) / _WORDS
        try:
            if not (self._unread and path.exists()):
                write_words(path, said, skills, on=self.config.day)
            if not self._edited(path):
                return
            self._unread = True
            words = read_words(path, session.actual.knowledge.taxonomy)
        except SkillgapError as error:
            again = "E opens it again as you left it." if self._unread else ""
            self.tell(f"{error_words(error)}\n{again}".strip(), bad=True, seconds=20)
            return
        self._unread = False
        path.unlink(missing_ok=True)
        if words == said:
            self.tell("your word is as it was")
        else:
            self.take_words(words)


def command_of(editor: str) -> list[str]:
    """Split an editor's command line; a Windows path keeps its backslashes, a quoted one loses its quotes."""
    if os.name != "nt":
        return shlex.split(editor)
    return [part.strip('"') for part in shlex.split(editor, posix=False)]
