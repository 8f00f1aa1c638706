"""Blocks → the lines a page shows at a width, each drawn once.

Rich would measure and wrap every table twice, once for its height and once for its look; a page of reasons is redrawn
at every press of a key, and has no time for that.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.strip import Strip

from skillgap.report.blocks import Block, Cell, Heading, Items, Mark, Meter, Paragraph, Table, Title, Verbatim
from skillgap.tui.text import mark, meter, prose

_GAP = 1
"""Spaces between columns."""
_LEAST = 8
"""Cells a column that wraps keeps."""
Line = list[Segment]


def runs(text: Text) -> Line:
    """Cut text of one line where its style changes; its spans do not overlap."""
    base = style_of(text.style)
    found, place = [], 0
    for span in sorted(text.spans):
        found.append(Segment(text.plain[place : span.start], base))
        found.append(Segment(text.plain[span.start : span.end], base + style_of(span.style)))
        place = span.end
    return [part for part in (*found, Segment(text.plain[place:], base)) if part.text]


def style_of(style: str | Style) -> Style:
    """Give a style by its name."""
    return style if isinstance(style, Style) else Style.parse(style)


def strips_of(blocks: Iterable[Block | Text], width: int) -> list[Strip]:
    """Draw blocks one below the other, an empty line before each heading."""
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Heading) and lines:
            lines.append([])
        lines += [runs(block)] if isinstance(block, Text) else _block(block, max(width, _LEAST))
    return [Strip(line) for line in lines]


def _block(block: Block, width: int) -> list[Line]:
    if isinstance(block, Title):
        return _wrapped(prose(block.text), width, "bold")
    if isinstance(block, Heading):
        return _wrapped(prose(block.text), width, "bold cyan")
    if isinstance(block, Paragraph):
        return _wrapped(prose(block.text, block.tone), width)
    if isinstance(block, Items):
        return _items(block, width)
    if isinstance(block, Verbatim):
        return [line for words in block.lines for line in _wrapped(prose(words), width)]
    return _table(block, width) if block.rows else _wrapped(prose(f"  {block.empty}", "muted"), width)


def _wrapped(text: Text, width: int, style: str = "") -> list[Line]:
    """Break text of one style into lines; what has no place to break is broken anywhere."""
    drawn = style_of(style or text.style)
    return [[Segment(words, drawn)] for words in _broken(text.plain, width)] or [[]]


def _broken(words: str, width: int) -> list[str]:
    found: list[str] = []
    for line in words.split("\n"):
        if cell_len(line) <= width:
            found.append(line)
        else:
            parts = textwrap.wrap(line, width, break_on_hyphens=False)
            # Letters of two cells are rare; where there are any, lines too wide are cut once more.
            found += [
                piece
                for part in parts
                for piece in (chop_cells(part, width) if cell_len(part) > width else [part])
            ]
    return found


def _items(block: Items, width: int) -> list[Line]:
    signs = [mark(sign) for sign, _ in block.items]
    room = max((sign.cell_len for sign in signs), default=0)
    lines: list[Line] = []
    for sign, (_, words) in zip(signs, block.items, strict=True):
        told = _wrapped(prose(words), max(_LEAST, width - room - _GAP))
        first = [*runs(sign), Segment(" " * (room - sign.cell_len + _GAP))]
        lines += [[*first, *told[0]], *([Segment(" " * (room + _GAP)), *line] for line in told[1:])]
    return lines


def _table(block: Table, width: int) -> list[Line]:
    rows = [tuple(_cell(part) for part in row) for row in block.rows]
    names = tuple(prose(column.name, "muted") for column in block.columns)
    widths = _widths([names, *rows], [column.wrap for column in block.columns], width)
    rights = [column.align == "right" for column in block.columns]
    return [
        line
        for row in ([names, *rows] if any(name.plain for name in names) else rows)
        for line in _row(row, widths, rights)
    ]


def _row(cells: Sequence[Text], widths: Sequence[int], rights: Sequence[bool]) -> list[Line]:
    """Lay cells beside each other, each wrapped to its column."""
    columns = []
    for cell, width, right in zip(cells, widths, rights, strict=True):
        fits = cell.cell_len <= width and "\n" not in cell.plain
        parts = [runs(cell)] if fits else _wrapped(cell, width)
        columns.append([_padded(part, width, right=right) for part in parts])
    blanks = [[Segment(" " * (width + _GAP))] for width in widths]
    return [
        [
            segment
            for part, blank in zip(parts, blanks, strict=True)
            for segment in (blank if part is None else part)
        ]
        for parts in zip_longest(*columns)
    ]


def _padded(line: Line, width: int, *, right: bool) -> Line:
    gap = Segment(" " * max(0, width - sum(segment.cell_length for segment in line)))
    return [*((gap, *line) if right else (*line, gap)), Segment(" " * _GAP)]


def _widths(rows: Sequence[Sequence[Text]], wraps: Sequence[bool], width: int) -> list[int]:
    """Give every column its natural width, or narrow columns: first those that wrap between words, the widest first."""
    found = [
        max(max(map(cell_len, cell.plain.split("\n"))) for cell in column)
        for column in zip(*rows, strict=True)
    ]
    longest = [
        max((cell_len(word) for cell in column for word in cell.plain.split()), default=0)
        for column in zip(*rows, strict=True)
    ]
    over = sum(found) + _GAP * (len(found) - 1) - width
    while over > 0:
        able = [place for place, wide in enumerate(found) if wraps[place] and wide > longest[place]]
        able = able or [place for place, wide in enumerate(found) if wide > _LEAST and wraps[place]]
        able = able or [place for place, wide in enumerate(found) if wide > 1]
        if not able:
            break
        widest = max(able, key=lambda place: (found[place], -place))
        found[widest] -= 1
        over -= 1
    return found


def _cell(value: Cell) -> Text:
    if isinstance(value, Meter):
        return meter(value.share)
    return mark(value) if isinstance(value, Mark) else prose(value)


def beside(left: Sequence[Strip], right: Sequence[Strip], width: int) -> list[Strip]:
    """Put two columns beside each other, the left one of a width."""
    blank = Strip.blank(width)
    return [
        Strip([*(one or blank).adjust_cell_length(width), *(other or ())])
        for one, other in zip_longest(left, right)
    ]
