"""The person's own word on single skills: accepted, rejected, taken back, kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillgap.errors import SkillgapError
from skillgap.skills import Rejected, Skill
from skillgap.tui.actions.shell import Shell
from skillgap.tui.session import changes

if TYPE_CHECKING:
    from skillgap.skills import Overrides


class Judging(Shell):
    """Every word makes a new session, and is kept for the person where there is a workspace."""

    def action_accept(self) -> None:
        """Count the word under the cursor as the skill."""
        meant = self.view.chosen()
        if isinstance(meant, Rejected):
            self._say_word(accept=(meant.text,))

    def action_reject(self) -> None:
        """Never count the skill under the cursor."""
        meant = self.view.chosen()
        if isinstance(meant, Skill):
            self._say_word(reject=(meant.id,))

    def action_undo(self) -> None:
        """Take the last word back."""
        if self.session is None or not self.session.said:
            self.tell("nothing to take back")
            return
        before = self.session.said[-1]
        kept = self.session.said[:-1]
        self._keep_word(before, kept)

    def _say_word(self, *, accept: tuple[str, ...] = (), reject: tuple[str, ...] = ()) -> None:
        """Add to what the person has said; accepting a word takes its rejection back."""
        if self.session is None:
            return
        from skillgap.skills import Overrides

        said = self.session.request.overrides
        new = Overrides(
            accept=tuple(dict.fromkeys((*(name for name in said.accept if name not in reject), *accept))),
            reject=tuple(dict.fromkeys((*(name for name in said.reject if name not in accept), *reject))),
        )
        self._keep_word(new, (*self.session.said, said))

    def take_words(self, words: Overrides) -> None:
        """Take another word on skills; u takes it back as one."""
        if self.session is not None:
            self._keep_word(words, (*self.session.said, self.session.request.overrides))
            self.tell(f"your word: {len(words.accept)} accepted, {len(words.reject)} rejected")

    def _keep_word(self, new: Overrides, history: tuple[Overrides, ...]) -> None:
        """Find the skills again, and keep the word for this person where there is a workspace."""
        if self.session is None:
            return
        before, resume = self.session.request.overrides, self.session.actual.resume
        if (
            self._change(lambda session: changes.with_overrides(session, new, said=history))
            and self.config.workspace
        ):
            from skillgap.tui.files.words import keep_words

            try:
                keep_words(self.config.workspace, resume, before, new, on=self.config.day)
            except (SkillgapError, OSError) as error:
                self.tell(f"holds for this session only: {error}", bad=True, seconds=8)
