"""One skill in one role: what is asked, what the resume shows, and what would make up for it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from skillgap.gap.comparison import nearest_level
from skillgap.gap.credit import Credits
from skillgap.gap.explore.names import find_skill
from skillgap.gap.phrases import demand_text, duration, listed, named
from skillgap.gap.scoring import Band, Scoring, load_scoring
from skillgap.market import Demand, LevelName, Market, find_role
from skillgap.month import Month
from skillgap.skills import Skill, SkillEntry, SkillSet, Taxonomy


class SkillView(msgspec.Struct, frozen=True, kw_only=True):
    """The evidence for one skill in one role, from both sides."""

    skill: str
    name: str
    role: str
    title: str
    level: LevelName
    demand: Demand | None
    """None when the profile does not track the skill at this level, which is not zero."""
    levels: tuple[tuple[LevelName, Demand | None], ...]
    """The demand at every level of the role."""
    band: Band
    """How far the resume shows it: tutorial, independent work, teaching."""
    band_why: str
    credit: float
    evidence: tuple[str, ...]
    """Quotes of the resume."""
    compensates: tuple[str, ...]
    """Names of skills the resume shows that carry part of the way."""
    carries: tuple[tuple[str, float], ...]
    """Names of skills that knowing it carries toward, with how far, 0 to 1; the nearest first."""
    hours: tuple[int, int, int]
    """Low, typical and high hours from nothing to working level."""
    difficulty: str
    trend: str
    reading: str
    """What demand and resume say together, in a sentence or two."""
    interview: str = ""
    """What interviews ask about it beyond the job; empty when nothing is known."""


def view_skill(
    skills: SkillSet,
    market: Market,
    taxonomy: Taxonomy,
    *,
    today: Month,
    role: str,
    skill: str,
    level: LevelName = "mid",
) -> SkillView:
    """Show one skill in one role; raise UnknownNameError for a role or skill nobody knows."""
    scoring = load_scoring()
    profile, entry = find_role(market, role), find_skill(taxonomy, skill)
    place = nearest_level(profile, level)
    by_level = tuple(
        (each.level, next((row for row in each.demand if row.skill == entry.id), None))
        for each in profile.levels
    )
    demand = dict(by_level)[place.level]
    held = Credits(skills, taxonomy, today, scoring).of(entry.id)
    shown = skills.by_id.get(entry.id)
    band, why = band_of(shown, scoring)
    usual = scoring.gaps.default_hours[entry.difficulty]
    others = (
        () if held.credit >= scoring.bars.credit else tuple(_compensating(entry, skills, taxonomy, scoring))
    )
    return SkillView(
        skill=entry.id,
        name=entry.name,
        role=profile.role,
        title=profile.title,
        level=place.level,
        demand=demand,
        levels=by_level,
        band=band,
        band_why=why,
        credit=round(held.credit, 4),
        evidence=tuple(dict.fromkeys(mention.quote for mention in shown.mentions))[:5] if shown else (),
        compensates=others,
        carries=tuple(
            (taxonomy.name(near), strength)
            for near, strength in sorted(entry.neighbours.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        hours=entry.hours or (usual // 2, usual, 2 * usual),
        difficulty=entry.difficulty,
        trend=demand.trend or entry.status if demand else entry.status,
        reading=_reading(demand, band, others),
        interview=scoring.interview.get(entry.id, ""),
    )


def band_of(skill: Skill | None, scoring: Scoring) -> tuple[Band, str]:
    """Judge by what was done, not by years: teaching it is senior, real work is mid, anything less junior."""
    if skill is None:
        return "none", "The resume does not name it."
    if skill.state != "demonstrated":
        how = "being learnt" if skill.state == "learning" else "listed, and no work or project shows it"
        return "junior", f"It is {how}."
    rules = scoring.bands
    for mention in skill.mentions:
        word = named(mention.quote, rules.teaching_words)
        if mention.section in rules.teaching_sections or word:
            return "senior", f"The resume shows others learning it from you: “{mention.quote}”."
    length = f", over {duration(skill.months)}" if skill.months else ""
    return (
        "mid",
        f"Work or a project shows it{length}; nothing shows you teaching it or setting its standards.",
    )


def _compensating(entry: SkillEntry, skills: SkillSet, taxonomy: Taxonomy, scoring: Scoring) -> Iterator[str]:
    """Name what the resume shows in work that neighbours the skill or is interchangeable with it."""
    for skill in skills.skills:
        known = taxonomy.by_id.get(skill.id)
        if known is None or skill.id == entry.id or skill.state != "demonstrated":
            continue
        near = known.neighbours.get(entry.id, 0.0) >= scoring.bands.compensates_from
        if near or (entry.alternatives and known.alternatives == entry.alternatives):
            yield skill.name


def _reading(demand: Demand | None, band: Band, others: tuple[str, ...]) -> str:
    if demand is None:
        return "The profile does not track it at this level: not tracked is not the same as not asked for."
    asked = demand_text(demand)
    asked = asked[0].upper() + asked[1:]
    if band == "none" and demand.tier in ("critical", "high"):
        makes_up = f" Part of it is made up for by {listed(others)}." if others else ""
        return f"{asked}. Where so many ask, its absence tells more than its presence would.{makes_up}"
    if len(demand.observations) == 1:
        return f"{asked}. One source only: read it as a direction."
    return f"{asked}."
