"""How demand has moved since sources too old to be pooled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from skillgap.market import Drift, Level, drift_of
from skillgap.report.blocks import Block, Paragraph, bullets
from skillgap.report.words import count, percent

_SHOWN = 12
"""Movements of a level told in words; JSON holds all."""


def drift_blocks(level: Level, name: Callable[[str], str]) -> list[Block]:
    """Tell the skills of a level that have risen or fallen by more than chance explains, the largest movement first."""
    found = drift_of(level)
    moved = [one for one in found if one.direction != "unclear"]
    if not found:
        return []
    sources = ", ".join(sorted({entry.source for one in found for entry in one.old}))
    since = min(one.since for one in found)
    rest = len(found) - len(moved)
    text = f"Since {since} ({sources}, too old to be pooled: a direction)"
    if not moved:
        return [Paragraph(f"{text}: none of {count(rest, 'skill')} has moved by more than chance explains.")]
    lines = [f"{name(one.skill)}: {drift_text(one)}" for one in moved[:_SHOWN]]
    hidden = len(moved) - len(lines)
    lines += [f"{count(hidden, 'more skill')}, by less"] if hidden else []
    lines += [f"{count(rest, 'other skill')}: no movement beyond chance"] if rest else []
    return [Paragraph(f"{text}:"), bullets(*lines)]


def drift_text(drift: Drift) -> str:
    """Print a movement: "2019: 12 % (n 300) → 2026: 41 % (n 81)"."""
    return (
        f"{drift.since}: {percent(drift.share)} (n {drift.n:,}) → "
        f"{drift.until}: {percent(drift.new.share)} (n {drift.new.n:,})"
    )


def drift_data(found: Sequence[Drift]) -> list[dict[str, Any]]:
    """Shape the movements of a level as JSON."""
    return [
        {
            "skill": one.skill,
            "since": one.since,
            "share_then": one.share,
            "n_then": one.n,
            "share": one.new.share,
            "n": one.new.n,
            "q": one.q,
            "direction": one.direction,
            "sources": [entry.source for entry in one.old],
        }
        for one in found
    ]
