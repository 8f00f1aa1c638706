"""Overview: the fit, the bars, what speaks for the person, the next three steps, doubts about the reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from rich.text import Text
from textual.app import ComposeResult

from skillgap.gap import Gap, GapReport, RoleFit
from skillgap.report import Report
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
from skillgap.resume import Finding, Resume
from skillgap.tui.session import Session
from skillgap.tui.text import fit_bar, line
from skillgap.tui.views.view import View
from skillgap.tui.widgets.scroll import Page

if TYPE_CHECKING:
    from skillgap.tui.files.beside import Compared

_STEPS = 3
_ROLES = 4
_OBSTACLES = 4


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What the page tells."""

    role: RoleFit
    ranking: tuple[RoleFit, ...]
    report: GapReport
    resume: Resume
    skills: int
    obstacles: tuple[Finding, ...]


class OverviewView(View):
    """Where the person stands, on one page."""

    NAME = "overview"
    FIRST = "#overview-page"

    def compose(self) -> ComposeResult:
        """Lay out two columns, one below the other where there is no room."""
        yield Page(id="overview-page", classes="pair")

    def await_first(self, name: str, *, first_start: bool) -> None:
        """Say that what is read first will stand here."""
        told = "What it shows of skills, roles and gaps will stand here."
        if first_start:
            told += (
                " On this first start skillgap prepares its data, once; later starts take less than a second."
            )
        self.query_one(Page).write([Title(f"Reading {name}"), Paragraph(told, "muted")])

    def draw(self, session: Session) -> None:
        """Write both columns."""
        advice = session.advice
        self.tell(
            Standing(
                role=session.role,
                ranking=session.ranking,
                report=advice.report,
                resume=advice.resume,
                skills=len(advice.skills.skills),
                obstacles=advice.obstacles,
            )
        )

    def glimpse(self, found: Compared) -> None:
        """Write what is known before there is a session."""
        self.tell(
            Standing(
                role=found.report.roles[0],
                ranking=found.everything.roles,
                report=found.report,
                resume=found.resume,
                skills=len(found.skills.skills),
                obstacles=found.obstacles,
            )
        )

    def tell(self, standing: Standing) -> None:
        """Write where the person stands."""
        self.query_one(Page).write(_standing(standing), aside=_more(standing))

    def report(self, session: Session) -> Report:
        """Give what an export of this view holds."""
        from skillgap.report.answers.check import report_check

        return report_check(session.advice)


def _standing(standing: Standing) -> list[Block | Text]:
    role = standing.role
    blocks: list[Block | Text] = [Title(f"{role.title}, {LEVEL_TITLES[role.level]}"), *_figures(role)]
    if standing.report.level_why:
        blocks.append(Paragraph(f"Level: {standing.report.level_why}.", "muted"))
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
    salary = f" · {money(role.salary_usd)} a year" if role.salary_usd else ""
    blocks.append(Paragraph(f"{basis}{salary}", "muted"))
    return blocks


def _steps(gaps: tuple[Gap, ...]) -> Block:
    if not gaps:
        return Paragraph("None: the resume covers everything the profile asks for.", "good")
    return Items(tuple((Mark(f"{place}.", "strong"), _step(gap)) for place, gap in enumerate(gaps, start=1)))


def _step(gap: Gap) -> str:
    time = hours(gap.hours_with_prerequisites) if gap.hours_with_prerequisites else "an edit"
    tier = TIER_MARKS[gap.tier].text.split()[0]
    return f"{gap.name} ({gap.kind}, {tier}, {time}, fit +{gap.gain:.1f}): {gap.remedy or gap.why}"


def _more(standing: Standing) -> list[Block | Text]:
    role = standing.role
    blocks: list[Block | Text] = []
    if role.strengths:
        blocks += [
            Heading("Strengths"),
            Items(tuple((Mark("+", "good"), f"{one.name}: {one.why}") for one in role.strengths)),
        ]
    blocks += [Heading("Best-fitting roles"), _ranking(standing.ranking), *_reading(standing)]
    if standing.report.persona:
        blocks += [Heading("Path"), Paragraph(standing.report.persona)]
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


def _reading(standing: Standing) -> list[Block]:
    """Say what was read, and what may be wrong with it."""
    facts = [
        count(standing.skills, "skill"),
        experience(standing.resume.experience_months),
        count(standing.resume.document.pages, "page"),
    ]
    told = [warning.message for warning in standing.resume.document.warnings]
    told += [f"{one.text} {one.remedy}" for one in standing.obstacles[:_OBSTACLES]]
    told += [one.text for one in standing.report.advice]
    items = Items(tuple((Mark("!", "warn"), text) for text in dict.fromkeys(told)))
    return [Heading("The resume"), Paragraph(" · ".join(facts), "muted"), *([items] if told else [])]
