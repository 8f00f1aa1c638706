"""Domain text → widget text: the only place where words from a resume become something a widget draws.

Text from files is hostile: a label such as "[/foo]" crashes an app that lets it be read as markup. Everything here
returns `rich.text.Text`, which is never parsed.
"""

from __future__ import annotations

from rich.text import Text

from skillgap.report.blocks import Mark, Tone
from skillgap.report.words import bar, percent

STYLES: dict[Tone, str] = {
    "plain": "",
    "muted": "dim",
    "good": "green",
    "bad": "red",
    "warn": "yellow",
    "strong": "bold",
}


class SortableText(Text):
    """A cell that sorts by a value rather than by what it shows."""

    def __init__(self, text: str, value: float | str, *, style: str = "", justify: str = "left") -> None:
        super().__init__(text, style=style, justify="right" if justify == "right" else "left")
        self.value = value


def plain(text: str, tone: Tone = "plain") -> Text:
    """Make one-line text of any words."""
    return Text(" ".join(text.split()), style=STYLES[tone])


def right(text: str) -> Text:
    """Make a right-aligned cell."""
    return Text(text, justify="right")


def mark(value: Mark) -> Text:
    """Draw a mark."""
    return Text(value.text, style=STYLES[value.tone])


def meter(share: float, width: int = 8) -> Text:
    """Draw a share as a bar with its figure, so that colour is never the only sign."""
    return Text.assemble((bar(share, width), "cyan"), f" {percent(share):>5}")


def lines(*parts: tuple[str, Tone] | str) -> Text:
    """Join parts as lines, each with its tone."""
    text = Text()
    for index, part in enumerate(parts):
        words, tone = (part, "plain") if isinstance(part, str) else part
        text.append("\n" if index else "")
        text.append(words, style=STYLES[tone])  # type: ignore[index]
    return text
