"""Cohorts and clients as PDF, typeset by typst from templates; all text goes in as data and is never markup."""

from __future__ import annotations

import calendar
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skillgap import __version__
from skillgap.report.blocks import Block, Items, Paragraph, Table, Title, Verbatim
from skillgap.report.coach.cohort import (
    SHADES,
    cohort_title,
    fit_label,
    gap_kinds,
    notes_of,
    people_label,
    progress_text,
    workshop_text,
)
from skillgap.report.coach.html import cell_text, cell_tone, middle_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillgap.report import Report
    from skillgap.workspace.cohort.cohort import Cohort, Moment

_GAPS_SHOWN = 25


def render_cohort_pdf(cohort: Cohort) -> bytes:
    """Typeset a cohort on A4; the same cohort gives the same bytes."""
    return typeset("cohort", _cohort_data(cohort), day=cohort.day)


def render_handout_pdf(report: Report, *, day: str, fits: Sequence[Moment] = ()) -> bytes:
    """Typeset any report on A4, with the curve of the fits where there are two or more."""
    title = next((block.text for block in report.blocks if isinstance(block, Title)), "")
    data = {
        "title": title,
        "day": day,
        "version": __version__,
        "fits": [
            {"month": one.month, "low": one.low, "median": one.median, "high": one.high} for one in fits
        ],
        "blocks": [_block(block) for block in report.blocks if not isinstance(block, Title)],
    }
    return typeset("handout", data, day=day)


def _block(block: Block) -> dict[str, Any]:
    """Shape one block for the template."""
    kind = {"kind": type(block).__name__}
    if isinstance(block, Items):
        return kind | {"items": [(mark.text, mark.tone, text) for mark, text in block.items]}
    if isinstance(block, Table):
        columns = [{"name": each.name, "align": each.align, "wrap": each.wrap} for each in block.columns]
        rows = [[(cell_text(cell), cell_tone(cell)) for cell in row] for row in block.rows]
        return kind | {"columns": columns, "rows": rows, "empty": block.empty}
    if isinstance(block, Verbatim):
        return kind | {"lines": block.lines}
    return kind | {"text": block.text, "tone": block.tone if isinstance(block, Paragraph) else "plain"}


def typeset(name: str, data: dict[str, Any], *, day: str) -> bytes:
    """Typeset the template of that name with data under that name, dated to a day (YYYY-MM-DD)."""
    import msgspec
    import typst

    year, month, number = map(int, day.split("-"))
    pdf: bytes = typst.compile(
        str(Path(__file__).with_name(f"{name}.typ")),
        sys_inputs={name: msgspec.json.encode(data).decode()},
        ignore_system_fonts=True,
        timestamp=max(0, calendar.timegm((year, month, number, 0, 0, 0))),
    )
    return pdf


def _cohort_data(cohort: Cohort) -> dict[str, Any]:
    """Shape what the template prints, every figure in words."""
    used = {shade for row in cohort.rows for shade in row.shades}
    most = max((one.people for one in cohort.bins), default=1)
    protected = f"names replaced, nothing told about fewer than {cohort.floor} people"
    return {
        "heading": cohort_title(cohort),
        "summary": f"{cohort.day} · {protected if cohort.floor else 'with names: for the coach’s eyes only'}",
        "day": cohort.day,
        "facts": _facts(cohort),
        "columns": [{"name": head.name} for head in cohort.columns],
        "rows": [{"label": row.label, "fit": fit_label(row), "shades": row.shades} for row in cohort.rows],
        "legend": [(shade, words) for shade, (_, words, _) in SHADES.items() if shade in used],
        "bins": [
            {"label": f"{one.low}–{one.high}", "people": str(one.people), "share": one.people / most}
            for one in cohort.bins
        ],
        "moments": [
            {"month": one.month, "low": one.low, "median": one.median, "high": one.high}
            for one in cohort.moments
        ],
        "progress": progress_text(cohort),
        "workshops": [workshop_text(one) for one in cohort.workshops],
        "gaps": [
            {
                "name": gap.name,
                "people": people_label(gap.people),
                "how": gap_kinds(gap),
                "gain": f"+{gap.gain:.1f}",
                "hours": str(gap.hours or "edit"),
            }
            for gap in cohort.gaps[:_GAPS_SHOWN]
        ],
        "quotes": cohort.quotes,
        "notes": notes_of(cohort),
        "version": __version__,
    }


def _facts(cohort: Cohort) -> list[tuple[str, str, str]]:
    facts = [("Clients", str(cohort.people), cohort.title)]
    middle = middle_of(cohort)
    if middle["median"]:
        facts.append(("Fit in the middle", middle["median"], f"half of them from {middle['middle']}"))
    if cohort.gaps:
        first = cohort.gaps[0]
        facts.append(("Missing most", first.name, f"{people_label(first.people)} of {cohort.people}"))
    return facts
