"""One PDF page → words with their place, size and weight, and the text nobody sees.

Asking pdfium for the place of every letter is what reading costs most. So a word is asked for its first and last
letter only: when what lies between them is as wide as the letters of that font are known to be, there is no gap
and no jump inside it. All others are measured letter by letter, which teaches the widths of the letters.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import msgspec

from skillgap.documents.clean import clean
from skillgap.documents.document import Hidden
from skillgap.documents.page.rows import Page, Word
from skillgap.documents.pdf.letters import Font, Style, Turn, around, is_one, parts_of, turner
from skillgap.documents.pdf.native import Box, argument, bind
from skillgap.patterns import regex

_BLANK = "\t\n\x0b\x0c\r \xa0\u1680\u202f\u205f\u3000\u2000-\u200b"
_STRETCH = regex(f"[^{_BLANK}]+")
_ODD = regex("[\x00-\x08\x0e-\x1f\x80-\x9f\ue000-\uf8ff\ufffd\ufffe]")
"""Codes that stand for something else, or for nothing that can be read."""
_BARE_CODES = {
    "\x0e": "‹", "\x0f": "›", "\x10": "“", "\x11": "”", "\x12": "„", "\x13": "«", "\x14": "»", "\x15": "–", "\x16": "—",
    "\x1b": "\ufb00", "\x1c": "\ufb01", "\x1d": "\ufb02", "\x1e": "\ufb03", "\x1f": "\ufb04", "\x88": "•",
    "\x85": "…", "\x91": "‘", "\x92": "’", "\x93": "“", "\x94": "”", "\x95": "•", "\x96": "–", "\x97": "—",
}  # fmt: skip
"""Where TeX's T1 and TS1 fonts, and Windows, keep quotes, dashes, bullets and the ligatures ff, fi, fl, ffi, ffl; files
without a character map show the bare codes."""


class Piece(msgspec.Struct, gc=False):
    """Neighbouring letters of one style without a gap between them; a box in page space."""

    text: str
    style: Style
    box: Box
    glued: bool
    """True when it goes on where the piece before it ends."""
    end: int
    """Index of the page's character after it."""


class PageReader:
    """Reads one page; turns what pdfium says into words in display coordinates."""

    def __init__(self, document: Any, number: int, limit: int, fonts: dict[int, Font]) -> None:
        self.number = number + 1
        self.limit = limit
        self.document = document
        self.page = document[number]
        self.textpage = self.page.get_textpage()
        self.text = argument(self.textpage.raw)
        self.native = bind()
        self.width, self.height = self.page.get_size()
        self.hidden: list[Hidden] = []
        self.count = self.broken = 0
        self.recognised = False
        self.styles: dict[int, Style] = {}
        self.fonts = fonts
        """The document's fonts by handle, filled as they are met."""
        self.content = ""

    def close(self) -> None:
        """Free the page; pdfium keeps its memory otherwise."""
        self.textpage.close()
        self.page.close()

    def read(self) -> Page:
        """Collect the visible, upright words of the page in the order of the file."""
        from skillgap.documents.pdf.ink import find_ink

        pieces = self._pieces()
        upright = self._upright(pieces)
        ink = find_ink(self.page, list(self.styles.values()))
        self.recognised = ink.recognised
        turn = turner(upright, self.page.get_bbox())
        words = self._words(pieces, ink.unseen, upright, turn)
        if any((style.angle - upright) % 180 == 90 for style in self.styles.values()):
            from skillgap.documents.pdf.turned import with_turned

            seen = [piece for piece in pieces if piece.style.pointer not in ink.unseen]
            words = with_turned(words, seen, upright, turn)
        dots = [turn((dot[0], dot[3], dot[2], dot[1])) for dot in ink.dots]
        return Page(number=self.number, width=self.width, height=self.height, words=words, dots=dots)

    def _upright(self, pieces: Sequence[Piece]) -> int:
        """Give the angle at which most letters of the page stand."""
        angles = {style.angle: 0 for style in self.styles.values()}
        if len(angles) > 1:
            for piece in pieces:
                angles[piece.style.angle] += len(piece.text)
        return min(angles, key=lambda angle: (-angles[angle], angle), default=0)

    def _pieces(self) -> list[Piece]:
        """Part the page's text at its spaces, and at gaps and jumps between letters."""
        content = self.content = self.native.content(self.text, self.limit)
        spans = [match.span() for match in _STRETCH.finditer(content)]
        starts = [start for start, _ in spans]
        firsts = self.native.items_at(self.text, starts)
        self._learn_styles(starts, firsts)
        heads = self.native.boxes_at(self.text, starts)
        tails = self.native.boxes_at(self.text, [end - 1 for _, end in spans])
        odd, styles = _ODD.search(content) is not None, self.styles
        pieces: list[Piece] = []
        for (start, end), first, after, head, tail in zip(
            spans, firsts, [*firsts, -1][1:], heads, tails, strict=True
        ):
            text, style = content[start:end], styles.get(first)
            if style is None or not (
                end - start == 1
                or style.fits(text, head, tail)
                or (
                    self._learn_letters(text, start, style, alone=first == after)
                    and style.fits(text, head, tail)
                )
            ):
                pieces += self._measured(start, end, style, alone=first == after)
                continue
            left, top, _, bottom = head
            _, upper, right, lower = tail
            box = (left, upper if upper > top else top, right, lower if lower < bottom else bottom)
            style.widen(box)
            if style.font.icons or (odd and _ODD.search(text)):
                text = self._repaired(text, start, style)
            pieces.append(Piece(text, style, box, False, end))
        return pieces

    def _learn_styles(self, places: Sequence[int], items: Sequence[int]) -> None:
        """Make the styles of objects not met before, each by one of its characters."""
        new = dict(zip(reversed(items), reversed(places), strict=True))
        for item in [item for item in new if not item or item in self.styles]:
            del new[item]
        for item, shared in zip(new, self.native.shared(self.text, [*new.values()], [*new]), strict=True):
            self.styles[item] = Style(item, shared, self._font(shared[3] or 0))

    def _font(self, handle: int) -> Font:
        font = self.fonts.get(handle)
        if font is None:
            font = self.fonts[handle] = Font(self.native.font_name(handle), self.native.font_weight(handle))
        return font

    def _learn_letters(self, text: str, start: int, style: Style, *, alone: bool) -> bool:
        """Learn the widths of a word's letters not met before; False when there is nothing to learn."""
        widths = style.font.widths
        new = {char: place for place, char in enumerate(text, start) if char not in widths}
        if not new or style.angle or style.stretch <= 0:
            return False
        if not alone and not self._has_one_font(style, start + len(text) - 1):
            return False
        boxes = self.native.boxes_at(self.text, [*new.values()])
        if len({*boxes}) < len(boxes):
            return False
        for char, box in zip(new, boxes, strict=True):
            widths[char] = (box[2] - box[0]) / style.stretch
        return True

    def _measured(self, start: int, end: int, style: Style | None, *, alone: bool) -> list[Piece]:
        """Part a stretch letter by letter; objects of several fonts are looked at one by one."""
        places = range(start, end)
        boxes = self.native.boxes_at(self.text, places)
        if style is not None and (alone or self._has_one_font(style, end - 1)):
            style.font.forget(self.content[start:end], boxes)
            if not style.angle and is_one(boxes, style.size):
                return [self._piece(start, end, boxes, style, glued=False)]
            styles: list[Style | None] = [style] * len(boxes)
        else:
            items = self.native.items_at(self.text, places)
            self._learn_styles(places, items)
            styles = [self.styles.get(item) for item in items]
        return [
            self._piece(start + first, start + after, boxes[first:after], found, glued=glued)
            for first, after, glued in parts_of(boxes, styles)
            if (found := styles[first]) is not None
        ]

    def _piece(self, start: int, end: int, boxes: Sequence[Box], style: Style, *, glued: bool) -> Piece:
        box = around(boxes)
        style.widen(box)
        return Piece(self._repaired(self.content[start:end], start, style), style, box, glued, end)

    def _has_one_font(self, style: Style, last: int) -> bool:
        """Tell whether the object of a word's last letter has the font of its first."""
        (item,) = self.native.items_at(self.text, [last])
        return item == style.pointer or (item != 0 and self._font(self.native.font_of(item)) is style.font)

    def _repaired(self, text: str, start: int, style: Style) -> str:
        """Repair the codes that pdfium gives for hyphens, signs without a character map and bullets of symbol fonts."""
        if style.font.icons:
            return "".join([_icon(char) for char in text])
        if not _ODD.search(text):
            return text
        found = []
        for place, char in enumerate(text, start):
            if char in "\x02\ufffe":
                found.append("\xad" if self.native.is_hyphen(self.text, place) != 1 else "-")
            elif char in _BARE_CODES:
                found.append(_BARE_CODES[char])
            elif "\ue000" <= char <= "\uf8ff":
                found.append("\u2022" if style.font.symbol else char)
            else:
                self.broken += char == "\ufffd" or char < " "
                found.append(char)
        return "".join(found)

    def _words(self, pieces: Sequence[Piece], unseen: set[int], upright: int, turn: Turn) -> list[Word]:
        """Build the words; what is unseen is set apart, what stands at another angle is left out."""
        self.count = sum([len(piece.text) for piece in pieces])
        words: list[Word] = []
        lost: list[str] = []
        ends: list[int] = []
        for piece in pieces:
            text, style = piece.text, piece.style
            if style.pointer in unseen:
                lost.append(text if piece.glued else f" {text}")
                continue
            if style.angle != upright:
                continue
            left, top, right, bottom = turn(piece.box)
            if piece.glued and words and ends[-1] == piece.end - len(text):
                words[-1].extend(text, top=top, right=right, bottom=bottom)
                ends[-1] = piece.end
                continue
            size, height = style.size, bottom - top
            if height > 0 and not 0.4 * height <= size <= 2 * height:
                size = height
            words.append(
                Word(
                    text=text, left=left, top=top, right=right, bottom=bottom, size=size,
                    bold=style.font.bold, index=len(words),
                )
            )  # fmt: skip
            ends.append(piece.end)
        self._open(words, ends)
        hidden = clean("".join(lost))
        if hidden:
            self.hidden.append(Hidden(hidden, self.number))
        return words

    def _open(self, words: Sequence[Word], ends: Sequence[int]) -> None:
        """Mark the words that no space of the file ends; where the next one stands close by it does not matter."""
        asked = [
            place
            for place, (word, after) in enumerate(pairwise(words))
            if not -1 < after.left - word.right < word.size or abs(after.base - word.base) > 1
        ]
        if words:
            asked.append(len(words) - 1)
        inside = [place for place in asked if ends[place] < len(self.content)]
        items = self.native.items_at(self.text, [ends[place] for place in inside])
        spaced = {
            place
            for place, item in zip(inside, items, strict=True)
            if item and self.content[ends[place]] in " \xa0"
        }
        for place in asked:
            words[place].open = place not in spaced

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


def _icon(char: str) -> str:
    """Give a private character for a letter of an icon font, which is dropped or taken for a bullet later."""
    return char if "\ue000" <= char <= "\uf8ff" else chr(0xE000 + ord(char) % 0x1000)
