"""Plan: the months, what to do in each, and the fit after it."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import DataTable, Static

from skillgap.plan import Plan, PlanItem
from skillgap.report import Report
from skillgap.report.plan.summary import plan_summary, report_plan
from skillgap.report.words import fit_text, hours
from skillgap.tui.session import Session
from skillgap.tui.text import plain, right
from skillgap.tui.views.table import MovingTable


class PlanView(Vertical):
    """The learning plan for the chosen role, re-planned whenever a wish changes."""

    def __init__(self) -> None:
        super().__init__(id="plan-view")
        self._items: dict[str, PlanItem] = {}

    def compose(self) -> ComposeResult:
        """Lay out summary, months and detail."""
        yield Static(id="plan-summary", markup=False)
        with Container(classes="split"):
            yield MovingTable(id="plan-table")
            with VerticalScroll(id="plan-detail", classes="detail"):
                yield Static(id="plan-item", markup=False)

    def on_mount(self) -> None:
        """Name the columns."""
        table = self.query_one(MovingTable)
        for name in ("Month", "What", "Hours", "Part", "Fit after"):
            table.add_column(name, key=name)

    def show(self, session: Session) -> None:
        """Show the session's plan."""
        plan = session.plan
        hint = "+ − hours a week, [ ] months"
        self.query_one("#plan-summary", Static).update(
            Text.assemble(plan_summary(plan), ("\n" + hint, "dim"))
        )
        self._items = {f"{month.month}/{item.module}": item for month in plan.months for item in month.items}
        table = self.query_one(MovingTable)
        table.refill(_rows(plan))
        if not table.row_count:
            self.query_one("#plan-item", Static).update(plain("Nothing to plan.", "muted"))

    def report(self, session: Session) -> Report:
        """Give what an export of this view holds."""
        return report_plan(session.plan)

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Explain the item under the cursor."""
        item = self._items.get(event.row_key.value or "") if event.row_key else None
        if item is not None:
            self.query_one("#plan-item", Static).update(_detail(item))
            self.query_one("#plan-detail", VerticalScroll).scroll_home(animate=False)


def _rows(plan: Plan) -> list[tuple[str, tuple[Text, ...]]]:
    rows: list[tuple[str, tuple[Text, ...]]] = []
    for month in plan.months:
        for index, item in enumerate(month.items):
            last = index == len(month.items) - 1
            after = fit_text(month.fit_after) if last and month.fit_after else ""
            cells = (
                plain(str(month.month) if index == 0 else ""),
                plain(item.title),
                right(hours(item.hours)),
                right(f"{item.part}/{item.parts}"),
                right(after),
            )
            rows.append((f"{month.month}/{item.module}", cells))
    for left in plan.unscheduled:
        cells = (
            plain("later", "muted"),
            plain(left.name, "muted"),
            right(hours(left.hours)),
            right(""),
            right(""),
        )
        rows.append((f"later/{left.module}/{left.skill}", cells))
    return rows


def _detail(item: PlanItem) -> Text:
    text = Text.assemble((item.title, "bold"), f"  {hours(item.hours)} of {hours(item.total_hours)}\n")
    text.append(f"Why: {item.why}")
    for outcome in item.outcomes:
        text.append(f"\n✓ {outcome}")
    for resource in item.resources:
        text.append(f"\n→ {resource.title} ({resource.kind}, {resource.cost})\n  ")
        text.append(resource.url, style="underline")
    if item.project:
        text.append(f"\nLeaves evidence: {item.project}", style="green")
    return text
