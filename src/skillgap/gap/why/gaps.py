"""Why the gaps win these points, take these hours and stand in this order."""

from __future__ import annotations

from collections.abc import Sequence

from skillgap.gap.case import Case
from skillgap.gap.fit import total_weight
from skillgap.gap.judge.hours import hours_bounds, missing_prerequisites
from skillgap.gap.judge.shortfalls import Shortfall, shortfalls_of
from skillgap.gap.phrases import listed
from skillgap.gap.why.reason import Reason, lines_of, market_rows

_MOST = 20
_NONE = "There is no gap: the resume covers everything the profile asks for."


def why_gain(case: Case) -> Reason:
    """Lay out the points each gap would win."""
    total, name = total_weight(case.items), case.person.taxonomy.name
    found = shortfalls_of(case)[:_MOST]
    rows = tuple((name(one.skill), one.item.weight, one.item.held.credit, one.gain) for one in found)
    answer = (
        f"Gain = 100 × weight × (1 − credit) / {total:.4g}, the sum of all weights: what the fit rises by when the skill is shown in work.",
        "The weight is the share of postings that ask for it, halved where nobody counted.",
    )
    return _reason(case, "gain", found, answer, (("Skill", "Weight", "Credit", "Gain"), rows))


def why_hours(case: Case) -> Reason:
    """Lay out the hours each gap takes."""
    person, rules = case.person, case.person.scoring.gaps.proof_hours
    found = shortfalls_of(case)[:_MOST]
    rows = []
    for one in found:
        low, typical = hours_bounds(one.skill, person)
        before = missing_prerequisites(one.skill, person) if one.before else ()
        names = listed([person.taxonomy.name(skill) for skill in sorted(before)], most=3) or "–"
        takes = (f"{low}–{typical} h", f"{one.hours} h", f"{one.hours_in_all} h")
        rows.append((person.taxonomy.name(one.skill), one.kind, *takes, names))
    answer = (
        "From nothing to working level a skill takes its typical hours; what the resume shows next to it moves them towards the low ones.",
        f"Proving what is only listed takes {100 * rules['claimed']:.0f} % of the typical hours, finishing what is being learnt {100 * rules['learning']:.0f} %, refreshing old use {100 * rules['old']:.0f} %; wording is an edit. Prerequisites the resume does not show are added.",
    )
    columns = ("Skill", "Kind", "Low–typical", "Takes", "In all", "First")
    return _reason(case, "hours", found, answer, (columns, tuple(rows)))


def why_rank(case: Case) -> Reason:
    """Lay out what orders the gaps."""
    rules, name = case.person.scoring.gaps, case.person.taxonomy.name
    found = shortfalls_of(case)[:_MOST]
    rows = tuple(
        (
            name(one.skill),
            str(one.rank),
            str(one.worth.block + 1),
            one.gain,
            f"{rules.tier[one.item.demand.tier]:g}",
            f"{one.worth.moving:g}",
            f"{one.hours_in_all} h",
            one.worth.rate,
            f"{one.worth.low:.2g}–{one.worth.high:.2g}",
        )
        for one in found
    )
    answer = (
        f"Worth = gain × tier × trend / (hours + {rules.overhead_hours:g}). Block 1 is what everybody expects and a bar asks for, block 2 the critical and high tiers, block 3 the rest.",
        "The bounds are those of the share. A gap whose upper bound reaches the lower bound of the first of its rank shares the rank.",
    )
    columns = ("Skill", "Rank", "Block", "Gain", "Tier", "Trend", "Hours", "Worth", "Bounds")
    return _reason(case, "rank", found, answer, (columns, rows))


def _reason(
    case: Case,
    topic: str,
    found: Sequence[Shortfall],
    answer: tuple[str, ...],
    table: tuple[tuple[str, ...], tuple[tuple[str | float, ...], ...]],
) -> Reason:
    """Put the parts of the first gaps together with their lines and rows."""
    if not found:
        return Reason(topic=topic, title=f"{topic} of the gaps", answer=(_NONE,))
    columns, rows = table
    return Reason(
        topic=topic,
        title=f"{topic} of the first {len(found)} gaps",
        answer=answer,
        columns=columns,
        rows=rows,
        lines=lines_of(one.item.held.skill for one in found if one.item.held.credit > 0),
        market=market_rows(case, [one.item for one in found]),
    )
