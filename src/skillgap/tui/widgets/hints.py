"""The bottom line: what the keys do in the view that is open."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widget import Widget

from skillgap.tui.commands import COMMANDS, Command


class Hints(Widget):
    """At most six keys with their names; a click does what the key does."""

    class Chosen(Message):
        """The user clicked a hint."""

        def __init__(self, command: Command) -> None:
            super().__init__()
            self.command = command

    def __init__(self) -> None:
        super().__init__(id="hints")
        self._view = ""

    def show(self, view: str) -> None:
        """Show the hints of a view."""
        self._view = view
        self.refresh()

    def render(self) -> Text:
        """Draw keys and names."""
        text = Text(no_wrap=True, overflow="crop")
        for command in self._commands():
            text.append(f" {command.shown} ", style="bold reverse")
            text.append(f"{command.title} ")
        return text

    def on_click(self, event: events.Click) -> None:
        """Do what stands under the pointer."""
        end = 0
        for command in self._commands():
            end += len(command.shown) + len(command.title) + 3
            if event.x < end:
                self.post_message(self.Chosen(command))
                return

    def _commands(self) -> list[Command]:
        return [command for command in COMMANDS if self._view in command.hint]
