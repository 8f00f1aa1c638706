"""Measure reading order: how much of what should be read in a row was read in that order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from skillgap.patterns import regex

_WORD = regex(r"\w+(?:[+#]+)?")


def order_score(read: str, expected: Sequence[str]) -> float:
    """Give the share (0–1) of expected words found in order, section by section.

    For each expected section, the longest common subsequence of its words and the words read is counted; the
    counts are added and divided by all expected words, so that long sections weigh more. The order of
    sections among themselves does not matter: a sidebar may be read first or last. Words are compared without
    case and punctuation. No expected words give 1.0.
    """
    places: dict[str, list[int]] = {}
    for position, word in enumerate(_words(read)):
        places.setdefault(word, []).append(position)
    found = total = 0
    for section in expected:
        words = _words(section)
        total += len(words)
        found += _common(words, places)
    return found / total if total else 1.0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _common(words: Sequence[str], places: dict[str, list[int]]) -> int:
    """Count the longest common subsequence (Hunt–Szymanski: longest increasing run of matching places)."""
    ends: list[int] = []
    for word in words:
        for place in reversed(places.get(word, ())):
            index = bisect_left(ends, place)
            ends[index : index + 1] = [place]
    return len(ends)
