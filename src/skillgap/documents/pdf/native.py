"""The few functions of pdfium that are called for every character or object, bound so that a call is cheap.

The generated bindings turn every argument and result into an object. Here handles and places in buffers are made
into arguments once, results go into one buffer for a whole page, and the loops over characters run inside the
interpreter's C code. No call is long enough to let another thread run meanwhile.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from struct import Struct
from typing import Any

_INT, _HANDLE = ctypes.c_int, ctypes.c_void_p
_RESULTS: dict[str, Any] = {
    "FPDFText_CountChars": _INT,
    "FPDFText_GetTextObject": _HANDLE,
    "FPDFText_GetText": _INT,
    "FPDFText_GetUnicode": ctypes.c_uint,
    "FPDFText_GetLooseCharBox": None,
    "FPDFText_GetMatrix": None,
    "FPDFText_GetFontSize": ctypes.c_double,
    "FPDFText_IsHyphen": _INT,
    "FPDFTextObj_GetTextRenderMode": _INT,
    "FPDFTextObj_GetFont": _HANDLE,
    "FPDFFont_GetBaseFontName": None,
    "FPDFFont_GetWeight": _INT,
    "FPDFPage_CountObjects": _INT,
    "FPDFPage_GetObject": _HANDLE,
    "FPDFPageObj_GetType": _INT,
    "FPDFPageObj_GetFillColor": _INT,
    "FPDFPageObj_GetBounds": None,
    "FPDFPath_GetDrawMode": None,
}
"""What the functions give; None where the result does not matter, or goes into a buffer. Integers are passed as C's `int`."""
_FOUR, _MATRIX, _COLOUR = Struct("4f"), Struct("4f8x"), Struct("4I")
Colour = tuple[int, int, int, int]
_BLACK: Colour = (0, 0, 0, 255)
Box = tuple[float, float, float, float]
Shared = tuple[tuple[float, ...], float, int, int | None, Colour]
"""What the characters of a text object share: matrix (a to d), size, render mode, font, fill colour."""
Handle = Any
"""An address as the functions take it: made once, because that costs as much as a call."""
handle = _HANDLE.from_param


class _Records:
    """A buffer of records of one size, and the argument for the place of each; both grow."""

    def __init__(self, size: int, parts: int = 1) -> None:
        self.size = size
        self.parts: list[list[Handle]] = [[] for _ in range(parts)]
        """Arguments for each part of the records; parts are four bytes."""
        self.grow(64)

    def grow(self, count: int) -> list[list[Handle]]:
        """Make room for so many records; give the arguments."""
        if count > len(self.parts[0]):
            self.buffer = ctypes.create_string_buffer(2 * count * self.size)
            start = ctypes.addressof(self.buffer)
            ends = range(start, start + 2 * count * self.size, self.size)
            self.parts = [[handle(end + 4 * part) for end in ends] for part in range(len(self.parts))]
        return self.parts


class Native:
    """Bound functions under their names without prefix, and buffers made once."""

    def __init__(self) -> None:
        import pypdfium2.raw as raw

        self._of: dict[str, Any] = {}
        for name, result in _RESULTS.items():
            address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
            self._of[name.partition("_")[2]] = ctypes.PYFUNCTYPE(result)(address)
        self._box = self._of["GetLooseCharBox"]
        self._item = self._of["GetTextObject"]
        self.is_hyphen = self._of["IsHyphen"]
        self._boxes, self._matrices, self._fours = _Records(16), _Records(24), _Records(16, parts=4)
        self._buffer = ctypes.create_string_buffer(128)

    def content(self, text: Handle, limit: int) -> str:
        """Give the page's text, one character for each of pdfium's, also those it made up (spaces, line ends).

        In one go where every character is one unit of UTF-16, else one by one; what is no character is U+2060.
        """
        count = min(max(self._of["CountChars"](text), 0), limit)
        buffer = ctypes.create_string_buffer(2 * count + 2)
        written = self._of["GetText"](text, 0, count, buffer) - 1
        content = buffer.raw[: 2 * count].decode("utf-16-le", "replace")
        if written == count == len(content) and "\x00" not in content and "\ufffd" not in content:
            return content
        codes = map(self._of["GetUnicode"], repeat(text), range(count))
        return "".join(chr(c) if c < 0xD800 or 0xE000 <= c <= 0x10FFFF else "\u2060" for c in codes)

    def items_at(self, text: Handle, places: Sequence[int]) -> list[int]:
        """List the text objects of characters; 0 for those that pdfium made up."""
        return [item or 0 for item in map(self._item, repeat(text), places)]

    def boxes_at(self, text: Handle, places: Sequence[int]) -> list[Box]:
        """List the loose boxes of characters: left, top, right, bottom in page space (y up)."""
        records = self._boxes
        (slots,) = records.grow(len(places))
        deque(map(self._box, repeat(text), places, slots), maxlen=0)
        return list(_FOUR.iter_unpack(memoryview(records.buffer)[: 16 * len(places)]))

    def shared(self, text: Handle, places: Sequence[int], items: Sequence[int]) -> Iterator[Shared]:
        """Give for each text object, by one of its characters, its matrix, size, render mode, font and fill colour."""
        records = self._matrices
        (slots,) = records.grow(len(places))
        deque(map(self._of["GetMatrix"], repeat(text), places, slots), maxlen=0)
        handles = [*map(handle, items)]
        return zip(
            _MATRIX.iter_unpack(memoryview(records.buffer)[: 24 * len(places)]),
            map(self._of["GetFontSize"], repeat(text), places),
            map(self._of["GetTextRenderMode"], handles),
            map(self._of["GetFont"], handles),
            self._fills(handles),
            strict=True,
        )

    def font_of(self, item: int) -> int:
        """Give the font of a text object."""
        return self._of["GetFont"](handle(item)) or 0

    def _fills(self, items: Sequence[Handle]) -> list[Colour]:
        records = self._fours
        found = list(map(self._of["GetFillColor"], items, *records.grow(len(items))))
        colours = list(_COLOUR.iter_unpack(memoryview(records.buffer)[: 16 * len(items)]))
        if not all(found):
            colours = [colour if known else _BLACK for known, colour in zip(found, colours, strict=True)]
        return colours

    def font_name(self, font: int) -> str:
        """Give a font's base name in lower case."""
        self._buffer.value = b""
        self._of["GetBaseFontName"](handle(font), self._buffer, ctypes.c_size_t(127))
        return self._buffer.value.decode("utf-8", "replace").lower()

    def font_weight(self, font: int) -> int:
        """Give a font's weight; 400 is regular, 700 bold, -1 unknown."""
        return int(self._of["GetWeight"](handle(font)))

    def objects(self, page: Handle, most: int) -> list[int]:
        """List a page's objects from back to front, no more than `most`."""
        count = min(max(self._of["CountObjects"](page), 0), most)
        return list(map(self._of["GetObject"], repeat(page), range(count)))

    def fills(self, items: Sequence[int]) -> list[Colour]:
        """List the fill colours and opacities of objects, 0–255; black where they have none."""
        return self._fills([*map(handle, items)])

    def kinds(self, items: Sequence[int]) -> list[int]:
        """List the kinds of objects, as pdfium numbers them."""
        return list(map(self._of["GetType"], map(handle, items)))

    def bounds(self, items: Sequence[int]) -> list[Box]:
        """List the boxes of objects: left, bottom, right and top in page space."""
        records = self._fours
        deque(map(self._of["GetBounds"], map(handle, items), *records.grow(len(items))), maxlen=0)
        return list(_FOUR.iter_unpack(memoryview(records.buffer)[: 16 * len(items)]))

    def filled(self, paths: Sequence[int]) -> list[int]:
        """List those of some paths that are filled, not only stroked."""
        records = self._fours
        deque(map(self._of["GetDrawMode"], map(handle, paths), *records.grow(len(paths))[:2]), maxlen=0)
        modes = _COLOUR.iter_unpack(memoryview(records.buffer)[: 16 * len(paths)])
        return [path for path, mode in zip(paths, modes, strict=True) if mode[0]]


@lru_cache(maxsize=1)
def bind() -> Native:
    """Bind once per process."""
    return Native()


def argument(made: Any) -> Handle:
    """Give a handle of the generated bindings as an argument."""
    return handle(ctypes.cast(made, ctypes.c_void_p).value or 0)
