"""Org → lines: headings keep their level; drawers, options and code go, but for dates and places kept in drawers."""

from __future__ import annotations

import re

from skillgap.documents.formats.web import LONG, decode
from skillgap.documents.markup.markdown import table_row
from skillgap.documents.page.flow import Flow
from skillgap.documents.source import Draft, Request
from skillgap.patterns import regex

_HEADING = regex(r"(\*+)\s+(?:(?:TODO|DONE)\s+)?(.*?)\s*((?::[\w@#%]+)+:)?\s*$")
_KEYWORD = regex(r"\s*#\+([A-Za-z_]+):?\s*(.*)$")
_PROPERTY = regex(r"\s*:([\w-]+):\s*(.*)$")
_MACRO = regex(r"\{\{\{(\w+)(?:\([^{}]*\))?\}\}\}")
_LINK = regex(r"\[\[([^\[\]]+)\](?:\[([^\[\]]+)\])?\]")
_SNIPPET = regex(r"@@(\w+):(.*?)@@")
_TAG = regex(r"<[^<>]{1,200}>")
_STAMP = regex(r"[<\[](\d{4}-\d{2}(?:-\d{2})?)(?:[^<>\[\]]{0,24})[>\]]")
_EMPHASIS = regex(r"(?<![\w*/_=~+])([*/_=~+])(?=\S)(.+?)(?<=\S)\1(?![\w*/_=~+])")
_ITEM = regex(r"(\s*)([-+]|\s\*|\d{1,2}[.)])\s+(?:\[[ xX-]\]\s+)?(?:(.{1,80}?)\s+::(?:\s+|$))?")
_BLOCKS = frozenset({"src", "html", "latex", "export", "comment", "example"})
_DROPPED = frozenset({"noexport", "archive"})
_STARTS, _ENDS = (
    ("from", "start", "start-date", "start_date", "begin"),
    ("to", "end", "end-date", "end_date", "until"),
)
_PLACED = ("date", "dates", "employer", "host", "organization", "company", "location")


def read_org(request: Request) -> Draft:
    """Read Org: the title names the person, properties tell dates and places of an entry."""
    lines = decode(request.data).splitlines()
    return _Outline(Flow(request), _macros(lines)).read(lines)


def _macros(lines: list[str]) -> dict[str, str]:
    """Gather the texts a document gives names to."""
    found = (re.match(r"\s*#\+MACRO:\s*(\w+)\s+(.*)$", line, re.IGNORECASE) for line in lines)
    return {match.group(1): match.group(2) for match in found if match}


class _Outline:
    """Walks the lines of an Org file."""

    def __init__(self, flow: Flow, macros: dict[str, str]) -> None:
        self.flow = flow
        self.macros = macros
        self.links: list[str] = []
        self.drawer: dict[str, str] | None = None
        self.skipped = 0
        """Level of the heading whose whole tree is left out; 0 for none."""
        self.block = ""
        self.latex: list[str] | None = None
        """Lines of a block that only LaTeX sets, while one is open."""
        self.joined = False

    def read(self, lines: list[str]) -> Draft:
        """Set every line."""
        for line in lines:
            heading = _HEADING.match(line) if line.startswith("*") else None
            if self.block:
                closes = re.match(rf"\s*#\+end_{self.block}", line, re.IGNORECASE)
                self.inside(line, closed=closes is not None)
            elif heading:
                self.head(heading)
            elif not self.skipped:
                self.line(line)
        return Draft(format="org", lines=self.flow.lines, links=self.links)

    def inside(self, line: str, *, closed: bool) -> None:
        """Take in a line of a block; one that LaTeX sets is read at its end."""
        if not closed:
            self.latex.append(line) if self.latex is not None else None
            return
        self.block = ""
        if self.latex is not None and not self.skipped:
            from skillgap.documents.markup.latex import read_fragment

            self.links += read_fragment("\n".join(self.latex), self.flow)
        self.latex = None

    def head(self, heading: re.Match[str]) -> None:
        """Set a heading, or leave out the tree below it."""
        level, title = len(heading.group(1)), heading.group(2)
        tags = (heading.group(3) or "").lower().split(":")
        if self.skipped and level > self.skipped:
            return
        dropped = not _DROPPED.isdisjoint(tags) or title.startswith("COMMENT")
        self.skipped = level if dropped else 0
        self.joined = False
        if not dropped and "ignore" not in tags:
            self.flow.add(self.plain(title), heading=min(level + 1, 6), bold=True)

    def line(self, line: str) -> None:
        """Set one line of text, or take in what it says of the document."""
        keyword = _KEYWORD.match(line)
        named = _PROPERTY.match(line)
        if self.drawer is not None and named:
            self.property(named.group(1).lower(), named.group(2))
        elif named and not named.group(2) and named.group(1).isupper():
            self.drawer = {}
        elif keyword:
            self.keyword(keyword.group(1).lower(), keyword.group(2).strip())
        elif not line.strip() or re.match(r"\s*(?:#(?:\s|$)|-{5,}\s*$|\|[-+|]+\|?\s*$|CLOCK:)", line):
            self.joined = False
        else:
            self.text(line)

    def text(self, line: str) -> None:
        """Set a line of a paragraph, a list or a table."""
        item = _ITEM.match(line)
        term = f"{item.group(3)}: " if item and item.group(3) else ""
        rest = line[item.end() :] if item else line
        if line.strip().startswith("|"):
            rest = table_row(line)
        bold = bool(re.fullmatch(r"\s*\*[^*]+\*\s*", rest))
        self.flow.add(self.plain(term + rest), bold=bold, bullet=bool(item), joined=self.joined and not item)
        self.joined = True

    def keyword(self, name: str, value: str) -> None:
        """Take in an option of the file; those that name the person are text."""
        if name.startswith("begin_") and (name[6:] in _BLOCKS):
            self.block = name[6:]
            self.latex = [] if "latex" in (name[6:], value.lower()) and name != "begin_src" else None
        elif name in ("title", "author") and value and not value.startswith("\\"):
            self.flow.add(self.plain(value), heading=1, bold=True)
        elif name in ("email", "phone", "mobile", "address", "homepage", "location"):
            self.flow.add(self.plain(value))

    def property(self, name: str, value: str) -> None:
        """Gather the properties of an entry; at their end set its dates and place."""
        drawer = self.drawer if self.drawer is not None else {}
        if name != "end" or value:
            drawer[name] = value
            return
        self.drawer = None
        start = next((drawer[key] for key in _STARTS if drawer.get(key)), "")
        end = next((drawer[key] for key in _ENDS if drawer.get(key)), "present" if start else "")
        told = [drawer[key] for key in _PLACED if drawer.get(key)]
        for text in (" – ".join(self.plain(part) for part in (start, end) if part), *map(self.plain, told)):
            self.flow.add(text, joined=True) if text else None

    def plain(self, text: str) -> str:
        """Take the marks off a stretch of text, noting its link targets."""
        if len(text) > LONG:
            return text
        text = _MACRO.sub(lambda found: self.macros.get(found.group(1), ""), text)
        text = _MACRO.sub(lambda found: self.macros.get(found.group(1), ""), text)
        text = _SNIPPET.sub(
            lambda found: _TAG.sub(" ", found.group(2)) if found.group(1) == "html" else "", text
        )

        def name(match: re.Match[str]) -> str:
            target, shown = match.group(1), match.group(2)
            if target.startswith(("file:", "./")) and not shown:
                return ""
            self.links.append(target)
            return shown or target.removeprefix("mailto:")

        text = _STAMP.sub(r"\1", _LINK.sub(name, text))
        for _ in range(2):
            text = _EMPHASIS.sub(r"\2", text)
        return re.sub(r"(?<!-)--(?!-)", "–", re.sub(r"\\\\\s*$", "", text))
