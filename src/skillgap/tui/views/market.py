"""Market: what postings ask for in a role at a level, with sources; one skill across all roles."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from skillgap.gap import RoleFit
from skillgap.market import Demand, Level, LevelName, Market, RoleProfile, roles_asking
from skillgap.report import Report
from skillgap.report.answers.roles import TREND_MARKS, report_role
from skillgap.report.blocks import Block, Column, Heading, Items, Mark, Meter, Paragraph, Table, Title
from skillgap.report.words import TIER_MARKS, interval, money, percent, source_text
from skillgap.tui.session import Session
from skillgap.tui.text import mark, meter, plain, right, rows_of, signed
from skillgap.tui.views.view import View
from skillgap.tui.widgets.lines import Ground
from skillgap.tui.widgets.scroll import Page
from skillgap.tui.widgets.table import MovingTable, Row

_NARROW = ("Skill", "Demand", "n")
_WIDE = ("Skill", "Tier", "Demand", "95 %", "n", "Trend")
_CAVEATS = 3
_OTHERS, _OTHERS_NARROW = 57, 26
"""Cells of the columns but the names, with the space around them."""


class MarketView(View):
    """A browser of the profiles; starts at the role compared with."""

    NAME = "market"
    FIRST = "#market-table"

    def __init__(self) -> None:
        super().__init__()
        self._role = ""
        self._level: LevelName = "mid"

    def compose(self) -> ComposeResult:
        """Lay out head, demand and detail."""
        yield Static(id="market-head", classes="head", markup=False)
        with Ground(classes="split"):
            yield MovingTable(id="market-table")
            yield Page(id="market-detail", classes="detail")

    def draw(self, session: Session) -> None:
        """Draw the profile browsed."""
        market = session.actual.knowledge.market
        if self._role not in market.by_role:
            self._role, self._level = session.role.role, session.role.level
        profile, level = self._browsed(market)
        narrow = self.app.size.width < 80
        self.query_one("#market-head", Static).update(rows_of(*_head(profile, level)))
        name = session.actual.knowledge.taxonomy.name
        kept = [row for row in level.demand if self.filter in f"{name(row.skill)} {row.tier}".lower()]
        shown = {skill.id for skill in session.actual.skills.skills}
        width = self.room(_OTHERS_NARROW if narrow else _OTHERS)
        rows = [_row(row, name(row.skill), width, had=row.skill in shown, narrow=narrow) for row in kept]
        table = self.query_one(MovingTable)
        table.refill(_NARROW if narrow else _WIDE, rows)
        self._explain(table.chosen())
        if not rows:
            self.query_one(Page).write([Paragraph("No row matches.", "muted")])

    def report(self, session: Session) -> Report:
        """Give what an export of this view holds."""
        knowledge = session.actual.knowledge
        profile, _ = self._browsed(knowledge.market)
        return report_role(profile, knowledge.market, knowledge.taxonomy.name)

    def asked(self, session: Session) -> tuple[RoleFit, str]:
        """Ask about the row under the cursor, in the profile browsed."""
        profile, level = self._browsed(session.actual.knowledge.market)
        at = (profile.role, level.level)
        role = next((one for one in session.landscape.matrix if (one.role, one.level) == at), session.role)
        return role, self.query_one(MovingTable).chosen() or ""

    def next_role(self, step: int) -> None:
        """Browse another role, round and round."""
        if self.session is not None:
            roles = [profile.role for profile in self.session.actual.knowledge.market.roles]
            self._role = roles[(roles.index(self._role) + step) % len(roles)]
            self.draw(self.session)

    def next_level(self, step: int) -> None:
        """Browse another level of the role, as far as it has one."""
        if self.session is not None:
            profile, level = self._browsed(self.session.actual.knowledge.market)
            names = [one.level for one in profile.levels]
            self._level = names[max(0, min(len(names) - 1, names.index(level.level) + step))]
            self.draw(self.session)

    def browse(self, role: str) -> None:
        """Browse a role."""
        self._role = role

    def on_moving_table_moved(self, message: MovingTable.Moved) -> None:
        """Show the sources of the row under the cursor, and its skill in every role."""
        self._explain(message.key)

    def _explain(self, skill: str | None) -> None:
        if self.session is None or not skill:
            return
        knowledge = self.session.actual.knowledge
        profile, level = self._browsed(knowledge.market)
        row = next((row for row in level.demand if row.skill == skill), None)
        if row is not None:
            name = knowledge.taxonomy.name(skill)
            self.query_one(Page).write(
                _detail(row, name, knowledge.market, (*level.caveats, *profile.caveats))
            )

    def _browsed(self, market: Market) -> tuple[RoleProfile, Level]:
        profile = market.by_role[self._role]
        return profile, profile.by_level.get(self._level) or profile.levels[0]


def _head(profile: RoleProfile, level: Level) -> list[Text]:
    levels = "  ".join(f"[{one.level}]" if one is level else one.level for one in profile.levels)
    size = f"{level.postings:,} postings" if level.postings else "no postings counted, estimates"
    facts = [size, money(level.salary_usd)]
    if level.years_min is not None:
        facts.append(f"{level.years_min} years usual")
    return [
        plain(f"{profile.title}   {levels}   n N other role, h l other level", "strong"),
        plain(" · ".join(facts), "muted"),
    ]


def _row(row: Demand, name: str, width: int, *, had: bool, narrow: bool) -> Row:
    """Make a row; ● is shown by the resume."""
    n = right("est." if row.estimate else f"{row.n:,}")
    label = signed("●" if had else " ", name, width=width)
    if narrow:
        return row.skill, (label, meter(row.share, 6), n)
    spread = right(interval(row.low, row.high).removesuffix(" %"))
    tier, trend = mark(TIER_MARKS[row.tier]), mark(TREND_MARKS[row.trend])
    return row.skill, (label, tier, meter(row.share, 6), spread, n, trend)


def _detail(row: Demand, name: str, market: Market, caveats: tuple[str, ...]) -> list[Block]:
    sources = {source.id: source for source in market.sources}
    told = [
        (
            Mark("•" if one.pooled else "◌"),
            f"{percent(one.share, digits=1)} of {one.n:,}, {source_text(sources[one.source]) if one.source in sources else one.source}"
            f"{'' if one.pooled else ' (older than 36 months: shown, not pooled)'}",
        )
        for one in row.observations
    ]
    size = "an estimate, nobody counted" if row.estimate else f"{row.n:,} postings"
    blocks: list[Block] = [
        Title(f"{name}: {percent(row.share)} ({interval(row.low, row.high)}), {size}"),
        Paragraph(
            f"{TIER_MARKS[row.tier].text}{f' · {row.trend}' if row.trend else ''} · ● in your resume", "muted"
        ),
    ]
    if told:
        blocks += [Heading("Sources"), Items(tuple(told))]
    blocks += [Heading(f"{name} in every role"), _across(market, row.skill)]
    warned = (*row.caveats, *caveats[:_CAVEATS])
    if warned:
        blocks += [Heading("Read with care"), Items(tuple((Mark("!", "warn"), text) for text in warned))]
    return blocks


def _across(market: Market, skill: str) -> Table:
    """List one skill in all roles: the level where most ask, and all levels."""
    rows = []
    for profile, places in roles_asking(market, skill):
        asked = [(place.level, place.demand.share) for place in places if place.demand]
        most = Meter(max(share for _, share in asked))
        rows.append((profile.title, most, " · ".join(f"{level} {percent(share)}" for level, share in asked)))
    columns = (Column(name="Role", wrap=True), Column(name="Most"), Column(name="By level", wrap=True))
    return Table(columns=columns, rows=tuple(rows))
