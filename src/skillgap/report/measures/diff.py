"""What differs between two markets, as tables of risen and fallen skills."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from skillgap.market import Change, MarketDiff, Unmatched
from skillgap.report.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Report,
    Table,
    Title,
    bullets,
    record_table,
)
from skillgap.report.words import LEVEL_TITLES, count, joined, percent

_SHOWN = 12
"""Names listed of the rows one side alone has counted."""


def report_market_diff(found: MarketDiff, name: Callable[[str], str], *, old: str, new: str) -> Report:
    """Report the changes from `old` to `new` (how the two are called); `name` gives a skill's display name."""
    clear = [change for change in found.changes if change.direction != "unclear"]
    unclear = len(found.changes) - len(clear)
    blocks: list[Block] = [Title(f"From {old} to {new}")]
    if not found.changes and not found.only_old and not found.only_new:
        blocks.append(Paragraph("No role and level is counted on both sides with different figures."))
    for direction, heading in (("risen", "Asked for more"), ("fallen", "Asked for less")):
        changes = [change for change in clear if change.direction == direction]
        if changes:
            blocks += [Heading(f"{heading} · {count(len(changes), 'skill')}"), _table(changes, name)]
    if found.changes:
        blocks.append(Paragraph(_summary(len(clear), unclear), "muted"))
    for rows, text in ((found.only_old, old), (found.only_new, new)):
        if rows:
            blocks.append(bullets(f"Counted in {text} alone: {_listed(rows, name)}. That shows no trend."))
    return Report(blocks=tuple(blocks), data=_data(found), records=_records(found))


def _summary(clear: int, unclear: int) -> str:
    return (
        f"{count(clear + unclear, 'figure')} compared: {clear} changed by more than chance explains, {unclear} not "
        f"shown to differ. Two-proportion tests; of the changes told at most 5 % are expected to be chance "
        f"(Benjamini and Hochberg). Where the two samples were drawn in different ways, a difference may be theirs."
    )


def _table(changes: Sequence[Change], name: Callable[[str], str]) -> Table:
    columns = (
        Column(name="Skill", wrap=True),
        Column(name="Role"),
        Column(name="Level"),
        Column(name="Before", align="right"),
        Column(name="After", align="right"),
        Column(name="Points", align="right"),
        Column(name="q", align="right"),
    )
    rows = tuple(
        (
            name(change.skill),
            change.role,
            LEVEL_TITLES[change.level].removesuffix(" level"),
            f"{percent(change.old.share)} of {change.old.n:,}",
            f"{percent(change.new.share)} of {change.new.n:,}",
            f"{change.difference * 100:+.0f}",
            _q(change.q),
        )
        for change in changes
    )
    return Table(columns=columns, rows=rows)


def _q(value: float) -> str:
    return "<.001" if value < 0.001 else f"{value:.3f}".lstrip("0")


def _listed(rows: Sequence[Unmatched], name: Callable[[str], str]) -> str:
    names = list(dict.fromkeys(name(row.demand.skill) for row in sorted(rows, key=_by_share)))
    rest = len(names) - _SHOWN
    return joined([*names[:_SHOWN], f"{rest} more"] if rest > 0 else names)


def _by_share(row: Unmatched) -> tuple[float, str]:
    return -row.demand.share, row.demand.skill


def _data(found: MarketDiff) -> dict[str, Any]:
    return {
        "schema": 1,
        "changes": [
            {
                "role": change.role,
                "level": change.level,
                "skill": change.skill,
                "direction": change.direction,
                "old": {"share": change.old.share, "n": change.old.n},
                "new": {"share": change.new.share, "n": change.new.n},
                "p": change.p,
                "q": change.q,
            }
            for change in found.changes
        ],
        "only_old": [_unmatched(row) for row in found.only_old],
        "only_new": [_unmatched(row) for row in found.only_new],
    }


def _unmatched(row: Unmatched) -> dict[str, Any]:
    demand = row.demand
    return {"role": row.role, "level": row.level, "skill": demand.skill, "share": demand.share, "n": demand.n}


def _records(found: MarketDiff) -> Table:
    names = ("role", "level", "skill", "direction", "old_share", "old_n", "new_share", "new_n", "p", "q")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            change.role,
            change.level,
            change.skill,
            change.direction,
            str(change.old.share),
            str(change.old.n),
            str(change.new.share),
            str(change.new.n),
            str(change.p),
            str(change.q),
        )
        for change in found.changes
    )
    return record_table(names, rows)
