"""A cohort in one role: for the terminal, Markdown, JSON and CSV; the words the HTML and PDF forms use too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from skillgap import __version__
from skillgap.report.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Mark,
    Paragraph,
    Report,
    Table,
    Title,
    Tone,
    bullets,
    record_table,
)
from skillgap.report.words import bar, count, hours, percent

if TYPE_CHECKING:
    from skillgap.workspace.cohort.cohort import Cohort, Row, Shade, SharedGap, Workshop

SHADES: dict[Shade, tuple[str, str, Tone]] = {
    "shown": ("██", "shown in work", "good"),
    "listed": ("▓▓", "listed", "plain"),
    "learning": ("▒▒", "being learnt", "warn"),
    "near": ("░░", "implied or neighbouring", "muted"),
    "partly": ("▓░", "listed, being learnt or near", "warn"),
    "some": ("█░", "shown, listed, learnt or near", "plain"),
    "absent": ("··", "absent", "muted"),
    "withheld": ("  ", "not told", "muted"),
}
"""Glyph, words and tone of each shade; glyphs differ, so colour is never the only sign."""
VERBS = {"learn": "Learn", "show": "Show in a project", "say": "Say in the resume"}
KINDS = {"learning": "absent", "proof": "listed only", "wording": "under another name"}
_ROWS_SHOWN = 40
"""Members shown on a terminal; the other forms hold all."""
_GAPS_SHOWN = 12
_TERMINAL_COLUMNS = 12


def cohort_title(cohort: Cohort) -> str:
    """Name the cohort."""
    tagged = f" tagged {cohort.tag}" if cohort.tag else ""
    return f"{count(cohort.people, 'client')}{tagged} · {cohort.title}"


def fit_label(row: Row) -> str:
    """Print a fit, or the band it lies in."""
    if row.low is None or row.high is None:
        return "–"
    return f"{row.low:.0f}" if row.low == row.high else f"{row.low:.0f}–{row.high:.0f}"


def people_label(people: int | None) -> str:
    """Print a number of people, or that nearly all are meant."""
    return "nearly all" if people is None else str(people)


def workshop_text(workshop: Workshop) -> str:
    """Say what a workshop would do."""
    people = "nearly everybody" if workshop.people is None else count(workshop.people, "person", "people")
    each = f", about {hours(workshop.hours)} each" if workshop.hours else ""
    return f"{VERBS[workshop.kind]}: {workshop.name}. Lifts {people} by {workshop.points:.0f} points in all{each}."


def progress_text(cohort: Cohort) -> str:
    """Say how far members came; empty when nobody was looked at twice."""
    progress = cohort.progress
    if progress is None:
        return ""
    up = "" if progress.up is None else f", {progress.up} of them up"
    return f"Since their first look {count(progress.people, 'person', 'people')} moved by {progress.median:+.1f} points in the median{up}."


def notes_of(cohort: Cohort) -> list[str]:
    """Say what the figures leave out."""
    notes = []
    if cohort.floor:
        notes.append(
            f"Names are replaced, and nothing is told about fewer than {cohort.floor} people; left out: "
            f"{', '.join(cohort.withheld) or 'nothing'}. Who knows somebody's skills well may still find their row."
        )
    if cohort.stale:
        notes.append(
            f"{count(cohort.stale, 'client')} last looked at with other market data; 'skillgap client refresh' looks again."
        )
    notes.append("Each client counts at the level they aim at, or the one that suits their resume.")
    return notes


def report_cohort(cohort: Cohort) -> Report:
    """Report a cohort."""
    blocks: list[Block] = [
        Title(cohort_title(cohort)),
        _heat_map(cohort),
        Items(
            tuple(
                (Mark(f"{number:>2}"), f"{head.name} ({percent(head.share)} of postings)")
                for number, head in _numbered(cohort)
            )
        ),
        Paragraph(_legend(cohort), "muted"),
        Heading("Fit"),
        _distribution(cohort),
    ]
    if text := progress_text(cohort):
        blocks.append(Paragraph(text))
    if len(cohort.moments) > 1:
        blocks.append(_moments(cohort))
    blocks += [Heading("Shared gaps"), _gaps(cohort), Heading("Workshops that lift most")]
    items = tuple((Mark(f"{n}."), workshop_text(one)) for n, one in enumerate(cohort.workshops, 1))
    blocks.append(Items(items) if items else Paragraph("None that enough people share.", "muted"))
    if cohort.quotes:
        blocks += [
            Heading("How others show it"),
            bullets(*(f"{name}: “{quote}”" for name, quote in cohort.quotes)),
        ]
    blocks += [Heading("Read with care"), bullets(*notes_of(cohort))]
    return Report(blocks=tuple(blocks), data=_data(cohort), records=_records(cohort))


def _numbered(cohort: Cohort) -> list[tuple[int, Any]]:
    return list(enumerate(cohort.columns[:_TERMINAL_COLUMNS], 1))


def _heat_map(cohort: Cohort) -> Table:
    columns = (
        Column(name="Client", wrap=True),
        Column(name="Fit", align="right"),
        *(Column(name=f"{number:>2}") for number, _ in _numbered(cohort)),
    )
    rows: list[tuple[Cell, ...]] = [
        (row.label, fit_label(row), *(_mark(shade) for shade in row.shades[:_TERMINAL_COLUMNS]))
        for row in cohort.rows[:_ROWS_SHOWN]
    ]
    if len(cohort.rows) > _ROWS_SHOWN:
        more = f"and {len(cohort.rows) - _ROWS_SHOWN} more"
        rows.append((more, "", *("" for _ in _numbered(cohort))))
    return Table(columns=columns, rows=tuple(rows))


def _mark(shade: Shade) -> Mark:
    glyph, _, tone = SHADES[shade]
    return Mark(glyph, tone)


def _legend(cohort: Cohort) -> str:
    used = {shade for row in cohort.rows for shade in row.shades}
    return " · ".join(
        f"{glyph if glyph.strip() else 'blank'} {words}"
        for shade, (glyph, words, _) in SHADES.items()
        if shade in used
    )


def _distribution(cohort: Cohort) -> Table:
    most = max((one.people for one in cohort.bins), default=1)
    columns = (Column(name="Fit"), Column(name="People", align="right"), Column(name=""))
    rows = tuple(
        (f"{one.low}–{one.high}", str(one.people), bar(one.people / most, 24).rstrip()) for one in cohort.bins
    )
    return Table(columns=columns, rows=rows, empty="No fit is known.")


def _moments(cohort: Cohort) -> Table:
    columns = (
        Column(name="Month"),
        Column(name="People", align="right"),
        Column(name="Median", align="right"),
        Column(name="Middle half", align="right"),
    )
    rows = tuple(
        (one.month, str(one.people), f"{one.median:.0f}", f"{one.low:.0f}–{one.high:.0f}")
        for one in cohort.moments
    )
    return Table(columns=columns, rows=rows)


def _gaps(cohort: Cohort) -> Table:
    columns = (
        Column(name="Skill", wrap=True),
        Column(name="People", align="right"),
        Column(name="How", wrap=True),
        Column(name="Fit", align="right"),
        Column(name="Hours", align="right"),
    )
    rows = tuple(
        (gap.name, people_label(gap.people), gap_kinds(gap), f"+{gap.gain:.1f}", str(gap.hours or "edit"))
        for gap in cohort.gaps[:_GAPS_SHOWN]
    )
    return Table(columns=columns, rows=rows, empty="None that enough people share.")


def gap_kinds(gap: SharedGap) -> str:
    """Say how many miss a skill in which way."""
    return ", ".join(f"{number} {KINDS[kind]}" for kind, number in gap.kinds.items()) or "–"


def _data(cohort: Cohort) -> dict[str, Any]:
    return {"schema": 1, "tool": f"skillgap {__version__}", **msgspec.to_builtins(cohort)}


def _records(cohort: Cohort) -> Table:
    names = ("client", "fit_low", "fit_high", "level", *(head.skill for head in cohort.columns))
    rows = tuple(
        (
            row.label,
            "" if row.low is None else str(row.low),
            "" if row.high is None else str(row.high),
            row.level,
            *row.shades,
        )
        for row in cohort.rows
    )
    return record_table(names, rows)
