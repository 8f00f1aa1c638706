"""Shares are pooled so that small counts and disagreement widen the interval."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgap.market import pool, wilson
from skillgap.market.pooling import _T, Pooled, _t, expit, logit, widened

counts = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
observations = counts.map(lambda pair: (pair[0] / pair[1], pair[1]))


def test_wilson_agrees_with_the_published_example():
    """Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662; 0 of 20 gives 0 to 0.1611."""
    found = wilson(81 / 263, 263)
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)
    none = wilson(0.0, 20)
    assert (none.low, round(none.high, 4)) == (0.0, 0.1611)


def test_one_source_is_its_wilson_interval():
    assert pool([(0.693, 88)]) == wilson(0.693, 88)


def test_three_sources_that_agree_are_worth_about_their_sum():
    pooled = pool([(0.5, 400), (0.5, 400), (0.5, 400)])
    assert pooled.share == pytest.approx(0.5)
    half = (pooled.high - pooled.low) / 2
    assert half == pytest.approx(_T[1] * math.sqrt(4 / 1200) / 4, rel=0.05)


def test_random_effects_by_hand():
    """The same sums done step by step for shares 0.2 of 100, 0.4 of 100 and 0.6 of 100."""
    y = [math.log(20 / 80), math.log(40 / 60), math.log(60 / 40)]
    v = [1 / 20 + 1 / 80, 1 / 40 + 1 / 60, 1 / 60 + 1 / 40]
    w = [1 / each for each in v]
    mean = sum(a * b for a, b in zip(w, y, strict=True)) / sum(w)
    q = sum(a * (b - mean) ** 2 for a, b in zip(w, y, strict=True))
    tau2 = (q - 2) / (sum(w) - sum(a * a for a in w) / sum(w))
    w = [1 / (each + tau2) for each in v]
    mean = sum(a * b for a, b in zip(w, y, strict=True)) / sum(w)
    hk = max(1, sum(a * (b - mean) ** 2 for a, b in zip(w, y, strict=True)) / 2)
    half = 4.3027 * math.sqrt(hk / sum(w))
    found = pool([(0.2, 100), (0.4, 100), (0.6, 100)])
    assert found.share == pytest.approx(expit(mean))
    assert found.low == pytest.approx(expit(mean - half))
    assert found.high == pytest.approx(expit(mean + half))


@pytest.mark.parametrize(
    "seen",
    [
        [(0.2, 100), (0.4, 100), (0.6, 100)],
        [(0.88, 3998), (0.31, 201), (0.55, 300)],
        [(0.1, 50), (0.3, 700), (0.25, 90), (0.6, 40)],
    ],
)
def test_pooling_agrees_with_statsmodels(seen):
    """The same model in statsmodels: DerSimonian and Laird's centre, Hartung and Knapp's standard error."""
    meta = pytest.importorskip("statsmodels.stats.meta_analysis")
    import numpy as np
    from scipy import stats

    hits = np.array([share * n for share, n in seen])
    sizes = np.array([n for _, n in seen])
    effects, variances = np.log(hits / (sizes - hits)), 1 / hits + 1 / (sizes - hits)
    theirs = meta.combine_effects(effects, variances, method_re="dl")
    scale = max(1.0, theirs.scale_hksj_re)
    half = stats.t.ppf(0.975, len(seen) - 1) * theirs.sd_eff_w_re * math.sqrt(scale)
    ours = pool(seen)
    assert ours.share == pytest.approx(expit(theirs.mean_effect_re))
    assert ours.low == pytest.approx(expit(theirs.mean_effect_re - half), abs=1e-5)
    assert ours.high == pytest.approx(expit(theirs.mean_effect_re + half), abs=1e-5)


def test_the_worked_example_of_the_documentation():
    found = pool([(0.88, 3998), (0.31, 201), (0.55, 300)])
    assert tuple(round(value, 3) for value in found) == (0.615, 0.035, 0.986)


def test_wilson_agrees_with_statsmodels():
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    low, high = proportion.proportion_confint(62, 200, method="wilson")
    assert wilson(0.31, 200)[1:] == pytest.approx((low, high))


def test_disagreement_widens_the_interval():
    agree = pool([(0.4, 300), (0.4, 300), (0.4, 300)])
    differ = pool([(0.2, 300), (0.4, 300), (0.6, 300)])
    assert differ.high - differ.low > 2 * (agree.high - agree.low)


def test_two_sources_span_both():
    pooled = pool([(0.3, 100), (0.7, 100)])
    assert pooled.low <= wilson(0.3, 100).low
    assert pooled.high >= wilson(0.7, 100).high
    assert pooled.high - pooled.low < 0.8


@given(st.lists(observations, min_size=1, max_size=6))
def test_a_pooled_share_lies_in_its_interval_and_between_its_sources(sources):
    found = pool(sources)
    assert 0 <= found.low <= found.share <= found.high <= 1
    slack = 0.5 / (min(n for _, n in sources) + 1)
    assert min(share for share, _ in sources) - slack - 1e-9 <= found.share
    assert found.share <= max(share for share, _ in sources) + slack + 1e-9


@given(st.lists(observations, min_size=1, max_size=5))
def test_the_order_of_sources_does_not_matter(sources):
    one, other = pool(sources), pool(sources[::-1])
    assert one == pytest.approx(other, abs=1e-9)


@given(observations, st.floats(0, 3))
def test_widening_never_narrows(observation, sd):
    before = wilson(*observation)
    after = widened(before, sd)
    assert after.share == before.share
    assert 0 <= after.low <= before.low + 1e-3
    assert before.high - 1e-3 <= after.high <= 1


def test_nothing_cannot_be_pooled():
    with pytest.raises(ValueError, match="nothing"):
        pool([])


def test_points_of_t_fall_towards_the_normal():
    values = [_t(degrees) for degrees in range(1, 40)]
    assert values == sorted(values, reverse=True)
    assert values[-1] == pytest.approx(2.0227, abs=2e-3)


def test_logit_and_expit_undo_each_other():
    assert expit(logit(0.123)) == pytest.approx(0.123)
    assert expit(-800) == 0.0
    assert Pooled(0.5, 0.4, 0.6).share == 0.5
