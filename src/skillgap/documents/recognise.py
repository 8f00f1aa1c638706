"""Tell what a file is by its content, and choose the reader for it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Never

from skillgap.documents.source import Draft, Request
from skillgap.errors import EncryptedDocumentError, UnknownFormatError, UnreadableDocumentError

_FORMATS = (
    "PDF, DOCX, ODT, RTF, HTML, Markdown, plain text, LaTeX, Org, reStructuredText, JSON Resume, YAML, Europass XML and "
    "LinkedIn exports (zip) are read."
)
_PICTURE = "Export the resume as PDF with text from the program it was written in."
_UNPACK = "Unpack it and give the resume inside."
_FOREIGN = (
    (rb"\x89PNG", "a picture (PNG)", _PICTURE),
    (rb"\xff\xd8\xff", "a picture (JPEG)", _PICTURE),
    (rb"GIF8[79]a", "a picture (GIF)", _PICTURE),
    (rb"II\*\x00|MM\x00\*", "a picture (TIFF)", _PICTURE),
    (rb"BM....\x00\x00\x00\x00", "a picture (BMP)", _PICTURE),
    (rb"RIFF....WEBP", "a picture (WebP)", _PICTURE),
    (rb"....ftyp(?:heic|heix|mif1|avif)", "a picture (HEIF)", _PICTURE),
    (rb"8BPS", "a Photoshop picture", _PICTURE),
    (rb"%!PS|\xc5\xd0\xd3\xc6", "a PostScript file", "Convert it to PDF."),
    (rb"\x1f\x8b|BZh\d|\xfd7zXZ\x00|\x28\xb5\x2f\xfd", "a compressed file", _UNPACK),
    (rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07", "an archive", _UNPACK),
    (rb".{257}ustar", "an archive (tar)", _UNPACK),
    (rb"\x7fELF|MZ.{58,}?PE\x00\x00|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe", "a program", _FORMATS),
    (rb"SQLite format 3\x00", "a database", _FORMATS),
)
"""How files of other formats begin, what they are, and what to do."""
_OFFICE = (
    ("xl/workbook.xml", "a spreadsheet (Excel)", "Export it as PDF."),
    ("ppt/presentation.xml", "a presentation (PowerPoint)", "Export it as PDF."),
    ("Index/Document.iwa", "an Apple document (Pages)", "Export it as PDF or DOCX."),
)
"""Parts that tell other packed formats, what they are, and what to do."""
_MARKDOWN = rb"(?m)^#{1,4} +[^\s#].{0,80}[^\s#]\r?$"
"""A heading of Markdown; two of them tell it whatever the name's ending."""
_LATEX = re.compile(rb"\\(?:documentclass|begin\s*\{document\})", re.MULTILINE)
_ORG = re.compile(rb"\A\s*(?:#\+\w+:|# -\*-.*mode: *org)", re.IGNORECASE)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"
"""Codes that Windows-1252 leaves out: text in a one-byte encoding hardly holds them."""


def choose_reader(request: Request) -> Callable[[Request], Draft]:
    """Choose the reader by the first bytes, then by the shape of the text.

    Raises UnknownFormatError, or the DocumentError that says what is wrong with a container.
    """
    data, head = request.data, request.data[:1024].lstrip(b"\xef\xbb\xbf\x00 \t\r\n")
    if b"%PDF-" in data[:1024]:
        from skillgap.documents.pdf.read import read_pdf

        return read_pdf
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _zip_reader(request)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        _refuse_compound(request)
    if head.startswith(b"{\\rtf"):
        from skillgap.documents.formats.office import read_rtf

        return read_rtf
    return _text_reader(request, head)


def _refuse_compound(request: Request) -> Never:
    """Explain old Word files, and new ones that are encrypted, which share a container."""
    if "EncryptedPackage".encode("utf-16-le") in request.data:
        raise EncryptedDocumentError(
            request.name,
            "the document is encrypted",
            hint="Open it in its program and save a copy without a password.",
        )
    raise UnknownFormatError(
        request.name, "is in the old Word format (.doc)", hint="Open it and save it as DOCX or PDF."
    )


def _zip_reader(request: Request) -> Callable[[Request], Draft]:
    """Check the container against the limits, then tell what is in it."""
    import zipfile

    from skillgap.documents.page.flow import BROKEN_ZIP

    name, limits = request.name, request.limits
    try:
        with zipfile.ZipFile(io.BytesIO(request.data)) as container:
            entries = container.infolist()
            limits.check(name, what="entries", found=len(entries), allowed=limits.entries)
            limits.check(
                name,
                what="bytes when unpacked",
                found=sum(e.file_size for e in entries),
                allowed=limits.expanded,
            )
            names = {entry.filename for entry in entries}
            kind = container.read("mimetype")[:100] if "mimetype" in names else b""
    except BROKEN_ZIP as error:
        raise UnreadableDocumentError(
            name, "the file is damaged", hint="Download or save it again."
        ) from error
    return _reader_inside(name, names, kind)


def _reader_inside(name: str, names: set[str], kind: bytes) -> Callable[[Request], Draft]:
    from skillgap.documents.formats.office import read_odt
    from skillgap.documents.formats.word import read_word
    from skillgap.documents.records.linkedin import read_linkedin

    if any(entry.lower().endswith("word/document.xml") for entry in names):
        return read_word
    if b"opendocument.text" in kind:
        return read_odt
    if any(entry.rsplit("/", 1)[-1].lower() in ("profile.csv", "positions.csv") for entry in names):
        return read_linkedin
    for part, other, hint in _OFFICE:
        if part in names:
            raise UnknownFormatError(name, f"is {other}, not a document with running text", hint=hint)
    raise UnknownFormatError(name, "is a zip file of a kind that is not read", hint=f"{_UNPACK} {_FORMATS}")


def _text_reader(request: Request, head: bytes) -> Callable[[Request], Draft]:
    from skillgap.documents.formats import europass, web

    _refuse_foreign(request)
    suffix = Path(request.name).suffix.lower()
    if head[:1] == b"{":
        from skillgap.documents.records.json_resume import read_json

        return read_json
    if europass.is_europass(request.data):
        return europass.read_europass
    if re.match(
        rb"(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html|head|body)\b",
        head,
        re.IGNORECASE | re.DOTALL,
    ):
        return web.read_html
    if suffix in (".html", ".htm") and b"<" in request.data:
        return web.read_html
    if (marked := _marked_up(request.data, suffix)) is not None:
        return marked
    if suffix in (".md", ".markdown") or len(re.findall(_MARKDOWN, request.data)) > 1:
        from skillgap.documents.markup.markdown import read_markdown

        return read_markdown
    return web.read_text


def _marked_up(data: bytes, suffix: str) -> Callable[[Request], Draft] | None:
    """Choose the reader of a text written for another program to set; None for other texts."""
    if suffix in (".tex", ".latex", ".ltx") or _LATEX.search(data[:20_000]):
        from skillgap.documents.markup.latex import read_latex

        return read_latex
    if suffix == ".org" or _ORG.match(data[:2_000]):
        from skillgap.documents.markup.org import read_org

        return read_org
    if suffix in (".yaml", ".yml"):
        from skillgap.documents.records.json_resume import read_yaml

        return read_yaml
    if suffix in (".rst", ".rest"):
        from skillgap.documents.markup.rest import read_rest

        return read_rest
    return None


def _refuse_foreign(request: Request) -> None:
    """Raise UnknownFormatError for everything that is not text, by name where its kind is known."""
    for start, kind, hint in _FOREIGN:
        if re.match(start, request.data[:4096], re.DOTALL):
            raise UnknownFormatError(request.name, f"is {kind}, not a document with text", hint=hint)
    if is_binary(request.data):
        raise UnknownFormatError(
            request.name, "is of a format that is not read", hint=f"{_FORMATS} Save text as UTF-8."
        )


def is_binary(data: bytes) -> bool:
    """Tell whether bytes are anything but text in a usual encoding (UTF-8, UTF-16, a one-byte code).

    A few stray control characters are forgiven; many of them anywhere, a NUL outside UTF-16, or bytes that are
    neither UTF-8 nor plausible in a one-byte encoding are not.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or _is_wide(data):
        return _is_odd_wide(data)
    stray = len(data) - len(data.translate(None, _CONTROLS))
    allowed = max(3, len(data) // 500)
    if stray > allowed or data.count(0) > min(3, allowed):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _is_odd(data)
    return False


def _is_wide(data: bytes) -> bool:
    """Tell UTF-16 without a mark: every other byte is nearly always zero, the ones between never."""
    sample = data[:8192]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return min(even, odd) == 0 and max(even, odd) > len(sample) // 3


def _is_odd_wide(data: bytes) -> bool:
    """Tell UTF-16 that is no text: unpaired halves or many control and unassigned characters."""
    low_first = data[:2] == b"\xff\xfe" or (
        data[:2] != b"\xfe\xff" and data[1:8192:2].count(0) >= data[0:8192:2].count(0)
    )
    text = data[: len(data) // 2 * 2].decode("utf-16-le" if low_first else "utf-16-be", "replace")[:8192]
    odd = sum(not char.isprintable() and char not in "\t\r\n\v\f\ufeff" for char in text) + text.count(
        "\ufffd"
    )
    return odd > max(3, len(text) // 50)


def _is_odd(data: bytes) -> bool:
    """Tell whether bytes that are not UTF-8 are no text in a one-byte encoding either."""
    high = sum(map(data.count, range(128, 256)))
    undefined = sum(map(data.count, _UNDEFINED))
    plain = sum(map(data.count, b" \n\r\t"))
    return (
        undefined > 3 + len(data) // 500 or high > len(data) // 2 or (high > 20 and plain < len(data) // 50)
    )
