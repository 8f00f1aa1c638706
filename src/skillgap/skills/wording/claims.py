"""Tell what a text says about a skill it names: that it is absent, wished for, being learnt, or someone else's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from skillgap.skills.names.matcher import Hit
from skillgap.skills.names.passage import Passage
from skillgap.skills.wording.rules import Claim, ContextRules, Speaker, Wording

_LETTERS = re.compile(r"[^\W\d_]+")
_CONNECTORS = frozenset({"and", "or", "nor", "any", "the", "a", "an", "some", "with", "of", "in"})
_ORDER: tuple[Claim, ...] = ("negated", "third-party", "learning", "wish")


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
        self.passage, self.hits, self.rules = passage, hits, rules
        self._ends = re.compile(rules.clause_ends)
        self._said: dict[int, list[Said]] = {}
        low = passage.text.lower()
        for wording in rules.claims:
            spoken = wording.speaker == "any" or speaker == "person"
            if spoken and (not wording.when or any(part in low for part in wording.when)):
                self._collect(wording)

    def _collect(self, wording: Wording) -> None:
        for match in _compiled(wording.pattern).finditer(self.passage.text):
            inside = match.start() + (len(match.group()) - len(match.group().lstrip("\n• ")))
            if any(hit.start <= inside < hit.end for hit in self.hits):
                continue
            said = Said(wording, match.start(), match.end(), match.group().strip("\n• :"))
            self._said.setdefault(self.passage.sentence_at(inside)[0], []).append(said)

    def about(self, hit: Hit, kind: str) -> Said | None:
        """Give the strongest thing said about a hit of a tool or concept; None when it is simply named."""
        said = [
            said
            for said in self._said.get(self.passage.sentence_at(hit.start)[0], ())
            if (kind == "tool" or not said.wording.tools) and self._reaches(said, hit)
        ]
        return min(said, key=lambda one: (_ORDER.index(one.wording.kind), one.start), default=None)

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
        if self._ends.search(self.passage.text[said.end : hit.start]):
            return False
        return scope == "after" or self._distance(said.end, hit.start) <= said.wording.reach

    def _precedes(self, hit: Hit, said: Said) -> bool:
        """Tell whether a wording follows closely; what is being learnt is only the item it follows."""
        between = self.passage.text[hit.end : said.start]
        if self._ends.search(between):
            return False
        if said.wording.kind == "learning" and re.search(r"[,;|]", between.rstrip(" ,(–-")):
            return False
        return self._distance(hit.end, said.start) <= said.wording.reach

    def _distance(self, start: int, end: int) -> int:
        """Count the words between, without connectors and without other skills of the list."""
        count = 0
        for match in _LETTERS.finditer(self.passage.text, start, end):
            if match.group().lower() in _CONNECTORS:
                continue
            if any(hit.start <= match.start() < hit.end for hit in self.hits):
                continue
            count += 1
        return count


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
