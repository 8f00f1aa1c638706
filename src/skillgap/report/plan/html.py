"""The plan as one HTML file: nothing to fetch, nothing to run, printable."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from skillgap import __version__
from skillgap.report.plan.picture import fit_curve, month_name, timeline

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Template

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


def _byte_code() -> BytecodeCache | None:
    """Keep the compiled template where other compiled data is kept: compiling takes most of a first page's time."""
    import os

    from jinja2 import FileSystemBytecodeCache

    from skillgap.compiled import kept

    folder = kept()
    usable = folder is not None and folder.is_dir() and os.access(folder, os.W_OK)
    return FileSystemBytecodeCache(str(folder)) if usable else None


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from skillgap.report.plan.summary import month_head
    from skillgap.report.words import fit_text, hours, joined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_byte_code(),
    )
    environment.filters |= {
        "hours": hours,
        "fit": fit_text,
        "joined": joined,
        "month": month_name,
        "head": month_head,
        "address": web_address,
    }
    return environment.get_template(_TEMPLATE)
