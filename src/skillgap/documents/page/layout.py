"""Words with places → lines in the order a person reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from skillgap.documents.document import Box, Line
from skillgap.documents.page.columns import Region, divide
from skillgap.documents.page.head import take_head
from skillgap.documents.page.margin import raise_margin
from skillgap.documents.page.rows import Chunk, Page, Row, Word, make_chunks, make_rows
from skillgap.documents.page.running import drop_running
from skillgap.patterns import regex

_YEAR = regex(r"\b(?:19|20)\d\d\b|\d\d[./]\d{4}\b")
_BACK = 5
"""Steps against the order of the file, at least, that make a page doubtful."""
_BACK_SHARE = 0.25
"""The same as a share (0–1) of all steps from line to line."""


def read_pages(pages: Sequence[Page], *, naive: bool = False) -> tuple[list[Line], list[int]]:
    """Give the lines of all pages in reading order, and the pages whose order is doubtful."""
    if naive:
        return _stream_lines(pages), []
    drop_running(pages)
    regions: list[tuple[Page, list[Region]]] = []
    doubtful = []
    for page in pages:
        chunks = make_chunks(page.words)
        head, rest = take_head(chunks) if page is pages[0] else ([], chunks)
        divided = divide(rest)
        regions.append((page, [*(Region(chunks=block) for block in head), *divided.regions]))
        if divided.doubtful:
            doubtful.append(page.number)
    flow = [(page, region, make_rows(raise_margin(region.chunks))) for page, region in _woven(regions)]
    doubtful = sorted({*doubtful, *_contradicted(flow)})
    _mark_icons([row for _, _, rows in flow for row in rows])
    return _lines(flow), doubtful


def _contradicted(flow: Sequence[tuple[Page, Region, list[Row]]]) -> list[int]:
    """List the pages whose file goes up and down within single columns, against the order of their lines.

    A file that draws row by row across columns still goes down each of them; one that does not was drawn in an order
    that is no witness, or the page is not what its geometry looks like.
    """
    steps: Counter[int] = Counter()
    back: Counter[int] = Counter()
    for page, region, _ in flow:
        for place, after in enumerate(region.chunks):
            above = next(
                (c for c in reversed(region.chunks[max(place - 4, 0) : place]) if _is_over(c, after)), None
            )
            if above is not None:
                steps[page.number] += 1
                back[page.number] += after.index < above.index
    return [page for page in steps if back[page] >= _BACK and back[page] > _BACK_SHARE * steps[page]]


def _is_over(above: Chunk, chunk: Chunk) -> bool:
    return (
        chunk.base - above.base > 0.5 * chunk.size and above.left < chunk.right and chunk.left < above.right
    )


def _woven(pages: list[tuple[Page, list[Region]]]) -> list[tuple[Page, Region]]:
    """Let a sidebar that spans pages be read through before or after the main column, never inside it."""
    flow: list[tuple[Page, Region]] = []
    held: list[tuple[Page, Region]] = []
    for index, (page, regions) in enumerate(pages):
        goes_on = _goes_on(pages, index)
        for region in regions:
            (held if region.side == "right" and (goes_on or held) else flow).append((page, region))
        if held and not goes_on:
            flow += held
            held = []
    return _left_first(flow)


def _goes_on(pages: list[tuple[Page, list[Region]]], index: int) -> bool:
    """Tell whether the main column of a page with a right sidebar goes on alone or alike on the next page."""
    if index + 1 >= len(pages):
        return False
    side = [region for region in pages[index][1] if region.side == "right"]
    if not side:
        edge = min(
            (region.left for _, page in pages[:index] for region in page if region.side == "right"),
            default=0.0,
        )
    else:
        edge = min(region.left for region in side)
    following = [region for region in pages[index + 1][1] if region.side != "right"]
    if not edge or not following:
        return False
    if all(region.right <= edge + 2 for region in following):
        return True
    return _is_tall(side, pages[index][1]) and not _opens_with_heading(following)


def _is_tall(side: Sequence[Region], page: Sequence[Region]) -> bool:
    """Tell whether a sidebar runs along most of its page."""

    def height(regions: Sequence[Region]) -> float:
        chunks = [chunk for region in regions for chunk in region.chunks]
        return max(chunk.bottom for chunk in chunks) - min(chunk.top for chunk in chunks) if chunks else 0.0

    return height(side) > 0.6 * height(page)


def _opens_with_heading(regions: Sequence[Region]) -> bool:
    """Tell whether a page begins with a line that stands out, so that no text goes on there."""
    chunks = [chunk for region in regions for chunk in region.chunks]
    first = min(chunks, key=lambda chunk: (chunk.row, chunk.left))
    return first.size > 1.08 * median([c.size for c in chunks]) or all(word.bold for word in first.words)


def _left_first(flow: list[tuple[Page, Region]]) -> list[tuple[Page, Region]]:
    """Move the left sidebars of later pages behind the left sidebar of the page before them."""
    result: list[tuple[Page, Region]] = []
    last_left: int | None = None
    for page, region in flow:
        if region.side == "left" and last_left is not None and page.number == result[last_left][0].number + 1:
            result.insert(last_left + 1, (page, region))
            last_left += 1
            continue
        result.append((page, region))
        if region.side == "left":
            last_left = len(result) - 1
    return result


def _mark_icons(rows: Sequence[Row]) -> None:
    """Take an icon for a bullet when it opens several lines of some length; others were ornaments."""
    for icon in {row.icon for row in rows if row.icon}:
        opened = [row for row in rows if row.icon == icon]
        dated = sum(_YEAR.search(row.text) is not None and len(row.text.split()) < 8 for row in opened)
        if (
            len(opened) >= 3
            and dated < 0.5 * len(opened)
            and median(len(row.text.split()) for row in opened) >= 5
        ):
            for row in opened:
                if not row.bullet:
                    row.text, row.bullet = f"• {row.text}", True


def _lines(flow: list[tuple[Page, Region, list[Row]]]) -> list[Line]:
    lines: list[Line] = []
    block = -1
    for page, region, rows in flow:
        _mark_drawn_bullets(rows, page.dots)
        leading = _leading(rows)
        previous: Row | None = None
        for row in rows:
            if previous is None or _starts_block(previous, row, leading):
                block += 1
            lines.append(_line(row, page=page.number, column=region.column, block=block))
            previous = row
    return lines


def _mark_drawn_bullets(rows: Sequence[Row], dots: Sequence[tuple[float, float, float, float]]) -> None:
    """Give a bullet to each line that has a small shape just before it, as browsers draw list marks."""
    for row in rows:
        for left, top, right, bottom in dots:
            near = -1 < row.left - right < 2.5 * row.size and right - left < 0.7 * row.size
            if near and row.top - 1 <= (top + bottom) / 2 <= row.bottom and not row.bullet:
                row.text, row.bullet = f"• {row.text}", True
                break


def _leading(rows: Sequence[Row]) -> float:
    steps = [b.baseline - a.baseline for a, b in pairwise(rows) if b.baseline > a.baseline]
    return median(steps) if steps else 12.0


def _starts_block(previous: Row, row: Row, leading: float) -> bool:
    if row.bullet or abs(row.size - previous.size) > 0.12 * previous.size or row.bold != previous.bold:
        return True
    return row.baseline - previous.baseline > 1.3 * min(leading, 1.5 * row.size)


def _line(row: Row, *, page: int, column: int, block: int) -> Line:
    return Line(
        text=row.text, page=page, number=0, box=Box(row.left, row.top, row.right, row.bottom), size=round(row.size, 2),
        bold=row.bold, column=column, block=block, bullet=row.bullet, aside=row.aside,
    )  # fmt: skip


def _stream_lines(pages: Sequence[Page]) -> list[Line]:
    """Give the words in the order of the file, a new line wherever the baseline changes."""
    lines: list[Line] = []
    for page in pages:
        pending: list[Word] = []
        for word in page.words:
            if pending and abs(word.bottom - pending[-1].bottom) > 0.4 * max(word.size, pending[-1].size):
                lines += _stream_line(pending, page.number, len(lines))
                pending = []
            pending.append(word)
        lines += _stream_line(pending, page.number, len(lines))
    return lines


def _stream_line(words: list[Word], page: int, block: int) -> list[Line]:
    rows = [Row.of(Chunk(words))] if words else []
    return [_line(row, page=page, column=0, block=block) for row in rows if row.text]
