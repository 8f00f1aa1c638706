"""The row of views, drawn in one line from 60 cells on."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widget import Widget


class ViewTabs(Widget):
    """Numbered names; a click goes there, a pointer marks where one is."""

    class Chosen(Message):
        """The user clicked a name."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(id="tabs")
        self._names = names
        self._active = names[0]

    def show(self, name: str) -> None:
        """Mark a name."""
        self._active = name
        self.refresh()

    def render(self) -> Text:
        """Draw the names, closer together where there is little room."""
        text = Text(no_wrap=True, overflow="crop")
        for label, name in self._labels():
            text.append(label, style="bold reverse" if name == self._active else "")
        return text

    def on_click(self, event: events.Click) -> None:
        """Go to the name under the pointer."""
        end = 0
        for label, name in self._labels():
            end += len(label)
            if event.x < end:
                self.post_message(self.Chosen(name))
                return

    def _labels(self) -> list[tuple[str, str]]:
        close = self.size.width < 76
        labels = []
        for number, name in enumerate(self._names, start=1):
            pointer = "▸" if name == self._active else " "
            label = f"{pointer}{number}{'' if close else ' '}{name.capitalize()}{'' if close else ' '}"
            labels.append((label, name))
        return labels
