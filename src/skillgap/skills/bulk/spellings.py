"""Every way to write a name on the bare words of a text, where one space stands for whatever parts two words.

Names are parted where their authored spellings have a space, hyphen or capital, and where another name parts the same
word: "fine-tuning" so may stand in a name given as "finetuning models". A hyphen anywhere else breaks a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, combinations, pairwise, product
from string import digits

from skillgap.skills.names.surfaces import Surface, spaced

_SHORT = 4
"""Letters up to which a name is looked for as whole words, since too many words begin so."""
_REMEMBERED = 50_000
"""Rows of words remembered before they are forgotten."""


class Spellings:
    """The words of names, and where each may be parted."""

    def __init__(self, surfaces: Sequence[Surface]) -> None:
        self._cuts: dict[str, frozenset[int]] = {}
        """Every word made of parts of a name → where it may be parted."""
        self._signed: set[str] = set()
        """Words that signs part from the rest of a name ("20" in C++20); they are parted nowhere."""
        for surface in surfaces:
            for _, parts in _words(surface):
                word, cuts = "".join(parts), frozenset(accumulate(map(len, parts[:-1])))
                known = self._cuts.setdefault(word, cuts)
                if not cuts <= known:
                    self._cuts[word] = known | cuts
                if not word.isalnum():
                    self._signed.update(spaced(word).split())
        self._surfaces = surfaces
        self._rows: dict[str, bool] = {}

    def all(self) -> set[str]:
        """Give how the names may stand, each with the space before it; a long name without what may follow it."""
        found: set[str] = set()
        for surface in self._surfaces:
            for written in self._written(surface):
                spelling = written if surface.key.isalnum() else " ".join(spaced(written).split())
                if len(spelling) > _SHORT:
                    found.add(f" {spelling}")
                else:
                    found.update(f" {spelling}{ending} " for ending in ("", "s", "es"))
                    found.update(f" {spelling}{digit}" for digit in range(10) if not surface.doubtful)
        return found

    def _written(self, surface: Surface) -> Iterator[str]:
        """Write a name as one word, with a space wherever it may be parted, and in every way between."""
        places = {place + cut for place, parts in _words(surface) for cut in self._cuts["".join(parts)]}
        parts = _parts(surface.key, places)
        for gaps in product(("", " "), repeat=len(parts) - 1):
            yield "".join(part + gap for part, gap in zip(parts, (*gaps, ""), strict=True))

    def breaks(self, runs: Sequence[str]) -> bool:
        """Tell whether some of the words of a row with hyphens between may be one broken word of a name."""
        row = "-".join(runs)
        known = self._rows.get(row)
        if known is None:
            if len(self._rows) > _REMEMBERED:
                self._rows.clear()
            pairs = combinations(range(len(runs) + 1), 2)
            known = self._rows[row] = any(self._is_broken(runs[a:b]) for a, b in pairs if b - a > 1)
        return known

    def _is_broken(self, runs: Sequence[str]) -> bool:
        """Tell whether words with hyphens between may be one word of a name, parted where no name is."""
        word, joints = "".join(runs), list(accumulate(map(len, runs[:-1])))
        for whole in {word, word.removesuffix("s"), word.removesuffix("es"), word.rstrip(digits)}:
            cuts = self._cuts.get(whole)
            if whole in self._signed:
                return True
            if cuts is not None and any(joint not in cuts for joint in joints if joint < len(whole)):
                return True
        return False


def _parts(key: str, places: Iterable[int]) -> list[str]:
    edges = [0, *sorted(places), len(key)]
    return [key[first:last] for first, last in pairwise(edges)]


def _words(surface: Surface) -> Iterator[tuple[int, list[str]]]:
    """Give the words that neighbouring parts of a name make, with their places in it."""
    parts = _parts(surface.key, {*surface.gaps, *surface.humps})
    place = 0
    for first, part in enumerate(parts):
        for last in range(first, len(parts)):
            yield place, parts[first : last + 1]
        place += len(part)
