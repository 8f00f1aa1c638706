"""One door to every answer: which figure of a comparison, and why."""

from __future__ import annotations

from skillgap.errors import UnknownNameError
from skillgap.gap.case import Case, Person, person_of
from skillgap.gap.comparison import nearest_level
from skillgap.gap.explore.names import find_skill
from skillgap.gap.fit import items_of
from skillgap.gap.judge.bars import bars_of
from skillgap.gap.judge.reach import Stored
from skillgap.gap.why.bars import why_bar, why_level, why_market
from skillgap.gap.why.reach import why_reach
from skillgap.gap.why.reason import Reason
from skillgap.gap.why.score import why_fit, why_interval, why_order
from skillgap.gap.why.worth import why_worth
from skillgap.market import LevelName, Market, find_role
from skillgap.resume import Resume
from skillgap.skills import SkillSet, Taxonomy

FIGURES = ("fit", "interval", "reach", "order", "level", "market", "bars")
"""What can be asked about besides a skill and the name of a bar."""


def topics_of(
    resume: Resume, skills: SkillSet, market: Market, taxonomy: Taxonomy, *, role: str, level: LevelName
) -> tuple[str, ...]:
    """List what can be asked about a role: the figures, and the bars it has by name."""
    case = _case(person_of(resume, skills, taxonomy), market, role, level)
    return (*FIGURES, *(bar.name for bar in bars_of(case)))


def explain_figure(
    resume: Resume,
    skills: SkillSet,
    market: Market,
    taxonomy: Taxonomy,
    *,
    role: str,
    level: LevelName,
    topic: str,
    stored: Stored | None = None,
) -> tuple[Reason, ...]:
    """Answer why a figure is what it is; "bars" gives one answer a bar, everything else one.

    Raises UnknownNameError for a role nobody knows and a topic the role does not have.
    """
    case = _case(person_of(resume, skills, taxonomy), market, role, level)
    wanted = topic.casefold().replace("-", " ").strip()
    names = [bar.name for bar in bars_of(case)]
    if wanted == "bars":
        return tuple(why_bar(case, name) for name in names)
    if wanted in names:
        return (why_bar(case, wanted),)
    answers = {
        "fit": lambda: why_fit(case),
        "interval": lambda: why_interval(case),
        "reach": lambda: why_reach(case, stored),
        "order": lambda: why_order(case, market),
        "level": lambda: why_level(case),
        "market": lambda: why_market(case, [item.demand for item in case.items]),
    }
    if wanted not in answers:
        raise UnknownNameError("figure", topic, known=(*FIGURES, *names))
    return (answers[wanted](),)


def explain_worth(
    resume: Resume,
    skills: SkillSet,
    market: Market,
    taxonomy: Taxonomy,
    *,
    role: str,
    level: LevelName,
    skill: str,
) -> Reason:
    """Answer why a skill is a strength, or a gap of these hours and this rank."""
    entry = find_skill(taxonomy, skill)
    return why_worth(_case(person_of(resume, skills, taxonomy), market, role, level), entry.id)


def _case(person: Person, market: Market, role: str, level: LevelName) -> Case:
    profile = find_role(market, role)
    place = nearest_level(profile, level)
    return Case(person, profile, place, items_of(place, person.credits, person.scoring))
