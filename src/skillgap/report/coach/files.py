"""A cohort or a client in the form a file's extension asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillgap.report.coach.handout import Handout
    from skillgap.workspace.cohort.cohort import Cohort

HANDOUT_FILES = (".html", ".pdf", ".md", ".json", ".csv", ".txt")
"""Extensions a client's report can be written to."""
COHORT_FILES = (".html", ".pdf")
"""Extensions with a form of their own; the others are forms every report has."""


def render_cohort_file(cohort: Cohort, suffix: str) -> str | bytes:
    """Render a cohort for an extension of COHORT_FILES."""
    if suffix == ".html":
        from skillgap.report.coach.html import render_cohort_html

        return render_cohort_html(cohort)
    from skillgap.report.coach.pdf import render_cohort_pdf

    return render_cohort_pdf(cohort)


def render_handout_file(handout: Handout, suffix: str) -> str | bytes:
    """Render a client's report for an extension of HANDOUT_FILES."""
    from skillgap.report.coach.handout import fits_of, report_handout
    from skillgap.report.render import SUFFIXES, render

    report, fits = report_handout(handout), fits_of(handout)
    if suffix == ".html":
        from skillgap.report.coach.html import render_handout_html

        return render_handout_html(report, day=handout.day, fits=fits)
    if suffix == ".pdf":
        from skillgap.report.coach.pdf import render_handout_pdf

        return render_handout_pdf(report, day=handout.day, fits=fits)
    return render(report, SUFFIXES[suffix])
