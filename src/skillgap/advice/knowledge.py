"""Everything skillgap knows before it has seen a resume."""

from __future__ import annotations

from pathlib import Path

import msgspec

from skillgap.bundled import bundled
from skillgap.market import Market, Source, load_market
from skillgap.month import Month
from skillgap.plan import Roadmaps, load_roadmaps
from skillgap.skills import Taxonomy, load_taxonomy


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """What skills are, what the market asks for, and which paths lead there."""

    taxonomy: Taxonomy
    market: Market
    roadmaps: Roadmaps


def load_knowledge(
    *, today: Month, source: str = "", profiles: Path | None = None, cache_folder: Path | None = None
) -> Knowledge:
    """Load taxonomy, market (of the folder `profiles`, else the shipped one) and roadmaps.

    Compiled forms are kept in `cache_folder` when one is given.
    """
    taxonomy = load_taxonomy(cache_folder=cache_folder)
    market = load_market(
        profiles or bundled("market_profiles"), today=today, source=source, cache_folder=cache_folder
    )
    roadmaps = load_roadmaps(bundled("roadmaps.yaml"), cache_folder=cache_folder)
    return Knowledge(taxonomy=taxonomy, market=market, roadmaps=roadmaps)


def sources_of(knowledge: Knowledge) -> tuple[Source, ...]:
    """List the sources that count something for some role, the largest first."""
    roles = knowledge.market.roles
    counting = {
        one.source
        for role in roles
        for level in role.levels
        for row in level.demand
        for one in row.observations
    }
    found = (source for source in knowledge.market.sources if source.id in counting)
    return tuple(sorted(found, key=lambda source: (-source.postings, source.id)))


def from_source(
    knowledge: Knowledge, source: str, *, today: Month, profiles: Path | None, cache_folder: Path | None
) -> Knowledge:
    """Take the figures of one source only; raises UnknownNameError where it counts nothing."""
    folder = profiles or bundled("market_profiles")
    market = load_market(folder, today=today, source=source, cache_folder=cache_folder)
    return msgspec.structs.replace(knowledge, market=market)
