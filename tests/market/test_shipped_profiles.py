"""The shipped profiles hold what they promise: sizes, levels large enough, old figures as drift alone."""

from __future__ import annotations

import pytest

from skillgap.bundled import bundled
from skillgap.market import Level, Market, drift_of, load_market
from skillgap.month import Month

FOLDER = bundled("market_profiles")
OLD = "postings-2019"
MOST_BYTES = 2_000_000


@pytest.fixture(scope="module")
def market() -> Market:
    return load_market(FOLDER, today=Month(2026, 11))


def levels(market: Market) -> list[tuple[str, Level]]:
    return [(profile.role, level) for profile in market.roles for level in profile.levels]


def test_tables_of_postings_are_small() -> None:
    tables = [path for path in FOLDER.glob("*/*") if path.suffix in (".postings", ".parquet")]
    assert len(tables) > 15
    assert sum(path.stat().st_size for path in tables) < MOST_BYTES


def test_every_count_rests_on_forty_postings_or_more_of_which_the_top_skills_are_told(market: Market) -> None:
    seen = 0
    for role, level in levels(market):
        counted = [row for row in level.demand if not row.estimate]
        built = [one for row in counted for one in row.observations if one.source != "linkedin-2025-10"]
        assert all(one.n >= 40 for one in built), (role, level.level)
        assert len(counted) <= 80, (role, level.level)
        seen += bool(built)
    assert seen >= 18


def test_old_figures_are_drift_and_nothing_else(market: Market) -> None:
    moved = []
    for role, level in levels(market):
        assert not any(OLD in row.sources for row in level.demand)
        assert not any(OLD in caveat for caveat in level.caveats)
        moved += [(role, one.skill, one.direction) for one in drift_of(level)]
        for row in level.demand:
            assert row.estimate or any(one.pooled for one in row.observations)
    assert ("data-scientist", "large-language-models", "risen") in moved
    assert {role for role, _, _ in moved} == {"data-analyst", "data-engineer", "data-scientist"}


def test_caveats_of_further_sources_name_them(market: Market) -> None:
    titles = {source.title for source in market.sources}
    told = [
        caveat
        for profile in market.roles
        for caveat in profile.caveats
        if "state no level" in caveat or "has no row" in caveat
    ]
    assert len(told) > 8
    joined = {"ml-engineer", "ai-engineer", "data-scientist", "data-analyst"}
    for role in joined:
        mine = [text for text in market.by_role[role].caveats if "has no row" in text]
        assert all(any(text.startswith(title) for title in titles) for text in mine), role
        assert mine
