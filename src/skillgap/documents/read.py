"""Read any document: recognise its format by content, keep to the limits, number the lines."""

from __future__ import annotations

import hashlib
from pathlib import Path

from skillgap.documents.clean import clean
from skillgap.documents.document import Document, Line, Warning
from skillgap.documents.page.hyphens import rejoin
from skillgap.documents.recognise import choose_reader
from skillgap.documents.source import DEFAULT, Limited, Limits, NamedBytes, Reading, Request, Source
from skillgap.errors import (
    EmptyDocumentError,
    MissingDocumentError,
    UnreadableDocumentError,
)
from skillgap.patterns import regex

_BROKEN_OFF = regex("(?<=[^\\W\\d_])\u00ad$")
READABLE_SUFFIXES = (
    ".pdf", ".docx", ".odt", ".rtf", ".html", ".htm", ".md", ".markdown", ".txt", ".text", ".tex", ".org", ".rst",
    ".json", ".xml", ".zip",
)  # fmt: skip
"""File name endings a file picker should offer."""


def read_document(
    source: Source, *, password: str | None = None, reading: Reading = "layout", limits: Limits = DEFAULT
) -> Document:
    """Read a resume or posting from a path or from bytes.

    The format is recognised by content; the name's ending only helps to tell Markdown from plain text. `reading="stream"`
    follows the order of the file instead of the page, as naive parsers do.
    Raises the DocumentError that says what is wrong and what to do: missing, folder, empty, encrypted, picture
    only, damaged, too large, of no known format.
    """
    if isinstance(source, Limited):
        if source.apart:
            from skillgap.documents.apart import read_document_safely

            return read_document_safely(source, password=password, reading=reading)
        limits, source = source.limits, source.source
    name, data = _bytes(source, limits)
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyDocumentError(
            name,
            "nothing came in" if name == "-" else "the file is empty",
            hint="Name a file, or send one in: skillgap check - < resume.md"
            if name == "-"
            else "Check that it was saved or downloaded completely.",
        )
    request = Request(name=name, data=data, password=password, reading=reading, limits=limits)
    try:
        draft = choose_reader(request)(request)
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
                f"{count} word{'s' * (count != 1)} cannot be seen by a reader; not scored.",
                draft.hidden[0].page,
            ),
        ]
    return Document(
        name=name, format=draft.format, pages=draft.pages, lines=lines, warnings=tuple(draft.warnings),
        hidden=tuple(draft.hidden), links=tuple(dict.fromkeys(draft.links)), digest=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip


def _bytes(source: Path | str | NamedBytes, limits: Limits) -> tuple[str, bytes]:
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


def _numbered(lines: list[Line], format_: str) -> tuple[Line, ...]:
    """Clean, drop empty lines, and number from 1; blocks are renumbered without gaps."""
    numbered: list[Line] = []
    blocks: dict[int, int] = {}
    for line in lines:
        text = clean(_BROKEN_OFF.sub("-", line.text) if line.text[-1:] == "\u00ad" else line.text)
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
                    aside=line.aside if text.endswith(line.aside) else "",
                    place=line.place,
                )
            )
    return tuple(numbered)
