"""Overview: the fit, the bars, what speaks for the person, the next three steps, doubts about the reading."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from skillgap.advice import Advice
from skillgap.gap import Gap, RoleFit
from skillgap.report import Report
from skillgap.report.answers.check import report_check
from skillgap.report.blocks import Block, Heading, Items, Mark, Paragraph, Title
from skillgap.report.words import (
    LEVEL_TITLES,
    TIER_MARKS,
    bar_mark,
    count,
    experience,
    fit_text,
    hours,
    money,
    percent,
)
from skillgap.tui.session import Session
from skillgap.tui.text import drawn, fit_bar, line
from skillgap.tui.views.view import View
from skillgap.tui.widgets.scroll import Scroll

_STEPS = 3
_ROLES = 4
_OBSTACLES = 4


class OverviewView(View):
    """Where the person stands, on one page."""

    NAME = "overview"
    FIRST = "#overview-page"

    def compose(self) -> ComposeResult:
        """Lay out two columns, one below the other where there is no room."""
        with Scroll(id="overview-page", classes="pair"):
            yield Static(id="overview-fit", markup=False)
            yield Static(id="overview-more", markup=False)

    def draw(self, session: Session) -> None:
        """Write both columns."""
        self.query_one("#overview-fit", Static).update(drawn(_standing(session)))
        self.query_one("#overview-more", Static).update(drawn(_more(session)))

    def report(self, session: Session) -> Report:
        """Give what an export of this view holds."""
        return report_check(session.advice)


def _standing(session: Session) -> list[Block | Text]:
    role, advice = session.role, session.advice
    blocks: list[Block | Text] = [Title(f"{role.title}, {LEVEL_TITLES[role.level]}"), *_figures(role)]
    if advice.report.level_why:
        blocks.append(Paragraph(f"Level: {advice.report.level_why}.", "muted"))
    if role.note:
        blocks.append(Paragraph(role.note, "warn"))
    blocks += [Heading("Next steps"), _steps(role.gaps[:_STEPS])]
    if role.bars:
        blocks += [
            Heading("Minimum bars"),
            Items(tuple((bar_mark(bar), f"{bar.name}: {bar.why}") for bar in role.bars)),
        ]
    return blocks


def _figures(role: RoleFit) -> list[Block | Text]:
    basis = count(role.postings, "posting") if role.basis == "measured" else "estimate, no postings counted"
    blocks: list[Block | Text] = [
        line("Fit   ", fit_bar(role.fit, 30), f" {fit_text(role.fit)}"),
    ]
    if role.reach is not None:
        blocks.append(line(f"Reach {percent(role.reach.value)} of {role.reach.n:,} stored postings"))
    blocks.append(Paragraph(f"{basis} · {money(role.salary_usd)} a year", "muted"))
    return blocks


def _steps(gaps: tuple[Gap, ...]) -> Block:
    if not gaps:
        return Paragraph("None: the resume covers everything the profile asks for.", "good")
    return Items(tuple((Mark(f"{place}.", "strong"), _step(gap)) for place, gap in enumerate(gaps, start=1)))


def _step(gap: Gap) -> str:
    time = hours(gap.hours_with_prerequisites) if gap.hours_with_prerequisites else "an edit"
    tier = TIER_MARKS[gap.tier].text.split()[0]
    return f"{gap.name} ({gap.kind}, {tier}, {time}, fit +{gap.gain:.1f}): {gap.remedy or gap.why}"


def _more(session: Session) -> list[Block | Text]:
    advice, role = session.advice, session.role
    blocks: list[Block | Text] = []
    if role.strengths:
        blocks += [
            Heading("Strengths"),
            Items(tuple((Mark("+", "good"), f"{one.name}: {one.why}") for one in role.strengths)),
        ]
    blocks += [Heading("Best-fitting roles"), _ranking(session.ranking), *_reading(advice)]
    if advice.report.persona:
        blocks += [Heading("Path"), Paragraph(advice.report.persona)]
    if role.caveats:
        blocks += [
            Heading("Read with care"),
            Items(tuple((Mark("!", "warn"), text) for text in role.caveats)),
        ]
    return blocks


def _ranking(ranking: tuple[RoleFit, ...]) -> Block:
    return Items(
        tuple(
            (Mark(f"{place}.", "strong"), f"{one.title}, {one.level}: {fit_text(one.fit)}")
            for place, one in enumerate(ranking[:_ROLES], start=1)
        )
    )


def _reading(advice: Advice) -> list[Block]:
    """Say what was read, and what may be wrong with it."""
    facts = [
        count(len(advice.skills.skills), "skill"),
        experience(advice.resume.experience_months),
        count(advice.document.pages, "page"),
    ]
    told = [warning.message for warning in advice.document.warnings]
    told += [f"{one.text} {one.remedy}" for one in advice.obstacles[:_OBSTACLES]]
    told += [one.text for one in advice.report.advice]
    items = Items(tuple((Mark("!", "warn"), text) for text in dict.fromkeys(told)))
    return [Heading("The resume"), Paragraph(" · ".join(facts), "muted"), *([items] if told else [])]
