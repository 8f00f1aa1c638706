"""Roles are ordered by fits made comparable, so that being short alone does not put a profile first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgap.gap import compare
from skillgap.gap.case import person_of
from skillgap.gap.comparison import places_of
from skillgap.gap.ranking import Standing, comparable
from tests.gap.people import TAXONOMY, demand, level, market, profile, resume, skill, skills

THIN = profile("thin", level(demand("python", 0.9)))
FULL = profile(
    "full",
    level(
        *(
            demand(name, 0.6)
            for name in ("python", "docker", "kubernetes", "pytorch", "statistics", "tensorflow")
        )
    ),
)
roles = st.lists(st.tuples(st.floats(0, 10), st.floats(0, 1)), min_size=1, max_size=5)


def standing(found, name="x", rows=6):
    weight, rate = found
    return Standing(
        compare(resume(), skills(), market(profile(name, level())), TAXONOMY).roles[0],
        weight,
        weight * rate,
        rows,
    )


def test_a_short_profile_is_filled_up_at_the_persons_own_rate():
    values = comparable([standing((1.0, 1.0), "thin"), standing((9.0, 0.5), "full")])
    assert values["thin"] == pytest.approx(100 * (1 + 8 * 5.5 / 10) / 9)
    assert values["full"] == pytest.approx(50.0)


def test_a_full_profile_well_covered_comes_before_a_short_one_fully_covered():
    held = [skill(name) for name in ("python", "docker", "kubernetes", "pytorch", "statistics")]
    far = profile("far", level(*(demand(f"unknown-{number}", 0.6) for number in range(6))))
    ranking = compare(resume(), skills(*held), market(far, FULL, THIN), TAXONOMY).roles
    assert [role.role for role in ranking] == ["full", "thin", "far"]
    assert ranking[1].fit.value == 100.0
    assert ranking[0].note == (
        "Placed before Thin (fit 100) because few skills are tracked there (1, here 6), which makes a fit easy."
    )


def test_estimates_do_not_order_roles():
    stated = profile(
        "stated",
        level(
            demand("python", 0.8), *(demand(name, 0.6, estimate=True) for name in ("docker", "statistics"))
        ),
    )
    silent = profile("zilent", level(demand("python", 0.8)))
    ranking = compare(resume(), skills(skill("python")), market(stated, silent), TAXONOMY).roles
    assert [role.role for role in ranking] == ["stated", "zilent"]


def test_where_nothing_was_counted_the_estimates_order_roles_and_lift_none():
    def guessed(role, *names):
        return profile(role, level(*(demand(name, 0.6, estimate=True) for name in names)))

    roles = market(FULL, guessed("far", "docker", "kubernetes"), guessed("near", "python", "docker"))
    person = person_of(resume(), skills(skill("python")), TAXONOMY)
    places = {place.role.role: place for place in places_of(person, roles, level="mid")}
    assert places["near"].comparable > places["far"].comparable
    assert places["far"].comparable <= places["far"].role.fit.high


def test_nothing_demanded_anywhere_ranks_by_name():
    assert comparable([standing((0.0, 0.0))]) == {"x": 0.0}


@given(roles)
def test_comparable_fits_stay_between_0_and_100_and_keep_the_order_of_equal_profiles(drawn):
    entries = [standing(found, f"r{place}") for place, found in enumerate(drawn)]
    values = comparable(entries)
    assert all(-1e-6 <= value <= 100 + 1e-6 for value in values.values())
    same = [standing((5.0, rate), f"r{place}") for place, (_, rate) in enumerate(drawn)]
    order = comparable(same)
    assert [order[f"r{place}"] for place in range(len(drawn))] == pytest.approx(
        [100 * rate for _, rate in drawn]
    )
