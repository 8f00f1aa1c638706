"""Join what several files say about one role: the profile itself, and the counts of further sources beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from skillgap.market.files.rows import DemandRow, LevelRow, RoleFile
from skillgap.market.profile import LevelName, Source


def merged_roles(files: Iterable[RoleFile]) -> tuple[RoleFile, ...]:
    """Join files of the same role, in their order; the first says what the role is, the others add figures."""
    roles: dict[str, RoleFile] = {}
    for file in files:
        roles[file.role] = _joined(roles[file.role], file) if file.role in roles else file
    return tuple(roles[name] for name in sorted(roles))


def merged_sources(lists: Iterable[Sequence[Source]]) -> tuple[Source, ...]:
    """Join lists of sources; the first entry of an id counts."""
    sources: dict[str, Source] = {}
    for entries in lists:
        for entry in entries:
            sources.setdefault(entry.id, entry)
    return tuple(sources.values())


def _joined(role: RoleFile, more: RoleFile) -> RoleFile:
    """Add a further file's figures to a role; its own totals, titles and salaries stay."""
    levels: dict[LevelName, LevelRow] = {row.level: row for row in role.levels}
    for row in more.levels:
        if row.level not in levels:
            levels[row.level] = row
        elif row.demand:
            levels[row.level] = _joined_level(levels[row.level], row)
    return replace(
        role,
        levels=tuple(levels.values()),
        postings=max(role.postings, *(row.postings for row in levels.values())),
        caveats=tuple(dict.fromkeys((*role.caveats, *more.caveats))),
    )


def _joined_level(level: LevelRow, more: LevelRow) -> LevelRow:
    groups = {row.id: row for row in level.groups}
    for group in more.groups:
        known = groups.get(group.id)
        seen = (*known.observations, *group.observations) if known else group.observations
        groups[group.id] = replace(known or group, observations=seen)
    rows = {row.skill: row for row in level.demand}
    for row in more.demand:
        rows[row.skill] = _joined_row(rows[row.skill], row) if row.skill in rows else row
    return replace(
        level,
        demand=tuple(rows.values()),
        groups=tuple(groups.values()),
        postings=level.postings or more.postings,
        requirements=(*level.requirements, *more.requirements),
        caveats=tuple(dict.fromkeys((*level.caveats, *more.caveats))),
    )


def _joined_row(row: DemandRow, more: DemandRow) -> DemandRow:
    """Add observations; a count from anywhere replaces an estimate."""
    observations = (*row.observations, *more.observations)
    counted = bool(observations)
    return replace(
        row,
        observations=observations,
        estimate=None if counted else row.estimate,
        cites=() if counted else row.cites,
        tier=row.tier or more.tier,
        group=row.group or more.group,
        caveats=tuple(dict.fromkeys((*row.caveats, *more.caveats))),
    )
