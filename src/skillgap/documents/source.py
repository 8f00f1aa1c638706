"""What can be read, and how much of it: sources, limits, and what a reader hands back."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from skillgap.documents.document import Hidden, Line, Warning
from skillgap.errors import TooLargeDocumentError

Reading: TypeAlias = Literal["layout", "stream"]
""""layout" follows the page as a person does; "stream" follows the order of the file, as naive parsers do."""


class NamedBytes(msgspec.Struct, frozen=True):
    """A document that does not lie on disk: standard input, or a paste."""

    name: str
    data: bytes


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much of a document is read before it is refused; every field can be set apart."""

    bytes: int = 25_000_000
    """Size of the file."""
    pages: int = 100
    entries: int = 2_000
    """Entries of a zip container (DOCX, ODT, LinkedIn export)."""
    expanded: int = 100_000_000
    """Bytes of all entries of a zip container together."""
    characters: int = 4_000_000
    """Characters of text read."""
    seconds: float = 20.0
    """Time until a reader in a process of its own is stopped; a plain `read_document` watches no clock."""
    memory: int = 512_000_000
    """Bytes such a process may take beyond what it starts with, where the system can tell."""

    def check(self, name: str, *, what: str, found: int, allowed: int) -> None:
        """Raise TooLargeDocumentError when more was found than allowed."""
        if found > allowed:
            raise TooLargeDocumentError(
                name,
                f"too large: {found:,} {what}, at most {allowed:,} are read",
                hint="Give the resume alone, as a smaller file, or allow more with --limit.",
            )


DEFAULT = Limits()


class Limited(msgspec.Struct, frozen=True):
    """A document with limits of its own, which go before those of the call that reads it."""

    source: Path | str | NamedBytes
    limits: Limits
    apart: bool = False
    """True to read it in a process of its own, which alone keeps to the limits of time and memory."""


Source: TypeAlias = Path | str | NamedBytes | Limited
"""A path, or bytes with the name to call them by; with limits of its own where they differ."""


class Draft(msgspec.Struct, kw_only=True):
    """What a reader of one format found; lines are numbered later, blocks and pages are final."""

    format: str
    lines: list[Line]
    pages: int = 1
    warnings: list[Warning] = []
    hidden: list[Hidden] = []
    links: list[str] = []


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One document to read, as the readers of formats get it."""

    name: str
    data: bytes
    password: str | None = None
    reading: Reading = "layout"
    limits: Limits = DEFAULT
