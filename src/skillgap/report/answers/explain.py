"""The arithmetic of one skill, laid out to be checked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from skillgap import __version__
from skillgap.gap import Arithmetic, Reason
from skillgap.market import Source
from skillgap.report.answers.why import reason_blocks, reason_data
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
from skillgap.report.words import LEVEL_TITLES, percent, source_text

LINES_SHOWN = 8
"""Lines of the resume in the table; the JSON form holds all."""


def report_explanation(found: Sequence[tuple[Arithmetic, Reason]], sources: Sequence[Source]) -> Report:
    """Report what one skill puts into the fit with each role, and what closing its gap is worth."""
    parts = [part for part, _ in found]
    blocks: list[Block] = [Title(f"{parts[0].name}: what it puts into the fit")]
    for part, worth in found:
        blocks += [*_role(part), *reason_blocks(worth), *_observed(part)]
    blocks += _lines(parts[0])
    blocks += _sources(parts, sources)
    data = explanation_data(parts) | {"worth": [reason_data(worth) for _, worth in found]}
    return Report(blocks=tuple(blocks), data=data, records=_records(parts))


def _observed(part: Arithmetic) -> list[Block]:
    """Show what each source says, where there is more than one."""
    seen = part.demand.observations if part.demand else ()
    if len(seen) < 2:
        return []
    columns = (
        Column(name="Source", wrap=True),
        Column(name="Share", align="right"),
        Column(name="n", align="right"),
        Column(name="As of"),
    )
    rows = tuple((one.source, percent(one.share, digits=1), f"{one.n:,}", one.as_of) for one in seen)
    return [Table(columns=columns, rows=rows)]


def _role(part: Arithmetic) -> list[Block]:
    rows: tuple[tuple[str, str, str], ...] = (
        ("weight", f"{part.weight:.4g}", part.weight_why),
        ("credit", f"{part.credit:.3g}", f"{part.via}: {part.credit_why}"),
        ("decay", f"{part.decay:.3g}", part.decay_why),
        (
            "brings",
            f"{part.points:.1f}",
            f"100 × {part.weight:.4g} × {part.credit:.3g} / {part.total_weight:.4g}, the sum of all weights",
        ),
        (
            "to win",
            f"{part.gain:.1f}",
            f"100 × {part.weight:.4g} × (1 − {part.credit:.3g}) / {part.total_weight:.4g}",
        ),
    )
    if part.demand is None:
        rows = rows[:3]
    columns = (Column(name="Factor"), Column(name="Value", align="right"), Column(name="Why", wrap=True))
    return [Heading(f"{part.title}, {LEVEL_TITLES[part.level]}"), Table(columns=columns, rows=rows)]


def _lines(part: Arithmetic) -> list[Block]:
    """Show the lines of the resume the credit rests on."""
    if not part.mentions:
        return [Heading("In the resume"), Paragraph(f"Nothing shows {part.name}.")]
    said = "In the resume" if part.rests_on == part.name else f"In the resume: {part.rests_on}"
    rows = tuple(
        (f"{mention.page}:{mention.line}", mention.state, mention.quote)
        for mention in part.mentions[:LINES_SHOWN]
    )
    columns = (Column(name="Page:line"), Column(name="State"), Column(name="Line", wrap=True))
    more = len(part.mentions) - LINES_SHOWN
    further = [Paragraph(f"{more} more in --format json.", "muted")] if more > 0 else []
    return [Heading(said), Table(columns=columns, rows=rows), *further]


def _sources(found: Sequence[Arithmetic], sources: Sequence[Source]) -> list[Block]:
    cited = {name for part in found if part.demand for name in part.demand.sources}
    known = [source_text(source) for source in sources if source.id in cited]
    return [Heading("Sources"), bullets(*known)] if known else []


def explanation_data(found: Sequence[Arithmetic]) -> dict[str, Any]:
    """Shape the arithmetic as JSON."""
    first = found[0]
    return {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "skill": first.skill,
        "name": first.name,
        "roles": [_role_data(part) for part in found],
        "rests_on": first.rests_on,
        "mentions": [
            {
                "text": mention.text,
                "page": mention.page,
                "line": mention.line,
                "section": mention.section,
                "quote": mention.quote,
                "match": mention.match,
                "state": mention.state,
            }
            for mention in first.mentions
        ],
    }


def _role_data(part: Arithmetic) -> dict[str, Any]:
    demand = part.demand
    observations = demand.observations if demand else ()
    return {
        "role": part.role,
        "title": part.title,
        "level": part.level,
        "weight": part.weight,
        "total_weight": part.total_weight,
        "weight_why": part.weight_why,
        "credit": part.credit,
        "via": part.via,
        "credit_why": part.credit_why,
        "decay": part.decay,
        "decay_why": part.decay_why,
        "points": part.points,
        "gain": part.gain,
        "share": demand.share if demand else None,
        "low": demand.low if demand else None,
        "high": demand.high if demand else None,
        "estimate": demand.estimate if demand else None,
        "sources": list(demand.sources) if demand else [],
        "observations": [
            {"source": one.source, "share": one.share, "n": one.n, "as_of": one.as_of} for one in observations
        ],
    }


def _records(found: Sequence[Arithmetic]) -> Table:
    names = (
        "role",
        "level",
        "skill",
        "share",
        "weight",
        "total_weight",
        "credit",
        "via",
        "decay",
        "points",
        "gain",
    )
    rows = tuple(
        (
            part.role,
            part.level,
            part.skill,
            percent(part.demand.share, digits=2) if part.demand else "",
            str(part.weight),
            str(part.total_weight),
            str(part.credit),
            part.via,
            str(part.decay),
            str(part.points),
            str(part.gain),
        )
        for part in found
    )
    return record_table(names, rows)
