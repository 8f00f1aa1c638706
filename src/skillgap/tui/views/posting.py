"""Posting: what one posting asks for, of how many people, and how far the resume covers it."""

from __future__ import annotations

from textual.app import ComposeResult

from skillgap.report import Report
from skillgap.report.answers.posting import report_posting
from skillgap.report.blocks import Block, Paragraph, Table, Title
from skillgap.tui.session import Session, posting_answer
from skillgap.tui.views.view import View
from skillgap.tui.widgets.scroll import Page

_NONE = (
    Title("No posting yet"),
    Paragraph(
        "p pastes one, O opens a file; pasting text into the terminal while this view is open works too. "
        "A posting is text, HTML, PDF, DOCX or Markdown; sections about the company and its benefits are left out."
    ),
)


class PostingView(View):
    """One posting before the resume."""

    NAME = "posting"
    FIRST = "#posting-page"

    def compose(self) -> ComposeResult:
        """Lay out one page."""
        yield Page(id="posting-page")

    def draw(self, session: Session) -> None:
        """Write what there is to say about the posting."""
        found = posting_answer(session)
        blocks: tuple[Block, ...] = report_posting(found).blocks if found else _NONE
        self.query_one(Page).write(blocks)

    def report(self, session: Session) -> Report:
        """Give what an export of this view holds."""
        found = posting_answer(session)
        if found is not None:
            return report_posting(found)
        none = Table(columns=(), rows=())
        return Report(blocks=_NONE, data={"schema": 1, "posting": None}, records=none)
