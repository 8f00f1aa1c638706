"""PDF → words with their place, size and weight; which of them cannot be seen; lines in order by `layout`."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from skillgap.documents.clean import clean
from skillgap.documents.document import Hidden, Warning
from skillgap.documents.layout import Page, Word, read_pages
from skillgap.documents.source import Draft, Request
from skillgap.errors import (
    EmptyDocumentError,
    EncryptedDocumentError,
    ScannedDocumentError,
    UnreadableDocumentError,
)

_SPACES = frozenset(
    (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200C))
)
_BULLET_FONTS = ("wingdings", "symbol", "dingbat", "webdings", "marlett", "opens___")
_TEX_LIGATURES = {0x1B: 0xFB00, 0x1C: 0xFB01, 0x1D: 0xFB02, 0x1E: 0xFB03, 0x1F: 0xFB04}
"""Where TeX's T1 fonts keep ff, fi, fl, ffi, ffl; files without a character map show the bare codes."""
_BOLD_NAMES = ("bold", "black", "heavy", "semib", "demi", "cmbx", "-bd", "medi")
_WORD_GAP = 0.16
"""Share of the font size that separates words where the file has no space character."""
_SCAN_WORDS = 5
"""Fewer words than this on a page with a picture count as a picture of text."""

_SAVE_AGAIN = "Open it in a viewer and save or print it as PDF again."


class Style:
    """What all characters of one text object share."""

    __slots__ = ("angle", "baseline", "bold", "box", "index", "mode", "pointer", "size", "symbol")

    def __init__(self, pointer: int, index: int) -> None:
        self.pointer = pointer
        self.index = index
        self.size = self.baseline = 0.0
        self.angle = 0
        self.bold = self.symbol = False
        self.mode = 0
        self.box: list[float] = []


def read_pdf(request: Request) -> Draft:
    """Read a PDF; raise the DocumentError that says why when it cannot be read."""
    from skillgap.documents.second import GLUED, glued_share, read_again

    try:
        draft = _read_first(request)
    except UnreadableDocumentError:
        second = read_again(request)
        if second is None or not second.lines:
            raise
        return second
    glued = glued_share(_text(draft))
    again = read_again(request) if glued > GLUED else None
    if again is not None and again.lines and glued_share(_text(again)) < glued:
        return msgspec.structs.replace(draft, lines=again.lines, warnings=[*draft.warnings, *again.warnings])
    return draft


def _read_first(request: Request) -> Draft:
    document = _open(request)
    try:
        request.limits.check(request.name, what="pages", found=len(document), allowed=request.limits.pages)
        return _read(document, request)
    finally:
        document.close()


def _text(draft: Draft) -> str:
    return " ".join(line.text for line in draft.lines)


def _open(request: Request) -> Any:
    """Open with pdfium and tell a wrong password from a damaged file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(request.data, password=request.password)
        if len(document):
            return document
        document.close()
        problem = "the PDF has no pages"
    except pypdfium2.PdfiumError as error:
        problem = "the PDF is damaged"
        if "assword" in str(error):
            problem = "the password does not open it" if request.password else "the PDF is encrypted"
            raise EncryptedDocumentError(
                request.name, problem, hint="Give its password with --password, or save a copy without one."
            ) from error
    raise UnreadableDocumentError(request.name, problem, hint=_SAVE_AGAIN)


def _read(document: Any, request: Request) -> Draft:
    from pypdfium2 import PdfiumError

    draft = Draft(format="pdf", lines=[], pages=len(document))
    pages: list[Page] = []
    pictured = broken = 0
    for number in range(len(document)):
        try:
            reader = _PageReader(document, number, request.limits.characters)
        except PdfiumError:
            draft.warnings.append(_warn_damage(number + 1))
            continue
        try:
            page = reader.read()
            broken += reader.broken * 10 > max(reader.count, 1)
            draft.hidden += reader.hidden
            draft.links += [link for link in reader.links() if link not in draft.links]
            if len(page.words) < _SCAN_WORDS and reader.has_picture():
                pictured += 1
                draft.warnings.append(_warn_picture(number + 1))
            if reader.recognised:
                draft.warnings.append(
                    Warning(
                        "recognised-text",
                        "The text of this page comes from a scan's text recognition.",
                        number + 1,
                    )
                )
        finally:
            reader.close()
        pages.append(page)
    if not pages:
        raise UnreadableDocumentError(request.name, "no page of the PDF can be read", hint=_SAVE_AGAIN)
    words = sum(len(page.words) for page in pages)
    _check_readable(request.name, words=words, pictured=pictured, pages=len(pages))
    if broken:
        draft.warnings.append(
            Warning(
                "broken-unicode",
                "Part of the text has no readable characters; export the PDF again from its source.",
            )
        )
    draft.lines, doubtful = read_pages(pages, naive=request.reading == "stream")
    draft.warnings += [
        Warning(
            "order-doubtful",
            f"The reading order of page {page} is uncertain; check it with `skillgap text`.",
            page,
        )
        for page in doubtful
    ]
    return draft


def _warn_damage(page: int) -> Warning:
    return Warning("page-damaged", f"Page {page} is damaged; nothing was read from it.", page)


def _warn_picture(page: int) -> Warning:
    return Warning("page-without-text", f"Page {page} is a picture; nothing was read from it.", page)


def _check_readable(name: str, *, words: int, pictured: int, pages: int) -> None:
    if pictured == pages and pictured and words < _SCAN_WORDS * pages:
        raise ScannedDocumentError(
            name,
            "the pages are pictures of text, and text recognition (OCR) is not part of this build",
            hint="Save the resume as a PDF with text from the program it was written in, or paste its text.",
        )
    if not words:
        raise EmptyDocumentError(name, "the PDF holds no text", hint="Check that it is the right file.")


class _PageReader:
    """Reads one page; turns what pdfium says into words in display coordinates."""

    def __init__(self, document: Any, number: int, limit: int) -> None:
        import pypdfium2.raw as raw

        self.raw = raw
        self.number = number + 1
        self.limit = limit
        self.page = document[number]
        self.document = document
        self.textpage = self.page.get_textpage()
        self.width, self.height = self.page.get_size()
        self.hidden: list[Hidden] = []
        self.count = self.broken = 0
        self.recognised = False
        self.styles: dict[int, Style] = {}
        self.matrix = raw.FS_MATRIX()
        self.origin = (ctypes.c_double(), ctypes.c_double())
        self.fonts: dict[int, tuple[bool, bool]] = {}
        self.dots: Sequence[tuple[float, float, float, float]] = ()

    def close(self) -> None:
        """Free the page; pdfium keeps its memory otherwise."""
        self.textpage.close()
        self.page.close()

    def read(self) -> Page:
        """Collect the visible, upright words of the page in the order of the file."""
        glyphs = self._glyphs()
        angles = Counter(style.angle for _, style, *_ in glyphs)
        upright = min(angles, key=lambda angle: (-angles[angle], angle)) if angles else 0
        turn = _turner(upright, self.page.get_bbox())
        unseen = self._unseen(glyphs)
        words: list[Word] = []
        lost: list[str] = []
        build = _WordBuilder(words)
        previous: Style | None = None
        for code, style, left, bottom, right, top in glyphs:
            if style.pointer in unseen:
                if style is not previous or code in _SPACES:
                    lost.append(" ")
                lost.append(chr(code))
            elif style.angle == upright:
                build.add(code, style, *turn(left, bottom, right, top))
            previous = style
        build.end()
        text = clean("".join(lost))
        if text:
            self.hidden.append(Hidden(text, self.number))
        dots = [turn(*dot) for dot in self.dots]
        return Page(number=self.number, width=self.width, height=self.height, words=words, dots=dots)

    def _glyphs(self) -> list[tuple[int, Style, float, float, float, float]]:
        """List the characters that the file itself holds, with their loose boxes in page space."""
        raw, text = self.raw, self.textpage.raw
        count = min(raw.FPDFText_CountChars(text), self.limit)
        address = ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value
        object_of = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(address or 0)
        handle = ctypes.cast(text, ctypes.c_void_p)
        rect = raw.FS_RECTF()
        place = ctypes.byref(rect)
        found: list[tuple[int, Style, float, float, float, float]] = []
        for index in range(count):
            pointer = object_of(handle, index)
            if not pointer:
                if found:
                    found.append((0x20, found[-1][1], 0.0, 0.0, 0.0, 0.0))
                continue
            code = raw.FPDFText_GetUnicode(text, index)
            style = self.styles.get(pointer)
            if style is None:
                style = self.styles[pointer] = self._style(pointer, index)
            raw.FPDFText_GetLooseCharBox(text, index, place)
            if code in (2, 0xFFFE):
                code = 0xAD if raw.FPDFText_IsHyphen(text, index) != 1 else 0x2D
            elif code in _TEX_LIGATURES:
                code = _TEX_LIGATURES[code]
            elif code in (0, 0xFFFD) or (code < 0x20 and code not in _SPACES):
                self.broken += 1
            elif 0xE000 <= code <= 0xF8FF:
                code = 0x2022 if style.symbol else code
            self.count += 1
            found.append((code, style, rect.left, rect.bottom, rect.right, rect.top))
            box = style.box
            if not box:
                style.box = [rect.left, rect.bottom, rect.right, rect.top]
            else:
                box[0], box[1] = min(box[0], rect.left), min(box[1], rect.bottom)
                box[2], box[3] = max(box[2], rect.right), max(box[3], rect.top)
        return found

    def _style(self, pointer: int, index: int) -> Style:
        """Ask once per text object what its characters share."""
        raw, text = self.raw, self.textpage.raw
        style = Style(pointer, index)
        matrix, (x, y) = self.matrix, self.origin
        raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
        if matrix.b or matrix.c:
            style.angle = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 15) * 15 % 360
            scale = math.hypot(matrix.c, matrix.d)
        else:
            style.angle = 0 if matrix.a >= 0 else 180
            scale = abs(matrix.d)
        style.size = raw.FPDFText_GetFontSize(text, index) * (scale or 1.0)
        item = ctypes.cast(pointer, raw.FPDF_PAGEOBJECT)
        style.mode = raw.FPDFTextObj_GetTextRenderMode(item)
        style.bold, style.symbol = self._font(raw.FPDFTextObj_GetFont(item))
        raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
        style.baseline = y.value if style.angle % 180 == 0 else x.value
        return style

    def _font(self, font: Any) -> tuple[bool, bool]:
        """Tell, once per font, whether it is bold and whether its private characters are bullets."""
        raw = self.raw
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self.fonts:
            name = ctypes.create_string_buffer(128)
            raw.FPDFFont_GetBaseFontName(font, name, 128)
            label = name.value.decode("utf-8", "replace").lower()
            bold = any(part in label for part in _BOLD_NAMES) or raw.FPDFFont_GetWeight(font) >= 600
            self.fonts[key] = (bold, any(part in label for part in _BULLET_FONTS))
        return self.fonts[key]

    def _unseen(self, glyphs: list[Any]) -> set[int]:
        """Name the text objects that a reader of the page does not see."""
        from skillgap.documents.ink import find_ink

        ink = find_ink(self.page, self.raw, list(self.styles.values()))
        self.recognised, self.dots = ink.recognised, ink.dots
        return ink.unseen

    def has_picture(self) -> bool:
        """Tell whether the page shows an image."""
        kinds = (self.raw.FPDF_PAGEOBJ_IMAGE,)
        return next(iter(self.page.get_objects(filter=kinds, max_depth=4)), None) is not None

    def links(self) -> list[str]:
        """List the targets of the page's link annotations."""
        raw = self.raw
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

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.text: list[str] = []
        self.style: Style | None = None
        self.box = (0.0, 0.0, 0.0, 0.0)

    def add(self, code: int, style: Style, left: float, top: float, right: float, bottom: float) -> None:
        """Take the next character of the file, with its box from the top left corner."""
        if code in _SPACES:
            self.end()
            return
        if self.text:
            size = max(style.size, 1.0)
            gap = left - self.box[2]
            drift = abs(bottom - self.box[3]) > 0.5 * size and abs(top - self.box[1]) > 0.5 * size
            if gap > _WORD_GAP * size or left < self.box[0] - 0.5 * size or drift:
                self.end()
        if self.text:
            old = self.box
            self.box = (old[0], min(old[1], top), max(old[2], right), max(old[3], bottom))
        else:
            self.box = (left, top, right, bottom)
            self.style = style
        self.text.append(chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "")

    def end(self) -> None:
        """Close the word under way."""
        text, self.text = "".join(self.text), []
        if not text or self.style is None:
            return
        left, top, right, bottom = self.box
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


def _turner(angle: int, bbox: tuple[float, float, float, float]) -> Any:
    """Give the map from page space (y up) to display space (y down) that sets text of this angle upright."""
    x0, y0, x1, y1 = bbox
    if angle == 90:
        return lambda left, bottom, right, top: (bottom - y0, left - x0, top - y0, right - x0)
    if angle == 180:
        return lambda left, bottom, right, top: (x1 - right, bottom - y0, x1 - left, top - y0)
    if angle == 270:
        return lambda left, bottom, right, top: (y1 - top, x1 - right, y1 - bottom, x1 - left)
    return lambda left, bottom, right, top: (left - x0, y1 - top, right - x0, y1 - bottom)
