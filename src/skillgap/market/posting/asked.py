"""What a posting asks for: each skill once, how firmly, and which of them are alternatives."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from skillgap.market.posting.groups import Span, groups_in
from skillgap.market.posting.passages import Passage, RequirementName
from skillgap.market.posting.rules import ReadingRules

FIRMNESS: tuple[RequirementName, ...] = ("required", "preferred", "mentioned")
"""Firmest first."""
_SHORTEST_NAME = 3
_OPENING = 80
"""Letters before a name among which the words that open a list stand."""


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


class _Place(NamedTuple):
    """A named skill with the passage it lies in."""

    firmness: int
    """Index into `FIRMNESS`."""
    named: Named
    passage: int


def asked_of(
    text: str, passages: Sequence[Passage], named: Iterable[Named], rules: ReadingRules
) -> tuple[Asked, ...]:
    """Give every skill once, from the place that asks for it most firmly; firmest first.

    Of equals one that asks for it plainly counts first, then one that offers it among alternatives, then one that
    merely gives it as an example; then the earliest. A name inside a longer one ("Azure" in "Azure DevOps") counts only
    where its skill is named nowhere else.
    """
    places = _own(named)
    starts = [place.start for place in places]
    found: dict[str, list[_Place]] = {}
    offered: list[tuple[int, list[str]]] = []
    for index, passage in enumerate(passages):
        inside = places[bisect.bisect_left(starts, passage.start) : bisect.bisect_left(starts, passage.end)]
        firmness = FIRMNESS.index(passage.requirement)
        for place in inside:
            found.setdefault(place.skill, []).append(_Place(firmness, place, index))
        offered += [(index, group) for group in _groups(text, passage, inside, rules)]
    among = {(index, skill) for index, group in offered for skill in group}
    best = {skill: _best(text, passages, given, among, rules) for skill, given in found.items()}
    kept = [[skill for skill in group if best[skill].passage == index] for index, group in offered]
    groups: dict[str, int] = {}
    for number, members in enumerate((each for each in kept if len(each) > 1), start=1):
        groups |= dict.fromkeys(members, number)
    order = sorted(best, key=lambda skill: (best[skill].firmness, best[skill].named.start, skill))
    return tuple(
        Asked(skill, FIRMNESS[firmness], groups.get(skill), place.start, place.end, index)
        for skill in order
        for firmness, place, index in (best[skill],)
    )


def _own(named: Iterable[Named]) -> list[Named]:
    """Sort names by place; leave out those inside longer ones where their skill is also named by itself."""
    places = sorted(named, key=lambda place: (place.start, -place.end, place.skill))
    inside: list[bool] = []
    outer = (0, 0)
    for place in places:
        span = place.start, place.end
        inside.append(place.end <= outer[1] and span != outer)
        if place.end > outer[1]:
            outer = span
    if not any(inside):
        return places
    alone = {place.skill for place, within in zip(places, inside, strict=True) if not within}
    return [
        place for place, within in zip(places, inside, strict=True) if not within or place.skill not in alone
    ]


def _best(
    text: str,
    passages: Sequence[Passage],
    places: Sequence[_Place],
    among: Collection[tuple[int, str]],
    rules: ReadingRules,
) -> _Place:
    """Give the place that counts of those that name one skill."""
    firmest = min(place.firmness for place in places)
    equals = [place for place in places if place.firmness == firmest]
    if len(equals) == 1:
        return equals[0]

    def standing(place: _Place) -> int:
        if (place.passage, place.named.skill) in among:
            return 1
        return 2 if _is_example(text, passages[place.passage], place.named, rules) else 0

    return min(equals, key=lambda place: (standing(place), place.named.start, place.named.end))


def _is_example(text: str, passage: Passage, place: Named, rules: ReadingRules) -> bool:
    """Tell whether a skill is given as an example of its kind: "tools such as Jira", "(Jira or similar)"."""
    before = text[max(passage.start, place.start - _OPENING) : place.start].rstrip() + " "
    after = text[place.end : passage.end]
    return bool(rules.groups.opening.search(before) or rules.groups.closing.match(after))


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
