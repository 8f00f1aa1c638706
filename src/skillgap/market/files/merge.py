"""Join what several files say about one role: the profile itself, and the counts of further sources beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from skillgap.market.files.rows import DemandRow, GroupRow, LevelRow, RoleFile
from skillgap.market.profile import LevelName, Source


class Told(NamedTuple):
    """A file about a role."""

    file: RoleFile
    further: bool
    """True for a file of a subfolder, whose caveats are told with the title of the source they are about."""


class View(msgspec.Struct, frozen=True):
    """What the files are joined for."""

    titles: Mapping[str, str] = {}
    """Source id → title."""
    old: frozenset[str] = frozenset()
    """Sources whose figures are too old to be pooled."""
    picked: str = ""
    """The one source that is to be shown; empty for all."""


def merged_roles(files: Iterable[Told], view: View) -> tuple[RoleFile, ...]:
    """Join files of the same role, in their order; the first says what the role is, the others add figures.

    A file with old figures alone says of the rows there are what they used to be, and nothing else, unless no other file has
    counted anything. Where a source is picked, only files that cite it tell postings, salaries and caveats.
    """
    roles: dict[str, list[Told]] = {}
    for told in files:
        roles.setdefault(told.file.role, []).append(told)
    return tuple(_merged(roles[name], view) for name in sorted(roles))


def merged_sources(lists: Iterable[Sequence[Source]]) -> tuple[Source, ...]:
    """Join lists of sources; the first entry of an id counts."""
    sources: dict[str, Source] = {}
    for entries in lists:
        for entry in entries:
            sources.setdefault(entry.id, entry)
    return tuple(sources.values())


def _merged(files: Sequence[Told], view: View) -> RoleFile:
    """Join the files of one role, those with old figures last."""
    stale = [told for told in files if (cited := _cited(told.file)) and cited <= view.old]
    fresh = [told for told in files if told not in stale]
    if view.picked or not any(_cited(told.file) for told in fresh):
        stale, fresh = [], list(files)
    if view.picked and len(files) > 1:
        fresh = [told if view.picked in _cited(told.file) else _silent(told) for told in fresh]
    joined = _Joined(fresh[0].file, (_name(fresh[0], view) if len(files) > 1 else ""))
    for told in fresh[1:]:
        joined.add(told.file, _name(told, view))
    for told in stale:
        joined.date(told.file)
    return joined.role()


def _cited(file: RoleFile) -> set[str]:
    """Give the sources whose counts a file holds."""
    return {entry.source for level in file.levels for row in level.demand for entry in row.observations}


def _name(told: Told, view: View) -> str:
    """Give the title of the source a file's caveats are about; "" where the profile itself says so."""
    cited = sorted(_cited(told.file))
    return view.titles.get(cited[0], cited[0]) if told.further and len(cited) == 1 else ""


def _silent(told: Told) -> Told:
    """Leave out what a file says of its own postings."""
    levels = tuple(replace(row, postings=0, salary_usd=None, caveats=()) for row in told.file.levels)
    file = replace(told.file, postings=0, salary_usd=None, caveats=(), levels=levels)
    return told._replace(file=file)


class _Caveats:
    """Sentences with the sources they are true of."""

    def __init__(self) -> None:
        self._names: dict[str, list[str]] = {}

    def add(self, sentences: Iterable[str], name: str) -> None:
        for sentence in sentences:
            names = self._names.setdefault(sentence, [])
            if name not in names:
                names.append(name)

    def told(self) -> tuple[str, ...]:
        """Give each sentence once, behind the titles of its sources; what holds for the profile itself has none."""
        return tuple(
            sentence if "" in names else f"{'; '.join(names)}: {sentence}"
            for sentence, names in self._names.items()
        )


class _Joined:
    """A role while files are added to it."""

    def __init__(self, file: RoleFile, name: str) -> None:
        self._file = file
        self._levels: dict[LevelName, LevelRow] = {row.level: row for row in file.levels}
        self._caveats = _Caveats()
        self._caveats.add(file.caveats, name)
        self._of_level: dict[LevelName, _Caveats] = {}
        for row in file.levels:
            self._of_level.setdefault(row.level, _Caveats()).add(row.caveats, name)

    def add(self, more: RoleFile, name: str) -> None:
        """Add a further file's figures; the totals, titles and salaries there are stay."""
        self._caveats.add(more.caveats, name)
        for row in more.levels:
            known = self._levels.get(row.level)
            if known is None or row.demand:
                self._levels[row.level] = _joined_level(known, row) if known else row
                self._of_level.setdefault(row.level, _Caveats()).add(row.caveats, name)
        postings = self._file.postings or more.postings
        largest = max(postings, *(row.postings for row in self._levels.values()))
        self._file = replace(self._file, postings=largest)

    def date(self, old: RoleFile) -> None:
        """Add what the rows there are used to be."""
        for row in old.levels:
            known = self._levels.get(row.level)
            if known is not None:
                seen = {one.skill: one.observations for one in row.demand}
                demand = tuple(
                    replace(one, observations=(*one.observations, *seen.get(one.skill, ())))
                    if one.observations
                    else one
                    for one in known.demand
                )
                self._levels[row.level] = replace(known, demand=demand)

    def role(self) -> RoleFile:
        """Give the role with all that was added."""
        levels = tuple(
            replace(row, caveats=self._of_level[name].told()) for name, row in self._levels.items()
        )
        return replace(self._file, levels=levels, caveats=self._caveats.told())


def _joined_level(level: LevelRow, more: LevelRow) -> LevelRow:
    """Add a level's figures; a group that shares a skill with another one there is left out: a skill is in one group."""
    groups = {row.id: row for row in level.groups}
    taken = {skill: row.id for row in level.groups for skill in row.skills}
    taken |= {row.skill: row.group for row in level.demand if row.group}
    apart = set()
    for group in more.groups:
        if all(taken.get(skill, group.id) == group.id for skill in group.skills):
            groups[group.id] = _joined_group(groups.get(group.id), group)
        else:
            apart.add(group.id)
    rows = {row.skill: row for row in level.demand}
    for row in more.demand:
        own = replace(row, group="") if row.group in apart else row
        rows[row.skill] = _joined_row(rows[row.skill], own) if row.skill in rows else own
    return replace(
        level,
        demand=tuple(rows.values()),
        groups=tuple(groups.values()),
        postings=level.postings or more.postings,
        salary_usd=level.salary_usd or more.salary_usd,
        requirements=(*level.requirements, *more.requirements),
    )


def _joined_group(known: GroupRow | None, more: GroupRow) -> GroupRow:
    return replace(known, observations=(*known.observations, *more.observations)) if known else more


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
