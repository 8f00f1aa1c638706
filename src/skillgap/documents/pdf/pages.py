"""The words of all pages of a PDF, found once for the readings that follow one another."""

from __future__ import annotations

from typing import Any

import msgspec

from skillgap.documents.document import Hidden, Warning
from skillgap.documents.page.rows import Page
from skillgap.documents.pdf.glyphs import PageReader
from skillgap.documents.pdf.letters import Font
from skillgap.documents.pdf.scan import Recogniser, can_recognise
from skillgap.documents.source import Request
from skillgap.errors import EmptyDocumentError, ScannedDocumentError, UnreadableDocumentError

SAVE_AGAIN = "Open it in a viewer and save or print it as PDF again."
_SCAN_WORDS = 5
"""Fewer words than this on a page with a picture count as a picture of text."""
_INSTALL = 'Run `pip install "skillgap[ocr]"` to read pictures of text'
_BROKEN = Warning(
    "broken-unicode",
    "Part of the text has no readable characters; export the PDF again from its source.",
)


class Found(msgspec.Struct, kw_only=True):
    """What the pages of one file hold."""

    pages: list[Page] = []
    """Shared between readings: to be copied before their words are changed."""
    warnings: list[Warning] = []
    hidden: list[Hidden] = []
    links: list[str] = []
    pictured: int = 0
    """Pages that are pictures nobody could read."""
    broken: int = 0
    """Pages of which a tenth of the characters cannot be read."""


_last: tuple[object, Found] | None = None
"""The file read last, with its password and limits, and what was found in it."""


def find_pages(document: Any, request: Request) -> Found:
    """Find the words of all pages; a file read again at once, in another order, is not searched again.

    Finding the words is most of the work of reading, and what a plain reader loses takes a second reading. Raises
    UnreadableDocumentError, ScannedDocumentError or EmptyDocumentError when there is nothing to read.
    """
    global _last
    file = (request.data, request.password, request.limits)
    if _last is None or _last[0] != file:
        _last = file, _found(document, request)
    return _last[1]


def _found(document: Any, request: Request) -> Found:
    from pypdfium2 import PdfiumError

    found = Found()
    fonts: dict[int, Font] = {}
    recogniser = Recogniser()
    for number in range(len(document)):
        try:
            reader = PageReader(document, number, request.limits.characters, fonts)
        except PdfiumError:
            found.warnings.append(_warn_damage(number + 1))
            continue
        try:
            _take(reader, found, recogniser)
        finally:
            reader.close()
    if not found.pages:
        raise UnreadableDocumentError(request.name, "no page of the PDF can be read", hint=SAVE_AGAIN)
    _check_readable(request.name, found)
    if found.broken:
        found.warnings.append(_BROKEN)
    return found


def _take(reader: PageReader, found: Found, recogniser: Recogniser) -> None:
    """Add one page; a picture of text is recognised where that can be done."""
    page = reader.read()
    found.broken += reader.broken * 10 > max(reader.count, 1)
    found.hidden += reader.hidden
    found.links += [link for link in reader.links() if link not in found.links]
    if len(page.words) < _SCAN_WORDS and reader.has_picture():
        if can_recognise():
            page.words = recogniser.words(reader.page) or page.words
            reader.recognised = True
        else:
            found.pictured += 1
            found.warnings.append(_warn_picture(reader.number))
    if reader.recognised:
        found.warnings.append(_warn_recognised(reader.number))
    found.pages.append(page)


def _check_readable(name: str, found: Found) -> None:
    pages, words = len(found.pages), sum(len(page.words) for page in found.pages)
    if found.pictured == pages and words < _SCAN_WORDS * pages:
        raise ScannedDocumentError(
            name,
            "the pages are pictures of text, and text recognition (OCR) is not installed",
            hint=f"{_INSTALL}, or save the resume as a PDF with text from the program it was written in.",
        )
    if not words:
        raise EmptyDocumentError(name, "the PDF holds no text", hint="Check that it is the right file.")


def _warn_damage(page: int) -> Warning:
    return Warning("page-damaged", f"Page {page} is damaged; nothing was read from it.", page)


def _warn_picture(page: int) -> Warning:
    return Warning(
        "page-without-text", f"Page {page} is a picture; nothing was read from it. {_INSTALL}.", page
    )


def _warn_recognised(page: int) -> Warning:
    return Warning("recognised-text", "The text of this page comes from a scan's text recognition.", page)
