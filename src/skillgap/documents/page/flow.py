"""Formats without pages: gather paragraphs to lines, open containers and XML within limits."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from skillgap.documents.clean import clean, close_spacing, mark_bullet
from skillgap.documents.document import Line
from skillgap.documents.source import Request
from skillgap.errors import TooLargeDocumentError, UnreadableDocumentError

BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, EOFError, OSError,
    ValueError, IndexError, OverflowError,
)  # fmt: skip
"""What the standard library raises on damaged zip files."""


def tag_name(element: Element) -> str:
    """Give an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element | None, key: str = "val") -> str:
    """Give an attribute whatever its namespace; empty when there is none."""
    if element is None:
        return ""
    return next((value for name, value in element.attrib.items() if name.rpartition("}")[2] == key), "")


class Flow:
    """Gathers lines; each paragraph is a block, each line break in it a line."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.lines: list[Line] = []
        self.column = 0
        self.place = ""
        """Where the lines stand: see `Line.place`."""
        self._block = -1
        self._characters = 0

    def add(
        self, text: str, *, heading: int = 0, bold: bool = False, bullet: bool = False, joined: bool = False
    ) -> None:
        """Add a paragraph; `joined` keeps it in the block before."""
        self._characters += len(text)
        limits = self.request.limits
        limits.check(self.request.name, what="characters", found=self._characters, allowed=limits.characters)
        if not joined:
            self._block += 1
        for part in re.split(r"[\n\v\f\r\u2028\u2029]+", text):
            line, marked = mark_bullet(clean(close_spacing(part)))
            if bullet and line and not marked:
                line, marked = f"• {line}", True
            if line:
                self.lines.append(
                    Line(
                        text=line,
                        page=1,
                        number=0,
                        heading=heading,
                        bold=bold,
                        column=self.column,
                        block=max(self._block, 0),
                        bullet=marked,
                        aside=_aside(part, line),
                        place=self.place,
                    )
                )
            bullet = False


def _aside(text: str, line: str) -> str:
    """Give what stands behind the last tab or wide space of a paragraph, as it ends the line made of it."""
    at = max(text.rstrip().rfind("\t"), text.rstrip().rfind("   "))
    end = clean(text[at:]) if at > 0 else ""
    return end if end != line and line.endswith(end) else ""


class Container:
    """A zip file whose members are read within the limits."""

    def __init__(self, request: Request) -> None:
        self.request = request
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(request.data))
        except BROKEN_ZIP as error:
            raise self._damaged() from error
        self.names = self.archive.namelist()

    def _damaged(self) -> UnreadableDocumentError:
        return UnreadableDocumentError(
            self.request.name, "the file is damaged", hint="Download or save it again."
        )

    def unpack(self, name: str) -> bytes:
        """Unpack one member; raise when it is larger than it says or damaged."""
        allowed = self.request.limits.expanded
        try:
            with self.archive.open(name) as member:
                data = member.read(allowed + 1)
        except KeyError:
            return b""
        except BROKEN_ZIP as error:
            raise self._damaged() from error
        self.request.limits.check(
            self.request.name, what="bytes when unpacked", found=len(data), allowed=allowed
        )
        return data

    def matches(self, names: str, pattern: re.Pattern[bytes]) -> bool:
        """Tell whether a pattern occurs in any member whose file name matches."""
        found = [name for name in self.names if re.fullmatch(names, name.rpartition("/")[2])]
        return any(pattern.search(self.unpack(name)) for name in found)

    def xml(self, name: str) -> Element | None:
        """Parse one member; None when there is no such member. Entities and external references are refused."""
        data = self.unpack(name)
        return parse_xml(self.request, data) if data else None


def parse_xml(request: Request, data: bytes) -> Element:
    """Parse XML without entities; raise TooLargeDocumentError for them, UnreadableDocumentError for damage."""
    from defusedxml import DefusedXmlException  # type: ignore[import-untyped]

    try:
        root: Any = _parsed(data)
    except DefusedXmlException as error:
        raise TooLargeDocumentError(
            request.name,
            "refused: it defines XML entities, which can grow without bound",
            hint="Save it again from its program.",
        ) from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise UnreadableDocumentError(
            request.name, "the file is damaged", hint="Save it again from its program."
        ) from error
    return root  # type: ignore[no-any-return]


def _parsed(data: bytes) -> Any:
    """Parse with the guard against entities, or quicker without it where there can be none.

    Only a document type defines entities. Its mark is spelt alike in every encoding the parser takes but those of
    several bytes a letter, which hold nulls.
    """
    if b"<!DOCTYPE" in data or b"\0" in data:
        from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

        return fromstring(data, forbid_dtd=False)
    from xml.etree.ElementTree import fromstring as plain

    return plain(data)  # noqa: S314 — nothing defines an entity here
