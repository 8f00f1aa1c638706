"""Load the market: authored rows → pooled demand at every level of every role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from skillgap.authored import compiled
from skillgap.errors import UnknownNameError
from skillgap.market.estimate import borrowed_demand, estimated, required_demand, requirements_of
from skillgap.market.files.read import data_paths, read_rows
from skillgap.market.files.rows import (
    DemandRow,
    GroupRow,
    LevelRow,
    MarketRows,
    RoleFile,
    RulesFile,
    is_fresh,
    observed,
)
from skillgap.market.pooling import Pooled, pool
from skillgap.market.profile import (
    LEVELS,
    Alternatives,
    Demand,
    Level,
    LevelName,
    Market,
    Observation,
    RoleProfile,
    Source,
)
from skillgap.month import Month


def load_market(
    folder: Path, *, today: Month | None, source: str = "", cache_folder: Path | None = None
) -> Market:
    """Load every profile of a folder, with shares pooled as of `today`; without it no figure is too old.

    A folder inside a market, as `skillgap market build` writes it, is read alone, by the rules of that market.
    `source` picks one source's figures; empty pools all that are recent enough (`pooled_months` in rules.yaml).
    Raises DataError that lists every problem of the files, and UnknownNameError for a source nobody cites.
    """
    market, version = compiled(
        f"market-{source or 'all'}",
        data_paths(folder),
        lambda: build_market(read_rows(folder, today=today, source=source), today=today, source=source),
        Market,
        cache_folder=cache_folder,
        variant=str(today),
    )
    return msgspec.structs.replace(market, data_version=version)


def build_market(rows: MarketRows, *, today: Month | None, source: str = "") -> Market:
    """Pool the rows and complete the levels nobody counted; a picked source leaves out the roles it says nothing of."""
    cited = {
        entry.source
        for role in rows.roles
        for level in role.levels
        for row in level.demand
        for entry in row.observations
    }
    if source and source not in cited:
        raise UnknownNameError("source", source, known=sorted(cited), suggestions=_near(source, cited))
    pooling = _Pooling(rows, today, source)
    roles = [_profile(role, pooling) for role in rows.roles]
    if source:
        roles = [role for role in roles if any(level.basis == "measured" for level in role.levels)]
    return Market(
        roles=tuple(sorted(roles, key=lambda profile: profile.role)),
        sources=rows.sources,
        data_version="",
        trends=rows.rules.trends,
        context=rows.context,
        source=source,
    )


def _near(name: str, known: set[str]) -> list[str]:
    import difflib

    return difflib.get_close_matches(name, sorted(known), n=2, cutoff=0.5)


class _Pooling:
    """Turns authored rows into demand as of one month and, when picked, from one source."""

    def __init__(self, rows: MarketRows, today: Month | None, source: str) -> None:
        self.rules: RulesFile = rows.rules
        self.sources: dict[str, Source] = {entry.id: entry for entry in rows.sources}
        self.today = today
        self.source = source
        self.trends = {skill: row.trend for row in rows.rules.trends for skill in row.skills}

    def demand(self, row: DemandRow, *, alone: bool) -> Demand | None:
        """Give the demand of a row; None when the picked source says nothing about it.

        Figures that are all too old stand as an estimate only in a role nobody has counted since (`alone`): beside fresh
        counts, what these no longer name is not asked for.
        """
        if row.estimate is not None:
            if self.source and self.source not in row.cites:
                return None
            bounds = Pooled(*row.estimate)
            return estimated(
                row.skill, bounds, self.rules, caveats=row.caveats, cites=row.cites, group=row.group
            )
        seen = tuple(self.dated(observed(entry, self.sources)) for entry in row.observations)
        if self.source:
            seen = tuple(entry for entry in seen if entry.source == self.source)
        if not seen or not (alone or any(entry.pooled for entry in seen)):
            return None
        return self.counted(row, seen)

    def is_old(self, role: RoleFile) -> bool:
        """Tell whether a role has no count that is recent enough."""
        rows = (row for level in role.levels for row in level.demand)
        return not any(
            self.dated(observed(entry, self.sources)).pooled for row in rows for entry in row.observations
        )

    def alternatives(self, row: GroupRow) -> Alternatives | None:
        """Give a group with its pooled share; None when no source that counts tells of it."""
        seen = tuple(self.dated(observed(entry, self.sources)) for entry in row.observations)
        seen = tuple(entry for entry in seen if not self.source or entry.source == self.source)
        fresh = [(entry.share, entry.n) for entry in seen if entry.pooled]
        if not fresh:
            return None
        share, low, high = pool(fresh)
        return Alternatives(id=row.id, skills=row.skills, share=share, low=low, high=high, observations=seen)

    def dated(self, observation: Observation) -> Observation:
        """Mark an observation that is too old to be pooled; one the user picked is used whatever its age."""
        pooled = bool(self.source) or is_fresh(observation.as_of, self.today, self.rules)
        return msgspec.structs.replace(observation, pooled=pooled)

    def counted(self, row: DemandRow, seen: tuple[Observation, ...]) -> Demand:
        """Pool counted figures; where all are too old they only stand as an estimate."""
        fresh = [(entry.share, entry.n) for entry in seen if entry.pooled]
        if not fresh:
            old = pool([(entry.share, entry.n) for entry in seen])
            caveat = f"Estimate: every figure is older than {self.rules.pooled_months} months."
            stale = estimated(
                row.skill,
                old,
                self.rules,
                caveats=(caveat, *row.caveats),
                cites=tuple(entry.source for entry in seen),
                group=row.group,
            )
            return msgspec.structs.replace(stale, observations=seen)
        share, low, high = pool(fresh)
        own = row.tier if len(fresh) == 1 else None
        return Demand(
            skill=row.skill,
            tier=own or self.rules.tiers.tier(share),
            share=share,
            low=low,
            high=high,
            observations=seen,
            group=row.group,
            caveats=row.caveats,
        )

    def marked(self, row: Demand) -> Demand:
        """Add the trend its skill is known to have."""
        return msgspec.structs.replace(row, trend=self.trends.get(row.skill, ""))


def _profile(role: RoleFile, pooling: _Pooling) -> RoleProfile:
    """Build a role with all its levels."""
    old = pooling.is_old(role)
    counted = {
        row.level: tuple(
            found for entry in row.demand if (found := pooling.demand(entry, alone=old)) is not None
        )
        for row in role.levels
    }
    rows = sorted(role.levels, key=lambda row: LEVELS.index(row.level))
    return RoleProfile(
        role=role.role,
        title=role.title,
        summary=role.summary,
        titles=role.titles,
        fields=role.fields,
        postings=role.postings,
        salary_usd=role.salary_usd,
        levels=tuple(_level(row, rows, counted, pooling) for row in rows),
        caveats=(*role.caveats, pooling.rules.years.note),
    )


def _level(
    row: LevelRow, rows: Sequence[LevelRow], counted: dict[LevelName, tuple[Demand, ...]], pooling: _Pooling
) -> Level:
    """Build a level: counted rows first, then what its neighbour lends, then what its path requires."""
    own = {entry.skill: entry for entry in counted[row.level]}
    measured = any(not entry.estimate for entry in own.values())
    required = required_demand(row.level, rows, pooling.rules)
    lender = pooling.rules.estimates.borrow_from[row.level]
    borrowed = {} if measured else borrowed_demand(counted.get(lender, ()), lender, pooling.rules)
    demand = {**required, **_larger(borrowed, required), **own}
    ordered = sorted(map(pooling.marked, demand.values()), key=lambda entry: (-entry.share, entry.skill))
    groups = [group for entry in row.groups if (group := pooling.alternatives(entry)) is not None]
    missing = (
        "" if measured else f"No postings were counted at the {row.level} level: every figure is an estimate."
    )
    return Level(
        level=row.level,
        basis="measured" if measured else "estimate",
        postings=_postings(row, own.values(), pooling.source),
        salary_usd=row.salary_usd,
        years_min=pooling.rules.years.levels[row.level],
        demand=tuple(ordered),
        groups=tuple(sorted(groups, key=lambda group: (-group.share, group.id))),
        requirements=requirements_of(row),
        degree=row.degree,
        publications=row.publications,
        caveats=(missing, *row.caveats) if missing else row.caveats,
    )


def _postings(row: LevelRow, counted: Iterable[Demand], source: str) -> int:
    """Give the postings behind a level: those the role's profile states, or those a picked source has counted."""
    return max((entry.n for entry in counted), default=0) if source else row.postings


def _larger(borrowed: dict[str, Demand], required: dict[str, Demand]) -> dict[str, Demand]:
    """Keep what is lent unless the path's own statement is larger."""
    return {
        skill: row
        for skill, row in borrowed.items()
        if skill not in required or row.share >= required[skill].share
    }
