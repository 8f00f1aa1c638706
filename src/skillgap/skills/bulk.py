"""Find the skills of many texts, one after the other: the same answers as one by one, sooner."""

from __future__ import annotations

import msgspec

from skillgap.skills.mentions import Found, find_mentions, judge
from skillgap.skills.names.passage import passage_of_text
from skillgap.skills.taxonomy import Taxonomy
from skillgap.skills.wording.rules import Speaker


class Named(msgspec.Struct, frozen=True, array_like=True):
    """Where a text names a skill."""

    skill: str
    """Id."""
    start: int
    end: int


class BulkFinder:
    """Finds skills in a pile of texts, such as postings.

    Worth making for some hundred texts and more. Like a taxonomy it is made once and kept.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy

    def find(self, text: str, *, speaker: Speaker = "employer") -> Found:
        """Give what `find_mentions` gives: mentions with their quotes, and names decided against."""
        return find_mentions(text, self._taxonomy, speaker=speaker)

    def named(self, text: str, *, speaker: Speaker = "employer") -> tuple[Named, ...]:
        """Give only the places of the mentions, in reading order; spares the quotes and the reasons."""
        judged = judge(passage_of_text(text), self._taxonomy, speaker=speaker)
        return tuple(Named(one.entry.id, one.hit.start, one.hit.end) for one in judged if one.decision.accept)
