"""Cohorts and clients as one HTML file: nothing to fetch, nothing to run, printable."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skillgap import __version__
from skillgap.report.blocks import Cell, Mark, Meter, Title
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
from skillgap.report.template import templates
from skillgap.report.words import percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillgap.report import Report
    from skillgap.workspace.cohort.cohort import Cohort, Moment

_FOLDER = Path(__file__).parent
GLYPHS = {"shown": "●", "listed": "◐", "learning": "◔", "near": "○", "partly": "◑", "some": "◉", "absent": "·", "withheld": ""}  # fmt: skip
"""One sign for each shade, so that colour is never the only one."""


def render_cohort_html(cohort: Cohort) -> str:
    """Render a cohort; every text is escaped and the page may neither fetch nor run anything."""
    used = {shade for row in cohort.rows for shade in row.shades}
    return (
        templates(_FOLDER)
        .get_template("cohort.html.jinja")
        .render(
            cohort=cohort,
            title=cohort_title(cohort),
            day=cohort.day,
            version=__version__,
            shades=SHADES,
            glyphs=GLYPHS,
            used=[shade for shade in SHADES if shade in used],
            most=max((one.people for one in cohort.bins), default=1),
            curve=curve_of(cohort.moments, width=720, height=220),
            progress=progress_text(cohort),
            notes=notes_of(cohort),
            fit=fit_label,
            people=people_label,
            kinds=gap_kinds,
            workshop=workshop_text,
            **middle_of(cohort),
        )
    )


def render_handout_html(report: Report, *, day: str, fits: Sequence[Moment] = ()) -> str:
    """Render any report as a page, with the curve of the fits where there are two or more."""
    title = next((block.text for block in report.blocks if isinstance(block, Title)), "")
    return (
        templates(_FOLDER)
        .get_template("handout.html.jinja")
        .render(
            title=title,
            day=day,
            version=__version__,
            blocks=[(type(block).__name__, block) for block in report.blocks if not isinstance(block, Title)],
            curve=curve_of(fits, width=720, height=200),
            cell=cell_text,
            tone=cell_tone,
        )
    )


def cell_text(cell: Cell) -> str:
    """Give a cell as words."""
    if isinstance(cell, Meter):
        return percent(cell.share)
    return cell.text if isinstance(cell, Mark) else cell


def cell_tone(cell: Cell) -> str:
    """Give a cell's tone, "plain" where it has none."""
    return cell.tone if isinstance(cell, Mark) else "plain"


def middle_of(cohort: Cohort) -> dict[str, Any]:
    """Give the median and the middle half as told: of the last month, or of the named rows."""
    if cohort.moments:
        last = cohort.moments[-1]
        return {"median": f"{last.median:.0f}", "middle": f"{last.low:.0f} to {last.high:.0f}"}
    fits = [row.low for row in cohort.rows if row.low is not None]
    if cohort.floor or not fits:
        return {"median": None, "middle": ""}
    return {"median": f"{statistics.median(fits):.0f}", "middle": f"{min(fits):.0f} to {max(fits):.0f}"}


def curve_of(moments: Sequence[Moment], *, width: float, height: float) -> dict[str, Any] | None:
    """Lay out the quartiles over the months; None for fewer than two."""
    if len(moments) < 2:
        return None
    left, right, top, bottom = 32.0, width - 16, 12.0, height - 28
    step = (right - left) / (len(moments) - 1)
    every = -(-len(moments) // 12)

    def y(fit: float) -> float:
        return round(bottom - (bottom - top) * fit / 100, 1)

    xs = [round(left + number * step, 1) for number in range(len(moments))]
    upper = [f"{x},{y(one.high)}" for x, one in zip(xs, moments, strict=True)]
    lower = [f"{x},{y(one.low)}" for x, one in zip(xs, moments, strict=True)]
    return {
        "width": width,
        "height": height,
        "left": left,
        "right": right,
        "line": " ".join(f"{x},{y(one.median)}" for x, one in zip(xs, moments, strict=True)),
        "band": " ".join([*upper, *reversed(lower)]),
        "dots": [
            (x, y(one.median), f"{one.month}: {one.median:.0f} ({one.people} people)")
            for x, one in zip(xs, moments, strict=True)
        ],
        "months": [
            (x, one.month)
            for number, (x, one) in enumerate(zip(xs, moments, strict=True))
            if not number % every
        ],
        "fits": [(y(fit), str(fit)) for fit in (0, 25, 50, 75, 100)],
    }
