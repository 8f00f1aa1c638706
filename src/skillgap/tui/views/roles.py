"""Roles: the fit for every role and level, the nearest roles, and what each would cost."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.message import Message
from textual.worker import get_current_worker

from skillgap.advice import Landscape
from skillgap.gap import RoleFit, Transition
from skillgap.market import LEVELS, LevelName
from skillgap.report import Report
from skillgap.report.answers.compare import SHADES, report_compare
from skillgap.report.answers.levels import report_levels
from skillgap.report.blocks import Block, Heading, Items, Mark, Paragraph, Title
from skillgap.report.words import LEVEL_TITLES, bar_mark, fit_text, hours, joined, money, percent
from skillgap.tui.session import Session
from skillgap.tui.views.view import View
from skillgap.tui.widgets.heat import HeatCell, HeatMap, HeatRow
from skillgap.tui.widgets.lines import Ground
from skillgap.tui.widgets.scroll import Page

_STYLES = {"good": "green", "plain": "cyan", "warn": "yellow", "muted": "bright_black"}
_NEAREST = 3
_COUNTING = 5


class RolesView(View):
    """A heat map of roles × levels; enter compares with the cell's role and level."""

    NAME = "roles"
    FIRST = "#roles-map"

    class Chosen(Message):
        """The user took a role and level."""

        def __init__(self, role: str, level: LevelName) -> None:
            super().__init__()
            self.role, self.level = role, level

    def __init__(self) -> None:
        super().__init__()
        self._told: Session | None = None
        """The session whose roles are drawn; the one before while the next is being compared."""

    def compose(self) -> ComposeResult:
        """Lay out map and reason."""
        with Ground(classes="split"):
            yield HeatMap(id="roles-map")
            yield Page(id="roles-detail", classes="detail")

    def draw(self, session: Session) -> None:
        """Ask for the comparison with every role; it takes longer than a key press may."""
        if session.surveyed:
            self._drawn(session)
            return
        if self._told is None:
            self.query_one(Page).write([Paragraph("comparing with every role …", "muted")])
        self._survey(session)

    @work(
        thread=True,
        exclusive=True,
        group="landscape",
        description="comparing with every role",
        exit_on_error=False,
    )
    def _survey(self, session: Session) -> None:
        session.survey()
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._drawn, session)

    def _drawn(self, session: Session) -> None:
        """Draw every role, in the order of the ranking."""
        self._told = session
        cells = {(role.role, role.level): role for role in session.landscape.matrix}
        suited = {role.role: role.level for role in session.ranking}
        rows = tuple(
            HeatRow(
                title=role.title,
                cells=tuple(_cell(cells.get((role.role, level)), suited.get(role.role)) for level in LEVELS),
            )
            for role in session.ranking
        )
        self.query_one(HeatMap).show(rows, at=(session.role.role, session.role.level))
        self._explain(session.role.role, session.role.level)

    def asked(self, session: Session) -> tuple[RoleFit, str]:
        """Ask about the cell under the cursor."""
        at = self.query_one(HeatMap).chosen()
        return next(
            (one for one in session.landscape.matrix if (one.role, one.level) == at), session.role
        ), ""

    def report(self, session: Session) -> Report:
        """Give what an export of this view holds."""
        return report_compare(session.landscape)

    def on_heat_map_moved(self, message: HeatMap.Moved) -> None:
        """Tell what the role under the cursor would cost."""
        self._explain(message.role, message.level)

    def _explain(self, role: str, level: LevelName) -> None:
        if self._told is not None:
            found, own = self._told.landscape, self._told.levels
            # Without its table: the map shows the levels already.
            levels = report_levels(own)[2:] if role == own.role else []
            self.query_one(Page).write([*_role(found, role, level), *levels, *_nearest(found)])

    def on_heat_map_taken(self, message: HeatMap.Taken) -> None:
        """Pass the choice on."""
        self.post_message(self.Chosen(message.role, message.level))


def _cell(role: RoleFit | None, suited: LevelName | None) -> HeatCell | None:
    if role is None:
        return None
    if role.fit is None:
        return HeatCell(role=role.role, level=role.level, text="?", style="")
    glyph, tone = next((glyph, tone) for least, glyph, tone in SHADES if role.fit.value >= least)
    about = "~" if role.basis == "estimate" else " "
    here = " ◂" if role.level == suited else ""
    text = f"{glyph * 2}{about}{role.fit.value:.0f}{here}"
    return HeatCell(role=role.role, level=role.level, text=text, style=_STYLES[tone])


def _role(found: Landscape, role: str, level: LevelName) -> list[Block]:
    """Say what one cell stands for."""
    fit = next(one for one in found.matrix if (one.role, one.level) == (role, level))
    basis = f"{fit.postings:,} postings" if fit.postings else "estimate, nobody counted"
    blocks: list[Block] = [
        Title(f"{fit.title}, {LEVEL_TITLES[fit.level]}: fit {fit_text(fit.fit)}"),
        Paragraph(f"{basis} · {money(fit.salary_usd)} · enter compares", "muted"),
        Paragraph("█ 75+ ▓ 50+ ▒ 25+ ░ below, ~ an estimate, ◂ the level that suits you", "muted"),
    ]
    if fit.reach is not None:
        blocks.append(Paragraph(f"Reach: {percent(fit.reach.value)} of {fit.reach.n:,} stored postings."))
    blocks.append(Items(tuple((bar_mark(bar), bar.name) for bar in fit.bars)))
    transition = next((one for one in found.transitions if one.role.role == role), None)
    return [*blocks, *_cost(transition, found.line)] if transition else blocks


def _cost(transition: Transition, line: float) -> list[Block]:
    """Say what counts already and what the way over the line is."""
    blocks: list[Block] = [
        Heading(f"The way over {line:g}, {LEVEL_TITLES[transition.role.level]}"),
        Paragraph(transition.why),
    ]
    if transition.missing and transition.hours:
        blocks.append(Paragraph(f"To learn, {hours(transition.hours)}: {joined(transition.missing)}."))
    if transition.counts:
        blocks.append(Paragraph(f"Counts already: {', '.join(transition.counts[:_COUNTING])}.", "muted"))
    return blocks


def _nearest(found: Landscape) -> list[Block]:
    items = tuple(
        (Mark(f"{place}.", "strong"), f"{one.role.title}: fit {fit_text(one.role.fit)}. {one.why}")
        for place, one in enumerate(found.transitions[:_NEAREST], start=1)
    )
    return [Heading("Nearest roles"), Items(items)]
