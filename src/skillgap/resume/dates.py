"""Read stretches of time from text: "Jan 2021 – Present", "seit 03/2020", "Summer 2018", "Q3 2020–Q1 2021"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from skillgap.month import Month
from skillgap.resume.resume import Span
from skillgap.resume.vocabulary import alternation, date_words, fold, phrases

_DASH = r"[-‐‑‒–—―−~→»>]+"
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_OLDEST_CENTURY = 50
"""Two-digit years below are 20xx, from here on 19xx."""


class Found(NamedTuple):
    """A span and where it stands in the text."""

    span: Span
    start: int
    end: int


class _Point(NamedTuple):
    """One date: its first and last month, and whether it names a month."""

    first: Month
    last: Month
    exact: bool


class _Grammar(NamedTuple):
    """The compiled patterns and the words behind them."""

    spans: re.Pattern[str]
    months: dict[str, int]
    seasons: dict[str, int]
    halves: frozenset[str]


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    """Build the patterns from the authored words; all of them match folded text of the same length."""
    words = date_words()
    months = {
        _same_length(word): number + 1 for number, names in enumerate(words.months) for word in phrases(names)
    }
    seasons = {
        _same_length(word): words.season_months[name]
        for name, names in words.seasons.items()
        for word in phrases(names)
    }
    any_of = {name: _any(getattr(words, name)) for name in ("present", "since", "until", "to", "about", "of")}
    month, season = alternation(months), alternation(seasons)
    day = r"(?:[0-3]?\d(?:st|nd|rd|th|er|\.|º)?\s*)"
    year2 = r"['`´‘]\s?\d\d"
    of = rf"(?:\s*[.,/]\s*|\s*-\s*(?=\d)|\s+(?:{any_of['of']})\s+|\s*)"
    named = rf"(?:{day}(?:{any_of['of']})?\s*)?\b(?:{month})\b\.?(?:\s*[0-3]?\d(?:st|nd|rd|th)?,)?{of}(?:{_YEAR}|{year2})"
    quarter = rf"(?:(?:{_any(words.quarter)})\s?[1-4]|[1-4]\.?\s?(?:{_any(words.quarter)}))"
    half = rf"(?:(?:{_any(words.half)})\s?[12]|[12]\.?\s?(?:{_any(words.half)}))"
    points = (
        named,
        rf"\b(?:{season})\b{of}(?:{_YEAR}|{year2})",
        rf"\b{quarter}{of}{_YEAR}",
        rf"\b{_YEAR}{of}{quarter}\b",
        rf"\b{half}{of}{_YEAR}",
        rf"\b{_YEAR}[-/.](?:0?[1-9]|1[0-2])(?:[-/.][0-3]?\d)?(?![\d/.-]*\d)",
        rf"\b[0-3]?\d[./-][0-3]?\d[./-]{_YEAR}\b",
        rf"\b(?:0?[1-9]|1[0-2])\s?[./-]\s?{_YEAR}\b",
        rf"\b{_YEAR}\s(?:{month})\b\.?(?!\s*\d)",
        rf"(?<![\d.,/-]){_YEAR}(?![\d]|[.,]\d|%|\+)",
    )
    point = "(?:" + "|".join(f"(?:{pattern})" for pattern in points) + ")"
    short = rf"(?:\b(?:0[1-9]|1[0-2])/\d\d(?![\d/])|\b(?:{month})\b\.?[ -]\d\d(?!\d))"
    about = rf"(?:(?:{any_of['about']})[\s.-]\s?)?"
    to = rf"\s*(?:{_DASH}|\b(?:{any_of['to']})\b)\s*"
    now = rf"(?:\b(?:{any_of['present']})(?!\w))"
    partial = rf"(?:\b(?:{month})\b\.?|\b(?:{season})\b|\b(?:{quarter})|\b(?:0[1-9]|1[0-2])\b)"
    since = rf"\b(?:{any_of['since']})\s*:?\s+"
    expected = rf"(?:(?:{_any(words.expected)})\s*[:.]?\s*)?"
    tail = rf"\s*(?:{_DASH}|/)\s*\d\d(?![\d/.:%,-])"
    branches = (
        rf"(?:\b(?:{any_of['since']})\s+)?{about}(?P<from>{point}){to}{expected}{about}(?:(?P<to>{point})|(?P<now>{now}))",
        rf"(?P<from2>{short}){to}(?:(?P<to2>{short})|(?P<now2>{now}))",
        rf"(?P<open>{partial}){to}(?P<close>{point})",
        rf"(?P<years>\b{_YEAR})/(?P<years_end>{_YEAR})\b",
        rf"(?P<decade>\b{_YEAR})(?P<decade_end>{tail})",
        rf"{since}{about}(?P<since>{point})(?:\s+(?:{_any(words.onwards)})\b)?",
        rf"(?:\b(?:{any_of['until']})|(?<!\S){_DASH})\s+{about}(?P<until>{point})",
        rf"{about}(?P<start>{point})(?:\s*{_DASH}(?=\s*(?:$|[)\]|·•]))|\s+(?:{_any(words.onwards)})\b)",
        rf"{about}(?P<at>{point})",
    )
    halves = frozenset(map(_same_length, phrases(words.half)))
    return _Grammar(re.compile("|".join(branches)), months, seasons, halves)


def _any(text: str) -> str:
    return alternation(_same_length(phrase) for phrase in phrases(text))


def _same_length(text: str) -> str:
    """Fold letter by letter, so that places in the result are places in the text."""
    letters = []
    for letter in text:
        plain = fold(letter)
        letters.append(plain if len(plain) == 1 else letter if not letter.isspace() else " ")
    return "".join(letters)


def find_spans(text: str) -> tuple[Found, ...]:
    """Find every date and range in the text, in order.

    A year alone counts from January as a start and to December as an end; seasons and quarters have their three
    months; the precision of all these is "year". A single date is a span of that month, season or year.
    """
    if not any(letter.isdecimal() for letter in text):
        return ()
    grammar = _grammar()
    found: list[Found] = []
    for match in grammar.spans.finditer(_same_length(text)):
        span = _span(match, grammar)
        if span is not None:
            found.append(Found(span, match.start(), match.end()))
    return tuple(found)


def _span(match: re.Match[str], grammar: _Grammar) -> Span | None:
    """Turn one match into a span; None when its numbers are no dates."""
    part = {name: value for name, value in match.groupdict().items() if value is not None}
    if "years" in part or "decade" in part:
        return _years(part)
    if "open" in part:
        close = _point(part["close"], grammar)
        begin = None if close is None else _opening(part["open"], close, grammar)
        return None if close is None or begin is None else _between(begin, close)
    start = _first(part, ("from", "from2", "since", "start"), grammar)
    if "now" in part or "now2" in part or "since" in part or "start" in part:
        return (
            None
            if start is None
            else Span(start=start.first, end=None, current=True, precision=_precision(start))
        )
    if "until" in part:
        end = _point(part["until"], grammar)
        return None if end is None else Span(start=None, end=end.last, precision=_precision(end))
    if "at" in part:
        at = _point(part["at"], grammar)
        return None if at is None else _between(at, at)
    end = _first(part, ("to", "to2"), grammar)
    return None if start is None or end is None else _between(start, end)


def _first(part: dict[str, str], names: tuple[str, ...], grammar: _Grammar) -> _Point | None:
    return next((_point(part[name], grammar) for name in names if name in part), None)


def _between(start: _Point, end: _Point) -> Span:
    return Span(start=start.first, end=end.last, precision=_precision(start, end))


def _precision(*points: _Point) -> Literal["month", "year"]:
    return "month" if all(point.exact for point in points) else "year"


def _years(part: dict[str, str]) -> Span | None:
    """Read "2019/2020", "2019–21" and "2019/20"."""
    first = int(part.get("years") or part["decade"])
    last = (
        int(part["years_end"]) if "years_end" in part else first // 100 * 100 + int(part["decade_end"][-2:])
    )
    if not first <= last <= first + 60:
        return None
    return Span(start=Month(first, 1), end=Month(last, 12), precision="year")


def _opening(text: str, close: _Point, grammar: _Grammar) -> _Point | None:
    """Read a start that borrows its year from the end: "Jan – Mar 2021", "Nov – Feb 2021"."""
    point = _point(
        f"{text} {close.last.year}" if not text.isdecimal() else f"{text}/{close.last.year}", grammar
    )
    if point is None or point.first <= close.last:
        return point
    return _Point(point.first.plus(-12), point.last.plus(-12), point.exact)


def _point(text: str, grammar: _Grammar) -> _Point | None:
    """Read one date, already folded; None when its numbers are none."""
    names = re.findall(r"[^\W\d_]+", text)
    numbers = re.findall(r"\d+", text)
    for name in names:
        if name in grammar.months:
            return _month(_year(numbers[-1]), grammar.months[name])
        if name in grammar.seasons:
            return _months(_year(numbers[-1]), grammar.seasons[name], 3)
    if names:
        year = next(number for number in numbers if len(number) == 4)
        part = int(next((number for number in numbers if len(number) == 1), "0"))
        length = 6 if names[0] in grammar.halves else 3
        return _months(int(year), (part - 1) * length + 1, length) if part else None
    return _numeric(numbers)


def _numeric(numbers: list[str]) -> _Point | None:
    """Read "2021", "2021-03", "03/2021", "03/21", "15.03.2021" or "2021-03-15"."""
    values = [int(number) for number in numbers]
    if len(numbers) == 1:
        return _months(values[0], 1, 12)
    if len(numbers[0]) == 4:
        return _month(values[0], values[1])
    if len(numbers) == 2:
        return _month(_year(numbers[1]), values[0])
    return _month(values[2], values[1] if values[1] <= 12 else values[0])


def _year(digits: str) -> int:
    """Give the full year; two digits are of the last or this century."""
    value = int(digits)
    return value if len(digits) == 4 else value + (1900 if value >= _OLDEST_CENTURY else 2000)


def _month(year: int, number: int) -> _Point | None:
    if not 1 <= number <= 12:
        return None
    return _Point(Month(year, number), Month(year, number), True)


def _months(year: int, first: int, length: int) -> _Point | None:
    """Give a stretch of months that stands for an imprecise date."""
    if not 1 <= first <= 12:
        return None
    month = Month(year, first)
    return _Point(month, month.plus(length - 1), False)
