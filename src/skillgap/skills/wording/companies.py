"""Tell the names of companies from those of their products."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from skillgap.patterns import regex
from skillgap.skills.names.matcher import Hit
from skillgap.skills.names.passage import Passage

_BEFORE = 24
_AFTER = 60
_LEAD = 160
"""Letters before a name in which the words that begin a list of companies are looked for."""


class Listing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way of beginning a list of companies."""

    words: tuple[str, ...]
    """In small letters."""
    link: str
    """Pattern of what stands between them and the list."""
    speaker: Literal["employer", "any"] = "any"
    """"employer": begins such a list only where an employer speaks; a person's service is "backed by Redis"."""


class CompanyRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How companies are spoken of; patterns."""

    before: str
    """What stands before the name of the company that speaks."""
    between: str
    """What follows it then."""
    after: str
    """What follows it and suffices."""
    subject: str
    """What follows it and suffices at the beginning of a sentence."""
    lists: tuple[Listing, ...]
    """What stands before a list of employers, customers or investors."""
    item: str
    """What may stand between that and a name of the list."""


class Companies:
    """The companies one text speaks of."""

    def __init__(self, passage: Passage, rules: CompanyRules, speaker: str) -> None:
        self.text, self.rules = passage.text, rules
        self._leads = list(_leads(passage, [one for one in rules.lists if one.speaker in ("any", speaker)]))

    def speaks(self, hit: Hit) -> bool:
        """Tell whether the company of this name speaks of itself here: "At X, we …", "About X"."""
        after = self.text[hit.end : hit.end + _AFTER]
        if regex(self.rules.after).match(after):
            return True
        before = self.text[max(0, hit.start - _BEFORE) : hit.start]
        if regex(self.rules.subject).match(after) and re.search(r"(?:^|[.!?:\n•*]\s*)$", before):
            return True
        return bool(regex(self.rules.between).match(after) and regex(self.rules.before).search(before))

    def listed(self, hit: Hit) -> bool:
        """Tell whether the name stands in a list of employers, customers or investors."""
        return any(
            lead <= hit.start <= lead + _LEAD and regex(self.rules.item).fullmatch(self.text, lead, hit.start)
            for lead in self._leads
        )


def _leads(passage: Passage, lists: Iterable[Listing]) -> Iterator[int]:
    """Give the places at which a list of companies may begin."""
    for listing in lists:
        link = regex(listing.link)
        for word in listing.words:
            for place in passage.places.of((word,)):
                if not passage.low[place - 1 : place].isalnum():
                    found = link.match(passage.text, place + len(word))
                    if found:
                        yield found.end()
