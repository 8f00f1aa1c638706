"""Letters of a PDF: what those of a text object share, how wide those of a font are, and where they part."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import sub

from skillgap.documents.pdf.native import Box, Shared

Turn = Callable[[Box], Box]
"""A map of boxes from page space to display space."""
_ORIGIN: Box = (0.0, 0.0, 0.0, 0.0)
_BULLET_FONTS = ("wingdings", "symbol", "dingbat", "webdings", "marlett", "opens___")
_WORD_GAP = 0.16
"""Share of the font size that separates words where the file has no space character."""
_ICON_FONTS = ("awesome", "icon", "glyphicon", "entypo", "marvosym", "academicons", "typicons", "linearicons")
_SLACK = 0.07
"""Share of the font size by which a word without gaps may be wider than its letters."""
_OVERLAP = 0.2
"""Share of the font size by which it may be narrower; more is a ligature, or a jump."""
_BOLD_NAMES = ("bold", "black", "heavy", "semib", "demi", "cmbx", "-bd", "medi")


class Font:
    """A font of the document."""

    __slots__ = ("bold", "icons", "symbol", "width", "widths")

    def __init__(self, name: str, weight: int) -> None:
        self.bold = weight >= 600 or any(part in name for part in _BOLD_NAMES)
        self.icons = any(part in name for part in _ICON_FONTS)
        """True when its letters are pictures, whatever the file calls them."""
        self.symbol = any(part in name for part in _BULLET_FONTS)
        """True when its private characters are bullets."""
        self.widths: dict[str, float] = {}
        """What is known of the widths of its letters, at a size of 1."""
        self.width = self.widths.__getitem__

    def forget(self, text: str, boxes: Sequence[Box]) -> None:
        """Forget the widths of letters that share one box: they are a ligature, whose width is not theirs."""
        for place, (box, after) in enumerate(pairwise(boxes)):
            if box == after:
                self.widths.pop(text[place], None)
                self.widths.pop(text[place + 1], None)


class Style:
    """A text object: where its line lies, how it is drawn, and the box around its letters."""

    __slots__ = (
        "angle", "box", "colour", "font", "mode", "pointer", "size", "stretch",
    )  # fmt: skip

    def __init__(self, pointer: int, shared: Shared, font: Font) -> None:
        (a, b, c, d), size, mode, _, colour = shared
        if b or c:
            self.angle = round(math.degrees(math.atan2(b, a)) / 15) * 15 % 360
            scale, stretch = math.hypot(c, d), math.hypot(a, b)
        else:
            self.angle = 0 if a >= 0 else 180
            scale, stretch = abs(d), abs(a)
        self.size = size * (scale or 1.0)
        """Height of the font in points."""
        self.stretch = size * stretch
        """The same along the line."""
        self.pointer = pointer
        self.font = font
        self.mode = mode
        self.colour = colour
        self.box: list[float] = []
        """Left, bottom, right, top in page space."""

    def fits(self, text: str, head: Box, tail: Box) -> bool:
        """Tell by the boxes of its first and last letter that a word's letters follow one another without a gap."""
        left, top, _, bottom = head
        _, upper, right, lower = tail
        try:
            gap = right - left - sum(map(self.font.width, text)) * self.stretch
        except KeyError:
            return False
        size = self.size
        return (
            -_OVERLAP * size < gap < _SLACK * size
            and (abs(top - upper) <= 0.5 * size or abs(bottom - lower) <= 0.5 * size)
            and not self.angle
        )

    def widen(self, letters: Box) -> None:
        """Take the box of letters into its own."""
        left, top, right, bottom = letters
        box = self.box
        if not box:
            self.box = [left, bottom, right, top]
            return
        if left < box[0]:
            box[0] = left
        if bottom < box[1]:
            box[1] = bottom
        if right > box[2]:
            box[2] = right
        if top > box[3]:
            box[3] = top


def is_one(boxes: Sequence[Box], size: float) -> bool:
    """Tell letters that follow one another on one line, so that nothing parts them."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    size = max(size, 1.0)
    return (
        max(map(sub, lefts[1:], rights), default=0.0) <= _WORD_GAP * size
        and min(lefts) >= lefts[0] - 0.5 * size
        and (max(tops) - min(tops) <= 0.5 * size or max(bottoms) - min(bottoms) <= 0.5 * size)
    )


def parts_of(boxes: Sequence[Box], styles: Sequence[Style | None]) -> list[tuple[int, int, bool]]:
    """Part letters where they leave a gap, jump, or change their style: start, end, and whether it goes on there."""
    parts: list[tuple[int, int, bool]] = []
    start, glued = 0, False
    low = bottom = high = top = 0.0
    for place, (box, style) in enumerate(zip(boxes, styles, strict=True)):
        left, upper, right, lower = turner(style.angle if style is not None else 0, _ORIGIN)(box)
        size = max(style.size, 1.0) if style is not None else 1.0
        jumps = place == 0 or (
            left - high > _WORD_GAP * size
            or left < low - 0.5 * size
            or (abs(lower - bottom) > 0.5 * size and abs(upper - top) > 0.5 * size)
        )
        if place and (jumps or style is not styles[place - 1]):
            parts.append((start, place, glued))
            start, glued = place, not jumps
        if jumps:
            low, bottom, high, top = left, lower, right, upper
        else:
            high, top, bottom = max(high, right), min(top, upper), max(bottom, lower)
    return [*parts, (start, len(boxes), glued)]


def around(boxes: Sequence[Box]) -> Box:
    """Give the box around boxes of page space."""
    if len(boxes) == 1:
        return boxes[0]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), max(tops), max(rights), min(bottoms)


def turner(angle: int, bbox: Box) -> Turn:
    """Give the map of boxes from page space (y up) to display space (y down) that sets text of this angle upright.

    Boxes go in as left, top, right, bottom of page space and come out as those of the display.
    """
    x0, y0, x1, y1 = bbox
    if angle == 90:
        return lambda box: (box[3] - y0, box[0] - x0, box[1] - y0, box[2] - x0)
    if angle == 180:
        return lambda box: (x1 - box[2], box[3] - y0, x1 - box[0], box[1] - y0)
    if angle == 270:
        return lambda box: (y1 - box[1], x1 - box[2], y1 - box[3], x1 - box[0])
    return lambda box: (box[0] - x0, y1 - box[1], box[2] - x0, y1 - box[3])
