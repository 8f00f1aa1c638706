"""The fit is the share of demand covered; its interval grows with the doubt."""

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillgap.gap.fit import credits_of, fit_of
from skillgap.market import Alternatives, Observation
from tests.gap.people import TAXONOMY, case, demand, level, resume, skill, skills


def fit(wanted, *found):
    return fit_of(case(resume(), skills(*found), wanted).items)


def test_the_worked_example_of_the_documentation():
    """docs/scoring.md, "An example by hand": in work, adjacent, in a list, an estimate, and an either-or group."""
    wanted = level(
        demand("python", 0.8, low=0.75, high=0.85),
        demand("pytorch", 0.6, low=0.5, high=0.7),
        demand("docker", 0.5, low=0.4, high=0.6),
        demand("statistics", 0.6, low=0.3, high=0.85, estimate=True),
        demand("eks", 0.4, group="clusters"),
        demand("megatron", 0.3, group="clusters"),
        groups=(any_of("clusters", 0.5, "eks", "megatron", low=0.4, high=0.6),),
    )
    found = (
        skill("python", confidence=0.98),
        skill("docker", "claimed", last=None),
        skill("tensorflow"),
        skill("megatron", "claimed", last=None),
    )
    result = fit(wanted, *found)
    assert result is not None
    assert (result.value, result.low, result.high) == (56.1, 44.5, 67.7)


def test_the_laid_open_credits_give_the_fit_again():
    wanted = level(demand("python", 0.8), demand("pytorch", 0.6), demand("docker", 0.5, estimate=True))
    found = case(resume(), skills(skill("python"), skill("tensorflow")), wanted)
    credits = credits_of(found.items, TAXONOMY)
    again = 100 * sum(c.weight * c.credit for c in credits) / sum(c.weight for c in credits)
    result = fit_of(found.items)
    assert result is not None
    assert result.value == pytest.approx(again, abs=0.05)
    assert [credit.via for credit in credits] == ["demonstrated", "near Tensorflow", "absent"]


def test_everything_shown_is_100_and_nothing_is_0():
    wanted = level(demand("python", 0.8), demand("docker", 0.5))
    full, none = fit(wanted, skill("python"), skill("docker")), fit(wanted, skill("theano"))
    assert full is not None
    assert none is not None
    assert (full.value, full.high) == (100.0, 100.0)
    assert (none.value, none.low) == (0.0, 0.0)


def test_no_demand_has_no_fit():
    assert fit(level(), skill("python")) is None
    assert fit(level(demand("python", 0.0, low=0.0, high=0.02)), skill("python")) is None


def test_an_either_or_group_counts_once():
    grouped = level(
        demand("python", 0.8), demand("pytorch", 0.6, group="dl"), demand("tensorflow", 0.7, group="dl")
    )
    alone = fit(grouped, skill("python"), skill("pytorch"))
    both = fit(grouped, skill("python"), skill("pytorch"), skill("tensorflow"))
    assert alone == both
    assert alone is not None
    assert alone.value == 100.0
    credits = {
        credit.skill: credit
        for credit in credits_of(case(resume(), skills(skill("pytorch")), grouped).items, TAXONOMY)
    }
    assert credits["pytorch"].weight == 0.7
    assert credits["tensorflow"].weight == 0.0
    assert credits["tensorflow"].via == "covered by group member Pytorch"


def any_of(name: str, share: float, *members: str, low: float, high: float) -> Alternatives:
    observed = Observation(source="counted", share=share, n=200, as_of="2026-01-15")
    return Alternatives(id=name, skills=members, share=share, low=low, high=high, observations=(observed,))


def test_a_group_weighs_what_asks_for_any_of_it():
    rows = (demand("python", 0.8), demand("pytorch", 0.4, group="dl"), demand("tensorflow", 0.3, group="dl"))
    together = any_of("dl", 0.6, "pytorch", "tensorflow", low=0.5, high=0.7)
    weighed = case(resume(), skills(skill("tensorflow")), level(*rows, groups=(together,)))
    weights = {item.demand.skill: round(item.weight, 3) for item in weighed.items}
    assert weights == {"python": 0.8, "pytorch": 0.0, "tensorflow": 0.6}
    result = fit_of(weighed.items)
    assert result is not None
    assert result.value == pytest.approx(100 * 0.6 / 1.4, abs=0.05)
    carried = next(item for item in weighed.items if item.weight == 0.6)
    assert (carried.asked, carried.others) == (together, ("pytorch",))
    assert carried.sd == pytest.approx(0.2 / 3.92, abs=0.0001)


def test_a_group_weighs_no_less_than_its_most_asked_member():
    rows = (demand("pytorch", 0.7, group="dl"), demand("tensorflow", 0.3, group="dl"))
    together = any_of("dl", 0.6, "pytorch", "tensorflow", low=0.5, high=0.7)
    weighed = case(resume(), skills(skill("tensorflow")), level(*rows, groups=(together,)))
    assert [item.weight for item in weighed.items] == [0.0, 0.7]
    guessed = (demand("pytorch", 0.7, group="dl", estimate=True), demand("tensorflow", 0.3, group="dl"))
    weighed = case(resume(), skills(skill("pytorch")), level(*guessed, groups=(together,)))
    assert [item.weight for item in weighed.items] == [0.6, 0.0]


def test_an_estimate_weighs_half():
    counted = fit(level(demand("python", 0.6), demand("docker", 0.6)), skill("python"))
    estimated = fit(level(demand("python", 0.6), demand("docker", 0.6, estimate=True)), skill("python"))
    assert counted is not None
    assert estimated is not None
    assert (counted.value, estimated.value) == (50.0, pytest.approx(66.7))


def test_doubt_widens_the_interval():
    narrow = level(demand("python", 0.6, low=0.58, high=0.62), demand("docker", 0.6, low=0.58, high=0.62))
    wide = level(demand("python", 0.6, low=0.3, high=0.9), demand("docker", 0.6, low=0.3, high=0.9))

    def width(wanted, confidence):
        result = fit(wanted, skill("python", confidence=confidence))
        assert result is not None
        return result.high - result.low

    assert width(wide, 1.0) > width(narrow, 1.0)
    assert width(narrow, 0.6) > width(narrow, 1.0)


NAMES = sorted(TAXONOMY.by_id)
rows = st.lists(
    st.tuples(st.sampled_from(NAMES), st.floats(0, 1), st.sampled_from(["", "a", "b"]), st.booleans()),
    min_size=1,
    unique_by=lambda row: row[0],
)
held = st.dictionaries(
    st.sampled_from(NAMES),
    st.tuples(st.sampled_from(["demonstrated", "claimed", "learning"]), st.floats(0.3, 1)),
)


def _level(drawn):
    return level(
        *(demand(name, share, group=group, estimate=estimate) for name, share, group, estimate in drawn)
    )


@settings(max_examples=200)
@given(rows, held, st.sampled_from(NAMES))
def test_a_further_skill_never_lowers_a_fit(drawn, has, extra):
    wanted = _level(drawn)
    before = fit(wanted, *(skill(name, state, confidence=sure) for name, (state, sure) in has.items()))
    more = {**has, extra: ("demonstrated", 1.0)}
    after = fit(wanted, *(skill(name, state, confidence=sure) for name, (state, sure) in more.items()))
    assert (before is None) == (after is None)
    if before and after:
        assert after.value >= before.value


@settings(max_examples=200)
@given(rows, held)
def test_an_interval_holds_its_value(drawn, has):
    result = fit(_level(drawn), *(skill(name, state, confidence=sure) for name, (state, sure) in has.items()))
    if result is not None:
        assert 0 <= result.low <= result.value <= result.high <= 100
        assert all(math.isfinite(number) for number in msgspec.structs.astuple(result))
