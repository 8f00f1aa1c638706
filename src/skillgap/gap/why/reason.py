"""The answer to "why this figure?": a sentence, its parts, lines of the resume and rows of the market."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from skillgap.gap.case import Case
from skillgap.gap.credit import strongest
from skillgap.gap.fit import Item
from skillgap.gap.phrases import any_named
from skillgap.market import Observation
from skillgap.resume import Resume
from skillgap.skills import Skill

LINES = 12
"""Lines of the resume an answer carries."""


class ResumeLine(msgspec.Struct, frozen=True, order=True):
    """A line of the resume."""

    page: int
    line: int
    text: str
    says: str = ""
    """What the line speaks for, such as "demonstrated"; empty where that is plain."""


class MarketRow(msgspec.Struct, frozen=True):
    """One source's figure for one skill of the role and level."""

    skill: str
    """Display name."""
    share: float
    n: int
    """0 where nobody counted."""
    source: str
    as_of: str
    """Empty where nobody counted."""
    pooled: bool = True


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why a figure is what it is."""

    about: str = ""
    """The role and level it is about."""
    topic: str
    title: str
    """The figure asked about, with its value."""
    answer: tuple[str, ...]
    """Sentences."""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str | float, ...], ...] = ()
    """The parts the figure is made of, under `columns`."""
    lines: tuple[ResumeLine, ...] = ()
    market: tuple[MarketRow, ...] = ()


def lines_at(resume: Resume, places: Iterable[int]) -> tuple[ResumeLine, ...]:
    """Give the lines with these indexes, each once, in reading order, as many as an answer carries."""
    lines = resume.document.lines
    found = [
        ResumeLine(lines[place].page, lines[place].number, lines[place].text)
        for place in sorted({*places})
        if 0 <= place < len(lines)
    ]
    return tuple(found[:LINES])


def lines_of(skills: Iterable[Skill | None]) -> tuple[ResumeLine, ...]:
    """Give the strongest line of each skill, each line once."""
    found = []
    for skill in skills:
        if skill is not None and skill.mentions:
            best = strongest(skill)
            found.append(ResumeLine(best.page, best.line, best.quote))
    return once(found)[:LINES]


def once(lines: Iterable[ResumeLine]) -> tuple[ResumeLine, ...]:
    """Give each text once, at its first place: a sentence over several lines is quoted whole from each of them."""
    seen: dict[tuple[int, str], ResumeLine] = {}
    for line in lines:
        known = seen.setdefault((line.page, line.text), line)
        if line.line < known.line:
            seen[line.page, line.text] = line
    return tuple(seen.values())


def market_rows(case: Case, items: Iterable[Item]) -> tuple[MarketRow, ...]:
    """Give every source's figure behind the items, a group's own before its member's.

    An estimate has the source it cites and no count.
    """
    rows: list[MarketRow] = []
    for item in items:
        demand, name = item.demand, case.person.taxonomy.name
        if item.asked is not demand and not item.estimate:
            any_of = any_named([name(skill) for skill in (demand.skill, *item.others)])
            rows += _observed(any_of, item.asked.observations)
        rows += _observed(name(demand.skill), demand.observations)
        if not demand.observations:
            cited = ", ".join(demand.sources) or "convention"
            rows.append(MarketRow(name(demand.skill), demand.share, 0, cited, ""))
    return tuple(rows)


def _observed(name: str, observations: Sequence[Observation]) -> list[MarketRow]:
    return [MarketRow(name, one.share, one.n, one.source, one.as_of, one.pooled) for one in observations]
