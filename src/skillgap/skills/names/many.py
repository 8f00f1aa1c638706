"""Find names in many texts: the hits of `Matcher` and `find_typos`, with what one text taught kept for the next.

Most words begin no name, and most names stand between spaces and commas. What a word is the beginning of, and what it
is together with the words after it, is worked out once and remembered: so that all but a few places of a text are passed
over at once, and only a name beside an unusual sign, or across a line end, is looked at again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate, compress

import msgspec

from skillgap.skills.names.masked import masked
from skillgap.skills.names.matcher import Hit, Matcher, edges, lexicon_in
from skillgap.skills.names.passage import Passage
from skillgap.skills.names.surfaces import SEPARATORS, Surface, folded, spaced, squash, squashed
from skillgap.skills.names.typos import SHORTEST, find_typos, meant, typos_of
from skillgap.skills.taxonomy import Taxonomy

_REMEMBERED = 200_000
"""Stretches remembered before they are forgotten and learnt anew: about 40 MB."""
_STRANGE_BEFORE = frozenset("@\0.")
_STRANGE_AFTER = frozenset("+#*_'’\0")
"""Signs beside which a name may be part of something else."""
_HYPHENS = frozenset("-\u00ad\u200b\u2010\u2011")
"""Signs that may part a name written as one word."""
_NOWHERE = Passage("", ())


class Stretch(msgspec.Struct, frozen=True):
    """What is known of some words as they stand."""

    keys: tuple[tuple[str, tuple[int, ...]], ...]
    """Names that begin with the first word and end in the last; for each letter its offset from the beginning."""
    further: bool
    """Whether a name may go on after the last word."""
    hits: tuple[tuple[int, Surface], ...] | None = None
    """Length and surface of each name that stands here, no strange sign beside it; None where more decides."""


class Begin(msgspec.Struct, frozen=True):
    """What names may begin with a word."""

    word: Stretch
    alone: bool
    """Whether the word is worth a look whatever follows."""
    signs: frozenset[str]
    """What follows the word where a longer name goes on."""
    dotted: bool
    """Whether a full stop before it may belong to a name."""


class Words:
    """A text as its runs of letters and digits."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = folded(text)
        self.runs = spaced(self.low).split(" ")
        """"" where two marks stand side by side."""
        self.lengths = list(accumulate(map(len, self.runs)))
        """Letters and digits up to the end of each run; with the run's index its offset."""

    def after(self, at: int) -> int | None:
        """Give the run after one; None after the last."""
        for place in range(at + 1, len(self.runs)):
            if self.runs[place]:
                return place
        return None


class ManyMatcher(Matcher):
    """Finds what `Matcher` and `find_typos` find, sooner from the second text on."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        lexicon = lexicon_in(taxonomy)
        super().__init__(lexicon)
        self._typos = typos_of(taxonomy)
        self._sorted = lexicon.keys.split("\n")
        self._dotted = frozenset(key[1] for key in self._sorted if key[0] == ".")
        self._firsts = self._first_words()
        self._forget()

    def _forget(self) -> None:
        self._begins: dict[str, Begin | None] = {"": None}
        self._slips: set[str] = set()
        self._stretches: dict[str, Stretch | None] = {}

    def find(self, passage: Passage) -> list[Hit]:
        """Give the hits as `Matcher.find` does, and a hit for every misspelt name outside them, in order."""
        if len(self._begins) + len(self._stretches) > _REMEMBERED:
            self._forget()
        hits = super().find(passage)
        if self._slips:
            words = spaced(folded(passage.text)).split(" ")
            if not self._slips.isdisjoint(words):
                typos = find_typos(passage, self._typos, self, hits)
                hits = sorted([*hits, *typos], key=Hit.place) if typos else hits
        return hits

    def candidates(self, passage: Passage) -> list[Hit]:
        """Give every verified hit, overlapping ones too, by start and then longest first."""
        text = masked(passage.text)
        words = Words(text)
        if text is not passage.text:
            self._learn(spaced(folded(passage.text)).split(" "))
        self._learn(words.runs)
        return [hit for at in self._places(words) for hit in self._hits(words, at, passage)]

    def _places(self, words: Words) -> Iterable[int]:
        """Give the runs with which a name may begin, after a look at what follows them."""
        text, runs, lengths = words.text, words.runs, words.lengths
        begins = list(map(self._begins.__getitem__, runs))
        for at in compress(range(len(runs)), begins):
            begin = begins[at]
            if begin is not None and not begin.alone:
                end = lengths[at] + at
                if text[end : end + 1] not in begin.signs:
                    continue
                beside = words.after(at)
                if beside is not None:
                    stretch = text[end - len(runs[at]) : lengths[beside] + beside]
                    if self._stretches.get(stretch, begin.word) is None:
                        continue
            yield at

    def _first_words(self) -> frozenset[str]:
        """Collect the words with which names of several words begin."""
        found: set[str] = set()
        for key, details in zip(self._sorted, self._details, strict=True):
            _, gaps, humps, _ = details.split("\t", 3)
            found.update(key[: int(place)] for place in (*gaps.split(), *humps.split()))
        return frozenset(found)

    def _learn(self, runs: Iterable[str]) -> None:
        """Find out what words begin that were never met, and whether they are misspelt names."""
        for run in set(runs).difference(self._begins):
            word = self._look_up(run, 0) or Stretch((), False)
            dotted = run[0] in self._dotted
            if word.keys or word.further or dotted:
                self._begins[run] = Begin(word, dotted or bool(word.keys), self._signs(run), dotted)
            else:
                self._begins[run] = None
            if len(run) >= SHORTEST and meant(run, self._typos):
                self._slips.add(run)

    def _signs(self, run: str) -> frozenset[str]:
        """Give the characters that may stand after a word within a longer name."""
        found = set(_HYPHENS if run not in self._firsts else SEPARATORS)
        letters = squash(run)
        for place in range(bisect_left(self._sorted, letters), len(self._sorted)):
            key = self._sorted[place]
            if not key.startswith(letters):
                break
            found.update(sign for sign in key[len(letters) : len(letters) + 1] if not sign.isalnum())
        return frozenset(found)

    def _hits(self, words: Words, at: int, passage: Passage) -> list[Hit]:
        """Give the hits that begin at a run, or at the full stop before it; longest first."""
        run, begin = words.runs[at], self._begins[words.runs[at]]
        start = words.lengths[at] + at - len(run)
        hits = self._walk(words, at, start, passage)
        if (
            begin is not None
            and begin.dotted
            and words.low[max(start - 1, 0)] == "."
            and not _goes_before(words.low, start - 1)
        ):
            hits = [*self._walk(words, at, start - 1, passage), *hits]
        return hits

    def _walk(self, words: Words, at: int | None, start: int, passage: Passage) -> list[Hit]:
        """Follow the words from an offset on as long as they may be a name; longest hit first."""
        text, hits, before = words.text, list[Hit](), start
        plain = text[start] != "." and text[start - 1 : start] not in _STRANGE_BEFORE
        while True:
            end = len(text) if at is None else words.lengths[at] + at
            stretch = self._stretch(text[start:end], words.low[start:end], before - start)
            if stretch is None:
                break
            if stretch.hits is not None and plain and text[end : end + 1] not in _STRANGE_AFTER:
                hits += [Hit(start, start + length, surface) for length, surface in stretch.hits]
            else:
                hits += self._verified(stretch, text, start, passage)
            if not stretch.further or end == len(text) or at is None:
                break
            at, before = words.after(at), end
        if len(hits) > 1:
            hits.sort(key=lambda hit: (-hit.end, -len(hit.surface.key), hit.surface.key))
        return hits

    def _stretch(self, stretch: str, low: str, before: int) -> Stretch | None:
        """Give what is known of a stretch of which a name ends past the offset `before`; None when there is nothing."""
        if stretch in self._stretches:
            return self._stretches[stretch]
        found = self._look_up(low, before)
        if found is not None and stretch.isascii() and "\n" not in stretch:
            inside, first = (self._decided(found, lead + stretch + " ", 2) for lead in ("x ", ", "))
            found = Stretch(found.keys, found.further, inside if inside == first else None)
        self._stretches[stretch] = found
        return found

    def _decided(self, stretch: Stretch, text: str, start: int) -> tuple[tuple[int, Surface], ...]:
        """Give length and surface of the names of a stretch that stand in a text of nothing else."""
        hits = self._verified(stretch, text, start, _NOWHERE)
        return tuple((hit.end - start, hit.surface) for hit in hits)

    def _verified(self, stretch: Stretch, text: str, start: int, passage: Passage) -> list[Hit]:
        """Check the names of a stretch where it stands."""
        hits = (
            self.verified(key, text, [start + place for place in places], passage)
            for key, places in stretch.keys
        )
        return [hit for hit in hits if hit is not None]

    def _look_up(self, low: str, before: int) -> Stretch | None:
        """Find the names that begin with a stretch and end past the offset `before`; None when nothing can come of it."""
        letters, kept = squashed(low)
        if not letters:
            return None
        done = bisect_left(kept, before)
        _, ends = edges(low, letters, kept)
        keys = tuple(
            (letters[:end], tuple(kept[:end])) for end in ends if end > done and letters[:end] in self._index
        )
        place = bisect_left(self._sorted, letters)
        place += place < len(self._sorted) and self._sorted[place] == letters
        further = place < len(self._sorted) and self._sorted[place].startswith(letters)
        return Stretch(keys, further) if keys or further else None


def _goes_before(low: str, place: int) -> bool:
    """Tell whether a letter or another full stop stands right before a place."""
    return place > 0 and (low[place - 1].isalnum() or low[place - 1] == ".")
