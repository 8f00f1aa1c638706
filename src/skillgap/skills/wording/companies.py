"""Tell the names of companies from those of their products."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from skillgap.skills.names.matcher import Hit

_BEFORE = 24
_AFTER = 60
_LEAD = 160
"""Letters before a name in which the words that begin a list of companies are looked for."""


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
    lists: str
    """What stands before a list of employers, customers or investors."""
    item: str
    """What may stand between that and a name of the list."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class Companies:
    """The companies one text speaks of."""

    def __init__(self, text: str, rules: CompanyRules) -> None:
        self.text, self.rules = text, rules
        self._leads = [match.end() for match in _compiled(rules.lists).finditer(text)]

    def speaks(self, hit: Hit) -> bool:
        """Tell whether the company of this name speaks of itself here: "At X, we …", "About X"."""
        after = self.text[hit.end : hit.end + _AFTER]
        if _compiled(self.rules.after).match(after):
            return True
        before = self.text[max(0, hit.start - _BEFORE) : hit.start]
        if _compiled(self.rules.subject).match(after) and re.search(r"(?:^|[.!?:\n•*]\s*)$", before):
            return True
        return bool(
            _compiled(self.rules.between).match(after) and _compiled(self.rules.before).search(before)
        )

    def listed(self, hit: Hit) -> bool:
        """Tell whether the name stands in a list of employers, customers or investors."""
        return any(
            lead <= hit.start <= lead + _LEAD
            and _compiled(self.rules.item).fullmatch(self.text, lead, hit.start)
            for lead in self._leads
        )
