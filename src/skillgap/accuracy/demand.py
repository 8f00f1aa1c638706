"""Measure what is read of labelled postings besides skills: role, level, years, how firmly, alternatives, and shares."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from skillgap.accuracy.outcome import Figure, Index, resampled, share_of
from skillgap.market.posting import (
    Named,
    Passage,
    ReadingRules,
    asked_of,
    asked_text,
    families_of,
    job_of,
    level_of,
    load_reading_rules,
    meant,
    passages_of,
    plain_text,
    settled,
    years_asked,
)
from skillgap.skills import BulkFinder, Taxonomy

COMMON = 30
"""Skills whose shares are compared, the most frequent among the labels."""
_LEVELS = {"intern": "entry", "junior": "entry", "lead": "staff", "unknown": None}
"""What the labels call levels otherwise."""


class SharePair(msgspec.Struct, frozen=True):
    """A skill's share among the labels and as counted."""

    skill: str
    labelled: float
    counted: float


class DemandCard(msgspec.Struct, frozen=True, kw_only=True):
    """The measurements; each figure with its interval over postings."""

    role: Figure
    level: Figure
    years: Figure
    requirement: Figure
    """Of the skills found that are labelled, those asked for as firmly as the label says."""
    pairs: Figure
    """F1 of pairs of alternatives."""
    difference: float
    """Mean difference between counted and labelled shares of the commonest skills, 0 to 1."""
    shares: tuple[SharePair, ...]


class Told(NamedTuple):
    """What a posting's words are read as."""

    text: str
    named: list[Named]
    passages: tuple[Passage, ...]


class _Read(NamedTuple):
    """One posting: what is right of what, and the skills on both sides."""

    right: dict[str, tuple[int, int]]
    labelled: frozenset[str]
    counted: frozenset[str]


def measure_demand(
    rows: Sequence[Mapping[str, Any]], postings: Sequence[Mapping[str, Any]], taxonomy: Taxonomy
) -> DemandCard:
    """Compare what a build reads of `postings` with their labels, row by row.

    Labels know a posting's words only, so the level its job board states in a field of its own is left out.
    """
    rules, finder, index = load_reading_rules(), BulkFinder(taxonomy), Index(taxonomy)
    read = [
        _read(row, posting, rules, taxonomy, finder, index)
        for row, posting in zip(rows, postings, strict=True)
    ]
    shares = _shares(read)
    return DemandCard(
        **{
            name: _figure([one.right[name] for one in read])
            for name in ("role", "level", "years", "requirement", "pairs")
        },
        difference=sum(abs(pair.labelled - pair.counted) for pair in shares) / max(1, len(shares)),
        shares=shares,
    )


def told_by(posting: Mapping[str, Any], rules: ReadingRules, taxonomy: Taxonomy, finder: BulkFinder) -> Told:
    """Read what a posting names, and the sentences that ask something of a person, as a build does."""
    text = plain_text(posting["text"])
    places = [
        Named(one.skill, one.start, one.end, entry.kind == "tool", entry.family)
        for one in finder.named(text)
        for entry in (taxonomy.by_id[one.skill],)
    ]
    named = meant(text, places, rules, company=posting.get("company") or "")
    passages = passages_of(text, rules, named=sorted(place.start for place in named), only_named=True)
    return Told(text, named, passages)


def _read(
    row: Mapping[str, Any],
    posting: Mapping[str, Any],
    rules: ReadingRules,
    taxonomy: Taxonomy,
    finder: BulkFinder,
    index: Index,
) -> _Read:
    text, named, passages = told_by(posting, rules, taxonomy, finder)
    title = posting.get("title") or ""
    asked_for = asked_text(text, rules)
    years = years_asked(asked_for, rules)
    job = job_of(title, text, rules)
    level = level_of(job.words, asked_for, years=years.level, stated="", rules=rules).level
    found = asked_of(text, passages, named, rules)
    asked = {one.skill: one for one in found}
    labels = _by_skill(row["skills"], index)
    both = [skill for skill in labels if skill in asked]
    told = settled(job, families_of(found, named), rules)
    role = row.get("role") if row.get("role") in rules.role_ids else ""
    mine = _pairs((one.skill, one.group) for one in asked.values())
    theirs = _pairs((skill, label["group"]) for skill, given in labels.items() for label in given)
    return _Read(
        {
            "role": _if("role", row, told == role),
            "level": _if("level", row, level == _LEVELS.get(row.get("level", ""), row.get("level"))),
            "years": _if("years_min", row, years.least == row.get("years_min")),
            "requirement": (
                sum(asked[skill].requirement == labels[skill][0]["requirement"] for skill in both),
                len(both),
            ),
            "pairs": (2 * len(mine & theirs), len(mine) + len(theirs)),
        },
        frozenset(labels),
        frozenset(asked),
    )


def _if(key: str, row: Mapping[str, Any], right: bool) -> tuple[int, int]:
    """Count an answer where there is a label for it."""
    return (int(right), 1) if key in row else (0, 0)


def _by_skill(labels: Iterable[Mapping[str, Any]], index: Index) -> dict[str, list[Mapping[str, Any]]]:
    """Put labels under the ids of the taxonomy, or under their own names where it has none."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for label in labels:
        entry = index.find([label["name"], label["surface"]])
        found.setdefault(entry.id if entry else label["name"], []).append(label)
    return found


def _pairs(members: Iterable[tuple[str, int | None]]) -> set[tuple[str, str]]:
    groups: dict[int, set[str]] = {}
    for skill, group in members:
        if group is not None:
            groups.setdefault(group, set()).add(skill)
    return {pair for group in groups.values() for pair in itertools.combinations(sorted(group), 2)}


def _figure(counts: Sequence[tuple[int, int]]) -> Figure:
    right, whole = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0)
    parts: Callable[[Any], tuple[Any, Any]] = lambda drawn: (drawn[:, 0], drawn[:, 1])  # noqa: E731
    return share_of(resampled(counts), (right, whole), parts)


def _shares(read: Sequence[_Read]) -> tuple[SharePair, ...]:
    labelled = Counter(skill for one in read for skill in one.labelled)
    counted = Counter(skill for one in read for skill in one.counted)
    common = sorted(labelled, key=lambda skill: (-labelled[skill], skill))[:COMMON]
    return tuple(
        SharePair(skill, labelled[skill] / len(read), counted[skill] / len(read)) for skill in common
    )
