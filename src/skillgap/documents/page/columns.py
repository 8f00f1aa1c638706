"""Cut a page into columns at the white gutters between them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, median
from typing import Literal

import msgspec

from skillgap.documents.page.rows import Chunk
from skillgap.documents.page.sides import (
    HEADING_WORDS,
    are_dates,
    are_labels,
    cells_of,
    count_switches,
    hangs_right,
    is_margin,
    is_near,
    is_running,
    opens_with_heading,
    place_of,
    repeats,
    rows_of,
    stand_beside,
    width_of,
)

_DEPTH = 8
_ENDS = 12
"""How many line ends, from the right, are tried as a column's edge; centred columns share no left edge."""
_CROWD = 600
"""Chunks above which only the most common edges are tried, to bound the time."""
_FEW = 4
"""Chunks under which nothing is two columns: each holds two at least."""
_CARD_ROWS = 3
"""Lines of every card but the last, at least, in a grid whose lines stand side by side."""
_ROWS_BESIDE = 5
"""Lines of the shorter side from which on it is told whether they stand beside the others, or between them."""
_LEADING = 1.5
"""Distance of two lines of one block, in font sizes, at most."""
_WORDS_RUNNING = 2.5
"""Words a line, on average, that both sides of a gutter have when the shorter one runs without gaps."""
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
    if cells := cells_of(gutter.left, gutter.right):
        for left, right in cells:
            following = _divide(left, divided, column=column, side="", depth=depth + 1)
            following = _divide(right, divided, column=following, side="", depth=depth + 1)
        _divide(gutter.below, divided, column=column, side=side, depth=depth + 1)
        return following
    following = _divide(gutter.left, divided, column=column, side=sides[0], depth=depth + 1)
    goes_on = sides[1] == "right" and _goes_on_below(gutter)
    if goes_on:
        _divide(gutter.below, divided, column=column, side=side, depth=depth + 1)
    following = _divide(gutter.right, divided, column=following, side=sides[1], depth=depth + 1)
    if not goes_on:
        _divide(gutter.below, divided, column=column, side=side, depth=depth + 1)
    return following


def _sides(gutter: _Gutter) -> tuple[Literal["", "left", "right"], Literal["", "left", "right"]]:
    left, right = width_of(gutter.left), width_of(gutter.right)
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


def _best_gutter(chunks: list[Chunk]) -> _Gutter | None:
    """Find the tallest gutter that truly parts columns; of several, the one that leaves the least outside."""
    if len(chunks) < _FEW:
        return None
    ordered = sorted(chunks, key=place_of)
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
    best = max(
        found,
        key=lambda gutter: (gutter.height, len(gutter.left) + len(gutter.right), -gutter.right[0].left),
        default=None,
    )
    return best and _past_dates(best, found)


def _past_dates(best: _Gutter, found: Sequence[_Gutter]) -> _Gutter:
    """Choose the gutter behind a strip of dates or places that belong to the rows at their left."""
    right = set(map(id, best.right))
    for gutter in sorted(found, key=lambda gutter: len(gutter.right), reverse=True):
        kept = set(map(id, gutter.right))
        strip = [chunk for chunk in best.right if id(chunk) not in kept]
        if not kept < right or not {*map(id, best.left), *map(id, strip)} <= set(map(id, gutter.left)):
            continue
        rows = rows_of(best.left)
        beside = all(is_near(chunk.base, rows, 0.35 * chunk.size) for chunk in strip)
        if len(strip) > 1 and beside and (are_dates(strip) or hangs_right(strip)):
            return gutter
    return best


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
        before, after = ordered[: start + 1], ordered[end:]
        gutter = _judge(left, right, before=before, after=after) or _under_headings(
            left, right, before=before, after=after
        )
        if gutter is not None:
            found.append(gutter)
    return found


def _under_headings(
    left: list[Chunk], right: list[Chunk], *, before: list[Chunk], after: list[Chunk]
) -> _Gutter | None:
    """Find columns that begin under text of one column, with a heading each on one row."""
    rows = {chunk.row for chunk in right if len(chunk.words) <= HEADING_WORDS}
    level = [chunk for chunk in left if chunk.row in rows and len(chunk.words) <= HEADING_WORDS]
    usual = median([chunk.size for chunk in left]) if level else 0.0
    starts = [chunk.row for chunk in level if chunk.size > 1.08 * usual]
    for row in dict.fromkeys(starts):
        first = [chunk for chunk in left if chunk.row >= row]
        second = [chunk for chunk in right if chunk.row >= row]
        if len(first) < 2 or len(second) < 2 or second[0].row > row or count_switches(first, second) > 2:
            continue
        if opens_with_heading(first) and opens_with_heading(second):
            above = [chunk for chunk in (*left, *right) if chunk.row < row]
            return _judge(first, second, before=[*before, *sorted(above, key=place_of)], after=after)
    return None


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
    if bottom - top < 2.2 * size or white < 0.6 * size or min(width_of(left), width_of(right)) < _SLIM * size:
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
    while rest and kept and rest[0].base - kept[-1].base < _LEADING * rest[0].size:
        kept.append(rest.pop(0))
    if not rest or not kept or max(chunk.right for chunk in rest) - start > 0.8 * (edge - start):
        return left, right, []
    return kept, right, rest


def _are_columns(left: list[Chunk], right: list[Chunk], top: float, bottom: float) -> tuple[bool, bool]:
    """Weigh alignment, density, shape and the order of the file; the second value says it was a close call."""
    both_left = [chunk for chunk in left if chunk.bottom > top and chunk.top < bottom]
    both_right = [chunk for chunk in right if chunk.bottom > top and chunk.top < bottom]
    rows_left, rows_right = rows_of(both_left), rows_of(both_right)
    if len(rows_left) < 2 or len(rows_right) < 2:
        return False, False
    few, many = sorted((rows_left, rows_right), key=len)
    size = median([chunk.size for chunk in both_left + both_right])
    paired = fmean([is_near(base, many, 0.35 * size) for base in few])
    if paired < 0.5 and len(few) >= _ROWS_BESIDE and not stand_beside(rows_left, rows_right, 0.8 * size):
        return False, False
    if hangs_right(both_right) and paired >= 0.5:
        return False, False
    if paired >= 0.6 and few is rows_left and are_dates(both_left):
        return False, False
    switches = count_switches(left, right)
    if switches > 2 and is_margin(both_left, rows_right):
        return False, False
    if cells_of(left, right, rows=_CARD_ROWS):
        return True, False
    if switches > 2 and paired >= 0.8 and repeats(both_left):
        return False, False
    level = abs(left[0].base - right[0].base) < 0.35 * size
    if switches <= 2 and level and opens_with_heading(left) and opens_with_heading(right):
        return True, False
    if paired >= 0.5 and switches > 2 and are_labels(rows_of(left), rows_of(right)):
        return False, False
    if paired < 0.8:
        return (len(few) >= 3 or switches <= 2), False
    words = min(fmean(len(chunk.words) for chunk in side) for side in (both_left, both_right))
    if switches <= 2 and len(few) >= 3:
        return True, False
    running = is_running(both_left if few is rows_left else both_right, few, size)
    if (len(few) < 0.7 * len(many) and not running) or words < (_WORDS_RUNNING if running else 3):
        return False, False
    return len(few) >= 4, True
