"""Plain text and HTML → lines."""

from __future__ import annotations

import codecs
import contextlib
import re
from typing import Any

from skillgap.documents.clean import clean
from skillgap.documents.document import Hidden
from skillgap.documents.page.flow import Flow
from skillgap.documents.source import Draft, Request
from skillgap.patterns import regex

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
RULE = regex(r"\s{0,3}(?:[-*_=.·•]\s*){3,}$")
"""A line across the page."""
_LEADER = regex(r"(?<=[^\s|])[ \t]+(?:-{4,}|_{4,}|\.{4,}|(?:\. ){4,}|[–—]{3,})[ \t]+(?=\S)")
TAG = regex(
    r"</?(?:a|abbr|address|article|aside|b|big|br|center|cite|code|dd|del|details|div|dl|dt|em|figure|font|footer|h[1-6]|header|hr|i|img|ins|"
    r"kbd|li|main|mark|ol|p|picture|section|small|source|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
"""Tags that stand inside a line of text."""
_BLOCK_TAGS = {"address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
               "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p",
               "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}  # fmt: skip
_DROPPED_TAGS = {"script", "style", "nav", "noscript", "template", "head", "svg", "iframe", "object", "button", "select", "_comment",
                 "-comment", "math", "canvas", "audio", "video", "textarea", "title"}  # fmt: skip
_UNSEEN = regex(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*(?:[0-3](?:\.\d+)?(?:px|pt)?|0)\s*(?:;|$|!)|"
    r"opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|(?<![-\w])color\s*:\s*(?:white|#fff(?:fff)?|rgb\(255,\s*255,\s*255\))\s*(?:;|$|!)|"
    r"(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_DEPTH = 200
LONG = 5_000
"""Characters above which a line is taken as it stands; patterns would take too long."""


def decode(data: bytes) -> str:
    """Decode text: by its byte order mark, as UTF-8, as UTF-16 without a mark, else as Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    sample = data[:4096]
    if sample.count(0) > len(sample) // 4:
        return data.decode(
            "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be", "replace"
        )
    with contextlib.suppress(UnicodeDecodeError):
        return data.decode("utf-8")
    return data.decode("cp1252", "replace")


def without_leaders(line: str) -> str:
    """Put a wide gap in the place of dashes or dots that lead the eye to what ends a line."""
    return _LEADER.sub("    ", line) if len(line) <= LONG else line


def read_text(request: Request) -> Draft:
    """Read plain text: every line stays a line, blank lines part blocks."""
    text = decode(request.data)
    flow = Flow(request)
    joined = False
    for line in text.splitlines():
        if not line.strip() or RULE.match(line):
            joined = False
            continue
        before = len(flow.lines)
        flow.add(without_leaders(line), joined=joined)
        joined = len(flow.lines) > before or joined
    return Draft(format="text", lines=flow.lines)


def without(text: str, start: str, end: str) -> str:
    """Cut out everything between two marks, in one pass; a start without an end stays."""
    kept, position = [], 0
    while (opening := text.find(start, position)) >= 0:
        closing = text.find(end, opening + len(start))
        if closing < 0:
            break
        kept.append(text[position:opening])
        position = closing + len(end)
    return "".join(kept) + text[position:]


def read_html(request: Request) -> Draft:
    """Read what a browser would show of a page, without scripts, styles, navigation, comments and unseen elements."""
    from selectolax.lexbor import LexborHTMLParser

    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", request.data[:2048])
    text = decode(request.data)
    if declared:
        with contextlib.suppress(LookupError, ValueError):
            text = request.data.decode(declared.group(1).decode("ascii"))
    tree = LexborHTMLParser(text)
    walk = _HtmlWalk(Flow(request), _unseen_classes(tree))
    body = tree.body
    if body is not None:
        walk.visit(body, 0)
        walk.end()
    return Draft(format="html", lines=walk.flow.lines, hidden=walk.hidden, links=walk.links)


def _unseen_classes(tree: Any) -> set[str]:
    """List the classes and ids that the page's own style sheets hide."""
    found: set[str] = set()
    for node in tree.css("style")[:20]:
        sheet = without(str(node.text() or "")[:50_000], "/*", "*/")
        printing = False
        for rule in sheet.split("}"):
            selector, _, rules = rule.rpartition("{")
            printing = "@media print" in selector or (printing and bool(rule.strip()))
            if not printing and re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", rules):
                names = (part.strip() for part in selector.rpartition("{")[2].split(","))
                found.update(name for name in names if re.fullmatch(r"[.#][\w-]{1,80}", name))
    return found


class _HtmlWalk:
    """Gathers inline text until a block ends."""

    def __init__(self, flow: Flow, unseen: set[str]) -> None:
        self.flow = flow
        self.unseen = unseen
        self.links: list[str] = []
        self.hidden: list[Hidden] = []
        self.parts: list[str] = []
        self.heading = 0
        self.bullet = False
        self.bold = [0, 0]

    def end(self) -> None:
        """Close the block under way."""
        text = "".join(self.parts)
        self.parts = []
        if text.strip():
            bold = self.bold[1] > 0.6 * max(self.bold[0], 1)
            self.flow.add(text, heading=self.heading, bullet=self.bullet, bold=bold)
            self.bullet = False
        self.bold = [0, 0]

    def visit(self, node: Any, depth: int, strong: bool = False) -> None:
        """Walk one element and what is in it."""
        tag = node.tag or ""
        if tag == "-text":
            text = re.sub(r"\s+", " ", node.text(deep=False) or "")
            self.parts.append(text)
            self.bold[0] += len(text.strip())
            self.bold[1] += len(text.strip()) if strong else 0
            return
        if tag in _DROPPED_TAGS or not re.match(r"[a-z]", tag) or depth > _DEPTH:
            return
        attributes = node.attributes
        if self.is_unseen(attributes):
            text = clean(node.text(deep=True, separator=" "))
            self.hidden += [Hidden(text, 1)] if text else []
            return
        if tag == "br":
            self.parts.append("\n")
            return
        if (
            tag == "a"
            and attributes.get("href")
            and not str(attributes["href"]).startswith(("#", "javascript:"))
        ):
            self.links.append(clean(str(attributes["href"])))
        if tag in _BLOCK_TAGS and tag not in ("td", "th"):
            self.block(node, tag, depth)
            return
        if tag in ("td", "th") and "".join(self.parts).strip():
            self.parts.append(" | " if len("".join(self.parts)) < 120 else "\n")
        for child in node.iter(include_text=True):
            self.visit(child, depth + 1, strong or tag in ("b", "strong", "th"))

    def block(self, node: Any, tag: str, depth: int) -> None:
        """Walk an element that stands on lines of its own."""
        self.end()
        before = self.heading
        if re.fullmatch(r"h[1-6]", tag):
            self.heading = int(tag[1])
        if tag == "li":
            self.bullet = True
        for child in node.iter(include_text=True):
            self.visit(child, depth + 1, self.heading > 0)
        self.end()
        self.heading = before
        if tag == "li":
            self.bullet = False

    def is_unseen(self, attributes: dict[str, Any]) -> bool:
        """Tell whether an element's own attributes, or a rule for its class, hide it."""
        if "hidden" in attributes or _UNSEEN.search(str(attributes.get("style") or "")):
            white = re.search(
                r"(?<![-\w])color\s*:", str(attributes.get("style") or "")
            ) and "background" in str(attributes.get("style"))
            return not white
        names = [f".{name}" for name in str(attributes.get("class") or "").split()]
        return bool(self.unseen.intersection([*names, f"#{attributes.get('id')}"]))
