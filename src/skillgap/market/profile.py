"""The market's values: what postings for a role and level ask for, with source, size and doubt."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec

from skillgap.market.pooling import wilson

LevelName = Literal["entry", "mid", "senior", "staff"]
Tier = Literal["critical", "high", "medium", "nice"]
Direction = Literal["rising", "stable", "declining"]
LEVELS: tuple[LevelName, ...] = ("entry", "mid", "senior", "staff")
"""Lowest first."""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where figures come from."""

    id: str
    title: str
    as_of: str
    """Day the figures stand for, YYYY-MM-DD."""
    method: str
    postings: int
    """Postings behind the whole source."""
    geography: str = ""
    period: str = ""
    limits: tuple[str, ...] = ()
    """What the source cannot say, one sentence each."""


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """One source's figure for one skill of one role and level."""

    source: str
    share: float
    """0 to 1: share of the postings that name the skill."""
    n: int
    """Postings the share is taken over."""
    as_of: str
    pooled: bool = True
    """False when older than 36 months: shown as drift, not pooled."""
    required: float | None = None
    """0 to 1: share of the postings that require the skill; None where the source does not tell."""
    preferred: float | None = None
    """0 to 1: share of the postings that prefer it; what is left of `share` names it in passing."""


class Demand(msgspec.Struct, frozen=True, kw_only=True):
    """How much a role and level asks for a skill."""

    skill: str
    tier: Tier
    share: float
    """0 to 1; pooled over the observations, or the estimate where there is none."""
    low: float
    """Lower end of the 95 % interval."""
    high: float
    observations: tuple[Observation, ...]
    estimate: bool = False
    """True when no count stands behind it (a path's requirement): never in the top tier."""
    group: str = ""
    """Either-or group within the level; members count once. Empty when alone."""
    trend: Literal["rising", "stable", "declining", ""] = ""
    caveats: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    """Ids of the sources an estimate rests on; empty for counted rows, whose observations name them."""

    @property
    def n(self) -> int:
        """Postings behind the pooled share, all sources together; 0 for an estimate."""
        return sum(observation.n for observation in self.observations if observation.pooled)

    @property
    def disagrees(self) -> bool:
        """Whether the 95 % intervals of two pooled observations are apart."""
        spans = [wilson(entry.share, entry.n) for entry in self.observations if entry.pooled]
        return max((span.low for span in spans), default=0) > min((span.high for span in spans), default=1)

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources behind the figure, counted or cited, each once."""
        counted = (observation.source for observation in self.observations if observation.pooled)
        return tuple(dict.fromkeys((*counted, *self.cites)))


class Alternatives(msgspec.Struct, frozen=True, kw_only=True):
    """Skills that postings offer as alternatives: one of them is enough."""

    id: str
    """As in `Demand.group` of the members."""
    skills: tuple[str, ...]
    """Most asked for first."""
    share: float
    """0 to 1: share of the postings that name any of them, pooled as for one skill."""
    low: float
    high: float
    observations: tuple[Observation, ...]

    @property
    def n(self) -> int:
        """Postings behind the pooled share, all sources together."""
        return sum([one.n for one in self.observations if one.pooled])

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources behind the figure, each once."""
        return tuple(dict.fromkeys([one.source for one in self.observations if one.pooled]))


class Requirement(msgspec.Struct, frozen=True, kw_only=True):
    """Something a career path demands at a level, with no count behind it."""

    skill: str
    need: Literal["must", "nice"]
    source: str
    note: str = ""


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """A role at a level."""

    level: LevelName
    basis: Literal["measured", "estimate"]
    """"estimate": no postings were counted at this level; demand is borrowed and labelled so."""
    postings: int
    """0 when none were counted."""
    salary_usd: int | None
    years_min: int | None
    """Years of experience usual for the level; a bar, see `source` in the profile's caveats."""
    demand: tuple[Demand, ...]
    """Largest share first, then skill id."""
    groups: tuple[Alternatives, ...] = ()
    """Either-or groups, the largest share first."""
    requirements: tuple[Requirement, ...] = ()
    degree: Literal["none", "bachelor", "master", "doctorate"] = "none"
    """Degree the path states as required; "none" when it states none."""
    publications: bool = False
    caveats: tuple[str, ...] = ()


class RoleProfile(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """A role's demand at every level."""

    role: str
    title: str
    summary: str
    titles: tuple[str, ...]
    """Job titles that mean this role, for recognising it in a resume's headline and positions."""
    fields: tuple[str, ...] = ()
    """Words that name the role's field without naming the role ("machine learning"): a hint in a headline, nothing
    in a posting's title."""
    postings: int
    """Postings of the role over all levels; mid and senior need not add up to it."""
    salary_usd: int | None
    levels: tuple[Level, ...]
    """In the order of LEVELS."""
    caveats: tuple[str, ...] = ()

    @cached_property
    def by_level(self) -> dict[str, Level]:
        """The levels by name."""
        return {level.level: level for level in self.levels}


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """Skills a source reports as moving one way."""

    trend: Direction
    skills: tuple[str, ...]
    source: str
    note: str = ""


class ContextFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure about the world of work that belongs to no role, with its citation."""

    id: str
    text: str
    """The finding in one sentence."""
    citation: str
    year: int
    url: str = ""
    via: str = ""
    """Id of the source that reports it, when it was not read at first hand."""
    n: int | None = None
    skills: tuple[str, ...] = ()
    """Skills the figure is about; empty for one about work at large."""
    reading: str = ""
    """How to read it: what it does not say."""


class Market(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """All profiles, with the sources they cite."""

    roles: tuple[RoleProfile, ...]
    """Sorted by role id."""
    sources: tuple[Source, ...]
    data_version: str
    """First 12 hexadecimal digits of the SHA-256 of the authored files."""
    trends: tuple[Trend, ...] = ()
    """Movements a source reports."""
    context: tuple[ContextFigure, ...] = ()
    """Figures about the world of work, for reading beside the roles."""
    source: str = ""
    """The one source used when `--source` picked it; empty when all are pooled."""

    @cached_property
    def by_role(self) -> dict[str, RoleProfile]:
        """The profiles by role id."""
        return {profile.role: profile for profile in self.roles}
