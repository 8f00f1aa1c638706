"""Prepare a posting's text: markup away, language told, sections that ask nothing left out, years read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from skillgap.market.posting.rules import ReadingRules

_BREAK = re.compile(r"<\s*(?:br|/p|/li|/div|/h\d|/ul|/tr)\b[^>]*>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_WORD = re.compile(r"[^\W\d_]+")
_BULLET = re.compile(r"\s*(?:[•●▪◦‣*·–]|-|\d+[.)])\s")
_MARKS = re.compile(r"^[^\w\"']+|[\s#*_:=]+$")
_TOLD_BY = 6_000
"""Characters of a text by which its language is told."""
_NOT_LATIN = re.compile("[^\x00-\u024f]")
_MOST_WORDS = 9
_WRAPPED = 45
"""A line this long without an end goes on in the next."""


def plain_text(text: str) -> str:
    """Turn markup and entities into plain lines; text without any is unchanged."""
    if "<" in text and _TAG.search(text):
        text = _TAG.sub(" ", _BREAK.sub("\n", text))
    return html.unescape(text) if "&" in text else text


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


def years_asked(text: str, rules: ReadingRules) -> int | None:
    """Give the years of experience asked for: of each sentence the fewest, of all sentences the most.

    Sentences that say what is merely preferred count only where no other states years.
    """
    firm: list[int] = []
    soft: list[int] = []
    for sentence, years in _years(text, rules):
        (soft if re.search(rules.years_preferred, sentence, re.I) else firm).append(years)
    found = firm or soft
    return max(found) if found else None


def _years(text: str, rules: ReadingRules) -> Iterator[tuple[str, int]]:
    """Yield each sentence or line that asks for years, with the fewest it accepts."""
    pattern = rules.years_pattern
    for line in re.split(r"\n|(?<=[.;!?])\s+(?=[A-Z])", text):
        if "year" not in line.casefold() and "yrs" not in line.casefold() and "YOE" not in line:
            continue
        found = []
        for hit in pattern.finditer(line):
            near = line[max(0, hit.start() - rules.years_reach) : hit.end() + rules.years_reach]
            low = hit["low"].casefold()
            years = rules.numbers.get(low) if low in rules.numbers else int(low)
            if years is None or years > rules.years_most or re.search(rules.years_not, near, re.I):
                continue
            if re.search(rules.years_near, near, re.I):
                found.append(years)
        if found:
            yield line, min(found)


def _other_letters(words: list[str]) -> float:
    """Give the share of letters beyond Latin's."""
    letters = "".join(words)
    return len(_NOT_LATIN.findall(letters)) / len(letters) if not letters.isascii() else 0.0


def heading_of(line: str, before: str, rules: ReadingRules) -> str:
    """Give a line's words when it looks like a heading after the line before; "" otherwise.

    A short line that follows an unfinished sentence is that sentence's end, and "Location: Remote" is a field.
    """
    if len(line) > rules.heading_length + 12 or (_BULLET.match(line) and "**" not in line):
        return ""
    words = _MARKS.sub("", line)
    if not words or words[-1] in ".,;" or len(words.split()) > _MOST_WORDS or ": " in words:
        return ""
    unfinished = len(before) > _WRAPPED and before[-1] not in ".:!?*"
    return "" if unfinished or words[0].islower() else words


def is_marked_heading(line: str) -> bool:
    """Tell a heading that says so: by a colon, markup or capitals."""
    text = line.strip()
    return text.endswith((":", "**")) or text.startswith(("#", "**")) or (text.isupper() and len(text) > 4)
