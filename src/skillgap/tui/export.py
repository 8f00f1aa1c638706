"""Write a view to a file, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from skillgap.errors import WriteError
from skillgap.report import SUFFIXES, Report, render
from skillgap.report.plan.files import PLAN_SUFFIXES, render_plan
from skillgap.report.plan.summary import render_plan_markdown
from skillgap.report.write import write_atomically
from skillgap.tui.session import Session


def content(report: Report, session: Session, view: str, suffix: str) -> str | bytes:
    """Render a view for a file; the plan has more forms than the other views."""
    if view == "plan":
        return render_plan(session.plan, suffix)
    return text(report, session, view, suffix)


def text(report: Report, session: Session, view: str, suffix: str) -> str:
    """Render a view for a file suffix; the plan's Markdown is the file to live with."""
    if view == "plan" and suffix == ".md":
        return render_plan_markdown(session.plan)
    return render(report, SUFFIXES[suffix])


def write(
    report: Report, session: Session, view: str, path: Path
) -> tuple[str, Literal["information", "error"]]:
    """Write the view; give what to tell the user."""
    suffix = path.suffix.lower() or ".md"
    known = PLAN_SUFFIXES if view == "plan" else tuple(SUFFIXES)
    if suffix not in known:
        return f"{path.name}: use one of {' '.join(known)}", "error"
    target = path if path.suffix else path.with_suffix(".md")
    try:
        write_atomically(target, content(report, session, view, suffix))
    except WriteError as error:
        return error.message, "error"
    return f"wrote {target.resolve()}", "information"
