"""One role at every level, and what separates the resume from the next one."""

from __future__ import annotations

from typing import Any

from skillgap.gap import LevelFit, RoleFit
from skillgap.report.blocks import Block, Cell, Column, Heading, Items, Mark, Paragraph, Table
from skillgap.report.data import bars_data, fit_data, reach_data
from skillgap.report.words import LEVEL_TITLES, bar_mark, fit_text, money, reach_text


def report_levels(found: LevelFit) -> list[Block]:
    """Report the levels side by side and the step to the next one."""
    blocks: list[Block] = [Heading(f"{found.title} at every level"), _table(found)]
    if found.next is None:
        return [*blocks, Paragraph("No level above is compared.", "muted")]
    items = tuple((bar_mark(part), f"{part.name}: {part.why}") for part in found.separates)
    return [*blocks, Heading(f"From {found.level} to {found.next}"), Items(items)]


def _table(found: LevelFit) -> Table:
    columns = (
        Column(name="Level"),
        Column(name="Fit, 95 %", align="right"),
        Column(name="Reach", align="right"),
        Column(name="Bars", align="right"),
        Column(name="Postings", align="right"),
        Column(name="Salary", align="right"),
    )
    return Table(columns=columns, rows=tuple(_row(role, chosen=found.level) for role in found.levels))


def _row(role: RoleFit, *, chosen: str) -> tuple[Cell, ...]:
    known = [bar for bar in role.bars if bar.met is not None]
    met = sum(1 for bar in known if bar.met)
    fit = "–" if role.fit is None else fit_text(role.fit)
    here = role.level == chosen
    name = Mark(f"▸ {LEVEL_TITLES[role.level]}" if here else f"  {LEVEL_TITLES[role.level]}")
    postings = f"{role.postings:,}" if role.basis == "measured" else "estimate"
    return (name, fit, reach_text(role.reach), f"{met}/{len(known)}", postings, money(role.salary_usd))


def levels_data(found: LevelFit) -> dict[str, Any]:
    """Shape the levels of a role as JSON."""
    return {
        "role": found.role,
        "level": found.level,
        "levels": [
            {
                "level": role.level,
                "basis": role.basis,
                "fit": fit_data(role.fit),
                "reach": reach_data(role.reach),
                "postings": role.postings,
                "salary_usd": role.salary_usd,
            }
            for role in found.levels
        ],
        "next": found.next,
        "separates": bars_data(found.separates),
    }
