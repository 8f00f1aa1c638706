"""Roles: fit for every role and level, and the demand behind the one under the cursor."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import DataTable, Static

from skillgap.gap import RoleFit
from skillgap.market import LEVELS, LevelName, RoleProfile
from skillgap.report import Report
from skillgap.report.answers.check import report_check
from skillgap.report.words import LEVEL_TITLES, money
from skillgap.skills import Taxonomy
from skillgap.tui.session import Session
from skillgap.tui.text import meter, plain
from skillgap.tui.views.table import MovingTable

_SHADES = ((80, "█"), (60, "▓"), (40, "▒"), (0, "░"))


class RolesView(Vertical):
    """A heat map of roles × levels; enter takes the row's role."""

    class Chosen(Message):
        """The user took a role."""

        def __init__(self, role: str, level: LevelName | None) -> None:
            super().__init__()
            self.role = role
            self.level = level

    def __init__(self) -> None:
        super().__init__(id="roles-view")
        self._session: Session | None = None

    def compose(self) -> ComposeResult:
        """Lay out hint, heat map and demand."""
        yield Static(
            "Fit by role and level: █ 80+ ▓ 60+ ▒ 40+ ░ below; ~ is an estimate, ◂ your level. Enter compares.",
            id="roles-hint",
            markup=False,
        )
        with Container(classes="split"):
            yield MovingTable(id="roles-table")
            with VerticalScroll(id="roles-detail", classes="detail"):
                yield Static(id="roles-demand", markup=False)

    def on_mount(self) -> None:
        """Name the columns."""
        table = self.query_one(MovingTable)
        for name in ("Role", *LEVELS):
            table.add_column(name, key=name)

    def show(self, session: Session) -> None:
        """Show all roles, in order of their best fit."""
        self._session = session
        cells = {(role.role, role.level): role for role in session.matrix}
        suited = {role.role: role.level for role in session.ranking}
        rows = [
            (
                role.role,
                (
                    plain(role.title),
                    *(
                        _cell(cells.get((role.role, level)), here=suited[role.role] == level)
                        for level in LEVELS
                    ),
                ),
            )
            for role in session.ranking
        ]
        self.query_one(MovingTable).refill(rows)

    def report(self, session: Session) -> Report:
        """Give what an export of this view holds."""
        return report_check(session.advice)

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Show the demand of the role under the cursor."""
        if self._session is None or event.row_key is None:
            return
        knowledge = self._session.advice.knowledge
        profile = knowledge.market.by_role.get(event.row_key.value or "")
        level: LevelName = next(
            (r.level for r in self._session.ranking if profile and r.role == profile.role), "mid"
        )
        if profile is not None:
            self.query_one("#roles-demand", Static).update(_demand(profile, level, knowledge.taxonomy))
            self.query_one("#roles-detail", VerticalScroll).scroll_home(animate=False)

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Take the role."""
        if event.row_key.value:
            self.post_message(self.Chosen(event.row_key.value, None))


def _cell(role: RoleFit | None, *, here: bool) -> Text:
    if role is None or role.fit is None:
        return plain("–", "muted")
    value = role.fit.value
    shade = next(glyph for floor, glyph in _SHADES if value >= floor)
    sign = "~" if role.basis == "estimate" else " "
    return Text(f"{shade}{shade}{sign}{value:>3.0f}{' ◂' if here else '  '}", style="bold" if here else "")


def _demand(profile: RoleProfile, level: LevelName, taxonomy: Taxonomy) -> Text:
    text = Text.assemble(
        (f"{profile.title}, {LEVEL_TITLES[level]}", "bold"),
        f"  {money(profile.by_level[level].salary_usd)}\n",
    )
    for row in profile.by_level[level].demand[:12]:
        text.append_text(meter(row.share))
        size = "estimate" if row.estimate else f"n {row.n:,}"
        text.append(f"  {taxonomy.name(row.skill)}")
        text.append(f"  {size}\n", style="dim")
    for caveat in profile.caveats:
        text.append(f"! {caveat}\n", style="yellow")
    return text
