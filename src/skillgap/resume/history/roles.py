"""Read title, employer and place from the header lines of a job, in whichever order they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from skillgap.resume.history.entries import Entry
from skillgap.resume.lines import is_name, without_duration
from skillgap.resume.vocabulary import alternation, entry_words, fold, folded, mentions, phrases, place_words

_STRONG = re.compile(r"\s+[-–—]{1,2}\s+|\s*[|•·│∙⋅¦]\s*|\s+//\s+|(?<=[a-z]{4})\.\s+(?=[A-Z])|\t+")
_COMMA = re.compile(r",\s+(?![^(]*\))")
_ASIDE = re.compile(r"\s*\(([^()]*)\)")


class Role(NamedTuple):
    """What the header of a job says; empty where it says nothing."""

    title: str
    employer: str
    location: str


class _Field(NamedTuple):
    """One part of a header and how much it looks like a title and like an employer."""

    text: str
    title: int
    employer: int
    line: int


class _Vocabulary(NamedTuple):
    titles: frozenset[str]
    employers: frozenset[str]
    departments: frozenset[str]
    terms: frozenset[str]
    breaks: tuple[str, ...]
    at: re.Pattern[str]
    wide_places: frozenset[str]
    places: frozenset[str]
    codes: frozenset[str]
    self_employed: tuple[frozenset[str], str]


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    words, places = entry_words(), place_words()
    wide = folded(places.countries) | folded(places.regions) | folded(words.remote)
    return _Vocabulary(
        titles=folded(words.title_words),
        employers=folded(words.org_words),
        departments=folded(words.departments),
        terms=folded(words.terms),
        breaks=tuple(fold(phrase) for phrase in phrases(words.breaks)),
        at=re.compile(rf"\s+(?:{alternation(phrases(words.at))})\s+", re.IGNORECASE),
        wide_places=wide,
        places=wide | folded(places.cities),
        codes=folded(places.codes),
        self_employed=(folded(words.self_employed), words.self_employed_as),
    )


def is_break(header: Sequence[str]) -> bool:
    """Tell whether an entry is time away from work, such as parental leave."""
    words = _vocabulary()
    first = fold(header[0]) if header else ""
    starts = any(re.match(rf"{re.escape(phrase)}(?!\w)", first) for phrase in words.breaks)
    return starts and not title_score(_COMMA.split(first)[0])


def title_score(text: str) -> int:
    """Count the words that name a post; the text beyond an aside counts little."""
    return len(mentions(_ASIDE.sub("", text), _vocabulary().titles))


def is_place(text: str) -> bool:
    """Tell whether the whole text names a place: "Lyon", "Cleveland, OH", "Remote", "Berlin, Germany"."""
    words = _vocabulary()
    pieces = [piece for piece in _STRONG.split(text) if piece.strip()]
    if len(pieces) > 1:
        return all(is_place(piece) for piece in pieces)
    plain = fold(_ASIDE.sub("", text)).strip(" .")
    if not plain:
        return fold(text).strip("() .") in words.places
    if plain in words.places:
        return True
    parts = [part.strip(" .") for part in re.split(r",|/|;", plain) if part.strip(" .")]
    known = [part in words.places for part in parts]
    if not 2 <= len(parts) <= 4 or title_score(text) or all(known):
        return all(known) and bool(parts)
    tail = text.strip().split(",")[-1].strip(" .()")
    wide = parts[-1] in words.wide_places or (tail.isupper() and parts[-1] in words.codes)
    name = text.split(",")[0]
    unknown = not known[0] and (
        mentions(name, words.employers) or len(name.split()) > 3 or _glued_city(name) is not None
    )
    inner = all(part in words.codes or part in words.wide_places for part in parts[1:-1])
    return wide and inner and not unknown


class Layout(NamedTuple):
    """How a section lays out its entries, learnt from all of them."""

    employer_first: bool = False
    """The employer stands before the title."""
    below: bool = False
    """The line under the dated one belongs to the header."""
    above: int = 0
    """Most lines a header has above the dated one; an entry with fewer leaves the employer to the one before."""


def read_role(entry: Entry, layout: Layout, *, employer: str = "") -> Role:
    """Read an entry's header; `employer` is the one named above several titles, empty elsewhere.

    Where words do not tell title from employer, the section's layout decides.
    """
    fields, locations = _fields(entry.header)
    for number, text in enumerate(entry.below):
        if is_place(text):
            locations.append(text)
            break
        wanted = layout.below and number == 0
        if not wanted and (_complete(fields) or (employer and fields) or not is_name(text)):
            break
        more, places = _fields((text,), line=len(entry.header) + number)
        fields += more
        locations += places
    role = _assign(_with_terms(fields), employer=employer, employer_first=layout.employer_first)
    location = role.location or (locations[0] if locations else "")
    company = role.employer
    apart = location in entry.below and not layout.below
    if not company and "," in location and not role.location and len(locations) == 1 and not apart:
        company, location = _named_like_a_place(location)
    words, label = _vocabulary().self_employed
    if not company and mentions(role.title, words):
        company = label
    return Role(role.title, company, location)


def _named_like_a_place(text: str) -> tuple[str, str]:
    """Take "Wayfair, Germany" for an employer and its country, unless the first part is a known place."""
    first, _, rest = text.partition(",")
    return (first.strip(), rest.strip()) if fold(first).strip() not in _vocabulary().places else ("", text)


def _complete(fields: Sequence[_Field]) -> bool:
    """Tell whether the fields hold a title and an employer already."""
    if len(fields) >= 2:
        return True
    return bool(fields) and len(_without_places(_COMMA.split(fields[0].text))[0]) >= 2 and fields[0].title > 0


def _fields(texts: Sequence[str], line: int = 0) -> tuple[list[_Field], list[str]]:
    """Split header lines at strong separators; give the fields and, apart, the places and nothing of the terms."""
    words = _vocabulary()
    fields: list[_Field] = []
    locations: list[str] = []
    for number, text in enumerate(texts):
        for part in _split(without_duration(text)):
            if is_place(part) and fold(part) not in words.terms:
                locations.append(part)
            else:
                employer = len(mentions(part, words.employers))
                fields.append(_Field(part, title_score(part), employer, line + number))
    return fields, locations


def _with_terms(fields: list[_Field]) -> list[_Field]:
    """Drop fields such as "Full-time", unless one is the only title there is ("Internship")."""
    terms = _vocabulary().terms
    named = [field for field in fields if fold(field.text).strip("()") not in terms]
    if any(field.title for field in named):
        return named
    titles = [field for field in fields if field not in named and field.title]
    return sorted([*named, *titles[:1]], key=fields.index)


def _split(text: str) -> list[str]:
    """Split a line at its strong separators and at "at" between a title and an employer."""
    parts = [part.strip(" ,;:") for part in _STRONG.split(text)]
    result: list[str] = []
    for part in parts:
        slashed = part.split(" / ")
        if len(slashed) == 2 and bool(title_score(slashed[0])) != bool(title_score(slashed[1])):
            result += slashed
            continue
        halves = _vocabulary().at.split(part, maxsplit=1)
        if len(halves) == 2 and title_score(halves[0]) and halves[1][:1].isupper():
            result += [half.strip(" ,;:") for half in halves]
        elif part:
            result.append(part)
    return [part for part in result if part]


def _assign(fields: Sequence[_Field], *, employer: str, employer_first: bool) -> Role:
    """Decide which field is the title and which the employer."""
    if not fields:
        return Role("", employer, "")
    if len(fields) == 1:
        return _from_commas(fields[0].text, employer=employer, employer_first=employer_first)
    order = sorted(range(len(fields)), key=lambda place: (-_titleness(fields[place]), place))
    best = order[0]
    if _titleness(fields[order[0]]) == _titleness(fields[order[1]]) and {order[0], order[1]} <= {0, 1}:
        best = 1 if employer_first else 0
    rest = [place for place in range(len(fields)) if place != best]
    other = max(rest, key=lambda place: (fields[place].employer > 0, -place))
    title, title_place = _strip_place(fields[best].text)
    company, company_place = _strip_place(fields[other].text)
    if not company:
        company, company_place = company_place, ""
    return Role(
        title or title_place, _without_aside(company), company_place or (title_place if title else "")
    )


def _titleness(field: _Field) -> int:
    """Weigh title words against employer words; one title word outweighs nothing at all."""
    return (2 if field.title else 0) - (1 if field.employer else 0)


def _without_places(parts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Take the parts that name a place off the end."""
    words = _vocabulary()
    kept = [part.strip() for part in parts if part.strip()]
    places: list[str] = []
    while len(kept) > 1:
        last = fold(_ASIDE.sub("", kept[-1])).strip(" .")
        code = kept[-1].isupper() and last in words.codes
        if last in words.places or code:
            wide = code or (last in words.wide_places and last not in folded_remote())
            places.insert(0, kept.pop())
            if wide and (split := _glued_city(kept[-1])):
                kept[-1], city = split
                places.insert(0, city)
            elif wide and len(kept) > 2 and not title_score(kept[-1]) and len(kept[-1].split()) <= 3:
                places.insert(0, kept.pop())
            continue
        break
    return kept, places


def split_place(text: str) -> tuple[str, str]:
    """Part a name from the place behind it ("Ada Fernweh Leeds, UK"); no place gives an empty text."""
    parts, places = _without_places(_COMMA.split(text))
    return ", ".join(parts), ", ".join(places)


def _glued_city(text: str) -> tuple[str, str] | None:
    """Split "Nova Freight Leeds" where a place set apart on the page was joined to the name before it."""
    words = text.split()
    for width in (3, 2, 1):
        name, city = words[:-width], words[-width:]
        if (
            name
            and fold(" ".join(city)) in _vocabulary().places
            and (name[-1][:1].isupper() or name[-1].endswith(")"))
        ):
            return " ".join(name), " ".join(city)
    return None


@lru_cache(maxsize=1)
def folded_remote() -> frozenset[str]:
    """Give the words for working from anywhere, which no city precedes."""
    return folded(entry_words().remote)


def _strip_place(text: str) -> tuple[str, str]:
    """Split "Harbour Bakery, Oslo" into name and place; a department stays with a title."""
    parts = _COMMA.split(text)
    kept, places = _without_places(parts)
    if not places and len(kept) == 2 and not title_score(text) and not _is_org(kept[1]):
        kept, places = kept[:1], kept[1:]
    return ", ".join(kept), ", ".join(places)


def _is_org(text: str) -> bool:
    return bool(mentions(text, _vocabulary().employers))


def _from_commas(text: str, *, employer: str, employer_first: bool) -> Role:
    """Read "Title, Employer, City" and "Employer, Title" from one comma-separated field."""
    parts, places = _without_places(_COMMA.split(text))
    location = ", ".join(places)
    titled = [place for place, part in enumerate(parts) if title_score(part)]
    if len(parts) == 1:
        if titled or not employer_first:
            return Role(parts[0], employer, location) if titled or employer else Role(parts[0], "", location)
        return Role("", parts[0], location)
    if titled and titled[0] > 0 and not (_is_department(parts[titled[0]])):
        return Role(", ".join(parts[titled[0] :]), _without_aside(", ".join(parts[: titled[0]])), location)
    if not titled and employer_first:
        return Role(parts[1], _without_aside(parts[0]), location or ", ".join(parts[2:]))
    return _title_first(parts, location, employer)


def _title_first(parts: list[str], location: str, employer: str) -> Role:
    """Find where the title ends and the employer begins among parts of which the first is the title."""
    start = 1
    while start < len(parts) - 1 and _is_department(parts[start]) and not location:
        start += 1
    if employer and employer in parts:
        start = parts.index(employer)
    elif employer and len(parts) == 2 and _is_department(parts[1]):
        return Role(", ".join(parts), employer, location)
    if location and len(parts) > 2 and not _is_org(parts[1]):
        start = len(parts) - 1
    company, rest = parts[start], parts[start + 1 :]
    named = [place for place in range(start, len(parts)) if _is_org(parts[place])]
    if named:
        company, rest = parts[named[-1]], parts[named[-1] + 1 :]
    return Role(", ".join(parts[:start]), _without_aside(company), location or ", ".join(rest))


def _is_department(text: str) -> bool:
    return fold(text).strip() in _vocabulary().departments


def _without_aside(text: str) -> str:
    """Take a remark in brackets off an employer's name."""
    plain = _ASIDE.sub("", text).strip()
    return plain or text
