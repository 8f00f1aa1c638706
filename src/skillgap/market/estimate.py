"""State demand where nobody counted: from what a path requires and what the neighbouring level shows."""

from __future__ import annotations

from collections.abc import Sequence

from skillgap.market.files.rows import EstimateRule, LevelRow, RulesFile
from skillgap.market.pooling import Pooled, widened
from skillgap.market.profile import LEVELS, Demand, LevelName, Requirement, Tier

_ORDER: tuple[Tier, ...] = ("critical", "high", "medium", "nice")


def requirements_of(row: LevelRow) -> tuple[Requirement, ...]:
    """List what the level's path requires, musts first, in authored order, each skill once."""
    found: dict[str, Requirement] = {}
    for need in ("must", "nice"):
        for block in row.requirements:
            for skill in block.must if need == "must" else block.nice:
                note = "; ".join(part for part in (block.notes.get(skill, ""), block.note) if part)
                found.setdefault(skill, Requirement(skill=skill, need=need, source=block.source, note=note))
    return tuple(found.values())


def required_demand(level: LevelName, rows: Sequence[LevelRow], rules: RulesFile) -> dict[str, Demand]:
    """Estimate demand from the requirements of a level and what carries over from the levels below it.

    Of several statements about a skill the strongest counts, and of equal ones the nearest level's.
    """
    found: dict[str, Demand] = {}
    for row in sorted(rows, key=lambda row: LEVELS.index(row.level), reverse=True):
        below = LEVELS.index(row.level) < LEVELS.index(level)
        if row.level != level and not (below and row.level in rules.estimates.carried_from):
            continue
        for requirement in requirements_of(row):
            if below and requirement.need != "must":
                continue
            bounds = rules.estimates.must if requirement.need == "must" else rules.estimates.nice
            known = found.get(requirement.skill)
            if known is None or bounds[0] > known.share:
                caveat = f"Estimate: {_needed(requirement, row.level)}; no postings were counted for it."
                found[requirement.skill] = estimated(
                    requirement.skill, Pooled(*bounds), rules, caveats=(caveat,), cites=(requirement.source,)
                )
    return found


def borrowed_demand(demand: Sequence[Demand], lender: LevelName, rules: RulesFile) -> dict[str, Demand]:
    """Take over the counted rows of the neighbouring level as estimates with a wider interval."""
    caveat = f"Estimate: borrowed from the {lender} level of this role, where postings were counted."
    return {
        row.skill: estimated(
            row.skill,
            widened(Pooled(row.share, row.low, row.high), rules.estimates.borrowed_sd),
            rules,
            caveats=(caveat, *row.caveats),
            cites=row.sources,
            group=row.group,
        )
        for row in demand
        if not row.estimate
    }


def estimated(
    skill: str,
    bounds: Pooled,
    rules: RulesFile,
    *,
    caveats: tuple[str, ...],
    cites: tuple[str, ...],
    group: str = "",
) -> Demand:
    """Build a demand row that says it is an estimate and stays out of the top tier."""
    return Demand(
        skill=skill,
        tier=capped(rules.tiers.tier(bounds.share), rules.estimates),
        share=bounds.share,
        low=bounds.low,
        high=bounds.high,
        observations=(),
        estimate=True,
        group=group,
        caveats=caveats,
        cites=cites,
    )


def capped(tier: Tier, rule: EstimateRule) -> Tier:
    """Lower a tier to the highest an estimate may have."""
    return _ORDER[max(_ORDER.index(tier), _ORDER.index(rule.top_tier))]


def _needed(requirement: Requirement, level: LevelName) -> str:
    word = "necessary" if requirement.need == "must" else "useful"
    return f"{requirement.source} calls it {word} to reach the {level} level"
