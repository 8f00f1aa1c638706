"""A plan in the form a file's extension asks for; the command line and the app share it."""

from __future__ import annotations

from skillgap.plan import Plan
from skillgap.report.render import SUFFIXES, render

PLAN_SUFFIXES = (".md", ".html", ".pdf", ".ics", ".json", ".csv", ".txt")
"""Extensions a plan can be written to, the one to live with first."""


def render_plan(plan: Plan, suffix: str) -> str | bytes:
    """Render the plan for an extension of PLAN_SUFFIXES; raises KeyError for another."""
    from skillgap.report.plan.summary import render_plan_markdown, report_plan

    if suffix == ".md":
        return render_plan_markdown(plan)
    if suffix == ".html":
        from skillgap.report.plan.html import render_plan_html

        return render_plan_html(plan)
    if suffix == ".pdf":
        from skillgap.report.plan.pdf import render_plan_pdf

        return render_plan_pdf(plan)
    if suffix == ".ics":
        from skillgap.report.plan.ics import render_plan_ics

        return render_plan_ics(plan)
    return render(report_plan(plan), SUFFIXES[suffix])
