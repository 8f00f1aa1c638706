"""Find what a resume's skills imply without naming it, each with the chain that leads there."""

from __future__ import annotations

from collections.abc import Iterable

from skillgap.skills.skill import Implied, Skill
from skillgap.skills.taxonomy import Taxonomy


def implied_by(skills: Iterable[Skill], taxonomy: Taxonomy, *, least: float) -> tuple[Implied, ...]:
    """Give the skills that follow from the ones named, by their strongest chain of parents.

    Strengths along a chain multiply; chains weaker than `least` (0 to 1) are left out. What is only being learnt
    implies nothing. Sorted by strength, then name.
    """
    named = {skill.id for skill in skills if skill.state != "learning"}
    best: dict[str, tuple[float, tuple[str, ...]]] = {}
    front: list[tuple[float, tuple[str, ...]]]
    front = [(1.0, (id_,)) for id_ in sorted(named) if id_ in taxonomy.by_id]
    while front:
        reached: list[tuple[float, tuple[str, ...]]] = []
        for strength, chain in front:
            for parent, share in taxonomy.by_id[chain[-1]].parents.items():
                product = round(strength * share, 4)
                if parent in named or product < least or product <= best.get(parent, (0.0,))[0]:
                    continue
                best[parent] = (product, (*chain, parent))
                reached.append(best[parent])
        front = reached
    found = (
        Implied(
            id=id_,
            name=taxonomy.name(id_),
            kind=taxonomy.by_id[id_].kind,
            strength=strength,
            chain=chain,
            chain_names=tuple(map(taxonomy.name, chain)),
        )
        for id_, (strength, chain) in best.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.strength, one.name.lower(), one.id)))


def strengths_from(skill: str, taxonomy: Taxonomy, *, least: float) -> dict[str, float]:
    """Give what one skill implies, with the strengths multiplied along the best chain of parents, by id.

    Chains below `least` (0 to 1) end.
    """
    best: dict[str, float] = {skill: 1.0}
    waiting = [skill]
    while waiting:
        current = waiting.pop(0)
        entry = taxonomy.by_id.get(current)
        for parent, strength in sorted(entry.parents.items()) if entry else ():
            reached = best[current] * strength
            if reached >= least and reached > best.get(parent, 0.0):
                best[parent] = reached
                waiting.append(parent)
    del best[skill]
    return dict(sorted(best.items()))
