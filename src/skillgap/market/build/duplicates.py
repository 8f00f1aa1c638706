"""Tell postings that were published more than once, word for word or nearly.

A posting is represented by the hashes of its runs of words, thinned to one in a few (Broder's mod-p sketch), on which
Jaccard similarity is estimated without bias. Two postings are compared when they share one of their smallest hashes: of two
texts with similarity s, the smallest of k do not meet with probability of about (1 - s)^k.
"""

from __future__ import annotations

import re
import zlib
from hashlib import blake2b

from skillgap.market.build.rules import DuplicateRule

_WORD = re.compile(r"[^\W_]+")
_CANDIDATES = 64
"""Most earlier postings one posting is compared with; boilerplate that hundreds share must not cost the square."""


def digest_of(title: str, text: str) -> bytes:
    """Fingerprint title and text, blind to case, punctuation and white space."""
    words = " ".join(_WORD.findall(f"{title} | {text}".casefold()))
    return blake2b(words.encode(), digest_size=12).digest()


def sketch_of(text: str, rule: DuplicateRule) -> tuple[int, ...]:
    """Give the sorted hashes of the runs of words that are kept for comparing."""
    words = _WORD.findall(text.casefold())
    runs = (" ".join(words[at : at + rule.words]) for at in range(max(1, len(words) - rule.words + 1)))
    hashes = {zlib.crc32(run.encode()) for run in runs}
    return tuple(sorted(value for value in hashes if _mixed(value) % rule.keep_one_in == 0))


def similarity(one: frozenset[int], other: frozenset[int]) -> float:
    """Give the Jaccard similarity of two sketches; 0 for empty ones."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


class Duplicates:
    """Remembers the postings seen; earlier ones stay, later ones that repeat them are duplicates."""

    def __init__(self, rule: DuplicateRule) -> None:
        self._rule = rule
        self._seen: dict[bytes, str] = {}
        self._sketches: list[tuple[str, frozenset[int]]] = []
        self._index: dict[tuple[str, int], list[int]] = {}

    def exact(self, digest: bytes, place: str) -> str:
        """Give the place of an earlier posting with the same words; "" and remember when there is none."""
        earlier = self._seen.get(digest, "")
        if not earlier:
            self._seen[digest] = place
        return earlier

    def near(self, group: str, sketch: tuple[int, ...], place: str) -> str:
        """Give the place of an earlier posting of the group that is nearly the same; "" and remember otherwise."""
        values = frozenset(sketch)
        keys = [(group, value) for value in sketch[: self._rule.compared_by]]
        candidates = sorted({number for key in keys for number in self._index.get(key, ())}, reverse=True)
        for number in candidates[:_CANDIDATES]:
            earlier, known = self._sketches[number]
            if similarity(values, known) >= self._rule.similar:
                return earlier
        for key in keys:
            self._index.setdefault(key, []).append(len(self._sketches))
        self._sketches.append((place, values))
        return ""


def _mixed(value: int) -> int:
    """Spread a hash once more, so that which runs are kept does not depend on how runs are ordered."""
    return (value * 0x9E3779B1 & 0xFFFFFFFF) >> 16
