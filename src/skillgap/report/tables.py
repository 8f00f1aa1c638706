"""Tables of a terminal: columns as wide as the page lets them be, rows one below another where it is too narrow."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from skillgap.report.blocks import Cell, Column, Mark, Meter, Table, Tone
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
_PROSE = 40
"""From this natural width on a column holds running text."""
_LEAST_PROSE = 20
"""Running text is not squeezed into fewer cells than this."""


def table_of(table: Table, width: int) -> RenderableType:
    """Lay a table out in `width` cells.

    What gives way, in this order: columns that wrap, down to their longest word; the bars of meters; the space
    between columns. Where that is not enough each row stands as a paragraph, so that nothing is cut.
    """
    for bars, gap in ((True, 2), (False, 2), (False, 1)):
        rows = [[_text(cell, bars=bars) for cell in row] for row in table.rows]
        widths = _widths(table.columns, rows, width - gap * (len(table.columns) - 1) - 2)
        if widths is not None:
            return _grid(table.columns, rows, widths, gap)
    return Padding(Group(*_stacked(table.columns, rows)), (0, 0, 0, 2))


def _grid(columns: Sequence[Column], rows: list[list[Text]], widths: list[int], gap: int) -> RichTable:
    grid = RichTable(box=None, padding=(0, gap, 0, 0), pad_edge=False, header_style="dim", show_edge=False)
    grid.add_column("", width=2 - gap, no_wrap=True)
    for column, cells in zip(columns, widths, strict=True):
        grid.add_column(
            column.name, justify=column.align, width=cells, no_wrap=not column.wrap, overflow="fold"
        )
    for row in rows:
        grid.add_row("", *row)
    return grid


def _widths(columns: Sequence[Column], rows: list[list[Text]], room: int) -> list[int] | None:
    """Give each column its cells, the widest that may wrap shrunk first; None where the least is too much."""
    natural = [_longest(column.name, _column(rows, at)) for at, column in enumerate(columns)]
    least = [_least(column, _column(rows, at), natural[at]) for at, column in enumerate(columns)]
    if sum(least) > room:
        return None
    widths = list(natural)
    while (over := sum(widths) - room) > 0:
        free = [at for at, cells in enumerate(widths) if cells > least[at]]
        widest = max(widths[at] for at in free)
        equal = [at for at in free if widths[at] == widest]
        lower = max([cells for at in free if (cells := widths[at]) < widest] + [least[at] for at in equal])
        step = max(1, min(widest - lower, over // len(equal)))
        for at in equal[: over if step == 1 else len(equal)]:
            widths[at] -= step
    return widths


def _column(rows: list[list[Text]], at: int) -> list[str]:
    """Give the texts of one column."""
    return [row[at].plain for row in rows]


def _longest(*parts: str | list[str]) -> int:
    texts = [text for part in parts for text in ([part] if isinstance(part, str) else part)]
    return max((cell_len(text) for text in texts), default=0)


def _least(column: Column, texts: list[str], natural: int) -> int:
    """Give the cells a column needs so that no word breaks; running text needs enough for a phrase."""
    if not column.wrap:
        return natural
    words = _longest([word for text in (column.name, *texts) for word in text.split()])
    return max(min(words, _PROSE), _LEAST_PROSE) if natural > _PROSE else words


def _stacked(columns: Sequence[Column], rows: list[list[Text]]) -> list[RenderableType]:
    """Set each row as its first text, and the others below with the names of their columns."""
    lines: list[RenderableType] = []
    for row in rows:
        told = [(column, text) for column, text in zip(columns, row, strict=True) if text.plain.strip()]
        if not told:
            continue
        lines.append(told[0][1])
        named = [Text.assemble((f"{column.name} ".lstrip(), "dim"), text) for column, text in told[1:]]
        short = [text for text in named if cell_len(text.plain) <= _PROSE]
        if short:
            lines.append(Padding(Text(" · ").join(short), (0, 0, 0, 2)))
        lines += [Padding(text, (0, 0, 0, 2)) for text in named if cell_len(text.plain) > _PROSE]
    return lines


def _text(cell: Cell, *, bars: bool) -> Text:
    if isinstance(cell, Meter) and not bars:
        return Text(f"{percent(cell.share):>5}")
    if isinstance(cell, Meter):
        return Text.assemble((bar(cell.share, _METER_WIDTH), "cyan"), f" {percent(cell.share):>5}")
    if isinstance(cell, Mark):
        return Text(cell.text, style=STYLES[cell.tone])
    return Text(cell)
