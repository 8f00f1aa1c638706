"""Headings set on their side → words above the text they stand beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from skillgap.documents.page.rows import Chunk, Row, Word, make_chunks
from skillgap.documents.pdf.letters import Turn, turner
from skillgap.documents.pdf.native import Box
from skillgap.patterns import regex

if TYPE_CHECKING:
    from skillgap.documents.pdf.glyphs import Piece

_ORIGIN: Box = (0.0, 0.0, 0.0, 0.0)
_MOST_WORDS = 4
_LONGEST = 40
"""Words and letters of a heading; longer texts on their side are stamps and marks in the margin."""
_HEADING = regex(r"[^\W\d_][^\d_]*")
_LEADING = 1.6
"""Distance of lines of one paragraph, in font sizes, at most."""
_INDENT = 3.0
"""How far behind the column's left edge, in font sizes, its first line may begin."""


def with_turned(words: Sequence[Word], pieces: Sequence[Piece], upright: int, turn: Turn) -> list[Word]:
    """Put texts that stand on their side as headings above the words beside them, in the order of the file.

    What looks like no heading, or stands beside nothing, is left out.
    """
    turned = [piece for piece in pieces if (piece.style.angle - upright) % 180 == 90]
    read = [_word(piece, turner(piece.style.angle, _ORIGIN), place) for place, piece in enumerate(turned)]
    result = list(words)
    for chunk in make_chunks(read):
        heading = _heading(chunk, [_word(turned[word.index], turn, 0) for word in chunk.words])
        first = _first_beside(heading, words) if heading is not None else None
        if heading is not None and first is not None:
            result.insert(result.index(first), _above(heading, first))
    for index, word in enumerate(result):
        word.index = index
    return result


def _word(piece: Piece, turn: Turn, index: int) -> Word:
    left, top, right, bottom = turn(piece.box)
    style = piece.style
    return Word(
        text=piece.text, left=left, top=top, right=right, bottom=bottom, size=style.size, bold=style.font.bold, index=index
    )  # fmt: skip


def _heading(chunk: Chunk, places: Sequence[Word]) -> Word | None:
    """Make one word of a chunk, with the box of all its pieces on the page."""
    text = _closed(Row.of(chunk).text)
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or not _HEADING.fullmatch(text):
        return None
    return Word(
        text=text, left=min(place.left for place in places), top=min(place.top for place in places), right=max(place.right for place in places),
        bottom=max(place.bottom for place in places), size=chunk.size, bold=True, index=0,
    )  # fmt: skip


def _closed(text: str) -> str:
    """Close the letter-spacing of a word that the file draws in pieces of different length."""
    parts = text.split()
    return "".join(parts) if 2 * sum(len(part) == 1 for part in parts) >= len(parts) > 2 else text


def _first_beside(heading: Word, words: Sequence[Word]) -> Word | None:
    """Find the first word of the text at the right of a heading that stands on its side."""
    beside = [
        word
        for word in words
        if word.left >= heading.right - 1
        and word.bottom > heading.top
        and word.top < heading.bottom
        and word.top >= heading.top - word.size
    ]
    edge = min((word.left for word in beside), default=0.0)
    column = [word for word in beside if word.left < edge + _INDENT * word.size]
    first = min(column, key=lambda word: (word.base, word.left), default=None)
    while first is not None and (over := _right_over(first, heading, words)) is not None:
        first = over
    return first


def _right_over(first: Word, heading: Word, words: Sequence[Word]) -> Word | None:
    """Find the first word of the line right over one, if that line still stands beside the heading, or nearly."""
    near = (
        word
        for word in words
        if abs(word.left - first.left) < _INDENT * word.size
        and 0 < first.base - word.base < _LEADING * word.size
        and word.bottom > heading.top - _LEADING * word.size
    )
    return min(near, key=lambda word: (word.base, word.left), default=None)


def _above(heading: Word, first: Word) -> Word:
    """Set a heading upright above the first word of its text."""
    bottom = first.top
    return Word(
        text=heading.text, left=first.left, top=bottom - heading.size, right=first.left + 0.55 * heading.size * len(heading.text),
        bottom=bottom, size=heading.size, bold=True, index=0,
    )  # fmt: skip
