"""Find names in many texts: the hits of `Matcher`, with what one text taught kept for the next.

Most words begin no name. What a word is the beginning of, and what it is together with the words after it, is worked
out once and remembered, so that all but a few places of a text are passed over at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

import msgspec

from skillgap.skills.names.masked import masked
from skillgap.skills.names.matcher import Hit, Matcher, edges
from skillgap.skills.names.passage import Passage
from skillgap.skills.names.surfaces import Lexicon, folded, squashed
from skillgap.skills.names.typos import SHORTEST, find_typos, meant, typos_of
from skillgap.skills.taxonomy import Taxonomy

_RUNS = re.compile(r"([^\W_]+)")
_LONG_RUNS = re.compile(rf"[^\W_]{{{SHORTEST},}}")
_REMEMBERED = 300_000
"""Stretches remembered before they are forgotten and learnt anew: about 50 MB."""


class Stretch(msgspec.Struct, frozen=True):
    """What is known of some words as they stand."""

    keys: tuple[tuple[str, tuple[int, ...]], ...]
    """Names that begin with the first word and end in the last; for each letter its offset from the beginning."""
    further: bool
    """Whether a name may go on after the last word."""


class Begin(msgspec.Struct, frozen=True):
    """What names may begin with a word."""

    word: Stretch
    alone: bool
    """Whether the word is worth a look whatever follows."""
    spaced: bool
    """Whether a name may begin here where a space follows: the word itself, or one that goes on after the space."""
    dotted: bool
    """Whether a full stop before it may belong to a name."""


class Words:
    """A text as its runs of letters and digits, and what stands between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = folded(text)
        parts = _RUNS.split(self.low)
        self.runs = parts[1::2]
        self.gaps = parts[2::2]
        """What follows each run."""
        self.starts = list(accumulate(map(len, parts)))[::2]
        """Offset of each run, and last the length of the text."""


class ManyMatcher(Matcher):
    """Finds what `Matcher` finds, sooner from the second text on."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self._sorted = lexicon.keys.split("\n")
        self._dotted = frozenset(key[1] for key in self._sorted if key[0] == ".")
        self._firsts = self._first_words()
        self._begins: dict[str, Begin | None] = {}
        self._stretches: dict[str, Stretch | None] = {}

    def candidates(self, passage: Passage) -> list[Hit]:
        """Give every verified hit, overlapping ones too, by start and then longest first."""
        words = Words(masked(passage.text))
        runs = words.runs
        try:
            begins = list(map(self._begins.__getitem__, runs))
        except KeyError:
            self._learn(runs)
            begins = list(map(self._begins.__getitem__, runs))
        stretches, following = self._stretches, [*runs[1:], ""]
        hits: list[Hit] = []
        for at, begin in enumerate(begins):
            if begin is None or (not begin.spaced and words.gaps[at] == " "):
                continue
            if not begin.alone:
                beside = runs[at] + words.gaps[at] + following[at]
                if stretches.get(beside, begin.word) is None:
                    continue
            hits += self._hits(words, at, begin, passage)
        return hits

    def _first_words(self) -> frozenset[str]:
        """Collect the words with which names of several words begin."""
        found: set[str] = set()
        for key, details in zip(self._sorted, self._details, strict=True):
            _, gaps, humps, _ = details.split("\t", 3)
            found.update(key[: int(place)] for place in (*gaps.split(), *humps.split()))
        return frozenset(found)

    def _learn(self, runs: Iterable[str]) -> None:
        """Find out what words begin that were never met."""
        if len(self._begins) > _REMEMBERED:
            self._begins.clear()
        for run in set(runs).difference(self._begins):
            word = self._look_up(run, 0) or Stretch((), False)
            dotted = run[0] in self._dotted
            alone = dotted or bool(word.keys)
            begin = Begin(word, alone, alone or run in self._firsts, dotted)
            self._begins[run] = begin if word.keys or word.further or dotted else None

    def _hits(self, words: Words, at: int, begin: Begin, passage: Passage) -> list[Hit]:
        """Give the hits that begin at a run, or at the full stop before it; longest first."""
        start = words.starts[at]
        hits = self._walk(words, at, start, begin.word, passage)
        if begin.dotted and words.low[max(start - 1, 0)] == "." and not _goes_before(words.low, start - 1):
            first = self._look_up(words.low[start - 1 : start + len(words.runs[at])], 0)
            hits = [*self._walk(words, at, start - 1, first, passage), *hits]
        return hits

    def _walk(
        self, words: Words, at: int, begin: int, stretch: Stretch | None, passage: Passage
    ) -> list[Hit]:
        """Follow the words from an offset on as long as they may be a name; longest hit first."""
        hits: list[Hit] = []
        while stretch is not None:
            for key, places in stretch.keys:
                hit = self.verified(key, words.text, [begin + place for place in places], passage)
                if hit is not None:
                    hits.append(hit)
            at += 1
            if not stretch.further or at > len(words.runs) or (at == len(words.runs) and not words.gaps[-1]):
                break
            stretch = self._stretch(words, at, begin)
        if len(hits) > 1:
            hits.sort(key=lambda hit: (-hit.end, -len(hit.surface.key), hit.surface.key))
        return hits

    def _stretch(self, words: Words, at: int, begin: int) -> Stretch | None:
        """Give what is known of the words from an offset to the end of a run, or of the text."""
        end = words.starts[at] + (len(words.runs[at]) if at < len(words.runs) else 0)
        low = words.low[begin:end]
        if low in self._stretches:
            return self._stretches[low]
        if len(self._stretches) > _REMEMBERED:
            self._stretches.clear()
        before = words.starts[at - 1] + len(words.runs[at - 1]) - begin
        found = self._stretches[low] = self._look_up(low, before)
        return found

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


class ManyTypos:
    """Finds what `find_typos` finds, sooner from the second text on."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._typos = typos_of(taxonomy)
        self._sound: set[str] = set()
        self._slips: set[str] = set()

    def find(self, passage: Passage, matcher: Matcher, hits: Sequence[Hit]) -> list[Hit]:
        """Give a hit for every misspelt name outside the spans already found."""
        words = set(_LONG_RUNS.findall(passage.text.lower()))
        if len(self._sound) > _REMEMBERED:
            self._sound.clear()
            self._slips.clear()
        for word in words - self._sound - self._slips:
            (self._slips if meant(word, self._typos) else self._sound).add(word)
        if words.isdisjoint(self._slips):
            return []
        return find_typos(passage, self._typos, matcher, hits, slips=self._slips)
