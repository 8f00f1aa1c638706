"""reStructuredText → lines: titles by what underlines them, without roles, directives and targets."""

from __future__ import annotations

import re

from skillgap.documents.formats.web import LONG, decode
from skillgap.documents.markup.markdown import opens_entry, table_row
from skillgap.documents.page.flow import Flow
from skillgap.documents.source import Draft, Request
from skillgap.patterns import regex

_UNDER = regex(r"([!-/:-@\[-`{-~])\1{2,}\s*$")
_TARGET = regex(r"\.\.\s+_([^:]+|`[^`]+`):\s*(\S*)")
_DIRECTIVE = regex(r"\.\.(?:\s|$)")
_SHOWN = regex(r"\.\.\s+(?:note|topic|container|class|admonition|sidebar|rubric)::\s*(.*)$")
_GRID = regex(r"\s*\+(?:[-=]+\+)+\s*$|\s*=+(?:\s+=+)+\s*$")
_ITEM = regex(r"\s*(?:[-*+•]|\d{1,2}[.)]|#\.)\s+")
_FIELD = regex(r"\s*:([^\s:][^:`]{0,60}):(?:\s+|$)")
_BROKEN_LINK = regex(r"(`[^`\n]{1,200})\n\s*([^`\n]{1,200}`_)")
_DATED = regex(r"^:((?:[\w ]*\d{4}|[\d/.–—-]+)[^:\n]{0,30}):[ \t]*\n((?:[ \t]+\S.*(?:\n|\Z))+)", re.MULTILINE)
"""A field that is named by years, and its text."""
_SENTENCE = regex(r"(.{8,120}?(?<![A-Z])\.)\s+(?=[A-Z])")
_PHRASE = regex(r"`([^`<>]*?)\s*(?:<([^`<>]+)>)?`__?")
_ROLE = regex(r"(?::[\w.-]+:)?`([^`]+)`(?::[\w.-]+:)?")
_WORD = regex(r"(?<![\w`])([A-Za-z0-9][\w.+-]*?)_(?:_)?(?![\w`])")
_EMPHASIS = regex(r"(?<![\w*])(\*{1,2})(?=\S)(.+?)(?<=\S)\1(?![\w*])")


def read_rest(request: Request) -> Draft:
    """Read reStructuredText: titles get their level in the order their underlines first appear."""
    text = decode(request.data).replace("\r\n", "\n").expandtabs(4)
    lines = [line.rstrip() for line in _DATED.sub(_parted, _BROKEN_LINK.sub(r"\1 \2", text)).splitlines()]
    flow, links = Flow(request), []
    levels: dict[str, int] = {}
    inside = -1
    joined = False
    for index, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if inside >= 0 and (not line or indent > inside):
            continue
        inside = -1
        target = _TARGET.match(line.strip())
        if target or (_DIRECTIVE.match(line.strip()) and not _SHOWN.match(line.strip())):
            links += [target.group(2)] if target and target.group(2) else []
            inside = indent
            joined = False
            continue
        if not line or _UNDER.match(line) or _GRID.match(line):
            joined = False
            continue
        level = _level(lines, index, levels)
        shown = _SHOWN.match(line.strip())
        text = _plain(shown.group(1) if shown else line, links)
        item = bool(_ITEM.match(line))
        if item and opens_entry(lines, index):
            text, item = text.strip().lstrip("*+- "), False
        if text.strip():
            bold = level > 0 or bool(re.fullmatch(r"(?:\|\s)?\s*\*\*[^*]+\*\*", line.strip()))
            flow.add(text, heading=level, bold=bold, joined=joined and not item and not level)
            joined = not level
    return Draft(format="rst", lines=flow.lines, links=links)


def _parted(field: re.Match[str]) -> str:
    """Part a field named by years into the years, the first sentence, which names a post, and the rest."""
    body = " ".join(field.group(2).split())
    first = _SENTENCE.match(body)
    opening = first.group(1).rstrip(".,") if first else body
    rest = body[first.end() :] if first else ""
    return f"{field.group(1)}\n{opening}\n\n{rest}\n"


def _level(lines: list[str], index: int, levels: dict[str, int]) -> int:
    """Give the level of a title; 0 for other lines."""
    line = lines[index]
    below = _UNDER.match(lines[index + 1]) if index + 1 < len(lines) else None
    if below is None or len(lines[index + 1]) < min(len(line.strip()), 60) - 2 or _UNDER.match(line):
        return 0
    above = _UNDER.match(lines[index - 1]) if index else None
    over = above is not None and above.group(1) == below.group(1)
    if line[:1].isspace() and not over:
        return 0
    mark = below.group(1) * (2 if over else 1)
    return min(levels.setdefault(mark, len(levels) + 1), 6)


def _plain(line: str, links: list[str]) -> str:
    """Take the marks off one line, noting its link targets."""
    if len(line) > LONG:
        return line
    line = re.sub(r"^\s*\|\s?(?=.)", "", line) if not line.strip().endswith("|") else line
    if line.strip().startswith("|") and line.strip().endswith("|"):
        line = table_row(line)
    line = _FIELD.sub(lambda found: f"{found.group(1)}: ", line, count=1)

    def name(match: re.Match[str]) -> str:
        links.extend([match.group(2)] if match.group(2) else [])
        return match.group(1) or match.group(2) or ""

    line = _PHRASE.sub(name, line)
    line = re.sub(r"``(.+?)``", r"\1", line)
    line = _ROLE.sub(r"\1", line)
    line = _WORD.sub(r"\1", line)
    line = _EMPHASIS.sub(r"\2", line)
    line = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\|([\w-]+)\|", "", line)
    line = re.sub(r"(?<!-)--(?!-)", "–", line)
    return re.sub(r"\\(.)", r"\1", line)
