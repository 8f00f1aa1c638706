"""The command palette's entries: commands, roles to compare with, skills to go to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType

from skillgap.tui.commands import COMMANDS

Entry = tuple[str, str, IgnoreReturnCallbackType]


class CommandProvider(Provider):
    """Offers every command the open view has, every role, every gap and every skill."""

    async def discover(self) -> Hits:
        """Offer the commands before anything is typed."""
        for title, help_, callback in self._commands():
            yield DiscoveryHit(title, callback, help=help_)

    async def search(self, query: str) -> Hits:
        """Offer what matches."""
        matcher = self.matcher(query)
        for title, help_, callback in (*self._commands(), *self._places()):
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, matcher.highlight(title), callback, help=help_)

    def _commands(self) -> Iterator[Entry]:
        for command in COMMANDS:
            if not command.views or getattr(self.screen, "_open", "") in command.views:
                yield command.title, f"{command.shown}  {command.help}", self._run(command.action)

    def _places(self) -> Iterator[Entry]:
        session = getattr(self.app, "session", None)
        if session is None:
            return
        for role in session.ranking:
            help_ = "Compare at the level that suits the resume."
            yield f"Compare with {role.title}", help_, self._run(f"compare('{role.role}')")
        for gap in session.actual.best.gaps:
            yield f"Gap: {gap.name}", "Go to this gap.", self._run(f"gap('{gap.skill}')")
        for skill in session.actual.skills.skills:
            yield (
                f"Evidence: {skill.name}",
                "Go to the lines that show it.",
                self._run(f"evidence('{skill.id}')"),
            )

    def _run(self, action: str) -> IgnoreReturnCallbackType:
        return partial(self.app.run_action, action, default_namespace=self.screen)
