"""What changed for a client and why, and the brief before a session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from skillgap import __version__
from skillgap.report.blocks import (
    Block,
    Heading,
    Items,
    Mark,
    Paragraph,
    Report,
    Table,
    Title,
    Verbatim,
    bullets,
    record_table,
)
from skillgap.report.coach.people import action_item, client_data
from skillgap.report.words import LEVEL_TITLES, STATE_MARKS, fit_text

if TYPE_CHECKING:
    from skillgap.workspace.clients.client import Client
    from skillgap.workspace.progress.brief import Brief
    from skillgap.workspace.progress.changes import Cause, Changes, Shift

_MET = {True: "met", False: "not met", None: "unknown"}


def report_changes(client: Client, changes: Changes | None) -> Report:
    """Report what changed between two looks."""
    if changes is None:
        blocks: list[Block] = [
            Title(client.name),
            Paragraph("There is only one look so far; nothing to compare."),
        ]
    else:
        blocks = [Title(f"{client.name} · {changes.since} to {changes.until}"), *change_blocks(changes)]
    data = {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "client": client_data(client),
        "changes": msgspec.to_builtins(changes),
    }
    return Report(blocks=tuple(blocks), data=data, records=_records(changes))


def change_blocks(changes: Changes) -> list[Block]:
    """Tell the movement of the fit, its causes, the skills and the bars."""
    blocks: list[Block] = []
    if changes.role:
        blocks.append(Paragraph(movement(changes), "strong"))
    if changes.causes:
        blocks.append(Items(tuple(cause_item(cause) for cause in changes.causes)))
    elif changes.note:
        blocks.append(Paragraph(changes.note, "muted"))
    shifts = [
        *_shift_items("new", changes.gained, "good"),
        *_shift_items("proven", changes.proven, "good"),
        *_shift_items("shown less", changes.faded, "warn"),
        *_shift_items("gone", changes.lost, "bad"),
    ]
    blocks.append(Heading("Skills"))
    blocks.append(Items(tuple(shifts)) if shifts else Paragraph("No skill changed its standing.", "muted"))
    if changes.bars:
        blocks.append(Heading("Bars"))
        blocks.append(
            bullets(*(f"{bar.name}: {_MET[bar.before]}, now {_MET[bar.after]}" for bar in changes.bars))
        )
    return blocks


def movement(changes: Changes) -> str:
    """Say how far the fit moved."""
    place = f"{changes.title}, {LEVEL_TITLES[changes.level]}"
    if changes.before is None or changes.after is None:
        return f"{place}: fit {fit_text(changes.before)}, now {fit_text(changes.after)}"
    points = changes.after.value - changes.before.value
    moved = "unmoved" if abs(points) < 0.05 else f"{points:+.1f} points"
    return f"{place}: fit {fit_text(changes.before)}, now {fit_text(changes.after)}: {moved}"


def cause_item(cause: Cause) -> tuple[Mark, str]:
    """Give a cause with its points."""
    return Mark(f"{cause.points:+.1f}", "good" if cause.points > 0 else "bad"), f"{cause.kind}: {cause.why}"


def _shift_items(word: str, shifts: Sequence[Shift], tone: Any) -> list[tuple[Mark, str]]:
    return [(Mark(word, tone), _shift(shift)) for shift in shifts]


def _shift(shift: Shift) -> str:
    before = shift.before and STATE_MARKS[shift.before].text
    after = shift.after and STATE_MARKS[shift.after].text
    if not before or not after:
        return f"{shift.name} ({before or after})"
    return f"{shift.name} ({before}, now {after})"


def report_brief(brief: Brief) -> Report:
    """Report what to know before a session."""
    last = f"last session {brief.last.held}" if brief.last else "first session"
    blocks: list[Block] = [Title(f"{brief.client.name} · session of {brief.day} · {last}")]
    standing = brief.analysis.standing() if brief.analysis else None
    if brief.changes:
        blocks += [Heading(f"Since {brief.changes.since}"), *change_blocks(brief.changes)]
    elif standing:
        text = f"{standing.title}, {LEVEL_TITLES[standing.level]}: fit {fit_text(standing.fit)}"
        blocks.append(Paragraph(text, "strong"))
        gaps = ", ".join(gap.name for gap in standing.gaps[:3])
        if gaps:
            blocks.append(Paragraph(f"Most worthwhile now: {gaps}."))
    blocks.append(Heading("Agreed and open"))
    if brief.open or brief.done:
        blocks.append(Items(tuple(action_item(action) for action in (*brief.open, *brief.done))))
    else:
        blocks.append(Paragraph("Nothing.", "muted"))
    if brief.last and brief.last.notes:
        blocks += [Heading(f"Notes of {brief.last.held}"), Verbatim(tuple(brief.last.notes.splitlines()))]
    blocks += [
        Heading("Three questions"),
        Items(tuple((Mark(f"{n}."), text) for n, text in enumerate(brief.questions, 1))),
    ]
    return Report(blocks=tuple(blocks), data=_brief_data(brief), records=_records(brief.changes))


def _brief_data(brief: Brief) -> dict[str, Any]:
    standing = brief.analysis.standing() if brief.analysis else None
    return {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "client": client_data(brief.client),
        "day": brief.day,
        "last_session": msgspec.to_builtins(brief.last),
        "standing": msgspec.to_builtins(standing),
        "changes": msgspec.to_builtins(brief.changes),
        "open": msgspec.to_builtins(brief.open),
        "done": msgspec.to_builtins(brief.done),
        "questions": list(brief.questions),
    }


def _records(changes: Changes | None) -> Table:
    names = ("what", "name", "before", "after", "points", "why")
    rows: list[tuple[str, ...]] = []
    if changes:
        fits = (changes.before, changes.after)
        values = tuple(str(fit.value) if fit else "" for fit in fits)
        rows.append(("fit", changes.role, *values, "", changes.note))
        rows += [("cause", cause.kind, "", "", str(cause.points), cause.why) for cause in changes.causes]
        for word, shifts in (
            ("gained", changes.gained),
            ("proven", changes.proven),
            ("faded", changes.faded),
            ("lost", changes.lost),
        ):
            rows += [(word, shift.skill, shift.before or "", shift.after or "", "", "") for shift in shifts]
        rows += [("bar", bar.name, _MET[bar.before], _MET[bar.after], "", "") for bar in changes.bars]
    return record_table(names, tuple(rows))
