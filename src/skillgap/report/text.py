"""What the parser read, beside what a naive reader would."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from skillgap.documents import Document
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
    Verbatim,
)
from skillgap.report.words import count


def report_text(document: Document) -> Report:
    """Report the document's lines in reading order."""
    warnings = tuple((Mark("!", "warn"), warning.message) for warning in document.warnings)
    blocks: list[Block] = [Items(warnings)] if warnings else []
    blocks.append(Verbatim(tuple(line.text for line in document.lines)))
    return Report(blocks=tuple(blocks), data=_data(document), records=_records(document))


def report_text_diff(document: Document, naive: Document, lost: Sequence[str]) -> Report:
    """Report where the naive reading departs; `lost` names the skills it would lose."""
    difference = difflib.unified_diff(
        [line.text for line in naive.lines],
        [line.text for line in document.lines],
        "naive reading",
        "skillgap's reading",
        lineterm="",
        n=1,
    )
    summary = (
        f"A naive reading loses {count(len(lost), 'skill')}: {', '.join(lost)}."
        if lost
        else "A naive reading loses no skill."
    )
    lines = tuple(difference)
    blocks: tuple[Block, ...] = (
        Title(document.name),
        Paragraph(summary, "warn" if lost else "good"),
        Heading("Lines that differ (- naive, + skillgap)"),
        Verbatim(lines) if lines else Paragraph("None: both read the same lines in the same order."),
    )
    data = {
        "schema": 1,
        "lost": list(lost),
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
    return Table(columns=tuple(Column(name=name) for name in names), rows=rows)
