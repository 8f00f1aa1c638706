"""The few functions of pdfium that are called for every character or object, bound so that a call is cheap.

The generated bindings turn every argument and result into an object. Here handles are plain integers, results go
into one buffer for a whole page, and the loops over characters run inside the interpreter's C code.
"""

from __future__ import annotations

import ctypes
from collections import deque
from functools import lru_cache
from itertools import repeat
from struct import Struct, iter_unpack
from typing import Any

_INT, _HANDLE, _FLOAT = ctypes.c_int, ctypes.c_void_p, ctypes.c_float
_SIGNATURES: dict[str, tuple[Any, ...]] = {
    "FPDFText_CountChars": (_INT, _HANDLE),
    "FPDFText_GetTextObject": (_HANDLE, _HANDLE, _INT),
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
_FOUR, _SIX, _COLOUR = Struct("4f"), Struct("6f"), Struct("4I")
Colour = tuple[int, int, int, int]
Box = tuple[float, float, float, float]


class Native:
    """Bound functions under their names without prefix, and buffers made once."""

    def __init__(self) -> None:
        import pypdfium2.raw as raw

        self._of: dict[str, Any] = {}
        for name, (result, *arguments) in _SIGNATURES.items():
            address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
            self._of[name.partition("_")[2]] = ctypes.CFUNCTYPE(result, *arguments)(address)
        self.font_size = self._of["GetFontSize"]
        self.render_mode = self._of["GetTextRenderMode"]
        self.font_of = self._of["GetFont"]
        self.is_hyphen = self._of["IsHyphen"]
        self.kind_of = self._of["GetType"]
        self._buffer = ctypes.create_string_buffer(128)
        self._at = ctypes.addressof(self._buffer)
        self._four = [self._at + 4 * index for index in range(4)]

    def characters(self, text: int, limit: int) -> tuple[list[int | None], list[int], list[Box]]:
        """List each character's text object (None for spaces pdfium made up), its code and its loose box.

        Boxes are left, top, right, bottom in page space (y up).
        """
        count = min(max(self._of["CountChars"](text), 0), limit)
        pointers = list(map(self._of["GetTextObject"], repeat(text), range(count)))
        codes = list(map(self._of["GetUnicode"], repeat(text), range(count)))
        buffer = ctypes.create_string_buffer(16 * count)
        start = ctypes.addressof(buffer)
        places = range(start, start + 16 * count, 16)
        deque(map(self._of["GetLooseCharBox"], repeat(text), range(count), places), maxlen=0)
        return pointers, codes, list(iter_unpack("4f", buffer.raw[: 16 * count]))

    def matrix(self, text: int, index: int) -> tuple[float, ...]:
        """Give the transformation (a to f) of a character's text object to page space."""
        self._of["GetMatrix"](text, index, self._at)
        return _SIX.unpack_from(self._buffer)

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
        return [item or 0 for item in map(self._of["GetObject"], repeat(page), range(count))]

    def fill(self, item: int) -> Colour:
        """Give an object's fill colour and opacity, 0–255; black where it has none."""
        if not self._of["GetFillColor"](item, *self._four):
            return (0, 0, 0, 255)
        return _COLOUR.unpack_from(self._buffer)

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
