"""What a report is made of, whatever it is rendered to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

Tone = Literal["plain", "muted", "good", "bad", "warn", "strong"]


class Meter(msgspec.Struct, frozen=True):
    """A share drawn as a bar where people look, and printed as a percentage where they read."""

    share: float
    """0 to 1."""


class Mark(msgspec.Struct, frozen=True):
    """A short text with a meaning carried by glyph and, second, by colour."""

    text: str
    tone: Tone = "plain"


Cell = str | Meter | Mark


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column of a table."""

    name: str
    align: Literal["left", "right"] = "left"
    wrap: bool = False
    """True for the columns that give way when the table is wider than the page."""


class Title(msgspec.Struct, frozen=True):
    """The report's own heading."""

    text: str


class Heading(msgspec.Struct, frozen=True):
    """A section's heading."""

    text: str


class Paragraph(msgspec.Struct, frozen=True):
    """Running text."""

    text: str
    tone: Tone = "plain"


class Items(msgspec.Struct, frozen=True):
    """A list; each item may open with a mark."""

    items: tuple[tuple[Mark, str], ...]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under named columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "Nothing."
    """What to say when there is no row."""


class Verbatim(msgspec.Struct, frozen=True):
    """Lines to show as they are, such as the text of a document."""

    lines: tuple[str, ...]


Block = Title | Heading | Paragraph | Items | Table | Verbatim


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """An answer, ready to be rendered to any format."""

    blocks: tuple[Block, ...]
    data: object
    """The answer as the JSON contract shapes it: dicts, lists, strings, numbers."""
    records: Table
    """The answer's rows for CSV, with full precision in text."""


def bullets(*texts: str) -> Items:
    """List texts under plain bullets."""
    return Items(tuple((Mark("•"), text) for text in texts))


def record_table(names: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> Table:
    """Put rows under plain columns, as CSV takes them."""
    return Table(columns=tuple(Column(name=name) for name in names), rows=tuple(rows))
