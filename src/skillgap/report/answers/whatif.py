"""Before and after learning: fit, bars, and the curve of the next skills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from skillgap import __version__
from skillgap.gap import Fit, RoleFit, Step, WhatIf
from skillgap.report.blocks import (
    Block,
    Column,
    Heading,
    Items,
    Meter,
    Paragraph,
    Report,
    Table,
    Title,
    record_table,
)
from skillgap.report.words import LEVEL_TITLES, bar_mark, count, fit_text, hours


def report_what_if(
    found: WhatIf, learnt: Sequence[Step], curve: Sequence[Step], flattens: int | None, *, who: str
) -> Report:
    """Report a what-if: the skills asked for, then the curve of best next ones, which bends after `flattens`."""
    before, after = found.before, found.after
    blocks: list[Block] = [Title(f"{who} · {before.title}, {LEVEL_TITLES[before.level]}"), _change(found)]
    if before.basis == "estimate":
        blocks.append(Paragraph("No postings were counted at this level; the demand is an estimate.", "warn"))
    if before.note:
        blocks.append(Paragraph(before.note))
    if after.bars:
        blocks += [Heading("Bars"), _bars(before, after)]
    if learnt:
        blocks += [Heading("Learnt"), _steps(learnt)]
    blocks += [Heading("Best next skills by gain per hour"), _steps(curve)]
    if curve:
        blocks.append(Paragraph(_bend(curve, flattens), "muted"))
    return Report(
        blocks=tuple(blocks), data=what_if_data(found, curve, flattens), records=_records(learnt, curve)
    )


def _change(found: WhatIf) -> Table:
    rows = []
    total = sum(step.hours for step in found.steps)
    names = ("now", f"then, {hours(total)} later" if found.steps else "then")
    for name, role in zip(names, (found.before, found.after), strict=True):
        share = role.fit.value / 100 if role.fit else 0.0
        rows.append((name, Meter(share), fit_text(role.fit)))
    columns = (Column(name=""), Column(name="Fit"), Column(name="with interval", align="right"))
    return Table(columns=columns, rows=tuple(rows))


def _bars(before: RoleFit, after: RoleFit) -> Items:
    """List the bars after learning; one that changed says so."""
    old = {bar.name: bar.met for bar in before.bars}
    return Items(
        tuple(
            (bar_mark(bar), f"{bar.name}{_turned(old.get(bar.name), bar.met)}: {bar.why}")
            for bar in after.bars
        )
    )


def _turned(before: bool | None, after: bool | None) -> str:
    return " (met by then)" if after and not before else ""


def _steps(steps: Sequence[Step]) -> Table:
    columns = (
        Column(name="Skill", wrap=True),
        Column(name="Gain", align="right"),
        Column(name="Time", align="right"),
        Column(name="Gain per 10 h", align="right"),
        Column(name="Fit then", align="right"),
    )
    rows = tuple(
        (
            step.name,
            f"+{step.gain:.1f}",
            hours(step.hours),
            f"{10 * step.gain / step.hours:.2f}" if step.hours else "–",
            fit_text(step.fit),
        )
        for step in steps
    )
    return Table(columns=columns, rows=rows, empty="None: no gap is left to learn.")


def _bend(curve: Sequence[Step], flattens: int | None) -> str:
    if flattens is None:
        return f"Over these {count(len(curve), 'skill')} the curve does not flatten: each hour wins about as much."
    return f"The curve flattens after {curve[flattens - 1].name}: from there an hour wins clearly less."


def what_if_data(found: WhatIf, curve: Sequence[Step], flattens: int | None) -> dict[str, Any]:
    """Shape a what-if as JSON."""
    return {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "role": found.before.role,
        "title": found.before.title,
        "level": found.before.level,
        "basis": found.before.basis,
        "before": _standing(found.before),
        "after": _standing(found.after),
        "steps": [_step(step) for step in found.steps],
        "curve": [_step(step) for step in curve],
        "flattens_after": flattens,
    }


def _standing(role: RoleFit) -> dict[str, Any]:
    return {
        "fit": _fit(role.fit),
        "reach": None if role.reach is None else {"value": role.reach.value, "n": role.reach.n},
        "bars": [{"name": bar.name, "met": bar.met, "why": bar.why} for bar in role.bars],
    }


def _fit(fit: Fit | None) -> dict[str, float] | None:
    return None if fit is None else {"value": fit.value, "low": fit.low, "high": fit.high}


def _step(step: Step) -> dict[str, Any]:
    return {
        "skill": step.skill,
        "name": step.name,
        "gain": step.gain,
        "hours": step.hours,
        "gain_per_hour": round(step.gain / step.hours, 4) if step.hours else None,
        "fit": _fit(step.fit),
    }


def _records(learnt: Sequence[Step], curve: Sequence[Step]) -> Table:
    """List the steps learnt, then the curve."""
    rows = []
    for part, steps in (("learnt", learnt), ("next", curve)):
        for step in steps:
            fit = step.fit
            figures = ("", "", "") if fit is None else (str(fit.value), str(fit.low), str(fit.high))
            rows.append((part, step.skill, str(step.gain), str(step.hours), *figures))
    names = ("part", "skill", "gain", "hours", "fit", "low", "high")
    return record_table(names, tuple(rows))
