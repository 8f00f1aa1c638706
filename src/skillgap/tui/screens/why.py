"""Why: any figure of the open role, or the skill under the cursor, down to lines of the resume and rows of the market."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.worker import get_current_worker

from skillgap.advice import explain
from skillgap.errors import SkillgapError
from skillgap.gap import Reason, RoleFit
from skillgap.report.answers.why import reason_blocks
from skillgap.report.blocks import Block, Heading, Paragraph, Title
from skillgap.tui.session import Session
from skillgap.tui.settled import Dialog
from skillgap.tui.text import error_words, plain
from skillgap.tui.widgets.scroll import Page
from skillgap.tui.widgets.table import MovingTable

FIGURES = (
    ("fit", "Fit"),
    ("interval", "Its interval"),
    ("reach", "Reach"),
    ("bars", "Minimum bars"),
    ("level", "Level"),
    ("order", "Order of roles"),
    ("gain", "What gaps win"),
    ("hours", "Hours"),
    ("rank", "Order of gaps"),
    ("market", "Market figures"),
)
"""What can be asked about any role, by the engine's names and in the words of the views."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the person is looking at while asking."""

    role: RoleFit
    skill: str = ""
    """Id of the skill under the cursor; empty where there is none."""


class WhyScreen(Dialog[None]):
    """Questions on one side, the answer to the one under the cursor on the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,i", "dismiss(None)", "Back"),
        Binding("J", "scroll_answer(1)", show=False),
        Binding("K", "scroll_answer(-1)", show=False),
    ]

    def __init__(self, session: Session, asked: Asked) -> None:
        super().__init__()
        self._session, self._asked = session, asked
        self._known: dict[str, list[Block]] = {}

    def compose(self) -> ComposeResult:
        """Lay out questions and answer."""
        with Vertical(classes="dialog tall broad") as dialog:
            dialog.border_title = f"Why? {self._asked.role.title}, {self._asked.role.level}"
            dialog.border_subtitle = "j k question · J K or tab: the answer · esc back"
            with Container(classes="split why"):
                yield MovingTable(id="why-questions")
                yield Page(id="why-page", classes="detail")

    def on_mount(self) -> None:
        """List the questions; the skill looked at comes first."""
        skill = self._asked.skill
        name = self._session.actual.knowledge.taxonomy.name
        first = [(skill, (plain(name(skill)),))] if skill else []
        table = self.query_one(MovingTable)
        table.refill(("Question",), [*first, *((topic, (plain(words),)) for topic, words in FIGURES)])
        table.focus()
        self._tell(table.chosen())

    def on_moving_table_moved(self, message: MovingTable.Moved) -> None:
        """Answer the question under the cursor."""
        self._tell(message.key)

    def on_moving_table_taken(self) -> None:
        """Go to the answer."""
        self.query_one(Page).focus()

    def action_scroll_answer(self, pages: int) -> None:
        """Scroll the answer while the questions have the keys."""
        page = self.query_one(Page)
        (page.scroll_page_down if pages > 0 else page.scroll_page_up)(animate=False)

    def _tell(self, topic: str | None) -> None:
        if topic in self._known:
            self.query_one(Page).write(self._known[topic])
        elif topic:
            self.query_one(Page).write([Paragraph("looking it up …", "muted")])
            self.call_after_refresh(self._ask, topic)

    @work(thread=True, exclusive=True, group="why", description="looking it up", exit_on_error=False)
    def _ask(self, topic: str) -> None:
        """Ask the engine; a skill is told as the resume stands, figures with what is taken as learnt."""
        session, worker = self._session, get_current_worker()
        advice = session.actual if topic == self._asked.skill else session.advice
        try:
            found = explain(advice, session.request, topic, roles=(self._asked.role,))
            blocks = _blocks(found, session)
        except SkillgapError as error:
            blocks = [Paragraph(error_words(error))]
        if not worker.is_cancelled:
            self.app.call_from_thread(self._answered, topic, blocks)

    def _answered(self, topic: str, blocks: list[Block]) -> None:
        self._known[topic] = blocks
        if self.is_attached and self.query_one(MovingTable).chosen() == topic:
            self.query_one(Page).write(blocks)


def _blocks(found: tuple[Reason, ...], session: Session) -> list[Block]:
    sources = session.actual.knowledge.market.sources
    blocks: list[Block] = []
    for place, reason in enumerate(found):
        blocks.append(Heading(reason.title) if place else Title(reason.title))
        blocks += reason_blocks(reason, sources)
    if session.learnt:
        blocks.append(Paragraph("With what is taken as learnt; z takes it back.", "muted"))
    return blocks
