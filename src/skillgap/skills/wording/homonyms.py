"""Choose between skills that share a name: "Make" beside CMake is one, beside Zapier another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import msgspec

from skillgap.skills.names.matcher import Hit
from skillgap.skills.taxonomy import SkillEntry, Taxonomy


def resolved(hits: Sequence[Hit], taxonomy: Taxonomy, homonyms: Mapping[str, Sequence[str]]) -> Sequence[Hit]:
    """Give each hit of a shared name the skill with most kin among the text's other skills; the first of equals."""
    if not any(hit.surface.key in homonyms for hit in hits):
        return hits
    entries = taxonomy.entries
    present = {entries[hit.surface.skill].id for hit in hits if hit.surface.key not in homonyms}
    chosen: list[Hit] = []
    for hit in hits:
        ids = homonyms.get(hit.surface.key)
        if ids:
            best = max(ids, key=lambda id_: _kin(taxonomy.by_id[id_], present, taxonomy))
            place = bisect_left(entries, best, key=lambda entry: entry.id)
            surface = msgspec.structs.replace(hit.surface, skill=place)
            hit = msgspec.structs.replace(hit, surface=surface)
        chosen.append(hit)
    return chosen


def _kin(entry: SkillEntry, present: set[str], taxonomy: Taxonomy) -> int:
    """Count the skills present that an entry is linked with, either way."""
    ahead = present & {*entry.parents, *entry.neighbours, *entry.prerequisites}
    behind = {
        id_
        for id_ in present
        if entry.id in (*taxonomy.by_id[id_].neighbours, *taxonomy.by_id[id_].parents)
        or (entry.alternatives and taxonomy.by_id[id_].alternatives == entry.alternatives)
    }
    return len(ahead | behind)
