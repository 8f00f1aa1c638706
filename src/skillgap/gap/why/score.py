"""Why this fit, this interval, this place in the order."""

from __future__ import annotations

from skillgap.gap.case import Case
from skillgap.gap.comparison import places_of
from skillgap.gap.fit import Z, credits_of, fit_of, total_weight
from skillgap.gap.why.reason import Reason, lines_at, lines_of, market_rows
from skillgap.market import Market

_INTERVAL_ROWS = 10


def why_fit(case: Case) -> Reason:
    """Lay out every weight and credit, the weightiest first."""
    fit, total = fit_of(case.items), total_weight(case.items)
    if fit is None or not case.person.skills.skills:
        return _no_fit(case, "fit")
    taxonomy = case.person.taxonomy
    parts = sorted(
        zip(case.items, credits_of(case.items, taxonomy), strict=True),
        key=lambda pair: (-pair[0].weight, -pair[0].demand.share, pair[0].demand.skill),
    )
    won = sum(item.weight * item.held.credit for item in case.items)
    answer = (
        f"100 × {won:.3f} / {total:.3f}: the sum of weight × credit over the sum of the weights.",
        "The weight is the share of postings, halved where nobody counted; an either-or group weighs once.",
    )
    rows = tuple(
        (
            taxonomy.name(item.demand.skill),
            item.weight,
            item.held.credit,
            100 * item.weight * item.held.credit / total,
            100 * item.weight * (1 - item.held.credit) / total,
            credit.via,
        )
        for item, credit in parts
    )
    carried = [item for item, _ in parts if item.weight * item.held.credit > 0]
    return Reason(
        topic="fit",
        title=f"fit {fit.value:g}",
        answer=answer,
        columns=("Skill", "Weight", "Credit", "Brings", "To win", "Shown"),
        rows=rows,
        lines=lines_of(item.held.skill for item in carried),
        market=market_rows(case, [item for item, _ in parts]),
    )


def why_interval(case: Case) -> Reason:
    """Lay out which rows make the interval wide: by the doubt about their share, or about the finding."""
    fit, total = fit_of(case.items), total_weight(case.items)
    if fit is None or not case.person.skills.skills:
        return _no_fit(case, "interval")
    value = sum(item.weight * item.held.credit for item in case.items) / total
    parts = []
    for item in case.items:
        share = ((item.held.credit - value) / total * item.sd) ** 2
        sure = item.held.certainty
        parts.append((share, (item.weight / total * item.held.credit) ** 2 * sure * (1 - sure), item))
    shares, finding = sum(part[0] for part in parts), sum(part[1] for part in parts)
    both = shares + finding
    parts.sort(key=lambda part: (-(part[0] + part[1]), part[2].demand.skill))
    answer = (
        f"{fit.value:g} ± {100 * Z * both**0.5:.1f}: 1.96 standard deviations, cut to 0–100.",
        f"Of the variance {_percent(shares, both)} is doubt about the shares of postings, {_percent(finding, both)} doubt whether the resume shows the skill.",
    )
    name = case.person.taxonomy.name
    rows = tuple(
        (
            name(item.demand.skill),
            item.asked.low,
            item.asked.high,
            item.held.certainty,
            _percent(a + b, both),
        )
        for a, b, item in parts[:_INTERVAL_ROWS]
    )
    first = [item for _, _, item in parts[:_INTERVAL_ROWS]]
    return Reason(
        topic="interval",
        title=f"interval {fit.low:g}–{fit.high:g}",
        answer=answer,
        columns=("Skill", "Share from", "to", "Certainty", "Of the variance"),
        rows=rows,
        lines=lines_of(item.held.skill for item in first if item.held.credit > 0),
        market=market_rows(case, first),
    )


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "0 %"


def _no_fit(case: Case, topic: str) -> Reason:
    why = (
        "No skill was found in the resume: that is missing information, not a fit of 0."
        if not case.person.skills.skills
        else "The profile holds no demand for this level."
    )
    return Reason(topic=topic, title=f"no {topic}", answer=(why,))


def why_order(case: Case, market: Market) -> Reason:
    """Lay out what orders the roles: the comparable fit, moved by titles and bars as far as the figures leave room."""
    places = places_of(case.person, market, level=case.level.level)
    answer = (
        "Roles are ordered by a fit made comparable: what a short profile does not track is taken as covered at the rate of all demand together; estimates stay out where anything was counted.",
        "Titles and bars move it by at most the room the figures leave: order = comparable + room × (titles + bars), the bracket cut to ±1.",
    )
    rows = tuple(
        (
            place.role.title,
            place.role.fit.value if place.role.fit else "–",
            place.comparable,
            place.title,
            place.bars,
            place.room,
            place.total,
        )
        for place in places
    )
    told = tuple(f"{place.role.title}: {place.title_why}." for place in places if place.title_why)
    resume = case.person.resume
    headline = [
        at
        for at, line in enumerate(resume.document.lines)
        if resume.headline and resume.headline in line.text
    ]
    titles = [post.first for post in resume.positions if post.kind == "experience"]
    at = [place.role.role for place in places].index(case.profile.role) + 1
    return Reason(
        topic="order",
        title=f"place {at} of {len(places)} at {case.level.level} level",
        answer=(*answer, *told),
        columns=("Role", "Fit", "Comparable", "Titles", "Bars", "Room", "Order"),
        rows=rows,
        lines=lines_at(resume, (*headline[:1], *titles)),
    )
