"""Why these hours, this rank and this strength: what one skill is worth before a role."""

from __future__ import annotations

from collections.abc import Iterator

from skillgap.gap.case import Case
from skillgap.gap.judge.gaps import (
    Worth,
    gaps_of,
    hours_bounds,
    missing_prerequisites,
    proof_part,
    typical_hours,
    worth_of,
)
from skillgap.gap.judge.strengths import strengths_of
from skillgap.gap.phrases import percent
from skillgap.gap.report import Gap
from skillgap.gap.why.reason import Reason

_BLOCKS = (
    "first: everybody expects it and a bar asks for it",
    "before others: critical and high tiers come first",
    "after the critical and high tiers",
)


def why_worth(case: Case, skill: str) -> Reason:
    """Lay out the hours and the rank of a gap, or what makes the skill a strength."""
    name = case.person.taxonomy.name(skill)
    told = tuple(f"Strength: {one.why}" for one in strengths_of(case) if one.skill == skill)
    gap = next((gap for gap in gaps_of(case) if gap.skill == skill), None)
    if gap is None:
        return Reason(topic=skill, title=f"{name}: no gap", answer=told or (_none(case, skill),))
    item = next(item for item in case.items if item.demand.skill == skill)
    worth = worth_of(gap, item, case)
    return Reason(
        topic=skill,
        title=f"{name}: {gap.kind} gap, rank {gap.rank}",
        answer=(*told, _tie(gap, case)),
        columns=("Factor", "Value", "Why"),
        rows=(*_hours(gap, case), *_rank(gap, worth, case)),
    )


def _none(case: Case, skill: str) -> str:
    if all(item.demand.skill != skill for item in case.items):
        return "No figure of this role and level tracks it, so nothing can be won or lost with it here."
    return "Nothing is left to win with it."


def _tie(gap: Gap, case: Case) -> str:
    others = [other.name for other in gaps_of(case) if other.rank == gap.rank and other.skill != gap.skill]
    if not others:
        return "No other gap shares its rank."
    return f"It shares its rank with {', '.join(others)}: the bounds of their worth overlap."


def _hours(gap: Gap, case: Case) -> Iterator[tuple[str, str, str]]:
    person, rules = case.person, case.person.scoring.gaps
    low, typical = hours_bounds(gap.skill, person)
    held = person.credits.of(gap.skill)
    if gap.kind == "wording":
        why = "an edit of the resume, nothing to learn"
    elif gap.kind == "learning":
        why = f"{typical} typical − ({typical} − {low} at least) × {held.credit:.3g} credit"
    else:
        own = person.credits.named(gap.skill)
        state = own.state if own else "claimed"
        how = "refreshing" if state == "demonstrated" else "finishing" if state == "learning" else "proving"
        why = f"{typical} typical × {proof_part(own, rules):g} for {how} it"
    yield ("time", f"{gap.hours} h", why)
    if gap.kind == "learning" and (needed := missing_prerequisites(gap.skill, person)):
        names = ", ".join(
            f"{person.taxonomy.name(name)} {typical_hours(name, person)} h" for name in sorted(needed)
        )
        yield ("with prerequisites", f"{gap.hours_with_prerequisites} h", f"not shown yet: {names}")


def _rank(gap: Gap, worth: Worth, case: Case) -> Iterator[tuple[str, str, str]]:
    rules = case.person.scoring.gaps
    hours = gap.hours_with_prerequisites
    yield (
        "worth",
        f"{worth.rate:.3f}",
        f"{gap.gain:g} points × {rules.tier[gap.tier]:g} ({gap.tier}) × {worth.moving:g} (trend) / ({hours} + {rules.overhead_hours:g} hours)",
    )
    bounds = f"the share may lie from {percent(gap.low)} to {percent(gap.high)}"
    yield ("bounds", f"{worth.low:.3f}–{worth.high:.3f}", bounds)
    yield ("block", str(worth.block + 1), _BLOCKS[worth.block])
