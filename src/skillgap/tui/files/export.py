"""A view in the form a file's extension asks for."""

from __future__ import annotations

from skillgap.report import SUFFIXES, Report, render
from skillgap.report.plan.files import PLAN_SUFFIXES, render_plan
from skillgap.tui.session import Session

FILES = {"overview": "check", "roadmap": "plan", "roles": "compare", "evidence": "skills"}
"""File names by view, those of the commands that give the same answer."""

__all__ = ["FILES", "PLAN_SUFFIXES", "SUFFIXES", "content", "text"]


def content(report: Report, session: Session, view: str, suffix: str) -> str | bytes:
    """Render a view for a file; the suffix is one of those the view has a form for.

    The plan has more forms than the other views.
    """
    if view == "roadmap" and suffix != ".md":
        return render_plan(session.plan, suffix)
    return text(report, session, view, suffix)


def text(report: Report, session: Session, view: str, suffix: str) -> str:
    """Render a view for a file suffix; the plan's Markdown is the file to live with."""
    if view == "roadmap" and suffix == ".md":
        from skillgap.tui.files.plans import plan_text

        return plan_text(session.plan, session)
    return render(report, SUFFIXES[suffix])
