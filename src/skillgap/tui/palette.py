"""The command palette's entries, from the command registry and the open resume."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType

from skillgap.tui.commands import COMMANDS


class CommandProvider(Provider):
    """Offers every command and every role to go to."""

    def _entries(self) -> Iterator[tuple[str, str, IgnoreReturnCallbackType]]:
        for command in COMMANDS:
            yield command.title, command.help, partial(self.app.run_action, command.action)
        session = getattr(self.app, "session", None)
        for role in session.ranking if session else ():
            yield (
                f"Compare with {role.title}",
                "Role at the level that suits the resume.",
                partial(self.app.run_action, f"compare('{role.role}')"),
            )

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        for title, help_, callback in self._entries():
            yield DiscoveryHit(title, callback, help=help_)

    async def search(self, query: str) -> Hits:
        """Offer what matches."""
        matcher = self.matcher(query)
        for title, help_, callback in self._entries():
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, matcher.highlight(title), callback, help=help_)
