"""Blocks → text for a terminal of a given width, with or without colour."""

from __future__ import annotations

import io
import itertools

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from skillgap.report.blocks import (
    Block,
    Cell,
    Heading,
    Items,
    Mark,
    Meter,
    Paragraph,
    Report,
    Table,
    Title,
    Tone,
    Verbatim,
)
from skillgap.report.words import bar, percent

STYLES: dict[Tone, str] = {
    "plain": "",
    "muted": "dim",
    "good": "green",
    "bad": "red",
    "warn": "yellow",
    "strong": "bold",
}
"""Rich style of each tone; the app draws with the same."""
_METER_WIDTH = 10


def render_terminal(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """Render a report as text no line of which is wider than `width` cells."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=max(width, 40),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    for previous, block in itertools.pairwise((None, *report.blocks)):
        if block is not None:
            _print(console, block, first=previous is None)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _print(console: Console, block: Block, *, first: bool) -> None:
    if isinstance(block, Title):
        console.print(Text(block.text, style="bold"))
    elif isinstance(block, Heading):
        if not first:
            console.print()
        console.print(Text(block.text, style="bold cyan"))
    elif isinstance(block, Paragraph):
        console.print(Text(block.text, style=STYLES[block.tone]))
    elif isinstance(block, Items):
        console.print(_items(block))
    elif isinstance(block, Table):
        console.print(_table(block) if block.rows else Padding(Text(block.empty, style="dim"), (0, 0, 0, 2)))
    elif isinstance(block, Verbatim):
        for line in block.lines:
            console.print(Text(line), soft_wrap=True)


def _items(block: Items) -> RichTable:
    grid = RichTable.grid(padding=(0, 1, 0, 0), pad_edge=False)
    grid.add_column(width=1)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for mark, text in block.items:
        grid.add_row("", Text(mark.text, style=STYLES[mark.tone]), Text(text))
    return grid


def _table(block: Table) -> RichTable:
    table = RichTable(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", show_edge=False)
    table.add_column("", width=0, no_wrap=True)
    for column in block.columns:
        table.add_column(
            column.name,
            justify=column.align,
            no_wrap=not column.wrap,
            overflow="fold" if column.wrap else "ellipsis",
        )
    for row in block.rows:
        table.add_row("", *(_cell(cell) for cell in row))
    return table


def _cell(cell: Cell) -> Text:
    if isinstance(cell, Meter):
        return Text.assemble((bar(cell.share, _METER_WIDTH), "cyan"), f" {percent(cell.share):>5}")
    if isinstance(cell, Mark):
        return Text(cell.text, style=STYLES[cell.tone])
    return Text(cell)
