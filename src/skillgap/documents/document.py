"""The document: lines of text in reading order, each with its place on the page."""

from __future__ import annotations

from functools import cached_property

import msgspec


class Box(msgspec.Struct, frozen=True, gc=False):
    """A rectangle in points (1/72 inch) from the top left corner of its page."""

    left: float
    top: float
    right: float
    bottom: float


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line as a reader sees it; control characters are gone, white space is single."""

    text: str
    page: int
    """From 1; formats without pages are one page."""
    number: int
    """From 1, through the whole document, in reading order."""
    box: Box | None = None
    """None in formats without a layout."""
    size: float | None = None
    """Prevailing font size in points; None where the format does not say."""
    bold: bool = False
    heading: int = 0
    """Level 1–6 where the format itself marks a heading (Markdown, HTML, DOCX styles); 0 otherwise."""
    column: int = 0
    """Which column of its page the line stands in, from 0; full-width lines are 0."""
    block: int = 0
    """Paragraph or text block the line belongs to, from 0 through the document, in reading order."""
    bullet: bool = False
    """True when the line opened with a bullet glyph or list marker (kept as "• " in the text)."""
    aside: str = ""
    """What ends the line behind a wide gap or a tab, as dates and towns at the right edge do; empty without one."""
    place: str = ""
    """"header", "footer", "table" or "box" where the format says that the line stands outside the running text."""


class Warning(msgspec.Struct, frozen=True):
    """Something the reader should know about how the document was read."""

    code: str
    """Stable kebab-case name, such as "hidden-text" or "order-doubtful"."""
    message: str
    page: int | None = None


class Hidden(msgspec.Struct, frozen=True):
    """Text present in the file but invisible on the page; reported, never scored."""

    text: str
    page: int


class Document(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """A file's readable content."""

    name: str
    """The file's name as given, without its folders; "-" for standard input."""
    format: str
    """"pdf", "docx", "odt", "rtf", "html", "markdown", "text", "latex", "org", "rst", "json-resume", "json", "yaml",
    "europass-xml", "linkedin-zip"."""
    pages: int
    lines: tuple[Line, ...]
    warnings: tuple[Warning, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    links: tuple[str, ...] = ()
    """Targets of hyperlinks, in order of appearance, each once."""
    digest: str = ""
    """SHA-256 of the file's bytes, hexadecimal."""

    @cached_property
    def text(self) -> str:
        """All lines joined by newlines; offsets of mentions count characters of this string."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """Where each line starts in `text`, same order as `lines`."""
        starts, position = [], 0
        for line in self.lines:
            starts.append(position)
            position += len(line.text) + 1
        return tuple(starts)

    @property
    def words(self) -> int:
        """Number of white-space separated words."""
        return len(self.text.split())
