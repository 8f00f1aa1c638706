"""Prepare a posting's text: markup away, lines joined, language told, sections that ask nothing left out."""

from __future__ import annotations

import html
import re

from skillgap.market.posting.rules import ReadingRules, SectionKind

_BREAK = re.compile(r"<\s*(?:br|/p|/li|/div|/h\d|/ul|/tr)\b[^>]*>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_WORD = re.compile(r"[^\W\d_]+")
_BULLET = re.compile(r"\s*(?:[•●▪◦‣*·–]|-|\d+[.)])\s")
_MARKS = re.compile(r"^[^\w\"']+|(?:[\s#*_:=…]|\.{3})+$")
_TOLD_BY = 6_000
"""Characters of a text by which its language is told."""
_NOT_LATIN = re.compile("[^\x00-\u024f]")
_MOST_WORDS = 9
_WRAPPED = 45
"""A line this long without an end goes on in the next."""
_BULLETED = re.compile(r"\s*(?:[•●▪◦‣·]\s*|(?:[*–+-]|\d+[.)])\s+)")
_FEW_LINES = 12
_WIDEST = 110
_FULL = 0.65
"""Share of the width a line must fill for the next to be its continuation."""
_GARBLED = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}"
)
"""UTF-8 that was read as Latin-1."""
_CONTROL = re.compile("[\u0080-\u009f]")
"""Letters no text holds but one that was read wrongly."""


_INLINE = re.compile(r"(?<=[^\s•●▪]) (?=[•●▪] *\w)")
_MARKED = 3
"""Bullets within lines that make a list."""


def plain_text(text: str) -> str:
    """Turn markup, entities, garbled letters and bullets within lines into plain lines; other text is unchanged."""
    if "<" in text and _TAG.search(text):
        text = _TAG.sub(" ", _BREAK.sub("\n", text))
    if "&" in text:
        text = html.unescape(text)
    text = _GARBLED.sub(_read_again, text) if _CONTROL.search(text) else text
    return _items_apart(text) if not text.isascii() else text


def _items_apart(text: str) -> str:
    """Begin a line at every bullet of a list that was run together: "Requirements • Python • Go"."""
    if not any(mark in text for mark in "•●▪"):
        return text
    lined, inside = _INLINE.subn("\n", text)
    return lined if inside >= _MARKED else text


def _read_again(hit: re.Match[str]) -> str:
    """Read letters again that stand for one of UTF-8; what is none stays."""
    try:
        return hit[0].encode("latin-1").decode("utf-8")
    except UnicodeError:
        return hit[0]


def is_english(text: str, rules: ReadingRules) -> bool:
    """Tell English by the share of its function words; a text too short to tell passes."""
    words = _WORD.findall(text[:_TOLD_BY].casefold())
    if _other_letters(words) > rules.english.most_other_script:
        return False
    if len(words) < rules.least_words:
        return True
    english = sum(map(rules.english_set.__contains__, words)) / len(words)
    foreign = sum(map(rules.foreign_set.__contains__, words)) / len(words)
    return english >= rules.english.least and foreign <= rules.english.most_foreign


def asked_text(text: str, rules: ReadingRules) -> str:
    """Give the text without the sections about the company, its benefits and its process.

    Sections are told by their headings; a text without headings is kept whole, and so is one of which hardly anything
    would be left. Lines left out become empty, so that nothing on either side of them runs together.
    """
    kept: list[str] = []
    silent = False
    before = ""
    for line in text.split("\n"):
        heading = heading_of(line, before, rules)
        if heading:
            if rules.asked.search(heading):
                silent = False
            elif rules.silent.search(heading):
                silent = True
            elif is_marked_heading(line):
                silent = False
        kept.append("" if silent else line)
        before = line.strip()
    left = sum(map(len, kept))
    return "\n".join(kept) if left >= rules.least_left * len(text) else text


def section_of(heading: str, rules: ReadingRules) -> SectionKind | None:
    """Tell what the section under a heading does; None where the heading does not say."""
    return next((kind for kind, pattern in rules.sections if pattern.search(heading)), None)


def unwrapped(text: str) -> list[str]:
    """Give the lines of a text, those joined that were broken by their writer's width."""
    wrapped = wrap_width(text)
    lines: list[str] = []
    before = ""
    for line in text.split("\n"):
        if lines and continues(line, before, wrapped):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
        before = line.strip()
    return lines


def wrap_width(text: str) -> int:
    """Give the width at which a text was wrapped by hand; 0 when its lines are whole paragraphs."""
    widths = sorted(len(line) for line in text.split("\n") if line.strip())
    return widths[-1] if len(widths) >= _FEW_LINES and widths[-1] <= _WIDEST else 0


def is_bullet(line: str) -> bool:
    """Tell whether a line begins with a bullet or a number."""
    return _BULLETED.match(line) is not None


def continues(line: str, before: str, wrapped: int) -> bool:
    """Tell whether a line goes on with the sentence of the line before, which was broken by its writer's width."""
    words = line.strip()
    if not words or not before or _BULLETED.match(line) or before[-1] in ".:!?":
        return False
    return words[0].islower() or before[-1] in ",(" or (bool(wrapped) and len(before) >= _FULL * wrapped)


def _other_letters(words: list[str]) -> float:
    """Give the share of letters beyond Latin's."""
    letters = "".join(words)
    return len(_NOT_LATIN.findall(letters)) / len(letters) if not letters.isascii() else 0.0


def heading_of(line: str, before: str, rules: ReadingRules) -> str:
    """Give a line's words when it looks like a heading after the line before; "" otherwise.

    A short line that follows an unfinished sentence is that sentence's end, unless it is a heading like no other
    ("Requirements"), and "Location: Remote" is a field.
    """
    if len(line) > rules.heading_length + 12 or (_BULLET.match(line) and "**" not in line):
        return ""
    words = _MARKS.sub("", line)
    if not words or words[-1] in ".,;" or len(words.split()) > _MOST_WORDS or ": " in words:
        return ""
    unfinished = len(before) > _WRAPPED and before[-1] not in ".:!?*"
    if words[0].islower():
        return ""
    return "" if unfinished and not rules.plain_heading.match(words) else words


def is_marked_heading(line: str) -> bool:
    """Tell a heading that says so: by a colon, markup or capitals."""
    text = line.strip()
    return text.endswith((":", "**")) or text.startswith(("#", "**")) or (text.isupper() and len(text) > 4)


def aside_in(sentence: str, rules: ReadingRules) -> tuple[int, int] | None:
    """Give where a sentence merely prefers something beside what it asks for: "Go is required, Rust a plus"."""
    if not rules.aside_word.search(sentence):
        return None
    for pattern in rules.asides:
        if hit := pattern.search(sentence):
            return hit.span("aside")
    preferring, demands, parts = rules.ends
    cue = preferring.search(sentence)
    if cue is None:
        return None
    if demand := demands.search(sentence, 0, cue.start()):
        return demand.end(), len(sentence)
    starts = [hit.start() for hit in parts.finditer(sentence, 1, cue.start())]
    return (starts[-1], len(sentence)) if starts else None
