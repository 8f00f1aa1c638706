"""Markdown → lines, with what Jekyll, pandoc and kramdown add to it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from skillgap.documents.formats.web import LONG, RULE, TAG, decode, without, without_leaders
from skillgap.documents.page.flow import Flow
from skillgap.documents.source import Draft, Request
from skillgap.patterns import regex

_FRONT = regex(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_NAMED = regex(r"^(name|author|title):[ \t]*[\"']?([^\"'\n\[{|>]+?)[\"']?[ \t]*$", re.MULTILINE)
_PERSON = regex(r"(?:[^\W\d_][\w.'’-]*\s+){1,3}[^\W\d_][\w.'’-]*(?=\s*$|\s*[-–—|,:(])")
_UNLIKE_NAME = regex(
    r"\b(?:cv|r[eé]sum[eé]|curriculum|vitae|about|home|page|work|experience|portfolio|my)\b", re.IGNORECASE
)
_CUT = (("{%", "%}"), ("{{", "}}"), ("<style", "</style>"), ("<script", "</script>"))
"""What templates and pages hold that is no text."""
_BROKEN_TAG = regex(r"<[a-zA-Z/][^<>\n]{0,300}(?:\n[^<>\n]{0,300}){1,6}>")
_HEADING = regex(r"\s{0,3}(#{1,6})(?:\s+|(?=[^\s#\w]))(.*?)\s*#*\s*$")
_LINK = regex(
    r"!?\[((?:[^\[\]]|\\[\[\]])*)\]\(\s*<?((?:[^()\s]|\([^()\s]*\))*)>?(?:\s+[\"'][^\"']*[\"'])?\s*\)"
)
_REFERENCE = regex(r"!?\[([^\[\]]+)\] ?\[([^\[\]]*)\]")
_DEFINED = regex(r"\s{0,3}\[([^\[\]]+)\]:\s*<?(\S+?)>?(?:\s+[\"'(].*)?$")
_NOTE = regex(r"(?<=\S)\[\^[^\[\]\s]{1,40}\](?!:)")
_SPAN = regex(r"\[([^\[\]]*)\]\{[^{}]*\}")
_ATTRIBUTES = regex(
    r"\s*\{:?[ \t]*(?:[#.][\w-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s{}]+)|-)(?:[ \t]+[^{}]*)?\}"
)
_EMPHASIS = regex(r"(?<![\w*])(\*{1,3}|_{1,3}|~~)(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_RUN_IN = regex(r"^\s*(?P<mark>\*\*|__)(?P<name>[^*_,:.|]{2,50})(?P=mark)\s+(?=[A-Z][^,:;.|–—-]{2,50}$)")
"""A name in bold before a title on the same line, with nothing between them."""
_EMOJI = regex(r"(?<![\w:]):[a-z][a-z0-9_+-]{2,30}:(?![\w:])")
_CELLS = regex(r"</t[dh]>\s*<t[dh]\b[^<>]*>", re.IGNORECASE)
_BREAK = regex(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_ITEM = regex(r"(\s*)(?:[-*+]|\d{1,2}[.)])\s+(?=\S)")
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_MOST = 5
"""Lines an entry has, at most, before the list of what was done."""
_TEXTS = frozenset({"", "text", "txt", "plain", "md", "markdown"})
"""What a fenced block may say that it holds, if it is to be read."""


def read_markdown(request: Request) -> Draft:
    """Read Markdown: headings get their level; marks of emphasis, links, tables, templates and attributes go."""
    text = without(decode(request.data).replace("\r\n", "\n"), "<!--", "-->")
    front = _FRONT.match(text)
    text = text[front.end() :] if front else text
    for opening, closing in _CUT:
        text = without(text, opening, closing)
    text = _BROKEN_TAG.sub(lambda found: " ".join(found.group().split()), text)
    flow = Flow(request)
    links: list[str] = []
    joined = False
    lines = text.splitlines()
    if front and not any(re.match(r"\s{0,3}#\s", line) for line in lines):
        flow.add(_person(front.group(1)), heading=1, bold=True)
    targets = {found.group(1).lower(): found.group(2) for line in lines if (found := _DEFINED.match(line))}
    fenced = ""
    for index, line in enumerate(lines):
        fence = re.match(r"\s*(?:```+|~~~+)\s*([\w+#-]*)", line)
        if fence:
            fenced = "" if fenced else fence.group(1).lower() or "text"
        if fence or (fenced and fenced not in _TEXTS) or _is_empty(line):
            joined = False
            continue
        level, plain = _headed(lines, index)
        plain = _plain(plain, links, targets)
        bold = bool(re.fullmatch(r"\s*(\*\*|__).+\1\s*", line)) or level > 0
        item = is_item(line)
        if item and opens_entry(lines, index):
            plain, item, bold = plain.strip().lstrip("*+- "), False, True
        before = len(flow.lines)
        flow.add(plain, heading=level, bold=bold, joined=joined and not item and not level)
        joined = not level and (joined or len(flow.lines) > before)
    return Draft(format="markdown", lines=flow.lines, links=links)


def is_item(line: str) -> bool:
    """Tell whether a line opens an item of a list."""
    return bool(_ITEM.match(line))


def table_row(line: str) -> str:
    """Give the filled cells of a table's line, one bar between."""
    return " | ".join(cell.strip() for cell in line.strip().strip("|").split("|") if cell.strip())


def opens_entry(lines: Sequence[str], index: int) -> bool:
    """Tell an item that is a post with its date and a list of its own from one of what was done there."""
    opening = _ITEM.match(lines[index])
    if opening is None:
        return False
    indent = len(opening.group(1))
    told = [lines[index]]
    for line in lines[index + 1 : index + 40]:
        item = _ITEM.match(line)
        depth = len(line) - len(line.lstrip())
        if item and depth > indent:
            return len(told) <= _MOST and any(map(_YEAR.search, told))
        if line.strip() and (item or depth <= indent):
            return False
        told += [line] if line.strip() else []
    return False


def _person(front: str) -> str:
    """Find the person's name among what stands before a page."""
    for _, value in sorted(
        _NAMED.findall(front), key=lambda pair: ("name", "author", "title").index(pair[0])
    ):
        named = _PERSON.match(value)
        if named and not _UNLIKE_NAME.search(named.group()):
            return named.group()
    return ""


def _is_empty(line: str) -> bool:
    """Tell lines without text of their own: rules, rows of marks, fences of pandoc, targets of links."""
    return bool(
        not line.strip()
        or RULE.match(line)
        or re.fullmatch(r"[\s|:+=-]*", line)
        or re.match(r"\s*:{3,}", line)
        or _DEFINED.match(line)
        or re.fullmatch(r"\s*\\(?:newpage|pagebreak|vspace\{[^}]*\}|hrule)\s*", line)
    )


def _headed(lines: list[str], index: int) -> tuple[int, str]:
    """Give a line's level as a heading, 0 for none, and its text."""
    line = lines[index]
    heading = _HEADING.match(line)
    if heading:
        return len(heading.group(1)), heading.group(2)
    following = lines[index + 1] if index + 1 < len(lines) else ""
    under = re.fullmatch(r"\s{0,3}(=+|-+)\s*", following)
    if under is None or line.lstrip().startswith(("-", "*", "|", ">")):
        return 0, line
    return 1 if under.group(1)[0] == "=" else 2, line


def _plain(line: str, links: list[str], targets: dict[str, str]) -> str:
    """Take the marks off one line of Markdown, noting its link targets."""
    if len(line) > LONG:
        return line

    def name(match: re.Match[str]) -> str:
        if not match.group().startswith("!"):
            links.append(match.group(2))
            return match.group(1)
        return ""

    def refer(match: re.Match[str]) -> str:
        target = targets.get((match.group(2) or match.group(1)).lower())
        links.extend([target] if target else [])
        return match.group(1) if target else match.group()

    line = re.sub(r"^\s*(?:>\s?)+|^:\s+(?=\S)", "", line)
    line = _RUN_IN.sub(lambda found: f"{found['name']}\t", line)
    line = _NOTE.sub("", line)
    line = _REFERENCE.sub(refer, _LINK.sub(name, _LINK.sub(name, line)))
    line = _ATTRIBUTES.sub("", _SPAN.sub(r"\1", _SPAN.sub(r"\1", line)))
    for target in re.findall(r"<(https?://[^<>\s]+|[^<>\s@]+@[^<>\s]+)>", line):
        links.append(target)
    line = re.sub(r"<((?:https?://|mailto:)?[^<>\s]*[@.][^<>\s]+)>", r"\1", line)
    line = TAG.sub(" ", _BREAK.sub(" " if line.lstrip().startswith("|") else "\n", _CELLS.sub(" | ", line)))
    for _ in range(3):
        line = _EMPHASIS.sub(r"\2", line)
    line = re.sub(r"(`+)(.+?)\1", r"\2", line)
    if line.strip().startswith("|") and line.strip().endswith("|"):
        line = table_row(line)
    line = re.sub(r"(?<!-)---?(?!-)(?=[ \d]|$)", "–", _EMOJI.sub("", without_leaders(line)))
    return html.unescape(re.sub(r"\\([\\`*_{}\[\]()#+.!|<>~@&-])|\\$", r"\1", line))
