"""What the parser read, beside what a naive reader would."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from msgspec import to_builtins

from skillgap.documents import Document
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
    record_table,
)
from skillgap.report.words import count
from skillgap.resume import Finding, Loss


def report_text(document: Document, findings: Sequence[Finding] = ()) -> Report:
    """Report the document's lines in reading order; what programs may stumble over comes first."""
    told = {finding.code for finding in findings}
    marks = [
        (Mark("!", "warn"), warning.message) for warning in document.warnings if warning.code not in told
    ]
    marks += [
        (Mark("!", "warn"), f"{_place(finding)}{finding.text} {finding.remedy}") for finding in findings
    ]
    blocks: list[Block] = [Items(tuple(marks))] if marks else []
    blocks.append(Verbatim(tuple(line.text for line in document.lines)))
    data = {**_data(document), "findings": [to_builtins(finding) for finding in findings]}
    return Report(blocks=tuple(blocks), data=data, records=_records(document))


def _place(finding: Finding) -> str:
    return f"Line {finding.line}: " if finding.line else ""


def report_text_diff(document: Document, naive: Document, loss: Loss) -> Report:
    """Report where the naive reading departs, and what it loses."""
    lines = tuple(
        difflib.unified_diff(
            [line.text for line in naive.lines],
            [line.text for line in document.lines],
            "naive reading",
            "skillgap's reading",
            lineterm="",
            n=1,
        )
    )
    blocks: tuple[Block, ...] = (
        Title(document.name),
        Paragraph(_summary(loss), "warn" if loss.skills or loss.months else "good"),
        Heading("Lines that differ (- naive, + skillgap)"),
        Verbatim(lines) if lines else Paragraph("None: both read the same lines in the same order."),
    )
    data = {
        "schema": 1,
        "lost": list(loss.skills),
        "loss": to_builtins(loss),
        "diff": list(lines),
        "document": _data(document),
        "naive": _data(naive),
    }
    return Report(blocks=blocks, data=data, records=_records(document))


def _summary(loss: Loss) -> str:
    """Say what a plain reader loses, in one or two sentences."""
    if not loss.skills and not loss.months:
        return "A naive reading loses no skill and no month of experience."
    skills = f"{len(loss.skills)} of {count(loss.skills_of, 'skill')}"
    months = f"{loss.months} of {count(loss.months_of, 'month')} of experience"
    if not loss.skills:
        return f"A naive reading loses no skill, but {months}."
    names = f": {', '.join(loss.skills)}"
    return f"A naive reading loses {skills} and {months if loss.months else 'no month of experience'}{names}."


def _data(document: Document) -> dict[str, object]:
    return {
        "schema": 1,
        "name": document.name,
        "format": document.format,
        "pages": document.pages,
        "words": document.words,
        "warnings": [{"code": w.code, "message": w.message, "page": w.page} for w in document.warnings],
        "lines": [
            {"line": line.number, "page": line.page, "column": line.column, "text": line.text}
            for line in document.lines
        ],
        "hidden": [{"text": hidden.text, "page": hidden.page} for hidden in document.hidden],
        "text": document.text,
    }


def _records(document: Document) -> Table:
    names = ("line", "page", "column", "text")
    rows = tuple((str(line.number), str(line.page), str(line.column), line.text) for line in document.lines)
    return record_table(names, rows)
