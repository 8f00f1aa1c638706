"""Look at the words directly before and after an ambiguous word: a verb, a determiner, a longer name, an author."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

from skillgap.patterns import caseless, regex
from skillgap.skills.names.matcher import Hit
from skillgap.skills.names.passage import Passage
from skillgap.skills.wording.rules import ContextRules

_WORD = regex(r"[^\W_][\w'’+#&.-]*[^\W_]|[^\W_][+#]*")
_AHEAD = regex(r"\s(?:(?:of|de|&)\s(?:the\s)?)?([^\W\d_][\w'’-]*)")
_WORD_AT_END = regex(r"[^\W\d_][\w'’.-]*\Z")
_INITIAL = regex(r"(?:^|[\s,(])[A-Z]\.(?:-?[A-Z]\.)*\s?$")
_INITIAL_AFTER = regex(r",?\s[A-Z]\.?(?=[,\s.;]|$)")
_YEARS = regex(r"[\s:(–-]{1,4}\d+\+?\s?(?:years?|yrs?)\b", re.I)
_PAPERS = frozenset({"publications", "talks"})
_OVERLAPPING = 16
"""Hits before a place that may reach over it."""
TAIL = 60
"""Letters before a hit that hold every wording looked for there."""


class Note(Protocol):
    """Notes an observation with the word it rests on."""

    def __call__(self, name: str, word: str = "", times: float = 1.0) -> None:
        """Note it."""


class Beside:
    """Looks at the words beside the hits of one text."""

    def __init__(
        self, passage: Passage, hits: Sequence[Hit], rules: ContextRules, sure: AbstractSet[int]
    ) -> None:
        self.passage, self.hits, self.rules, self.sure = passage, hits, rules, sure
        self.text = passage.text
        self._starts = [hit.start for hit in hits]
        self.leads = caseless(rules.skill_leads)
        """Words such as "experience with" at the end of what stands before a skill."""
        self._place = regex(rules.place_after)

    def bounds(self, hit: Hit, exact: bool) -> tuple[float, float]:
        """Give how far the words beside a hit can move the sum at most, down and up."""
        weights = self.rules.weights
        low = weights["hyphened"]
        if self.text[hit.start].isupper():
            low = min(low, weights["name-part"], weights["initials"])
            low += weights["place"] if self.text[hit.end : hit.end + 1] == "," else 0
        low += weights["determiner"] if exact else min(weights["verb"], weights["determiner"])
        high = weights["tool-word"]
        return low, high + weights["skill-lead"] + weights["preposition"] if exact else high

    def look(self, hit: Hit, sentence: tuple[int, int], exact: bool, note: Note) -> None:
        """Look at the words directly before and after."""
        sets = self.rules.sets
        row = self.passage.row_at(hit.start)
        first = max(sentence[0], row.start) if hit.start >= row.start else sentence[0]
        before, after = self.text[first : hit.start], self.text[hit.end : hit.end + 40].split("\n")[0]
        place = self._place.match(self.text, hit.end)
        if place and self.text[hit.start].isupper() and len(hit.surface.key) > 1:
            note("place", place.group())
        tail = before[-TAIL:]
        if exact and self.leads.search(tail):
            note("skill-lead", before.split()[-1])
        word = _word_before(tail).lower()
        follow = _WORD.match(after.lstrip(" -"))
        following = follow.group().lower() if follow else ""
        if _YEARS.match(after):
            note("tool-word", "years")
        elif after[:1] == "-" and following.split("-")[0] in sets["skill_makers"]:
            note("tool-word", following)
        elif after[:1] in (" ", "-") and following in sets["tool_words"]:
            capitals = hit.surface.text.isupper() and not exact
            note("tool-word", following, times=0.3 if capitals else 1.0)
        elif after[:1] == "-" and after[1:2].isalpha() and following.split("-")[0] not in sets["skill_tails"]:
            note("hyphened", self.text[hit.start : hit.end] + "-" + following)
        elif before[-1:] == "-" and before[-2:-1].isalpha():
            note("hyphened", before.split()[-1] + self.text[hit.start : hit.end])
        else:
            self._name_part(hit, before, after, note)
        if exact and word in sets["prepositions"]:
            note("preposition", word)
        elif not exact and word in sets["verb_leads"]:
            note("verb", word)
        elif word in sets["determiners"]:
            note("determiner", word, times=0.4 if exact else 1.0)

    def _name_part(self, hit: Hit, before: str, after: str, note: Note) -> None:
        """Look for capitalised words that make a longer name with the hit."""
        text, sets = self.text[hit.start : hit.end], self.rules.sets
        if not text[:1].isupper():
            return
        tail = before[-TAIL:]
        ahead, behind = _AHEAD.match(after), _word_before(tail)
        if self.passage.row_at(hit.start).section in _PAPERS and self._is_author(hit, before, after):
            word = before.split()[-1] if len(text) == 1 and before.strip() else ""
            note("initials", f"{word} {text}{after[:2]}".strip())
            return
        if (_INITIAL.search(tail) and len(hit.surface.key) > 1) or (behind.lower() in sets["person_titles"]):
            note("initials", f"{before.split()[-1]} {text}")
        elif _INITIAL_AFTER.match(after) and len(hit.surface.key) > 1 and not self._covered(hit.end + 1, 3):
            note("initials", text + after[:3].rstrip())
        elif ahead and self._foreign(ahead.group(1), hit.end + ahead.start(1)):
            note("name-part", text + ahead.group())
        elif behind and self._foreign(behind, hit.start - len(behind) - 1):
            rest = before[: len(before) - len(behind) - 1]
            if any(char.isalnum() for char in rest) or rest.endswith("\n"):
                note("name-part", f"{behind} {text}")
            elif hit.kind == "name" or self.passage.row_at(hit.start).section in _PAPERS:
                note("name-part", f"{behind} {text}", times=0.4)

    def _is_author(self, hit: Hit, before: str, after: str) -> bool:
        """Tell a name in a list of authors: "Rust C,", "C. Rust" or the initial in it."""
        if len(hit.surface.key) == 1:
            return _word_before(before[-TAIL:])[:1].isupper() or after[:1] == "."
        return bool(_INITIAL_AFTER.match(after) or _INITIAL.search(before[-TAIL:]))

    def _foreign(self, word: str, start: int) -> bool:
        """Tell a capitalised word that is neither a skill nor usual beside one."""
        sets = self.rules.sets
        low = word.lower().rstrip(".")
        return (
            word[:1].isupper()
            and low not in sets["tool_words"]
            and low not in sets["fore_words"]
            and not self._covered(start, len(word))
        )

    def _covered(self, start: int, length: int) -> bool:
        """Tell whether a hit other than a rejected one lies over these characters."""
        last = bisect_left(self._starts, start + length)
        return any(
            self.hits[at].end > start and at in self.sure for at in range(max(0, last - _OVERLAPPING), last)
        )


def _word_before(text: str) -> str:
    """Give the word that one space parts from what follows the text; "" when none does."""
    if not text[-1:].isspace() or text[-2:-1].isspace():
        return ""
    found = _WORD_AT_END.search(text[:-1].rsplit(None, 1)[-1]) if len(text) > 1 else None
    return found.group() if found else ""
