"""Find what a type cannot refuse: unknown sources and skills, impossible shares, estimates dressed as counts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from skillgap.authored import place_of
from skillgap.market.files.rows import DemandRow, LevelRow, ObservationRow, RoleFile, RulesFile, SourcesFile

_ROUNDED = 0.0002
"""How far shares of four digits may be off in sum."""


def problems_of(
    roles: Sequence[tuple[Path, RoleFile]],
    sources: Sequence[tuple[Path, SourcesFile]],
    rules: tuple[Path, RulesFile],
    *,
    skills: frozenset[str] | None = None,
) -> list[str]:
    """List the problems of files read, with their places, file by file."""
    days = {entry.id: entry.as_of for _, file in sources for entry in file.sources}
    found: list[str] = []
    for path, role in roles:
        found.extend(
            f"{place_of(path, where)}: {text}"
            for where, text in _role_problems(path, role, days, rules[1], skills)
        )
    for where, text in _rules_problems(rules[1], days, skills):
        found.append(f"{place_of(rules[0], where)}: {text}")
    for path, file in sources:
        for where, text in _repeated(".sources", "source", [entry.id for entry in file.sources]):
            found.append(f"{place_of(path, where)}: {text}")
    found.extend(_counted_twice(roles))
    return found


def _counted_twice(roles: Sequence[tuple[Path, RoleFile]]) -> Iterator[str]:
    """Find figures that two files give for the same source, role, level and skill."""
    seen: dict[tuple[str, str, str, str], Path] = {}
    for path, role in roles:
        for index, level in enumerate(role.levels):
            for number, row in enumerate(level.demand):
                for source in dict.fromkeys(entry.source for entry in row.observations):
                    first = seen.setdefault((role.role, level.level, row.skill, source), path)
                    if first != path:
                        place = place_of(path, f".levels[{index}].demand[{number}]")
                        yield f"{place}: found a figure of '{source}' for '{row.skill}', which {first} has already"


_Problem = tuple[str, str]


def _role_problems(
    path: Path,
    role: RoleFile,
    sources: dict[str, str],
    rules: RulesFile,
    skills: frozenset[str] | None,
) -> Iterator[_Problem]:
    if path.stem != role.role:
        yield ".role", f"found the role '{role.role}' in a file of another name; expected {role.role}.yaml"
    yield from _repeated(".levels", "level", [level.level for level in role.levels])
    for index, level in enumerate(role.levels):
        where = f".levels[{index}]"
        if level.postings > role.postings:
            yield f"{where}.postings", f"found {level.postings} postings; the whole role has {role.postings}"
        yield from _repeated(f"{where}.demand", "skill", [row.skill for row in level.demand])
        for number, row in enumerate(level.demand):
            yield from _demand_problems(row, f"{where}.demand[{number}]", sources, rules, skills)
        yield from _group_problems(level, where, sources, skills)
        yield from _requirement_problems(level, where, sources, skills)


def _demand_problems(
    row: DemandRow, where: str, sources: dict[str, str], rules: RulesFile, skills: frozenset[str] | None
) -> Iterator[_Problem]:
    yield from _unknown_skills([row.skill], f"{where}.skill", skills)
    if not row.observations and row.estimate is None:
        yield where, "found neither observations nor an estimate; expected one of them"
    if row.observations and row.estimate is not None:
        yield f"{where}.estimate", "found an estimate beside observations; expected one of them"
    if row.estimate is not None:
        share, low, high = row.estimate
        if not 0 <= low <= share <= high <= 1:
            yield f"{where}.estimate", "expected share, low and high with 0 ≤ low ≤ share ≤ high ≤ 1"
        if not row.cites:
            yield f"{where}.estimate", "found an estimate that cites no source; expected 'cites: [source]'"
        for number, name in enumerate(row.cites):
            if name not in sources:
                yield (
                    f"{where}.cites[{number}]",
                    f"found the unknown source '{name}'; known: {', '.join(sources)}",
                )
        if row.tier == "critical" and rules.estimates.top_tier != "critical":
            yield (
                f"{where}.tier",
                "found an estimate in the top tier; a figure nobody counted cannot be there",
            )
    yield from _observation_problems(row.observations, where, sources)


def _observation_problems(
    observations: Sequence[ObservationRow], where: str, sources: dict[str, str]
) -> Iterator[_Problem]:
    yield from _repeated(f"{where}.observations", "source", [entry.source for entry in observations])
    for number, entry in enumerate(observations):
        place = f"{where}.observations[{number}]"
        if entry.source not in sources:
            yield f"{place}.source", f"found the unknown source '{entry.source}'; known: {', '.join(sources)}"
        elif not _is_day(entry.as_of or sources[entry.source]):
            yield f"{place}.as_of", "found no day for the figure; expected YYYY-MM-DD here or at the source"
        if not 0 <= entry.share <= 1:
            yield f"{place}.share", f"found the share {entry.share}; expected 0 to 1"
        parts = (entry.required or 0.0, entry.preferred or 0.0)
        if min(parts) < 0 or sum(parts) > entry.share + _ROUNDED:
            yield place, "found required and preferred above the share; they are parts of it"
        if entry.n is None or entry.n < 1:
            yield (
                place,
                "found no count n; a figure without it is an estimate: write 'estimate: [share, low, high]'",
            )


def _group_problems(
    level: LevelRow, where: str, sources: dict[str, str], skills: frozenset[str] | None
) -> Iterator[_Problem]:
    yield from _repeated(f"{where}.groups", "group", [group.id for group in level.groups])
    members = [skill for group in level.groups for skill in group.skills]
    yield from _repeated(f"{where}.groups", "skill", members)
    for number, group in enumerate(level.groups):
        place = f"{where}.groups[{number}]"
        yield from _unknown_skills(group.skills, f"{place}.skills", skills)
        if len(group.skills) < 2:
            yield f"{place}.skills", "found a group of fewer than two skills"
        if not group.observations:
            yield (
                place,
                "found no observations; expected the share of the postings that name any of the skills",
            )
        yield from _observation_problems(group.observations, place, sources)


def _requirement_problems(
    level: LevelRow, where: str, sources: dict[str, str], skills: frozenset[str] | None
) -> Iterator[_Problem]:
    for number, block in enumerate(level.requirements):
        place = f"{where}.requirements[{number}]"
        if block.source not in sources:
            yield f"{place}.source", f"found the unknown source '{block.source}'; known: {', '.join(sources)}"
        yield from _repeated(place, "skill", [*block.must, *block.nice])
        yield from _unknown_skills(block.must, f"{place}.must", skills)
        yield from _unknown_skills(block.nice, f"{place}.nice", skills)
        for skill in sorted(block.notes.keys() - {*block.must, *block.nice}):
            yield f"{place}.notes", f"found a note on '{skill}', which is not required here"


def _rules_problems(
    rules: RulesFile, sources: dict[str, str], skills: frozenset[str] | None
) -> Iterator[_Problem]:
    if not 1 >= rules.tiers.critical > rules.tiers.high > rules.tiers.medium > 0:
        yield ".tiers", "expected 1 ≥ critical > high > medium > 0"
    for index, row in enumerate(rules.trends):
        if row.source not in sources:
            yield f".trends[{index}].source", f"found the unknown source '{row.source}'"
        yield from _unknown_skills(row.skills, f".trends[{index}].skills", skills)
    yield from _repeated(".trends", "skill", [skill for row in rules.trends for skill in row.skills])


def _unknown_skills(names: Sequence[str], where: str, skills: frozenset[str] | None) -> Iterator[_Problem]:
    """Find skills the taxonomy does not know, each with its nearest known one."""
    if skills is None:
        return
    import difflib

    for index, name in enumerate(names):
        if name not in skills:
            near = difflib.get_close_matches(name, sorted(skills), n=1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            place = where if where.endswith(".skill") else f"{where}[{index}]"
            yield place, f"found the unknown skill '{name}'{hint}"


def _repeated(where: str, what: str, names: Sequence[str]) -> Iterator[_Problem]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield where, f"found the {what} '{name}' more than once"


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2025-10-05") and bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False
