"""Two markets are compared by what was counted, and chance is told apart from change."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgap.bundled import bundled
from skillgap.market import Demand, Observation, compare_markets, load_market
from skillgap.market.diff import adjusted, p_value
from skillgap.month import Month


def counted(share: float, n: int, *more: tuple[float, int]) -> Demand:
    """Build a counted row of one source, or of several."""
    from skillgap.market import pool

    seen = ((share, n), *more)
    pooled = pool(seen)
    return Demand(
        skill="python",
        tier="high",
        share=pooled.share,
        low=pooled.low,
        high=pooled.high,
        observations=tuple(
            Observation(source=f"s{index}", share=part, n=size, as_of="2026-01-01")
            for index, (part, size) in enumerate(seen)
        ),
    )


def test_the_test_of_two_counts_agrees_with_statsmodels():
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    _, theirs = proportion.proportions_ztest([120, 180], [400, 450])
    assert p_value(counted(120 / 400, 400), counted(180 / 450, 450)) == pytest.approx(theirs)


def test_adjusting_agrees_with_statsmodels():
    multitest = pytest.importorskip("statsmodels.stats.multitest")
    ps = [0.01, 0.04, 0.03, 0.5, 0.005, 0.2]
    assert adjusted(ps) == pytest.approx(list(multitest.multipletests(ps, method="fdr_bh")[1]))


def test_disagreement_within_a_side_makes_change_unclear():
    sure = p_value(counted(0.5, 2000), counted(0.6, 2000))
    unsure = p_value(counted(0.5, 2000), counted(0.4, 1000, (0.8, 1000)))
    assert sure < 0.001 < unsure


@given(st.lists(st.floats(0, 1), max_size=30))
def test_adjusted_values_keep_order_and_never_shrink(ps):
    found = adjusted(ps)
    assert all(q >= p - 1e-12 and q <= 1 + 1e-9 for p, q in zip(ps, found, strict=True))
    order = sorted(range(len(ps)), key=lambda index: ps[index])
    assert [found[index] for index in order] == sorted(found)


def test_changed_and_unchanged_rows_are_told_apart():
    market = load_market(bundled("market_profiles"), today=Month(2026, 11))
    assert compare_markets(market, market).changes == ()
    changed = _with_python(market, counted(0.2, 3998))
    found = compare_markets(market, changed, role="ml-engineer")
    assert [(change.skill, change.level, change.direction) for change in found.changes] == [
        ("python", "mid", "fallen")
    ]
    assert {row.demand.skill for row in found.only_old} >= {"tensorflow"}
    assert compare_markets(market, changed, role="data-engineer").changes == ()


def _with_python(market, row):
    """Give a market whose mid-level ML engineer is asked for one skill alone."""
    profile = market.by_role["ml-engineer"]
    levels = tuple(
        msgspec.structs.replace(level, demand=(row,)) if level.level == "mid" else level
        for level in profile.levels
    )
    roles = tuple(
        msgspec.structs.replace(profile, levels=levels) if entry.role == "ml-engineer" else entry
        for entry in market.roles
    )
    return msgspec.structs.replace(market, roles=roles)
