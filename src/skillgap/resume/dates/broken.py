"""Mend ranges of dates that a narrow column broke over two lines."""

from __future__ import annotations

from collections.abc import Sequence

from skillgap.patterns import regex
from skillgap.resume.dates.spans import date_names, find_spans

_MOST_WORDS = 3
"""Words of the second half of a range, at most."""
_YEAR_FIRST = regex(r"(?:[a-z]{2,3} )?(?:19|20)\d\d\s+\S")
_PIECE = regex(r"[\s–—-]+")
_FIRST_HALF = 6
"""Words, at most, that the first half of a range opens a line with."""
_OPEN_RANGE = regex(
    r"^\S*\d\S*(?: \S+)?\s[–—-]\s|^\w+\.? \d{4}\s[–—-]\s|\d{4}\s?[–—-]\s*(?:[^\W\d_]{3,9}\.?)?$"
)


def may_be_broken(text: str, below: str) -> bool:
    """Tell a line that may hold the first half of a range that ends below, without looking closely."""
    if _OPEN_RANGE.search(text) is not None:
        return True
    if _YEAR_FIRST.match(below) is None:
        return False
    return any(is_date_word((word,)) for word in _PIECE.split(text, maxsplit=_FIRST_HALF)[:_FIRST_HALF])


def is_date_word(words: Sequence[str]) -> bool:
    """Tell whether the first of the words names a month or a season ("since March" over "2020")."""
    return bool(words) and words[0].strip(".").casefold() in date_names()


def range_behind(text: str, below: str) -> str | None:
    """Join two lines that end in the halves of a range."""
    words = below.split()
    opening = find_spans(text)[-1:]
    if not opening or not _ends_openly(text[opening[0].end :]):
        return None
    for width in (2, 1):
        name, tail = words[:-width], words[-width:]
        dates = find_spans(below)
        apart = not dates or dates[-1].start == len(" ".join(name)) + 1
        if not name or len(name) > 4 or not apart or find_spans(" ".join(name)):
            continue
        start = _without_lead(text, opening[0].start)
        date = f"{text[start:].rstrip()} {' '.join(tail)}"
        if _is_one_range(date):
            return f"{text[:start].rstrip()} {' '.join(name)} {date}"
    return None


def _ends_openly(rest: str) -> bool:
    """Tell what may stand behind the first date of a broken range: nothing, or a dash and a month."""
    words = _PIECE.split(rest.strip())
    return not rest.strip() or (words[0] == "" and is_date_word(words[1:]) and len(words) == 2)


def range_aside(text: str, below: str, ends: tuple[str, str]) -> tuple[str, str] | None:
    """Part two lines from the halves of a range that a wide gap sets apart at their ends.

    A line of several fields may have been broken as well, so that its name goes on below.
    """
    opening, closing = ends
    date = f"{opening} {closing}"
    rest, name = text.removesuffix(opening).rstrip(), below.removesuffix(closing).rstrip()
    if (
        not (opening and closing and rest and name)
        or "," in rest
        or len(closing.split()) > _MOST_WORDS
        or not _is_one_range(date)
    ):
        return None
    return f"{rest} {date}", name


def _without_lead(text: str, start: int) -> int:
    """Give where a date begins without the word before it that may belong to a name ("Institut de 03/2020 –")."""
    lead, _, rest = text[start:].partition(" ")
    inner = find_spans(rest)
    same = bool(inner) and inner[0].start == 0 and inner[0].span == find_spans(text[start:])[0].span
    return start + len(lead) + 1 if lead.isalpha() and same else start


def range_before(text: str, below: str) -> tuple[str, str] | None:
    """Part two lines that begin with the halves of a range from their texts."""
    words, following = text.split(), below.split()
    opening, closing = _opening_date(text), _opening_date(below)
    for first in range(_FIRST_HALF, 0, -1):
        for width in (2, 1):
            rest, next_rest = words[first:], following[width:]
            if not rest or not next_rest or not rest[0][0].isupper():
                continue
            if opening > len(" ".join(words[:first])) or closing > len(" ".join(following[:width])):
                continue
            date = " ".join((*words[:first], *following[:width]))
            if _is_one_range(date) and not find_spans(" ".join(rest)):
                return f"{date} {' '.join(rest)}", " ".join(next_rest)
    return None


def _opening_date(text: str) -> int:
    """Give where the date ends that a line begins with; 0 without one."""
    found = find_spans(text)
    return found[0].end if found and found[0].start == 0 else 0


def _is_one_range(text: str) -> bool:
    """Tell whether the whole text is one range with two ends."""
    found = find_spans(text)
    return (
        len(found) == 1
        and found[0].start == 0
        and found[0].end == len(text)
        and found[0].span.start != found[0].span.end
        and not text.rstrip().endswith(("-", "–", "—"))
    )
