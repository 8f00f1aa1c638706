"""The gaps in words: what is missing, unproven or hidden behind another name, most worthwhile first."""

from __future__ import annotations

from skillgap.gap.case import Case, Person
from skillgap.gap.fit import Item
from skillgap.gap.judge.shortfalls import Shortfall, shortfalls_of
from skillgap.gap.phrases import asked_text
from skillgap.gap.report import Gap, GapKind
from skillgap.gap.scoring import GapRules
from skillgap.skills import Skill, Taxonomy


def gaps_of(case: Case) -> tuple[Gap, ...]:
    """List the gaps in the order they are worth closing; those the figures cannot tell apart share a rank."""
    return tuple([_gap(one, case.person) for one in shortfalls_of(case)])


def _gap(one: Shortfall, person: Person) -> Gap:
    row, held, kind, asked = one.item.demand, one.item.held, one.kind, one.item.asked
    own = person.credits.named(row.skill)
    name = person.taxonomy.name(row.skill)
    mentions = held.skill.mentions if held.skill and kind != "learning" else ()
    return Gap(
        skill=row.skill,
        name=name,
        kind=kind,
        tier=row.tier,
        share=asked.share,
        low=asked.low,
        high=asked.high,
        n=asked.n,
        estimate=one.item.estimate,
        sources=asked.sources,
        gain=one.gain,
        hours=one.hours,
        hours_with_prerequisites=one.hours_in_all,
        credit=round(held.credit, 4),
        rests_on=held.skill.name if held.skill else "",
        alternatives=one.item.others,
        why=f"{_why(one.item, person.taxonomy, own=own)}{_missed(one.item, person.scoring.gaps)}",
        remedy=_remedy(one.item, kind, name, hours=_hours(one), own=own),
        evidence=tuple(dict.fromkeys([mention.quote for mention in mentions]))[:3],
        caveats=row.caveats,
        interview=person.scoring.interview.get(row.skill, ""),
        rank=one.rank,
    )


def _hours(one: Shortfall) -> str:
    """Say how long it takes, and how long with what comes before it."""
    before = f", {one.hours_in_all} with what comes before it" if one.hours_in_all > one.hours else ""
    return f"{one.hours} hours{before}"


def _why(item: Item, taxonomy: Taxonomy, *, own: Skill | None) -> str:
    """Say what is asked and what the resume shows; `own` is the skill as the resume itself names it."""
    held = item.held
    other = held.skill.name if held.skill else ""
    asked = asked_text(item, taxonomy)
    if held.how == "absent":
        return f"{asked}; the resume does not name it."
    if held.how == "adjacent":
        return f"{asked}; the resume {_naming(own)}, but {other} is part of the way."
    if held.how == "implied" and own is not None:
        return f"{asked}; the resume {_naming(own)}, though it follows from {other}."
    if held.how == "implied":
        return f"{asked}; the resume shows {other}, which includes {_part(held.strength)} of it."
    if held.skill and held.skill.state == "learning":
        return f"{asked}; the resume says you are learning it."
    if held.skill and held.skill.state == "claimed":
        return f"{asked}; the resume lists it and no dated work or project shows it."
    return f"{asked}; the resume shows it last in {held.skill.last_used if held.skill else ''}."


def _missed(item: Item, rules: GapRules) -> str:
    """Say where an absence is noticed; presence sets nobody apart there (jobcannon-pytorch)."""
    counted = not item.estimate and item.asked.share >= rules.near_universal
    if item.held.how != "absent" or not counted:
        return ""
    return " Where so many ask, its absence tells more than its presence would."


def _naming(own: Skill | None) -> str:
    """Say how the resume names a skill for which something else speaks more strongly."""
    if own is None:
        return "does not name it"
    if own.state == "learning":
        return "says you are learning it"
    if own.state == "demonstrated" and own.last_used is not None:
        return f"names it in work last in {own.last_used}"
    return "only lists it"


def _part(strength: float) -> str:
    return "most" if strength >= 0.7 else "much" if strength >= 0.5 else "a part"


def _remedy(item: Item, kind: GapKind, name: str, *, hours: str, own: Skill | None) -> str:
    """Say what to do."""
    held = item.held
    other = held.skill.name if held.skill else ""
    if kind == "wording" and own is not None:
        return f"Name {name} in the work that shows {other} too, if you used it there."
    if kind == "wording":
        return f"If you have used it, name {name} beside {other}."
    if kind == "learning":
        carried = f", fewer than usual because of {other}" if held.how in ("adjacent", "implied") else ""
        return f"Learn it to working level and show it in a project: about {hours}{carried}."
    if own and own.state == "demonstrated":
        return f"Refresh it, about {hours}, and show recent work with it."
    if own and own.state == "learning":
        return f"Finish it, about {hours}, and show it in a project with a result."
    return (
        f"If work has used it, say where and with what result; else a small project shows it, about {hours}."
    )
