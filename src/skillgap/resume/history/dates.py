"""Read stretches of time from text: "Jan 2021 – Present", "seit 03/2020", "Summer 2018", "Q3 2020–Q1 2021"."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from skillgap.month import Month
from skillgap.resume.resume import Span
from skillgap.resume.vocabulary import DateWords, alternation, date_words, fold, phrases

_DASH = r"[-‐‑‒–—―−~→»>]+"
_DASH_AT_END = re.compile(rf"{_DASH}\s*\Z")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT_YEAR = re.compile(r"(?:/|[^\W\d_]\.?[ -])\d\d(?!\d)")
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_OLDEST_CENTURY = 50
"""Two-digit years below are 20xx, from here on 19xx."""


_LONGEST = 4000
"""Letters of a text that are searched; no line of a resume is that long, and hostile ones must not cost minutes."""


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


class _Grammar:
    """The patterns built from the authored words, each compiled at first use; all match text folded letter by letter.

    A date is found by `point`; what stands before it (`since`, `until`, `partial`, `about`) and behind it (`to`,
    `now`, `open`, `decade`) is read by small patterns of its own. The rarer ones are tried only where a cheap sign
    of them stands, because compiling a long list of words takes longer than reading a resume with it.
    """

    def __init__(self, words: DateWords) -> None:
        self.words = words
        self.months = {
            _same_length(word): number + 1
            for number, names in enumerate(words.months)
            for word in phrases(names)
        }
        self.seasons = {
            _same_length(word): words.season_months[name]
            for name, names in words.seasons.items()
            for word in phrases(names)
        }
        self.halves = frozenset(map(_same_length, phrases(words.half)))
        self.leads = _last_words(words.since, words.until, words.about, words.expected)
        """The words that end what stands before a date."""
        self.joints = _last_words(words.to)
        self.month, self.season = alternation(self.months), alternation(self.seasons)
        self.fuzzy, self.part = _any(words.about), rf"(?:{_any(words.quarter)}|{_any(words.half)})"
        self.joint = rf"\s*(?:{_DASH}|\b(?:{_any(words.to)})\b)\s*"

    @cached_property
    def point(self) -> re.Pattern[str]:
        """A single date."""
        return re.compile("|".join(_points(self.month, self.season, self.part, _any(self.words.of))))

    @cached_property
    def short(self) -> re.Pattern[str]:
        """A range whose years have two digits."""
        short = rf"(?:\b(?:0[1-9]|1[0-2])/\d\d(?![\d/])|\b(?:{self.month})\b\.?[ -]\d\d(?!\d))"
        present = _any(self.words.present)
        return re.compile(rf"(?P<start>{short}){self.joint}(?:(?P<end>{short})|(?:{present})(?!\w))")

    @cached_property
    def to(self) -> re.Pattern[str]:
        """What joins a date to the one behind it."""
        expected = _any(self.words.expected)
        return re.compile(rf"{self.joint}(?:(?:{expected}|{self.fuzzy})[\s.:-]\s*)*")

    @cached_property
    def now(self) -> re.Pattern[str]:
        """An end that is the present."""
        return re.compile(rf"{self.joint}(?:{_any(self.words.present)})(?!\w)")

    @cached_property
    def open(self) -> re.Pattern[str]:
        """An end left open."""
        return re.compile(rf"\s*{_DASH}(?=\s*(?:$|[)\]|·•]))|\s+(?:{_any(self.words.onwards)})\b")

    @cached_property
    def decade(self) -> re.Pattern[str]:
        """The second year of two, its century perhaps left out."""
        return re.compile(rf"\s*(?:{_DASH}\s*(?=\d\d\b)|/\s*)({_YEAR}|\d\d)(?![\d/:%-]|[.,]\d)")

    @cached_property
    def since(self) -> re.Pattern[str]:
        """A start without an end."""
        return re.compile(rf"(?<!\w)(?:{_any(self.words.since)})\s*:?\s+(?:(?:{self.fuzzy})\s+)?$")

    @cached_property
    def until(self) -> re.Pattern[str]:
        """An end without a start."""
        return re.compile(
            rf"(?:\b(?:{_any(self.words.until)})\s+|(?:^|(?<=\s)){_DASH}\s+)(?:(?:{self.fuzzy})\s+)?$"
        )

    @cached_property
    def partial(self) -> re.Pattern[str]:
        """A start that leaves its year to the end."""
        opening = rf"{self.month}|{self.season}|{self.part}\s?[1-4]|0[1-9]|1[0-2]"
        return re.compile(rf"(?P<open>\b(?:{opening})\b\.?){self.joint}$")

    @cached_property
    def about(self) -> re.Pattern[str]:
        """Words that make a date a rough one."""
        return re.compile(rf"(?<!\w)(?:(?:{self.fuzzy}|{_any(self.words.expected)})[\s.:-]\s?)+$")


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    return _Grammar(date_words())


def _points(month: str, season: str, part: str, of: str) -> tuple[str, ...]:
    """List the patterns of a single date, those with more to match first."""
    day = r"[0-3]?\d(?:st|nd|rd|th|er|\.|º)?\s*"
    year = rf"(?:{_YEAR}|['`´‘]\s?\d\d)"
    joint = rf"(?:\s*[.,/]\s*|\s*-\s*(?=\d)|\s+(?:{of})\s+|\s*)"
    named = rf"\b(?:{month})\b\.?(?:\s*[0-3]?\d(?:st|nd|rd|th)?,)?"
    return (
        rf"(?:(?<!\d){day}(?:(?:{of})\s+)?)?(?:{named}|\b(?:{season})\b){joint}{year}(?!\d)",
        rf"\b(?:{part}\s?[1-4]|[1-4]\.?\s?{part}){joint}{_YEAR}(?!\d)",
        rf"\b{_YEAR}(?:[-/.]|\s/\s)(?:0?[1-9]|1[0-2])(?:[-/.][0-3]?\d)?(?![\d/.-]*\d)",
        rf"\b[0-3]?\d[./-][0-3]?\d[./-]{_YEAR}\b",
        rf"\b(?:0?[1-9]|1[0-2])\s?[./-]\s?{_YEAR}\b",
        rf"\b{_YEAR}{joint}{part}\s?[1-4]\b",
        rf"\b{_YEAR}\s(?:{month})\b\.?(?!\s*['`´‘]?\d)",
        rf"(?<![\d.,/-]){_YEAR}(?!\d|[.,]\d|%|\+)",
        rf"(?<=\d[/-]){_YEAR}(?!\d|[.,]\d|%|\+)",
    )


def _any(text: str) -> str:
    return alternation(_same_length(phrase) for phrase in phrases(text))


def _last_words(*lists: str) -> frozenset[str]:
    """Give the last word of every phrase."""
    return frozenset(_WORD.findall(_same_length(phrase))[-1] for text in lists for phrase in phrases(text))


def _same_length(text: str) -> str:
    """Fold letter by letter, so that places in the result are places in the text."""
    if text.isascii():
        return text.lower()
    return "".join(plain if len(plain := fold(letter)) == 1 else letter for letter in text)


def unglue(text: str) -> str:
    """Part a date from the word it was printed against ("ZürichSeptember 2019", "Leeds2019 – 2020")."""
    return _GLUE.sub(_parted, text) if len(text) <= _LONGEST and any(map(str.isdecimal, text)) else text


_GLUE = re.compile(
    r"(?<=[a-zß-öø-ÿ)])"
    rf"(?=(?P<name>[^\W\d_a-zß-öø-ÿ][^\W\d_]*)\.?\s+{_YEAR}\b|{_YEAR}\s*[–-]|(?:0[1-9]|1[0-2])[./]{_YEAR}\b)"
)


def _parted(match: re.Match[str]) -> str:
    """Part what is a year, a numeric date, or a word that names a month or season with a capital."""
    name = match["name"]
    return " " if name is None or name in _capital_names() else ""


@lru_cache(maxsize=1)
def _capital_names() -> frozenset[str]:
    words = date_words()
    return frozenset(
        word.capitalize() for names in (*words.months, *words.seasons.values()) for word in phrases(names)
    )


def find_spans(text: str) -> tuple[Found, ...]:
    """Find every date and range in the text, in order.

    A year alone counts from January as a start and to December as an end; seasons and quarters have their three
    months; the precision of all these is "year". A single date is a span of that month, season or year. Only the
    first 4,000 letters are searched.
    """
    text = text[:_LONGEST]
    if not any(letter.isdecimal() for letter in text):
        return ()
    grammar = _grammar()
    plain = _same_length(text)
    found = _short_ranges(plain, grammar) if _SHORT_YEAR.search(plain) else []
    place = 0
    while (match := grammar.point.search(plain, place)) is not None:
        point = _point(match.group(), grammar)
        if point is None or any(other.start <= match.start() < other.end for other in found):
            place = match.start() + 1 if point is None else match.end()
            continue
        one = _with_start(_with_end(point, match, plain, grammar), point, place, plain, grammar)
        found.append(one)
        place = one.end
    return tuple(sorted(found, key=lambda each: each.start))


def _short_ranges(plain: str, grammar: _Grammar) -> list[Found]:
    """Find ranges whose years have two digits: "01/19 – 03/21", "Jan 19 – Present"."""
    found = []
    for match in grammar.short.finditer(plain):
        start = _point(match["start"], grammar)
        end = _point(match["end"], grammar) if match["end"] else None
        if start is not None and (end is None) == (match["end"] is None):
            span = _between(start, end) if end else _running(start)
            found.append(Found(span, match.start(), match.end()))
    return found


def _with_end(point: _Point, match: re.Match[str], plain: str, grammar: _Grammar) -> Found:
    """Read what follows a date: another date, "present", an open end, or nothing."""
    start, end = match.span()
    if running := grammar.now.match(plain, end) or grammar.open.match(plain, end):
        return Found(_running(point), start, running.end())
    if joint := grammar.to.match(plain, end):
        following = grammar.point.match(plain, joint.end())
        last = _point(following.group(), grammar) if following else None
        if following is not None and last is not None:
            return Found(_between(point, last), start, following.end())
    if re.fullmatch(_YEAR, match.group()) and (tail := grammar.decade.match(plain, end)):
        first, last_year = point.first.year, int(tail.group(1))
        last_year += 0 if last_year > 99 else first // 100 * 100
        if first < last_year <= first + 60:
            return Found(
                Span(start=point.first, end=Month(last_year, 12), precision="year"), start, tail.end()
            )
    return Found(_between(point, point), start, end)


def _with_start(found: Found, point: _Point, floor: int, plain: str, grammar: _Grammar) -> Found:
    """Read what stands before a date: "since", "until", a month that borrows the year, or nothing."""
    before = plain[max(floor, found.start - 40) : found.start]
    words = _WORD.findall(before)
    last, dash = words[-1] if words else "", _DASH_AT_END.search(before)
    if not dash and last not in grammar.joints and last not in grammar.leads:
        return found
    offset = found.start - len(before)
    single = not found.span.current and found.span == _between(point, point)
    if single and (dash or last in grammar.joints) and (partial := grammar.partial.search(before)):
        opening = _opening(partial["open"], point, grammar)
        if opening is not None:
            return Found(_between(opening, point), offset + partial.start(), found.end)
    if since := grammar.since.search(before):
        span = _running(point) if single else found.span
        return Found(span, offset + since.start(), found.end)
    if single and (until := grammar.until.search(before)):
        span = Span(start=None, end=point.last, precision=_precision(point))
        return Found(span, offset + until.start(), found.end)
    if about := grammar.about.search(before):
        return found._replace(start=offset + about.start())
    return found


def _between(start: _Point, end: _Point) -> Span:
    return Span(start=start.first, end=end.last, precision=_precision(start, end))


def _running(start: _Point) -> Span:
    return Span(start=start.first, end=None, current=True, precision=_precision(start))


def _precision(*points: _Point) -> Literal["month", "year"]:
    return "month" if all(point.exact for point in points) else "year"


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
        year = next((number for number in numbers if len(number) == 4), None)
        if year is None:
            return None
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
