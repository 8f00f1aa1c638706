"""Why a figure is what it is: its parts, the lines of the resume, the rows of the market."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from skillgap import __version__
from skillgap.gap import MarketRow, Reason, ResumeLine
from skillgap.market import Source
from skillgap.report.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Report,
    Table,
    Title,
    bullets,
    record_table,
)
from skillgap.report.words import percent, source_text

ROWS_SHOWN = 12
"""Rows of the market in the table; the JSON form holds all."""
_TEXT = ("Skill", "Why", "Shown", "Post", "Degree", "Publication", "Role", "First")


def report_why(found: Sequence[Reason], sources: Sequence[Source]) -> Report:
    """Report the answers, each with the role it is about."""
    blocks: list[Block] = [Title("Why?")]
    for reason in found:
        blocks += [
            Heading(f"{reason.about}: {reason.title}"),
            *reason_blocks(reason, sources, rows=ROWS_SHOWN),
        ]
        if reason.topic == "order":
            further = "--role ROLE --explain fit shows the lines and rows behind a fit."
            blocks.append(Paragraph(further, "muted"))
    return Report(blocks=tuple(blocks), data=why_data(found), records=_records(found))


def reason_blocks(reason: Reason, sources: Sequence[Source] = (), *, rows: int | None = None) -> list[Block]:
    """Lay out one answer, with so many rows of the market at most."""
    blocks: list[Block] = [Paragraph(sentence) for sentence in reason.answer]
    if reason.rows:
        blocks.append(_parts(reason))
    if reason.lines:
        blocks.append(_lines(reason.lines))
    return [*blocks, *_market(reason.market, sources, rows)]


def _lines(lines: Sequence[ResumeLine]) -> Table:
    """Show lines of the resume with their place, and what they speak for where that is said."""
    said = any(line.says for line in lines)
    columns = (
        Column(name="Page:line"),
        *((Column(name="Shows", wrap=True),) if said else ()),
        Column(name="Line of the resume", wrap=True),
    )
    rows = tuple((f"{line.page}:{line.line}", *((line.says,) if said else ()), line.text) for line in lines)
    return Table(columns=columns, rows=rows)


def _parts(reason: Reason) -> Table:
    columns = tuple(
        Column(
            name=name,
            wrap=name in _TEXT,
            align="left" if name in (*_TEXT, "Factor", "Level", "Kind") else "right",
        )
        for name in reason.columns
    )
    printed = [_figures(values) for values in zip(*reason.rows, strict=True)]
    return Table(columns=columns, rows=tuple(zip(*printed, strict=True)))


def _figures(values: Sequence[str | float]) -> list[str]:
    """Print a column with as many decimals throughout as its largest figure needs: three figures in all."""
    largest = max((abs(value) for value in values if not isinstance(value, str)), default=0.0)
    decimals = 3 if largest < 2 else 2 if largest < 20 else 1
    if all(isinstance(value, str) or float(value).is_integer() for value in values):
        decimals = 0
    return [value if isinstance(value, str) else f"{value:.{decimals}f}" for value in values]


def _cell(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.3g}"


def _market(rows: Sequence[MarketRow], sources: Sequence[Source], most: int | None) -> list[Block]:
    """Show the rows of the market, and cite their sources once."""
    if not rows:
        return []
    columns = (
        Column(name="Asked for", wrap=True),
        Column(name="Share", align="right"),
        Column(name="n", align="right"),
        Column(name="As of"),
        Column(name="Source", wrap=True),
    )
    shown = tuple(
        (
            row.skill,
            percent(row.share, digits=1),
            f"{row.n:,}" if row.n else "estimate",
            row.as_of or "–",
            row.source if row.pooled else f"{row.source} (too old to pool)",
        )
        for row in rows[:most]
    )
    more = len(rows) - len(shown)
    further = [Paragraph(f"{more} more in --format json.", "muted")] if more > 0 else []
    cited = {row.source for row in rows}
    known = [source_text(source) for source in sources if source.id in cited]
    return [Table(columns=columns, rows=shown), *further, *([bullets(*known)] if known else [])]


def why_data(found: Sequence[Reason]) -> dict[str, Any]:
    """Shape the answers as JSON."""
    return {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "answers": [reason_data(reason) for reason in found],
    }


def reason_data(reason: Reason) -> dict[str, Any]:
    """Shape one answer."""
    return {
        "role": reason.about,
        "topic": reason.topic,
        "title": reason.title,
        "answer": list(reason.answer),
        "parts": [dict(zip(reason.columns, row, strict=True)) for row in reason.rows],
        "lines": [
            {"page": line.page, "line": line.line, "text": line.text, "says": line.says}
            for line in reason.lines
        ],
        "market": [
            {"skill": row.skill, "share": row.share, "n": row.n, "source": row.source, "as_of": row.as_of}
            for row in reason.market
        ],
    }


def _records(found: Sequence[Reason]) -> Table:
    """List the parts, one value a row, because each answer has columns of its own."""
    rows = [
        (reason.about, reason.topic, str(place), name, _cell(value))
        for reason in found
        for place, row in enumerate(reason.rows, start=1)
        for name, value in zip(reason.columns, row, strict=True)
    ]
    return record_table(("role", "topic", "row", "column", "value"), tuple(rows))
