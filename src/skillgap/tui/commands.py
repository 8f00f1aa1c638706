"""The one registry of commands: keys, footer, help and palette are all made from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType

VIEWS = ("overview", "gaps", "roadmap", "roles", "evidence", "market", "posting")
"""In the order of their keys, from 1."""
_LISTS = ("gaps", "evidence", "market")
_ASKED = ("overview", "gaps", "roadmap", "roles", "market")
_OPENS = ("overview", "roles", "evidence", "posting")
_CHOICE = ("overview", "gaps", "roadmap", "roles", "market", "posting")


class Command(NamedTuple):
    """Something the user can do."""

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
    views: tuple[str, ...] = ()
    """Views it belongs to; empty for all."""
    hint: tuple[str, ...] = ()
    """Views whose bottom line shows it; at most six a view: more do not fit 60 columns."""


_GO = {
    "overview": "Fit with its interval, minimum bars, strengths, next steps, doubts about the reading.",
    "gaps": "What is missing, most worthwhile first, with the reason for each.",
    "roadmap": "The months that close the gap, drawn to scale; tick what is done.",
    "roles": "Fit for every role and level, the nearest roles and what they cost.",
    "evidence": "The resume as it was read, with every skill and every word decided against.",
    "market": "What postings ask for, with sources; one skill across all roles.",
    "posting": "One posting: what it asks for, of how many people, and how far the resume covers it.",
}

COMMANDS: tuple[Command, ...] = (
    Command("open", "o", "o", "open", "Open", "Open a resume: a path, a recent file, the tree, an example.", (), _OPENS),
    Command("role", "r", "r", "role", "Role", "Choose the role and level to compare with.", (), _CHOICE),
    *(
        Command(f"view-{name}", str(key), str(key), f"view('{name}')", f"Show {name}", _GO[name])
        for key, name in enumerate(VIEWS, start=1)
    ),
    Command("why", "i", "i", "why", "Why?", "Ask why: fit, interval, reach, bars, level, order, or the skill under the cursor.", (), _ASKED),
    Command("learn", "space", "space", "learn", "What if", "Take the gap as learnt, or no longer: fit and plan follow.", ("gaps",), ("gaps",)),
    Command("tick", "space", "space", "tick", "Tick", "Tick the next part of the module as done; all done takes it back.", ("roadmap",), ("roadmap",)),
    Command("reset", "z", "z", "reset", "Reset what-if", "Take back everything taken as learnt."),
    Command("sort", "s", "s", "sort", "Sort", "Sort the gaps by worth, demand, hours or name.", ("gaps",)),
    Command("group", "b", "b", "group", "Group by kind", "Group the gaps by kind: learning, proof, wording.", ("gaps",)),
    Command("filter", "slash", "/", "filter", "Filter", "Show only the rows that hold what you type.", _LISTS),
    Command("more-hours", "plus,equals_sign", "+", "hours(1)", "More hours a week", "Plan with one more hour a week."),
    Command("fewer-hours", "minus", "-", "hours(-1)", "Fewer hours a week", "Plan with one hour a week less."),
    Command("more-months", "right_square_bracket", "]", "months(1)", "One more month", "Plan one month more."),
    Command("fewer-months", "left_square_bracket", "[", "months(-1)", "One month less", "Plan one month less."),
    Command("later", "greater_than_sign", ">", "start(1)", "Start a month later", "Move the plan a month later."),
    Command("earlier", "less_than_sign", "<", "start(-1)", "Start a month earlier", "Move the plan a month earlier."),
    Command("wishes", "w", "w", "wishes", "Wishes for the plan", "Set hours, start, months, weeks off and interview practice together."),
    Command("source", "S", "S", "source", "Source of figures", "Compare with the figures of one source only, or of all of them pooled."),
    Command("edit", "E", "E", "edit", "Edit", "Open the plan file in your editor ($VISUAL or $EDITOR) and read its ticks back; in Evidence, your word on skills."),
    Command("accept", "a", "a", "accept", "Accept", "Count the word under the cursor as the skill.", ("evidence",), ("evidence",)),
    Command("reject", "x", "x", "reject", "Reject", "Never count the skill under the cursor.", ("evidence",), ("evidence",)),
    Command("undo", "u", "u", "undo", "Undo", "Take the last accept or reject back.", ("evidence",)),
    Command("next-role", "n", "n", "next_role(1)", "Next role", "Browse the next role's profile.", ("market",), ("market",)),
    Command("previous-role", "N", "N", "next_role(-1)", "Previous role", "Browse the role before.", ("market",)),
    Command("next-level", "l,right", "l", "next_level(1)", "Higher level", "Browse the next higher level.", ("market",)),
    Command("previous-level", "h,left", "h", "next_level(-1)", "Lower level", "Browse the next lower level.", ("market",)),
    Command("posting-open", "O", "O", "open_posting", "Open posting", "Open a posting from a file."),
    Command("posting-paste", "p", "p", "paste_posting", "Paste posting", "Paste or type a posting.", ("posting",), ("posting",)),
    Command("clients", "C", "C", "clients", "Clients", "Open the coach's clients: sessions, notes, agreed actions, the group's heat map."),
    Command("export", "e", "e", "export", "Export", "Write this view to a file: Markdown, JSON, CSV, text; the roadmap also HTML, PDF, calendar.", (), VIEWS),
    Command("copy", "y", "y", "copy", "Copy this view", "Send this view to the clipboard as Markdown, where the terminal has one."),
    Command("theme", "t", "t", "app.next_theme", "Next theme", "Change the colours: dark, light, or the terminal's own."),
    Command("cancel", "escape", "esc", "cancel", "Cancel reading", "Stop reading a file; leave the filter."),
    Command("help", "question_mark,f1", "?", "help", "Help", "Show this help.", (), VIEWS),
    Command("quit", "q,ctrl+q", "q", "app.quit", "Quit", "Leave.", (), VIEWS),
)  # fmt: skip

MOVING = (
    ("↑ ↓ or j k", "move"),
    ("← → or h l", "move or scroll sideways"),
    ("g G", "first, last row"),
    ("enter", "open what the cursor is on"),
    ("tab", "next part of the view"),
    ("escape", "close a dialog, leave the filter"),
    ("ctrl+p", "command palette"),
)
"""Keys every list understands, for the help screen."""


def bindings(commands: Iterable[Command] = COMMANDS) -> list[BindingType]:
    """Make the key bindings."""
    return [
        Binding(c.keys, c.action, c.title, id=c.id, show=bool(c.hint), key_display=c.shown, tooltip=c.help)
        for c in commands
    ]


def offered(action: str, parameters: tuple[object, ...], view: str) -> bool:
    """Tell whether a command belongs to a view."""
    name = action if not parameters else f"{action}({', '.join(repr(part) for part in parameters)})"
    found = [command for command in COMMANDS if command.action in (name, action)]
    return not found or any(not command.views or view in command.views for command in found)
