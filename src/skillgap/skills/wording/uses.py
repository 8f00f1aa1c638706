"""Tell what an employer uses the name of a concept for, where it is not asked of the candidate.

"Work with the data science team", "a degree in statistics", "AI-powered products", "to ensure scalability": each names
a trade of others, a field of study, the employer's own business or an aim. Tools are left alone: who names one uses it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from skillgap.patterns import caseless, regex
from skillgap.skills.names.matcher import Hit
from skillgap.skills.names.passage import Passage
from skillgap.skills.taxonomy import SkillEntry
from skillgap.skills.wording.openings import openings

if TYPE_CHECKING:
    from skillgap.skills.wording.rules import ContextRules

_BULLET = regex(r"\s*[•●▪◦‣*·–-]\s")
_HEADING = regex(r"[\s*#]*[^\W\d_a-z][\w &/,-]*(?<!,)[\s:*]*")


_BEFORE_ITEM = regex(r"[^\w()]*")
_AFTER_ITEM = regex(r"\s*(?:\([^()\n]*\))?[\s.,;]*")
_JOINED = regex(r"[/&,]|\b(?:and|or|y|et|und)\b")
_LONGEST = 120
"""Letters of the longest wording looked for."""


class EmployerRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an employer's uses of a name are told apart."""

    others: str
    """Pattern of groups of people: "teams"."""
    others_after: str
    """Pattern of a group right after the name."""
    people_after: str
    """Pattern of people of the trade right after the name: "security engineers"."""
    sought: str
    """Pattern of a sentence that seeks such people, up to the name."""
    others_reach: int
    """Letters between the name and the group."""
    together: str
    """Pattern of working with somebody."""
    together_reach: int
    studies: str
    """Pattern of a degree."""
    studies_reach: int
    fields: frozenset[str]
    """Ids of whole fields, which employers also name as their business."""
    practices: frozenset[str]
    """Ids of ways of working and of business; only their own names count wherever they stand."""
    umbrellas: frozenset[str]
    """Ids that sum up the work of a post and are never asked for by themselves."""
    qualities: frozenset[str]
    """Ids of what a product or its code should have."""
    quality_words: frozenset[str]
    """Surfaces, lower case, that mean such a quality where the skill's other names mean the trade."""
    everyday: frozenset[str]
    """Surfaces, lower case, that any posting uses where the skill's other names are terms."""
    heads: frozenset[str]
    """Surfaces, lower case, that mean another thing behind a word for what it does or holds."""
    kinds: str
    """Pattern of such words, up to the name."""
    asking: str
    """Pattern of words that ask for what follows."""
    asking_reach: int
    asking_after: str
    """Pattern of words that ask for what stands before."""
    aims: str
    """Pattern of words that make an aim of the quality that follows."""
    heading_words: int
    """Words a heading has at most."""
    heading_gap: int
    """Letters from which the line after a heading is running text."""
    reasons: dict[str, str]


class Uses:
    """The uses of names in one employer's text."""

    def __init__(self, passage: Passage, rules: ContextRules) -> None:
        self.passage, self.rules = passage, rules.employer
        self.text = passage.text

    def of(self, hit: Hit, entry: SkillEntry, outer: Hit) -> tuple[str, str] | None:
        """Give the use of a concept's name and the reason told; None when it may be asked of the candidate.

        `outer` is the longer name it is part of, itself where there is none.
        """
        if entry.kind != "concept":
            return None
        use, word = self._part(hit, outer) if hit is not outer else ("", "")
        if not use:
            use, word = self._use(hit, entry)
        return (use, self.rules.reasons[use].format(word=" ".join(word.split()))) if use else None

    def _use(self, hit: Hit, entry: SkillEntry) -> tuple[str, str]:
        sentence = self.passage.sentence_at(hit.start)
        group = self._group(hit, sentence)
        if group:
            return "others", group
        degree = self._before(self.rules.studies, hit, sentence, self.rules.studies_reach)
        if degree:
            return "studies", degree
        if self._is_heading(hit):
            return "heading", ""
        return self._general(hit, entry, sentence)

    def _general(self, hit: Hit, entry: SkillEntry, sentence: tuple[int, int]) -> tuple[str, str]:
        """Tell a name too general to count wherever it stands; most of these do where they are asked for."""
        rules, name = self.rules, " ".join(self.text[hit.start : hit.end].lower().split())
        if entry.id in rules.umbrellas:
            return "umbrella", ""
        if name in rules.heads:
            kind = regex(rules.kinds).search(self.text, max(sentence[0], hit.start - _LONGEST), hit.start)
            return ("kind", kind.group()) if kind else ("", "")
        if entry.id in rules.qualities or name in rules.quality_words:
            aim = self._before(rules.aims, hit, sentence, rules.asking_reach)
            return ("quality", aim) if aim or not self._asked(hit, sentence) else ("", "")
        use = self._everyday(entry, name)
        return (use, "") if use and not self._asked(hit, sentence) else ("", "")

    def _everyday(self, entry: SkillEntry, name: str) -> str:
        """Name the use of what counts only where it is asked for."""
        if entry.id in self.rules.fields:
            return "field"
        if name in self.rules.everyday:
            return "practice"
        return "practice" if entry.id in self.rules.practices and name != entry.name.lower() else ""

    def _part(self, hit: Hit, outer: Hit) -> tuple[str, str]:
        """Tell the last part of a longer name, which says what kind of it is meant: "relational databases"."""
        whole = self.text[outer.start : outer.end]
        if hit.end == outer.end and not _JOINED.search(whole):
            return "part", whole
        return "", ""

    def _group(self, hit: Hit, sentence: tuple[int, int]) -> str:
        """Give the group of people a name stands for: "the DevOps team", "with product, design and QA teams"."""
        last = min(hit.end + self.rules.others_reach + 1, sentence[1])
        if not self.passage.places.between(openings(self.rules.others), hit.end, last):
            return ""
        group = caseless(self.rules.others).search(self.text, hit.end, sentence[1])
        if (
            group is None
            or group.start() >= last
            or regex(r"[.;:•]").search(self.text, hit.end, group.start())
        ):
            return ""
        after = self.text[hit.end : group.end()]
        if regex(self.rules.others_after, re.IGNORECASE).match(after):
            return group.group()
        people = regex(self.rules.people_after, re.IGNORECASE).match(after)
        if people and not regex(self.rules.sought).search(self.text, sentence[0], hit.start):
            return group.group()
        together = self._before(self.rules.together, hit, sentence, self.rules.together_reach)
        return group.group() if together else ""

    def _before(self, pattern: str, hit: Hit, sentence: tuple[int, int], reach: int) -> str:
        """Give the last match of a pattern that ends before the hit in its clause."""
        first = max(sentence[0], hit.start - reach - _LONGEST)
        if not self.passage.places.between(openings(pattern), first, hit.start):
            return ""
        found = None
        for match in caseless(pattern).finditer(self.text, first, sentence[1]):
            if match.end() > hit.start:
                break
            found = match
        if found is None or hit.start - found.end() > reach:
            return ""
        return "" if regex(r"[.;:•]\s").search(self.text, found.end(), hit.start) else found.group()

    def _asked(self, hit: Hit, sentence: tuple[int, int]) -> bool:
        """Tell whether the sentence asks for the name, or a list has it on a line of its own."""
        if self._is_item(hit):
            return True
        if self._before(self.rules.asking, hit, sentence, self.rules.asking_reach):
            return True
        return bool(caseless(self.rules.asking_after).match(self.text, hit.end, sentence[1]))

    def _is_item(self, hit: Hit) -> bool:
        """Tell a line, begun with a bullet, that holds the name alone."""
        row = self.passage.row_at(hit.start)
        return bool(
            _BULLET.match(self.text, row.start, row.end)
            and _BEFORE_ITEM.fullmatch(self.text, row.start, hit.start)
            and _AFTER_ITEM.fullmatch(self.text, hit.end, row.end)
        )

    def _is_heading(self, hit: Hit) -> bool:
        """Tell a line that only announces the text below it; a list of short lines is none."""
        at = self.passage.row_index(hit.start)
        rows, row = self.passage.rows, self.passage.rows[at]
        line = self.text[row.start : row.end]
        if (
            len(line.split()) > self.rules.heading_words
            or _BULLET.match(line)
            or not _HEADING.fullmatch(line)
        ):
            return False
        above = self.text[rows[at - 1].start : rows[at - 1].end].rstrip() if at else ""
        if line[:1].isspace() and len(above) >= self.rules.heading_gap // 2 and above[-1] not in ".:!?*":
            return False
        for below in rows[at + 1 : at + 3]:
            text = self.text[below.start : below.end]
            if text.strip():
                return bool(_BULLET.match(text)) or len(text) >= self.rules.heading_gap
        return False
