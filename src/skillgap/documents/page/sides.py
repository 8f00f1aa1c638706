"""What two sides of a white band look like: columns of their own, or the cells of rows."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise, zip_longest
from math import sqrt
from statistics import fmean, median

from skillgap.documents.page.rows import Chunk
from skillgap.patterns import regex

_DENSE_ROWS = 8
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FEW_LABELS = 6
"""Lines, at most, of a side whose lines may be labels beside the lines of the other."""
HEADING_WORDS = 4
_DATE_WORDS = 7
"""Words, at most, of a heading and of a date in the margin."""


def width_of(chunks: Sequence[Chunk]) -> float:
    """Give the width from the leftmost to the rightmost letter."""
    return max([chunk.right for chunk in chunks]) - min([chunk.left for chunk in chunks])


def is_near(base: float, others: Sequence[float], distance: float) -> bool:
    """Tell whether a baseline lies close to one of some others, which are sorted."""
    place = bisect_left(others, base)
    return min([abs(base - other) for other in others[max(place - 1, 0) : place + 1]]) < distance


def are_dates(side: Sequence[Chunk]) -> bool:
    """Tell a side of dates, which belong to the lines beside them in whatever order they are drawn."""
    texts = [" ".join([word.text for word in chunk.words]) for chunk in side]
    return fmean(len(text) < 30 and _YEAR.search(text) is not None for text in texts) >= 0.7


def is_margin(side: Sequence[Chunk], rows: Sequence[float]) -> bool:
    """Tell headings and dates in the margin of a table, and text that runs on below a row: none stands between rows."""
    dates = 0
    for chunk in side:
        alone = not is_near(chunk.base, rows, 0.9 * chunk.size)
        level = is_near(chunk.base, rows, 0.35 * chunk.size)
        dated = are_dates([chunk])
        dates += dated
        bold = all(word.bold for word in chunk.words)
        short = len(chunk.words) <= (_DATE_WORDS if dated else HEADING_WORDS)
        if not (alone and not dated) and not (level and short and (dated or bold)):
            return False
    return dates > 0


def repeats(side: Sequence[Chunk]) -> bool:
    """Tell the labels of a form, which come again for each of its entries."""
    texts = Counter(" ".join([word.text for word in chunk.words]) for chunk in side)
    return 2 * sum(count for count in texts.values() if count > 1) >= len(side)


def stand_beside(left: Sequence[float], right: Sequence[float], distance: float) -> bool:
    """Tell sides of which one at least has half of its lines beside lines of the other, not between them."""
    return any(
        2 * sum([is_near(base, other, distance) for base in side]) >= len(side)
        for side, other in ((left, right), (right, left))
    )


def opens_with_heading(side: Sequence[Chunk]) -> bool:
    """Tell a side whose first line stands out from the others by its type."""
    first, rest = side[0], [chunk for chunk in side if chunk.row > side[0].row]
    if len(first.words) > HEADING_WORDS or not rest:
        return False
    bold = all(word.bold for word in first.words) and not any(word.bold for word in rest[0].words)
    return bold or first.size > 1.08 * median([chunk.size for chunk in rest])


def are_labels(left: Sequence[float], right: Sequence[float]) -> bool:
    """Tell by their lines that one side may hold the labels of the other."""
    few, many = sorted((len(left), len(right)))
    return few <= _FEW_LABELS and few <= 0.6 * many


def is_running(chunks: Sequence[Chunk], bases: Sequence[float], size: float) -> bool:
    """Tell a column of running lines, flush left and ragged right, from dates or places that stand beside a text."""
    steps = [after - before for before, after in pairwise(bases)]
    if len(bases) < _DENSE_ROWS or median(steps) >= 2 * size:
        return False
    edge = min(chunk.left for chunk in chunks)
    flush = fmean(chunk.left < edge + 0.5 * size for chunk in chunks)
    return flush > 0.6 and spread([chunk.right for chunk in chunks]) > 2 * size


def rows_of(chunks: Sequence[Chunk]) -> list[float]:
    """List the distinct baselines of chunks."""
    bases: list[float] = []
    for base in sorted([chunk.base for chunk in chunks]):
        if not bases or base - bases[-1] > 2:
            bases.append(base)
    return bases


def hangs_right(chunks: Sequence[Chunk]) -> bool:
    """Tell whether chunks are short and flush right, as dates and places beside titles are."""
    if len(chunks) < 2 or fmean(len(chunk.words) for chunk in chunks) > 7:
        return False
    rights = [chunk.right for chunk in chunks]
    return spread(rights) < 3 and spread([chunk.left for chunk in chunks]) > 2 * max(spread(rights), 1)


def spread(values: Sequence[float]) -> float:
    """Give the standard deviation."""
    middle = fmean(values)
    return sqrt(fmean([(value - middle) ** 2 for value in values]))


def count_switches(left: Sequence[Chunk], right: Sequence[Chunk]) -> int:
    """Count how often the file goes from one side to the other."""
    order = sorted([(chunk.index, 0) for chunk in left] + [(chunk.index, 1) for chunk in right])
    return sum(a[1] != b[1] for a, b in pairwise(order))


def cells_of(
    left: Sequence[Chunk], right: Sequence[Chunk], *, rows: int = 2
) -> list[tuple[list[Chunk], list[Chunk]]]:
    """Part two sides into the rows of a grid of cards; empty where it parts columns.

    A grid is drawn card by card, from left to right, and white bands over both sides part its rows.
    """
    lefts = set(map(id, left))
    drawn = sorted((*left, *right), key=lambda chunk: chunk.index)
    runs = [list(run) for _, run in groupby(drawn, key=lambda chunk: id(chunk) in lefts)]
    if len(runs) < 4 or id(runs[0][0]) not in lefts or any(len(rows_of(run)) < rows for run in runs[:-1]):
        return []
    cells: list[tuple[list[Chunk], list[Chunk]]] = [*zip_longest(runs[::2], runs[1::2], fillvalue=[])]
    for (above, beside), (first, second) in pairwise(cells):
        start = min(chunk.top for chunk in (*first, *second))
        if start < max(chunk.bottom for chunk in (*above, *beside)):
            return []
    return [(sorted(first, key=place_of), sorted(second, key=place_of)) for first, second in cells]


def place_of(chunk: Chunk) -> tuple[int, float]:
    """Give what sorts chunks from top to bottom, those of a row from left to right."""
    return chunk.row, chunk.left
