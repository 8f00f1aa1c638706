"""The plan as one HTML file: nothing to fetch, nothing to run, printable."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from skillgap import __version__
from skillgap.report.plan.picture import fit_curve, month_name, timeline

if TYPE_CHECKING:
    from jinja2 import Template

    from skillgap.plan import Plan

_TEMPLATE = "plan.html.jinja"


def render_plan_html(plan: Plan) -> str:
    """Render the plan; every text is escaped and the page may neither fetch nor run anything."""
    from skillgap.report.plan.summary import bar_rows, plan_summary, plan_title, source_lines

    return _template().render(
        plan=plan,
        title=plan_title(plan),
        summary=plan_summary(plan),
        total=sum(month.hours for month in plan.months),
        after=plan.months[-1].fit_after if plan.months else plan.fit_before,
        timelines=(
            timeline(plan, name="wide", width=720, left=250),
            timeline(plan, name="narrow", width=312, left=0),
        ),
        curves=tuple(
            curve
            for curve in (
                fit_curve(plan, name="wide", width=720, height=250),
                fit_curve(plan, name="narrow", width=312, height=200),
            )
            if curve
        ),
        bars=bar_rows(plan),
        sources=source_lines(plan),
        version=__version__,
    )


def web_address(url: str) -> str:
    """Give the address if it is one a browser may open from a document, else nothing."""
    return url if url.startswith(("https://", "http://")) else ""


@cache
def _template() -> Template:
    from skillgap.report.plan.summary import month_head
    from skillgap.report.template import templates
    from skillgap.report.words import joined

    environment = templates(Path(__file__).parent)
    environment.filters |= {"joined": joined, "month": month_name, "head": month_head, "address": web_address}
    return environment.get_template(_TEMPLATE)
