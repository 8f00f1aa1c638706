"""Why a skill counts as it does: demand, credit, what it brings, and what closing its gap takes."""

from __future__ import annotations

from collections.abc import Iterator

from skillgap.gap.case import Case
from skillgap.gap.fit import Item
from skillgap.gap.judge.gaps import gaps_of
from skillgap.gap.judge.hours import hours_bounds, missing_prerequisites, proof_part, typical_hours
from skillgap.gap.judge.shortfalls import Worth, shortfalls_of
from skillgap.gap.judge.strengths import strengths_of
from skillgap.gap.phrases import asked_text, listed, percent
from skillgap.gap.report import Gap
from skillgap.gap.why.arithmetic import Arithmetic, arithmetic_of
from skillgap.gap.why.reason import Reason, ResumeLine, market_rows, once

_BLOCKS = (
    "first: everybody expects it and a bar asks for it",
    "before others: critical and high tiers come first",
    "after the critical and high tiers",
)
_LINES = 8


def why_skill(case: Case, skill: str) -> Reason:
    """Lay out what a skill puts into the fit, the lines it rests on, and the hours and the rank of its gap."""
    part = arithmetic_of(case, skill)
    gap = next((gap for gap in gaps_of(case) if gap.skill == skill), None)
    worth = next((one.worth for one in shortfalls_of(case) if one.skill == skill), None)
    item = next((item for item in case.items if item.demand.skill == skill), None)
    told = tuple(f"Strength: {one.why}" for one in strengths_of(case) if one.skill == skill)
    rows = [*_arithmetic(part)]
    within = _within(case, part)
    if gap is None:
        answer = (_asked(part, item, case), _shown(part), within, *told)
    else:
        answer = (f"{gap.why} {gap.remedy}", within, *told, _tie(gap, case))
        if worth is not None:
            rows += [*_hours(gap, case), *_rank(gap, worth, case)]
    return Reason(
        topic=skill,
        title=_title(part, gap),
        answer=tuple(filter(None, answer)),
        columns=("Factor", "Value", "Why"),
        rows=tuple(rows),
        lines=_lines(part),
        market=market_rows(case, [item] if item else []),
    )


def _title(part: Arithmetic, gap: Gap | None) -> str:
    if part.demand is None:
        return f"{part.name}: not tracked here"
    brings = f"{part.name}: brings {part.points:.1f} of {part.points + part.gain:.1f} points"
    return f"{brings}; {gap.kind} gap, rank {gap.rank}" if gap else brings


def _asked(part: Arithmetic, item: Item | None, case: Case) -> str:
    if item is None or part.demand is None:
        return "No figure of this role and level tracks it, so nothing can be won or lost with it here; that is not the same as not asked for."
    if item.carrier != part.skill:
        lead = case.person.taxonomy.name(item.carrier)
        return f"It is one of an either-or group, and {lead} carries it here."
    return f"{asked_text(item, case.person.taxonomy)}."


def _shown(part: Arithmetic) -> str:
    """Say what the resume has of a skill that is no gap."""
    if not part.mentions:
        return "The resume does not name it."
    if part.rests_on != part.name:
        return f"The resume shows {part.rests_on}, which counts for it: {part.via}."
    return f"The resume has it {part.via}."


def _within(case: Case, part: Arithmetic) -> str:
    """Say that a name inside a tool's name is credited as what follows from the tool."""
    own = case.person.credits.named(part.skill)
    if own is None or own.apart is None:
        return ""
    tools = listed(own.apart.within)
    return f"Where its name is part of {tools}, it counts as what follows from that, whichever way it is written."


def _arithmetic(part: Arithmetic) -> Iterator[tuple[str, str, str]]:
    yield ("weight", f"{part.weight:.4g}", part.weight_why)
    yield ("credit", f"{part.credit:.3g}", f"{part.via}: {part.credit_why}")
    if part.decay < 1:
        yield ("decay", f"{part.decay:.3g}", part.decay_why)
    if part.demand is not None:
        product = f"100 × {part.weight:.4g} × {part.credit:.3g} / {part.total_weight:.4g}"
        yield ("brings", f"{part.points:.1f}", f"{product}, the sum of all weights")
        rest = f"100 × {part.weight:.4g} × (1 − {part.credit:.3g}) / {part.total_weight:.4g}"
        yield ("to win", f"{part.gain:.1f}", rest)


def _lines(part: Arithmetic) -> tuple[ResumeLine, ...]:
    """Give the lines the credit rests on, each with the skill and the state it speaks for."""
    other = "" if part.rests_on == part.name else f"{part.rests_on}, "
    found = (
        ResumeLine(mention.page, mention.line, mention.quote, f"{other}{mention.state}")
        for mention in part.mentions
    )
    return once(found)[:_LINES]


def _tie(gap: Gap, case: Case) -> str:
    others = [other.name for other in gaps_of(case) if other.rank == gap.rank and other.skill != gap.skill]
    if not others:
        return "No other gap shares its rank."
    return f"It shares its rank with {listed(others)}: the bounds of their worth overlap."


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
    yield ("place", str(worth.block + 1), _BLOCKS[worth.block])
