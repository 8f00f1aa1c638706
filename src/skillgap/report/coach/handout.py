"""What a client takes home: where they stand, what changed, what is next, what was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from skillgap import __version__
from skillgap.report.blocks import (
    Block,
    Column,
    Heading,
    Items,
    Mark,
    Meter,
    Paragraph,
    Report,
    Table,
    Title,
    Verbatim,
    bullets,
    record_table,
)
from skillgap.report.coach.people import action_item
from skillgap.report.coach.progress import change_blocks
from skillgap.report.words import LEVEL_TITLES, fit_text, hours, joined
from skillgap.workspace.cohort.cohort import Moment

if TYPE_CHECKING:
    from skillgap.workspace.progress.analysis import Analysis, Standing
    from skillgap.workspace.progress.changes import Changes
    from skillgap.workspace.progress.desk import File

GAPS_SHOWN = 8
_MET = {True: Mark("✓", "good"), False: Mark("✗", "bad"), None: Mark("?", "warn")}
_MEANS = {True: ": met", False: ": not met yet", None: ": cannot be told"}
_STEPS = {
    "learning": "learn it, and show it in a project",
    "proof": "show it: name the work it was used in",
    "wording": "say it by this name",
}


class Handout(msgspec.Struct, frozen=True, kw_only=True):
    """What goes into a client's report."""

    held: Any
    """The client's file (`progress.desk.File`)."""
    changes: Any
    """Since the first look (`progress.changes.Changes`), or None."""
    day: str
    notes: bool = False
    """True for the file: with the notes of the sessions."""
    named: bool = True
    """False puts the pseudonym in place of the name and leaves notes and agreed actions out."""


def report_handout(handout: Handout) -> Report:
    """Report on a client, for the client or for the file."""
    held: File = handout.held
    changes: Changes | None = handout.changes
    name = held.client.name if handout.named else held.client.pseudonym
    blocks: list[Block] = [Title(f"{name} · {handout.day}")]
    analysis = held.snapshots[-1].analysis if held.snapshots else None
    standing = analysis.standing() if analysis else None
    if analysis is None or standing is None:
        blocks.append(Paragraph("There is no resume yet.", "muted"))
    else:
        blocks += _standing(standing, analysis)
    if changes and len(held.snapshots) > 1:
        blocks += [Heading(f"Since {changes.since}"), *change_blocks(changes)]
    if standing:
        blocks += [Heading("Most worthwhile next"), _gaps(standing)]
    blocks += _plan(held)
    if handout.named:
        blocks.append(Heading("Agreed"))
        agreed = Items(tuple(action_item(action) for action in held.actions))
        blocks.append(agreed if held.actions else Paragraph("Nothing yet.", "muted"))
    if handout.notes and handout.named:
        for meeting in held.meetings:
            if meeting.notes:
                blocks += [Heading(f"Session of {meeting.held}"), Verbatim(tuple(meeting.notes.splitlines()))]
    return Report(blocks=tuple(blocks), data=_data(handout, standing, name), records=_records(standing))


def fits_of(handout: Handout) -> tuple[Moment, ...]:
    """Give the fits with the present main role over the looks."""
    held: File = handout.held
    standing = held.snapshots[-1].analysis.standing() if held.snapshots else None
    if standing is None:
        return ()
    found = []
    for snapshot in held.snapshots:
        fit = snapshot.analysis.fit(standing.role, standing.level)
        if fit:
            found.append(Moment(month=snapshot.made, people=1, low=fit.low, median=fit.value, high=fit.high))
    return tuple(found)


def _standing(standing: Standing, analysis: Analysis) -> list[Block]:
    place = f"{standing.title}, {LEVEL_TITLES[standing.level]}: fit {fit_text(standing.fit)}"
    shown = [skill.name for skill in analysis.skills if skill.state == "demonstrated"]
    blocks: list[Block] = [Heading("Where you stand"), Paragraph(place, "strong")]
    if standing.bars:
        blocks.append(Items(tuple((_MET[met], f"{name}{_MEANS[met]}") for name, met in standing.bars)))
    if shown:
        blocks.append(
            Paragraph(
                f"Your work shows {joined([*shown[:12], *([f'{len(shown) - 12} more'] if len(shown) > 12 else [])])}."
            )
        )
    return blocks


def _gaps(standing: Standing) -> Table:
    columns = (
        Column(name="Skill", wrap=True),
        Column(name="Asked for"),
        Column(name="What to do", wrap=True),
        Column(name="Fit", align="right"),
        Column(name="Time", align="right"),
    )
    rows = tuple(
        (
            gap.name,
            Meter(gap.share),
            _STEPS[gap.kind],
            f"+{gap.gain:.1f}",
            hours(gap.hours) if gap.hours else "edit",
        )
        for gap in standing.gaps[:GAPS_SHOWN]
    )
    return Table(
        columns=columns, rows=rows, empty="Nothing: the resume covers everything the profile asks for."
    )


def _plan(held: File) -> list[Block]:
    if held.plan is None:
        return []
    modules, ticks = held.plan.modules, held.plan.ticks
    done = [title for module, title in modules.items() if module in ticks]
    waiting = [title for module, title in modules.items() if module not in ticks]
    texts = [f"{len(done)} of {len(modules)} modules done{f': {joined(done)}' if done else ''}."]
    texts += [f"Next: {joined(waiting[:3])}."] if waiting else []
    return [Heading(f"Plan of {held.plan.made}"), bullets(*texts)]


def _data(handout: Handout, standing: Standing | None, name: str) -> dict[str, Any]:
    held: File = handout.held
    data: dict[str, Any] = {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "client": name,
        "day": handout.day,
        "standing": msgspec.to_builtins(standing),
        "changes": msgspec.to_builtins(handout.changes),
        "fits": [{"day": one.month, "fit": one.median} for one in fits_of(handout)],
    }
    if handout.named:
        data["actions"] = msgspec.to_builtins(held.actions)
    if handout.notes and handout.named:
        data["sessions"] = [{"held": one.held, "notes": one.notes} for one in held.meetings]
    return data


def _records(standing: Standing | None) -> Table:
    names = ("role", "level", "skill", "kind", "tier", "share", "gain", "hours")
    if standing is None:
        return record_table(names, ())
    place = (standing.role, standing.level)
    rows = (
        (*place, gap.skill, gap.kind, gap.tier, str(gap.share), str(gap.gain), str(gap.hours))
        for gap in standing.gaps
    )
    return record_table(names, tuple(rows))
