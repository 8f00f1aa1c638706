"""Blocks → Markdown, which is also the interface for screen readers."""

from __future__ import annotations

from skillgap.patterns import regex
from skillgap.report.blocks import Block, Cell, Heading, Items, Mark, Meter, Paragraph, Report, Table, Title
from skillgap.report.words import percent

_SPECIAL = regex(r"([\\`*_\[\]<>#|])")


def escaped(text: str) -> str:
    """Escape what Markdown would read as markup."""
    return _SPECIAL.sub(r"\\\1", text)


def render_markdown(report: Report) -> str:
    """Render a report as Markdown with one blank line between blocks."""
    return "\n\n".join(_block(block) for block in report.blocks) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Title):
        return f"# {escaped(block.text)}"
    if isinstance(block, Heading):
        return f"## {escaped(block.text)}"
    if isinstance(block, Paragraph):
        return escaped(block.text)
    if isinstance(block, Items):
        return "\n".join(_item(mark, text) for mark, text in block.items)
    if isinstance(block, Table):
        return _table(block)
    fence = "```"
    return "\n".join((f"{fence}text", *(line.replace(fence, "'''") for line in block.lines), fence))


def _item(mark: Mark, text: str) -> str:
    opening = "" if mark.text == "•" else f"{escaped(mark.text)} "
    return f"- {opening}{escaped(text)}"


def _table(table: Table) -> str:
    if not table.rows:
        return escaped(table.empty)
    head = " | ".join(escaped(column.name) for column in table.columns)
    rule = " | ".join("---:" if column.align == "right" else "---" for column in table.columns)
    rows = (" | ".join(_cell(cell) for cell in row) for row in table.rows)
    return "\n".join(f"| {line} |" for line in (head, rule, *rows))


def _cell(cell: Cell) -> str:
    if isinstance(cell, Meter):
        return percent(cell.share)
    return escaped(cell.text if isinstance(cell, Mark) else cell)
