"""Tell what a text says about a skill it names: that it is absent, wished for, being learnt, or someone else's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from skillgap.patterns import caseless, regex
from skillgap.skills.names.matcher import Hit
from skillgap.skills.names.passage import Passage
from skillgap.skills.names.places import Fragments
from skillgap.skills.wording.rules import Claim, ContextRules, Speaker, Wording

_LETTERS = regex(r"[^\W\d_]+")
_CONNECTORS = frozenset(
    {"and", "or", "nor", "any", "the", "a", "an", "some", "with", "of", "in", "its", "their"}
)
_BRACKET = regex(r"\A[^()]{0,40}\)")
"""The end of a bracket in which a name stands that is of what stands before: "the front end (Vue) is bought in"."""
_SINGULAR = regex(r"(?:is|isn|was|wasn|remains|stays|ist|war|est|es)\b")
_OVERLAPPING = 8
"""Hits before a place that may reach over it."""
_ORDER: tuple[Claim, ...] = ("negated", "aside", "third-party", "employer", "learning", "wish")


class Said(msgspec.Struct, frozen=True):
    """A wording found in a text."""

    wording: Wording
    start: int
    end: int
    word: str
    """As written."""


class Claims:
    """The wordings of one text; says which of them reach a hit."""

    def __init__(self, passage: Passage, hits: Sequence[Hit], rules: ContextRules, speaker: Speaker) -> None:
        self.passage, self.hits, self.rules, self.speaker = passage, hits, rules, speaker
        self._headings: dict[str, Said | None] = {}
        self._ends, self._begins = regex(rules.clause_ends), regex(rules.wish_ends)
        self._starts = [hit.start for hit in hits]
        self._said: dict[int, list[Said]] = {}
        self._naming = {passage.sentence_at(start)[0] for start in self._starts}
        for place, stretches in sorted(self._stretches(rules.heard[speaker]).items()):
            self._collect(rules.claims[place], sorted(stretches))
        for wording in rules.claims:
            everywhere = not wording.when and wording.scope != "heading"
            if everywhere and (wording.speaker == "any" or speaker == "person"):
                self._collect(wording, [(0, len(passage.text))])

    def _collect(self, wording: Wording, stretches: Iterable[tuple[int, int]]) -> None:
        for first, last in stretches:
            for match in caseless(wording.pattern).finditer(self.passage.flowing, first, last):
                inside = match.start() + (len(match.group()) - len(match.group().lstrip("\n• ")))
                if self._in_hit(inside, match.end()):
                    continue
                said = Said(wording, match.start(), match.end(), match.group().strip("\n• :"))
                self._said.setdefault(self.passage.sentence_at(inside)[0], []).append(said)

    def _in_hit(self, start: int, end: int) -> bool:
        """Tell whether a wording is but a part of a name, as "no" of "no-code"."""
        at = bisect_right(self._starts, start)
        return any(hit.end >= end for hit in self.hits[max(0, at - _OVERLAPPING) : at])

    def _stretches(self, heard: Mapping[Fragments, Sequence[int]]) -> dict[int, set[tuple[int, int]]]:
        """Give the stretches worth searching for each wording: sentences that name a skill and hold a fragment of it.

        Each comes with the line end before it.
        """
        passage, found = self.passage, defaultdict[int, set[tuple[int, int]]](set)
        for fragments in passage.places.held(heard):
            for place in passage.places.of(fragments):
                first, last = passage.sentence_at(place + len(fragments[0]) - 1)
                if first in self._naming:
                    for wording in heard[fragments]:
                        found[wording].add((max(first - 1, 0), last))
        return found

    def about(self, hit: Hit, kind: str) -> Said | None:
        """Give the strongest thing said about a hit of a tool or concept; None when it is simply named."""
        said = [
            said
            for said in self._said.get(self.passage.sentence_at(hit.start)[0] if self._said else -1, ())
            if (kind == "tool" or not said.wording.tools) and self._reaches(said, hit)
        ]
        if said:
            return min(said, key=lambda one: (_ORDER.index(one.wording.kind), one.start))
        return self._headed(hit) if self.speaker == "person" else None

    def _headed(self, hit: Hit) -> Said | None:
        """Give what the heading says of all that stands below it, as a label does of its line: "Not my field"."""
        row = self.passage.row_at(hit.start)
        if row.section != "other":
            return None
        if row.heading not in self._headings:
            self._headings[row.heading] = self._label(f"{row.heading}:")
        return self._headings[row.heading]

    def _label(self, text: str) -> Said | None:
        """Read a heading with a colon behind it as a label."""
        for wording in self.rules.labels:
            match = caseless(wording.pattern).match(text)
            if match:
                return Said(wording, match.start(), match.end(), match.group().strip("• :"))
        return None

    def _reaches(self, said: Said, hit: Hit) -> bool:
        scope = said.wording.scope
        if scope == "sentence":
            return True
        if scope == "before":
            return hit.start < said.start and self._precedes(hit, said)
        if hit.start < said.end:
            return False
        if scope == "rest":
            return True
        between = self.passage.flowing[said.end : hit.start]
        if self._ends.search(between) or (said.wording.kind == "wish" and self._begins.search(between)):
            return False
        return scope == "after" or self._distance(said.end, hit.start) <= said.wording.reach

    def _precedes(self, hit: Hit, said: Said) -> bool:
        """Tell whether a wording follows closely; what is being learnt is only the item it follows.

        Another name in brackets is of the item: "Cloud Practitioner (CLF-C02) (in progress)".
        """
        flowing = self.passage.flowing
        alone = flowing[hit.start - 1 : hit.start] == "(" and flowing[hit.end : hit.end + 1] == ")"
        between = flowing[hit.end + alone : said.start]
        if said.wording.kind == "third-party":
            between = _BRACKET.sub("", between, count=1)
        if self._ends.search(between):
            return False
        if said.wording.kind == "learning" and re.search(r"[,;|]", between.rstrip(" ,(–-")):
            return False
        if self._is_earlier(hit, said):
            return False
        return self._distance(hit.end, said.start) <= said.wording.reach

    def _is_earlier(self, hit: Hit, said: Said) -> bool:
        """Tell an item of a list whose last one is spoken of, or of a line above: "Git, Maya; C++ is a wish"."""
        last = self._starts[bisect_left(self._starts, said.start) - 1]
        apart = r"[,;|\n]" if _SINGULAR.match(said.word) else r"[^\s,;/|&]\s*\n"
        return re.search(apart, self.passage.text[hit.end - 1 : max(hit.end, last)]) is not None

    def _distance(self, start: int, end: int) -> int:
        """Count the words between, without connectors and without other skills of the list."""
        count = 0
        at = max(0, bisect_left(self._starts, start) - _OVERLAPPING)
        while at < len(self.hits) and self.hits[at].start < end:
            count += self._words(start, min(end, self.hits[at].start))
            start = max(start, self.hits[at].end)
            at += 1
        return count + self._words(start, end)

    def _words(self, start: int, end: int) -> int:
        """Count the words of a stretch that are no connectors."""
        words = _LETTERS.findall(self.passage.text, start, max(start, end))
        return sum(word.lower() not in _CONNECTORS for word in words)
