"""The reach counts real postings, each by its own required things."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgap.gap import Change, Stored, compare, level_fit, what_if
from skillgap.gap.judge.reach import needed
from tests.gap.people import TAXONOMY, demand, level, market, profile, resume, skill, skills

ROLES = market(profile("ml-engineer", level(demand("python", 0.8), demand("docker", 0.5))))


class Posted(NamedTuple):
    """A stored posting."""

    required: tuple[tuple[str, ...], ...]


POSTINGS = (
    Posted((("python",), ("docker",))),
    Posted((("python",), ("pytorch", "tensorflow"), ("docker",))),
    Posted((("python",),)),
    Posted(()),
)


def stored(*postings, at=0.7):
    return Stored(lambda role, level: postings if (role, level) == ("ml-engineer", "mid") else (), at)


def reach(*held, at=0.7, postings=POSTINGS):
    (role,) = compare(resume(), skills(*held), ROLES, TAXONOMY, stored=stored(*postings, at=at)).roles
    return role.reach


def test_a_posting_is_reached_from_the_threshold_on():
    found = reach(skill("python"))
    assert (found.value, found.n, found.at) == (round(1 / 3, 4), 3, 0.7)
    assert reach(skill("python"), skill("docker")).value == round(2 / 3, 4)
    assert reach(skill("python"), skill("docker"), at=0.6).value == 1.0


def test_one_alternative_is_enough_and_a_weak_credit_is_not():
    everything = (skill("python"), skill("docker"), skill("tensorflow"))
    assert reach(*everything).value == 1.0
    assert reach(skill("python", "learning"), skill("docker", "learning")).value == 0.0


def test_what_requires_nothing_is_not_counted_and_no_postings_are_no_reach():
    assert reach(skill("python"), postings=(Posted(()),)) is None
    assert reach(skill("python"), postings=()) is None
    assert reach(postings=POSTINGS) is None


@pytest.mark.parametrize(
    ("required", "at", "least"), [(10, 0.7, 7), (3, 0.7, 3), (1, 0.7, 1), (10, 0.0, 0), (4, 1, 4)]
)
def test_the_threshold_is_rounded_up_and_exact_shares_are_enough(required, at, least):
    assert needed(required, at) == least


def test_what_if_and_levels_show_reach_before_and_after():
    given_ = (resume(), skills(skill("python")), ROLES, TAXONOMY)
    found = what_if(*given_, role="ml-engineer", change=Change(learn=("docker",)), stored=stored(*POSTINGS))
    assert found.before.reach.value < found.after.reach.value
    (mid,) = level_fit(*given_, role="ml-engineer", level="mid", stored=stored(*POSTINGS)).levels
    assert mid.reach == found.before.reach


names = st.sampled_from(sorted(TAXONOMY.by_id))
needs = st.lists(st.lists(names, min_size=1, max_size=3), max_size=5)


@given(st.lists(needs, min_size=1, max_size=8), st.sets(names, min_size=1), names, st.floats(0, 1))
def test_a_further_skill_never_lowers_the_reach(asked, held, extra, at):
    postings = tuple(Posted(tuple(map(tuple, each))) for each in asked)
    before = reach(*(skill(name) for name in sorted(held)), at=at, postings=postings)
    after = reach(*(skill(name) for name in sorted({*held, extra})), at=at, postings=postings)
    assert (before is None) == (after is None)
    if before and after:
        assert before.value <= after.value
        assert before.n == after.n
