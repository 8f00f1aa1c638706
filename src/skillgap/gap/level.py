"""Choose the level that suits a resume, and find what its titles say about roles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from skillgap.gap.phrases import duration, named
from skillgap.gap.scoring import LevelRules, RankingRules
from skillgap.market import LEVELS, LevelName, Market, roles_of_title
from skillgap.month import merged_months
from skillgap.resume import Position, Resume


class ChosenLevel(NamedTuple):
    """A level with the reason for it."""

    level: LevelName
    why: str


class TitleEvidence(NamedTuple):
    """What the titles of a resume say for a role, with the title that says it."""

    points: float
    """Fraction of half the fit's interval; titles and bars together are cut to 1."""
    why: str


def level_of(resume: Resume, rules: LevelRules) -> ChosenLevel:
    """Choose by months of work in the field, unless the headline or a latest title names a level.

    A title is believed only from a number of months on: "Head of Data" after one year is not staff level. Months
    alone never make staff level. A headline that says the person changes fields lowers senior and staff by one.
    """
    chosen = _settled_level(resume, rules)
    moving = any(sign in resume.headline for sign in rules.moving) or named(resume.headline, rules.moving)
    place = LEVELS.index(chosen.level)
    if moving and place >= LEVELS.index("senior"):
        return ChosenLevel(LEVELS[place - 1], f"{chosen.why}, one level lower for the change of field")
    return chosen


def _settled_level(resume: Resume, rules: LevelRules) -> ChosenLevel:
    months = field_months(resume, rules)
    titles = [resume.headline, *(position.title for position in latest_positions(resume))]
    for level in reversed(LEVELS):
        rule = rules.words.get(level)
        word = next((word for title in titles if rule and (word := named(title, rule.words))), None)
        if rule and word and rule.from_months <= months < (rule.below_months or math.inf):
            return ChosenLevel(level, f"“{word}” in the title, {duration(months)} in the field")
    reached = [level for level in LEVELS if level in rules.months and months >= rules.months[level]]
    return ChosenLevel(reached[-1], f"{duration(months)} in the field")


def field_months(resume: Resume, rules: LevelRules) -> int:
    """Count the months of dated work whose title belongs to the field, each month once."""
    spans = []
    for position in resume.positions:
        start, end = position.span.start, position.span.until(resume.today)
        if position.kind != "experience" or not (start and end) or start > end:
            continue
        if in_field(position, rules, headline=resume.headline):
            spans.append((start, end))
    return merged_months(spans)


def in_field(position: Position, rules: LevelRules, *, headline: str = "") -> bool:
    """Tell whether a position's title is work in data, software or machine learning.

    A title that says nothing of the field, such as "Consultant", counts where the headline names the field.
    """
    if named(position.title, rules.not_field):
        return False
    neutral = bool(named(position.title, rules.neutral)) and bool(named(headline, rules.field))
    return neutral or bool(named(position.title, rules.field))


def latest_positions(resume: Resume) -> tuple[Position, ...]:
    """Give the positions that still run, or those that ended last; the first written when nothing is dated."""
    work = [position for position in resume.positions if position.kind == "experience"]
    current = [position for position in work if position.span.current]
    if current:
        return tuple(current)
    ends = [position.span.end for position in work if position.span.end]
    if not ends:
        return tuple(work[:1])
    return tuple(position for position in work if position.span.end == max(ends))


def title_evidence(resume: Resume, market: Market, rules: RankingRules) -> dict[str, TitleEvidence]:
    """Give each role named by the headline or a position its points; the strongest place counts."""
    latest = latest_positions(resume)
    earlier = [position for position in resume.positions if position not in latest]
    places: Sequence[tuple[float, str, str]] = [
        (rules.headline, "headline", resume.headline),
        *((rules.latest_title, "latest position", position.title) for position in latest),
        *((rules.earlier_title, "earlier position", position.title) for position in earlier),
    ]
    found: dict[str, TitleEvidence] = {}
    for profile in market.roles if not roles_of_title(resume.headline, market) else ():
        if field := named(resume.headline, profile.fields):
            found[profile.role] = TitleEvidence(rules.headline_field, f"the headline says “{field}”")
    for points, place, title in places:
        for role in roles_of_title(title, market):
            if role not in found or points > found[role].points:
                found[role] = TitleEvidence(points, f"the {place} says “{title.strip()}”")
    held = {role for position in latest for role in roles_of_title(position.title, market)}
    for role in held & {*roles_of_title(resume.headline, market)}:
        points, why = found[role]
        found[role] = TitleEvidence(points + rules.confirmed, f"{why}, and the latest position too")
    return found
