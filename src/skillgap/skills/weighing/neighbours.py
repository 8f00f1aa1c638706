"""Look at the names beside an ambiguous one: the items of its list, the skills of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from skillgap.patterns import regex
from skillgap.skills.names.matcher import Hit
from skillgap.skills.names.passage import Row
from skillgap.skills.taxonomy import SkillEntry
from skillgap.skills.weighing.beside import Note

_LIST_MARKS = frozenset(",;:|/(•·[&+→")
_QUOTES_AND_SPACES = '"“ \t\n\r\f\v\u00a0\u2009\u202f'
_AND = "and|or|und|oder|et|ou|y"
"""Words that join the items of a list."""
_LIST_WORD = regex(rf"\b(?:plus|{_AND})\Z", re.I)
_LIST_RIGHT = regex(rf"[\s\"”]*(?:$|[,;|/)\]·&+(→]|\.\s*$|\b(?:plus|{_AND})\b)", re.I)
_LINK = regex(
    r"(?:\s*\([^()]{0,30}\)?)?[\s\d.+]*"
    rf"(?:[,;|/&+(·:•\n)]|\b(?:{_AND})\b|→|\s–\s|\s-\s)(?:\s|\(|\)|•|\b(?:{_AND})\b)*",
    re.I,
)
_COLUMN = regex(r"\s*\n\s*(?:•\s*)?|\s{2,}")
_FAR = 12
"""Hits to each side among which another skill is looked for."""
_LISTS = frozenset({"skills", "certifications", "courses"})


class Neighbours:
    """Looks at the hits beside the hits of one text."""

    def __init__(
        self, text: str, hits: Sequence[Hit], entries: Sequence[SkillEntry], sure: AbstractSet[int]
    ) -> None:
        self.text, self.hits, self.entries, self.sure = text, hits, entries, sure

    def look(self, at: int, row: Row, sentence: tuple[int, int], exact: bool, note: Note) -> None:
        """Look at the other skills of the sentence and of the list."""
        if self._is_among_skills(at, sentence):
            note("sure-in-sentence")
        self._list(at, row, sentence, exact, note)

    def _list(self, at: int, row: Row, sentence: tuple[int, int], exact: bool, note: Note) -> None:
        """Look at the hit as an item of a list, and at the items beside it.

        An everyday word in small letters that speaks of the name behind it is no item: "Docker, basic Python".
        """
        hit, last = self.hits[at], row.end
        # A small letter behind a line that runs on begins no item.
        first = sentence[0]
        if not self.text[hit.start].islower():
            first = max(row.start, first)
        linked = [self._linked(at, step) for step in (-1, 1)]
        ends = _LIST_RIGHT.match(self.text[hit.end : max(last, hit.end)])
        following = self.hits[at + 1].start if at + 1 < len(self.hits) else -1
        if not exact and following == hit.end + 1:
            linked[0] *= 0.3
        if self._begins_item(first, hit.start) and ends:
            alone = self.text[first : hit.start].strip(" •\t-") + self.text[hit.end : last].strip(" .,;")
            listed = any(linked) or row.section in _LISTS
            note("list-item", times=1.0 if listed else 0.5)
            if not alone:
                note("own-item")
        if any(linked):
            note("sure-neighbour", times=min(sum(linked), 1.5))

    def are_tools(self, at: int) -> bool:
        """Tell whether the next item of a list on one side is a tool beyond doubt."""
        return any(self._linked(at, step) == 1 for step in (-1, 1))

    def _begins_item(self, first: int, start: int) -> bool:
        """Tell whether a mark or word that parts the items of a list stands before, or nothing."""
        left = self.text[first:start].rstrip(_QUOTES_AND_SPACES)
        return not left or left[-1] in _LIST_MARKS or bool(_LIST_WORD.search(left[-5:]))

    def _linked(self, at: int, step: int) -> float:
        """Give how far the next hit on one side speaks for this one: a sure one beyond list marks only.

        A tool does fully; a concept, often an everyday word itself, less.
        """
        hit, other = self.hits[at], at + step
        while 0 <= other < len(self.hits) and self.hits[other].inner:
            other += step
        if not 0 <= other < len(self.hits) or other not in self.sure:
            return 0
        beside = self.hits[other]
        between = self.text[beside.end : hit.start] if step < 0 else self.text[hit.end : beside.start]
        if "\n" in between and not _COLUMN.fullmatch(between):
            between = between.replace("\n", " ")
        if not (_LINK.fullmatch(between) or _COLUMN.fullmatch(between)):
            return 0
        return 1 if self.entries[beside.surface.skill].kind == "tool" else 0.5

    def _is_among_skills(self, at: int, sentence: tuple[int, int]) -> bool:
        """Tell whether another skill beyond doubt stands in the sentence, not too far away."""
        hits, (first, last), skill = self.hits, sentence, self.hits[at].surface.skill
        for other in range(at - 1, max(-1, at - _FAR - 1), -1):
            if hits[other].start < first:
                break
            if other in self.sure and hits[other].surface.skill != skill:
                return True
        for other in range(at + 1, min(len(hits), at + _FAR + 1)):
            if hits[other].start >= last:
                break
            if other in self.sure and hits[other].surface.skill != skill:
                return True
        return False
