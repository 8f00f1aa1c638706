"""Cut a page into columns at the white gutters between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from operator import attrgetter
from statistics import fmean, median
from typing import Literal

import msgspec

from skillgap.documents.page.rows import Chunk
from skillgap.patterns import regex

_DEPTH = 8
_ENDS = 12
"""How many line ends, from the right, are tried as a column's edge; centred columns share no left edge."""
_CROWD = 600
"""Chunks above which only the most common edges are tried, to bound the time."""
_FEW = 4
"""Chunks under which nothing is two columns: each holds two at least."""
_DENSE_ROWS = 8
_WORDS_RUNNING = 2.5
"""Words a line, on average, that both sides of a gutter have when the shorter one runs without gaps."""
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FEW_LABELS = 6
"""Lines, at most, of a side whose lines may be labels beside the lines of the other."""
_SLIM = 2.4
"""Width, in font sizes, under which a row of words one below the other is no column: icons, numbers, years."""
_NARROW = 0.62
"""A column narrower than this share of its neighbour is a sidebar."""


class Region(msgspec.Struct, kw_only=True):
    """Chunks that are read from top to bottom, before anything else is read."""

    chunks: list[Chunk]
    column: int = 0
    side: Literal["", "left", "right"] = ""
    """Set for a sidebar of the page."""

    @property
    def left(self) -> float:
        """The left edge, in points."""
        return min(chunk.left for chunk in self.chunks)

    @property
    def right(self) -> float:
        """The right edge, in points."""
        return max(chunk.right for chunk in self.chunks)


class Divided(msgspec.Struct, kw_only=True):
    """The regions of a page in reading order."""

    regions: list[Region]
    doubtful: bool = False


class _Gutter(msgspec.Struct, kw_only=True):
    """A white band with text on both sides."""

    left: list[Chunk]
    right: list[Chunk]
    above: list[Chunk]
    below: list[Chunk]
    height: float
    doubtful: bool


def divide(chunks: Sequence[Chunk]) -> Divided:
    """Cut recursively at the tallest gutter: what is above it, its columns from left to right, what is below."""
    divided = Divided(regions=[])
    _divide(list(chunks), divided, column=0, side="", depth=0)
    return divided


def _divide(
    chunks: list[Chunk], divided: Divided, *, column: int, side: Literal["", "left", "right"], depth: int
) -> int:
    """Append the regions of these chunks; give the next free column number."""
    if not chunks:
        return column
    gutter = _best_gutter(chunks) if depth < _DEPTH else None
    if gutter is None:
        divided.regions.append(Region(chunks=chunks, column=column, side=side))
        return column + 1
    divided.doubtful |= gutter.doubtful
    sides = _sides(gutter) if depth == 0 else (side, side)
    _divide(gutter.above, divided, column=column, side=side, depth=depth + 1)
    following = _divide(gutter.left, divided, column=column, side=sides[0], depth=depth + 1)
    goes_on = sides[1] == "right" and _goes_on_below(gutter)
    if goes_on:
        _divide(gutter.below, divided, column=column, side=side, depth=depth + 1)
    following = _divide(gutter.right, divided, column=following, side=sides[1], depth=depth + 1)
    if not goes_on:
        _divide(gutter.below, divided, column=column, side=side, depth=depth + 1)
    return following


def _sides(gutter: _Gutter) -> tuple[Literal["", "left", "right"], Literal["", "left", "right"]]:
    left, right = _width(gutter.left), _width(gutter.right)
    if left < _NARROW * right:
        return "left", ""
    return ("", "right") if right < _NARROW * left else ("", "")


def _goes_on_below(gutter: _Gutter) -> bool:
    """Tell whether what is below a right sidebar is the rest of the main column, which it must not interrupt."""
    if not gutter.below:
        return False
    extent = max(chunk.bottom for chunk in gutter.below) - min(
        c.top for c in (*gutter.above, *gutter.left, *gutter.right)
    )
    edge = min(chunk.left for chunk in gutter.right)
    return gutter.height > 0.4 * extent and all(chunk.left < edge for chunk in gutter.below)


def _width(chunks: Sequence[Chunk]) -> float:
    return max([chunk.right for chunk in chunks]) - min([chunk.left for chunk in chunks])


def _best_gutter(chunks: list[Chunk]) -> _Gutter | None:
    """Find the tallest gutter that truly parts columns; of several, the one that leaves the least outside."""
    if len(chunks) < _FEW:
        return None
    ordered = sorted(chunks, key=attrgetter("row", "left"))
    lefts, rights = sorted([chunk.left for chunk in chunks]), sorted([chunk.right for chunk in chunks])
    edges: dict[int, int] = {}
    for left in lefts:
        edges[int(left)] = edges.get(int(left), 0) + 1
    places = [
        edge - 0.6 for edge in edges if edges[edge] + edges.get(edge + 1, 0) + edges.get(edge - 1, 0) >= 2
    ]
    if len(chunks) > _CROWD:
        places = sorted(places, key=lambda place: (-edges[int(place + 0.6)], place))[:_ENDS]
    ends = sorted({int(right) for right in rights}, reverse=True)
    widest = [end for end in ends if end <= lefts[-1]][:_ENDS]
    places += [end + 1.6 for end in widest]
    found: list[_Gutter] = []
    seen: set[tuple[int, int, int]] = set()
    for place in sorted(places):
        if rights[1] <= place + 0.5 and lefts[-2] >= place - 0.5:
            found += _gutters_at(ordered, place, seen)
    return max(
        found,
        key=lambda gutter: (gutter.height, len(gutter.left) + len(gutter.right), -gutter.right[0].left),
        default=None,
    )


def _gutters_at(ordered: list[Chunk], x: float, seen: set[tuple[int, int, int]]) -> list[_Gutter]:
    """Look at each run of rows between two that cross x; what was `seen` at another x is parted alike."""
    crossing = {chunk.row for chunk in ordered if chunk.left < x < chunk.right}
    across = [index for index, chunk in enumerate(ordered) if chunk.row in crossing] if crossing else []
    found = []
    for start, end in zip([-1, *across], [*across, len(ordered)], strict=True):
        if end - start <= _FEW:
            continue
        run = ordered[start + 1 : end]
        left = [chunk for chunk in run if chunk.right <= x + 0.5]
        if len(left) < 2 or (start, end, len(left)) in seen:
            continue
        right = [chunk for chunk in run if chunk.left >= x - 0.5]
        if len(left) + len(right) < len(run) or len(right) < 2:
            continue
        seen.add((start, end, len(left)))
        gutter = _judge(left, right, before=ordered[: start + 1], after=ordered[end:])
        if gutter is not None:
            found.append(gutter)
    return found


def _judge(
    left: list[Chunk], right: list[Chunk], *, before: list[Chunk], after: list[Chunk]
) -> _Gutter | None:
    """Decide whether two sides are columns of their own, and not the cells of one row each."""
    size = median([chunk.size for chunk in (*left, *right)])
    if after:
        left, right, rest = _trimmed(left, right)
        after = [*rest, *after]
    top = max(left[0].top, right[0].top)
    bottom = min(max([chunk.bottom for chunk in left]), max([chunk.bottom for chunk in right]))
    white = min([chunk.left for chunk in right]) - max([chunk.right for chunk in left])
    if bottom - top < 2.2 * size or white < 0.6 * size or min(_width(left), _width(right)) < _SLIM * size:
        return None
    columns, doubtful = _are_columns(left, right, top, bottom)
    if not columns:
        return None
    return _Gutter(left=left, right=right, above=before, below=after, height=bottom - top, doubtful=doubtful)


def _trimmed(left: list[Chunk], right: list[Chunk]) -> tuple[list[Chunk], list[Chunk], list[Chunk]]:
    """Leave to the text below what stands alone under the end of a short right side, if it does not fill its column."""
    end = max([chunk.bottom for chunk in right])
    rest = [chunk for chunk in left if chunk.top >= end - 1]
    kept = [chunk for chunk in left if chunk.top < end - 1]
    edge = min([chunk.left for chunk in right])
    start = min([chunk.left for chunk in left])
    if not rest or not kept or max(chunk.right for chunk in rest) - start > 0.8 * (edge - start):
        return left, right, []
    return kept, right, rest


def _are_columns(left: list[Chunk], right: list[Chunk], top: float, bottom: float) -> tuple[bool, bool]:
    """Weigh alignment, density, shape and the order of the file; the second value says it was a close call."""
    both_left = [chunk for chunk in left if chunk.bottom > top and chunk.top < bottom]
    both_right = [chunk for chunk in right if chunk.bottom > top and chunk.top < bottom]
    rows_left, rows_right = _rows(both_left), _rows(both_right)
    if len(rows_left) < 2 or len(rows_right) < 2:
        return False, False
    few, many = sorted((rows_left, rows_right), key=len)
    size = median([chunk.size for chunk in both_left + both_right])
    paired = fmean([_is_near(base, many, 0.35 * size) for base in few])
    if _hangs_right(both_right) and paired >= 0.5:
        return False, False
    if paired >= 0.6 and few is rows_left and _are_dates(both_left):
        return False, False
    switches = _switches(left, right)
    if paired >= 0.5 and switches > 2 and _are_labels(_rows(left), _rows(right)):
        return False, False
    if paired < 0.8:
        return (len(few) >= 3 or switches <= 2), False
    words = min(fmean(len(chunk.words) for chunk in side) for side in (both_left, both_right))
    if switches <= 2 and len(few) >= 3:
        return True, False
    running = _is_running(both_left if few is rows_left else both_right, few, size)
    if (len(few) < 0.7 * len(many) and not running) or words < (_WORDS_RUNNING if running else 3):
        return False, False
    return len(few) >= 4, True


def _is_near(base: float, others: Sequence[float], distance: float) -> bool:
    """Tell whether a baseline lies close to one of some others, which are sorted."""
    place = bisect_left(others, base)
    return min([abs(base - other) for other in others[max(place - 1, 0) : place + 1]]) < distance


def _are_dates(side: Sequence[Chunk]) -> bool:
    """Tell a side of dates, which belong to the lines beside them in whatever order they are drawn."""
    texts = [" ".join([word.text for word in chunk.words]) for chunk in side]
    return fmean(len(text) < 30 and _YEAR.search(text) is not None for text in texts) >= 0.7


def _are_labels(left: Sequence[float], right: Sequence[float]) -> bool:
    """Tell by their lines that one side may hold the labels of the other."""
    few, many = sorted((len(left), len(right)))
    return few <= _FEW_LABELS and few <= 0.6 * many


def _is_running(chunks: Sequence[Chunk], bases: Sequence[float], size: float) -> bool:
    """Tell a column of running lines, flush left and ragged right, from dates or places that stand beside a text."""
    steps = [after - before for before, after in pairwise(bases)]
    if len(bases) < _DENSE_ROWS or median(steps) >= 2 * size:
        return False
    edge = min(chunk.left for chunk in chunks)
    flush = fmean(chunk.left < edge + 0.5 * size for chunk in chunks)
    return flush > 0.6 and _spread([chunk.right for chunk in chunks]) > 2 * size


def _rows(chunks: Sequence[Chunk]) -> list[float]:
    """List the distinct baselines of chunks."""
    bases: list[float] = []
    for base in sorted([chunk.base for chunk in chunks]):
        if not bases or base - bases[-1] > 2:
            bases.append(base)
    return bases


def _hangs_right(chunks: Sequence[Chunk]) -> bool:
    """Tell whether chunks are short and flush right, as dates and places beside titles are."""
    if len(chunks) < 2 or fmean(len(chunk.words) for chunk in chunks) > 7:
        return False
    rights = [chunk.right for chunk in chunks]
    return _spread(rights) < 3 and _spread([chunk.left for chunk in chunks]) > 2 * max(_spread(rights), 1)


def _spread(values: Sequence[float]) -> float:
    """Give the standard deviation."""
    middle = fmean(values)
    return sqrt(fmean([(value - middle) ** 2 for value in values]))


def _switches(left: Sequence[Chunk], right: Sequence[Chunk]) -> int:
    """Count how often the file goes from one side to the other."""
    order = sorted([(chunk.index, 0) for chunk in left] + [(chunk.index, 1) for chunk in right])
    return sum(a[1] != b[1] for a, b in pairwise(order))
