"""Gaps: what is missing for the role, most worthwhile first, with the reason beside the row."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult

from skillgap.gap import Gap
from skillgap.report import Report
from skillgap.report.answers.check import report_check
from skillgap.report.blocks import Paragraph
from skillgap.report.words import hours, interval
from skillgap.tui.session import Session
from skillgap.tui.text import meter, plain, right, signed
from skillgap.tui.views.reason import reason
from skillgap.tui.views.view import View
from skillgap.tui.widgets.lines import Ground
from skillgap.tui.widgets.scroll import Page
from skillgap.tui.widgets.table import MovingTable, Row

_Order = Callable[[int, Gap], tuple[object, ...]]
_ORDERS: dict[str, _Order] = {
    "worth": lambda index, gap: (index,),
    "demand": lambda index, gap: (-gap.share, gap.skill),
    "hours": lambda index, gap: (gap.hours_with_prerequisites, gap.skill),
    "name": lambda index, gap: (gap.name.lower(), gap.skill),
}
_OTHERS, _OTHERS_NARROW = 54, 34
"""Cells of the columns but the names, with the space around them."""
_KINDS = ("wording", "proof", "learning")
_NARROW = ("Skill", "Demand", "Fit", "Time")
_WIDE = ("Skill", "Kind", "Demand", "95 %", "n", "Fit", "Time")


class GapsView(View):
    """What is missing for the chosen role."""

    NAME = "gaps"
    FIRST = "#gap-table"

    def __init__(self) -> None:
        super().__init__()
        self._order = "worth"
        self._grouped = False

    def compose(self) -> ComposeResult:
        """Lay out table and reason."""
        with Ground(classes="split"):
            yield MovingTable(id="gap-table")
            yield Page(id="gap-detail", classes="detail")

    def draw(self, session: Session) -> None:
        """Fill the table with the gaps as the resume stands; what is taken as learnt stays and is marked."""
        narrow = self.app.size.width < 80
        rows = self._rows(session, narrow=narrow)
        table = self.query_one(MovingTable)
        table.refill(_NARROW if narrow else _WIDE, rows)
        self._explain(table.chosen())
        if not rows:
            none = (
                "No gap matches the filter."
                if session.actual.best.gaps
                else "No gaps: the resume covers what the profile asks for."
            )
            self.query_one(Page).write([Paragraph(none, "muted")])

    def report(self, session: Session) -> Report:
        """Give what an export of this view holds."""
        return report_check(session.advice)

    def sort(self) -> str:
        """Take the next order and name it."""
        names = list(_ORDERS)
        self._order = names[(names.index(self._order) + 1) % len(names)]
        if self.session is not None:
            self.draw(self.session)
        return self._order

    def group(self) -> None:
        """Group by kind, or no longer."""
        self._grouped = not self._grouped
        if self.session is not None:
            self.draw(self.session)

    def chosen(self) -> str | None:
        """Give the skill under the cursor."""
        key = self.query_one(MovingTable).chosen()
        return None if key is None or key.startswith("/") else key

    def go(self, skill: str) -> None:
        """Put the cursor on a skill."""
        self.query_one(MovingTable).go(skill)

    def on_moving_table_moved(self, message: MovingTable.Moved) -> None:
        """Explain the gap under the cursor."""
        self._explain(message.key)

    def _explain(self, skill: str | None) -> None:
        if self.session is not None and skill:
            self.query_one(Page).write(reason(self.session, skill))

    def _rows(self, session: Session, *, narrow: bool) -> list[Row]:
        order = _ORDERS[self._order]
        found = [
            (index, gap)
            for index, gap in enumerate(session.actual.best.gaps)
            if self.filter in f"{gap.name} {gap.kind} {gap.tier}".lower()
        ]
        found.sort(key=lambda pair: order(*pair))
        now = {gap.skill: gap for gap in session.role.gaps}
        width = self.room(_OTHERS_NARROW if narrow else _OTHERS)
        if not self._grouped:
            return [_row(session, gap, now, width, narrow=narrow) for _, gap in found]
        rows: list[Row] = []
        for kind in _KINDS:
            of_kind = [gap for _, gap in found if gap.kind == kind]
            if of_kind:
                blank = tuple(plain("") for _ in (_NARROW if narrow else _WIDE)[1:])
                rows.append((f"/{kind}", (plain(f"── {kind} ({len(of_kind)})", "strong"), *blank)))
                rows += [_row(session, gap, now, width, narrow=narrow) for gap in of_kind]
        return rows


def _row(session: Session, gap: Gap, now: dict[str, Gap], width: int, *, narrow: bool) -> Row:
    """Make a row; ✓ is taken as learnt, ○ is covered by something that is."""
    current = now.get(gap.skill)
    sign = "✓" if gap.skill in session.learnt else " " if current else "○"
    name = signed(sign, gap.name, width=width)
    gain = f"+{current.gain:.1f}" if current else "–"
    time = hours(gap.hours_with_prerequisites) if gap.hours_with_prerequisites else "edit"
    figures = (right(gain), right(time))
    if narrow:
        return gap.skill, (name, meter(gap.share, 5), *figures)
    n = f"{gap.n:,}" if gap.n else "est."
    spread = interval(gap.low, gap.high).removesuffix(" %")
    return gap.skill, (name, plain(gap.kind), meter(gap.share, 5), right(spread), right(n), *figures)
