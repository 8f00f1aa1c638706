"""The authored form of the market: what stands in `market_profiles/*.yaml`, before pooling and estimates."""

from __future__ import annotations

from typing import Literal

import msgspec

from skillgap.market.profile import ContextFigure, LevelName, Observation, Source, Tier, Trend
from skillgap.month import Month


class ObservationRow(msgspec.Struct, frozen=True, kw_only=True):
    """One source's counted figure."""

    source: str
    share: float
    """0 to 1."""
    n: int | None = None
    """Postings the share is taken over; a figure without it is no observation and is refused."""
    as_of: str = ""
    """Day of the figure, YYYY-MM-DD; empty takes the source's."""
    required: float | None = None
    """0 to 1: share of the postings that require the skill, where the source tells."""
    preferred: float | None = None
    """0 to 1: share of the postings that prefer it; the rest of `share` names it in passing."""


class DemandRow(msgspec.Struct, frozen=True, kw_only=True):
    """One skill demanded at a level: counted observations, or an estimate with its bounds."""

    skill: str
    observations: tuple[ObservationRow, ...] = ()
    estimate: tuple[float, float, float] | None = None
    """Share, low and high where nothing was counted."""
    cites: tuple[str, ...] = ()
    """Sources an estimate rests on."""
    tier: Tier | None = None
    """The source's own label; without it, or with several sources, the rule by share decides."""
    group: str = ""
    caveats: tuple[str, ...] = ()


class GroupRow(msgspec.Struct, frozen=True, kw_only=True):
    """Skills that postings offer as alternatives."""

    id: str
    """As in `group` of the members' rows of demand."""
    skills: tuple[str, ...]
    """Two or more, most asked for first."""
    observations: tuple[ObservationRow, ...]
    """Shares of the postings that name any of them."""


class RequirementBlock(msgspec.Struct, frozen=True, kw_only=True):
    """What one source states as needed to reach a level."""

    source: str
    note: str = ""
    must: tuple[str, ...] = ()
    nice: tuple[str, ...] = ()
    notes: dict[str, str] = {}
    """Skill → what the source adds to it, such as the products it names."""


class LevelRow(msgspec.Struct, frozen=True, kw_only=True):
    """A level as authored; without demand it becomes an estimate from its neighbour and the requirements."""

    level: LevelName
    postings: int = 0
    salary_usd: int | None = None
    demand: tuple[DemandRow, ...] = ()
    groups: tuple[GroupRow, ...] = ()
    requirements: tuple[RequirementBlock, ...] = ()
    degree: Literal["none", "bachelor", "master", "doctorate"] = "none"
    publications: bool = False
    caveats: tuple[str, ...] = ()


class RoleFile(msgspec.Struct, frozen=True, kw_only=True):
    """One `<role>.yaml`."""

    schema: int
    source: str
    role: str
    title: str
    summary: str
    titles: tuple[str, ...]
    fields: tuple[str, ...] = ()
    postings: int
    salary_usd: int | None = None
    levels: tuple[LevelRow, ...]
    caveats: tuple[str, ...] = ()


class SourcesFile(msgspec.Struct, frozen=True, kw_only=True):
    """`sources.yaml`: every source a figure or a requirement may cite."""

    schema: int
    source: str
    sources: tuple[Source, ...]


class TierRule(msgspec.Struct, frozen=True, kw_only=True):
    """Smallest share of each tier above "nice"."""

    critical: float
    high: float
    medium: float

    def tier(self, share: float) -> Tier:
        """Give the tier of a share."""
        if share >= self.critical:
            return "critical"
        if share >= self.high:
            return "high"
        return "medium" if share >= self.medium else "nice"


class EstimateRule(msgspec.Struct, frozen=True, kw_only=True):
    """How a share is stated where nobody counted."""

    must: tuple[float, float, float]
    """Share, low and high of something a path calls necessary."""
    nice: tuple[float, float, float]
    borrowed_sd: float
    """Standard deviation on the logit scale added to a figure borrowed from the neighbouring level."""
    borrow_from: dict[LevelName, LevelName]
    top_tier: Tier
    """Highest tier an estimate may have."""
    carried_from: tuple[LevelName, ...]
    """Levels whose necessary requirements still count at the levels above."""


class YearsRule(msgspec.Struct, frozen=True, kw_only=True):
    """Years of experience usual at each level: a convention, not a count."""

    levels: dict[LevelName, int]
    note: str


class RulesFile(msgspec.Struct, frozen=True, kw_only=True):
    """`rules.yaml`: how rows become demand."""

    schema: int
    source: str
    tiers: TierRule
    estimates: EstimateRule
    years: YearsRule
    pooled_months: int
    """Oldest age in months of an observation that is still pooled."""
    trends: tuple[Trend, ...]


class ContextFile(msgspec.Struct, frozen=True, kw_only=True):
    """`context.yaml`."""

    schema: int
    source: str
    figures: tuple[ContextFigure, ...]


class MarketRows(msgspec.Struct, frozen=True, kw_only=True):
    """Everything authored, read together."""

    roles: tuple[RoleFile, ...]
    sources: tuple[Source, ...]
    rules: RulesFile
    context: tuple[ContextFigure, ...] = ()


def is_fresh(day: str, today: Month | None, rules: RulesFile) -> bool:
    """Tell whether a figure of a day, YYYY-MM-DD, is recent enough to be pooled; without `today` every one is."""
    return today is None or Month.parse(day[:7]).months_to(today) - 1 <= rules.pooled_months


def observed(row: ObservationRow, sources: dict[str, Source]) -> Observation:
    """Complete an authored observation with its source's day."""
    return Observation(
        source=row.source,
        share=row.share,
        n=row.n or 0,
        as_of=row.as_of or sources[row.source].as_of,
        required=row.required,
        preferred=row.preferred,
    )
