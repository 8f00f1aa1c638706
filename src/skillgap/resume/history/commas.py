"""Read title, employer and place from one field, at its commas."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from skillgap.patterns import regex
from skillgap.resume.lines import is_legal_form
from skillgap.resume.places import (
    at_commas,
    is_organisation,
    is_school,
    is_sure_organisation,
    title_score,
    without_places,
)
from skillgap.resume.vocabulary import entry_words, fold, folded

_AT_END = regex(r"(?<=\S)\s*\(([^()]*)\)\s*$")


@lru_cache(maxsize=1)
def departments() -> frozenset[str]:
    """Give the names of teams."""
    return folded(entry_words().departments)


class Role(NamedTuple):
    """What the header of a job says; empty where it says nothing."""

    title: str
    employer: str
    location: str


def strip_place(text: str) -> tuple[str, str]:
    """Split "Harbour Bakery, Oslo" into name and place; a department stays with a title."""
    parts = at_commas(text)
    kept, places = without_places(parts)
    if len(places) == 1 and len(kept) == 1 and is_department(places[0]) and title_score(kept[0]):
        kept, places = parts, []  # "Solutions Architect, EMEA"
    if not places and len(kept) == 2 and not title_score(text) and not is_organisation(kept[1]):
        kept, places = kept[:1], kept[1:]
    return ", ".join(kept), ", ".join(places)


def from_commas(text: str, *, employer: str, employer_first: bool) -> Role:
    """Read "Title, Employer, City" and "Employer, Title" from one comma-separated field."""
    parts, places = without_places(at_commas(text))
    location = ", ".join(places)
    titled = [place for place, part in enumerate(parts) if title_score(part)]
    if len(parts) == 1:
        if titled or not employer_first:
            return Role(parts[0], employer, location) if titled or employer else Role(parts[0], "", location)
        return Role("", parts[0], location)
    if titled and titled[0] > 0 and not (is_department(parts[titled[0]])):
        return Role(", ".join(parts[titled[0] :]), without_aside(", ".join(parts[: titled[0]])), location)
    if not titled and employer_first:
        return Role(parts[1], without_aside(parts[0]), location or ", ".join(parts[2:]))
    return _title_first(parts, location, employer)


def _title_first(parts: list[str], location: str, employer: str) -> Role:
    """Find where the title ends and the employer begins among parts of which the first is the title."""
    start = 1
    while (
        start < len(parts) - 1 and not location and (is_department(parts[start]) or title_score(parts[start]))
    ):
        start += 1
    if employer and employer in parts:
        start = parts.index(employer)
    elif employer and len(parts) == 2 and is_department(parts[1]):
        return Role(", ".join(parts), employer, location)
    if location and len(parts) > 2 and not names_organisation(parts[1]):
        start = len(parts) - 1
    company, rest = parts[start], parts[start + 1 :]
    named = [place for place in range(start, len(parts)) if names_organisation(parts[place])]
    if named:
        first = named[0] if any(is_school(parts[place]) for place in named) else named[-1]
        start, company, rest = first, ", ".join(parts[first : named[-1] + 1]), parts[named[-1] + 1 :]
    return Role(", ".join(parts[:start]), without_aside(company), location or ", ".join(rest))


def names_organisation(text: str) -> bool:
    """Tell a part that names an employer from a team: "Payments" may be either, "Nova Payments" may not."""
    return (is_organisation(text) or is_sure_organisation(text)) and not is_department(text)


def is_department(text: str) -> bool:
    """Tell the name of a team inside a company: "Payments"."""
    return fold(text).strip() in departments()


def is_team(text: str) -> bool:
    """Tell a name made of teams alone: "Data & Analytics"."""
    return all(is_department(part) for part in re.split(r"\s+(?:&|and)\s+", text))


def without_aside(text: str) -> str:
    """Take a remark in brackets off an employer's name."""
    match = _AT_END.search(text)
    return text[: match.start()] if match and not is_legal_form(match.group(1)) else text
