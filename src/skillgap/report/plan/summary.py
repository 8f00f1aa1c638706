"""The learning plan: a table for the terminal, a Markdown file with ticks, JSON and CSV."""

from __future__ import annotations

from typing import Any

import msgspec

from skillgap import __version__
from skillgap.plan import BarMonth, Module, Plan, PlanItem, PlanMonth, PlanOptions
from skillgap.report.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Report,
    Table,
    Title,
    bullets,
    record_table,
)
from skillgap.report.data import fit_data
from skillgap.report.words import LEVEL_TITLES, count, fit_text, hours, joined, percent, source_text

OPEN_SHOWN = 10
"""Skills that do not fit named on a terminal; the files hold all."""


def report_plan(plan: Plan) -> Report:
    """Report the plan for a terminal; `render_plan_markdown` makes the file to live with."""
    blocks: list[Block] = [Title(plan_title(plan)), Paragraph(plan_summary(plan))]
    if plan.reality:
        blocks += [Heading("Before you set out"), bullets(*plan.reality)]
    if plan.proof:
        blocks += [Heading("First, on the resume itself"), bullets(*plan.proof)]
    blocks += [Heading("Month by month"), _months_table(plan)]
    if plan.bars:
        columns = (Column(name="Bar"), Column(name="Met"), Column(name="Now", wrap=True))
        blocks += [Heading("When each bar is met"), Table(columns=columns, rows=tuple(bar_rows(plan)))]
    if plan.unscheduled:
        blocks += [
            Heading("What does not fit"),
            bullets(*(f"{u.name} ({hours(u.hours)}): {u.reason}" for u in plan.unscheduled[:OPEN_SHOWN])),
        ]
        more = len(plan.unscheduled) - OPEN_SHOWN
        if more > 0:
            blocks.append(Paragraph(f"{more} more; -o plan.md lists them all.", "muted"))
    if plan.skipped:
        blocks.append(Paragraph(f"Left out, because the resume shows it: {joined(plan.skipped)}.", "muted"))
    if plan.interview:
        blocks += [
            Heading("For the interview"),
            bullets(*(_interview_line(module) for module in plan.interview)),
        ]
    if plan.sources:
        blocks += [Heading("Sources"), bullets(*source_lines(plan))]
    return Report(blocks=tuple(blocks), data=plan_data(plan), records=_records(plan))


def plan_title(plan: Plan) -> str:
    """Name the plan in one line."""
    return f"Learning plan: {plan.title}, {LEVEL_TITLES[plan.level]}"


def plan_summary(plan: Plan) -> str:
    """Say what the plan costs and what it brings, in one or two sentences."""
    total = sum(month.hours for month in plan.months)
    options = plan.options
    after = plan.months[-1].fit_after if plan.months else plan.fit_before
    text = f"{count(options.length, 'month')} from {options.start}, {options.hours_per_week:g} hours a week{_kept_free(options)}: {hours(total)} planned."
    return f"{text} Fit now {fit_text(plan.fit_before)}, after the last month {fit_text(after)}."


def bar_rows(plan: Plan) -> list[tuple[str, str, str]]:
    """Say for each bar when it is met and how it stands by the resume."""
    return [(bar.name, _when(bar), bar.why) for bar in plan.bars]


def _when(bar: BarMonth) -> str:
    if bar.met:
        return "already"
    if bar.month is not None:
        return f"by the end of {bar.month}"
    return "not to be told" if bar.met is None else "not by this plan"


def source_lines(plan: Plan) -> list[str]:
    """Cite the sources behind the plan, one a line."""
    return [source_text(source) for source in plan.sources]


def _kept_free(options: PlanOptions) -> str:
    """Say what of the hours is not planned for learning."""
    parts = []
    if options.buffer:
        parts.append(f"{percent(options.buffer)} kept free")
    if options.interview_share:
        parts.append(f"{percent(options.interview_share)} for interviews")
    if options.weeks_off:
        parts.append(f"{count(options.weeks_off, 'week')} off")
    return f" ({', '.join(parts)})" if parts else ""


def month_head(month: PlanMonth) -> str:
    """Say how full a month is: "20 h of 34.5 h · 1 week off"."""
    off = f" · {count(month.weeks_off, 'week')} off" if month.weeks_off else ""
    return f"{hours(month.hours)} of {hours(month.budget_hours)}{off}"


def _months_table(plan: Plan) -> Table:
    columns = (
        Column(name="Month"),
        Column(name="Hours", align="right"),
        Column(name="What", wrap=True),
        Column(name="Why", wrap=True),
        Column(name="Fit after", align="right"),
    )
    rows: list[tuple[str, ...]] = []
    for month in plan.months:
        after = "–" if month.fit_after is None else f"{month.fit_after.value:.0f}"
        lines = [(item_title(item), item.why if item.part == 1 else "as before") for item in month.items] or [
            ("free", "everything planned is done")
        ]
        for index, (what, why) in enumerate(lines):
            head = (str(month.month), hours(month.hours)) if index == 0 else ("", "")
            rows.append((*head, what, why, after if index == len(lines) - 1 else ""))
    return Table(
        columns=columns, rows=tuple(rows), empty="Nothing to plan: the resume covers what the role asks for."
    )


def item_title(item: PlanItem) -> str:
    """Name an item with its hours and its part: "PyTorch (20 h, part 1 of 2)"."""
    part = f", part {item.part} of {item.parts}" if item.parts > 1 else ""
    return f"{item.title} ({hours(item.hours)}{part})"


def _interview_line(module: Module) -> str:
    topics = f": {joined(module.interview)}" if module.interview else ""
    return f"{module.title} (about {hours(module.hours.typical)}){topics}"


def render_plan_markdown(plan: Plan) -> str:
    """Render the plan as the Markdown file to live with."""
    from skillgap.report.plan.markdown import render_plan_file

    return render_plan_file(plan)


def plan_data(plan: Plan) -> dict[str, Any]:
    """Shape the plan as the JSON contract states it."""
    return {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "score_version": plan.score_version,
        "data_version": plan.data_version,
        "role": plan.role,
        "title": plan.title,
        "level": plan.level,
        "path": plan.path,
        "start": str(plan.options.start),
        "hours_per_week": plan.options.hours_per_week,
        "fit_before": fit_data(plan.fit_before),
        "months": [_month_data(month) for month in plan.months],
        "unscheduled": [
            {"skill": u.skill, "name": u.name, "module": u.module, "hours": u.hours, "reason": u.reason}
            for u in plan.unscheduled
        ],
        "interview": [
            {
                "module": m.id,
                "title": m.title,
                "hours": m.hours.typical,
                "topics": list(m.interview),
                "resources": [{"title": r.title, "url": r.url} for r in m.resources],
            }
            for m in plan.interview
        ],
        "proof": list(plan.proof),
        "skipped": list(plan.skipped),
        "reality": list(plan.reality),
        "left_out": list(plan.left_out),
        "bars": [
            {"name": bar.name, "met": bar.met, "month": str(bar.month) if bar.month else None, "why": bar.why}
            for bar in plan.bars
        ],
        "sources": [msgspec.to_builtins(source) for source in plan.sources],
        "options": msgspec.to_builtins(plan.options)
        | {
            "start": str(plan.options.start),
            "deadline": str(plan.options.deadline) if plan.options.deadline else None,
        },
        "resume": plan.resume,
        "resume_hash": plan.resume_hash,
        "planned_from": str(plan.planned_from) if plan.planned_from else None,
    }


def _month_data(month: PlanMonth) -> dict[str, Any]:
    return {
        "month": str(month.month),
        "budget_hours": month.budget_hours,
        "hours": month.hours,
        "weeks_off": month.weeks_off,
        "items": [
            {
                "skill": item.skill,
                "name": item.name,
                "module": item.module,
                "title": item.title,
                "hours": item.hours,
                "total_hours": item.total_hours,
                "part": item.part,
                "parts": item.parts,
                "why": item.why,
                "interview": item.interview,
                "trend": item.trend,
                "resources": [
                    {"title": r.title, "url": r.url, "kind": r.kind, "cost": r.cost, "hours": r.hours}
                    for r in item.resources
                ],
                "outcomes": list(item.outcomes),
                "project": item.project,
                "done": item.done,
            }
            for item in month.items
        ],
        "fit_after": fit_data(month.fit_after),
    }


def _records(plan: Plan) -> Table:
    names = ("month", "skill", "module", "title", "hours", "part", "parts", "why", "project", "done")
    rows = tuple(
        (
            str(month.month),
            item.skill,
            item.module,
            item.title,
            str(item.hours),
            str(item.part),
            str(item.parts),
            item.why,
            item.project,
            str(item.done).lower(),
        )
        for month in plan.months
        for item in month.items
    )
    return record_table(names, rows)
