"""Roadmap: the months drawn to scale, the module under the cursor, the fit after each month."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static
from textual.worker import get_current_worker

from skillgap.errors import SkillgapError
from skillgap.gap import RoleFit
from skillgap.month import Month
from skillgap.plan import Plan, PlanItem
from skillgap.report import Report
from skillgap.report.blocks import Block, Heading, Items, Mark, Paragraph, Title
from skillgap.report.plan.picture import month_name, rows
from skillgap.report.plan.summary import plan_summary, report_plan
from skillgap.report.words import hours
from skillgap.tui.session import Edit, Session
from skillgap.tui.text import error_words, plain, prose
from skillgap.tui.views.view import View
from skillgap.tui.widgets.lines import Ground
from skillgap.tui.widgets.scroll import Page
from skillgap.tui.widgets.timeline import Chart, Stretch, Timeline, TimelineRow

HEAD = "/resume"
"""Key of the row above what to do on the resume itself."""
RESUME = f"{HEAD}/"
"""Opens the keys of the rows below it."""


class RoadmapView(View):
    """The learning plan for the chosen role, made anew whenever a wish changes."""

    NAME = "roadmap"
    FIRST = "#roadmap-timeline"

    def __init__(self) -> None:
        super().__init__()
        self._unfolded = False

    def compose(self) -> ComposeResult:
        """Lay out summary, timeline and detail."""
        yield Static(id="roadmap-summary", classes="summary", markup=False)
        yield Static(id="roadmap-hint", classes="hint", markup=False)
        with Ground(classes="stack"):
            yield Timeline(id="roadmap-timeline")
            yield Page(id="roadmap-detail", classes="detail")

    def draw(self, session: Session) -> None:
        """Draw the plan; one not made yet takes longer than a key press may and follows."""
        if session.planned:
            self._draw_plan(session)
        else:
            self.query_one("#roadmap-hint", Static).update(plain("planning …"), layout=False)
            self._make_plan(session)

    @work(thread=True, exclusive=True, group="plan", description="planning", exit_on_error=False)
    def _make_plan(self, session: Session) -> None:
        try:
            _ = session.plan
        except SkillgapError as error:
            self.app.call_from_thread(self._refuse, session, error)
            return
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._planned, session)

    def _planned(self, session: Session) -> None:
        if self.session is session:
            self._draw_plan(session)

    def _refuse(self, session: Session, error: SkillgapError) -> None:
        """Say why there is no plan."""
        if self.session is session:
            self.query_one("#roadmap-summary", Static).update(prose(error_words(error), "bad"))
            self.query_one("#roadmap-hint", Static).update(plain("w changes the wishes, r role and level"))
            self.query_one(Timeline).show(Chart(months=(), rows=(), fits=()))
            self.query_one(Page).write([])

    def _draw_plan(self, session: Session) -> None:
        file = f"ticks go to {session.plan_file.name}" if session.plan_file else "e writes the plan file"
        self.query_one("#roadmap-summary", Static).update(prose(plan_summary(session.plan)))
        hint = f"+ − hours  [ ] months  < > start  w all wishes · {file}"
        self.query_one("#roadmap-hint", Static).update(plain(hint))
        chart = chart_of(session.plan, session.edited, unfolded=self._unfolded)
        timeline = self.query_one(Timeline)
        timeline.show(chart)
        self._explain(timeline.chosen())
        if not chart.rows:
            self.query_one(Page).write(
                [Paragraph("Nothing to plan: the resume covers what the role asks for.", "good")]
            )

    def report(self, session: Session) -> Report:
        """Give what an export of this view holds."""
        return report_plan(session.plan)

    def chosen(self) -> str | Edit | None:
        """Give the module, or what to do on the resume, under the cursor."""
        key = self.query_one(Timeline).chosen()
        if key is not None and key.startswith(RESUME) and self.session is not None:
            return Edit(self.session.plan.proof[int(key.removeprefix(RESUME))])
        return None if key is None or key.startswith("/") else key

    def asked(self, session: Session) -> tuple[RoleFit, str]:
        """Ask about the main skill of the module under the cursor."""
        module = self.chosen()
        items = (item for month in session.plan.months for item in month.items if item.module == module)
        return session.role, next((item.skill for item in items), "")

    def fold(self) -> None:
        """Show what is to do on the resume itself, or only how much."""
        if self.session is not None and self.query_one(Timeline).chosen() == HEAD:
            self._unfolded = not self._unfolded
            self.draw(self.session)

    def on_timeline_taken(self) -> None:
        """Take enter for unfolding."""
        self.fold()

    def on_timeline_moved(self, message: Timeline.Moved) -> None:
        """Explain the row under the cursor."""
        self._explain(message.key)

    def _explain(self, key: str | None) -> None:
        if self.session is not None and key is not None:
            self.query_one(Page).write(_detail(self.session.plan, key, self.session.edited))


def chart_of(plan: Plan, edited: tuple[str, ...] = (), *, unfolded: bool = False) -> Chart:
    """Lay the plan out: what to do on the resume, the modules, the interview track, what does not fit."""
    done = {(item.module, item.part): item.done for month in plan.months for item in month.items}
    found = [
        TimelineRow(
            key=row.module,
            label=row.title,
            hours=row.hours,
            practice=row.practice,
            stretches=tuple(
                Stretch(start=piece.column + piece.start, width=piece.width, done=done[row.module, part])
                for part, piece in enumerate(row.pieces, start=1)
            ),
        )
        for row in rows(plan)
    ]
    later = [
        TimelineRow(
            key=f"/later/{one.module}/{one.skill}", label=f"later: {one.name}", hours=hours(one.hours)
        )
        for one in plan.unscheduled
    ]
    lows = [month.fit_after.low for month in plan.months if month.fit_after]
    return Chart(
        span=f"{plan.months[0].month} to {plan.months[-1].month}" if plan.months else "",
        floor=max(0, int(min(lows, default=0)) // 10 * 10 - 10),
        months=tuple(_short(month.month, first=not place) for place, month in enumerate(plan.months)),
        rows=(*_edits(plan, edited, unfolded=unfolded), *found, *later),
        fits=tuple(month.fit_after for month in plan.months),
    )


def _edits(plan: Plan, edited: tuple[str, ...], *, unfolded: bool) -> list[TimelineRow]:
    """Give the row of what to do on the resume itself, and one for each thing when they are asked for."""
    if not plan.proof:
        return []
    done = f"{sum(text in edited for text in plan.proof)}/{len(plan.proof)} done"
    sign = "▾" if unfolded else "+"
    below = (
        TimelineRow(
            key=f"{RESUME}{place}", label=f"  {'✓' if text in edited else '□'} {text}", hours="", wide=True
        )
        for place, text in enumerate(plan.proof)
    )
    return [TimelineRow(key=HEAD, label=f"{sign} Resume first", hours=done), *(below if unfolded else ())]


def _short(month: Month, *, first: bool) -> str:
    name = month_name(month)
    return f"{name[:3]} {name[-2:]}" if first or month.number == 1 else name[:3]


def _detail(plan: Plan, key: str, edited: tuple[str, ...]) -> list[Block]:
    if key == HEAD:
        items = Items(tuple((_box(text in edited), text) for text in plan.proof))
        told = Paragraph("space or enter lists them to tick one by one.", "muted")
        return [Title("First, on the resume itself"), told, items, *_before(plan)]
    if key.startswith(RESUME):
        text = plan.proof[int(key.removeprefix(RESUME))]
        told = Paragraph("space ticks it: it is done when the resume says so.", "muted")
        return [Items(((_box(text in edited), text),)), told]
    if key.startswith("/later/"):
        left = next(one for one in plan.unscheduled if key == f"/later/{one.module}/{one.skill}")
        return [Title(f"{left.name} · {hours(left.hours)}"), Paragraph(f"Does not fit: {left.reason}.")]
    items_ = [(month.month, item) for month in plan.months for item in month.items if item.module == key]
    return _module(items_) if items_ else []


def _box(done: bool) -> Mark:
    return Mark("✓", "good") if done else Mark("□")


def _before(plan: Plan) -> list[Block]:
    if not plan.reality:
        return []
    return [Heading("Before you set out"), Items(tuple((Mark("!", "warn"), text) for text in plan.reality))]


def _module(parts: list[tuple[Month, PlanItem]]) -> list[Block]:
    """Show a module: its months, why it is there, what to learn from, what it leaves."""
    item = parts[-1][1]
    months = tuple(
        (
            _box(part.done),
            f"{month_name(month)}: {hours(part.hours)}{f', part {part.part} of {part.parts}' if part.parts > 1 else ''}",
        )
        for month, part in parts
    )
    blocks: list[Block] = [
        Title(f"{item.title} · {hours(item.total_hours)}"),
        Items(months),
        Paragraph(item.why),
    ]
    if item.resources:
        found = tuple(
            (Mark("→"), f"{one.title} ({one.kind}, {one.cost}) {one.url}") for one in item.resources
        )
        blocks += [Heading("Learn from"), Items(found)]
    if item.outcomes:
        blocks += [Heading("You can then"), Items(tuple((Mark("•"), one) for one in item.outcomes))]
    if item.project:
        blocks += [Heading("Leaves evidence"), Paragraph(item.project)]
    return blocks
