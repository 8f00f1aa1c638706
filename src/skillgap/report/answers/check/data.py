"""The check as JSON and CSV hold it."""

from __future__ import annotations

from typing import Any

from msgspec import to_builtins

from skillgap import __version__
from skillgap.advice import Advice
from skillgap.gap import Gap, RoleFit
from skillgap.report.blocks import Table, record_table
from skillgap.report.data import bars_data, fit_data
from skillgap.report.words import reach_sentence


def check_data(advice: Advice) -> dict[str, Any]:
    """Shape the comparison as the JSON contract states it."""
    report = advice.report
    return {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "score_version": report.score_version,
        "data_version": report.data_version,
        "resume": {"experience_months": report.experience_months, "skills": report.skills},
        "warnings": [{"code": w.code, "message": w.message} for w in advice.document.warnings],
        "roles": [role_data(role) for role in report.roles],
        "advice": [{"code": item.code, "text": item.text} for item in report.advice],
        "obstacles": [
            {"code": f.code, "page": f.page, "line": f.line, "text": f.text, "remedy": f.remedy}
            for f in advice.obstacles
        ],
        "loss": to_builtins(advice.loss),
        "note": report.note,
        "outside": report.outside,
        "level_why": report.level_why,
        "persona": report.persona,
    }


def role_data(role: RoleFit) -> dict[str, Any]:
    """Shape one role's comparison."""
    reach = role.reach
    return {
        "role": role.role,
        "title": role.title,
        "level": role.level,
        "basis": role.basis,
        "fit": fit_data(role.fit),
        "reach": None if reach is None else {"value": reach.value, "n": reach.n, "at": reach.at},
        "reach_why": reach_sentence(role),
        "bars": bars_data(role.bars),
        "strengths": [
            {"skill": s.skill, "name": s.name, "why": s.why, "kind": s.kind} for s in role.strengths
        ],
        "gaps": [gap_data(gap) for gap in role.gaps],
        "credits": [
            {"skill": c.skill, "weight": c.weight, "credit": c.credit, "via": c.via, "decay": c.decay}
            for c in role.credits
        ],
        "postings": role.postings,
        "salary_usd": role.salary_usd,
        "caveats": list(role.caveats),
        "note": role.note,
        "order": role.order,
    }


def gap_data(gap: Gap) -> dict[str, Any]:
    """Shape one gap."""
    return {
        "skill": gap.skill,
        "name": gap.name,
        "kind": gap.kind,
        "tier": gap.tier,
        "share": gap.share,
        "low": gap.low,
        "high": gap.high,
        "n": gap.n,
        "estimate": gap.estimate,
        "sources": list(gap.sources),
        "gain": gap.gain,
        "hours": gap.hours,
        "hours_with_prerequisites": gap.hours_with_prerequisites,
        "credit": gap.credit,
        "alternatives": list(gap.alternatives),
        "why": gap.why,
        "remedy": gap.remedy,
        "interview": gap.interview,
        "rank": gap.rank,
        "evidence": list(gap.evidence),
        "caveats": list(gap.caveats),
    }


def check_records(advice: Advice) -> Table:
    """List every gap of every role."""
    names = (
        "role",
        "level",
        "fit",
        "fit_low",
        "fit_high",
        "skill",
        "kind",
        "tier",
        "share",
        "low",
        "high",
        "n",
        "gain",
        "hours",
        "why",
    )
    rows = []
    for role in advice.report.roles:
        fit = (
            ("", "", "") if role.fit is None else (str(role.fit.value), str(role.fit.low), str(role.fit.high))
        )
        for gap in role.gaps:
            figures = (str(gap.share), str(gap.low), str(gap.high), str(gap.n), str(gap.gain), str(gap.hours))
            rows.append((role.role, role.level, *fit, gap.skill, gap.kind, gap.tier, *figures, gap.why))
    return record_table(names, tuple(rows))
