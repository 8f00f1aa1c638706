"""Learning is tried out before it is done: alone, as the best next skills, and over several roles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgap.errors import UnknownNameError
from skillgap.gap import compare, find_skill, fit_matrix, smallest_lift, what_if
from tests.gap.people import TAXONOMY, demand, level, market, profile, resume, skill, skills

ROLES = market(
    profile("ai-engineer", level(demand("python", 0.8), demand("pytorch", 0.4), demand("docker", 0.3))),
    profile(
        "mlops-engineer",
        level(demand("python", 0.7), demand("kubernetes", 0.6)),
        level(demand("python", 0.9), name="senior"),
    ),
)


def test_learning_adds_its_gain_and_says_its_hours():
    found = what_if(resume(), skills(skill("python")), ROLES, TAXONOMY, role="ai-engineer", learn=["PyTorch"])
    (step,) = found.steps
    assert found.before.fit.value == 53.3
    assert (step.gain, step.hours, found.after.fit.value) == (26.7, 100, 80.0)


def test_the_best_next_skills_follow_gain_per_hour():
    found = what_if(resume(), skills(skill("python")), ROLES, TAXONOMY, role="ai-engineer", best=2)
    assert [step.skill for step in found.steps] == ["docker", "pytorch"]
    assert found.after.fit.value == 100.0
    assert (
        len(what_if(resume(), skills(skill("python")), ROLES, TAXONOMY, role="ai-engineer", best=9).steps)
        == 2
    )


def test_learning_what_is_shown_changes_nothing():
    found = what_if(resume(), skills(skill("python")), ROLES, TAXONOMY, role="ai-engineer", learn=["python"])
    assert (found.steps[0].gain, found.steps[0].hours) == (0.0, 0)
    assert found.after.fit == found.before.fit


def test_proving_a_listed_skill_counts_as_learning():
    found = what_if(
        resume(), skills(skill("docker", "claimed")), ROLES, TAXONOMY, role="ai-engineer", learn=["docker"]
    )
    assert (found.steps[0].gain, found.steps[0].hours) == (10.0, 9)


def test_skills_are_found_by_name_or_refused_with_suggestions():
    assert find_skill(TAXONOMY, "Deep Learning").id == "deep-learning"
    with pytest.raises(UnknownNameError) as caught:
        find_skill(TAXONOMY, "kubernets")
    assert caught.value.suggestions[0] == "kubernetes"


@given(st.sets(st.sampled_from(sorted(TAXONOMY.by_id))), st.sampled_from(sorted(TAXONOMY.by_id)))
def test_learning_never_lowers_a_fit(held, extra):
    have = skills(*(skill(name, "claimed") for name in sorted(held)), skill("python"))
    found = what_if(resume(), have, ROLES, TAXONOMY, role="mlops-engineer", learn=[extra])
    assert found.after.fit.value >= found.before.fit.value


def test_the_matrix_holds_every_level_of_every_role():
    found = fit_matrix(resume(), skills(skill("python")), ROLES, TAXONOMY)
    assert [(role.role, role.level) for role in found] == [
        ("ai-engineer", "mid"),
        ("mlops-engineer", "mid"),
        ("mlops-engineer", "senior"),
    ]
    (mid,) = compare(
        resume(), skills(skill("python")), ROLES, TAXONOMY, roles=["ai-engineer"], level="mid"
    ).roles
    assert found[0] == mid


def test_the_lift_names_skills_that_are_all_needed():
    lift = smallest_lift(resume(), skills(skill("docker")), ROLES, TAXONOMY, level="mid", line=70, wanted=2)
    assert lift.reached
    assert set(lift.roles) == {"ai-engineer", "mlops-engineer"}
    assert lift.skills == ("python", "kubernetes")
    assert lift.hours == 100 + 90


def test_a_lift_not_needed_or_not_possible_says_so():
    nothing = smallest_lift(
        resume(), skills(skill("python")), ROLES, TAXONOMY, level="mid", line=50, wanted=2
    )
    assert (nothing.skills, nothing.hours, nothing.reached) == ((), 0, True)
    out_of_reach = smallest_lift(
        resume(), skills(skill("python")), ROLES, TAXONOMY, level="mid", line=70, wanted=3
    )
    assert not out_of_reach.reached
