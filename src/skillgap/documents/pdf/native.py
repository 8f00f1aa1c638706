"""The few functions of pdfium that are called for every character or object, bound so that a call is cheap.

The generated bindings turn every argument and result into an object. Here handles are plain integers, results go
into one buffer for a whole page, and the loops over characters run inside the interpreter's C code. No call is long
enough to let another thread run meanwhile.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from struct import Struct
from typing import Any

_INT, _HANDLE, _FLOAT = ctypes.c_int, ctypes.c_void_p, ctypes.c_float
_SIGNATURES: dict[str, tuple[Any, ...]] = {
    "FPDFText_CountChars": (_INT, _HANDLE),
    "FPDFText_GetTextObject": (_HANDLE, _HANDLE, _INT),
    "FPDFText_GetText": (_INT, _HANDLE, _INT, _INT, _HANDLE),
    "FPDFText_GetUnicode": (ctypes.c_uint, _HANDLE, _INT),
    "FPDFText_GetLooseCharBox": (_INT, _HANDLE, _INT, _HANDLE),
    "FPDFText_GetMatrix": (_INT, _HANDLE, _INT, _HANDLE),
    "FPDFText_GetFontSize": (ctypes.c_double, _HANDLE, _INT),
    "FPDFText_IsHyphen": (_INT, _HANDLE, _INT),
    "FPDFTextObj_GetTextRenderMode": (_INT, _HANDLE),
    "FPDFTextObj_GetFont": (_HANDLE, _HANDLE),
    "FPDFFont_GetBaseFontName": (ctypes.c_size_t, _HANDLE, _HANDLE, ctypes.c_size_t),
    "FPDFFont_GetWeight": (_INT, _HANDLE),
    "FPDFPage_CountObjects": (_INT, _HANDLE),
    "FPDFPage_GetObject": (_HANDLE, _HANDLE, _INT),
    "FPDFPageObj_GetType": (_INT, _HANDLE),
    "FPDFPageObj_GetFillColor": (_INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE),
    "FPDFPageObj_GetBounds": (_INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE),
    "FPDFPath_GetDrawMode": (_INT, _HANDLE, _HANDLE, _HANDLE),
}
_FOUR, _FIVE, _COLOUR = Struct("4f"), Struct("4f4xf"), Struct("4I")
Colour = tuple[int, int, int, int]
_BLACK: Colour = (0, 0, 0, 255)
Box = tuple[float, float, float, float]
Shared = tuple[tuple[float, ...], float, int, int | None, Colour]
"""What the characters of a text object share: matrix (a to d, and f, its height on the page), size, render mode,
font, fill colour."""


class Native:
    """Bound functions under their names without prefix, and buffers made once."""

    def __init__(self) -> None:
        import pypdfium2.raw as raw

        self._of: dict[str, Any] = {}
        for name, (result, *arguments) in _SIGNATURES.items():
            address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
            self._of[name.partition("_")[2]] = ctypes.PYFUNCTYPE(result, *arguments)(address)
        self._box = self._of["GetLooseCharBox"]
        self._boxes = ctypes.create_string_buffer(4_096)
        self.is_hyphen = self._of["IsHyphen"]
        self._buffer = ctypes.create_string_buffer(128)
        self._at = ctypes.addressof(self._buffer)
        self._four = [self._at + 4 * index for index in range(4)]

    def content(self, text: int, limit: int) -> str:
        """Give the page's text, one character for each of pdfium's, also those it made up (spaces, line ends).

        In one go where every character is one unit of UTF-16, else one by one; what is no character is U+2060.
        """
        count = min(max(self._of["CountChars"](text), 0), limit)
        buffer = ctypes.create_string_buffer(2 * count + 2)
        written = self._of["GetText"](text, 0, count, ctypes.addressof(buffer)) - 1
        content = buffer.raw[: 2 * count].decode("utf-16-le", "replace")
        if written == count == len(content) and "\x00" not in content and "\ufffd" not in content:
            return content
        codes = map(self._of["GetUnicode"], repeat(text), range(count))
        return "".join(chr(c) if c < 0xD800 or 0xE000 <= c <= 0x10FFFF else "\u2060" for c in codes)

    def items_at(self, text: int, places: Sequence[int]) -> list[int]:
        """List the text objects of characters; 0 for those that pdfium made up."""
        return [item or 0 for item in map(self._of["GetTextObject"], repeat(text), places)]

    def boxes_at(self, text: int, places: Sequence[int]) -> list[Box]:
        """List the loose boxes of characters: left, top, right, bottom in page space (y up)."""
        size = 16 * len(places)
        if size > len(self._boxes):
            self._boxes = ctypes.create_string_buffer(2 * size)
        start = ctypes.addressof(self._boxes)
        deque(map(self._box, repeat(text), places, range(start, start + size, 16)), maxlen=0)
        return list(_FOUR.iter_unpack(memoryview(self._boxes)[:size]))

    def shared(self, text: int, places: Sequence[int], items: Sequence[int]) -> Iterator[Shared]:
        """Give for each text object, by one of its characters, its matrix, size, render mode, font and fill colour."""
        size = 24 * len(places)
        matrices = ctypes.create_string_buffer(size)
        start = ctypes.addressof(matrices)
        deque(map(self._of["GetMatrix"], repeat(text), places, range(start, start + size, 24)), maxlen=0)
        return zip(
            _FIVE.iter_unpack(matrices.raw[:size]),
            map(self._of["GetFontSize"], repeat(text), places),
            map(self._of["GetTextRenderMode"], items),
            map(self._of["GetFont"], items),
            self._fills(items),
            strict=True,
        )

    def font_of(self, item: int) -> int:
        """Give the font of a text object."""
        return self._of["GetFont"](item) or 0

    def _fills(self, items: Sequence[int]) -> list[Colour]:
        size = 16 * len(items)
        colours = ctypes.create_string_buffer(size)
        start = ctypes.addressof(colours)
        places = (range(start + shift, start + shift + size, 16) for shift in (0, 4, 8, 12))
        found = map(self._of["GetFillColor"], items, *places)
        pairs = zip(list(found), _COLOUR.iter_unpack(colours.raw[:size]), strict=True)
        return [colour if known else _BLACK for known, colour in pairs]

    def font_name(self, font: int) -> str:
        """Give a font's base name in lower case."""
        self._buffer.value = b""
        self._of["GetBaseFontName"](font, self._at, 127)
        return self._buffer.value.decode("utf-8", "replace").lower()

    def font_weight(self, font: int) -> int:
        """Give a font's weight; 400 is regular, 700 bold, -1 unknown."""
        return int(self._of["GetWeight"](font))

    def objects(self, page: int, most: int) -> list[int]:
        """List a page's objects from back to front, no more than `most`."""
        count = min(max(self._of["CountObjects"](page), 0), most)
        return list(map(self._of["GetObject"], repeat(page), range(count)))

    def fill(self, item: int) -> Colour:
        """Give an object's fill colour and opacity, 0–255; black where it has none."""
        if not self._of["GetFillColor"](item, *self._four):
            return _BLACK
        return _COLOUR.unpack_from(self._buffer)

    def kinds(self, items: Sequence[int]) -> list[int]:
        """List the kinds of objects, as pdfium numbers them."""
        return list(map(self._of["GetType"], items))

    def bounds(self, item: int) -> Box:
        """Give an object's left, bottom, right and top in page space."""
        self._of["GetBounds"](item, *self._four)
        return _FOUR.unpack_from(self._buffer)

    def is_filled(self, item: int) -> bool:
        """Tell whether a path is filled, not only stroked."""
        self._of["GetDrawMode"](item, self._four[0], self._four[1])
        return self._buffer.raw[:4] != bytes(4)


@lru_cache(maxsize=1)
def bind() -> Native:
    """Bind once per process."""
    return Native()


def address(handle: Any) -> int:
    """Give the plain address of a handle of the generated bindings."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
