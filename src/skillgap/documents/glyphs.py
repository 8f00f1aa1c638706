"""One PDF page → words with their place, size and weight, and the text nobody sees."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from skillgap.documents.clean import clean
from skillgap.documents.document import Hidden
from skillgap.documents.layout import Page, Word
from skillgap.documents.native import Box, address, bind

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
    """What all characters of one text object share."""

    __slots__ = ("angle", "baseline", "bold", "box", "mode", "pointer", "size", "symbol")

    def __init__(self, pointer: int) -> None:
        self.pointer = pointer
        self.size = self.baseline = 0.0
        self.angle = 0
        self.bold = self.symbol = False
        self.mode = 0
        self.box: list[float] = []


class Run:
    """Neighbouring characters of one text object, or a space that the file does not hold (no style)."""

    __slots__ = ("boxes", "codes", "style")

    def __init__(self, style: Style | None, codes: Sequence[int], boxes: Sequence[Box]) -> None:
        self.style = style
        self.codes = codes
        self.boxes = boxes


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
        self.styles: dict[int, Style] = {}
        self.fonts: dict[int, tuple[bool, bool]] = {}

    def close(self) -> None:
        """Free the page; pdfium keeps its memory otherwise."""
        self.textpage.close()
        self.page.close()

    def read(self) -> Page:
        """Collect the visible, upright words of the page in the order of the file."""
        from skillgap.documents.ink import find_ink

        runs = self._runs()
        angles: Counter[int] = Counter()
        for run in runs:
            if run.style is not None:
                angles[run.style.angle] += len(run.codes)
        upright = min(angles, key=lambda angle: (-angles[angle], angle)) if angles else 0
        ink = find_ink(self.page, list(self.styles.values()))
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
                lost += [" " if style is not previous else "", "".join(map(_char, run.codes))]
            elif style.angle == upright:
                build.add(run.codes, run.boxes, style)
            previous = style or previous
        build.end()
        text = clean("".join(lost))
        if text:
            self.hidden.append(Hidden(text, self.number))
        return build.words

    def _runs(self) -> list[Run]:
        """Part the page's characters by text objects."""
        pointers, codes, boxes = self.native.characters(self.text, self.limit)
        runs: list[Run] = []
        start, count = 0, len(pointers)
        while start < count:
            pointer = pointers[start]
            end = start + 1
            while end < count and pointers[end] == pointer:
                end += 1
            if pointer:
                style = self.styles.get(pointer)
                if style is None:
                    style = self.styles[pointer] = self._style(pointer, start)
                runs.append(Run(style, self._codes(codes[start:end], style, start), boxes[start:end]))
                self._widen(style, boxes[start:end])
                self.count += end - start
            elif runs:
                runs.append(Run(None, (), ()))
            start = end
        return runs

    def _widen(self, style: Style, boxes: Sequence[Box]) -> None:
        """Add characters to the box (left, bottom, right, top) of their object; the ends stand for all."""
        left, top, right, bottom = boxes[0]
        box = style.box or [left, bottom, right, top]
        for left, top, right, bottom in (boxes[0], boxes[-1]):
            if left < box[0]:
                box[0] = left
            if bottom < box[1]:
                box[1] = bottom
            if right > box[2]:
                box[2] = right
            if top > box[3]:
                box[3] = top
        style.box = box

    def _codes(self, codes: list[int], style: Style, start: int) -> list[int]:
        """Repair the codes that pdfium gives for hyphens, TeX ligatures and bullets of symbol fonts."""
        if min(codes) >= 0x20 and max(codes) < 0xE000:
            return codes
        repaired = []
        for index, code in enumerate(codes, start):
            if code in (2, 0xFFFE):
                code = 0xAD if self.native.is_hyphen(self.text, index) != 1 else 0x2D
            elif code in _TEX_LIGATURES:
                code = _TEX_LIGATURES[code]
            elif code in (0, 0xFFFD) or (code < 0x20 and code not in _SPACES):
                self.broken += 1
            elif 0xE000 <= code <= 0xF8FF and style.symbol:
                code = 0x2022
            repaired.append(code)
        return repaired

    def _style(self, pointer: int, index: int) -> Style:
        """Ask once per text object what its characters share."""
        native = self.native
        style = Style(pointer)
        a, b, c, d, x, y = native.matrix(self.text, index)
        if b or c:
            style.angle = round(math.degrees(math.atan2(b, a)) / 15) * 15 % 360
            scale = math.hypot(c, d)
        else:
            style.angle = 0 if a >= 0 else 180
            scale = abs(d)
        style.size = native.font_size(self.text, index) * (scale or 1.0)
        style.mode = native.render_mode(pointer)
        style.bold, style.symbol = self._font(native.font_of(pointer) or 0)
        style.baseline = y if style.angle % 180 == 0 else x
        return style

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
                    self.end()
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

    def end(self) -> None:
        """Close the word under way."""
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
                bold=self.style.bold, index=len(self.words),
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
