"""Recognise misspelt skill names: long, rare words one slip away from exactly one name.

An index of one-letter deletions gives the few names a word can be a slip of; the optimal string alignment distance
confirms. Short words are left alone, and so are words of everyday English: "teams" is not Trams, "scale" not Scala.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import msgspec

from skillgap.skills.matcher import Hit, Surface, squash, surfaces_for
from skillgap.skills.passage import Passage
from skillgap.skills.taxonomy import Taxonomy

SHORTEST = 6
"""Letters a word must have to be taken for a misspelling."""
SURE = 7
"""Letters from which one wrong letter is forgiven, not only a swapped, missing or doubled one."""
_WORDS = Path(__file__).parent / "english.txt"
_TOKEN = re.compile(rf"(?<![\w@.+#/-])[^\W\d_]{{{SHORTEST},}}(?![\w@+#])")
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "al", "ness", "ment", "r", "rs", "able", "ation")


class Typos(msgspec.Struct, frozen=True, array_like=True):
    """Names that a misspelling may mean, and the deletion index over them."""

    names: tuple[str, ...]
    """Keys of surfaces, sorted."""
    deletions: dict[str, tuple[int, ...]]
    """A name with one letter left out (or none) → indexes into `names`."""


def compile_typos(surfaces: Sequence[Surface]) -> Typos:
    """Index the surfaces that are one long, unambiguous word of letters."""
    names = [
        surface.key
        for surface in surfaces
        if surface.ambiguous is None
        and len(surface.key) >= SHORTEST
        and surface.key.isalpha()
        and not surface.gaps
    ]
    found: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        for form in {name, *_shortened(name)}:
            found.setdefault(form, []).append(index)
    return Typos(tuple(names), {form: tuple(at) for form, at in found.items()})


def _shortened(word: str) -> Iterable[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


@cache
def english_words() -> frozenset[str]:
    """Give the words of everyday English that are never a misspelt skill."""
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def typos_of(taxonomy: Taxonomy) -> Typos:
    """Give the taxonomy's index, from the cache when it brought it along."""
    held: dict[str, object] = taxonomy.__dict__
    typos = held.get("typos")
    if not isinstance(typos, Typos):
        typos = compile_typos(surfaces_for(taxonomy))
        held["typos"] = typos
    return typos


def find_typos(passage: Passage, typos: Typos, by_key: dict[str, Surface], hits: Sequence[Hit]) -> list[Hit]:
    """Give a hit for every misspelt name outside the spans already found."""
    taken = sorted((hit.start, hit.end) for hit in hits)
    found: list[Hit] = []
    known: dict[str, str | None] = {}
    at = 0
    for match in _TOKEN.finditer(passage.text):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        if at < len(taken) and taken[at][0] < match.end():
            continue
        word = match.group().lower()
        if word not in known:
            known[word] = meant(word, typos)
        name = known[word]
        if name is not None:
            found.append(Hit(match.start(), match.end(), by_key[name], fuzzy=True))
    return found


def meant(word: str, typos: Typos) -> str | None:
    """Give the one name a word is a slip of; None when there is none, or more than one, or the word is English."""
    low = word.lower() if word.isascii() else squash(word)
    forms = {low, *_shortened(low)}
    indexes = {index for form in forms for index in typos.deletions.get(form, ())}
    near = {typos.names[index] for index in indexes if _is_like(low, typos.names[index])}
    if not near or _is_english(low):
        return None
    names = {name for name in near if _is_slip(low, name)}
    return names.pop() if len(names) == 1 else None


def _is_like(word: str, name: str) -> bool:
    """Tell whether a word can be a slip of the name at all, before anything costly is asked."""
    if word == name or word[0] != name[0] or len(word) < SHORTEST:
        return False
    return word.removesuffix("s") != name and word != name.removesuffix("s")


def _is_slip(word: str, name: str) -> bool:
    """Tell whether one slip of the fingers makes the word of the name."""
    from rapidfuzz.distance import OSA

    if OSA.distance(word, name, score_cutoff=1) > 1:
        return False
    if len(word) >= SURE and len(name) >= SURE:
        return True
    swapped = len(word) == len(name) and sorted(word) == sorted(name)
    return swapped or _doubling(word, name)


def _doubling(word: str, name: str) -> bool:
    """Tell whether the words differ by a letter left out or written twice."""
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    if len(longer) != len(shorter) + 1:
        return False
    return any(
        longer[:at] + longer[at + 1 :] == shorter and (at and longer[at] == longer[at - 1])
        for at in range(len(longer))
    )


def _is_english(word: str) -> bool:
    """Tell whether a word, or what it is formed from, is everyday English."""
    words = english_words()
    if word in words:
        return True
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return any(len(stem) >= 3 and (stem in words or stem + "e" in words) for stem in stems)
