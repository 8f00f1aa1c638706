"""The strengths: what sets the person apart, hard and scarce before what everybody has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from skillgap.gap.case import Case
from skillgap.gap.phrases import duration, percent
from skillgap.gap.report import Strength
from skillgap.market import Demand
from skillgap.skills import Skill
from skillgap.skills.taxonomy import Difficulty

_HARD: dict[Difficulty, str] = {
    "extreme": "Few hold it",
    "hard": "Hard to find",
    "medium": "",
    "baseline": "Expected everywhere, so it opens doors rather than sets apart",
}


class _Candidate(NamedTuple):
    worth: float
    skill: Skill
    row: Demand | None
    difficulty: Difficulty


def strengths_of(case: Case) -> tuple[Strength, ...]:
    """Tell the skills shown in work that speak most for the person before this role.

    Worth is the weight times one plus the difficulty's points, more for rising demand; hard skills of the role's own families that no
    row asks for come with their difficulty alone. Baseline skills are told last, because they differentiate nobody.
    """
    rules = case.person.scoring.strengths
    found = sorted(
        (*_demanded(case), *_beyond(case)),
        key=lambda entry: (entry.difficulty == "baseline", -round(entry.worth, 9), entry.skill.id),
    )
    return tuple(
        Strength(skill=entry.skill.id, name=entry.skill.name, why=_why(entry), kind=_kind(entry))
        for entry in found[: rules.most]
    )


def _demanded(case: Case) -> Iterator[_Candidate]:
    rules, taxonomy = case.person.scoring.strengths, case.person.taxonomy
    for item in case.items:
        skill, row = item.held.skill, item.demand
        if skill is None or item.held.how != "direct" or item.held.credit < rules.credit:
            continue
        entry = taxonomy.by_id.get(row.skill)
        difficulty: Difficulty = entry.difficulty if entry else "medium"
        moving = case.person.scoring.gaps.trend["rising"] if row.trend == "rising" else 1.0
        yield _Candidate(item.weight * (1 + rules.difficulty[difficulty]) * moving, skill, row, difficulty)


def _beyond(case: Case) -> Iterator[_Candidate]:
    """Find hard skills near the role that its rows do not ask for."""
    taxonomy, rules = case.person.taxonomy, case.person.scoring.strengths
    asked = {item.demand.skill for item in case.items}
    families = {entry.family for skill in asked if (entry := taxonomy.by_id.get(skill))}
    for skill in case.person.skills.skills:
        entry = taxonomy.by_id.get(skill.id)
        if entry is None or skill.id in asked or entry.family not in families:
            continue
        held = case.person.credits.of(skill.id)
        if entry.difficulty in ("hard", "extreme") and held.how == "direct" and held.credit >= rules.credit:
            yield _Candidate(0.1 * rules.difficulty[entry.difficulty], skill, None, entry.difficulty)


def _kind(entry: _Candidate) -> Literal["asked", "near", "common"]:
    return "common" if entry.difficulty == "baseline" else "asked" if entry.row else "near"


def _why(entry: _Candidate) -> str:
    row = entry.row
    if row is None:
        asked = "not among the figures for this role, but close to it"
    elif row.estimate:
        asked = "stated as needed, though nobody counted"
    else:
        asked = f"asked for in {percent(row.share)} of {row.n:,} postings"
    if row is not None and row.trend == "rising":
        asked += ", and rising"
    shown = f"; shown over {duration(entry.skill.months)} of dated work" if entry.skill.months else ""
    text = "; ".join(part for part in (_HARD[entry.difficulty], asked) if part)
    return f"{text[0].upper()}{text[1:]}{shown}."
