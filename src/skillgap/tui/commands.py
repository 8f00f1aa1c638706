"""The one registry of commands: keys, footer, help and palette are all made from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Command(NamedTuple):
    """Something the user can do anywhere in the app."""

    id: str
    keys: str
    """Comma-separated, as Textual names them."""
    shown: str
    """The key as people read it."""
    action: str
    title: str
    """Imperative, for footer and palette."""
    help: str
    """One sentence for the help screen."""
    footer: bool = False
    """At most six are True: more do not fit 80 columns."""


COMMANDS: tuple[Command, ...] = (
    Command("open", "o", "o", "open", "Open", "Open a resume: a path, the file tree or an example.", True),
    Command("role", "r", "r", "role", "Role", "Choose the role and level to compare with.", True),
    Command(
        "export",
        "e",
        "e",
        "export",
        "Export",
        "Write this view to a file (Markdown, JSON, CSV or text).",
        True,
    ),
    Command(
        "view-gaps", "1", "1", "view('gaps')", "Show gaps", "Fit, minimum bars, strengths and ranked gaps."
    ),
    Command("view-plan", "2", "2", "view('plan')", "Show plan", "The months that close the gap."),
    Command("view-roles", "3", "3", "view('roles')", "Show roles", "Fit for every role and level."),
    Command(
        "view-evidence",
        "4",
        "4",
        "view('evidence')",
        "Show evidence",
        "Where each skill stands in the resume, and what was decided against.",
    ),
    Command(
        "more-hours",
        "plus,equals_sign",
        "+",
        "hours(1)",
        "More hours a week",
        "Plan with one more hour a week.",
    ),
    Command(
        "fewer-hours", "minus", "-", "hours(-1)", "Fewer hours a week", "Plan with one hour a week less."
    ),
    Command(
        "more-months", "right_square_bracket", "]", "months(1)", "One more month", "Plan one month more."
    ),
    Command(
        "fewer-months", "left_square_bracket", "[", "months(-1)", "One month less", "Plan one month less."
    ),
    Command("sort", "s", "s", "sort", "Sort gaps", "Sort the gaps by worth, demand, hours or name."),
    Command(
        "filter",
        "slash",
        "/",
        "filter",
        "Filter gaps",
        "Show only the gaps whose name or kind holds what you type.",
    ),
    Command(
        "copy",
        "y",
        "y",
        "copy",
        "Copy this view",
        "Send this view to the clipboard as Markdown; terminals without one ignore it, use Export there.",
    ),
    Command(
        "theme",
        "t",
        "t",
        "next_theme",
        "Next theme",
        "Change the colours: dark, light, or the terminal's own.",
    ),
    Command("help", "question_mark,f1", "?", "help", "Help", "Show this help.", True),
    Command("quit", "q", "q", "quit", "Quit", "Leave.", True),
)

MOVING = (
    ("↑ ↓ or j k", "move"),
    ("g G", "first, last row"),
    ("enter", "open what the cursor is on"),
    ("tab", "next part of the view"),
    ("escape", "close a dialog, leave the filter"),
    ("ctrl+p", "command palette"),
)
"""Keys every list understands, for the help screen."""


def bindings(commands: Iterable[Command] = COMMANDS) -> list[BindingType]:
    """Make the app's key bindings."""
    return [
        Binding(c.keys, c.action, c.title, id=c.id, show=c.footer, key_display=c.shown, tooltip=c.help)
        for c in commands
    ]
