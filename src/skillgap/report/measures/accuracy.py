"""The accuracy card in words and figures."""

from __future__ import annotations

from typing import Any

from skillgap import __version__
from skillgap.accuracy import Card, FileScore, Tally, mean
from skillgap.accuracy.skills import Counts
from skillgap.report.blocks import Block, Column, Heading, Mark, Paragraph, Report, Table, Title, bullets
from skillgap.report.words import count


def report_accuracy(card: Card) -> Report:
    """Report what was measured over all files, then what each file got wrong."""
    resumes = {file.resume for file in card.files}
    blocks: list[Block] = [
        Title(f"Accuracy on {count(len(resumes), 'labelled resume')} in {count(len(card.files), 'file')}"),
        _summary(card),
        Heading("Each file"),
        _files(card),
    ]
    unread = [file for file in card.files if file.error]
    if unread:
        blocks += [Heading("Not read"), bullets(*(file.error for file in unread))]
    blocks += _mistakes(card.skills)
    return Report(blocks=tuple(blocks), data=accuracy_data(card), records=_files(card))


def _summary(card: Card) -> Table:
    skills, read, first = card.skills, card.read, card.first_files
    orders = [file.order for file in read]
    sections = sum((file.sections for file in read), Tally())
    positions = sum((file.positions for file in read), Tally())
    dates = sum((file.dates for file in read), Tally())
    contact = sum((file.contact for file in read), Tally())
    rows = (
        ("tools found: precision", f"{skills.precision:.3f}"),
        ("tools found: recall", f"{skills.recall:.3f}"),
        ("tools found: F1", f"{skills.f1:.3f}"),
        ("concepts found: recall", f"{skills.concept_recall:.3f}"),
        ("state right", f"{skills.state_accuracy:.3f}"),
        ("months per skill right", f"{skills.months_accuracy:.3f}"),
        ("traps reported", f"{len(skills.traps_sprung)} of {skills.traps}"),
        ("words in order: mean, lowest", f"{mean(orders):.3f}, {min(orders, default=0):.3f}"),
        ("sections right: F1", f"{sections.f1:.3f}"),
        ("positions with right start and end: F1", f"{dates.f1:.3f}"),
        ("positions all right: F1", f"{positions.f1:.3f}"),
        ("months of experience right", f"{sum(f.months_right for f in read)} of {len(read)}"),
        ("contact right", f"{contact.right} of {contact.right + contact.missed}"),
        ("an expected role ranked first", f"{sum(f.role_rank == 1 for f in first)} of {len(first)}"),
        (
            "an expected role in the first three",
            f"{sum(1 <= f.role_rank <= 3 for f in first)} of {len(first)}",
        ),
        ("level right", f"{sum(f.level_right for f in first)} of {len(first)}"),
    )
    return Table(columns=(Column(name="Measure", wrap=True), Column(name="Value", align="right")), rows=rows)


def _files(card: Card) -> Table:
    columns = (
        Column(name="File"),
        Column(name="Order", align="right"),
        Column(name="Tools F1", align="right"),
        Column(name="Traps", align="right"),
        Column(name="Posts", align="right"),
        Column(name="Months"),
        Column(name="Role", align="right"),
        Column(name="Level"),
    )
    return Table(columns=columns, rows=tuple(_row(file) for file in card.files))


def _row(file: FileScore) -> tuple[Mark | str, ...]:
    if file.error:
        told = Mark(
            "✓ error, as expected" if file.expected_error else "✗ error",
            "good" if file.expected_error else "bad",
        )
        return (file.name, told, "", "", "", "", "", "")
    return (
        file.name,
        f"{file.order:.3f}",
        f"{file.skills.f1:.3f}",
        f"{len(file.skills.traps_sprung)}/{file.skills.traps}",
        f"{file.positions.f1:.2f}",
        _tick(file.months_right),
        str(file.role_rank or "–"),
        _tick(file.level_right),
    )


def _tick(right: bool) -> Mark:
    return Mark("✓", "good") if right else Mark("✗", "bad")


def _mistakes(skills: Counts) -> list[Block]:
    parts = (
        ("Traps reported as skills", skills.traps_sprung),
        ("Tools reported that are not in the labels", skills.wrong),
        ("Tools missed", skills.missed),
        ("Concepts missed", skills.concepts_missed),
        ("States wrong", skills.states_wrong),
        ("Months wrong", skills.months_wrong),
    )
    blocks: list[Block] = []
    for heading, texts in parts:
        if texts:
            blocks += [Heading(f"{heading} ({len(texts)})"), Paragraph("; ".join(texts), "muted")]
    return blocks


def accuracy_data(card: Card) -> dict[str, Any]:
    """Shape the card as JSON."""
    skills, read = card.skills, card.read
    orders = [file.order for file in read]
    return {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "files": len(card.files),
        "read": len(read),
        "tools": {"precision": skills.precision, "recall": skills.recall, "f1": skills.f1},
        "concepts": {"recall": skills.concept_recall},
        "state_accuracy": skills.state_accuracy,
        "months_accuracy": skills.months_accuracy,
        "traps": {"reported": list(skills.traps_sprung), "of": skills.traps},
        "order": {"mean": mean(orders), "lowest": min(orders, default=0.0)},
        "sections_f1": sum((file.sections for file in read), Tally()).f1,
        "dates_f1": sum((file.dates for file in read), Tally()).f1,
        "positions_f1": sum((file.positions for file in read), Tally()).f1,
        "experience_right": sum(file.months_right for file in read),
        "wrong": list(skills.wrong),
        "missed": list(skills.missed),
        "concepts_missed": list(skills.concepts_missed),
        "states_wrong": list(skills.states_wrong),
        "months_wrong": list(skills.months_wrong),
        "by_file": [
            {
                "file": file.name,
                "error": file.error,
                "order": file.order,
                "tools_f1": file.skills.f1,
                "sections_f1": file.sections.f1,
                "positions_f1": file.positions.f1,
                "experience_right": file.months_right,
                "role_rank": file.role_rank,
                "level_right": file.level_right,
            }
            for file in card.files
        ],
    }
