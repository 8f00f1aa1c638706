"""Find where short fragments stand in a text: each when it is asked for, or all of them in one scan."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

Fragments = tuple[str, ...]


class Places:
    """Where fragments stand in one text of plain small letters.

    `known` has the places of groups looked for before, `held` those of them that stand somewhere.
    """

    def __init__(
        self,
        low: str,
        known: dict[Fragments, Sequence[int]] | None = None,
        held: Sequence[Fragments] | None = None,
    ) -> None:
        self._low, self._known, self._held = low, known or {}, held

    def of(self, fragments: Fragments) -> Sequence[int]:
        """Give the offsets at which one of some fragments stands, in order; looked for once."""
        found = self._known.get(fragments)
        if found is None:
            low = self._low
            held = [fragment for fragment in fragments if fragment in low]
            found = self._known[fragments] = sorted(self._search(held)) if held else ()
        return found

    def _search(self, fragments: Iterable[str]) -> Iterable[int]:
        for fragment in fragments:
            place = self._low.find(fragment)
            while place >= 0:
                yield place
                place = self._low.find(fragment, place + 1)

    def held(self, groups: Collection[Fragments]) -> list[Fragments]:
        """Give those of some groups of which a fragment stands in the text."""
        if self._held is None:
            low = self._low
            return [one for one in groups if one[0] in low or (len(one) > 1 and self.of(one))]
        return [one for one in self._held if one in groups]

    def between(self, openings: Fragments, first: int, last: int) -> bool:
        """Tell whether a word with one of some openings begins in a stretch."""
        places, low = self.of(openings), self._low
        for at in range(bisect_left(places, first), len(places)):
            place = places[at]
            if place >= last:
                break
            if not place or not low[place - 1].isalnum():
                return True
        return False


class Scan:
    """Finds all fragments of some groups in one pass over a text."""

    def __init__(self, groups: Iterable[Fragments]) -> None:
        import ahocorasick_rs

        self._groups = sorted(set(groups))
        fragments = sorted({fragment for group in self._groups for fragment in group})
        self._automaton = ahocorasick_rs.AhoCorasick(fragments)
        self._meant = [[at for at, group in enumerate(self._groups) if one in group] for one in fragments]
        self._nowhere: dict[Fragments, Sequence[int]] = dict.fromkeys(self._groups, ())

    def places(self, low: str) -> Places:
        """Give where the fragments stand."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for fragment, start, _ in self._automaton.find_matches_as_indexes(low, overlapping=True):
            for group in self._meant[fragment]:
                found[group].append(start)
        held = [self._groups[group] for group in found]
        return Places(low, self._nowhere | dict(zip(held, map(sorted, found.values()), strict=True)), held)
