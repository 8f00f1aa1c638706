"""PDF → lines: pages by `glyphs`, their order by `layout`; what cannot be read is said."""

from __future__ import annotations

from typing import Any

import msgspec

from skillgap.documents.document import Warning
from skillgap.documents.page.layout import read_pages
from skillgap.documents.page.rows import Page
from skillgap.documents.pdf.glyphs import PageReader
from skillgap.documents.pdf.letters import Font
from skillgap.documents.pdf.scan import Recogniser, can_recognise
from skillgap.documents.source import Draft, Request
from skillgap.errors import (
    EmptyDocumentError,
    EncryptedDocumentError,
    ScannedDocumentError,
    UnreadableDocumentError,
)

_SCAN_WORDS = 5
"""Fewer words than this on a page with a picture count as a picture of text."""

_MOST_ATTACHMENTS = 20
_SAME = 0.8
"""Share of a record's words that the pages show as well when both tell the same; dates and headings may differ."""
_RECORD = Warning(
    "record-inside", "The pages cannot be read well; the Europass record inside the file was read instead."
)
_INSTALL = 'Run `pip install "skillgap[ocr]"` to read pictures of text'
_SAVE_AGAIN = "Open it in a viewer and save or print it as PDF again."


def read_pdf(request: Request) -> Draft:
    """Read a PDF; raise the DocumentError that says why when it cannot be read."""
    from skillgap.documents.pdf.second import GLUED, glued_share, read_again

    try:
        draft = _read_first(request)
    except UnreadableDocumentError:
        second = read_again(request)
        if second is None or not second.lines:
            raise
        return second
    glued = glued_share(_text(draft))
    again = read_again(request) if glued > GLUED else None
    if again is not None and again.lines and glued_share(_text(again)) < glued:
        return msgspec.structs.replace(draft, lines=again.lines, warnings=[*draft.warnings, *again.warnings])
    return draft


def _read_first(request: Request) -> Draft:
    document = _open(request)
    try:
        request.limits.check(request.name, what="pages", found=len(document), allowed=request.limits.pages)
        try:
            draft = _read(document, request)
        except (ScannedDocumentError, EmptyDocumentError):
            record = _record_inside(document, request)
            if record is None:
                raise
            return record
        poor = {"order-doubtful", "broken-unicode"}.intersection(warning.code for warning in draft.warnings)
        record = _record_inside(document, request) if poor and request.reading == "layout" else None
        if record is None or ("broken-unicode" not in poor and not _tells_the_same(record, draft)):
            return draft
        return record
    finally:
        document.close()


def _record_inside(document: Any, request: Request) -> Draft | None:
    """Read the Europass record attached to a PDF whose pages cannot be read well; None when there is none."""
    from pypdfium2 import PdfiumError

    from skillgap.documents.formats.europass import is_europass, read_europass

    for number in range(min(document.count_attachments(), _MOST_ATTACHMENTS)):
        try:
            data = bytes(document.get_attachment(number).get_data())
        except PdfiumError:
            continue
        if len(data) <= request.limits.expanded and is_europass(data):
            draft = read_europass(msgspec.structs.replace(request, data=data))
            return msgspec.structs.replace(draft, format="pdf", pages=len(document), warnings=[_RECORD])
    return None


def _tells_the_same(record: Draft, draft: Draft) -> bool:
    """Tell whether the words of a record are those of the pages, so that nobody is told what the pages do not show."""
    shown = set(_text(draft).casefold().split())
    words = _text(record).casefold().split()
    return sum(word in shown for word in words) >= _SAME * len(words)


def _text(draft: Draft) -> str:
    return " ".join(line.text for line in draft.lines)


def _open(request: Request) -> Any:
    """Open with pdfium and tell a wrong password from a damaged file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(request.data, password=request.password)
        if len(document):
            return document
        document.close()
        problem = "the PDF has no pages"
    except pypdfium2.PdfiumError as error:
        problem = "the PDF is damaged"
        if "assword" in str(error):
            problem = "the password does not open it" if request.password else "the PDF is encrypted"
            raise EncryptedDocumentError(
                request.name, problem, hint="Give its password with --password, or save a copy without one."
            ) from error
    raise UnreadableDocumentError(request.name, problem, hint=_SAVE_AGAIN)


def _read(document: Any, request: Request) -> Draft:
    from pypdfium2 import PdfiumError

    draft = Draft(format="pdf", lines=[], pages=len(document))
    recogniser: Recogniser | None = None
    fonts: dict[int, Font] = {}
    pages: list[Page] = []
    pictured = broken = 0
    for number in range(len(document)):
        try:
            reader = PageReader(document, number, request.limits.characters, fonts)
        except PdfiumError:
            draft.warnings.append(_warn_damage(number + 1))
            continue
        try:
            page = reader.read()
            broken += reader.broken * 10 > max(reader.count, 1)
            draft.hidden += reader.hidden
            draft.links += [link for link in reader.links() if link not in draft.links]
            if len(page.words) < _SCAN_WORDS and reader.has_picture():
                recogniser = recogniser or (Recogniser() if can_recognise() else None)
                if recogniser is not None:
                    page.words = recogniser.words(reader.page) or page.words
                    reader.recognised = True
                else:
                    pictured += 1
                    draft.warnings.append(_warn_picture(number + 1))
            if reader.recognised:
                draft.warnings.append(
                    Warning(
                        "recognised-text",
                        "The text of this page comes from a scan's text recognition.",
                        number + 1,
                    )
                )
        finally:
            reader.close()
        pages.append(page)
    if not pages:
        raise UnreadableDocumentError(request.name, "no page of the PDF can be read", hint=_SAVE_AGAIN)
    words = sum(len(page.words) for page in pages)
    _check_readable(request.name, words=words, pictured=pictured, pages=len(pages))
    if broken:
        draft.warnings.append(
            Warning(
                "broken-unicode",
                "Part of the text has no readable characters; export the PDF again from its source.",
            )
        )
    draft.lines, doubtful = read_pages(pages, naive=request.reading == "stream")
    draft.warnings += [
        Warning(
            "order-doubtful",
            f"The reading order of page {page} is uncertain; check it with `skillgap text`.",
            page,
        )
        for page in doubtful
    ]
    return draft


def _warn_damage(page: int) -> Warning:
    return Warning("page-damaged", f"Page {page} is damaged; nothing was read from it.", page)


def _warn_picture(page: int) -> Warning:
    return Warning(
        "page-without-text", f"Page {page} is a picture; nothing was read from it. {_INSTALL}.", page
    )


def _check_readable(name: str, *, words: int, pictured: int, pages: int) -> None:
    if pictured == pages and pictured and words < _SCAN_WORDS * pages:
        raise ScannedDocumentError(
            name,
            "the pages are pictures of text, and text recognition (OCR) is not installed",
            hint=f"{_INSTALL}, or save the resume as a PDF with text from the program it was written in.",
        )
    if not words:
        raise EmptyDocumentError(name, "the PDF holds no text", hint="Check that it is the right file.")
