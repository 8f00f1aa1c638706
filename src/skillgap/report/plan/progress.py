"""How a plan stands, and what planning again changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from skillgap import __version__
from skillgap.plan import Change, Plan, PlanFile, Progress, Standing
from skillgap.report.blocks import (
    Block,
    Column,
    Heading,
    Items,
    Mark,
    Paragraph,
    Report,
    Table,
    Title,
    bullets,
    record_table,
)
from skillgap.report.plan.summary import plan_data
from skillgap.report.words import LEVEL_TITLES, count, fit_text, hours, joined

_GROUPS = (
    ("done", "✓ done"),
    ("late", "! late"),
    ("due", "▸ this month"),
    ("ahead", "✓ ahead"),
    ("later", "· later"),
)
_TONES = {"done": "good", "late": "bad", "due": "warn", "ahead": "good", "later": "muted"}
_NEXT = 3
"""Items of later months shown at most."""


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """A plan file, how it stands, and the rest planned again."""

    title: str
    """Of the role."""
    file: PlanFile
    progress: Progress
    plan: Plan | None
    """None when the rest was not planned again."""
    changes: tuple[Change, ...] = ()
    note: str = ""
    """Why the rest was not planned again, or from which resume it was."""


def report_progress(review: Review) -> Report:
    """Report what is done, due, ahead or behind, what changes, and what of the file was not understood."""
    file, progress = review.file, review.progress
    blocks: list[Block] = [
        Title(f"Progress: {review.title}, {LEVEL_TITLES[file.level]}"),
        Paragraph(progress_summary(progress)),
        _table(progress),
    ]
    if review.note:
        blocks.append(Paragraph(review.note))
    if review.plan is not None:
        blocks += [Heading("What changes"), *_changes(review.changes, review.plan)]
    yours = list(your_changes(file))
    if yours:
        blocks += [Heading("Your changes"), bullets(*yours)]
    if file.misread:
        lines = ((Mark("?", "warn"), f"line {one.line}: {one.problem}: {one.text}") for one in file.misread)
        blocks += [Heading("Not understood, and kept"), Items(tuple(lines))]
    return Report(blocks=tuple(blocks), data=_data(review), records=_records(progress))


def progress_summary(progress: Progress) -> str:
    """Say in two or three sentences where the plan stands."""
    done = f"{progress.today}: {hours(progress.hours_done)} of {hours(progress.hours)} done."
    size = f"{hours(abs(progress.balance_hours))}, about {abs(progress.balance_weeks):.1f} weeks of yours"
    verdict = {
        "not begun": "Nothing is due yet.",
        "behind": f"Behind by {size}.",
        "ahead": f"Ahead by {size}.",
        "on track": "On track.",
        "finished": "Everything is done.",
    }[progress.verdict]
    parts = [done, verdict]
    if progress.ends and progress.verdict in ("behind", "ahead"):
        parts.append(f"At this pace all is done by {progress.ends}.")
    if progress.proof_open:
        parts.append(f"{count(len(progress.proof_open), 'thing')} to do on the resume itself.")
    return " ".join(parts)


def your_changes(file: PlanFile) -> Sequence[str]:
    """Say which changes by hand were understood."""
    titles = {entry.module: entry.title for entry in file.entries}
    lines = [f"{titles[name]}: {old:g} h became {new:g} h." for name, old, new in file.edited_hours]
    lines += [f"{titles[name]} stands in another month." for name in file.moved]
    if file.dropped:
        lines.append(f"Deleted, and left out from now on: {joined(file.dropped)}.")
    own = sum(len(lines) for lines in file.notes.values()) + sum(len(aside.lines) for aside in file.asides)
    if own:
        lines.append(f"{count(own, 'line')} of your own, kept where {'it is' if own == 1 else 'they are'}.")
    return lines


def _table(progress: Progress) -> Table:
    rows: list[tuple[Mark | str, ...]] = []
    for name, word in _GROUPS:
        standings: tuple[Standing, ...] = getattr(progress, name)
        shown = standings[:_NEXT] if name == "later" else standings
        for standing in shown:
            spent = standing.hours_done if name in ("done", "ahead") else standing.hours_open
            mark = Mark(word, _TONES[name])  # type: ignore[arg-type] # one of the tones above
            rows.append((mark, standing.title, str(standing.month or "–"), hours(spent)))
        if len(standings) > len(shown):
            rows.append(("", f"and {len(standings) - len(shown)} more", "", ""))
    columns = (
        Column(name=""),
        Column(name="Module", wrap=True),
        Column(name="Month"),
        Column(name="Hours", align="right"),
    )
    return Table(columns=columns, rows=tuple(rows), empty="The plan has no items.")


def _changes(changes: tuple[Change, ...], plan: Plan) -> list[Block]:
    lines = tuple(_change(change) for change in changes)
    stay = [Paragraph(said)] if (said := _stays(changes, plan)) else []
    after = plan.months[-1].fit_after if plan.months else None
    fit = Paragraph(
        f"Fit by the resume {fit_text(plan.fit_before)}, after the last month {fit_text(after)}.", "muted"
    )
    return [*stay, Items(lines) if lines else Paragraph("Nothing; the plan stands as it is."), fit]


def _stays(changes: tuple[Change, ...], plan: Plan) -> str:
    """Say how much of what the person had stays; nothing when nothing changed."""
    kinds = {kind: sum(change.kind == kind for change in changes) for kind in ("added", "removed", "moved")}
    open_ = {item.module for month in plan.months for item in month.items if not item.done}
    stay = len(open_) - kinds["added"]
    if not changes or not stay:
        return ""
    moved = f", {kinds['moved']} in other months" if kinds["moved"] else ""
    gone = (
        f" {kinds['removed']} no longer {'fit' if kinds['removed'] > 1 else 'fits'}."
        if kinds["removed"]
        else ""
    )
    return f"{count(stay, 'open module')} of yours {'stay' if stay > 1 else 'stays'}{moved}.{gone}"


def _change(change: Change) -> tuple[Mark, str]:
    marks = {"moved": "→", "hours": "±", "added": "+", "removed": "−", "shown": "✓", "left out": "−"}
    arrow = " → " if change.before and change.kind in ("moved", "hours") else ""
    after = change.after if arrow else f": {change.after}"
    before = f": {change.before}" if arrow else ""
    tone = "good" if change.kind == "shown" else "plain"
    return Mark(marks[change.kind], tone), f"{change.title}{before}{arrow}{after}"  # type: ignore[arg-type] # as above


def _data(review: Review) -> dict[str, Any]:
    progress, file = review.progress, review.file
    groups = {
        name: [
            {
                "module": one.module,
                "title": one.title,
                "hours_done": one.hours_done,
                "hours_open": one.hours_open,
                "month": str(one.month) if one.month else None,
            }
            for one in getattr(progress, name)
        ]
        for name, _ in _GROUPS
    }
    return {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "role": file.role,
        "level": file.level,
        "today": str(progress.today),
        "verdict": progress.verdict,
        "hours": progress.hours,
        "hours_done": progress.hours_done,
        "hours_due": progress.hours_due,
        "balance_hours": progress.balance_hours,
        "balance_weeks": round(progress.balance_weeks, 2),
        "ends": str(progress.ends) if progress.ends else None,
        **groups,
        "resume_advice": {"done": progress.proof_done, "open": list(progress.proof_open)},
        "changes": [msgspec.to_builtins(change) for change in review.changes],
        "your_changes": list(your_changes(file)),
        "not_understood": [
            {"line": one.line, "text": one.text, "problem": one.problem} for one in file.misread
        ],
        "note": review.note,
        "plan": plan_data(review.plan) if review.plan else None,
    }


def _records(progress: Progress) -> Table:
    names = ("standing", "module", "title", "month", "hours_done", "hours_open")
    rows = tuple(
        (name, one.module, one.title, str(one.month or ""), str(one.hours_done), str(one.hours_open))
        for name, _ in _GROUPS
        for one in getattr(progress, name)
    )
    return record_table(names, rows)
