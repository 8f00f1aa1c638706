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
    Heading,
    Items,
    Paragraph,
    Report,
    Table,
    Title,
    Verbatim,
)
from skillgap.report.tables import STYLES, table_of


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
        console.print(
            table_of(block, console.width)
            if block.rows
            else Padding(Text(block.empty, style="dim"), (0, 0, 0, 2))
        )
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
