"""Find the skills of many texts, one after the other: the same answers as one by one, sooner."""

from __future__ import annotations

from collections import Counter

import msgspec

from skillgap.skills.bulk.many import ManyMatcher
from skillgap.skills.mentions import Found, Judged, found_in, judge_hits
from skillgap.skills.names.passage import Passage, passage_of_text
from skillgap.skills.names.places import Scan
from skillgap.skills.taxonomy import Taxonomy
from skillgap.skills.wording.rules import Speaker, rules_of, sought_in

Decided = Counter[tuple[str, bool]]
"""Rule and whether it found the skill named → how often."""


class Named(msgspec.Struct, frozen=True, array_like=True):
    """Where a text names a skill."""

    skill: str
    """Id."""
    start: int
    end: int


class BulkFinder:
    """Finds skills in a pile of texts, such as postings.

    Worth making for some hundred texts and more: the first ones are slower, for what they teach is kept for the next.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._rules = rules_of(taxonomy)
        self._matcher = ManyMatcher(taxonomy)
        self._scans: dict[Speaker, Scan] = {}

    def find(self, text: str, *, speaker: Speaker = "employer") -> Found:
        """Give what `find_mentions` gives: mentions with their quotes, and names decided against."""
        passage = passage_of_text(text)
        return found_in(self._judge(passage, speaker, told=True), passage, self._rules)

    def named(
        self, text: str, *, speaker: Speaker = "employer", decided: Decided | None = None
    ) -> tuple[Named, ...]:
        """Give only the places of the mentions, in reading order; spares the quotes and the reasons.

        `decided` counts the decisions by rule and verdict, which takes 4 % more time.
        """
        judged = self._judge(passage_of_text(text), speaker, told=decided is not None)
        if decided is not None:
            decided.update((one.decision.rule, one.decision.accept) for one in judged)
        return tuple(Named(one.entry.id, one.hit.start, one.hit.end) for one in judged if one.decision.accept)

    def _judge(self, passage: Passage, speaker: Speaker, *, told: bool) -> list[Judged]:
        scan = self._scans.get(speaker)
        if scan is None:
            scan = self._scans[speaker] = Scan(sought_in(self._rules, speaker))
        passage.__dict__["places"] = scan.places(passage.low)
        hits = self._matcher.find(passage)
        return judge_hits(hits, passage, self._taxonomy, speaker=speaker, told=told)
