"""Pictures of text → words, by the optional `rapidocr` (its models come with it; nothing is downloaded)."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from statistics import median
from typing import Any

from skillgap.documents.page.rows import Word

_SCALE = 2.0
"""Pixels per point: 144 a inch, which reads small print and keeps a page under a few million pixels."""
_MOST_PIXELS = 2_600
"""Longest side of the picture that is looked at."""
_SURE = 0.5
"""Lines recognised with less confidence (0–1) are left out."""
_HEIGHT = 0.72
"""Font size as a share of the height of a recognised line."""
Corners = Sequence[Sequence[float]]


def can_recognise() -> bool:
    """Tell whether the `ocr` extra is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


class Recogniser:
    """Loads the models once, at the first page."""

    def __init__(self) -> None:
        self._engine: Any = None

    def words(self, page: Any) -> list[Word]:
        """Recognise the words of a page, set straight, in points from its top left corner."""
        if self._engine is None:
            from rapidocr import RapidOCR

            self._engine = RapidOCR(params={"Global.log_level": "critical"})
        width, height = page.get_size()
        scale = min(_SCALE, _MOST_PIXELS / max(width, height, 1.0))
        bitmap = page.render(scale=scale, may_draw_forms=False)
        try:
            result = self._engine(bitmap.to_numpy())
        finally:
            bitmap.close()
        if result.boxes is None or result.txts is None:
            return []
        lines = [
            ([(float(x) / scale, float(y) / scale) for x, y in box], str(text))
            for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
            if score >= _SURE and str(text).strip()
        ]
        return place_words(lines)


def place_words(lines: Sequence[tuple[Corners, str]]) -> list[Word]:
    """Split recognised lines into words, each with its share of the line's box; the page's tilt is taken out.

    Corners go clockwise from the top left.
    """
    slopes = [
        (box[1][1] - box[0][1]) / (box[1][0] - box[0][0]) for box, _ in lines if box[1][0] - box[0][0] > 60
    ]
    slope = median(slopes) if slopes else 0.0
    words: list[Word] = []
    for box, text in lines:
        left, right = (box[0][0] + box[3][0]) / 2, (box[1][0] + box[2][0]) / 2
        middle = sum(y - slope * x for x, y in box) / 4
        half = max(box[3][1] - box[0][1], box[2][1] - box[1][1], 1.0) / 2
        letter = (right - left) / max(len(text), 1)
        start = 0
        for part in text.split():
            at = text.index(part, start)
            start = at + len(part)
            words.append(
                Word(
                    text=part, left=left + at * letter, top=middle - half, right=left + start * letter,
                    bottom=middle + half, size=2 * half * _HEIGHT, bold=False, index=len(words),
                )
            )  # fmt: skip
    return words
