"""Find text that a page holds but does not show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

from skillgap.documents.pdf.native import Box, Colour, Handle, Native, argument, bind

_FAINT = 24
"""Largest difference of a colour channel (0–255) between text and ground that nobody sees."""
_SMALL = 4.0
"""Points under which text is not meant to be read."""
_MOST_OBJECTS = 6_000
_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
"""Kinds of page objects, as pdfium numbers them."""

Paint = tuple[int, int, Box, Colour | None]
"""What is painted beside text: place from back to front, kind, box, fill colour."""


class Ink:
    """What a page's drawing tells about its text."""

    def __init__(self, unseen: set[int], *, recognised: bool = False, dots: Sequence[Box] = ()) -> None:
        self.unseen = unseen
        """Text objects nobody sees."""
        self.recognised = recognised
        """True when the text is the recognition layer of a scan."""
        self.dots = dots
        """Boxes of small drawn shapes, in page space."""


def find_ink(page: Any, styles: list[Any]) -> Ink:
    """Find the text objects nobody sees, and the bullets that are drawn.

    Unseen are: render mode "invisible", under 4 points, off the page, transparent, of the colour of what lies
    behind, and covered by what lies above. Where colours or covers are at stake, the page is rendered and the
    pixels decide.
    """
    order, paint = _layers(argument(page.raw), bind(), styles)
    bounds = page.get_bbox()
    if _is_recognition(styles, paint, bounds):
        return Ink(set(), recognised=True)
    unseen, suspects = set(), []
    level: dict[float, list[Paint]] = {}  # what is painted at a height, for the texts of one line
    for style in styles:
        if not style.box:
            continue
        left, low, right, high = style.box
        x, y = (left + right) / 2, (low + high) / 2
        if style.size < _SMALL or style.colour[3] < 12 or style.mode in (3, 7) or _is_off(x, y, bounds):
            unseen.add(style.pointer)
            continue
        beside = level.get(y)
        if beside is None:
            beside = level[y] = [mark for mark in paint if mark[2][1] <= y <= mark[2][3]]
        if _is_suspect(style, x, beside, order.get(style.pointer)):
            suspects.append((style, style.colour))
    if suspects:
        unseen |= _rendered_unseen(page, suspects)
    return Ink(unseen, dots=_dots(paint))


def _dots(paint: list[Any]) -> list[Box]:
    """List the small filled shapes that may be the drawn bullets of a list."""
    found = []
    for _, kind, box, fill in paint:
        width, height = box[2] - box[0], box[3] - box[1]
        if kind == _PATH and fill is not None and 1 < width < 8 and 0.7 < width / max(height, 0.1) < 1.5:
            found.append(box)
    return found


def _layers(page: Handle, native: Native, styles: list[Any]) -> tuple[dict[int, int], list[Paint]]:
    """Give each object's place from back to front, and what is painted beside text."""
    items = native.objects(page, _MOST_OBJECTS)
    order = dict(zip(items, count()))
    texts = {style.pointer for style in styles}
    others = [item for item in items if item not in texts]
    kinds = native.kinds(others)
    filled = native.filled([item for item, kind in zip(others, kinds, strict=True) if kind == _PATH])
    fills = dict(zip(filled, native.fills(filled), strict=True))
    painted = [
        (item, kind)
        for item, kind in zip(others, kinds, strict=True)
        if (kind != _TEXT and kind != _PATH) or item in fills
    ]
    boxes = native.bounds([item for item, _ in painted])
    paint = [
        (order[item], kind, box, fills.get(item)) for (item, kind), box in zip(painted, boxes, strict=True)
    ]
    return order, paint


def _is_off(x: float, y: float, page: Box) -> bool:
    return not (page[0] - 2 <= x <= page[2] + 2 and page[1] - 2 <= y <= page[3] + 2)


def _is_recognition(styles: list[Any], paint: list[Any], page: Box) -> bool:
    """Tell a recognised scan: a page-wide picture with nothing but invisible text."""
    if not styles or sum(style.mode == 3 for style in styles) < 0.9 * len(styles):
        return False
    area = max((page[2] - page[0]) * (page[3] - page[1]), 1.0)
    return any(
        kind == _IMAGE and (box[2] - box[0]) * (box[3] - box[1]) > 0.5 * area for _, kind, box, _ in paint
    )


def _is_suspect(style: Any, x: float, beside: Sequence[Paint], place: int | None) -> bool:
    """Tell whether text may blend into its ground, or lie under something drawn later, of what is beside its middle."""
    red, green, blue, _ = style.colour
    ground: tuple[int, ...] = (255, 255, 255)
    if place is None:
        return bool(min(red, green, blue) > 255 - _FAINT)
    for index, kind, (left, _, right, _), fill in beside:
        if not left <= x <= right:
            continue
        if index > place:
            covers = left <= style.box[0] + 1 and right >= style.box[2] - 1
            if covers and (kind == _IMAGE or (fill is not None and fill[3] > 200)):
                return True
        elif fill is not None and fill[3] > 200:
            ground = fill[:3]
        elif kind != _PATH:
            ground = (red, green, blue) if min(red, green, blue) > 255 - _FAINT else ground
    return bool(
        abs(red - ground[0]) <= _FAINT
        and abs(green - ground[1]) <= _FAINT
        and abs(blue - ground[2]) <= _FAINT
    )


def _rendered_unseen(page: Any, suspects: list[Any]) -> set[int]:
    """Render the page and keep the suspects whose place shows no ink of theirs."""
    width, height = page.get_size()
    scale = min(1.5, 2_000 / max(width, height, 1))
    bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=True)
    try:
        pixels, channels, stride = bytes(bitmap.buffer), bitmap.n_channels, bitmap.stride
        unseen = set()
        for style, colour in suspects:
            box = _pixel_box(page, style.box, scale, bitmap.width, bitmap.height)
            if not _shows(pixels, channels, stride, box, colour):
                unseen.add(style.pointer)
        return unseen
    finally:
        bitmap.close()


def _pixel_box(
    page: Any, box: list[float], scale: float, width: int, height: int
) -> tuple[int, int, int, int]:
    x0, _, _, y1 = page.get_bbox()
    if page.get_rotation():
        return (0, 0, width, height)
    left, right = int((box[0] - x0) * scale), int((box[2] - x0) * scale) + 1
    top, bottom = int((y1 - box[3]) * scale), int((y1 - box[1]) * scale) + 1
    return (max(left, 0), max(top, 0), min(right, width), min(bottom, height))


def _shows(
    pixels: bytes, channels: int, stride: int, box: tuple[int, int, int, int], colour: tuple[int, ...]
) -> bool:
    """Tell whether the pixels of a box vary enough for text to stand out, in part in the text's colour."""
    left, top, right, bottom = box
    near = False
    low, high = [255] * 3, [0] * 3
    for y in range(top, bottom):
        row = pixels[y * stride + left * channels : y * stride + right * channels]
        for channel in range(min(channels, 3)):
            values = row[channel::channels]
            if values:
                low[channel] = min(low[channel], min(values))
                high[channel] = max(high[channel], max(values))
    spread = max(b - a for a, b in zip(low, high, strict=True))
    near = all(a - 90 <= c <= b + 90 for a, b, c in zip(low, high, colour, strict=False))
    return spread > _FAINT and near
