"""Evidence: every skill and every word decided against, in the text as it was read; each can be decided again."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from skillgap.gap import RoleFit
from skillgap.report import Report
from skillgap.report.answers.skills import report_skills
from skillgap.report.blocks import Tone
from skillgap.report.words import STATE_MARKS, count, experience, percent, short_duration
from skillgap.skills import Rejected, Skill
from skillgap.tui.session import Session
from skillgap.tui.text import mark, plain, prose, right, rows_of, signed
from skillgap.tui.views.view import View
from skillgap.tui.widgets.document import DocumentText, Place
from skillgap.tui.widgets.lines import Ground
from skillgap.tui.widgets.table import MovingTable

_STYLES = {
    "demonstrated": "bold green",
    "claimed": "bold yellow",
    "learning": "italic cyan",
    "rejected": "strike red",
}
_NAMES = ("Skill", "State", "Shown", "Last")
_OTHERS = 38
"""Cells of the columns but the names, with the space around them."""


class EvidenceView(View):
    """Skills on one side, the resume as it was read on the other."""

    NAME = "evidence"
    FIRST = "#evidence-table"

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def compose(self) -> ComposeResult:
        """Lay out skills, reason and text."""
        yield Static(id="evidence-summary", classes="head", markup=False)
        with Ground(classes="split"):
            yield MovingTable(id="evidence-table")
            with Vertical(classes="detail tall"):
                yield Static(id="evidence-why", markup=False)
                yield DocumentText(id="evidence-text")

    def draw(self, session: Session) -> None:
        """Fill the table, and the text when it is another one."""
        skills, document = session.actual.skills, session.actual.document
        self.query_one("#evidence-summary", Static).update(_summary(session))
        places = [Place(m.start, m.end, _STYLES[m.state]) for skill in skills.skills for m in skill.mentions]
        places += [Place(item.start, item.end, _STYLES["rejected"]) for item in skills.rejected]
        self.query_one(DocumentText).show(document.text, places)
        width = self.room(_OTHERS)
        rows = [(f"s/{skill.id}", _skill_row(skill, width)) for skill in skills.skills]
        rows += [(f"r/{number}", _rejected_row(item, width)) for number, item in enumerate(skills.rejected)]
        kept = [row for row in rows if self.filter in " ".join(cell.plain for cell in row[1]).lower()]
        table = self.query_one(MovingTable)
        table.refill(_NAMES, kept)
        self._explain(table.chosen())

    def report(self, session: Session) -> Report:
        """Give what an export of this view holds."""
        return report_skills(session.actual.resume, session.actual.skills)

    def chosen(self) -> Skill | Rejected | None:
        """Give what the cursor is on."""
        key = self.query_one(MovingTable).chosen()
        return None if key is None else self._meant(key)

    def asked(self, session: Session) -> tuple[RoleFit, str]:
        """Ask about the skill under the cursor, or the one a word was decided against for."""
        meant = self.chosen()
        skill = meant.id if isinstance(meant, Skill) else meant.skill if meant else ""
        return session.role, skill

    def go(self, skill: str) -> None:
        """Put the cursor on a skill."""
        self.query_one(MovingTable).go(f"s/{skill}")

    def on_moving_table_moved(self, message: MovingTable.Moved) -> None:
        """Show the lines behind the row and mark them in the text."""
        self._explain(message.key)

    def _explain(self, key: str | None) -> None:
        meant = self._meant(key) if key else None
        if meant is None:
            return
        words, places = _why(meant)
        self.query_one("#evidence-why", Static).update(words)
        self.query_one(DocumentText).choose(places)

    def _meant(self, key: str) -> Skill | Rejected | None:
        if self.session is None:
            return None
        kind, _, name = key.partition("/")
        skills = self.session.actual.skills
        if kind == "s":
            return skills.by_id.get(name)
        return skills.rejected[int(name)] if int(name) < len(skills.rejected) else None


def _summary(session: Session) -> Text:
    skills, document = session.actual.skills, session.actual.document
    said = session.request.overrides
    parts = [
        count(len(skills.skills), "skill"),
        f"{count(len(skills.rejected), 'word')} decided against",
        experience(session.actual.resume.experience_months),
    ]
    if said.accept or said.reject:
        parts.insert(0, f"your word: {len(said.accept)} accepted, {len(said.reject)} rejected")
    lines = [plain(" · ".join(parts))]
    lines += [plain(f"! {warning.message}", "warn") for warning in document.warnings[:1]]
    return rows_of(*lines)


def _skill_row(skill: Skill, width: int) -> tuple[Text, ...]:
    return (
        signed(" ", skill.name, width=width),
        mark(STATE_MARKS[skill.state]),
        right(short_duration(skill.months)),
        plain(str(skill.last_used or "–")),
    )


def _rejected_row(item: Rejected, width: int) -> tuple[Text, ...]:
    muted: Tone = "muted"
    return (
        signed("✗", item.text, width=width, tone=muted),
        plain("✗ not counted", muted),
        right(""),
        plain(f"line {item.line}", muted),
    )


def _why(meant: Skill | Rejected) -> tuple[Text, list[Place]]:
    """Say how it was decided, with the places it rests on."""
    if isinstance(meant, Rejected):
        head = f"{meant.text}: not {meant.name}: {meant.reason} (rule {meant.rule}, line {meant.line}). a accepts it"
        return prose(head), [Place(meant.start, meant.end, "bold reverse red")]
    rules = ", ".join(dict.fromkeys(mention.rule for mention in meant.mentions))
    lines = ", ".join(str(mention.line) for mention in meant.mentions[:8])
    head = f"{meant.name}: {meant.state}, confidence {percent(meant.confidence)}; line {lines} (rule {rules}). x rejects it"
    return prose(head), [Place(m.start, m.end, f"{_STYLES[m.state]} reverse") for m in meant.mentions]
