"""The words the resume parser knows: headings, dates, titles, degrees and places, as shipped data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from skillgap.authored import read_shipped
from skillgap.patterns import regex
from skillgap.resume.resume import SectionKind

T = TypeVar("T")
_FOLDER = Path(__file__).resolve().parent
_NO_LETTER = regex(r"[\W_]+")
_ODD_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'"}
)


class HeadingWords(msgspec.Struct, frozen=True, kw_only=True):
    """What headings.yaml holds; every text is a list of phrases separated by ";"."""

    schema: int
    source: str
    kinds: dict[SectionKind, dict[str, str]]
    lists: str
    about: str
    weak: str
    modifiers: str
    conjunctions: str
    tails: dict[str, SectionKind]
    heads: dict[str, SectionKind]
    human_languages: str
    language_levels: str


class DateWords(msgspec.Struct, frozen=True, kw_only=True):
    """What dates.yaml holds; every text is a list of phrases separated by ";"."""

    schema: int
    source: str
    months: tuple[str, ...]
    seasons: dict[str, str]
    season_months: dict[str, int]
    season_lengths: dict[str, int]
    terms: str
    quarter: str
    half: str
    present: str
    since: str
    until: str
    to: str
    end: str
    """Labels before the end of a range; they need a colon."""
    before_range: str
    onwards: str
    about: str
    of: str
    expected: str


class EntryWords(msgspec.Struct, frozen=True, kw_only=True):
    """What entries.yaml holds; every text is a list of phrases separated by ";"."""

    schema: int
    source: str
    title_words: str
    title_endings: str
    """Second halves of German, Dutch and Scandinavian compounds that name a post."""
    org_words: str
    legal_forms: str
    labels: dict[Literal["title", "employer", "place", "time", "study"], str]
    departments: str
    terms: str
    self_employed: str
    self_employed_as: str
    """The employer of those who name none because there is none."""
    remote: str
    breaks: str
    at: str
    degrees: dict[str, str]
    schools: str
    in_progress: str
    unfinished: str
    honours: str
    thesis: str
    other_hosts: str
    code_hosts: str
    papers: str
    """What a resume is called at its top, beside the name."""
    name_suffixes: str
    name_prefixes: str
    name_labels: str
    abbreviations: str
    durations: dict[Literal["years", "months", "days"], str]
    """Units of printed lengths of time, as expressions."""


class PlaceWords(msgspec.Struct, frozen=True, kw_only=True):
    """What places.yaml holds; every text is a list of names separated by ";"."""

    schema: int
    source: str
    countries: str
    regions: str
    codes: str
    cities: str


def fold(text: str) -> str:
    """Lower the case and drop accents, so that spellings compare; the length may change."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_ODD_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def compact(text: str) -> str:
    """Fold and keep letters and digits only, which also closes letter-spacing."""
    return _NO_LETTER.sub("", fold(text))


def phrases(text: str) -> tuple[str, ...]:
    """Split an authored list at its semicolons."""
    return tuple(part for part in (" ".join(piece.split()) for piece in text.split(";")) if part)


def folded(text: str) -> frozenset[str]:
    """Give the folded phrases of an authored list."""
    return frozenset(phrases(fold(text)))


def alternation(words: Iterable[str]) -> str:
    """Build a regular expression for any of the words, longest first, blanks of any width."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


_WORD = regex(r"[^\W_]+(?:[.'&+/-][^\W_]+)*\.?", re.UNICODE)


def mentions(text: str, known: frozenset[str], *, longest: int = 4) -> tuple[str, ...]:
    """List the known folded phrases found in the text as whole words, longest first at each place.

    Words keep inner dots, hyphens and slashes ("s.r.o.", "co-founder"); failing that, their parts are tried.
    """
    found: list[str] = []
    words = _WORD.findall(fold(text))
    place = 0
    while place < len(words):
        for width in range(min(longest, len(words) - place), 0, -1):
            phrase = " ".join(words[place : place + width])
            if phrase in known or (phrase := phrase.rstrip(".")) in known:
                found.append(phrase)
                place += width
                break
        else:
            parts = re.split(r"[/&+-]", words[place])
            found.extend(part for part in parts if len(parts) > 1 and part in known)
            place += 1
    return tuple(found)


class Names:
    """Finds many folded names in a text; searching for them one by one costs less than compiling one pattern of all."""

    _START = regex(r"(?<![\w.'-])\S")
    _GOES_ON = regex(r"[\w']")

    def __init__(self, names: Iterable[str]) -> None:
        self._by_letter: dict[str, list[str]] = {}
        for name in sorted(names, key=lambda name: (-len(name), name)):
            self._by_letter.setdefault(name[0], []).append(name)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """List start, end and name of those that stand alone in a folded text, the longest at each place.

        Blanks may be of any width; names do not overlap.
        """
        found: list[tuple[int, int, str]] = []
        free = 0
        for match in self._START.finditer(text):
            start = match.start()
            for name in self._by_letter.get(match.group(), ()) if start >= free else ():
                end = self._end(text, start, name)
                if end is not None:
                    found.append((start, end, name))
                    free = end
                    break
        return found

    def _end(self, text: str, start: int, name: str) -> int | None:
        """Give where a name that begins at `start` ends; None when another word stands there."""
        at = start
        for number, word in enumerate(name.split(" ")):
            if number:
                before = at
                while text[at : at + 1].isspace():
                    at += 1
                if at == before:
                    return None
            if not text.startswith(word, at):
                return None
            at += len(word)
        return None if self._GOES_ON.match(text, at) else at


def _read(name: str, type_: type[T]) -> T:
    return read_shipped(_FOLDER / name, type_)


@lru_cache(maxsize=1)
def heading_words() -> HeadingWords:
    """Read headings.yaml once."""
    return _read("headings.yaml", HeadingWords)


@lru_cache(maxsize=1)
def date_words() -> DateWords:
    """Read dates.yaml once."""
    return _read("dates.yaml", DateWords)


@lru_cache(maxsize=1)
def entry_words() -> EntryWords:
    """Read entries.yaml once."""
    return _read("entries.yaml", EntryWords)


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """Read places.yaml once."""
    return _read("places.yaml", PlaceWords)
