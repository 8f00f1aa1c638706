"""Split the header lines of a job into fields, and weigh which of them are titles and which employers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from skillgap.patterns import regex
from skillgap.resume.history.commas import is_team
from skillgap.resume.labels import Label, labelled
from skillgap.resume.lines import is_name, opens_with_brand, without_duration
from skillgap.resume.places import (
    STRONG,
    at_commas,
    is_organisation,
    is_place,
    is_sure_organisation,
    split_city,
    title_score,
    without_places,
)
from skillgap.resume.vocabulary import alternation, entry_words, fold, folded, phrases

_NUMBERED = regex(r"^\d{1,2}[.)]\s+(?=[^\W\d])")
"""The number of a post in a list of them."""
_LONGEST_POST = 4
"""Words, at most, of a post of unknown words before "at" and an employer."""


class Field(NamedTuple):
    """One part of a header and how much it looks like a title and like an employer."""

    text: str
    title: int
    employer: int
    line: int
    placed: bool = False
    """A place stands behind it."""


class _Vocabulary(NamedTuple):
    terms: frozenset[str]
    at: re.Pattern[str]


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    words = entry_words()
    return _Vocabulary(
        terms=folded(words.terms),
        at=regex(rf"\s+(?:{alternation(phrases(words.at))})\s+", re.IGNORECASE),
    )


def is_term(text: str) -> bool:
    """Tell terms of work, such as "Full-time" or "Contract"."""
    return fold(text).strip("()") in _vocabulary().terms


def split_fields(texts: Sequence[str], *, place_behind: bool, line: int = 0) -> tuple[list[Field], list[str]]:
    """Split header lines at strong separators; give the fields and, apart, the places and nothing of the terms."""
    fields: list[Field] = []
    locations: list[str] = []
    for number, text in enumerate(texts):
        label, value = labelled(without_duration(_NUMBERED.sub("", text)))
        for part in [value] if label else _split(value):
            if label == "place" or (is_place(part) and not is_term(part) and not label):
                locations.append(part)
            elif label != "time":
                name, place = ("", "") if label else _city_behind(part, place_behind=place_behind)
                if place in locations:
                    name = place = ""
                locations += [place] if place else []
                placed = bool(place) or (
                    not title_score(part) and len(without_places(at_commas(part))[1]) > 0
                )
                fields.append(_field(name or part, label, line + number)._replace(placed=placed))
    return fields, locations


def _field(text: str, label: Label | None, line: int) -> Field:
    if label is not None:
        return Field(text, int(label == "title"), int(label == "employer"), line)
    return Field(text, title_score(text), int(is_organisation(text)), line)


def _city_behind(text: str, *, place_behind: bool) -> tuple[str, str]:
    """Part a title from a city behind it, and an employer too where the section's layout sets places apart."""
    split = split_city(text)
    if split is None or "," in text or not (place_behind or title_score(split[0])):
        return "", ""
    return split


def with_terms(fields: list[Field]) -> list[Field]:
    """Drop fields such as "Full-time", unless one is the only title there is ("Internship")."""
    named = [field for field in fields if not is_term(field.text)]
    if any(field.title for field in named):
        return named
    titles = [field for field in fields if field not in named and field.title]
    return sorted([*named, *titles[:1]], key=fields.index)


def _split(text: str) -> list[str]:
    """Split a line at its strong separators and at "at" between a title and an employer."""
    parts = [part.strip(" ,;:") for whole in STRONG.split(text) for part in _at_aside(whole)]
    result: list[str] = []
    for part in (half for whole in parts for half in _at_colon(whole)):
        slashed = part.split(" / ")
        if len(parts) == 1 and _are_fields(slashed):
            result += slashed
            continue
        signed = part.split(" @ ")
        if len(signed) == 2 and all(map(_opens_name, signed)):
            result += [half.strip(" ,;:") for half in signed]
            continue
        halves = _vocabulary().at.split(part, maxsplit=1)
        if len(halves) == 2 and _opens_name(halves[1]) and _is_post_at(*halves):
            result += [half.strip(" ,;:") for half in halves]
        elif part:
            result.append(part)
    return [part for part in result if part]


def _are_fields(parts: Sequence[str]) -> bool:
    """Tell "Data Engineer / Nova Freight / Leeds" from "Data Engineer / Analyst": one part alone is a title."""
    if sum(title_score(part) > 0 for part in parts) != 1:
        return False
    return len(parts) == 2 or any(is_place(part) or is_organisation(part) for part in parts[1:])


def _is_post_at(post: str, employer: str) -> bool:
    """Tell "Data Engineer at Nova", and a post of an unknown name at a sure employer."""
    plain = not is_organisation(post) and len(post.split()) <= _LONGEST_POST and is_name(post)
    return title_score(post) > 0 or (plain and is_name(at_commas(employer)[0]))


def _is_whole_post(text: str) -> bool:
    """Tell "Data Engineer, Nova Freight", which lacks neither title nor employer."""
    parts, _ = without_places(at_commas(text))
    titled = [bool(title_score(part)) for part in parts]
    return len(parts) == 2 and sum(titled) == 1 and not is_team(parts[titled.index(False)])


def _at_aside(text: str) -> list[str]:
    """Split "Data Engineer (University of Somewhere)"."""
    match = re.fullmatch(r"(.*\S)\s+\(([^()]+)\)", text.strip())
    named = match is not None and not match.group(2)[0].islower() and is_sure_organisation(match.group(2))
    return [match.group(1), match.group(2)] if match and named else [text]


def _opens_name(text: str) -> bool:
    return text[:1].isupper() or text[:1].isdecimal() or opens_with_brand(text)


def _at_colon(text: str) -> list[str]:
    """Split "Nova Freight: Data Engineer" where one side alone names a post.

    What follows the employer is work: "Data Engineer, Nova Freight: Kafka and Spark for tracking".
    """
    halves = [half.strip(" ,;") for half in re.split(r":\s+", text)]
    if len(halves) != 2 or not all(halves) or "(" in halves[0].rpartition(")")[2]:
        return [text]
    if _is_whole_post(halves[0]) and not is_sure_organisation(halves[1]):
        return halves[:1]
    first, second = (titleness(_field(half, None, 0)) for half in halves)
    return halves if first != second and max(first, second) > 0 else [text]


def titleness(field: Field) -> int:
    """Weigh title words against employer words; one title word outweighs nothing at all."""
    return (2 if field.title else 0) - (1 if field.employer else 0)
