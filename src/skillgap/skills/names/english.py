"""Words of everyday English, to tell a skill's name from a word that only looks like one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "english.txt"
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "al", "ness", "ment", "r", "rs", "able", "ation")


@cache
def english_words() -> frozenset[str]:
    """Give the words of everyday English that are never a misspelt skill; read at first use, 3 ms."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(" ".join(line for line in lines if not line.startswith("#")).split())


def is_english(word: str) -> bool:
    """Tell whether a lower-case word, or what it is formed from, is everyday English."""
    words = english_words()
    if word in words:
        return True
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return any(len(stem) >= 3 and (stem in words or stem + "e" in words) for stem in stems)
