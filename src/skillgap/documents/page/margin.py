"""Headings that hang in the margin beside their text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from skillgap.documents.page.rows import Chunk

_FEWEST = 3
"""Labels in the margin, at least."""
_WORDS = 3
"""Words of a label, at most."""
_EDGE = 2.0
"""How far from its edge, in points, a column's line may begin."""


def raise_margin(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """Set labels in the margin on bold lines of their own, above the first line of the text beside them.

    Only where more lines stand without a label than with one, and none of the labels holds a number: dates in the
    margin, and the names of lists, belong to the line beside them.
    """
    if len(chunks) < 2 * _FEWEST:
        return chunks
    edges: Counter[int] = Counter()
    for chunk in chunks:
        edges[round(chunk.left)] += len(chunk.words)
    edge = max(edges, key=lambda left: (edges[left], -left))
    beside = {chunk.row for chunk in chunks if abs(chunk.left - edge) <= _EDGE}
    labels = [chunk for chunk in chunks if chunk.row in beside and chunk.right < edge - 0.4 * chunk.size]
    if _FEWEST <= len(labels) < len(beside) - len(labels) + 1 and all(map(_is_label, labels)):
        for chunk in labels:
            chunk.base -= 0.5 * chunk.size
            chunk.words = [msgspec.structs.replace(word, bold=True) for word in chunk.words]
    return chunks


def _is_label(chunk: Chunk) -> bool:
    return len(chunk.words) <= _WORDS and not any(
        letter.isdigit() or letter == "•" for word in chunk.words for letter in word.text
    )
