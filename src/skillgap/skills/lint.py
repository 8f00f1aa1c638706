"""Check a taxonomy for what its types cannot say: shared spellings, cycles, unknown ids, missing cues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from skillgap.skills.names.surfaces import surfaces_of
from skillgap.skills.taxonomy import SkillEntry, Taxonomy

_SHORT = 2


def lint_taxonomy(taxonomy: Taxonomy) -> tuple[str, ...]:
    """List everything wrong with a taxonomy, one sentence each, sorted; empty when all is well."""
    problems = [
        *_shared_surfaces(taxonomy),
        *_unknown_ids(taxonomy),
        *_cycles({entry.id: tuple(entry.parents) for entry in taxonomy.entries}, "parents"),
        *_cycles({entry.id: entry.prerequisites for entry in taxonomy.entries}, "prerequisites"),
    ]
    for entry in taxonomy.entries:
        problems.extend(_entry_problems(entry))
    return tuple(sorted(set(problems)))


def _shared_surfaces(taxonomy: Taxonomy) -> Iterable[str]:
    owners: dict[str, SkillEntry] = {}
    for skill, entry in enumerate(taxonomy.entries):
        for surface in surfaces_of(entry, skill):
            owner = owners.setdefault(surface.key, entry)
            if owner.id != entry.id:
                yield f"{entry.id}: the spelling '{surface.text}' belongs to {owner.id} already"


def _unknown_ids(taxonomy: Taxonomy) -> Iterable[str]:
    known = taxonomy.by_id
    for entry in taxonomy.entries:
        links = {
            "parents": entry.parents,
            "neighbours": entry.neighbours,
            "prerequisites": entry.prerequisites,
        }
        for field, ids in links.items():
            for id_ in ids:
                if id_ not in known:
                    yield f"{entry.id}: unknown id '{id_}' in {field}"
                if id_ == entry.id:
                    yield f"{entry.id}: names itself in {field}"


def _cycles(links: Mapping[str, Iterable[str]], field: str) -> Iterable[str]:
    """Name one cycle for every group of entries that lead back to themselves."""
    done: set[str] = set()
    for start in sorted(links):
        path: list[str] = []
        yield from _walk(start, links, field, path, set(), done)


def _walk(
    node: str,
    links: Mapping[str, Iterable[str]],
    field: str,
    path: list[str],
    on_path: set[str],
    done: set[str],
) -> Iterable[str]:
    if node in done:
        return
    path.append(node)
    on_path.add(node)
    for following in links.get(node, ()):
        if following in on_path and following != node:
            cycle = [*path[path.index(following) :], following]
            yield f"{following}: a cycle in {field}: {' → '.join(cycle)}"
        elif following not in on_path:
            yield from _walk(following, links, field, path, on_path, done)
    path.pop()
    on_path.discard(node)
    done.add(node)


def _entry_problems(entry: SkillEntry) -> Iterable[str]:
    doubtful = {text.lower() for text in entry.ambiguous}
    for text in (entry.name, *entry.aliases):
        letters = "".join(char for char in text if char.isalnum())
        if len(letters) <= _SHORT and letters == text and text.lower() not in doubtful:
            yield f"{entry.id}: '{text}' is short; give it a class in ambiguous"
    if set(entry.ambiguous.values()) - {"usual"} and not entry.cues:
        yield f"{entry.id}: ambiguous without cues"
    for field, strengths in (("parents", entry.parents), ("neighbours", entry.neighbours)):
        for id_, strength in strengths.items():
            if not 0 < strength <= 1:
                yield f"{entry.id}: strength {strength} of {id_} in {field} is outside (0, 1]"
    if entry.hours is not None and not 0 < entry.hours[0] <= entry.hours[1] <= entry.hours[2]:
        yield f"{entry.id}: hours {entry.hours} do not rise from low to high"
    for word in (*entry.cues, *entry.anti_cues):
        if word != word.lower():
            yield f"{entry.id}: the cue '{word}' is not in lower case"
