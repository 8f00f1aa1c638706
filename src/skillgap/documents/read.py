"""Read any document: recognise its format by content, keep to the limits, number the lines."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from skillgap.documents.clean import clean
from skillgap.documents.document import Document, Line, Warning
from skillgap.documents.hyphens import rejoin
from skillgap.documents.source import DEFAULT, Draft, Limits, NamedBytes, Reading, Request, Source
from skillgap.errors import (
    EmptyDocumentError,
    MissingDocumentError,
    UnknownFormatError,
    UnreadableDocumentError,
)

READABLE_SUFFIXES = (
    ".pdf", ".docx", ".odt", ".rtf", ".html", ".htm", ".md", ".markdown", ".txt", ".text", ".json", ".zip",
)  # fmt: skip
"""File name endings a file picker should offer."""
_FORMATS = "PDF, DOCX, ODT, RTF, HTML, Markdown, plain text, JSON Resume and LinkedIn exports (zip) are read."


def read_document(
    source: Source, *, password: str | None = None, reading: Reading = "layout", limits: Limits = DEFAULT
) -> Document:
    """Read a resume or posting from a path or from bytes.

    The format is recognised by content; the name's ending only tells Markdown from plain text. `reading="stream"`
    follows the order of the file instead of the page, as naive parsers do.
    Raises the DocumentError that says what is wrong and what to do: missing, folder, empty, encrypted, picture
    only, damaged, too large, of no known format.
    """
    name, data = _bytes(source, limits)
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyDocumentError(
            name, "the file is empty", hint="Check that it was saved or downloaded completely."
        )
    request = Request(name=name, data=data, password=password, reading=reading, limits=limits)
    try:
        draft = _reader(request)(request)
    except RecursionError as error:
        raise UnreadableDocumentError(
            name, "its parts are nested too deeply", hint="Save it as plain PDF or text."
        ) from error
    lines = _numbered(
        rejoin(draft.lines) if draft.format == "pdf" and reading == "layout" else draft.lines, draft.format
    )
    if not lines:
        raise EmptyDocumentError(name, "there is no text in it", hint="Check that it is the right file.")
    if draft.hidden:
        count = sum(len(hidden.text.split()) for hidden in draft.hidden)
        draft.warnings = [
            *draft.warnings,
            Warning(
                "hidden-text",
                f"{count} words cannot be seen by a reader; they are not scored.",
                draft.hidden[0].page,
            ),
        ]
    return Document(
        name=name, format=draft.format, pages=draft.pages, lines=lines, warnings=tuple(draft.warnings),
        hidden=tuple(draft.hidden), links=tuple(dict.fromkeys(draft.links)), digest=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip


def _bytes(source: Source, limits: Limits) -> tuple[str, bytes]:
    if isinstance(source, NamedBytes):
        limits.check(source.name, what="bytes", found=len(source.data), allowed=limits.bytes)
        return source.name, source.data
    path = Path(source)
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise MissingDocumentError(name, "is a folder, not a file", hint="Name a file inside it.")
        if not path.is_file():
            raise MissingDocumentError(
                str(path), "no such file", hint="Check the path; put it in quotes if it holds spaces."
            )
        limits.check(name, what="bytes", found=path.stat().st_size, allowed=limits.bytes)
        return name, path.read_bytes()
    except PermissionError as error:
        raise UnreadableDocumentError(
            name, "may not be read", hint="Check the file's permissions."
        ) from error
    except (OSError, ValueError) as error:
        raise MissingDocumentError(name, f"cannot be opened: {error}", hint="Check the path.") from error


def _reader(request: Request) -> Callable[[Request], Draft]:
    """Choose the reader by the first bytes, then by the shape of the text."""
    data, head = request.data, request.data[:1024].lstrip(b"\xef\xbb\xbf\x00 \t\r\n")
    if b"%PDF-" in data[:1024]:
        from skillgap.documents.pdf import read_pdf

        return read_pdf
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _zip_reader(request)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        _refuse_compound(request)
    if head.startswith(b"{\\rtf"):
        from skillgap.documents.office import read_rtf

        return read_rtf
    return _text_reader(request, head)


def _refuse_compound(request: Request) -> None:
    """Explain old Word files, and new ones that are encrypted, which share a container."""
    from skillgap.errors import EncryptedDocumentError

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
    from skillgap.documents.office import read_odt
    from skillgap.documents.records import read_linkedin
    from skillgap.documents.word import read_word

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
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise UnreadableDocumentError(
            name, "the file is damaged", hint="Download or save it again."
        ) from error
    if any(entry.lower().endswith("word/document.xml") for entry in names):
        return read_word
    if b"opendocument.text" in kind:
        return read_odt
    if any(entry.rsplit("/", 1)[-1].lower() in ("profile.csv", "positions.csv") for entry in names):
        return read_linkedin
    raise UnknownFormatError(name, "is a zip file of a kind that is not read", hint=_FORMATS)


def _text_reader(request: Request, head: bytes) -> Callable[[Request], Draft]:
    from skillgap.documents import records, web

    if _is_binary(request.data):
        raise UnknownFormatError(request.name, "is of a format that is not read", hint=_FORMATS)
    suffix = Path(request.name).suffix.lower()
    if head[:1] == b"{":
        return records.read_json
    if re.match(
        rb"(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html|head|body)\b",
        head,
        re.IGNORECASE | re.DOTALL,
    ):
        return web.read_html
    if suffix in (".html", ".htm") and b"<" in request.data:
        return web.read_html
    if suffix in (".md", ".markdown"):
        return web.read_markdown
    return web.read_text


def _is_binary(data: bytes) -> bool:
    """Tell text in any usual encoding from anything else."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    sample = data[:8192]
    odd = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample)
    zeros = sample.count(0)
    if zeros and min(sample[0::2].count(0), sample[1::2].count(0)) == 0 and zeros > len(sample) // 3:
        return False
    return odd > max(3, 0.02 * len(sample))


def _numbered(lines: list[Line], format_: str) -> tuple[Line, ...]:
    """Clean, drop empty lines, and number from 1; blocks are renumbered without gaps."""
    numbered: list[Line] = []
    blocks: dict[int, int] = {}
    for line in lines:
        text = clean(re.sub("(?<=[^\\W\\d_])\u00ad$", "-", line.text))
        if text and text != "•":
            block = blocks.setdefault(line.block, len(blocks))
            numbered.append(
                Line(
                    text=text,
                    page=line.page,
                    number=len(numbered) + 1,
                    box=line.box,
                    size=line.size,
                    bold=line.bold,
                    heading=line.heading,
                    column=line.column,
                    block=block,
                    bullet=line.bullet,
                )
            )
    return tuple(numbered)
