"""One door to every answer: which figure of a comparison, and why."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from skillgap.errors import UnknownNameError
from skillgap.gap.case import Case, Person, case_of, person_of
from skillgap.gap.comparison import nearest_level
from skillgap.gap.explore.names import find_skill
from skillgap.gap.judge.bars import bars_of
from skillgap.gap.judge.reach import Stored
from skillgap.gap.why.bars import why_bar, why_level, why_market
from skillgap.gap.why.gaps import why_gain, why_hours, why_rank
from skillgap.gap.why.reach import why_reach
from skillgap.gap.why.reason import Reason
from skillgap.gap.why.score import why_fit, why_interval, why_order
from skillgap.gap.why.skill import why_skill
from skillgap.market import LevelName, Market, find_role
from skillgap.resume import Resume
from skillgap.skills import SkillSet, Taxonomy

FIGURES = ("fit", "interval", "reach", "order", "level", "market", "bars", "gain", "hours", "rank")
"""What can be asked about besides a skill and the name of a bar."""
_COLUMNS = {"postings": "market", "salary": "market", "demand": "market", "time": "hours"}
"""Figures by what the tables call them, where that differs."""
_ALIKE = 70
_SUGGESTED = 3


def topics_of(
    resume: Resume, skills: SkillSet, market: Market, taxonomy: Taxonomy, *, role: str, level: LevelName
) -> tuple[str, ...]:
    """List what can be asked about a role besides skills: the figures, and the bars it has by name."""
    case = _case(person_of(resume, skills, taxonomy), market, role, level)
    return (*FIGURES, *(bar.name for bar in bars_of(case)))


def explain(
    resume: Resume,
    skills: SkillSet,
    market: Market,
    taxonomy: Taxonomy,
    *,
    role: str,
    level: LevelName,
    asked: str,
    stored: Stored | None = None,
) -> tuple[Reason, ...]:
    """Answer why a figure, a bar or a skill is what it is; "bars" gives one answer a bar, everything else one.

    Raises UnknownNameError for a role nobody knows, and for what is neither a figure nor a bar of the role nor a skill.
    """
    case = _case(person_of(resume, skills, taxonomy), market, role, level)
    wanted = asked.casefold().removeprefix("bar:").replace("-", " ").strip()
    wanted = _COLUMNS.get(wanted, wanted)
    names = [bar.name for bar in bars_of(case)]
    about = f"{case.profile.title}, {case.level.level}"
    if wanted == "bars" or wanted in names:
        chosen = names if wanted == "bars" else [wanted]
        found = [why_bar(case, name) for name in chosen]
    elif wanted in FIGURES:
        found = [_figures(case, market, stored)[wanted]()]
    else:
        found = [why_skill(case, _skill(taxonomy, asked, names))]
    return tuple(msgspec.structs.replace(reason, about=about) for reason in found)


def _figures(case: Case, market: Market, stored: Stored | None) -> dict[str, Callable[[], Reason]]:
    return {
        "fit": lambda: why_fit(case),
        "interval": lambda: why_interval(case),
        "reach": lambda: why_reach(case, stored, market),
        "order": lambda: why_order(case, market),
        "level": lambda: why_level(case),
        "market": lambda: why_market(case),
        "gain": lambda: why_gain(case),
        "hours": lambda: why_hours(case),
        "rank": lambda: why_rank(case),
    }


def _skill(taxonomy: Taxonomy, asked: str, bars: list[str]) -> str:
    """Find a skill; where there is none, suggest the figure or bar that is nearest before other skills."""
    try:
        return find_skill(taxonomy, asked).id
    except UnknownNameError as error:
        from rapidfuzz import fuzz, process

        figures = (*FIGURES, *_COLUMNS, *bars)
        near = process.extract(asked.casefold(), figures, scorer=fuzz.ratio, limit=2, score_cutoff=_ALIKE)
        nearest = [*(name for name, _, _ in near), *error.suggestions]
        raise UnknownNameError(
            "figure or skill", asked, known=figures, suggestions=nearest[:_SUGGESTED]
        ) from error


def _case(person: Person, market: Market, role: str, level: LevelName) -> Case:
    profile = find_role(market, role)
    place = nearest_level(profile, level)
    return case_of(person, profile, place)
