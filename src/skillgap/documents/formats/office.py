"""ODT and RTF → lines."""

from __future__ import annotations

import re
import warnings
from xml.etree.ElementTree import Element

from skillgap.documents.clean import clean
from skillgap.documents.page.flow import Container, Flow, attribute, tag_name
from skillgap.documents.source import Draft, Request
from skillgap.errors import EncryptedDocumentError, UnreadableDocumentError

_SKIPPED = {
    "tracked-changes",
    "annotation",
    "annotation-end",
    "sequence-decls",
    "forms",
    "script",
    "note",
    "title",
    "desc",
}
_PAGE_FIELDS = {"page-number", "page-count"}


def read_odt(request: Request) -> Draft:
    """Read an OpenDocument text; page headers come first, footers last."""
    container = Container(request)
    manifest = container.unpack("META-INF/manifest.xml")
    if b"encryption-data" in manifest:
        raise EncryptedDocumentError(
            request.name, "the document is encrypted", hint="Save a copy without a password."
        )
    root = container.xml("content.xml")
    if root is None:
        raise UnreadableDocumentError(
            request.name, "the document has no content", hint="Save it again from its program."
        )
    walk = _Walk(Flow(request), _bold_styles(root), naive=request.reading == "stream")
    styles = container.xml("styles.xml")
    if not walk.naive and styles is not None:
        walk.around(styles, "header")
    for body in root.iter():
        if tag_name(body) == "text" and "office" in str(body.tag):
            walk.blocks(body)
    for note in walk.notes:
        walk.blocks(note)
    if not walk.naive and styles is not None:
        walk.around(styles, "footer")
    links = [clean(attribute(item, "href")) for item in root.iter() if tag_name(item) == "a"]
    return Draft(format="odt", lines=walk.flow.lines, links=links)


def _bold_styles(root: Element) -> set[str]:
    return {
        attribute(style, "name")
        for style in root.iter()
        if tag_name(style) == "style" and any(attribute(child, "font-weight") == "bold" for child in style)
    }


class _Walk:
    def __init__(self, flow: Flow, bold: set[str], *, naive: bool) -> None:
        self.flow = flow
        self.bold = bold
        self.naive = naive
        self.notes: list[Element] = []
        """Bodies of footnotes and endnotes met so far; they are read where the text ends."""

    def around(self, styles: Element, kind: str) -> None:
        seen: set[str] = set()
        for element in styles.iter():
            if tag_name(element) in (kind, f"{kind}-first") and "style" in str(element.tag):
                start = len(self.flow.lines)
                if any(tag_name(item) in _PAGE_FIELDS for item in element.iter()):
                    continue
                self.flow.place = kind
                self.blocks(element)
                self.flow.place = ""
                fresh = [line for line in self.flow.lines[start:] if line.text not in seen]
                seen.update(line.text for line in fresh)
                self.flow.lines[start:] = fresh

    def blocks(self, parent: Element, *, listed: bool = False) -> None:
        """Read headings, paragraphs, lists, tables and frames below an element, in order."""
        first = listed
        for child in parent:
            name = tag_name(child)
            if name in ("p", "h"):
                self.paragraph(child, bullet=first)
                first = False
            elif name in ("list-item", "list-header"):
                self.blocks(child, listed=name == "list-item")
            elif name == "table-row":
                place, self.flow.place = self.flow.place, self.flow.place or "table"
                self.row(child)
                self.flow.place = place
            elif name not in _SKIPPED:
                self.blocks(child)

    def paragraph(self, element: Element, *, bullet: bool) -> None:
        """Add a paragraph, then what is framed in it."""
        parts: list[str] = []
        frames: list[Element] = []
        self.inline(element, parts, frames)
        level = attribute(element, "outline-level") if tag_name(element) == "h" else ""
        spans = [child for child in element if (child.text or "").strip()]
        bold = attribute(element, "style-name") in self.bold or (
            bool(spans)
            and not (element.text or "").strip()
            and attribute(spans[0], "style-name") in self.bold
            and len(spans) == 1
        )
        heading = min(int(level), 6) if level.isdecimal() else 0
        self.flow.add("".join(parts), heading=heading, bold=bold, bullet=bullet and not heading)
        for frame in frames:
            if not self.naive:
                column, self.flow.column = self.flow.column, self.flow.column + 1
                place, self.flow.place = self.flow.place, self.flow.place or "box"
                self.blocks(frame)
                self.flow.column, self.flow.place = column, place

    def inline(self, element: Element, parts: list[str], frames: list[Element]) -> None:
        parts.append(element.text or "")
        for child in element:
            name = tag_name(child)
            if name == "s":
                parts.append(" ")
            elif name == "tab":
                parts.append("\t")
            elif name == "line-break":
                parts.append("\n")
            elif name in ("frame", "custom-shape"):
                frames.append(child)
            elif name == "note":
                self.notes += [part for part in child if tag_name(part) == "note-body"]
            elif name not in _SKIPPED and name not in _PAGE_FIELDS:
                self.inline(child, parts, frames)
            parts.append(child.tail or "")

    def row(self, row: Element) -> None:
        """Read short one-paragraph cells as one line, others cell by cell."""
        cells = [cell for cell in row if tag_name(cell) == "table-cell"]
        short = all(len(list(cell)) <= 1 and len("".join(cell.itertext()).split()) <= 14 for cell in cells)
        if short or self.naive:
            self.flow.add(" | ".join(text for cell in cells if (text := clean(" ".join(cell.itertext())))))
            return
        column = self.flow.column
        for index, cell in enumerate(cells):
            self.flow.column = column + index
            self.blocks(cell)
        self.flow.column = column


def _with_bullets(text: str) -> str:
    """Write the marks of list items, which stand in a symbol font, as bullets."""
    text = re.sub(
        r"\{(?:\\\*)?\\(?:pntext|listtext)\b(?=[^{}]{0,200}(?:\\'(?:b7|a7)|\\u-\d|\\u6\d{4}|\\bullet))[^{}]{0,200}\}",
        r"\\bullet  ",
        text,
        flags=re.IGNORECASE,
    )
    return re.sub(r"\\u(?:-39(?:13|29)|616(?:23|07))(?: ?\?| )", r"\\bullet  ", text)


def read_rtf(request: Request) -> Draft:
    """Read a Rich Text file."""
    from striprtf.striprtf import rtf_to_text

    text = request.data.decode("latin-1")
    limits = request.limits
    limits.check(request.name, what="characters of RTF", found=len(text), allowed=limits.characters)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            plain = rtf_to_text(_with_bullets(text), errors="ignore")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, RecursionError, AttributeError) as error:
        raise UnreadableDocumentError(
            request.name, "the RTF is damaged", hint="Save it as DOCX or PDF."
        ) from error
    flow = Flow(request)
    for paragraph in re.split(r"\n", plain):
        flow.add(paragraph)
    links = re.findall(r'HYPERLINK\s+"([^"]{4,300})"', text)
    return Draft(format="rtf", lines=flow.lines, links=links)
