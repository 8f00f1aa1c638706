"""Judge single lines, and join those that a narrow column broke."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from skillgap.documents import Line
from skillgap.patterns import regex
from skillgap.resume.dates.broken import may_be_broken, range_aside, range_before, range_behind
from skillgap.resume.dates.spans import find_spans, unglue
from skillgap.resume.vocabulary import entry_words, fold, folded, phrases

EDGES = " \t,;:|·•–—-/()[]"
"""What may be left over at the ends of a text when a part of it was taken out."""
_SEPARATORS = " ,;:|·•–—-/"
_MOST_WORDS = 16
_NEARBY = 80
"""Lines before and after a section that show how wide its column is."""
_LONGEST = 300
"""Letters of a line; beyond, it is running text whatever it says."""
_SENTENCE_BREAK = regex(r"(\S+[.!?])\s+[A-Z]")
_NAMES_BREAK = regex(r"(?<=\w)\.\s+(?=[A-Z])")
_LAST_WORD = regex(r"(\S+)$")
_LEADERS = regex(r"\s*(?:\.\s?){3,}$|\s*(?:…\s?)+$|^\.\s+")
"""Dots that lead to a date at the edge, and a full stop behind a date."""
_BRAND = regex(r"(?:[a-z]+(?:[A-Z]|\.[a-z]{2,4}\b|\d)|\d+[a-z]{2})")
"""A small letter first, then a capital, a domain or a digit; or digits run into a word ("4flux")."""
_NAME_WORD = regex(r"\d*[^\W\d_][\w'’.&-]*")
_OPEN_END = regex(r"(?:,|&|/|(?<![.\w])(?:[Aa]nd|AND|of|OF|for|FOR|in|[Tt]he|THE|und|UND|für|et|ET|de|y|e))$")


class Row(NamedTuple):
    """One line, or several that read as one, and the lines it was made of."""

    line: Line
    first: int
    last: int


@lru_cache(maxsize=1)
def _durations() -> re.Pattern[str]:
    """Match what remains of "(2 years 9 months)" and "· 3 yrs 4 mos"."""
    units = "|".join(_units(*entry_words().durations))
    one = rf"(?:\d+(?:[.,]\d+)?\+?|less than an?)\s*(?:{units})\b\.?"
    return regex(rf"[(\[·•,|–—-]*\s*{one}(?:[\s,]*(?:and\s+)?{one})*\s*[)\]]*", re.IGNORECASE)


def _units(*names: Literal["years", "months", "days"]) -> tuple[str, ...]:
    return tuple(unit for name in names for unit in phrases(entry_words().durations[name]))


@lru_cache(maxsize=1)
def _counts() -> re.Pattern[str]:
    """Match a number of years or months."""
    years, months = ("|".join(_units(name)) for name in ("years", "months"))
    return regex(rf"(\d+)\s*(?:(?P<years>{years})|(?P<months>{months}))\b", re.IGNORECASE)


def printed_months(text: str) -> int:
    """Count the months of a length of time the text opens with, such as "(1 year 3 months)"; 0 where there is none."""
    text = text.strip()
    found = _durations().match(text) if any(map(str.isdigit, text[:8])) else None
    counts = _counts().finditer(found.group()) if found else ()
    return sum(int(count.group(1)) * (12 if count["years"] else 1) for count in counts)


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return folded(entry_words().abbreviations)


def without_duration(text: str) -> str:
    """Take a printed length of time off the text."""
    if not any(map(str.isdigit, text)):
        return text
    plain = _durations().sub(" ", text).strip()
    return text if plain == text.strip() else trimmed(plain)


def trimmed(text: str) -> str:
    """Strip separators and halves of brackets that a part taken out left behind, keeping whole brackets."""
    text = _LEADERS.sub("", text.strip(" \t,;:|·•–—-/~")).strip(" \t,;:|·•–—-/~")
    if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
        text = text.strip(EDGES)
        text += ")" if text.count("(") > text.count(")") else ""
    return text


def is_sentence(text: str) -> bool:
    """Tell running text from the short lines that name things."""
    text = text.strip()
    if len(text) > _LONGEST:
        return True
    last = _LAST_WORD.search(text)
    ends = text.endswith((".", "!", "?", ";")) and last is not None
    if ends and last is not None and not is_abbreviation(last.group(1)):
        return not (text.endswith("?") and len(text.split()) <= 6)
    breaks = [match for match in _SENTENCE_BREAK.finditer(text) if not is_abbreviation(match.group(1))]
    if len(breaks) == 1 and len(text[breaks[0].end() :].split()) <= 3 and breaks[0].group(1)[-1] == ".":
        breaks = []  # "Intern, Brightex. Dayton, Ohio"
    if breaks and all(len(part.split()) <= 5 and is_name(part) for part in _NAMES_BREAK.split(text)[1:]):
        breaks = []  # "Data analyst. Alma Foods. York"
    return bool(breaks) or len(text.split()) > _MOST_WORDS


def is_abbreviation(word: str) -> bool:
    """Tell a word whose full stop ends no sentence."""
    plain = fold(word).lstrip("(")
    return plain in _abbreviations() or bool(re.fullmatch(r"(?:\w\.)+", plain))


def is_name(text: str) -> bool:
    """Tell a short line of names ("Harbour Energy Services, Oslo") from the start of a sentence."""
    words = [word for word in _NAME_WORD.findall(text) if len(word) > 3 or not word[0].islower()]
    words = [word for word in words if not (word[0].islower() and is_legal_form(word))]
    capital = sum(1 for word in words if not word[0].islower() or opens_with_brand(word))
    return bool(words) and len(text.split()) <= 10 and capital >= 0.7 * len(words)


def is_header(line: Line) -> bool:
    """Tell whether a line could be part of an entry's header."""
    text = line.text.strip()
    if not text or line.bullet or len(text) > _LONGEST or is_sentence(text) or text.endswith((",", ":")):
        return False
    first = next((letter for letter in text if letter.isalnum()), "")
    lower = first.islower() and not (line.bold and len(text.split()) <= 4) and not opens_with_brand(text)
    return bool(first) and not lower


def opens_with_brand(text: str) -> bool:
    """Tell a name that is written small ("monday.com", "eBay", "idealo GmbH") from a word inside a sentence."""
    words = text.split()
    if not words:
        return False
    if _BRAND.match(words[0]) and not words[0].endswith("."):
        return True
    return words[0][0].islower() and 1 < len(words) <= 5 and is_legal_form(words[1].strip(",|()"))


def is_legal_form(word: str) -> bool:
    """Tell what stands behind a company's name: "GmbH", "Inc.", "S.A."."""
    return fold(word) in _legal_forms() or bool(re.fullmatch(r"(?:\w\.)+", word))


@lru_cache(maxsize=1)
def _legal_forms() -> frozenset[str]:
    return folded(entry_words().legal_forms)


def join_rows(lines: Sequence[Line], first: int, last: int) -> tuple[Row, ...]:
    """Join the short lines from `first` to `last` that a narrow column broke; running text stays as it is.

    A line goes on below when it ends openly, when the next starts in lower case, when a date spans both, or when
    the next line's first word would not have fitted behind it.
    """
    edges: dict[tuple[int, int], float] = {}
    for line in lines[max(0, first - _NEARBY) : last + _NEARBY]:
        if line.box is not None:
            place = (line.page, line.column)
            edges[place] = max(edges.get(place, 0.0), line.box.right)
    rows: list[Row] = []
    for line, start, end in with_whole_dates(lines, first, last):
        if rows and not line.bullet:
            above = rows[-1]
            joined = f"{above.line.text} {line.text}"
            edge = edges.get((line.page, line.column))
            whole = joined.removesuffix(".") if above.line.text.endswith(",") else joined
            if _goes_on(above.line, lines[start - 1], line, edge) and not is_sentence(whole):
                rows[-1] = Row(_joined(above.line, line, joined), above.first, end)
                continue
        text = unglue(line.text)
        rows.append(Row(line if text == line.text else _joined(line, line, text), start, end))
    return tuple(rows)


def with_whole_dates(lines: Sequence[Line], first: int, last: int) -> Iterator[Row]:
    """Give the lines with the ranges whole that a narrow column of dates broke over two lines.

    "Data Engineer, Nova 09/2020 –" over "Freight 02/2023" is one line; of "Apr 2021 – Aug Data Engineer" over "2023
    Nova Freight" each keeps its own text, the range standing on the first.
    """
    index = first
    while index < last:
        line, below = lines[index], lines[index + 1] if index + 1 < last else None
        if below is None or below.bullet or not may_be_broken(line.text.removeprefix("• "), below.text):
            yield Row(line, index, index + 1)
        elif not line.bullet and (apart := range_aside(line.text, below.text, (line.aside, below.aside))):
            aside = f"{line.aside} {below.aside}"
            yield Row(msgspec.structs.replace(line, text=apart[0], aside=aside), index, index + 1)
            yield Row(msgspec.structs.replace(below, text=apart[1], aside=""), index + 1, index + 2)
            index += 1
        elif not line.bullet and (whole := range_behind(line.text, below.text)) is not None:
            yield Row(_joined(line, line, whole), index, index + 2)
            index += 1
        elif (texts := range_before(line.text.removeprefix("• "), below.text)) is not None:
            yield Row(_joined(line, line, "• " * line.bullet + texts[0]), index, index + 1)
            yield Row(_joined(below, below, texts[1], bullet=texts[1].startswith("• ")), index + 1, index + 2)
            index += 1
        else:
            yield Row(line, index, index + 1)
        index += 1


def parted(line: Line) -> str:
    """Give a header line's text with a separator before what a wide gap sets apart at its end."""
    text = line.text.strip()
    rest = text[: len(text) - len(line.aside)].rstrip()
    if not line.aside or line.bullet or not text.endswith(line.aside) or not rest or rest[-1] in _SEPARATORS:
        return text
    return f"{rest} | {line.aside}"


def has_gap(line: Line) -> bool:
    """Tell whether a line is much wider than its letters: its end is set apart, as a place or date at the edge."""
    return line.box is not None and line.box.right - line.box.left > 0.72 * (line.size or 10) * len(line.text)


def _joined(above: Line, line: Line, text: str, *, bullet: bool = False) -> Line:
    return Line(
        text=text,
        page=above.page,
        number=above.number,
        box=above.box,
        size=above.size,
        bold=above.bold,
        heading=above.heading,
        column=above.column,
        block=above.block,
        bullet=above.bullet or bullet,
        aside=line.aside,
    )


def _goes_on(whole: Line, above: Line, line: Line, edge: float | None) -> bool:
    """Tell whether a line continues the one above it; `whole` is what was joined so far."""
    text, following = whole.text.rstrip(), line.text.strip()
    if whole.bullet or not text or not following or above.column != line.column or line.heading:
        return False
    spans = find_spans(f"{text} {following}")
    dates = find_spans(following)
    whole_below = bool(dates) and dates[0].start == 0 and dates[0].span in [found.span for found in spans]
    if any(found.start < len(text) < found.end for found in spans) and not whole_below:
        return True
    if any(found.end >= len(text) - 1 for found in find_spans(text)) or (dates and dates[0].start == 0):
        return False
    if is_sentence(text) or (not is_header(line) and following[0].isupper()):
        return False
    small = following[0].islower() and not opens_with_brand(following)
    if _OPEN_END.search(text) or small or following[0] in ")&":
        return True
    if above.box is None or line.box is None or edge is None or above.page != line.page:
        return False
    if has_gap(above):
        return False
    same = above.bold == line.bold and abs((above.size or 0) - (line.size or 0)) <= 1
    letter = (line.box.right - line.box.left) / max(1, len(line.text))
    room = edge - above.box.right
    return same and room < letter * len(following.split()[0]) and 0 <= line.box.top - above.box.top < 24
