"""Decide from its surroundings whether an ambiguous word is meant as a skill, and say why.

A small additive model: every observation has a name and a weight in `context.yaml`; the sum, a log-odds, decides.
Set phrases ("R&D", "go to market") decide alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

import msgspec

from skillgap.skills.matcher import Hit
from skillgap.skills.passage import Passage
from skillgap.skills.rules import ContextRules
from skillgap.skills.taxonomy import SkillEntry

_WORD = re.compile(r"[^\W_][\w'’+#&.-]*[^\W_]|[^\W_][+#]*")
_LIST_LEFT = re.compile(r"(?:^|[,;:|/(•·\[&+→]|\b(?:and|or|plus|und|et|y)\b)[\s\"“]*$", re.I)
_LIST_RIGHT = re.compile(r"[\s\"”]*(?:$|[,;|/)\]·&+(→]|\.\s*$|\b(?:and|or|plus|und|et|y)\b)", re.I)
_LINK = re.compile(
    r"(?:\s*\([^()]{0,30}\)?)?[\s\d.+]*(?:[,;|/&+(·:•\n)]|\band\b|\bor\b|→|\s–\s|\s-\s)(?:\s|\(|\)|•|\band\b|\bor\b)*",
    re.I,
)
_COLUMN = re.compile(r"\s*\n\s*(?:•\s*)?|\s{2,}")
_AHEAD = re.compile(r"\s(?:(?:of|de|&)\s(?:the\s)?)?([^\W\d_][\w'’-]*)")
_BEHIND = re.compile(r"([^\W\d_][\w'’.-]*)\s$")
_INITIAL = re.compile(r"(?:^|[\s,(])[A-Z]\.(?:-?[A-Z]\.)*\s?$")
_INITIAL_AFTER = re.compile(r",?\s[A-Z]\.?(?=[,\s.;]|$)")
_WINDOW = 120
_PHRASE = 48
_MANY = 5


class Note(Protocol):
    """Notes an observation with the word it rests on."""

    def __call__(self, name: str, word: str = "", times: float = 1.0) -> None:
        """Note it."""


class Decision(msgspec.Struct, frozen=True):
    """Whether a hit names the skill, by which rule and how surely."""

    accept: bool
    rule: str
    confidence: float
    reason: str = ""
    """In words; empty when accepted."""


@cache
def _compiled(pattern: str, case: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, 0 if case else re.IGNORECASE)


class Surroundings:
    """What stands around the hits of one text; decides about each in its turn."""

    def __init__(
        self, passage: Passage, hits: Sequence[Hit], entries: Sequence[SkillEntry], rules: ContextRules
    ) -> None:
        self.passage, self.hits, self.entries, self.rules = passage, hits, entries, rules
        self.text = passage.text
        self._sure = {at for at, hit in enumerate(hits) if hit.surface.ambiguous is None}
        self._certain = {hits[at].surface.skill for at in self._sure}
        self._certain_ids = {entries[skill].id for skill in self._certain}

    def decide(self) -> list[Decision]:
        """Decide about every hit; accepted ones speak for their neighbours until nothing changes."""
        decisions = [self._unambiguous(hit) for hit in self.hits]
        doubtful = [at for at, hit in enumerate(self.hits) if hit.surface.ambiguous is not None]
        for _ in range(4):
            before = len(self._sure)
            for at in doubtful:
                decisions[at] = self._ambiguous(at)
                if decisions[at].accept:
                    self._sure.add(at)
                else:
                    self._sure.discard(at)
            if len(self._sure) == before:
                break
        return decisions

    def _unambiguous(self, hit: Hit) -> Decision:
        phrase = self._phrase(hit)
        if phrase is not None and not phrase.accept:
            return phrase
        if hit.fuzzy:
            return Decision(True, "misspelling", 0.85)
        return Decision(True, "unambiguous", 0.98)

    def _ambiguous(self, at: int) -> Decision:
        hit = self.hits[at]
        phrase = self._phrase(hit)
        if phrase is not None:
            return phrase
        seen = self._observations(at)
        score = sum(value for value, _ in seen.values())
        confidence = round(1 / (1 + math.exp(-abs(score))), 3)
        if score > 0:
            rule = max(seen, key=lambda name: (seen[name][0], name))
            return Decision(True, rule, confidence)
        against = {name: value for name, value in seen.items() if value[0] < 0 and name in self.rules.reasons}
        rule = min(against, key=lambda name: (against[name][0], name)) if against else "undecided"
        word = against[rule][1] if against else ""
        name = self.entries[hit.surface.skill].name
        text = self.text[hit.start : hit.end]
        return Decision(
            False, rule, confidence, self.rules.reasons[rule].format(text=text, name=name, word=word)
        )

    def _phrase(self, hit: Hit) -> Decision | None:
        """Look for a set phrase around the hit."""
        phrases = self.rules.phrases.get(hit.surface.key)
        if not phrases:
            return None
        first, last = max(0, hit.start - _PHRASE), hit.end + _PHRASE
        for phrase in phrases:
            for match in _compiled(phrase.pattern, phrase.case).finditer(self.text, first, last):
                if match.start() <= hit.start and match.end() >= hit.end - 1:
                    accept = phrase.verdict == "accept"
                    return Decision(accept, "set-phrase", 0.95, "" if accept else phrase.reason)
        return None

    def _observations(self, at: int) -> dict[str, tuple[float, str]]:
        """Name what is seen around a hit: observation → weight and the word it rests on."""
        hit = self.hits[at]
        weights = self.rules.weights
        seen: dict[str, tuple[float, str]] = {}

        def note(name: str, word: str = "", times: float = 1.0) -> None:
            seen[name] = (weights[name] * times, word)

        kind = hit.surface.ambiguous
        assert kind is not None  # noqa: S101 - only ambiguous hits come here
        seen["class"] = (self.rules.bias[kind], "")
        row = self.passage.row_at(hit.start)
        section = self.rules.list_sections.get(row.section, 0.0)
        seen["section"] = (section, row.heading or row.section)
        sentence = self.passage.sentence_at(hit.start)
        exact = self._case(hit, sentence, note)
        self._list(at, row.start, row.end, note)
        self._cues(hit, sentence, note)
        self._syntax(hit, sentence, exact, note)
        others = {self.hits[other].surface.skill for other in self._near(at, sentence)}
        if others - {hit.surface.skill}:
            note("sure-in-sentence")
        if hit.surface.skill in self._certain:
            note("same-elsewhere")
        if self._certain_ids & self._kin(hit.surface.skill):
            note("kin")
        elif kind == "acronym":
            note("no-kin")
        if len(self._certain) >= _MANY:
            note("technical-text")
        elif not self._certain - {hit.surface.skill}:
            note("no-technical-text")
        return seen

    def _kin(self, skill: int) -> set[str]:
        """Give the ids a skill is linked with: what it implies, is near to, or builds on."""
        entry = self.entries[skill]
        return {*entry.parents, *entry.neighbours, *entry.prerequisites}

    def _case(self, hit: Hit, sentence: tuple[int, int], note: Note) -> bool:
        """Compare the capitals with the name's; True when they speak for it."""
        text, name = self.text[hit.start : hit.end], hit.surface.text
        capitals = text.isupper() and len(text) > 1 and not name.islower()
        inner = text[:1].isupper() and text[1:] != text[1:].lower() and not name.islower()
        written = text in (name, name + "s") or capitals or inner
        if len(hit.surface.key) == 1:
            written = text == name
        capital_first = text[:1].isupper() and text[1:] == text[1:].lower() and len(text) > 1
        if capital_first and not name.islower() and self._opens(hit.start, sentence):
            note("sentence-start")
            return False
        if written or (capital_first and name.lower()[1:] == name[1:] and name[:1].isupper()):
            if name.islower() and text == name:
                return True
            note("written-as-name")
            return True
        if text.islower() and not name.islower():
            note("lower-case" if hit.surface.ambiguous in ("word", "letter") else "lower-case-name")
        return False

    def _opens(self, start: int, sentence: tuple[int, int]) -> bool:
        """Tell whether only marks stand between the beginning of the sentence or line and the hit."""
        row = self.passage.row_at(start)
        before = self.text[max(sentence[0], row.start) : start]
        return not any(char.isalnum() for char in before)

    def _list(self, at: int, first: int, last: int, note: Note) -> None:
        """Look at the hit as an item of a list, and at the items beside it."""
        hit = self.hits[at]
        left = _LIST_LEFT.search(self.text[first : hit.start])
        right = _LIST_RIGHT.match(self.text[hit.end : max(last, hit.end)])
        if left and right:
            alone = self.text[first : hit.start].strip(" •\t-") + self.text[hit.end : last].strip(" .,;")
            note("list-item")
            if not alone:
                note("own-item")
        sure = sum(self._linked(at, step) for step in (-1, 1))
        if sure:
            note("sure-neighbour", times=sure if sure < 2 else 1.5)

    def _linked(self, at: int, step: int) -> bool:
        """Tell whether the next hit on one side is sure and only list marks lie between."""
        hit, other = self.hits[at], at + step
        while 0 <= other < len(self.hits) and self.hits[other].inner:
            other += step
        if not 0 <= other < len(self.hits) or other not in self._sure:
            return False
        beside = self.hits[other]
        between = self.text[beside.end : hit.start] if step < 0 else self.text[hit.end : beside.start]
        if "\n" in between and not _COLUMN.fullmatch(between):
            between = between.replace("\n", " ")
        return bool(_LINK.fullmatch(between) or _COLUMN.fullmatch(between))

    def _near(self, at: int, sentence: tuple[int, int]) -> list[int]:
        first, last = sentence
        return [
            other
            for other in range(max(0, at - 12), min(len(self.hits), at + 13))
            if other != at and other in self._sure and first <= self.hits[other].start < last
        ]

    def _cues(self, hit: Hit, sentence: tuple[int, int], note: Note) -> None:
        entry = self.entries[hit.surface.skill]
        first, last = max(sentence[0], hit.start - _WINDOW), min(sentence[1], hit.end + _WINDOW)
        around = f"{self.text[first : hit.start]} \0 {self.text[hit.end : last]}".lower()
        for words, one, more in (
            (entry.cues, "cue", "more-cues"),
            (entry.anti_cues, "anti-cue", "more-anti-cues"),
        ):
            found = [word for word in words if _has_word(around, word)]
            if found:
                note(one, found[0])
            if len(found) > 1:
                note(more, found[1])

    def _syntax(self, hit: Hit, sentence: tuple[int, int], exact: bool, note: Note) -> None:
        """Look at the words directly before and after."""
        sets = self.rules.sets
        row = self.passage.row_at(hit.start)
        first = max(sentence[0], row.start) if hit.start >= row.start else sentence[0]
        before, after = self.text[first : hit.start], self.text[hit.end : hit.end + 40].split("\n")[0]
        lead = _BEHIND.search(before)
        word = lead.group(1).lower() if lead else ""
        follow = _WORD.match(after.lstrip(" -"))
        following = follow.group().lower() if follow else ""
        if after[:1] in (" ", "-") and following in sets["tool_words"]:
            note("tool-word", following)
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
        ahead, behind = _AHEAD.match(after), _BEHIND.search(before)
        if (_INITIAL.search(before) and len(hit.surface.key) > 1) or (
            behind and behind.group(1).lower() in sets["person_titles"]
        ):
            note("initials", f"{before.split()[-1]} {text}")
        elif _INITIAL_AFTER.match(after) and len(hit.surface.key) > 1 and not self._covered(hit.end + 1, 3):
            note("initials", text + after[:3].rstrip())
        elif ahead and self._foreign(ahead.group(1), hit.end + ahead.start(1)):
            note("name-part", text + ahead.group())
        elif behind and self._foreign(behind.group(1), hit.start - len(behind.group())):
            if any(char.isalnum() for char in before[: behind.start()]) or before[: behind.start()].endswith(
                "\n"
            ):
                note("name-part", f"{behind.group(1)} {text}")
            else:
                note("name-part", f"{behind.group(1)} {text}", times=0.4)

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
        return any(
            hit.start < start + length and hit.end > start and (at in self._sure)
            for at, hit in enumerate(self.hits)
        )


def _has_word(text: str, word: str) -> bool:
    """Look for a cue as whole words; a plural or other ending of up to two letters still counts."""
    at = text.find(word)
    while at >= 0:
        if not (at and text[at - 1].isalnum()):
            rest = text[at + len(word) : at + len(word) + 3]
            if not rest[:1].isalnum() or (len(word) > 3 and not rest[-1:].isalnum()):
                return True
        at = text.find(word, at + 1)
    return False
