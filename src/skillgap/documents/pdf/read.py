"""PDF → lines: words by `pages`, their order by `layout`; what cannot be read is said."""

from __future__ import annotations

from typing import Any

import msgspec

from skillgap.documents.document import Warning
from skillgap.documents.page.layout import read_pages
from skillgap.documents.pdf.pages import SAVE_AGAIN, find_pages
from skillgap.documents.source import Draft, Request
from skillgap.errors import (
    EmptyDocumentError,
    EncryptedDocumentError,
    ScannedDocumentError,
    UnreadableDocumentError,
)

_MOST_ATTACHMENTS = 20
_SAME = 0.8
"""Share of a record's words that the pages show as well when both tell the same; dates and headings may differ."""
_RECORD = Warning(
    "record-inside", "The pages cannot be read well; the Europass record inside the file was read instead."
)


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
    raise UnreadableDocumentError(request.name, problem, hint=SAVE_AGAIN)


def _read(document: Any, request: Request) -> Draft:
    found = find_pages(document, request)
    pages = [msgspec.structs.replace(page) for page in found.pages]
    lines, doubtful = read_pages(pages, naive=request.reading == "stream")
    doubts = [
        Warning(
            "order-doubtful",
            f"The reading order of page {page} is uncertain; check it with `skillgap text`.",
            page,
        )
        for page in doubtful
    ]
    return Draft(
        format="pdf",
        lines=lines,
        pages=len(document),
        warnings=[*found.warnings, *doubts],
        hidden=[*found.hidden],
        links=[*found.links],
    )
