"""Before and after learning: fit, bars, and the curve of the next skills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from skillgap import __version__
from skillgap.gap import RoleFit, Step, WhatIf
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
    bullets,
    record_table,
)
from skillgap.report.data import bars_data, fit_data, reach_data
from skillgap.report.words import LEVEL_TITLES, bar_mark, count, fit_text, hours, joined, reach_text

ROLES_SHOWN = 5
"""Roles of the order after; the JSON form holds all."""


def report_what_if(found: WhatIf, flattens: int | None, *, who: str) -> Report:
    """Report a what-if: what was asked for, then the curve of best next skills, which bends after `flattens`."""
    before, after = found.before, found.after
    blocks: list[Block] = [Title(f"{who} · {before.title}, {LEVEL_TITLES[before.level]}"), _change(found)]
    if before.basis == "estimate":
        blocks.append(Paragraph("No postings were counted at this level; the demand is an estimate.", "warn"))
    if before.note:
        blocks.append(Paragraph(before.note))
    if after.bars:
        blocks += [Heading("Bars"), _bars(before, after)]
    if found.asked:
        blocks += [Heading("As asked"), _steps(found.asked)]
    blocks += [Heading("Best next skills by gain per hour"), _steps(found.curve)]
    if found.curve:
        blocks.append(Paragraph(_bend(found.curve, flattens), "muted"))
    blocks += [*_notes(found), *_order(found)]
    return Report(blocks=tuple(blocks), data=what_if_data(found, flattens), records=_records(found))


def _notes(found: WhatIf) -> list[Block]:
    """Say why a step stands late though it is worth much, and what costs no hours at all."""
    told = [f"{step.name} {step.why}." for step in found.curve if step.why]
    edits = [gap for gap in found.after.gaps if gap.kind == "wording"]
    if edits:
        gain = sum(gap.gain for gap in edits)
        more = len(edits) - 3
        names = joined([*(gap.name for gap in edits[:3]), *([f"{more} more"] if more > 0 else [])])
        told.append(
            f"{names} would add {gain:.1f} for no hours, only by naming what is there under another name."
        )
    return [bullets(*told)] if told else []


def _order(found: WhatIf) -> list[Block]:
    """Show the first roles after the change with where they stood before."""
    if not found.steps or len(found.order_after) < 2:
        return []
    before = {role.role: (place, role) for place, role in enumerate(found.order_before, start=1)}
    rows = []
    for place, role in enumerate(found.order_after[:ROLES_SHOWN], start=1):
        was, old = before[role.role]
        moved = "" if was == place else f"was {was}."
        rows.append((f"{place}.", role.title, fit_text(old.fit), fit_text(role.fit), moved))
    columns = (
        Column(name="", align="right"),
        Column(name="Role", wrap=True),
        Column(name="Fit now", align="right"),
        Column(name="then", align="right"),
        Column(name="Place", align="right"),
    )
    return [Heading("Roles then"), Table(columns=columns, rows=tuple(rows))]


def _change(found: WhatIf) -> Table:
    rows = []
    total = sum(step.hours for step in found.steps)
    later = f"then, {hours(total)} later" if total else "then"
    for name, role in zip(("now", later), (found.before, found.after), strict=True):
        share = role.fit.value / 100 if role.fit else 0.0
        rows.append((name, Meter(share), fit_text(role.fit), reach_text(role.reach)))
    columns = (
        Column(name=""),
        Column(name="Fit"),
        Column(name="with interval", align="right"),
        Column(name="Reach", align="right"),
    )
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
            f"{step.gain:+.1f}",
            hours(step.hours) if step.hours else "–",
            "–" if step.per_hour is None else f"{10 * step.per_hour:.2f}",
            fit_text(step.fit),
        )
        for step in steps
    )
    return Table(columns=columns, rows=rows, empty="None: no gap is left to learn.")


def _bend(curve: Sequence[Step], flattens: int | None) -> str:
    if flattens is None:
        return f"Over these {count(len(curve), 'skill')} the curve does not flatten: each hour wins about as much."
    return f"The curve flattens after {curve[flattens - 1].name}: from there an hour wins clearly less."


def what_if_data(found: WhatIf, flattens: int | None) -> dict[str, Any]:
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
        "curve": [_step(step) for step in found.curve],
        "flattens_after": flattens,
        "order": [
            {"role": role.role, "title": role.title, "before": _place(role, found), "fit": fit_data(role.fit)}
            for role in found.order_after
        ],
        "gaps_after": [gap.skill for gap in found.after.gaps],
    }


def _place(role: RoleFit, found: WhatIf) -> int:
    """Give the place a role had before, from 1."""
    return [other.role for other in found.order_before].index(role.role) + 1


def _standing(role: RoleFit) -> dict[str, Any]:
    return {
        "fit": fit_data(role.fit),
        "reach": reach_data(role.reach),
        "bars": bars_data(role.bars),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "skill": step.skill,
        "name": step.name,
        "gain": step.gain,
        "hours": step.hours,
        "gain_per_hour": None if step.per_hour is None else round(step.per_hour, 4),
        "why": step.why,
        "fit": fit_data(step.fit),
    }


def _records(found: WhatIf) -> Table:
    """List the steps asked for, then the curve."""
    rows = []
    for step in (*found.asked, *found.curve):
        fit = step.fit
        figures = ("", "", "") if fit is None else (str(fit.value), str(fit.low), str(fit.high))
        part = "learnt" if step.kind == "learn" else step.kind
        rows.append((part, step.skill, str(step.gain), str(step.hours), *figures))
    names = ("part", "skill", "gain", "hours", "fit", "low", "high")
    return record_table(names, tuple(rows))
