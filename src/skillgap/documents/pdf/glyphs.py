"""One PDF page → words with their place, size and weight, and the text nobody sees."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from skillgap.documents.clean import clean
from skillgap.documents.document import Hidden
from skillgap.documents.page.rows import Page, Word
from skillgap.documents.pdf.native import Box, Shared, address, bind

_SPACES = frozenset(
    (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200C))
)
_BULLET_FONTS = ("wingdings", "symbol", "dingbat", "webdings", "marlett", "opens___")
_TEX_LIGATURES = {0x1B: 0xFB00, 0x1C: 0xFB01, 0x1D: 0xFB02, 0x1E: 0xFB03, 0x1F: 0xFB04}
"""Where TeX's T1 fonts keep ff, fi, fl, ffi, ffl; files without a character map show the bare codes."""
_BOLD_NAMES = ("bold", "black", "heavy", "semib", "demi", "cmbx", "-bd", "medi")
_WORD_GAP = 0.16
"""Share of the font size that separates words where the file has no space character."""


class Style:
    """What neighbouring characters share: one text object, or several in a row that look alike."""

    __slots__ = ("angle", "baseline", "bold", "box", "colour", "last", "mode", "pointer", "size", "symbol")

    def __init__(self, pointer: int, shared: Shared, *, bold: bool, symbol: bool) -> None:
        (a, b, c, d, y), size, mode, _, colour = shared
        if b or c:
            self.angle = round(math.degrees(math.atan2(b, a)) / 15) * 15 % 360
            scale = math.hypot(c, d)
        else:
            self.angle = 0 if a >= 0 else 180
            scale = abs(d)
        self.size = size * (scale or 1.0)
        self.baseline = y
        self.pointer = self.last = pointer
        self.bold, self.symbol = bold, symbol
        self.mode = mode
        self.colour = colour
        self.box: list[float] = []

    def widen(self, first: Box, last: Box) -> None:
        """Add characters to the box (left, bottom, right, top); the ends stand for all."""
        left, top, right, bottom = first
        box = self.box or [left, bottom, right, top]
        for left, top, right, bottom in (first, last):
            if left < box[0]:
                box[0] = left
            if bottom < box[1]:
                box[1] = bottom
            if right > box[2]:
                box[2] = right
            if top > box[3]:
                box[3] = top
        self.box = box


class Run:
    """Neighbouring characters of one style, or a space that the file does not hold (no style)."""

    __slots__ = ("end", "start", "style")

    def __init__(self, style: Style | None, start: int, end: int) -> None:
        self.style = style
        self.start = start
        self.end = end


class PageReader:
    """Reads one page; turns what pdfium says into words in display coordinates."""

    def __init__(self, document: Any, number: int, limit: int) -> None:
        self.number = number + 1
        self.limit = limit
        self.document = document
        self.page = document[number]
        self.textpage = self.page.get_textpage()
        self.text = address(self.textpage.raw)
        self.native = bind()
        self.width, self.height = self.page.get_size()
        self.hidden: list[Hidden] = []
        self.count = self.broken = 0
        self.recognised = False
        self.styles: list[Style] = []
        self.codes: list[int] = []
        self.boxes: list[Box] = []
        self.fonts: dict[int, tuple[bool, bool]] = {}

    def close(self) -> None:
        """Free the page; pdfium keeps its memory otherwise."""
        self.textpage.close()
        self.page.close()

    def read(self) -> Page:
        """Collect the visible, upright words of the page in the order of the file."""
        from skillgap.documents.pdf.ink import find_ink

        runs = self._runs()
        angles: Counter[int] = Counter()
        for run in runs:
            if run.style is not None:
                angles[run.style.angle] += run.end - run.start
        upright = min(angles, key=lambda angle: (-angles[angle], angle)) if angles else 0
        ink = find_ink(self.page, self.styles)
        self.recognised = ink.recognised
        turn = _turner(upright, self.page.get_bbox())
        words = self._words(runs, ink.unseen, upright, turn)
        dots = turn([(dot[0], dot[3], dot[2], dot[1]) for dot in ink.dots])
        return Page(number=self.number, width=self.width, height=self.height, words=words, dots=dots)

    def _words(self, runs: Sequence[Run], unseen: set[int], upright: int, turn: Turn) -> list[Word]:
        """Build the words; what is unseen is set apart, what stands at another angle is dropped."""
        build = _WordBuilder(turn)
        lost: list[str] = []
        previous: Style | None = None
        for run in runs:
            style = run.style
            if style is None:
                build.end()
                lost.append(" ")
            elif style.pointer in unseen:
                lost += [
                    " " if style is not previous else "",
                    "".join(map(_char, self.codes[run.start : run.end])),
                ]
            elif style.angle == upright:
                build.add(self.codes[run.start : run.end], self.boxes[run.start : run.end], style)
            previous = style or previous
        build.end()
        text = clean("".join(lost))
        if text:
            self.hidden.append(Hidden(text, self.number))
        return build.words

    def _runs(self) -> list[Run]:
        """Part the page's characters by text objects; those that go on in the same style on one line are one run."""
        pointers, self.codes, self.boxes = self.native.characters(self.text, self.limit)
        count = len(pointers)
        if not count:
            return []
        cuts = [0, *(index for index, (old, new) in enumerate(pairwise(pointers), 1) if old != new)]
        firsts = [index for index in cuts if pointers[index]]
        objects = [pointers[index] or 0 for index in firsts]
        runs = self._joined(pointers, cuts, self.native.shared(self.text, firsts, objects))
        for run in runs:
            if run.style is not None:
                self._repair(run, run.style)
        return runs

    def _joined(
        self, pointers: Sequence[int | None], cuts: Sequence[int], shared: Iterator[Shared]
    ) -> list[Run]:
        """Make runs of the stretches between cuts.

        An object continues the one before it when they look alike, share the baseline and stand close together.
        """
        runs: list[Run] = []
        boxes = self.boxes
        style: Style | None = None
        alike: Shared | None = None
        for start, end in pairwise((*cuts, len(pointers))):
            pointer = pointers[start]
            if not pointer:
                if runs:
                    runs.append(Run(None, start, end))
                continue
            found = next(shared)
            self.count += end - start
            if style is not None and found == alike and -1 < boxes[start][0] - style.box[2] < style.size:
                style.last = pointer
                style.box[2] = max(style.box[2], boxes[end - 1][2])
                if runs[-1].style is style:
                    runs[-1].end = end
                    continue
            else:
                style = self._style(pointer, found)
                style.widen(boxes[start], boxes[end - 1])
                self.styles.append(style)
            runs.append(Run(style, start, end))
            alike = found if not found[0][1] else None
        return runs

    def _style(self, pointer: int, shared: Shared) -> Style:
        bold, symbol = self._font(shared[3] or 0)
        return Style(pointer, shared, bold=bold, symbol=symbol)

    def _repair(self, run: Run, style: Style) -> None:
        """Repair the codes that pdfium gives for hyphens, TeX ligatures and bullets of symbol fonts."""
        codes = self.codes[run.start : run.end]
        if min(codes) >= 0x20 and max(codes) < 0xE000:
            return
        for index, code in enumerate(codes, run.start):
            if code in (2, 0xFFFE):
                self.codes[index] = 0xAD if self.native.is_hyphen(self.text, index) != 1 else 0x2D
            elif code in _TEX_LIGATURES:
                self.codes[index] = _TEX_LIGATURES[code]
            elif code in (0, 0xFFFD) or (code < 0x20 and code not in _SPACES):
                self.broken += 1
            elif 0xE000 <= code <= 0xF8FF and style.symbol:
                self.codes[index] = 0x2022

    def _font(self, font: int) -> tuple[bool, bool]:
        """Tell, once per font, whether it is bold and whether its private characters are bullets."""
        if font not in self.fonts:
            label = self.native.font_name(font)
            bold = any(part in label for part in _BOLD_NAMES) or self.native.font_weight(font) >= 600
            self.fonts[font] = (bold, any(part in label for part in _BULLET_FONTS))
        return self.fonts[font]

    def has_picture(self) -> bool:
        """Tell whether the page shows an image."""
        import pypdfium2.raw as raw

        kinds = (raw.FPDF_PAGEOBJ_IMAGE,)
        return next(iter(self.page.get_objects(filter=kinds, max_depth=4)), None) is not None

    def links(self) -> list[str]:
        """List the targets of the page's link annotations."""
        import pypdfium2.raw as raw

        found: list[str] = []
        position, link = ctypes.c_int(0), raw.FPDF_LINK()
        while len(found) < 200 and raw.FPDFLink_Enumerate(
            self.page.raw, ctypes.byref(position), ctypes.byref(link)
        ):
            action = raw.FPDFLink_GetAction(link)
            buffer = ctypes.create_string_buffer(2048)
            if action and raw.FPDFAction_GetURIPath(self.document.raw, action, buffer, 2048):
                found.append(clean(buffer.value.decode("utf-8", "replace")))
        return found


class _WordBuilder:
    """Gathers characters into words at spaces, gaps and jumps."""

    def __init__(self, turn: Turn) -> None:
        self.words: list[Word] = []
        self.turn = turn
        self.text: list[str] = []
        self.style: Style | None = None
        self.box = (0.0, 0.0, 0.0, 0.0)

    def add(self, codes: Sequence[int], boxes: Sequence[Box], style: Style) -> None:
        """Take the next characters of the file, all of one style, with their boxes in page space."""
        size = max(style.size, 1.0)
        gap, half, text = _WORD_GAP * size, 0.5 * size, self.text
        low, bottom, high, top = self.box
        for code, (left, upper, right, lower) in zip(codes, self.turn(boxes), strict=True):
            if code in _SPACES:
                if text:
                    self.box = (low, bottom, high, top)
                    self.end(open=False)
                elif self.words:
                    self.words[-1].open = False
                continue
            if text and (
                left - high > gap
                or left < low - half
                or (abs(lower - bottom) > half and abs(upper - top) > half)
            ):
                self.box = (low, bottom, high, top)
                self.end()
            if not text:
                low, bottom, high, top = left, lower, right, upper
                self.style = style
            else:
                if right > high:
                    high = right
                if upper < top:
                    top = upper
                if lower > bottom:
                    bottom = lower
            text.append(chr(code) if code < 0xD800 else _char(code))
        self.box = (low, bottom, high, top)

    def end(self, *, open: bool = True) -> None:
        """Close the word under way; it stays open when no space of the file ends it."""
        text = "".join(self.text)
        self.text.clear()
        if not text or self.style is None:
            return
        left, bottom, right, top = self.box
        size = self.style.size
        height = bottom - top
        if height > 0 and not 0.4 * height <= size <= 2 * height:
            size = height
        self.words.append(
            Word(
                text=text, left=left, top=top, right=right, bottom=bottom, size=size,
                bold=self.style.bold, index=len(self.words), open=open,
            )
        )  # fmt: skip


def _char(code: int) -> str:
    return chr(code) if code < 0xD800 or 0xE000 <= code <= 0x10FFFF else ""


Turn = Callable[[Sequence[Box]], list[Box]]


def _turner(angle: int, bbox: Box) -> Turn:
    """Give the map of boxes from page space (y up) to display space (y down) that sets text of this angle upright.

    Boxes go in as left, top, right, bottom of page space and come out as those of the display.
    """
    x0, y0, x1, y1 = bbox
    if angle == 90:
        return lambda boxes: [
            (bottom - y0, left - x0, top - y0, right - x0) for left, top, right, bottom in boxes
        ]
    if angle == 180:
        return lambda boxes: [
            (x1 - right, bottom - y0, x1 - left, top - y0) for left, top, right, bottom in boxes
        ]
    if angle == 270:
        return lambda boxes: [
            (y1 - top, x1 - right, y1 - bottom, x1 - left) for left, top, right, bottom in boxes
        ]
    return lambda boxes: [
        (left - x0, y1 - top, right - x0, y1 - bottom) for left, top, right, bottom in boxes
    ]
