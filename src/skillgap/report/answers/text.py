"""What the parser read, beside what a naive reader would."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from msgspec import to_builtins

from skillgap.documents import Document
from skillgap.report.answers.readability import WHERE, costs, loss_text, obstacle_text
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
from skillgap.resume import Finding, Loss


def report_text(document: Document, findings: Sequence[Finding] = (), loss: Loss | None = None) -> Report:
    """Report the document's lines in reading order; what programs may stumble over, and lose by it, comes first."""
    known = {finding.code for finding in findings}
    marks = [
        (Mark("!", "warn"), warning.message) for warning in document.warnings if warning.code not in known
    ]
    marks += [(Mark("!", "warn"), obstacle_text(finding)) for finding in findings]
    if loss is not None:
        told = (
            (Mark("!", "warn"), f"{loss_text(loss)} {WHERE}")
            if costs(loss)
            else (Mark("✓", "good"), loss_text(loss))
        )
        marks.append(told)
    blocks: list[Block] = [Items(tuple(marks))] if marks else []
    blocks.append(Verbatim(tuple(line.text for line in document.lines)))
    data = {
        **_data(document),
        "findings": [to_builtins(finding) for finding in findings],
        "loss": to_builtins(loss),
    }
    return Report(blocks=tuple(blocks), data=data, records=_records(document))


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
        Paragraph(loss_text(loss), "warn" if costs(loss) else "good"),
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
