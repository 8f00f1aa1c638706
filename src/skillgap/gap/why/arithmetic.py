"""The arithmetic of one skill in one role, every factor with its value and reason."""

from __future__ import annotations

import msgspec

from skillgap.gap.case import Case, case_of, person_of
from skillgap.gap.comparison import nearest_level
from skillgap.gap.credit import Held, via
from skillgap.gap.explore.names import find_skill
from skillgap.gap.fit import Item, total_weight
from skillgap.gap.phrases import asked_text, percent
from skillgap.gap.scoring import Scoring
from skillgap.market import Demand, LevelName, Market, find_role
from skillgap.month import Month
from skillgap.resume import Resume
from skillgap.skills import Mention, SkillSet, Taxonomy


class Arithmetic(msgspec.Struct, frozen=True, kw_only=True):
    """What one skill puts into the fit with one role, such that it can be checked by hand."""

    skill: str
    name: str
    role: str
    title: str
    level: LevelName
    demand: Demand | None
    """None when the profile does not track the skill at this level: then it has no part in the fit."""
    weight: float
    """0 for what is not tracked and for a member of an either-or group another member carries."""
    total_weight: float
    """Sum of the weights of the role."""
    weight_why: str
    credit: float
    """0 to 1."""
    via: str
    credit_why: str
    """The product behind the credit."""
    decay: float
    decay_why: str
    points: float
    """Points of fit it brings now: 100 × weight × credit / total weight."""
    gain: float
    """Points of fit still to win."""
    mentions: tuple[Mention, ...]
    """Lines of the resume the credit rests on; those of another skill where the credit comes from there."""
    rests_on: str
    """Name of the skill the mentions belong to; empty when absent."""


def explain_skill(
    resume: Resume,
    skills: SkillSet,
    market: Market,
    taxonomy: Taxonomy,
    *,
    role: str,
    level: LevelName,
    skill: str,
) -> Arithmetic:
    """Lay open what a skill puts into the fit; raise UnknownNameError for a role or skill nobody knows."""
    profile, entry = find_role(market, role), find_skill(taxonomy, skill)
    case = case_of(person_of(resume, skills, taxonomy), profile, nearest_level(profile, level))
    return arithmetic_of(case, entry.id)


def arithmetic_of(case: Case, skill: str) -> Arithmetic:
    """Lay open what a skill of the taxonomy puts into the fit of a case."""
    person, scoring = case.person, case.person.scoring
    today, taxonomy = person.resume.today, person.taxonomy
    entry, held, total = taxonomy.by_id[skill], person.credits.of(skill), total_weight(case.items)
    item = next((item for item in case.items if item.demand.skill == skill), None)
    share = 100 * item.weight / total if item and total else 0.0
    return Arithmetic(
        skill=entry.id,
        name=entry.name,
        role=case.profile.role,
        title=case.profile.title,
        level=case.level.level,
        demand=item.demand if item else None,
        weight=round(item.weight, 6) if item else 0.0,
        total_weight=round(total, 6),
        weight_why=_weight_why(item, taxonomy, scoring),
        credit=round(held.credit, 6),
        via=via(held, held.skill.name if held.skill else ""),
        credit_why=_credit_why(held, scoring),
        decay=round(held.decay, 6),
        decay_why=_decay_why(held, today, scoring),
        points=round(share * held.credit, 2),
        gain=round(share * (1 - held.credit), 2),
        mentions=held.skill.mentions if held.skill else (),
        rests_on=held.skill.name if held.skill else "",
    )


def _weight_why(item: Item | None, taxonomy: Taxonomy, scoring: Scoring) -> str:
    if item is None:
        return "the profile does not track it at this level, which is not the same as not asked for"
    row = item.demand
    if row.group and item.carrier != row.skill:
        return f"0: one of an either-or group that counts once, and {taxonomy.name(item.carrier)} carries it here"
    group = "; one of them counts, the others weigh nothing" if item.others else ""
    if item.estimate:
        half = f"{scoring.credit.estimate_weight:g} for an estimate"
        return f"the estimated share {percent(item.asked.share)} × {half}{group}"
    told = asked_text(item, taxonomy)
    return f"its share: {told[0].lower()}{told[1:]}{group}"


def _credit_why(held: Held, scoring: Scoring) -> str:
    """Write the product out, with the cap where it cuts."""
    rules = scoring.credit
    if held.skill is None:
        return "0: the resume does not show it, nor anything that implies or neighbours it"
    state = held.skill.state
    product = f"{rules.of(state):g} ({state})"
    if held.decay < 1:
        product += f" × {held.decay:.3g} (old use)"
    if held.how == "direct":
        return product
    product += f" × {held.strength:.2g} (strength of the link from {held.skill.name})"
    if held.how == "implied":
        return f"{product}, at most {rules.implied_cap:g} for what is implied"
    return f"{product} × {rules.adjacent_factor:g} (a neighbour), at most {rules.adjacent_cap:g}"


def _decay_why(held: Held, today: Month, scoring: Scoring) -> str:
    if held.skill is None:
        return "nothing to grow old"
    last, rules = held.skill.last_used, scoring.decay
    if last is None:
        return "undated use does not decay"
    if held.decay == 1.0:
        return f"last used {last}, within {rules.grace_months} months"
    late = today.ordinal - last.ordinal - rules.grace_months
    half = rules.half_life_months[held.skill.kind]
    floor = f", at least {rules.floor:g}" if held.decay <= rules.floor else ""
    return f"last used {last}: 0.5 to the power of {late}/{half} months after the first {rules.grace_months}{floor}"
