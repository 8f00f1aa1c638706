"""The hours of closing a gap: of the skill itself, and of what has to be learnt before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skillgap.gap.case import Person
from skillgap.gap.report import Gap, GapKind
from skillgap.gap.scoring import GapRules
from skillgap.skills import Skill


def hours_to_close(skill: str, kind: GapKind, person: Person) -> int:
    """Give the hours to close a gap: nothing for wording, part of the learning for proof.

    A neighbouring or narrower skill shortens learning from the typical hours towards the low ones by its credit.
    """
    if kind == "wording":
        return 0
    low, typical = hours_bounds(skill, person)
    if kind == "learning":
        return round(typical - (typical - low) * person.credits.of(skill).credit)
    own = person.credits.named(skill)
    return max(1, round(typical * proof_part(own, person.scoring.gaps)))


def proof_part(own: Skill | None, rules: GapRules) -> float:
    """Give the part of the learning that proving, finishing or refreshing a named skill takes."""
    state = own.state if own else "claimed"
    return rules.proof_hours["old" if state == "demonstrated" else state]


def hours_bounds(skill: str, person: Person) -> tuple[int, int]:
    """Give low and typical hours of a skill."""
    entry = person.taxonomy.by_id.get(skill)
    if entry is not None and entry.hours is not None:
        return entry.hours[0], entry.hours[1]
    usual = person.scoring.gaps.default_hours[entry.difficulty if entry else "medium"]
    return usual // 2, usual


def missing_prerequisites(skill: str, person: Person) -> frozenset[str]:
    """Give all prerequisites of a skill, at any remove, that the resume does not show."""
    return person.credits.lacking(skill, person.scoring.gaps.known_from)


def hours_of(skills: Iterable[str], person: Person) -> int:
    """Add up the typical hours of skills learnt from nothing."""
    return sum([typical_hours(name, person) for name in skills])


def hours_of_set(gaps: Sequence[Gap], person: Person) -> int:
    """Add up the hours of closing several gaps, a prerequisite they share once."""
    needed = {
        name for gap in gaps if gap.kind == "learning" for name in missing_prerequisites(gap.skill, person)
    }
    own = {gap.skill for gap in gaps}
    return sum(gap.hours for gap in gaps) + hours_of(needed - own, person)


def typical_hours(skill: str, person: Person) -> int:
    """Give the typical hours of a skill from nothing to working level."""
    return hours_bounds(skill, person)[1]
