"""The colours: two themes of our own making sure of contrast, and the terminal's own."""

from __future__ import annotations

from rich.terminal_theme import TerminalTheme

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
