"""Which fields of work a posting's required things belong to."""

from __future__ import annotations

from collections.abc import Sequence

from skillgap.gap.posting.rules import UnicornRules
from skillgap.skills import Taxonomy


class Fields:
    """Tells fields of work by the families and skills of the authored clusters."""

    def __init__(self, taxonomy: Taxonomy, rules: UnicornRules) -> None:
        self._taxonomy, self._rules = taxonomy, rules
        self._known: dict[str, tuple[str, ...]] = {}

    def asked(self, required: Sequence[Sequence[str]]) -> dict[str, list[str]]:
        """Give each field that enough of the required things belong to, with the skill of each that does."""
        found: dict[str, list[str]] = {cluster.name: [] for cluster in self._rules.clusters}
        for need in required:
            told: dict[str, str] = {}
            for skill in need:
                for field in self._of(skill):
                    told.setdefault(field, skill)
            for field, skill in told.items():
                found[field].append(skill)
        return {field: members for field, members in found.items() if len(members) >= self._rules.each}

    def _of(self, skill: str) -> tuple[str, ...]:
        """Name the fields a skill belongs to."""
        if skill not in self._known:
            entry = self._taxonomy.by_id.get(skill)
            self._known[skill] = tuple(
                cluster.name
                for cluster in self._rules.clusters
                if skill in cluster.skills or (entry is not None and entry.family in cluster.families)
            )
        return self._known[skill]
