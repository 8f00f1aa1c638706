"""Domain text → widget text: the only place where words from a resume become something a widget draws.

Text from files is hostile: a label such as "[/foo]" crashes an app that lets it be read as markup, and an escape
byte in a file's name would reach the terminal. Everything here goes through `clean` into `rich.text.Text`, which is
never parsed.
"""

from __future__ import annotations

import re

from rich.text import Text

from skillgap.errors import SkillgapError
from skillgap.gap import Fit
from skillgap.report.blocks import Mark, Tone
from skillgap.report.words import bar, percent

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters, and the marks that turn the direction of a whole terminal line."""

_OPTION = re.compile(r"\s--?[a-z]")
"""An option of the command line in a hint."""

STYLES: dict[Tone, str] = {
    "plain": "",
    "muted": "bright_black",
    "good": "green",
    "bad": "red",
    "warn": "yellow",
    "strong": "bold",
}
"""Style of each tone; the theme says what the names look like, with contrast enough to read."""

_WIDEST = 4_000
"""Characters of one line of running text at most; what is longer is cut with a mark."""


def clean(words: str) -> str:
    """Take out what would steer the terminal, keeping line breaks."""
    return _UNSEEN.sub("", words.expandtabs(1))


def plain(words: str, tone: Tone = "plain") -> Text:
    """Make one-line text of any words."""
    return Text(" ".join(clean(words).split()), style=STYLES[tone], no_wrap=True, overflow="ellipsis")


def signed(sign: str, words: str, *, width: int, tone: Tone = "plain") -> Text:
    """Put a sign before words, cut to a width."""
    text = Text(f"{sign} {' '.join(clean(words).split())}", style=STYLES[tone], no_wrap=True)
    text.truncate(width, overflow="ellipsis")
    return text


def verbatim(words: str) -> Text:
    """Make text of the same length, so that offsets into it stay true."""
    return Text(_UNSEEN.sub("·", words.replace("\t", " ")))


def rows_of(*lines: Text) -> Text:
    """Put lines one below the other."""
    return Text("\n").join(lines)


def prose(words: str, tone: Tone = "plain") -> Text:
    """Make text that wraps; line breaks stay, endless lines are cut."""
    words = clean(words)
    if len(words) > _WIDEST:
        words = f"{words[:_WIDEST]}… ({len(words) - _WIDEST:,} characters more)"
    return Text(words, style=STYLES[tone])


def right(words: str, tone: Tone = "plain") -> Text:
    """Make a right-aligned cell."""
    return Text(clean(words), style=STYLES[tone], justify="right", no_wrap=True)


def mark(value: Mark) -> Text:
    """Draw a mark."""
    return Text(clean(value.text), style=STYLES[value.tone], no_wrap=True)


def meter(share: float, width: int = 8) -> Text:
    """Draw a share as a bar with its figure, so that colour is never the only sign."""
    return Text.assemble((bar(share, width), "cyan"), f" {percent(share):>5}")


def line(*parts: str | Mark | Text) -> Text:
    """Put parts on one line, with the tone of each mark."""
    text = Text(no_wrap=True, overflow="ellipsis")
    for part in parts:
        text.append_text(
            part if isinstance(part, Text) else mark(part) if isinstance(part, Mark) else plain_part(part)
        )
    return text


def plain_part(words: str) -> Text:
    """Make a part of a line, spaces at its ends kept."""
    return Text(clean(words).replace("\n", " "))


def fit_bar(fit: Fit | None, width: int) -> Text:
    """Draw a fit on a scale of 0–100: solid up to the lower end of its interval, shaded to the upper end."""
    if fit is None:
        return Text("·" * width, style=STYLES["muted"])
    low, value, high = (round(number * width / 100) for number in (fit.low, fit.value, fit.high))
    return Text.assemble(
        ("█" * low, "cyan"),
        ("▓" * (value - low), "cyan"),
        ("░" * (high - value), "cyan"),
        ("·" * (width - high), STYLES["muted"]),
    )


def error_words(error: SkillgapError) -> str:
    """Give an error's words, the same as on the command line but for its options, which the app has not."""
    if not _OPTION.search(error.hint):
        return clean(f"{error.message}\n{error.hint}".strip())
    parts = re.split(r"(?<=\.) |, or ", error.hint)
    kept = (part.rstrip(".") for part in parts if not _OPTION.search(part))
    return clean(f"{error.message}\n{' '.join(f'{part[:1].upper()}{part[1:]}.' for part in kept)}".strip())


def failure_words(what: str, error: BaseException | None) -> str:
    """Say that something ended in an error nobody foresaw."""
    return clean(f"{what} failed ({type(error).__name__}: {error}); the app goes on")
