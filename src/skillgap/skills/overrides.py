"""What a person has said about single decisions: never this, always that."""

from __future__ import annotations

import msgspec

from skillgap.skills.names.matcher import Hit
from skillgap.skills.names.surfaces import squash
from skillgap.skills.taxonomy import SkillEntry


class Overrides(msgspec.Struct, frozen=True, kw_only=True):
    """Rules that outrank every other; each names a skill's id or a surface, in any spelling."""

    accept: tuple[str, ...] = ()
    """Ids or surfaces that always mean the skill."""
    reject: tuple[str, ...] = ()
    """Ids or surfaces that never do; outranks `accept`."""

    def verdict(self, hit: Hit, text: str, entry: SkillEntry) -> bool | None:
        """Give True to accept the hit, False to reject it, None when nothing was said about it."""
        names = {entry.id, hit.surface.key, squash(text)}
        if names & {*self.reject, *map(squash, self.reject)}:
            return False
        if names & {*self.accept, *map(squash, self.accept)}:
            return True
        return None
