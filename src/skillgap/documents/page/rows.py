"""Words → chunks (words side by side) → rows (one visual line)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import TypeVar

import msgspec

from skillgap.documents.clean import BULLETS, clean, close_spacing, mark_bullet
from skillgap.patterns import regex

_GAP = 0.8
"""Gap, in font sizes, that ends a chunk."""
_JUMP_GAP = 0.45
"""The same where the file does not write the two words one after the other."""

_FAR_GAP = 0.2
"""The same where the file writes them far from one another."""

_APART = 2.0
"""Gap, in font sizes, behind which the end of a line is set apart."""

_FEW_LETTERS = 3
"""Single letters under which a line holds no letter-spaced word."""

_TOUCH = 0.06
"""Gap, in font sizes, under which two pieces are one word."""

_RIGHT_TO_LEFT = regex(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Where scripts written from right to left lie."""


class Word(msgspec.Struct, kw_only=True, gc=False):
    """A word and its box, in points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    index: int
    """Place in the order of the file."""

    open: bool = False
    """True when no space ended it: the file went on elsewhere, so a neighbour that touches it is its other half."""
    base: float = 0.0
    """A stand-in for the baseline that different fonts of one size share closely; computed."""

    def __post_init__(self) -> None:
        """Compute the baseline once; it is asked for often."""
        self.base = self.bottom - 0.22 * (self.bottom - self.top)

    def extend(self, text: str, *, top: float, right: float, bottom: float) -> None:
        """Add what goes on at its right end."""
        self.text += text
        self.right, self.top, self.bottom = (
            max(self.right, right),
            min(self.top, top),
            max(self.bottom, bottom),
        )
        self.__post_init__()


Placed = TypeVar("Placed", Word, "Chunk")


class Page(msgspec.Struct, kw_only=True):
    """The words of one page, in the order of the file."""

    number: int
    width: float
    height: float
    words: list[Word]
    dots: list[tuple[float, float, float, float]] = []
    """Boxes of small drawn shapes: left, top, right, bottom."""


class Chunk:
    """Words on one row without a wide gap between them."""

    __slots__ = ("base", "bottom", "index", "last", "left", "right", "row", "size", "top", "words")

    def __init__(self, words: list[Word], row: int = 0) -> None:
        first = words[0]
        left, right, top, bottom = first.left, first.right, first.top, first.bottom
        size, index, last = first.size, first.index, first.index
        for word in words[1:]:
            if word.left < left:
                left = word.left
            if word.right > right:
                right = word.right
            if word.top < top:
                top = word.top
            if word.bottom > bottom:
                bottom = word.bottom
            if word.size > size:
                size = word.size
            if word.index < index:
                index = word.index
            elif word.index > last:
                last = word.index
        self.words = words
        self.row = row
        self.left, self.right, self.top, self.bottom = left, right, top, bottom
        self.size, self.index, self.last = size, index, last
        self.base = first.base if len(words) == 1 else median([word.base for word in words])


class Row(msgspec.Struct, kw_only=True):
    """One visual line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    bullet: bool
    aside: str = ""
    """See `Line.aside`."""
    icon: str = ""
    """The private-use character the line opens with, which may be a bullet of an icon font."""

    @staticmethod
    def of(chunk: Chunk) -> Row:
        """Make a line of a chunk."""
        words = chunk.words
        text, bullet = mark_bullet(clean(close_spacing(_joined(words))))
        end = words[-1].text
        if len(end) > 1 and end[-1] in "\u2010\u00ad" and end[-2] != "-":
            text = text.rstrip("-") + "\u00ad"
        letters = sum([len(word.text) for word in words]) or 1
        bold = sum([len(word.text) for word in words if word.bold]) > 0.6 * letters
        return Row(
            text=text, left=chunk.left, top=chunk.top, right=chunk.right, bottom=chunk.bottom, baseline=chunk.base, size=_usual_size(words), bold=bold, bullet=bullet,
            icon=words[0].text[0] if "\ue000" <= words[0].text[0] <= "\uf8ff" else "",
        )  # fmt: skip


def _usual_size(words: Sequence[Word]) -> float:
    """Give the size of the middle letter when all are sorted by size."""
    if len({word.size for word in words}) == 1:
        return words[0].size
    letters = sum(len(word.text) for word in words)
    seen = 0
    for word in sorted(words, key=attrgetter("size")):
        seen += len(word.text)
        if seen > letters // 2:
            return word.size
    return 0.0


def make_chunks(words: Sequence[Word]) -> list[Chunk]:
    """Cluster words into rows by baseline and cut the rows at wide gaps; top to bottom, left to right."""
    chunks: list[Chunk] = []
    for number, row in enumerate(_clusters(words)):
        pending: list[Word] = []
        for word in row:
            if pending and _is_cut(pending, word):
                chunks.append(Chunk(pending, number))
                pending = []
            pending.append(word)
        if pending:
            chunks.append(Chunk(pending, number))
    return chunks


def _is_cut(pending: list[Word], word: Word) -> bool:
    last = pending[-1]
    size = (last.size if last.size < word.size else word.size) or 1.0
    gap = word.left - last.right
    steps = abs(word.index - last.index)
    if steps == 1 and gap <= _JUMP_GAP * size:
        return False
    if len(pending) > 1:
        gap = word.left - max([item.right for item in pending[-3:]])
    elif len(last.text) == 1 and last.text in BULLETS:
        return gap > 4 * size
    if steps > 4:
        return gap > _FAR_GAP * size
    letters = len(last.text) == 1 and len(word.text) == 1 and steps == 1
    return gap > size * (1.6 if letters else _GAP if steps == 1 else _JUMP_GAP)


def _clusters(words: Sequence[Placed]) -> list[list[Placed]]:
    """Group words, or chunks, whose baselines lie closer than a part of their size; each group from left to right."""
    groups: list[list[Placed]] = []
    anchor = size = 0.0
    for word in sorted(words, key=attrgetter("base", "left", "index")):
        step, own = word.base - anchor, word.size
        small, large = (own, size) if own < size else (size, own)
        if groups and (step <= 0.38 * small or step <= 0.228 * large):
            groups[-1].append(word)
            if own > size:
                anchor, size = (word.base, own) if own > 1.3 * size else (anchor, own)
        else:
            groups.append([word])
            anchor, size = word.base, own
    return [sorted(group, key=attrgetter("left", "index")) for group in groups]


def make_rows(chunks: Sequence[Chunk]) -> list[Row]:
    """Join the chunks of one column to visual lines, top to bottom; a lone bullet goes to its line."""
    rows: list[Row] = []
    for group in _clusters(chunks):
        chunk = group[0]
        if len(group) > 1:
            words = [word for chunk in group for word in chunk.words]
            chunk = Chunk(sorted(words, key=attrgetter("left", "index")))
        if _is_right_to_left(chunk.words):
            chunk = Chunk(chunk.words[::-1])
        row = Row.of(chunk)
        if row.text:
            row.aside = _aside(chunk) if len(group) > 1 else ""
            rows.append(row)
    return _with_lone_bullets(rows)


def _aside(chunk: Chunk) -> str:
    """Give the words behind the last gap that sets them apart."""
    words = chunk.words
    for at in range(len(words) - 1, 0, -1):
        if words[at].left - words[at - 1].right > _APART * chunk.size:
            return clean(_joined(words[at:]))
    return ""


def _with_lone_bullets(rows: list[Row]) -> list[Row]:
    """Give a bullet that sits a little off its line to the line beside it."""
    result: list[Row] = []
    for index, row in enumerate(rows):
        if len(row.text) > 1 or row.text not in BULLETS:
            result.append(row)
            continue
        beside = [
            r
            for r in (*result[-1:], *rows[index + 1 : index + 2])
            if abs(r.baseline - row.baseline) < 0.8 * r.size
        ]
        for other in beside:
            if other.left >= row.right - 1 and not other.bullet:
                other.text, other.bullet = f"• {other.text}", True
                break
    return result


def _is_right_to_left(words: Sequence[Word]) -> bool:
    text = "".join([word.text for word in words])
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return False
    letters = [unicodedata.bidirectional(char) for char in text]
    return sum(kind in ("R", "AL") for kind in letters) > 0.5 * max(len(letters), 1)


def _joined(words: Sequence[Word]) -> str:
    """Join words by spaces; close runs of single letters whose gaps are even (letter-spaced headings)."""
    texts = [word.text for word in words]
    if [*map(len, texts)].count(1) < _FEW_LETTERS and True not in [word.open for word in words[:-1]]:
        return " ".join(texts)
    parts: list[str] = []
    index = 0
    while index < len(words):
        end = index
        while end < len(words) and _is_short(words[end].text):
            end += 1
        run = words[index:end]
        if len(run) >= 4 and sum(len(word.text) == 1 for word in run) >= 0.7 * len(run):
            parts += _closed(run)
            index = end
        else:
            if index and _touches(words[index - 1], words[index]):
                parts[-1] += words[index].text
            else:
                parts.append(words[index].text)
            index += 1
    return " ".join(parts)


def _touches(before: Word, word: Word) -> bool:
    """Tell the second half of a word that the file draws in pieces, far from one another."""
    return (
        before.open
        and abs(word.index - before.index) != 1
        and -0.15 * word.size < word.left - before.right < _TOUCH * word.size
    )


def _is_short(text: str) -> bool:
    """Tell whether a word is one or two characters with a letter or an ampersand."""
    if len(text) > 8 or (len(text) > 2 and (text.isascii() or len(clean(text)) > 2)):
        return False
    return any(char.isalpha() or char == "&" for char in text)


def _closed(run: Sequence[Word]) -> list[str]:
    gaps = [b.left - a.right for a, b in pairwise(run)]
    usual = median(gaps)
    words = [run[0].text]
    for word, gap in zip(run[1:], gaps, strict=True):
        if gap > usual + 0.22 * word.size:
            words.append(word.text)
        else:
            words[-1] += word.text
    return words
