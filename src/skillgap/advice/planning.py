"""The months that close the gap of an advice, and the rest of a plan planned again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from skillgap.advice.advice import Advice, Request, as_if_learnt, skills_with
from skillgap.gap import Bar, bars_for
from skillgap.month import Month
from skillgap.plan import Plan, PlanOptions, bar_months, build_plan, learnt_by_month, with_trends

if TYPE_CHECKING:
    from skillgap.plan import PlanFile


def plan_for(advice: Advice, options: PlanOptions) -> Plan:
    """Plan the months for the advice's first role."""
    plan = build_plan(
        advice.best, advice.skills, advice.knowledge.roadmaps, advice.knowledge.taxonomy, options
    )
    return msgspec.structs.replace(
        _in_market(advice, plan), resume=advice.document.name, resume_hash=resume_digest(advice)
    )


def _in_market(advice: Advice, plan: Plan) -> Plan:
    """Tell when each bar is met, which way the demand of each skill moves, and what the sources are."""
    market, best = advice.knowledge.market, advice.best
    modules = {module.id: module for module in advice.knowledge.roadmaps.modules}

    def bars_with(learnt: tuple[str, ...]) -> tuple[Bar, ...]:
        given = (advice.resume, skills_with(advice, learnt), market, advice.knowledge.taxonomy)
        return bars_for(*given, role=best.role, level=best.level)

    trends = {
        skill: f"{trend.trend} ({trend.source})"
        for trend in reversed(market.trends)
        if trend.trend != "stable"
        for skill in trend.skills
    }
    months = with_trends(plan.months, trends)
    sources = {source.id: source for source in market.sources}
    told = any(item.trend for month in months for item in month.items)
    cites = (*plan.cites, *(trend.source for trend in market.trends if told))
    return msgspec.structs.replace(
        plan,
        months=months,
        bars=bar_months(best.bars, learnt_by_month(months, modules), bars_with),
        sources=tuple(sources[name] for name in dict.fromkeys(cites) if name in sources),
        source=market.source,
    )


def replan_for(advice: Advice, file: PlanFile, *, today: Month) -> Plan:
    """Plan the rest of a plan file again for the advice's first role, with what is ticked as if it were shown."""
    from skillgap.plan import Footing, replanned, skills_ticked

    learnt = skills_ticked(file, advice.knowledge.roadmaps)
    best = advice.best
    request = Request(today=today, roles=(best.role,), level=best.level)
    ticked = as_if_learnt(advice, request, learnt)
    footing = Footing(
        resume=best,
        skills=advice.skills,
        ticked=ticked.best,
        ticked_skills=ticked.skills,
        name=advice.document.name,
        digest=resume_digest(advice),
    )
    plan = replanned(file, footing, advice.knowledge.roadmaps, advice.knowledge.taxonomy, today=today)
    return _in_market(advice, plan)


def resume_digest(advice: Advice) -> str:
    """Give the first digits of the resume file's SHA-256, by which a plan knows the resume it was made from."""
    return advice.document.digest[:12]
