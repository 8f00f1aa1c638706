"""Why the gaps win these points, take these hours and stand in this order."""

from __future__ import annotations

from collections.abc import Sequence

from skillgap.gap.case import Case
from skillgap.gap.fit import Item, total_weight
from skillgap.gap.judge.gaps import Worth, gaps_of, hours_bounds, missing_prerequisites, worth_of
from skillgap.gap.phrases import listed
from skillgap.gap.report import Gap
from skillgap.gap.why.reason import Reason, lines_of, market_rows

_MOST = 20
_NONE = "There is no gap: the resume covers everything the profile asks for."


def why_gain(case: Case) -> Reason:
    """Lay out the points each gap would win."""
    total = total_weight(case.items)
    found = _found(case)
    rows = tuple((gap.name, item.weight, item.held.credit, gap.gain) for gap, item, _ in found)
    answer = (
        f"Gain = 100 × weight × (1 − credit) / {total:.4g}, the sum of all weights: what the fit rises by when the skill is shown in work.",
        "The weight is the share of postings that ask for it, halved where nobody counted.",
    )
    return _reason(case, "gain", found, answer, (("Skill", "Weight", "Credit", "Gain"), rows))


def why_hours(case: Case) -> Reason:
    """Lay out the hours each gap takes."""
    rules, name = case.person.scoring.gaps.proof_hours, case.person.taxonomy.name
    found = _found(case)
    rows = []
    for gap, _, _ in found:
        low, typical = hours_bounds(gap.skill, case.person)
        before = missing_prerequisites(gap.skill, case.person) if gap.kind == "learning" else frozenset()
        rows.append(
            (
                gap.name,
                gap.kind,
                f"{low}–{typical} h",
                f"{gap.hours} h",
                f"{gap.hours_with_prerequisites} h",
                listed([name(skill) for skill in sorted(before)], most=3) or "–",
            )
        )
    answer = (
        "From nothing to working level a skill takes its typical hours; what the resume shows next to it moves them towards the low ones.",
        f"Proving what is only listed takes {100 * rules['claimed']:.0f} % of the typical hours, finishing what is being learnt {100 * rules['learning']:.0f} %, refreshing old use {100 * rules['old']:.0f} %; wording is an edit. Prerequisites the resume does not show are added.",
    )
    columns = ("Skill", "Kind", "Low–typical", "Takes", "In all", "First")
    return _reason(case, "hours", found, answer, (columns, tuple(rows)))


def why_rank(case: Case) -> Reason:
    """Lay out what orders the gaps."""
    overhead = case.person.scoring.gaps.overhead_hours
    tiers = case.person.scoring.gaps.tier
    found = _found(case)
    rows = tuple(
        (
            gap.name,
            str(gap.rank),
            str(worth.block + 1),
            gap.gain,
            f"{tiers[gap.tier]:g}",
            f"{worth.moving:g}",
            f"{gap.hours_with_prerequisites} h",
            worth.rate,
            f"{worth.low:.2g}–{worth.high:.2g}",
        )
        for gap, _, worth in found
    )
    answer = (
        f"Worth = gain × tier × trend / (hours + {overhead:g}). Block 1 is what everybody expects and a bar asks for, block 2 the critical and high tiers, block 3 the rest.",
        "The bounds are those of the share. A gap whose upper bound reaches the lower bound of the first of its rank shares the rank.",
    )
    columns = ("Skill", "Rank", "Block", "Gain", "Tier", "Trend", "Hours", "Worth", "Bounds")
    return _reason(case, "rank", found, answer, (columns, rows))


def _found(case: Case) -> list[tuple[Gap, Item, Worth]]:
    items = {item.demand.skill: item for item in case.items}
    return [(gap, items[gap.skill], worth_of(gap, items[gap.skill], case)) for gap in gaps_of(case)[:_MOST]]


def _reason(
    case: Case,
    topic: str,
    found: Sequence[tuple[Gap, Item, Worth]],
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
        lines=lines_of(item.held.skill for _, item, _ in found if item.held.credit > 0),
        market=market_rows(case, [item.demand for _, item, _ in found]),
    )
