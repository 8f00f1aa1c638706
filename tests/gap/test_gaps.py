"""Gaps say what is asked, what the resume shows, what to do, and in which order."""

from __future__ import annotations

import pytest

from skillgap.gap.judge.gaps import gaps_of
from tests.gap.people import case, demand, level, must, resume, skill, skills


def gaps(wanted, *found):
    return gaps_of(case(resume(), skills(*found), wanted))


def test_kinds_follow_from_what_the_resume_shows():
    wanted = level(
        demand("python", 0.8),
        demand("kubernetes", 0.7),
        demand("docker", 0.6),
        demand("tensorflow", 0.5),
        demand("statistics", 0.4),
    )
    found = gaps(wanted, skill("python"), skill("eks"), skill("docker", "claimed"), skill("pytorch"))
    kinds = {gap.skill: gap.kind for gap in found}
    assert kinds == {
        "kubernetes": "wording",
        "docker": "proof",
        "tensorflow": "learning",
        "statistics": "learning",
    }


def test_a_wording_gap_costs_nothing_and_shows_its_evidence():
    (gap,) = gaps(level(demand("kubernetes", 0.7)), skill("eks"))
    assert (gap.hours, gap.hours_with_prerequisites) == (0, 0)
    assert gap.evidence == ("Built it with eks.",)
    assert "name Kubernetes beside Eks" in gap.remedy


def test_a_listed_skill_needs_proof_a_fraction_of_its_hours():
    (gap,) = gaps(level(demand("pytorch", 0.7)), skill("pytorch", "claimed"))
    assert (gap.kind, gap.hours, gap.gain) == ("proof", 35, 50.0)
    assert "no dated work or project shows it" in gap.why


def test_a_skill_being_learnt_is_to_be_finished():
    (gap,) = gaps(level(demand("pytorch", 0.7)), skill("pytorch", "learning"))
    assert (gap.kind, gap.hours) == ("proof", 70)
    assert gap.remedy.startswith("Finish it")


def test_an_old_skill_is_to_be_refreshed():
    (gap,) = gaps(level(demand("pytorch", 0.7)), skill("pytorch", last="2012-05"))
    assert (gap.kind, gap.hours) == ("proof", 25)
    assert "last in 2012-05" in gap.why


def test_recent_work_a_little_faded_is_no_gap():
    assert gaps(level(demand("pytorch", 0.7)), skill("pytorch", last="2023-05")) == ()


def test_a_listed_skill_that_work_implies_is_to_be_named_there():
    (gap,) = gaps(level(demand("deep-learning", 0.7)), skill("deep-learning", "claimed"), skill("pytorch"))
    assert (gap.kind, gap.hours) == ("wording", 0)
    assert gap.why.endswith("the resume only lists it, though it follows from Pytorch.")
    assert gap.remedy == "Name Deep-Learning in the work that shows Pytorch too, if you used it there."


def test_hours_include_the_prerequisites_not_shown():
    (gap,) = gaps(level(demand("deep-learning", 0.7)), skill("statistics"))
    assert gap.hours == 160
    assert gap.hours_with_prerequisites == 160 + 200 + 100
    (gap,) = gaps(
        level(demand("deep-learning", 0.7)), skill("statistics"), skill("python"), skill("machine-learning")
    )
    assert gap.hours_with_prerequisites == 160


def test_a_neighbour_shortens_learning():
    (gap,) = gaps(level(demand("tensorflow", 0.7)), skill("pytorch"))
    assert gap.hours == round(100 - 40 * 0.36)
    assert "Pytorch is part of the way" in gap.why


def test_figures_stand_in_the_reason():
    (gap,) = gaps(level(demand("docker", 0.693, n=88, low=0.59, high=0.78)))
    assert gap.why == "69.3 % of 88 postings ask for it (59–78 %); the resume does not name it."
    assert (gap.n, gap.sources, gap.estimate) == (88, ("counted",), False)
    (gap,) = gaps(level(demand("docker", 0.6, estimate=True, cites=("told",))))
    assert "nobody counted" in gap.why
    assert (gap.n, gap.sources, gap.estimate) == (0, ("told",), True)


def test_what_nobody_asks_for_is_no_gap():
    assert gaps(level(demand("docker", 0.0, low=0.0), demand("python", 0.8)), skill("python")) == ()


def test_gain_is_what_closing_adds_to_the_fit():
    found = gaps(level(demand("python", 0.6), demand("docker", 0.2)))
    assert {gap.skill: gap.gain for gap in found} == {"python": 75.0, "docker": 25.0}


def test_gain_per_hour_orders_and_the_first_tiers_are_never_buried():
    wanted = level(
        demand("docker", 0.3, tier="medium"),
        demand("deep-learning", 0.7, tier="critical"),
        demand("python", 0.7, tier="critical"),
    )
    assert [gap.skill for gap in gaps(wanted)] == ["python", "deep-learning", "docker"]


def test_trends_move_the_order():
    def order(rising, declining):
        wanted = level(demand("pytorch", 0.5, trend=rising), demand("tensorflow", 0.5, trend=declining))
        return [gap.skill for gap in gaps(wanted)]

    assert order("rising", "declining") == ["pytorch", "tensorflow"]
    assert order("declining", "rising") == ["tensorflow", "pytorch"]


def test_ties_fall_to_the_name():
    wanted = level(demand("tensorflow", 0.5), demand("pytorch", 0.5))
    assert [gap.skill for gap in gaps(wanted)] == ["pytorch", "tensorflow"]


def test_a_group_covered_is_no_gap_and_one_missing_is_one_gap():
    wanted = level(demand("pytorch", 0.6, group="dl"), demand("tensorflow", 0.7, group="dl"))
    assert gaps(wanted, skill("pytorch")) == ()
    assert [gap.skill for gap in gaps(wanted)] == ["tensorflow"]


@pytest.mark.parametrize("name", ["cobol-from-nowhere", "theano"])
def test_a_skill_without_hours_takes_the_usual(name):
    (gap,) = gaps(level(demand(name, 0.5)))
    assert gap.hours == 60


def test_gaps_the_figures_cannot_tell_apart_share_a_rank():
    wide = {"low": 0.1, "high": 0.9}
    tied = gaps(level(demand("pytorch", 0.5, **wide), demand("tensorflow", 0.45, **wide)))
    assert [gap.rank for gap in tied] == [1, 1]
    narrow = {"low": 0.49, "high": 0.51}
    apart = gaps(level(demand("pytorch", 0.5, **narrow), demand("tensorflow", 0.3, low=0.29, high=0.31)))
    assert [gap.rank for gap in apart] == [1, 2]


def test_ranks_after_a_tie_count_on():
    wide, narrow = {"low": 0.3, "high": 0.7}, {"low": 0.09, "high": 0.11}
    wanted = level(
        demand("pytorch", 0.5, **wide),
        demand("tensorflow", 0.5, **wide),
        demand("docker", 0.1, tier="nice", **narrow),
    )
    assert [gap.rank for gap in gaps(wanted)] == [1, 1, 3]


def test_what_everybody_expects_comes_first_when_a_bar_asks_for_it():
    rows = (demand("docker", 0.7, tier="critical"), demand("python", 0.7, tier="critical"))
    assert [gap.skill for gap in gaps(level(*rows))] == ["python", "docker"]
    merely = (demand("docker", 0.7), demand("python", 0.7))
    assert [gap.skill for gap in gaps(level(*merely))] == ["docker", "python"]
    path = level(*merely, requirements=must("python"))
    assert [gap.skill for gap in gaps(path)] == ["python", "docker"]


def test_where_nearly_all_ask_absence_is_noticed():
    (gap,) = gaps(level(demand("docker", 0.9)))
    assert gap.why.endswith("its absence tells more than its presence would.")
    (gap,) = gaps(level(demand("docker", 0.5)))
    assert gap.why.endswith("the resume does not name it.")


def test_what_the_resume_names_is_never_to_be_learnt_from_nothing():
    (gap,) = gaps(level(demand("tensorflow", 0.7)), skill("tensorflow", "learning"), skill("pytorch"))
    assert (gap.kind, gap.hours) == ("proof", 70)
    assert gap.remedy.startswith("Finish it")
