"""The patterns of dates, built from the authored words, and what a single date means."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from skillgap.month import Month
from skillgap.patterns import regex
from skillgap.resume.vocabulary import DateWords, alternation, date_words, fold, phrases

DASH = r"[-‐‑‒–—―−~→»>]+"
YEAR = r"(?:19[5-9]\d|20\d\d)"
_HYPHEN_YEAR = regex(r"[^\W\d_]-(?:19|20)\d\d")
_WORD = regex(r"[^\W\d_]+")
_OLDEST_CENTURY = 50
"""Two-digit years below are 20xx, from here on 19xx."""


class Point(NamedTuple):
    """One date: its first and last month, and whether it names a month."""

    first: Month
    last: Month
    exact: bool


class Grammar:
    """The patterns built from the authored words, each compiled at first use; all match text folded letter by letter.

    A date is found by `point`; what stands before it (`since`, `until`, `partial`, `about`) and behind it (`to`,
    `now`, `open`, `decade`) is read by small patterns of its own. The rarer ones are tried only where a cheap sign
    of them stands, because compiling a long list of words takes longer than reading a resume with it.
    """

    def __init__(self, words: DateWords) -> None:
        self.words = words
        self.months = {
            same_length(word): number + 1
            for number, names in enumerate(words.months)
            for word in phrases(names)
        }
        self.seasons = {
            same_length(word): words.season_months[name]
            for name, names in words.seasons.items()
            for word in phrases(names)
        }
        self.halves = frozenset(map(same_length, phrases(words.half)))
        self.lengths = {words.season_months[name]: length for name, length in words.season_lengths.items()}
        """Months of a season, by its first month, where they are not three."""
        self.leads = _last_words(words.since, words.until, words.about, words.expected, words.before_range)
        """The words that end what stands before a date."""
        self.joints = _last_words(words.to)
        self.month, self.season = alternation(self.months), alternation(self.seasons)
        self.fuzzy, self.part = _any(words.about), rf"(?:{_any(words.quarter)}|{_any(words.half)})"
        self.joint = rf"\s*(?:{DASH}|\b(?:{_any(words.to)})\b:?|[,;|]?\s*\b(?:{_any(words.end)})\s*:)\s*"

    @cached_property
    def point(self) -> re.Pattern[str]:
        """A single date."""
        season = rf"(?:{self.season})(?:\s+(?:{_any(self.words.terms)}))?"
        return regex("|".join(_points(self.month, season, self.part, _any(self.words.of))))

    @cached_property
    def short(self) -> re.Pattern[str]:
        """A range whose years have two digits."""
        year = r"(?<![\w.,/-])['`´‘’]\d\d(?!\d)"
        short = (
            rf"(?:\b(?:0[1-9]|1[0-2])/\d\d(?![\d/])|\b(?:{self.month})(?:\b\.?[ -]|(?=\d))\d\d(?!\d)|{year})"
        )
        present = _any(self.words.present)
        return regex(rf"(?P<start>{short}){self.joint}(?:(?P<end>{short})|(?:{present})(?!\w))")

    @cached_property
    def blank(self) -> re.Pattern[str]:
        """A date, or a range, whose years a template leaves open: "June 20XX – Present"."""
        year = rf"(?:\b(?:{self.month}|{self.season})\b\.?\s+|\b(?:\d\d|xx|mm)[./])?\b(?:19|20)(?:xx|yy|__)(?!\w)"
        return regex(rf"{year}(?:{self.joint}(?:{year}|(?P<now>{_any(self.words.present)})(?!\w)))?")

    @cached_property
    def to(self) -> re.Pattern[str]:
        """What joins a date to the one behind it."""
        expected = _any(self.words.expected)
        return regex(rf"{self.joint}(?:(?:{expected}|{self.fuzzy})[\s.:-]\s*)*")

    @cached_property
    def now(self) -> re.Pattern[str]:
        """An end that is the present."""
        return regex(rf"(?:{self.joint}|\s*\|\s*)(?:{_any(self.words.present)})(?!\w)")

    @cached_property
    def open(self) -> re.Pattern[str]:
        """An end left open."""
        return regex(rf"\s*{DASH}(?=\s*(?:$|[)\]|·•]))|\s+(?:{_any(self.words.onwards)})\b")

    @cached_property
    def hanging(self) -> re.Pattern[str]:
        """An end left open by a dash that touches the date and nothing behind it."""
        return regex(r"[–—](?=\s+[^\W\d_])")

    @cached_property
    def decade(self) -> re.Pattern[str]:
        """The second year of two, its century perhaps left out."""
        return regex(rf"\s*(?:{DASH}\s*(?=\d\d\b)|/\s*)({YEAR}|\d\d)(?![\d/:%-]|[.,]\d)")

    @cached_property
    def since(self) -> re.Pattern[str]:
        """A start without an end."""
        return regex(rf"(?<!\w)(?:{_any(self.words.since)})\s*:?\s+(?:(?:{self.fuzzy})\s+)?$")

    @cached_property
    def until(self) -> re.Pattern[str]:
        """An end without a start."""
        return regex(
            rf"(?:\b(?:{_any(self.words.until)})\s+|(?:^|(?<=\s)){DASH}\s+)(?:(?:{self.fuzzy})\s+)?$"
        )

    @cached_property
    def partial(self) -> re.Pattern[str]:
        """A start that leaves its year to the end."""
        opening = rf"{self.month}|{self.season}|{self.part}\s?[1-4]|0[1-9]|1[0-2]"
        return regex(rf"(?P<open>\b(?:{opening})\b\.?)(?:{self.joint}|(?<=[^\W\d])\.?\s*[/&]\s*)$")

    @cached_property
    def before_range(self) -> re.Pattern[str]:
        """Words before a range that belong to it."""
        return regex(rf"(?<![\w.])(?:{_any(self.words.before_range)})\s+$")

    @cached_property
    def later(self) -> re.Pattern[str]:
        """The present before a dash, where the later date is written first."""
        return regex(rf"(?<!\w)(?:{_any(self.words.present)})\s*{DASH}\s*$")

    @cached_property
    def slash(self) -> re.Pattern[str]:
        """A slash, or the edge of a cell, between two full dates."""
        return regex(r"\s*[/|]\s*")

    @cached_property
    def _fuzzy_hyphen(self) -> re.Pattern[str]:
        return regex(rf"\b({self.fuzzy})-(?={YEAR})")

    def spaced(self, plain: str) -> str:
        """Write "mid 2019" for "mid-2019", at the same length."""
        return self._fuzzy_hyphen.sub(r"\1 ", plain) if _HYPHEN_YEAR.search(plain) else plain

    @cached_property
    def about(self) -> re.Pattern[str]:
        """Words that make a date a rough one."""
        return regex(rf"(?<!\w)(?:(?:{self.fuzzy}|{_any(self.words.expected)})[\s.:-]\s?)+$")


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """Build the grammar of the shipped words once."""
    return Grammar(date_words())


def _points(month: str, season: str, part: str, of: str) -> tuple[str, ...]:
    """List the patterns of a single date, those with more to match first."""
    day = r"[0-3]?\d(?:st|nd|rd|th|er|\.|º)?\s*"
    year = rf"(?:{YEAR}|['`´‘]\s?\d\d)"
    joint = rf"(?:\s*[.,/]\s*|\s*-\s*(?=\d)|\s+(?:{of})\s+|\s*)"
    named = rf"\b(?:{month})(?:\b\.?|(?={YEAR}))(?:\s*[0-3]?\d(?:st|nd|rd|th)?,)?"
    return (
        rf"(?:(?<!\d){day}(?:(?:{of})\s+)?)?{named}{joint}{year}(?!\d)",
        rf"\b(?:{season})\b{joint}{year}(?:\s?/\s?(?:{YEAR}|\d\d))?(?!\d)",
        rf"\b(?:{part}\s?[1-4]|[1-4](?:\.|st|nd|rd|th|er|e|eme|º)?\s?{part}){joint}{YEAR}(?!\d)",
        rf"\b{YEAR}(?:[-/.]|\s/\s)(?:0?[1-9]|1[0-2])(?:[-/.][0-3]?\d)?(?!(?!/{YEAR}-|[-–]{YEAR}[./]\d)[\d/.-]*\d)",
        rf"\b[0-3]?\d[./-][0-3]?\d[./-]{YEAR}\b",
        rf"\b(?:0?[1-9]|1[0-2])\s?[./-]\s?{YEAR}\b",
        rf"\b{YEAR}{joint}{part}\s?[1-4]\b",
        rf"\b{YEAR}\s(?:{month})\b\.?(?!\s*['`´‘]?\d)",
        rf"(?<![\d.,/-]){YEAR}(?!\d|[.,]\d|%|\+)",
        rf"(?<=\d[/-]){YEAR}(?!\d|[.,]\d|%|\+)",
    )


def _any(text: str) -> str:
    return alternation(same_length(phrase) for phrase in phrases(text))


def _last_words(*lists: str) -> frozenset[str]:
    """Give the last word of every phrase."""
    return frozenset(_WORD.findall(same_length(phrase))[-1] for text in lists for phrase in phrases(text))


def same_length(text: str) -> str:
    """Fold letter by letter, so that places in the result are places in the text."""
    if text.isascii():
        return text.lower()
    return "".join(plain if len(plain := fold(letter)) == 1 else letter for letter in text)


def read_point(text: str, known: Grammar) -> Point | None:
    """Read one date, already folded; None when its numbers are none."""
    names = re.findall(r"[^\W\d_]+", text)
    numbers = re.findall(r"\d+", text)
    for name in names:
        if name in known.months:
            return _month(_year(numbers[-1]), known.months[name])
        if name in known.seasons:
            first = known.seasons[name]
            return _months(_year(numbers[0]), first, known.lengths.get(first, 3))
    if names:
        year = next((number for number in numbers if len(number) == 4), None)
        if year is None:
            return None
        part = int(next((number for number in numbers if len(number) == 1), "0"))
        length = 6 if names[0] in known.halves else 3
        return _months(int(year), (part - 1) * length + 1, length) if part else None
    return _numeric(numbers)


def _numeric(numbers: list[str]) -> Point | None:
    """Read "2021", "2021-03", "03/2021", "03/21", "15.03.2021" or "2021-03-15"."""
    values = [int(number) for number in numbers]
    if len(numbers) == 1:
        return _months(_year(numbers[0]), 1, 12)
    if len(numbers[0]) == 4:
        return _month(values[0], values[1])
    if len(numbers) == 2:
        return _month(_year(numbers[1]), values[0])
    return _month(values[2], values[1] if values[1] <= 12 else values[0])


def _year(digits: str) -> int:
    """Give the full year; two digits are of the last or this century."""
    value = int(digits)
    return value if len(digits) == 4 else value + (1900 if value >= _OLDEST_CENTURY else 2000)


def _month(year: int, number: int) -> Point | None:
    if not 1 <= number <= 12:
        return None
    return Point(Month(year, number), Month(year, number), True)


def _months(year: int, first: int, length: int) -> Point | None:
    """Give a stretch of months that stands for an imprecise date."""
    if not 1 <= first <= 12:
        return None
    month = Month(year, first)
    return Point(month, month.plus(length - 1), False)
