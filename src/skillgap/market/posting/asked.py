"""What a posting asks for: each skill once, how firmly, and which of them are alternatives."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from skillgap.market.posting.groups import Span, groups_in
from skillgap.market.posting.passages import Passage, RequirementName
from skillgap.market.posting.rules import ReadingRules

FIRMNESS: tuple[RequirementName, ...] = ("required", "preferred", "mentioned")
"""Firmest first."""
_SHORTEST_NAME = 3


class Named(NamedTuple):
    """A place where a text names a skill; offsets count characters."""

    skill: str
    start: int
    end: int
    tool: bool = True
    """False for a concept."""
    family: str = ""
    """The family of the skill, by which a role can be told."""


class Asked(NamedTuple):
    """A skill with the place that asks for it most firmly."""

    skill: str
    requirement: RequirementName
    group: int | None
    """Number of its either-or group, from 1; None when it stands alone."""
    start: int
    end: int
    passage: int
    """Index of the passage the place lies in."""


def asked_of(
    text: str, passages: Sequence[Passage], named: Iterable[Named], rules: ReadingRules
) -> tuple[Asked, ...]:
    """Give every skill once, from the place that asks for it most firmly, the earliest of equals; firmest first."""
    places = sorted(named, key=attrgetter("start", "end", "skill"))
    starts = [place.start for place in places]
    best: dict[str, tuple[int, int, Named, int]] = {}
    groups: dict[str, int] = {}
    number = 0
    for index, passage in enumerate(passages):
        inside = places[bisect.bisect_left(starts, passage.start) : bisect.bisect_left(starts, passage.end)]
        firmness = FIRMNESS.index(passage.requirement)
        for place in inside:
            if place.skill not in best or (firmness, place.start) < best[place.skill][:2]:
                best[place.skill] = (firmness, place.start, place, index)
        for group in _groups(text, passage, inside, rules):
            members = [skill for skill in group if best[skill][3] == index]
            if len(members) > 1:
                number += 1
                groups |= dict.fromkeys(members, number)
    order = sorted(best, key=lambda skill: (*best[skill][:2], skill))
    return tuple(
        Asked(skill, FIRMNESS[firmness], groups.get(skill), place.start, place.end, index)
        for skill in order
        for firmness, _, place, index in (best[skill],)
    )


def families_of(asked: Iterable[Asked], named: Iterable[Named]) -> list[str]:
    """Give the family of each skill that is asked for and not merely mentioned."""
    families = {place.skill: place.family for place in named}
    return [families[one.skill] for one in asked if one.requirement != "mentioned"]


def _groups(text: str, passage: Passage, inside: Sequence[Named], rules: ReadingRules) -> list[list[str]]:
    """Give the either-or lists of a passage, each skill once."""
    if len(inside) < 2:
        return []
    spans = [Span(one.start - passage.start, one.end - passage.start, one.skill, one.tool) for one in inside]
    found = groups_in(text[passage.start : passage.end], spans, rules.groups)
    return [list(dict.fromkeys(span.skill for span in group)) for group in found]


def meant(text: str, named: Iterable[Named], rules: ReadingRules, *, company: str = "") -> list[Named]:
    """Leave out names that are not meant as skills.

    The name of a whole field ("AI") stands in every posting of a company that sells it; such a name counts only where
    words of asking stand around it. A name with which the company's own begins (Databricks at Databricks) is the company.
    """
    return [
        place
        for place in named
        if (place.skill not in rules.broad.skills or asks(text, place.start, place.end, rules))
        and not is_own_name(text[place.start : place.end], company)
    ]


def is_own_name(name: str, company: str) -> bool:
    """Tell whether the company's name is this one or begins with it as a whole word; capitals matter."""
    if len(name) < _SHORTEST_NAME or not company.startswith(name):
        return False
    return not company[len(name) : len(name) + 1].isalnum()


def asks(text: str, start: int, end: int, rules: ReadingRules) -> bool:
    """Tell whether words of asking stand around a span, in its line."""
    first = max(text.rfind("\n\n", 0, start), start - rules.broad.before, 0)
    last = min(end + rules.broad.after, len(text))
    return bool(rules.asking.search(text[first:start]) or rules.asking_after.match(text[end:last]))
