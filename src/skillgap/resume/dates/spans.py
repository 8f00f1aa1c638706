"""Read stretches of time from text: "Jan 2021 – Present", "seit 03/2020", "Summer 2018", "Q3 2020–Q1 2021"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from skillgap.month import Month
from skillgap.patterns import regex
from skillgap.resume.dates.grammar import DASH, YEAR, Grammar, Point, grammar, read_point, same_length
from skillgap.resume.resume import Span
from skillgap.resume.vocabulary import date_words, phrases

_DASH_AT_END = regex(rf"{DASH}\s*\Z")
_DIGIT = regex(r"\d")
_WORD = regex(r"[^\W\d_]+")
_BLANK_YEAR = regex(r"\b(?:19|20)(?:xx|yy|__)")
_SHORT_YEAR = regex(r"(?:/|[^\W\d_]\.?[ -]?|['`´‘’])\d\d(?!\d)")
_LONGEST = 4000
"""Letters of a text that are searched; no line of a resume is that long, and hostile ones must not cost minutes."""
_NEAR = 40
"""Letters before a date that may belong to it."""


class Found(NamedTuple):
    """A span and where it stands in the text."""

    span: Span
    start: int
    end: int


def unglue(text: str) -> str:
    """Part a date from the word it was printed against ("ZürichSeptember 2019", "Leeds2019 – 2020")."""
    return _GLUE.sub(_parted, text) if len(text) <= _LONGEST and any(map(str.isdecimal, text)) else text


_GLUE = regex(
    r"(?<=[a-zß-öø-ÿ)])"
    rf"(?=(?P<name>[^\W\d_a-zß-öø-ÿ][^\W\d_]*)\.?\s+{YEAR}\b|{YEAR}\s*[–-]|(?:0[1-9]|1[0-2])[./]{YEAR}\b)"
)


def _parted(match: re.Match[str]) -> str:
    """Part what is a year, a numeric date, or a word that names a month or season with a capital."""
    name = match["name"]
    if name is None:
        before = match.string[max(0, match.start() - 12) : match.start()]
        return "" if _WORD.findall(before)[-1:] and _is_date_word(_WORD.findall(before)[-1]) else " "
    return " " if _is_date_word(name) and name[0].isupper() else ""


def _is_date_word(word: str) -> bool:
    return word.casefold() in date_names()


@lru_cache(maxsize=1)
def date_names() -> frozenset[str]:
    """Give the names of months and seasons."""
    words = date_words()
    return frozenset(
        word.casefold() for names in (*words.months, *words.seasons.values()) for word in phrases(names)
    )


def find_spans(text: str) -> tuple[Found, ...]:
    """Find every date and range in the text, in order.

    A year alone counts from January as a start and to December as an end; seasons and quarters have their three
    months; the precision of all these is "year". A single date is a span of that month, season or year. Dates whose
    years a template leaves open ("20XX") are spans of unknown ends. Only the first 4,000 letters are searched.
    """
    text = text[:_LONGEST]
    return _spans_of(text) if _DIGIT.search(text) else ()


@lru_cache(maxsize=512)
def _spans_of(text: str) -> tuple[Found, ...]:
    """Find the spans of a text; a line is asked for by every stage that reads it."""
    known = grammar()
    plain = known.spaced(same_length(text))
    found = _short_ranges(plain, known) if _SHORT_YEAR.search(plain) else []
    place = 0
    while (match := known.point.search(plain, place)) is not None:
        point = read_point(match.group(), known)
        if point is None or any(other.start <= match.start() < other.end for other in found):
            place = match.start() + 1 if point is None else match.end()
            continue
        one = _with_start(_with_end(point, match, plain, known), point, place, plain, known)
        if (lead := text[one.start : match.start()].strip()).isupper() and len(lead) <= 2:
            one = one._replace(start=match.start())  # the state of "San Jose, CA", not "about"
        found.append(one)
        place = one.end
    if _BLANK_YEAR.search(plain):
        found += [
            Found(Span(start=None, end=None, current=match["now"] is not None), match.start(), match.end())
            for match in known.blank.finditer(plain)
        ]
    return tuple(sorted(found, key=lambda each: each.start))


def _short_ranges(plain: str, known: Grammar) -> list[Found]:
    """Find ranges whose years have two digits: "01/19 – 03/21", "Jan 19 – Present"."""
    found = []
    for match in known.short.finditer(plain):
        start = read_point(match["start"], known)
        end = read_point(match["end"], known) if match["end"] else None
        if start is not None and (end is None) == (match["end"] is None):
            span = _between(start, end) if end else _running(start)
            found.append(Found(span, match.start(), match.end()))
    return found


def _with_end(point: Point, match: re.Match[str], plain: str, known: Grammar) -> Found:
    """Read what follows a date: another date, "present", an open end, or nothing."""
    start, end = match.span()
    if running := known.now.match(plain, end) or known.open.match(plain, end):
        return Found(_running(point), start, running.end())
    if joint := known.to.match(plain, end) or (point.exact and known.slash.match(plain, end)) or None:
        following = known.point.match(plain, joint.end())
        last = read_point(following.group(), known) if following else None
        if following is not None and last is not None:
            return Found(_between(point, last), start, following.end())
    if not plain[:start].strip() and (hanging := known.hanging.match(plain, end)):
        return Found(_running(point), start, hanging.end())
    if re.fullmatch(YEAR, match.group()) and (tail := known.decade.match(plain, end)):
        first, last_year = point.first.year, int(tail.group(1))
        last_year += 0 if last_year > 99 else first // 100 * 100
        if first < last_year <= first + 60:
            return Found(
                Span(start=point.first, end=Month(last_year, 12), precision="year"), start, tail.end()
            )
    return Found(_between(point, point), start, end)


def _with_start(found: Found, point: Point, floor: int, plain: str, known: Grammar) -> Found:
    """Read what stands before a date: "since", "until", a month that borrows the year, or nothing."""
    offset = max(floor, found.start - _NEAR)
    before = plain[offset : found.start]
    words = _WORD.findall(before)
    last, dash = words[-1] if words else "", _DASH_AT_END.search(before)
    joined = bool(dash) or last in known.joints or before.rstrip()[-1:] in ("/", "&")
    if not joined and last not in known.leads:
        return found
    single = not found.span.current and found.span == _between(point, point)
    if single and joined and (partial := known.partial.search(before)):
        opening = _opening(partial["open"], point, known)
        if opening is not None:
            lead = known.before_range.search(before[: partial.start()])
            return Found(
                _between(opening, point), offset + (lead.start() if lead else partial.start()), found.end
            )
    if single and dash and (later := known.later.search(before)):
        return Found(_running(point), offset + later.start(), found.end)
    if since := known.since.search(before):
        span = _running(point) if single else found.span
        return Found(span, offset + since.start(), found.end)
    if single and (until := known.until.search(before)):
        span = Span(start=None, end=point.last, precision=_precision(point))
        return Found(span, offset + until.start(), found.end)
    if lead := known.about.search(before) or (None if single else known.before_range.search(before)):
        return found._replace(start=offset + lead.start())
    return found


def _between(start: Point, end: Point) -> Span:
    """Give the span from the earlier date to the later, whichever is written first."""
    if end.last < start.first:
        start, end = end, start
    return Span(start=start.first, end=end.last, precision=_precision(start, end))


def _running(start: Point) -> Span:
    return Span(start=start.first, end=None, current=True, precision=_precision(start))


def _precision(*points: Point) -> Literal["month", "year"]:
    return "month" if all(point.exact for point in points) else "year"


def _opening(text: str, close: Point, known: Grammar) -> Point | None:
    """Read a start that borrows its year from the end: "Jan – Mar 2021", "Nov – Feb 2021"."""
    point = read_point(
        f"{text} {close.last.year}" if not text.isdecimal() else f"{text}/{close.last.year}", known
    )
    if point is None or point.first <= close.last:
        return point
    return Point(point.first.plus(-12), point.last.plus(-12), point.exact)
