"""Group the lines of a section into entries: header lines with a date, and the text below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from skillgap.documents import Line
from skillgap.resume.dates import Found, find_spans
from skillgap.resume.resume import Span
from skillgap.resume.vocabulary import entry_words, fold, folded, phrases

_MOST_WORDS = 16
_MOST_ABOVE = 3
_MOST_BELOW = 3
_EDGES = " \t,;:|·•–—-/()[]"
_SENTENCE_BREAK = re.compile(r"(\S+[.!?])\s+[A-Z]")
_LAST_WORD = re.compile(r"(\S+)$")


class Entry(NamedTuple):
    """One job, course of study or project as the lines that make it up."""

    header: tuple[str, ...]
    """Lines down to the dated one, from top to bottom, their date taken out; no empty ones."""
    below: tuple[str, ...]
    """Short lines under the dated one, which may still name the employer, the title or the place."""
    span: Span | None
    first: int
    dated: int
    """Index of the line with the date."""
    last: int


class Dated(NamedTuple):
    """A line that carries an entry's date and what else stands on it."""

    at: int
    rest: str
    span: Span


@lru_cache(maxsize=1)
def _durations() -> re.Pattern[str]:
    """Match what remains of "(2 years 9 months)" and "· 3 yrs 4 mos"."""
    units = "|".join(phrases(entry_words().durations))
    one = rf"(?:\d+(?:[.,]\d+)?|less than an?)\s*(?:{units})\b\.?"
    return re.compile(rf"[(\[·•,|–—-]*\s*{one}(?:[\s,]*(?:and\s+)?{one})*\s*[)\]]*", re.IGNORECASE)


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return folded(entry_words().abbreviations)


def without_duration(text: str) -> str:
    """Take a printed length of time off the text."""
    return _durations().sub(" ", text).strip(_EDGES) if any(map(str.isdigit, text)) else text


def is_sentence(text: str) -> bool:
    """Tell running text from the short lines that name things."""
    text = text.strip()
    last = _LAST_WORD.search(text)
    ends = text.endswith((".", "!", "?", ";")) and last is not None
    if ends and last is not None and not _is_abbreviation(last.group(1)):
        return not (text.endswith("?") and len(text.split()) <= 6)
    breaks = [word for word in _SENTENCE_BREAK.findall(text) if not _is_abbreviation(word)]
    return bool(breaks) or len(text.split()) > _MOST_WORDS


def _is_abbreviation(word: str) -> bool:
    plain = fold(word).lstrip("(")
    return plain in _abbreviations() or bool(re.fullmatch(r"(?:\w\.)+", plain))


def is_name(text: str) -> bool:
    """Tell a short line of names ("Rhône Énergie Services, Lyon") from the start of a sentence."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’.&-]*", text) if len(word) > 3 or word[0].isupper()]
    capital = sum(1 for word in words if word[0].isupper())
    return bool(words) and len(text.split()) <= 10 and capital >= 0.7 * len(words)


def is_header(line: Line) -> bool:
    """Tell whether a line could be part of an entry's header."""
    text = line.text.strip()
    if not text or line.bullet or is_sentence(text) or text.endswith((",", ":")):
        return False
    first = next((letter for letter in text if letter.isalnum()), "")
    return first.isdigit() or first.isupper() or (bool(first) and not first.islower()) or line.bold


def read_date(index: int, line: Line, *, bullets: bool = False) -> Dated | None:
    """Read a line as one that dates an entry; None when its dates belong to running text."""
    if line.bullet and not bullets:
        return None
    text = line.text.strip().removeprefix("•").strip()
    spans = find_spans(text)
    if not spans:
        return None
    found = max(spans, key=lambda each: (each.end - each.start, -each.start))
    before = text[: found.start].rstrip(" \t([{")
    after = text[found.end :].lstrip(" \t)]}")
    after = without_duration(after) if after else after
    if not _stands_free(before, after, found):
        return None
    rest = " | ".join(part for part in (before.strip(_EDGES), after.strip(_EDGES)) if part)
    rest = _balanced(rest)
    if (
        rest
        and not is_header(Line(text=rest, page=1, number=1))
        and not (rest[0].islower() and len(rest.split()) < 5)
    ):
        return None
    return Dated(index, rest, found.span)


def _balanced(text: str) -> str:
    """Close a bracket whose other half was cut off with the date's edges."""
    if text.count("(") > text.count(")"):
        return text + ")"
    return text


def _stands_free(before: str, after: str, found: Found) -> bool:
    """Tell a date at the edge of a line, or between separators, from one inside a sentence."""
    if not before.strip(_EDGES) or not after.strip(_EDGES):
        words = re.findall(r"[^\W\d_]+", before)
        return not (
            words and words[-1].islower() and found.span.start == found.span.end and len(words[-1]) < 4
        )
    return before.rstrip()[-1] in ",;:|·•–—-/" or after.lstrip()[0] in ",;|·•–—-/"


def group(lines: Sequence[Line], first: int, last: int) -> tuple[Entry, ...]:
    """Cut the lines from `first` to `last` into entries; lines before the first header belong to none.

    How many lines a header has above its date is learnt from the first entry, where nothing else can stand there.
    """
    dated = [found for index in range(first, last) if (found := read_date(index, lines[index]))]
    if not dated:
        dated = [
            found for index in range(first, last) if (found := read_date(index, lines[index], bullets=True))
        ]
    dated = _without_strays(dated, lines)
    if not dated:
        return ()
    shapes: list[tuple[int, int, int]] = []
    allowed = _lines_above(lines, dated[0].at, first, _MOST_ABOVE, None)
    model = range(dated[0].at - allowed, dated[0].at)
    floor = first
    for place, found in enumerate(dated):
        stop = dated[place + 1].at if place + 1 < len(dated) else last
        above = _lines_above(lines, found.at, floor, allowed, model if place else None)
        room = stop - (allowed if place + 1 < len(dated) else 0)
        below = _lines_below(lines, found, max(room, found.at + 1), above)
        shapes.append((found.at - above, found.at + 1 + below, found.at))
        floor = found.at + 1 + below
    return tuple(
        _entry(lines, found, shape, shapes[place + 1][0] if place + 1 < len(shapes) else last)
        for place, (found, shape) in enumerate(zip(dated, shapes, strict=True))
    )


def _without_strays(dated: Sequence[Dated], lines: Sequence[Line]) -> list[Dated]:
    """Drop lines that merely end in a year where the section dates its entries by ranges of another look."""
    ranges = [found for found in dated if found.span.start != found.span.end or found.span.current]
    if not ranges:
        return list(dated)
    looks = {(lines[found.at].bold, lines[found.at].size) for found in dated}
    kept = []
    for found in dated:
        line = lines[found.at]
        single = found.span.precision == "year" and found.span.start is not None and not found.span.current
        single = single and found.span.end == found.span.start.plus(11) if found.span.start else single
        plain = len(looks) > 1 and not any(
            (line.bold, line.size) == (lines[other.at].bold, lines[other.at].size) for other in ranges
        )
        if not (single and plain and found.rest):
            kept.append(found)
    return kept


def _lines_above(lines: Sequence[Line], index: int, floor: int, most: int, model: range | None) -> int:
    """Count the header lines above a dated line, down to `floor`."""
    count = 0
    while count < most and index - count - 1 >= floor:
        line = lines[index - count - 1]
        if not is_header(line):
            break
        if model is not None and not _alike(line, lines[model[-1 - count]]):
            break
        if _continues_bullet(lines, index - count - 1, floor, lines[index]):
            break
        count += 1
    return count


def _alike(line: Line, model: Line) -> bool:
    """Tell whether two lines look like the same part of an entry."""
    if line.bold != model.bold or abs((line.size or 0) - (model.size or 0)) > 0.6:
        return False
    if line.box is None or model.box is None or line.column != model.column or line.page != model.page:
        return True
    return abs(line.box.left - model.box.left) <= 6 or abs(line.box.right - model.box.right) <= 6


def _continues_bullet(lines: Sequence[Line], index: int, floor: int, dated: Line) -> bool:
    """Tell whether a line without a bullet is the wrapped rest of the bullet above it."""
    line = lines[index]
    for above in range(index - 1, max(floor - 1, index - 6), -1):
        other = lines[above]
        if not other.bullet:
            if is_sentence(other.text) and not other.box:
                return False
            continue
        if line.box is not None and other.box is not None and dated.box is not None:
            return line.box.left > other.box.left + 2 and line.column == other.column
        return line.block == other.block and line.block != dated.block
    return False


def _lines_below(lines: Sequence[Line], found: Dated, stop: int, above: int) -> int:
    """Count the lines below a dated line that could still belong to its header."""
    most = max(1, _MOST_BELOW - above - (1 if found.rest else 0))
    count = 0
    while count < most and found.at + 1 + count < stop:
        line = lines[found.at + 1 + count]
        if not is_header(line) or len(line.text.split()) > 12:
            break
        count += 1
    return count


def _entry(lines: Sequence[Line], found: Dated, shape: tuple[int, int, int], last: int) -> Entry:
    first, body, index = shape
    above = [lines[place].text.strip() for place in range(first, index)]
    below = [lines[place].text.strip() for place in range(index + 1, body)]
    header = tuple(text for text in (*above, found.rest) if text)
    return Entry(header, tuple(below), found.span, first, index, last)
