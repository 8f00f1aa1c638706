"""Tell postings that were published more than once, word for word or nearly, wherever the repeats lie.

A posting is represented by a MinHash of its runs of words (Broder 1997), made by rensa: of two texts, the share of equal
values estimates the Jaccard similarity of their runs. The values are cut into bands; two postings are compared when a whole
band of theirs is equal and role and level are the same. A posting repeats another when that one comes earlier, in the order
of files and rows, and is similar enough, whether or not it is a repeat itself. So the answer for one band needs no other band,
bands can be dealt out to any number of processes, and their answers, put together, are the same for any such dealing.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from skillgap.market.build.rules import DuplicateRule

if TYPE_CHECKING:
    import numpy as np

_WORD = re.compile(r"[^\W_]+")
_COMPARED = 64
"""Most earlier postings of its band one is compared with; boilerplate that hundreds share must not cost the square."""
_SEED = 42
_MIX = 0x9E3779B97F4A7C15


def words_of(text: str) -> list[str]:
    """Give the words of a text, lowered, without punctuation."""
    return _WORD.findall(text.casefold())


def digest_of(title: str, words: Sequence[str]) -> int:
    """Fingerprint title and words in 63 bits, never 0."""
    told = " ".join([*words_of(title), "|", *words])
    return int.from_bytes(blake2b(told.encode(), digest_size=8).digest(), "big") >> 1 or 1


def runs_of(words: Sequence[str], length: int) -> np.ndarray:
    """Hash every run of so many words."""
    import numpy as np

    hashes = np.fromiter((zlib.crc32(word.encode()) for word in words), dtype=np.uint64, count=len(words))
    size = max(1, len(hashes) - length + 1)
    runs = np.zeros(size, dtype=np.uint64)
    for place in range(min(length, len(hashes))):
        runs = _mixed(runs ^ hashes[place : place + size])
    return runs


def sketches_of(runs: Sequence[np.ndarray], rule: DuplicateRule) -> np.ndarray:
    """Give the MinHash of each posting's runs: a row of `rule.values` numbers each."""
    import numpy as np
    from rensa import RMinHash

    offsets = np.cumsum([0, *(len(one) for one in runs)], dtype=np.uint64)
    flat = np.concatenate(runs) if runs else np.zeros(0, dtype=np.uint64)
    if not runs:
        return np.zeros((0, rule.values), dtype=np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(flat, offsets, rule.values, _SEED)
    return np.array(matrix.to_rows(), dtype=np.uint64)


def bands_of(sketches: np.ndarray, groups: Sequence[str], rule: DuplicateRule) -> np.ndarray:
    """Give the keys of each posting's bands; those of different groups never meet."""
    import numpy as np

    count, width = rule.values // rule.band, rule.band
    salt = np.array([zlib.crc32(group.encode()) for group in groups], dtype=np.uint64)
    keys = np.repeat(salt[:, None], count, axis=1) + np.arange(count, dtype=np.uint64) * np.uint64(_MIX)
    values = sketches[:, : count * width].reshape(len(groups), count, width)
    for place in range(width):
        keys = _mixed(keys ^ values[:, :, place])
    return keys


def repeats_of(keys: np.ndarray, order: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the places of postings whose key an earlier one has, and the places of the earliest with it."""
    import numpy as np

    by_key = np.lexsort((order, keys))
    same = np.concatenate([[False], keys[by_key][1:] == keys[by_key][:-1]])
    starts = np.maximum.accumulate(np.where(same, 0, np.arange(len(same))))
    return by_key[same], by_key[starts[same]]


def candidates_of(keys: np.ndarray, order: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give pairs of places, the later first, that share a band."""
    import numpy as np

    by_key = np.lexsort((order, keys))
    sorted_keys = keys[by_key]
    later, earlier = [], []
    for step in range(1, min(_COMPARED, len(keys) - 1) + 1):
        at = np.flatnonzero(sorted_keys[step:] == sorted_keys[:-step])
        if not len(at):
            break
        later.append(by_key[at + step])
        earlier.append(by_key[at])
    empty = np.zeros(0, dtype=np.int64)
    return (np.concatenate(later), np.concatenate(earlier)) if later else (empty, empty)


def _mixed(values: np.ndarray) -> np.ndarray:
    """Spread 64-bit numbers (the finisher of splitmix64)."""
    import numpy as np

    with np.errstate(over="ignore"):
        values = (values + np.uint64(_MIX)).astype(np.uint64)
        values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        mixed: np.ndarray = values ^ (values >> np.uint64(31))
    return mixed
