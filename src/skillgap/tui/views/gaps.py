"""Gaps: fit, bars and strengths above, ranked gaps below, the reason beside the row."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import DataTable, Input, Static

from skillgap.gap import Gap, RoleFit
from skillgap.report import Report
from skillgap.report.answers.check import report_check
from skillgap.report.words import LEVEL_TITLES, bar_mark, count, fit_text, hours, interval
from skillgap.tui.session import Session
from skillgap.tui.text import mark, meter, plain, right
from skillgap.tui.views.table import MovingTable

_ORDERS = {
    "worth": lambda index, gap: index,
    "demand": lambda index, gap: (-gap.share, gap.skill),
    "hours": lambda index, gap: (gap.hours_with_prerequisites, gap.skill),
    "name": lambda index, gap: gap.name.lower(),
}


class GapsView(Vertical):
    """What is missing for the chosen role, most worthwhile first."""

    HELP_TITLE: ClassVar[str] = "Gaps"

    def __init__(self) -> None:
        super().__init__(id="gaps-view")
        self._session: Session | None = None
        self._order = "worth"
        self._filter = ""

    def compose(self) -> ComposeResult:
        """Lay out summary, filter, table and reason."""
        yield Static(id="summary", markup=False)
        yield Input(placeholder="show gaps whose name, kind or tier holds …", id="gap-filter")
        with Container(classes="split"):
            yield MovingTable(id="gap-table")
            with VerticalScroll(id="gap-detail", classes="detail"):
                yield Static(id="gap-reason", markup=False)

    def on_mount(self) -> None:
        """Name the columns; hide the filter until it is asked for."""
        table = self.query_one(MovingTable)
        for name in ("Skill", "Kind", "Demand", "n", "Fit", "Time"):
            table.add_column(name, key=name)
        self.query_one(Input).display = False

    def show(self, session: Session) -> None:
        """Show the session's first role."""
        self._session = session
        role = session.advice.best
        self.query_one("#summary", Static).update(_summary(role))
        self._fill()

    def report(self, session: Session) -> Report:
        """Give what an export of this view holds."""
        return report_check(session.advice)

    def sort(self) -> str:
        """Take the next order and name it."""
        names = list(_ORDERS)
        self._order = names[(names.index(self._order) + 1) % len(names)]
        self._fill()
        return self._order

    def open_filter(self) -> None:
        """Show the filter and go there."""
        field = self.query_one(Input)
        field.display = True
        field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as the user types."""
        self._filter = event.value.strip().lower()
        self._fill()

    def on_input_submitted(self) -> None:
        """Go to the table with what is left."""
        self.query_one(MovingTable).focus()

    def key_escape(self) -> None:
        """Leave the filter and show all gaps."""
        field = self.query_one(Input)
        field.value = ""
        field.display = False
        self.query_one(MovingTable).focus()

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Explain the gap under the cursor."""
        if self._session is None or event.row_key is None:
            return
        for gap in self._session.advice.best.gaps:
            if gap.skill == event.row_key.value:
                self.query_one("#gap-reason", Static).update(_reason(gap))
                self.query_one("#gap-detail", VerticalScroll).scroll_home(animate=False)

    def _fill(self) -> None:
        if self._session is None:
            return
        gaps = self._session.advice.best.gaps
        shown = [
            (index, gap)
            for index, gap in enumerate(gaps)
            if self._filter in f"{gap.name} {gap.kind} {gap.tier}".lower()
        ]
        shown.sort(key=lambda pair: _ORDERS[self._order](*pair))  # type: ignore[no-untyped-call]
        self.query_one(MovingTable).refill([(gap.skill, _row(gap)) for _, gap in shown])
        if not shown:
            empty = (
                "No gap matches the filter."
                if gaps
                else "No gaps: the resume covers what the profile asks for."
            )
            self.query_one("#gap-reason", Static).update(plain(empty, "muted"))


def _row(gap: Gap) -> tuple[Text, ...]:
    time = hours(gap.hours_with_prerequisites) if gap.hours_with_prerequisites else "edit"
    return (
        plain(gap.name),
        plain(gap.kind),
        meter(gap.share),
        right(f"{gap.n:,}" if gap.n else "est."),
        right(f"+{gap.gain:.1f}"),
        right(time),
    )


def _summary(role: RoleFit) -> Text:
    text = Text.assemble(
        (f"{role.title}, {LEVEL_TITLES[role.level]}", "bold"), f"   fit {fit_text(role.fit)}"
    )
    basis = count(role.postings, "posting") if role.basis == "measured" else "estimate, no postings counted"
    text.append(f"   {basis}", style="dim")
    text.append("\n")
    for bar in role.bars:
        text.append_text(mark(bar_mark(bar)))
        text.append(f" {bar.name}  ")
    if role.strengths:
        names = ", ".join(strength.name for strength in role.strengths[:4])
        text.append_text(Text.assemble("\n", ("+", "green"), f" {names}"))
    text.no_wrap = True
    text.overflow = "ellipsis"
    return text


def _reason(gap: Gap) -> Text:
    text = Text.assemble((gap.name, "bold"), f"  {gap.tier} · {gap.kind}\n")
    basis = f"n {gap.n:,}, {', '.join(gap.sources)}" if gap.n else "an estimate, no postings counted"
    text.append(f"asked for in {gap.share:.0%} ({interval(gap.low, gap.high)}; {basis})\n", style="dim")
    text.append(f"{gap.why}\n{gap.remedy}")
    for quote in gap.evidence:
        text.append(f"\n“{' '.join(quote.split())}”", style="italic")
    if gap.interview:
        text.append(f"\nIn the interview: {gap.interview}")
    for caveat in gap.caveats:
        text.append(f"\n! {caveat}", style="yellow")
    return text
