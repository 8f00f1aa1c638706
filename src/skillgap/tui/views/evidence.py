"""Evidence: every skill with the lines that show it, every rejection with its reason, in the text as read."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import DataTable, Static

from skillgap.report import Report
from skillgap.report.answers.skills import report_skills
from skillgap.report.words import STATE_MARKS, count, experience, short_duration
from skillgap.skills import Rejected, Skill
from skillgap.tui.session import Session
from skillgap.tui.text import mark, plain, right
from skillgap.tui.views.table import MovingTable

_HIGHLIGHTS = {"demonstrated": "bold green", "claimed": "bold yellow", "learning": "italic cyan"}


class EvidenceView(Vertical):
    """Skills on the left, the resume as it was read on the right."""

    def __init__(self) -> None:
        super().__init__(id="evidence-view")
        self._session: Session | None = None

    def compose(self) -> ComposeResult:
        """Lay out summary, skills and text."""
        yield Static(id="evidence-summary", markup=False)
        with Container(classes="split"):
            yield MovingTable(id="evidence-table")
            with VerticalScroll(id="evidence-text", classes="detail"):
                yield Static(id="evidence-lines", markup=False)

    def on_mount(self) -> None:
        """Name the columns."""
        table = self.query_one(MovingTable)
        for name in ("Skill", "State", "Shown", "Last"):
            table.add_column(name, key=name)

    def show(self, session: Session) -> None:
        """Show the session's skills."""
        self._session = session
        skills, document = session.advice.skills, session.advice.document
        parts = [
            count(len(skills.skills), "skill"),
            f"{count(len(skills.rejected), 'word')} decided against",
            experience(session.advice.resume.experience_months),
        ]
        summary = Text(" · ".join(parts))
        for warning in document.warnings[:2]:
            summary.append(f"\n! {warning.message}", style="yellow")
        self.query_one("#evidence-summary", Static).update(summary)
        rows = [(f"s/{skill.id}", _skill_row(skill)) for skill in skills.skills]
        rows += [(f"r/{index}", _rejected_row(item)) for index, item in enumerate(skills.rejected)]
        self.query_one(MovingTable).refill(rows)

    def report(self, session: Session) -> Report:
        """Give what an export of this view holds."""
        return report_skills(session.advice.resume, session.advice.skills)

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Show the lines behind the row, then the whole text with those places marked."""
        if self._session is None or event.row_key is None or not event.row_key.value:
            return
        kind, _, key = event.row_key.value.partition("/")
        skills = self._session.advice.skills
        if kind == "s":
            skill = skills.by_id[key]
            spans = [(m.start, m.end, _HIGHLIGHTS[m.state]) for m in skill.mentions]
            head = _skill_head(skill)
        else:
            item = skills.rejected[int(key)]
            spans = [(item.start, item.end, "bold red")]
            head = _rejected_head(item)
        text = Text(self._session.advice.document.text)
        for start, end, style in spans:
            text.stylize(f"{style} reverse", start, end)
        self.query_one("#evidence-lines", Static).update(Text.assemble(head, "\n\n", text))
        self.query_one("#evidence-text", VerticalScroll).scroll_home(animate=False)


def _skill_row(skill: Skill) -> tuple[Text, ...]:
    return (
        plain(skill.name),
        mark(STATE_MARKS[skill.state]),
        right(short_duration(skill.months)),
        plain(str(skill.last_used or "–")),
    )


def _rejected_row(item: Rejected) -> tuple[Text, ...]:
    return (
        plain(item.text, "muted"),
        plain("✗ not counted", "muted"),
        right(""),
        plain(f"line {item.line}", "muted"),
    )


def _skill_head(skill: Skill) -> Text:
    text = Text.assemble((skill.name, "bold"), f"  {skill.state}, confidence {skill.confidence:.0%}")
    for mention in skill.mentions[:6]:
        text.append(
            f"\np{mention.page} line {mention.line} ({mention.section}, {mention.rule}): ", style="dim"
        )
        text.append(" ".join(mention.quote.split()))
    return text


def _rejected_head(item: Rejected) -> Text:
    text = Text.assemble((item.text, "bold"), f"  not {item.name}: {item.reason}")
    text.append(f"\np{item.page} line {item.line} (rule: {item.rule}): ", style="dim")
    text.append(" ".join(item.quote.split()))
    return text
