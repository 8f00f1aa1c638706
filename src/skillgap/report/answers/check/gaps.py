"""The gaps of a check: the table, what to do next, and what the marks mean."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from skillgap.gap import Gap
from skillgap.report.blocks import Block, Column, Heading, Items, Mark, Meter, Paragraph, Table
from skillgap.report.words import count, hours, interval, joined

GAPS_SHOWN = 8
"""Gaps with a row in the table; the JSON and CSV forms hold all."""
STEPS_SHOWN = 3
"""Gaps explained in a sentence each below the table, edits of the resume aside."""
EDITS_SHOWN = 4
"""Edits named in one step."""
KINDS = {
    "wording": "wording: shown under another name or by what implies it, an edit says so",
    "proof": "proof: named, and no recent work shows it",
    "learning": "learning: not there",
}
TIED = "= ties with the row above: the intervals are too wide to say which is worth more an hour."
"""What the mark before a skill's name means."""


def report_gaps(gaps: tuple[Gap, ...], name: Callable[[str], str]) -> list[Block]:
    """Report the gaps and the next steps; `name` gives a skill's display name."""
    blocks: list[Block] = [Heading("Gaps, most worthwhile first"), _table(gaps, name)]
    if not gaps:
        return blocks
    blocks.append(Paragraph(_legend(gaps[:GAPS_SHOWN]), "muted"))
    more = len(gaps) - GAPS_SHOWN
    if more > 0:
        blocks.append(Paragraph(f"{count(more, 'further gap')} in --format json or csv.", "muted"))
    steps = tuple((Mark(f"{at}."), text) for at, text in enumerate(_steps(gaps), start=1))
    return [*blocks, Heading("Next steps"), Items(steps)]


def _table(gaps: tuple[Gap, ...], name: Callable[[str], str]) -> Table:
    columns = (
        Column(name="Skill", wrap=True),
        Column(name="Kind"),
        Column(name="Demand"),
        Column(name="95 %", align="right"),
        Column(name="n", align="right"),
        Column(name="Fit", align="right"),
        Column(name="Time", align="right"),
    )
    shown = gaps[:GAPS_SHOWN]
    tied = {gap.skill for before, gap in itertools.pairwise(shown) if gap.rank == before.rank}
    rows = tuple(
        (
            f"{'= ' if gap.skill in tied else ''}{_called(gap, name)}",
            gap.kind,
            Meter(gap.share),
            interval(gap.low, gap.high),
            f"{gap.n:,}" if gap.n else "estimate",
            f"+{gap.gain:.1f}",
            hours(gap.hours_with_prerequisites) if gap.hours_with_prerequisites else "edit",
        )
        for gap in shown
    )
    return Table(columns=columns, rows=rows, empty="None: the resume covers everything the profile asks for.")


def _called(gap: Gap, name: Callable[[str], str]) -> str:
    """Name the skill, with what would do as well."""
    names = [gap.name, *(name(skill) for skill in gap.alternatives)]
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _legend(shown: Sequence[Gap]) -> str:
    """Say what the columns and the words in them mean, those that stand there."""
    kinds = {gap.kind for gap in shown}
    told = "; ".join(text for kind, text in KINDS.items() if kind in kinds)
    tied = any(before.rank == gap.rank for before, gap in itertools.pairwise(shown))
    fit = "Fit: points the fit would rise by; Time: hours with what comes before."
    return f"{told[0].upper()}{told[1:]}. {fit}{f' {TIED}' if tied else ''}"


def _steps(gaps: tuple[Gap, ...]) -> list[str]:
    """Give the edits of the resume as one step, then the first gaps that take work, each in its own."""
    edits = [gap for gap in gaps if gap.kind == "wording"]
    steps = [_edits(edits)] if len(edits) > 1 else [_step(edits[0])] if edits else []
    work = [gap for gap in gaps if gap.kind != "wording"]
    return [*steps, *(_step(gap) for gap in work[:STEPS_SHOWN])]


def _edits(edits: Sequence[Gap]) -> str:
    told = [f"{gap.name} (follows from {gap.rests_on})" for gap in edits[:EDITS_SHOWN]]
    more = len(edits) - EDITS_SHOWN
    points = sum(gap.gain for gap in edits)
    return (
        f"Edit the resume: name what the work already implies, where you used it: "
        f"{joined([*told, f'{more} more'] if more > 0 else told)}. "
        f"Together up to {points:.1f} points of fit, nothing to learn."
    )


def _step(gap: Gap) -> str:
    interview = f" {gap.interview}" if gap.interview else ""
    return f"{gap.name}: {gap.why} {gap.remedy}{interview}"
