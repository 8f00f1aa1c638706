"""The plan as a PDF, typeset by typst from a template; the plan's text goes in as data and is never markup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from skillgap import __version__
from skillgap.plan import Plan
from skillgap.report.plan.picture import month_name, rows

_LABEL = 46
"""Characters of a label that fit beside the timeline."""


def render_plan_pdf(plan: Plan) -> bytes:
    """Typeset the plan on A4; the same plan gives the same bytes, as no clock goes in."""
    import msgspec
    import typst

    template = Path(__file__).with_name("plan.typ")
    pdf: bytes = typst.compile(
        str(template),
        sys_inputs={"plan": msgspec.json.encode(_data(plan)).decode()},
        ignore_system_fonts=True,
        timestamp=_first_day(plan),
    )
    return pdf


def _first_day(plan: Plan) -> int:
    """Give the plan's first day in seconds since 1970, for the file's date."""
    import calendar

    start = plan.options.start
    return calendar.timegm((start.year, start.number, 1, 0, 0, 0)) if start.year >= 1970 else 0


def _data(plan: Plan) -> dict[str, Any]:
    """Shape what the template prints: the JSON form, and every figure in words."""
    from skillgap.report.plan.summary import (
        bar_rows,
        month_head,
        plan_data,
        plan_summary,
        plan_title,
        source_lines,
    )
    from skillgap.report.words import fit_text, hours

    data = plan_data(plan)
    for month, shaped in zip(plan.months, data["months"], strict=True):
        shaped["name"] = month_name(month.month)
        shaped["short"] = month_name(month.month)[:3]
        shaped["head"] = month_head(month)
        shaped["fit_text"] = fit_text(month.fit_after)
        for item, row in zip(month.items, shaped["items"], strict=True):
            row["part_text"] = (
                f", part {item.part} of {item.parts} ({hours(item.total_hours)} in all)"
                if item.parts > 1
                else ""
            )
            row["resources"] = [
                {"title": r.title, "url": r.url, "remarks": r.remarks} for r in item.resources
            ]
            row["hours_text"] = hours(item.hours) + (", shown by the resume" if item.shown else "")
    for fit in (data["fit_before"], *(month["fit_after"] for month in data["months"])):
        if fit is not None:
            fit["whole"] = [f"{fit[end]:.0f}" for end in ("value", "low", "high")]
    for left_out in data["unscheduled"]:
        left_out["hours_text"] = hours(left_out["hours"])
    for module, shaped in zip(plan.interview, data["interview"], strict=True):
        shaped["hours_text"] = hours(module.hours.typical)
        shaped["resources"] = [
            {"title": r.title, "url": r.url, "remarks": r.remarks} for r in module.resources
        ]
    return {
        **data,
        "heading": plan_title(plan),
        "bar_rows": bar_rows(plan),
        "source_lines": source_lines(plan),
        "summary": plan_summary(plan),
        "total": hours(sum(month.hours for month in plan.months)),
        "rows": [
            {
                "label": row.title if len(row.title) <= _LABEL else row.title[: _LABEL - 1].rstrip() + "…",
                "practice": row.practice,
                "pieces": [[piece.column + piece.start, piece.width] for piece in row.pieces],
            }
            for row in rows(plan)
        ],
        "version": __version__,
        "start_name": month_name(plan.options.start),
    }
