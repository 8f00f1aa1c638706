"""Find the head of a resume: the name, the headline below it, and the contact blocks beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from skillgap.documents.page.columns import divide
from skillgap.documents.page.rows import Chunk

_LARGE = 1.3
"""A name is at least this many times as large as the usual text."""
_TOP = 0.3
"""Share of the text's height in which a head ends."""
_WHITE = 1.1
"""Height of the white band below a head, in font sizes."""
_HEADING_WHITE = 0.8
"""The same above a line in larger type that stands alone."""
_WIDE_WHITE = 1.6
"""The same where what stands beside the name is not flush right, and may as well be the start of a column."""
_LINES = 8
"""Lines, at most, of a head without blocks side by side."""
_CONTACT_LINES = 6
_CONTACT_WORDS = 6
"""Lines, and words of a line, at most, of contact data."""
_APART = 1.5
"""Gap between blocks that stand side by side, in font sizes."""


def take_head(chunks: Sequence[Chunk]) -> tuple[list[list[Chunk]], list[Chunk]]:
    """Part a first page into the blocks of its head, the one with the name first, and the rest.

    A head ends at the first white band over the whole width below the name; no blocks when there is none.
    """
    size = median([chunk.size for chunk in chunks]) if chunks else 0.0
    name = max(chunks, key=lambda chunk: (chunk.size, -chunk.top, -chunk.left), default=None)
    if name is None or name.size < _LARGE * size:
        return [], list(chunks)
    start, end = min(chunk.top for chunk in chunks), max(chunk.bottom for chunk in chunks)
    for low, high in _bands(chunks):
        below = [chunk for chunk in chunks if abs(chunk.top - high) < 1]
        white = _HEADING_WHITE if len(below) == 1 and below[0].size > 1.08 * size else _WHITE
        if low < name.bottom - 1 or high - low < white * size:
            continue
        if low - start > _TOP * (end - start):
            break
        head = [chunk for chunk in chunks if chunk.bottom <= low + 0.5]
        blocks = _blocks(head, _APART * size)
        lone = len(blocks) == 1 and len({c.row for c in head}) <= _LINES and len(divide(head).regions) == 1
        if lone or _is_beside(blocks, name, wide=high - low >= _WIDE_WHITE * size):
            blocks.sort(key=lambda block: name not in block)
            return blocks, [chunk for chunk in chunks if chunk.bottom > low + 0.5]
        break
    return [], list(chunks)


def _bands(chunks: Sequence[Chunk]) -> list[tuple[float, float]]:
    """List the white bands over the whole width, from top to bottom."""
    bands: list[tuple[float, float]] = []
    reached = float("inf")
    for chunk in sorted(chunks, key=lambda chunk: (chunk.top, chunk.bottom)):
        if chunk.top > reached:
            bands.append((reached, chunk.top))
            reached = chunk.bottom
        else:
            reached = chunk.bottom if reached == float("inf") else max(reached, chunk.bottom)
    return bands


def _blocks(chunks: Sequence[Chunk], apart: float) -> list[list[Chunk]]:
    """Part chunks at the vertical white bands between them, from left to right; each block keeps their order."""
    blocks: list[list[Chunk]] = []
    edge = float("-inf")
    for chunk in sorted(chunks, key=lambda chunk: (chunk.left, chunk.row)):
        if chunk.left > edge + apart or not blocks:
            blocks.append([])
        blocks[-1].append(chunk)
        edge = max(edge, chunk.right)
    return [sorted(block, key=lambda chunk: (chunk.row, chunk.left)) for block in blocks]


def _is_beside(blocks: Sequence[Sequence[Chunk]], name: Chunk, *, wide: bool) -> bool:
    """Tell blocks of contact data beside a name from the columns of a page that begins with them."""
    others = [block for block in blocks if name not in block]
    if not others or any(len({chunk.row for chunk in block}) < 2 for block in others):
        return False
    flush = all(
        block[0].left > name.right and all(abs(a.right - b.right) < 2 for a, b in pairwise(block))
        for block in others
    )
    return (flush or wide) and not any(_is_section(block) for block in others)


def _is_section(block: Sequence[Chunk]) -> bool:
    """Tell the start of a column: a heading above text, running text, or many lines."""
    first, *rest = block
    stands_out = first.size > 1.08 * median([chunk.size for chunk in rest]) or (
        all(word.bold for word in first.words) and not all(word.bold for word in rest[0].words)
    )
    return (
        stands_out
        or len({chunk.row for chunk in block}) > _CONTACT_LINES
        or any(len(chunk.words) > _CONTACT_WORDS for chunk in block)
    )
