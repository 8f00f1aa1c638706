"""A report in the format asked for."""

from __future__ import annotations

import csv
import io
from typing import Literal

from skillgap.report.blocks import Cell, Mark, Meter, Report

Format = Literal["table", "markdown", "json", "csv"]
FORMATS: tuple[Format, ...] = ("table", "markdown", "json", "csv")

SUFFIXES: dict[str, Format] = {".md": "markdown", ".json": "json", ".csv": "csv", ".txt": "table"}
"""Format by a file's extension."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report, format_: Format, *, width: int = 80, colour: bool = False) -> str:
    """Render a report; `width` in cells and `colour` matter to "table" only."""
    if format_ == "table":
        from skillgap.report.terminal import render_terminal

        return render_terminal(report, width=width, colour=colour)
    if format_ == "markdown":
        from skillgap.report.markdown import render_markdown

        return render_markdown(report)
    return render_json(report.data) if format_ == "json" else render_csv(report)


def render_json(data: object) -> str:
    """Render plain values as indented JSON, keys in the order given."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


def render_csv(report: Report) -> str:
    """Render the report's records; a cell a spreadsheet would run as a formula is made text."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([column.name for column in report.records.columns])
    for row in report.records.rows:
        writer.writerow([_defused(_text(cell)) for cell in row])
    return stream.getvalue()


def _text(cell: Cell) -> str:
    if isinstance(cell, Meter):
        return f"{cell.share:.4f}"
    return cell.text if isinstance(cell, Mark) else cell


def _defused(text: str) -> str:
    """Put an apostrophe before text that opens like a formula; plain numbers stay numbers."""
    if not text.startswith(_DANGEROUS):
        return text
    try:
        float(text)
    except ValueError:
        return f"'{text}"
    return text
