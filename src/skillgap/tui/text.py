"""Domain text → widget text: the only place where words from a resume become something a widget draws.

Text from files is hostile: a label such as "[/foo]" crashes an app that lets it be read as markup. Everything here
returns `rich.text.Text`, which is never parsed.
"""

from __future__ import annotations

from rich.text import Text

from skillgap.report.blocks import Mark, Tone
from skillgap.report.terminal import STYLES
from skillgap.report.words import bar, percent


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
