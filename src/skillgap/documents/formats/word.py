"""DOCX → lines: paragraphs, lists, tables, text boxes, headers and footers, each once."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from skillgap.documents.clean import clean
from skillgap.documents.document import Hidden
from skillgap.documents.formats.styles import child_of, is_on, is_unseen, list_kinds, paragraph_styles
from skillgap.documents.page.flow import Container, Flow, attribute, tag_name
from skillgap.documents.source import Draft, Request
from skillgap.errors import UnreadableDocumentError
from skillgap.patterns import regex

_SKIPPED = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "annotationRef",
            "commentReference", "delInstrText", "Fallback", "footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef", "numberingChange"}  # fmt: skip
_PAGE = regex(r"\W*(?:page|seite|página)?\s*(?:\d{0,3})\s*(?:(?:of|von|de|/)\s*\d{0,3})?\W*", re.IGNORECASE)
_GROUND = re.compile(
    rb'w:fill="(?!auto|FFFFFF)|solidFill|fillcolor|w:background|w:highlight|bgcolor', re.IGNORECASE
)
"""Signs that some text stands on a coloured ground."""
_CELL_WORDS = 14
"""A table whose cells all hold at most this many words in one paragraph is read row by row as data."""


def read_word(request: Request) -> Draft:
    """Read a DOCX; headers come first, footers last, tracked changes count as accepted."""
    container = Container(request)
    main = next(name for name in container.names if name.lower().endswith("word/document.xml"))
    root = container.xml(main)
    body = child_of(root, "body")
    if body is None:
        raise UnreadableDocumentError(
            request.name, "the document has no body", hint="Save it again from its program."
        )
    walk = _Walk(Flow(request), container, naive=request.reading == "stream")
    folder = main.rpartition("/")[0]
    if not walk.naive:
        walk.around(folder, "header")
    walk.blocks(body)
    walk.notes(folder)
    if not walk.naive:
        walk.around(folder, "footer")
    return Draft(format="docx", lines=walk.flow.lines, hidden=walk.hidden, links=_links(container, folder))


def _links(container: Container, folder: str) -> list[str]:
    root = container.xml(f"{folder}/_rels/document.xml.rels")
    return [
        clean(attribute(item, "Target"))
        for item in (root if root is not None else ())
        if attribute(item, "Type").endswith("/hyperlink") and attribute(item, "TargetMode") == "External"
    ]


class _Walk:
    """One walk through the document; text boxes wait until their paragraph is done."""

    def __init__(self, flow: Flow, container: Container, *, naive: bool) -> None:
        self.flow = flow
        self.naive = naive
        self.hidden: list[Hidden] = []
        self.container = container
        self.styles = paragraph_styles(container)
        self.lists = list_kinds(container)
        self.boxes: list[Element] = []
        self.drawn = 0
        """Text boxes read so far: each is a column of its own."""
        self.on_white = not container.matches(r"document\.xml|styles\.xml", _GROUND)

    def around(self, folder: str, kind: str) -> None:
        """Read the headers or footers, each text once, without page numbers."""
        pattern = re.compile(rf"{re.escape(folder)}/{kind}\d*\.xml")
        seen = {line.text for line in self.flow.lines} if kind == "footer" else set()
        for name in sorted(name for name in self.container.names if pattern.fullmatch(name)):
            root = self.container.xml(name)
            if root is None:
                continue
            start = len(self.flow.lines)
            self.flow.place = kind
            self.blocks(root)
            self.flow.place = ""
            fresh = [
                line
                for line in self.flow.lines[start:]
                if line.text not in seen and not _PAGE.fullmatch(line.text)
            ]
            seen.update(line.text for line in fresh)
            self.flow.lines[start:] = fresh

    def notes(self, folder: str) -> None:
        """Read footnotes, then endnotes, where the text ends; the lines Word draws above them are no notes."""
        for kind in ("footnote", "endnote"):
            root = self.container.xml(f"{folder}/{kind}s.xml")
            for note in root if root is not None else ():
                if tag_name(note) == kind and not attribute(note, "type").endswith(("eparator", "Notice")):
                    self.blocks(note)

    def blocks(self, parent: Element) -> None:
        """Read the paragraphs and tables below an element, in order."""
        for child in parent:
            name = tag_name(child)
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                self.table(child)
            elif name not in _SKIPPED:
                self.blocks(child)

    def paragraph(self, paragraph: Element) -> None:
        """Add one paragraph, then what its text boxes hold."""
        properties = child_of(paragraph, "pPr")
        style = self.styles.get(attribute(child_of(properties, "pStyle")), {})
        parts: list[str] = []
        bold = [0, 0]
        self.inline(paragraph, parts, bold, style)
        number = child_of(properties, "numPr", "numId")
        listed = attribute(number) if number is not None else style.get("list", "")
        level = attribute(child_of(properties, "outlineLvl"))
        heading = int(level) + 1 if level.isdecimal() and int(level) < 6 else int(style.get("heading", "0"))
        bullet = bool(listed) and listed != "0" and not heading and self.lists.get(listed, True)
        self.flow.add("".join(parts), heading=heading, bold=bold[1] > 0.6 * max(bold[0], 1), bullet=bullet)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            if not self.naive:
                self.drawn += 1
                column, self.flow.column = self.flow.column, self.flow.column + self.drawn
                place, self.flow.place = self.flow.place, self.flow.place or "box"
                self.blocks(box)
                self.flow.column, self.flow.place = column, place

    def inline(self, parent: Element, parts: list[str], bold: list[int], style: dict[str, str]) -> None:
        """Collect the text of runs; `bold` counts all and bold characters."""
        for child in parent:
            name = tag_name(child)
            if name == "r":
                self.run(child, parts, bold, style)
            elif name == "AlternateContent":
                self.choice(child, parts, bold, style)
            elif name == "txbxContent":
                self.boxes.append(child)
            elif name not in _SKIPPED:
                self.inline(child, parts, bold, style)

    def choice(self, element: Element, parts: list[str], bold: list[int], style: dict[str, str]) -> None:
        """Take one of the alternatives: a drawing and its fallback hold the same text."""
        before = len(self.boxes), len(parts)
        for option in element:
            content = list(option)
            for child in content:
                self.inline_one(child, parts, bold, style)
            if (len(self.boxes), len(parts)) != before:
                return

    def inline_one(self, child: Element, parts: list[str], bold: list[int], style: dict[str, str]) -> None:
        """Read an element that may itself be a run or a container of runs."""
        if tag_name(child) == "r":
            self.run(child, parts, bold, style)
        elif tag_name(child) == "txbxContent":
            self.boxes.append(child)
        else:
            self.inline(child, parts, bold, style)

    def run(self, run: Element, parts: list[str], bold: list[int], style: dict[str, str]) -> None:
        """Collect one run's text, or set it apart when it is not shown."""
        properties = child_of(run, "rPr")
        found: list[str] = []
        for child in run:
            name = tag_name(child)
            if name == "t":
                found.append(child.text or "")
            elif name in ("tab", "ptab"):
                found.append("\t")
            elif name in ("br", "cr"):
                found.append("\n")
            elif name == "noBreakHyphen":
                found.append("-")
            elif name == "sym":
                found.append("•" if not parts and not "".join(found).strip() else " ")
            elif name == "AlternateContent":
                self.choice(child, found, bold, style)
            elif name not in _SKIPPED:
                self.inline(child, found, bold, style)
        text = "".join(found)
        if is_unseen(properties, on_white=self.on_white):
            if text.strip():
                self.hidden.append(Hidden(clean(text), 1))
            return
        own = child_of(properties, "b")
        bold[0] += len(text.strip())
        bold[1] += len(text.strip()) if (is_on(own) if own is not None else bool(style.get("bold"))) else 0
        caps = child_of(properties, "caps")
        parts.append(text.upper() if is_on(caps) else text)

    def table(self, table: Element) -> None:
        """Read a table: data row by row, a table made for layout cell by cell."""
        rows = [_cells(row) for row in _deep(table, "tr")]
        cells = [cell for row in rows for cell in row]
        data = all(len(_deep(cell, "p")) <= 1 and len(_text(cell).split()) <= _CELL_WORDS for cell in cells)
        place, self.flow.place = self.flow.place, self.flow.place or "table"
        for row in rows:
            if (data or self.naive) and not any(_deep(cell, "tbl") for cell in row):
                self.row(row)
                continue
            column = self.flow.column
            for index, cell in enumerate(row):
                self.flow.column = column + index
                self.blocks(cell)
            self.flow.column = column
        self.flow.place = place

    def row(self, row: list[Element]) -> None:
        """Add the cells of one row as one line."""
        flow, self.flow = self.flow, Flow(self.flow.request)
        texts = []
        for cell in row:
            self.flow.lines = []
            self.blocks(cell)
            texts.append(" ".join(line.text for line in self.flow.lines))
        bold = bool(self.flow.lines) and all(line.bold for line in self.flow.lines)
        self.flow = flow
        self.flow.add(" | ".join(text for text in texts if text), bold=bold)


def _deep(parent: Element, wanted: str) -> list[Element]:
    """List the nearest elements of a name, not those nested in others of the same name."""
    found: list[Element] = []
    for child in parent:
        if tag_name(child) == wanted:
            found.append(child)
        elif tag_name(child) not in _SKIPPED and tag_name(child) != "txbxContent":
            found += _deep(child, wanted)
    return found


def _cells(row: Element) -> list[Element]:
    """List a row's cells; those that only continue a merged cell above are empty anyway."""
    return _deep(row, "tc")


def _text(element: Element) -> str:
    return " ".join(item.text or "" for item in element.iter() if tag_name(item) == "t")
