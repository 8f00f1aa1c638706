"""Why this reach: how far the stored postings are covered, and what those not reached lack."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from skillgap.gap.case import Case
from skillgap.gap.judge.reach import Coverage, Stored, coverages, needed, reach_of
from skillgap.gap.why.reason import MarketRow, Reason, lines_of
from skillgap.market import Market

_LACKS = 8
_ASKED = 20
_STEPS = (0.0, 0.25, 0.5, 0.7, 1.0)


def why_reach(case: Case, stored: Stored | None, market: Market) -> Reason:
    """Count the postings by how far they are covered, and the skills the others lack."""
    person, role, level = case.person, case.profile.role, case.level.level
    reach = reach_of(person, role, level, stored)
    if stored is None or reach is None:
        return Reason(topic="reach", title="no reach", answer=(_why_none(case),))
    found = coverages(person, stored.postings(role, level))
    reached = [one for one in found if one.covered >= needed(one.required, stored.at)]
    answer = (
        f"{len(reached)} of {reach.n:,} stored postings of the role and level have at least {100 * stored.at:.0f} % of what they require covered; a list of alternatives counts once.",
        _histogram(found),
        "Learning a skill reaches so many more postings by itself; several together reach more than the sum.",
    )
    return Reason(
        topic="reach",
        title=f"reach {100 * reach.value:.0f} % of {reach.n:,} postings",
        answer=answer,
        columns=("Skill", "Lacked by", "Share", "Reaches more"),
        rows=tuple(_lacks(case, found, stored.at)),
        lines=lines_of(case.person.credits.of(skill).skill for skill in _covering(found)),
        market=_required(case, found, _from(market, stored.sources(role, level))),
    )


def _from(market: Market, sources: Sequence[str]) -> tuple[str, str]:
    """Name the sources of the stored postings, and the day of the latest."""
    days = [source.as_of for source in market.sources if source.id in sources]
    return " + ".join(sources) or "stored postings", max(days, default="")


def _required(case: Case, found: Sequence[Coverage], told: tuple[str, str]) -> tuple[MarketRow, ...]:
    """Give the share of the stored postings that require each skill, the most required first."""
    asked = Counter(
        skill for one in found for skill in {name for need in one.posting.required for name in need}
    )
    source, day = told
    return tuple(
        MarketRow(case.person.taxonomy.name(skill), count / len(found), len(found), source, day)
        for skill, count in sorted(asked.items(), key=lambda pair: (-pair[1], pair[0]))[:_ASKED]
    )


def _why_none(case: Case) -> str:
    if not case.person.skills.skills:
        return "No skill was found in the resume, so there is nothing to cover a posting with."
    return f"No postings that require skills are stored for {case.profile.title} at {case.level.level} level."


def _histogram(found: Sequence[Coverage]) -> str:
    """Say how many postings lie between the steps of coverage."""
    shares = [one.covered / one.required for one in found]
    parts = []
    for low, high in itertools.pairwise(_STEPS):
        last = high == _STEPS[-1]
        count = sum(1 for share in shares if low <= share < high or (last and share == high))
        parts.append(f"{count} from {100 * low:.0f} to {'' if last else 'under '}{100 * high:.0f} %")
    return f"Covered: {', '.join(parts)}."


def _lacks(case: Case, found: Sequence[Coverage], at: float) -> list[tuple[str | float, ...]]:
    """Count for each skill the postings that lack it, and those it alone would bring over the threshold."""
    lacked: Counter[str] = Counter()
    won: Counter[str] = Counter()
    for one in found:
        over = one.covered >= needed(one.required, at)
        wins = not over and one.covered + 1 >= needed(one.required, at)
        for skill in {skill for place in one.missing for skill in one.posting.required[place]}:
            lacked[skill] += 1
            won[skill] += wins
    order = sorted(lacked, key=lambda skill: (-won[skill], -lacked[skill], skill))[:_LACKS]
    name = case.person.taxonomy.name
    return [
        (name(skill), str(lacked[skill]), f"{100 * lacked[skill] / len(found):.0f} %", f"+{won[skill]}")
        for skill in order
    ]


def _covering(found: Sequence[Coverage]) -> list[str]:
    """Give the skills that cover most."""
    counts: Counter[str] = Counter(
        skill
        for one in found
        for place, need in enumerate(one.posting.required)
        if place not in one.missing
        for skill in need
    )
    return [skill for skill, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_LACKS]]
