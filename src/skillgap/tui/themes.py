"""The colours: two themes of our own making sure of contrast, and the terminal's own."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from textual.color import Color
from textual.filter import LineFilter

_BRIGHT_BLACK = 8
_DEFAULT = Style(color="default")


class MutedAsDim(LineFilter):
    """With the terminal's own colours, dims muted text: some palettes draw bright black as the background."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Dim what is bright black."""
        return [
            Segment(segment.text, _DEFAULT + _without_colour(segment.style), segment.control)
            if segment.style and segment.style.color and segment.style.color.number == _BRIGHT_BLACK
            else segment
            for segment in segments
        ]


def _without_colour(style: Style) -> Style:
    return Style(bold=style.bold, italic=style.italic, reverse=style.reverse, dim=True, bgcolor=style.bgcolor)


THEMES = ("textual-dark", "textual-light", "ansi-dark", "ansi-light")
"""In the order the theme key takes them."""

DARK = TerminalTheme(
    (18, 18, 18),
    (224, 224, 224),
    [
        (18, 18, 18),
        (255, 138, 128),
        (129, 212, 133),
        (244, 208, 111),
        (130, 177, 255),
        (224, 160, 255),
        (110, 207, 228),
        (224, 224, 224),
        (158, 158, 158),
    ],
    [
        (255, 138, 128),
        (129, 212, 133),
        (244, 208, 111),
        (130, 177, 255),
        (224, 160, 255),
        (110, 207, 228),
        (255, 255, 255),
    ],
)
"""What the names of colours look like on the dark theme."""

LIGHT = TerminalTheme(
    (224, 224, 224),
    (20, 20, 20),
    [
        (20, 20, 20),
        (160, 20, 20),
        (0, 92, 30),
        (112, 72, 0),
        (20, 60, 160),
        (110, 30, 140),
        (0, 84, 110),
        (224, 224, 224),
        (80, 80, 80),
    ],
    [
        (160, 20, 20),
        (0, 92, 30),
        (112, 72, 0),
        (20, 60, 160),
        (110, 30, 140),
        (0, 84, 110),
        (224, 224, 224),
    ],
)
"""What they look like on the light theme."""
