"""Write a view to a file, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from skillgap.errors import WriteError
from skillgap.report import Format, Report, render
from skillgap.report.plan import render_plan_markdown
from skillgap.report.write import write_atomically
from skillgap.tui.session import Session

SUFFIXES: dict[str, Format] = {".md": "markdown", ".json": "json", ".csv": "csv", ".txt": "table"}


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
    if suffix not in SUFFIXES:
        return f"{path.name}: use one of {' '.join(SUFFIXES)}", "error"
    target = path if path.suffix else path.with_suffix(".md")
    try:
        write_atomically(target, text(report, session, view, suffix))
    except WriteError as error:
        return error.message, "error"
    return f"wrote {target.resolve()}", "information"
