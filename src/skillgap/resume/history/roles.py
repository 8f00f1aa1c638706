"""Read title, employer and place from the header lines of a job, in whichever order they stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from skillgap.patterns import regex
from skillgap.resume.history.commas import (
    Role,
    departments,
    from_commas,
    is_department,
    is_team,
    strip_place,
    without_aside,
)
from skillgap.resume.history.entries import Entry
from skillgap.resume.history.fields import Field, is_term, split_fields, titleness, with_terms
from skillgap.resume.labels import labelled
from skillgap.resume.lines import is_legal_form, is_name, opens_with_brand
from skillgap.resume.places import (
    at_commas,
    is_known_place,
    is_organisation,
    is_place,
    is_sure_organisation,
    title_score,
    without_places,
)
from skillgap.resume.vocabulary import entry_words, fold, folded, mentions

_SHORT = 7
"""Words of a line that names something, at most, where few of them are written large."""
_NUMBER = regex(r"(?<!\w)\d+(?!\w)")
_REMARK = regex(r"[^\W\d][^:,]{1,40}:\s")
"""A label and what it says of a post, such as "Technologies: Kafka"."""


@lru_cache(maxsize=1)
def _own_words() -> frozenset[str]:
    return folded(entry_words().self_employed)


def _is_self_employed(title: str) -> bool:
    return bool(mentions(title, _own_words()))


def _is_own(text: str) -> bool:
    """Tell a field that says in place of an employer that there is none."""
    return fold(text).strip("() .") in _own_words()


class Layout(NamedTuple):
    """How a section lays out its entries, learnt from all of them."""

    employer_first: bool = False
    """The employer stands before the title."""
    below: bool = False
    """The line under the dated one belongs to the header."""
    below_both: bool = False
    """Title and employer stand on the two lines under the date."""
    bare: bool = False
    """No header names a place."""
    above: int = 0
    """Most lines a header has above the dated one; an entry with fewer leaves the employer to the one before."""
    place_behind: bool = False
    """Header lines end in a place with nothing but white space before it."""
    place_last: bool = False
    """The last field of a header is a place."""


def read_role(entry: Entry, layout: Layout, *, employer: str = "") -> Role:
    """Read an entry's header; `employer` is the one named above several titles, empty elsewhere.

    Where words do not tell title from employer, the section's layout decides.
    """
    fields, locations = split_fields(entry.header, place_behind=layout.place_behind)
    for number, text in enumerate(entry.below):
        label, value = labelled(text)
        if label in ("title", "employer") and _complete(fields) and any(field.title for field in fields):
            continue
        if label == "place" or is_place(text):
            locations.append(value)
            break
        both = layout.below_both and number == 1 and names_something(text)
        wanted = (layout.below and number == 0) or both or label
        if not wanted and (_complete(fields) or (employer and fields) or not names_something(text)):
            break
        more, places = split_fields(
            (text,), place_behind=layout.place_behind, line=len(entry.header) + number
        )
        fields += more
        locations += places
    given, fields = fields, _with_teams(with_terms(fields))
    sure = layout.place_last or len(fields) > 2 or _names_employer(fields)
    if sure and not locations and _ends_in_place(fields):
        locations.append(fields.pop().text)
    if (locations or layout.bare) and len(fields) == 1:
        fields = _at_last_comma(fields[0])
    role = _assign(fields, employer=employer, employer_first=layout.employer_first)
    location = role.location or (locations[0] if locations else "")
    company = role.employer
    apart = location in entry.below and not layout.below
    if not company and "," in location and not role.location and len(locations) == 1 and not apart:
        company, location = _named_like_a_place(location)
    title, company = (role.title, company) if company else _employer_within(role.title)
    if not company:
        own = [field.text for field in given if _is_own(field.text)]
        company = own[0] if own else entry_words().self_employed_as if _is_self_employed(title) else ""
    return Role(title, _without_stop(company), location)


def _with_teams(fields: list[Field]) -> list[Field]:
    """Leave a team with the title before it, "Data Scientist – Pricing", where an employer stands elsewhere."""
    for place, (field, after) in enumerate(itertools.pairwise(fields)):
        team, *others = at_commas(after.text)
        named = bool(others) or len(fields) > 2
        if not (
            named and field.title and not after.title and field.line == after.line and is_department(team)
        ):
            continue
        title = field._replace(text=f"{field.text}, {team}")
        rest = [after._replace(text=", ".join(others))] if others else []
        return [*fields[:place], title, *rest, *fields[place + 2 :]]
    return fields


def _ends_in_place(fields: Sequence[Field]) -> bool:
    """Tell a town nobody listed from an employer: title and employer stand before it already."""
    last = fields[-1] if len(fields) > 1 else None
    if last is None or last.title or last.employer or last.placed:
        return False
    if len(last.text.split()) > 3 or not _complete(fields[:-1]):
        return False
    return len(fields) > 2 or not is_department(at_commas(fields[0].text)[1])


def _names_employer(fields: Sequence[Field]) -> bool:
    """Tell "Data Engineer, Nova Freight" before a last field, where no word of the second part names a team."""
    parts = at_commas(fields[0].text) if fields else []
    if len(fields) != 2 or len(parts) != 2 or not title_score(parts[0]) or title_score(parts[1]):
        return False
    words = parts[1].split()
    team = sum(len(phrase.split()) for phrase in mentions(parts[1], departments()))
    return len(words) > 1 and is_name(parts[1]) and 2 * team < len(words)


def _at_last_comma(field: Field) -> list[Field]:
    """Part "Data Engineer, Audio, Nova Freight" from its employer, where no place can be the last part."""
    parts = at_commas(field.text)
    last, places = parts[-1], without_places(parts)[1]
    plain = len(parts) > 2 and not places and title_score(parts[0]) and not title_score(last)
    if (
        not plain
        or is_legal_form(last)
        or any(map(title_score, parts[1:]))
        or any(map(is_organisation, parts[1:-1]))
    ):
        return [field]
    title = Field(", ".join(parts[:-1]), field.title, 0, field.line)
    return [title, Field(last, 0, 1, field.line, field.placed)]


def _without_stop(name: str) -> str:
    """Take the full stop off a name unless it belongs to its last word ("Inc.")."""
    return name[:-1] if name.endswith(".") and not is_legal_form(name.split()[-1]) else name


def names_something(text: str) -> bool:
    """Tell a short line that names a post or an employer from the start of a sentence."""
    if _REMARK.match(text) and not title_score(text):
        return False
    opening, words = " ".join(text.split()[:3]), len(text.split())
    placed = text[:1].isupper() and words <= _SHORT and bool(without_places(at_commas(text))[1])
    return is_name(text) or placed or opens_with_brand(text) or (title_score(opening) > 0 and words <= _SHORT)


def _employer_within(title: str) -> tuple[str, str]:
    """Take the employer out of a title that has no other: out of brackets, or where a sure name runs into it."""
    text, employer = _employer_aside(title)
    return (text, employer) if employer else _unglued(title)


def _unglued(title: str) -> tuple[str, str]:
    """Part "Research Assistant University of Somewhere" and "Nordlicht GmbH Data Engineer"."""
    words = title.split()
    posts = [place for place, word in enumerate(words) if title_score(word)]
    if not posts:
        return title, ""
    before, after = words[: posts[0]], words[posts[-1] + 1 :]
    if len(after) > 1 and after[0][0].isupper() and is_sure_organisation(" ".join(after)):
        return " ".join(words[: posts[-1] + 1]), " ".join(after)
    ends = [place for place, word in enumerate(before) if is_legal_form(word.strip(","))]
    if ends and ends[-1] > 0:
        return " ".join(words[ends[-1] + 1 :]), " ".join(words[: ends[-1] + 1]).strip(",")
    return title, ""


def _employer_aside(title: str) -> tuple[str, str]:
    """Take the employer out of brackets behind a title: "Data Engineer (Nova Freight)"."""
    match = re.fullmatch(r"(.*\S)\s+\(([^()]+)\)", title)
    if match is None or not title_score(match.group(1)):
        return title, ""
    name = match.group(2)
    other = is_term(name) or is_department(name) or is_place(name) or bool(_NUMBER.search(name))
    acronym = name.isupper() and len(name) <= 4
    if other or acronym or not is_name(name) or title_score(name) > 1:
        return title, ""
    return match.group(1), name


def _named_like_a_place(text: str) -> tuple[str, str]:
    """Take "Wayfair, Germany" for an employer and its country, unless the first part is a known place."""
    first, _, rest = text.partition(",")
    return (first.strip(), rest.strip()) if not is_known_place(first) else ("", text)


def _complete(fields: Sequence[Field]) -> bool:
    """Tell whether the fields hold a title and an employer already."""
    if len(fields) >= 2:
        return True
    return bool(fields) and len(without_places(at_commas(fields[0].text))[0]) >= 2 and fields[0].title > 0


def _assign(fields: Sequence[Field], *, employer: str, employer_first: bool) -> Role:
    """Decide which field is the title and which the employer."""
    if not fields:
        return Role("", employer, "")
    if len(fields) == 1:
        return from_commas(fields[0].text, employer=employer, employer_first=employer_first)
    order = sorted(range(len(fields)), key=lambda place: (-titleness(fields[place]), place))
    best = order[0]
    if titleness(fields[order[0]]) == titleness(fields[order[1]]) and {order[0], order[1]} <= {0, 1}:
        placed = [fields[place].placed for place in (0, 1)]
        best = int(placed[0]) if placed[0] != placed[1] and not fields[best].title else int(employer_first)
    rest = [place for place in range(len(fields)) if place != best]
    other = max(
        rest, key=lambda place: (fields[place].employer > 0 and not is_team(fields[place].text), -place)
    )
    title, title_place = strip_place(fields[best].text)
    company, company_place = strip_place(fields[other].text)
    if not company:
        company, company_place = company_place, ""
    return Role(title or title_place, without_aside(company), company_place or (title_place if title else ""))
