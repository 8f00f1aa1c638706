"""Find names in many texts: the hits of `Matcher` and `find_typos`, from one scan of each text.

An automaton of every way to write a name finds, on the bare words of a text, all that may be one. What stands there is
judged as `Matcher` judges it; the answer for names that stand between spaces and commas is remembered.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, compress, count
from operator import add

import msgspec

from skillgap.skills.bulk.broken import broken_stretches
from skillgap.skills.bulk.spellings import Spellings
from skillgap.skills.names.masked import masked
from skillgap.skills.names.matcher import Hit, Matcher, edges, lexicon_in
from skillgap.skills.names.passage import Passage
from skillgap.skills.names.surfaces import Surface, folded, spaced, squashed
from skillgap.skills.names.typos import SHORTEST, find_typos, meant, typos_of
from skillgap.skills.taxonomy import Taxonomy

_REMEMBERED = 200_000
"""Words and stretches remembered before they are forgotten and learnt anew: about 30 MB."""
_SIGNS = frozenset("+#*")
"""Signs with which a name may end."""
_STRANGE_BEFORE = frozenset("@\0.")
_STRANGE_AFTER = frozenset("+#*_'’\0")
"""Signs beside which a name may be part of something else."""
_NOWHERE = Passage("", ())


class Stretch(msgspec.Struct, frozen=True):
    """What is known of some words as they stand."""

    keys: tuple[tuple[str, tuple[int, ...]], ...]
    """Names that begin with the first word and end in the last; for each letter its offset from the beginning."""
    hits: tuple[tuple[int, Surface], ...] | None
    """Length and surface of each name that stands here, no strange sign beside it; None where more decides."""


class Words:
    """A text as its runs of letters and digits."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = folded(text)
        parts = spaced(self.low).split(" ")
        self.runs = list(filter(None, parts))
        self.ends: list[int] = list(
            map(add, compress(accumulate(map(len, parts)), parts), compress(count(), parts))
        )
        """Offset of the end of each run."""


class ManyMatcher(Matcher):
    """Finds what `Matcher` and `find_typos` find; its automaton takes a quarter of a second to build."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        import ahocorasick_rs

        super().__init__(lexicon_in(taxonomy))
        surfaces = [surface for key in self._index if (surface := self.surface(key)) is not None]
        self._spellings = Spellings(surfaces)
        self._automaton = ahocorasick_rs.AhoCorasick(sorted(self._spellings.all()))
        self._typos = typos_of(taxonomy)
        self._forget()

    def _forget(self) -> None:
        self._met: set[str] = set()
        self._slips: set[str] = set()
        self._stretches: dict[str, Stretch | None] = {}

    def find(self, passage: Passage) -> list[Hit]:
        """Give the hits as `Matcher.find` does, and a hit for every misspelt name outside them, in order."""
        if len(self._met) + len(self._stretches) > _REMEMBERED:
            self._forget()
        text = masked(passage.text)
        words = Words(text)
        hits = self._chosen(self._among(words, passage))
        starts = self._slipped(words if text is passage.text else Words(passage.text))
        if starts:
            typos = find_typos(passage, self._typos, self, hits, starts=starts)
            hits = sorted([*hits, *typos], key=Hit.place) if typos else hits
        return hits

    def _among(self, words: Words, passage: Passage) -> list[Hit]:
        """Give every verified hit, overlapping ones too, by start and then longest first."""
        line = f" {' '.join(words.runs)} "
        found: set[tuple[int, int]] = set()
        first = place = 0
        for _, start, end in self._automaton.find_matches_as_indexes(line, overlapping=True):
            first += line.count(" ", place, start) if place <= start else -line.count(" ", start, place)
            place = start
            found.add((first, -first - line.count(" ", start + 1, end - 1)))
        hits: list[Hit] = []
        for first, last in sorted(found):
            hits += self._hits(words, first, -last, passage)
        stretches = list(broken_stretches(words.low, words.runs, words.ends, self._spellings))
        for start, end in stretches:
            hits += self.within(words.text, start, end, passage)
        return sorted(set(hits), key=Hit.rank) if stretches else hits

    def _slipped(self, words: Words) -> list[int]:
        """Give the offsets of the words that are misspelt names; each word is judged once."""
        met = set(words.runs)
        for word in met - self._met:
            if len(word) >= SHORTEST and meant(word, self._typos):
                self._slips.add(word)
        self._met |= met
        if self._slips.isdisjoint(met):
            return []
        pairs = zip(words.runs, words.ends, strict=True)
        return [end - len(run) for run, end in pairs if run in self._slips]

    def _hits(self, words: Words, first: int, last: int, passage: Passage) -> list[Hit]:
        """Give the hits that begin with one run, or the full stop before it, and end in or right after another."""
        text, start, end = words.text, words.ends[first] - len(words.runs[first]), words.ends[last]
        while text[end : end + 1] in _SIGNS:
            end += 1
        stretch = self._stretch(text[start:end], words, start, last)
        before, after, hits = text[start - 1 : start], text[end : end + 1], list[Hit]()
        if stretch is not None:
            strange = before in _STRANGE_BEFORE or after in _STRANGE_AFTER or after.isalnum()
            if stretch.hits is None or strange:
                hits = self._verified(stretch, text, start, passage)
            else:
                hits = [Hit(start, start + length, surface) for length, surface in stretch.hits]
        if before == "." and not text[max(start - 2, 0) : start - 1].isalnum():
            dotted = self._looked_up(words, start - 1, last, end)
            hits = [*self._verified(dotted, text, start - 1, passage), *hits] if dotted else hits
        return hits

    def _stretch(self, stretch: str, words: Words, start: int, last: int) -> Stretch | None:
        """Give what is known of the words from an offset to a run; None when no name begins and ends with them."""
        if stretch in self._stretches:
            return self._stretches[stretch]
        found = self._looked_up(words, start, last, start + len(stretch))
        if found is not None and stretch.isascii() and "\n" not in stretch:
            inside, first = (self._decided(found, lead + stretch + " ", 2) for lead in ("x ", ", "))
            found = Stretch(found.keys, inside if inside == first else None)
        self._stretches[stretch] = found
        return found

    def _decided(self, stretch: Stretch, text: str, start: int) -> tuple[tuple[int, Surface], ...]:
        """Give length and surface of the names of a stretch that stand in a text of nothing else."""
        hits = self._verified(stretch, text, start, _NOWHERE)
        return tuple((hit.end - start, hit.surface) for hit in hits)

    def _verified(self, stretch: Stretch, text: str, start: int, passage: Passage) -> list[Hit]:
        """Check the names of a stretch where it stands; longest first."""
        hits = (
            self.verified(key, text, [start + place for place in places], passage)
            for key, places in stretch.keys
        )
        return sorted((hit for hit in hits if hit is not None), key=Hit.rank)

    def _looked_up(self, words: Words, start: int, last: int, end: int) -> Stretch | None:
        """Find the names that begin at an offset and end in a run or the signs after it."""
        low = words.low[start:end]
        letters, kept = squashed(low)
        done = bisect_left(kept, words.ends[last] - len(words.runs[last]) - start)
        keys = tuple(
            (letters[:place], tuple(kept[:place]))
            for place in edges(low, letters, kept)[1]
            if place > done and letters[:place] in self._index
        )
        return Stretch(keys, None) if keys else None
