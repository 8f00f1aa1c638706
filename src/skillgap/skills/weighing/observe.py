"""Observe what stands around an ambiguous word; every observation has a name, a weight and the word it rests on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

import msgspec

from skillgap.patterns import caseless
from skillgap.skills.names.matcher import Hit
from skillgap.skills.names.passage import Passage, Row
from skillgap.skills.taxonomy import SkillEntry
from skillgap.skills.weighing.beside import TAIL, Beside, Note
from skillgap.skills.weighing.neighbours import Neighbours
from skillgap.skills.wording.openings import openings
from skillgap.skills.wording.rules import ContextRules

_WINDOW = 120
"""Letters on each side of a hit in which cues are looked for, inside its sentence."""
_MANY = 5
"""Skills beyond doubt that make a text technical."""
_REACH = 16
"""Hits to each side that a decision may rest on."""
_NEXT = 80
"""Letters within which the words beside a hit stand."""
_LONG_WORD = 9
_SUPPORT = frozenset(
    {"cue", "sure-neighbour", "tool-word", "list-item", "kin", "same-elsewhere", "preposition", "own-item"}
    | {"skill-lead", "own-capitals"}
)


class Observation(msgspec.Struct, frozen=True):
    """What one observation adds to the log-odds."""

    weight: float
    word: str = ""
    """The word it rests on, for the reason told."""


class Ground(msgspec.Struct, frozen=True):
    """Where a hit stands, and what is seen there whatever is decided about other hits."""

    row: Row
    sentence: tuple[int, int]
    window: tuple[int, int]
    """The part of the sentence in which cues are looked for."""
    around: str
    """Its words without the hit, in lower case."""
    exact: bool
    """Whether the capitals speak for the name."""
    weights: dict[str, float]


class Observer:
    """Looks at the surroundings of the hits of one text."""

    def __init__(
        self, passage: Passage, hits: Sequence[Hit], entries: Sequence[SkillEntry], rules: ContextRules
    ) -> None:
        self.passage, self.hits, self.entries, self.rules = passage, hits, entries, rules
        self.text = passage.text
        self.sure = {at for at, hit in enumerate(hits) if not hit.doubtful}
        """Indexes of the hits accepted so far; the caller keeps it up to date."""
        self._certain = {hits[at].surface.skill for at in self.sure}
        self._plain = {hits[at].surface.skill for at in self.sure if hits[at].kind is None}
        self._certain_ids = {entries[skill].id for skill in self._certain}
        self.companies: set[int] = set()
        """Skills of whose name the text speaks as a company."""
        self._beside = Beside(passage, hits, rules, self.sure)
        self._neighbours = Neighbours(self.text, hits, entries, self.sure)
        self._general, self._openings = caseless(rules.general_cues), openings(rules.general_cues)
        self._grounds: dict[int, Ground] = {}

    def observe(self, at: int) -> dict[str, Observation]:
        """Name what is seen around a hit, with the words it rests on."""
        seen: dict[str, Observation] = {}

        def note(name: str, word: str = "", times: float = 1.0) -> None:
            seen[name] = Observation(self.rules.weights[name] * times, word)

        ground = self._ground(at, note)
        row = ground.row
        seen["class"] = Observation(ground.weights["class"])
        seen["section"] = Observation(ground.weights["section"], row.heading or row.section)
        self._neighbours.look(at, ground.row, ground.sentence, ground.exact, note)
        self._beside.look(self.hits[at], ground.sentence, ground.exact, note)
        self._rest(seen, ground, note)
        return seen

    def favours(self, at: int) -> bool:
        """Tell whether the sum of what is seen speaks for a hit, looking no further than may turn it."""
        hit, weights = self.hits[at], self.rules.weights
        ground = self._grounds.get(at)
        if ground is None:
            ground = self._grounds[at] = self._weighed(at)
        seen = dict(ground.weights)

        def note(name: str, word: str = "", times: float = 1.0) -> None:
            seen[name] = weights[name] * times

        self._neighbours.look(at, ground.row, ground.sentence, ground.exact, note)
        low, high = self._beside.bounds(hit, ground.exact)
        score = total(seen.values())
        general = weights["general-cue"]
        if score + low + weights["alone"] > 0:
            return True
        if score + high + general < 0:
            return False
        self._beside.look(hit, ground.sentence, ground.exact, note)
        self._rest(seen, ground, note)
        return total(seen.values()) > 0

    def turned_by(self, at: int, doubtful: Sequence[int]) -> Iterator[int]:
        """Give the hits around which a decision about one may change what is seen: near it, or in its sentence.

        `doubtful` are the hits that may be turned at all, in order.
        """
        hit, order = self.hits[at], self._order
        first, last = self.passage.sentence_at(hit.start)
        first, last = min(first, hit.start - _NEXT), max(last, hit.end + _NEXT)
        for other in doubtful[bisect_left(doubtful, at - _REACH) : bisect_right(doubtful, at + _REACH)]:
            if other != at:
                beside = self.hits[other]
                if (first <= beside.end and beside.start < last) or abs(order[at] - order[other]) <= 1:
                    yield other

    @cached_property
    def _order(self) -> list[int]:
        """For each hit how many stand up to it, those inside others left out."""
        return list(accumulate(not hit.inner for hit in self.hits))

    def _ground(self, at: int, note: Note) -> Ground:
        """Look at what no decision about another hit changes."""
        hit = self.hits[at]
        row, sentence = self.passage.row_at(hit.start), self.passage.sentence_at(hit.start)
        window = max(sentence[0], hit.start - _WINDOW), min(sentence[1], hit.end + _WINDOW)
        around = f"{self.text[window[0] : hit.start]} \0 {self.text[hit.end : window[1]]}".lower()
        exact = self._case(hit, sentence, note)
        self._text(hit, note)
        self._cues(hit, around, note)
        weights = {"class": self.rules.bias[hit.kind or "word"], "section": self._section(row)}
        return Ground(row, sentence, window, around, exact, weights)

    def _weighed(self, at: int) -> Ground:
        """Look as `_ground` does, and keep what every observation weighs."""
        found: dict[str, float] = {}

        def note(name: str, word: str = "", times: float = 1.0) -> None:
            found[name] = self.rules.weights[name] * times

        ground = self._ground(at, note)
        return msgspec.structs.replace(ground, weights=ground.weights | found)

    def _rest(self, seen: Mapping[str, object], ground: Ground, note: Note) -> None:
        """Note what depends on all that was seen before, and what speaks for any skill."""
        if not _SUPPORT & seen.keys():
            note("alone", times=0.4 if "sure-in-sentence" in seen else 1.0)
        if self.passage.places.between(self._openings, *ground.window) and self._general.search(
            ground.around
        ):
            note("general-cue")

    def _section(self, row: Row) -> float:
        """Weigh the section; interests of research are a field of work, not of leisure."""
        weight = self.rules.list_sections.get(row.section, 0.0)
        return max(weight, 0.0) if self.rules.research_word in row.heading else weight

    def _text(self, hit: Hit, note: Note) -> None:
        """Look at the skills beyond doubt in the text."""
        skill = hit.surface.skill
        if skill in self._plain:
            note("same-elsewhere")
        if skill in self.companies:
            note("company-text")
        if self._has_kin(skill):
            note("kin")
        elif hit.kind == "acronym":
            note("no-kin")
        if len(self._certain) >= _MANY:
            note("technical-text")
        elif not self._certain or self._certain == {skill}:
            note("no-technical-text")

    def _has_kin(self, skill: int) -> bool:
        """Tell whether a skill it is linked with stands in the text: what it implies, is near to, or builds on."""
        entry = self.entries[skill]
        links = (entry.parents, entry.neighbours, entry.prerequisites)
        return not all(self._certain_ids.isdisjoint(ids) for ids in links)

    def _case(self, hit: Hit, sentence: tuple[int, int], note: Note) -> bool:
        """Compare the capitals with the name's; True when they speak for it."""
        text, name = self.text[hit.start : hit.end], hit.surface.text
        title = text[:1].isupper() and text[1:] == text[1:].lower() and len(text) > 1
        if hit.fuzzy and len(text) >= _LONG_WORD:
            note("long-word")
        words = hit.kind == "usual" and " " in name
        if text in (name, name + "s") and name != name.upper() and name[1:] != name[1:].lower() and not words:
            note("own-capitals")
            return True
        # "SOPs" are several SOPs, not SOPS.
        several = text[-1] == "s" and f"{text[:-1]}S" == name
        if name.isupper() and len(name) > 1 and (several or not text.removesuffix("s").isupper()):
            note("lower-case" if title or hit.kind == "word" else "lower-case-name")
            return False
        if name.islower():
            return text == name
        if title and self._opens(hit.start, sentence):
            note("sentence-start")
            return False
        if not text[:1].isupper() and name[:1].isupper():
            plain = not name[1:3].isupper()  # unlike "SAFe", which "safe" is not
            if plain and self.entries[hit.surface.skill].kind == "concept":
                note("lower-case-concept")
                return False
            note("lower-case" if hit.kind in ("word", "letter") else "lower-case-name")
            return False
        if (
            title
            and not hit.fuzzy
            and name[1:] not in (name[1:].lower(), name[1:].upper())
            and name.isalpha()
        ):
            note("lower-case" if hit.kind == "acronym" else "lower-case-name")
            return False
        note("written-as-name")
        return True

    def _opens(self, start: int, sentence: tuple[int, int]) -> bool:
        """Tell whether only marks stand between the beginning of the sentence or line and the hit."""
        row = self.passage.row_at(start)
        before = self.text[max(sentence[0], row.start) : start]
        return not any(char.isalnum() for char in before)

    def is_asked(self, at: int) -> bool:
        """Tell whether a hit stands beside another tool of a list, or after words such as "experience with"."""
        start = self.hits[at].start
        if self._neighbours.are_tools(at):
            return True
        first = self.passage.sentence_at(start)[0]
        return bool(self._beside.leads.search(self.text[max(first, start - TAIL) : start]))

    def _cues(self, hit: Hit, around: str, note: Note) -> None:
        entry = self.entries[hit.surface.skill]
        for words, one, more in (
            (entry.cues, "cue", "more-cues"),
            (entry.anti_cues, "anti-cue", "more-anti-cues"),
        ):
            found = [word for word in words if word in around and _has_word(around, word)]
            if found:
                note(one, found[0])
            if len(found) > 1:
                note(more, found[1])


def total(weights: Iterable[float]) -> float:
    """Add up what was observed; rounded, so that the order of adding cannot turn a draw."""
    return round(sum(weights), 6)


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
