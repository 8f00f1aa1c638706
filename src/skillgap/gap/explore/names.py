"""Find skills by what people call them."""

from __future__ import annotations

from collections.abc import Sequence

from skillgap.errors import UnknownNameError
from skillgap.skills import SkillEntry, Taxonomy


def find_skill(taxonomy: Taxonomy, name: str) -> SkillEntry:
    """Give the skill with this id, name or alias; raise UnknownNameError with the nearest names otherwise."""
    return find_skills_named(taxonomy, (name,))[0]


def find_skills_named(taxonomy: Taxonomy, names: Sequence[str]) -> tuple[SkillEntry, ...]:
    """Give the skill of each name, in one pass over the taxonomy; ids and names go before aliases."""
    if all(name in taxonomy.by_id for name in names):
        return tuple(taxonomy.by_id[name] for name in names)
    called: dict[str, SkillEntry] = {}
    for entry in taxonomy.entries:
        called.setdefault(_plain(entry.id), entry)
        called.setdefault(_plain(entry.name), entry)
    if any(_plain(name) not in called for name in names):
        for entry in taxonomy.entries:
            for alias in (*entry.aliases, *entry.ambiguous):
                called.setdefault(_plain(alias), entry)
    for name in names:
        if _plain(name) not in called:
            raise UnknownNameError("skill", name, known=[], suggestions=_near(name, taxonomy))
    return tuple(called[_plain(name)] for name in names)


def _near(name: str, taxonomy: Taxonomy) -> list[str]:
    from rapidfuzz import fuzz, process

    names = [entry.id for entry in taxonomy.entries]
    near = process.extract(name.casefold(), names, scorer=fuzz.ratio, limit=3, score_cutoff=60)
    return [found for found, _, _ in near]


def _plain(name: str) -> str:
    return name.casefold().replace("-", " ").replace("_", " ").strip()
