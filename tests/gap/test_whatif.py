"""Learning is tried out before it is done: alone, as the best next skills, and over several roles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgap.errors import SkillgapError, UnknownNameError
from skillgap.gap import Change, compare, find_skill, fit_matrix, smallest_lift, what_if
from skillgap.gap.explore import later as explore_later
from tests.gap.people import TAXONOMY, demand, level, market, position, profile, resume, skill, skills

ROLES = market(
    profile("ai-engineer", level(demand("python", 0.8), demand("pytorch", 0.4), demand("docker", 0.3))),
    profile(
        "mlops-engineer",
        level(demand("python", 0.7), demand("kubernetes", 0.6)),
        level(demand("python", 0.9), name="senior"),
    ),
)


def test_learning_adds_its_gain_and_says_its_hours():
    found = what_if(
        resume(),
        skills(skill("python")),
        ROLES,
        TAXONOMY,
        role="ai-engineer",
        change=Change(learn=("PyTorch",)),
    )
    (step,) = found.steps
    assert found.before.fit.value == 53.3
    assert (step.gain, step.hours, found.after.fit.value) == (26.7, 100, 80.0)


def test_the_best_next_skills_follow_gain_per_hour():
    found = what_if(
        resume(), skills(skill("python")), ROLES, TAXONOMY, role="ai-engineer", change=Change(best=2)
    )
    assert [step.skill for step in found.steps] == ["docker", "pytorch"]
    assert found.after.fit.value == 100.0
    assert (
        len(
            what_if(
                resume(), skills(skill("python")), ROLES, TAXONOMY, role="ai-engineer", change=Change(best=9)
            ).steps
        )
        == 2
    )


def test_learning_what_is_shown_changes_nothing():
    found = what_if(
        resume(),
        skills(skill("python")),
        ROLES,
        TAXONOMY,
        role="ai-engineer",
        change=Change(learn=("python",)),
    )
    assert (found.steps[0].gain, found.steps[0].hours) == (0.0, 0)
    assert found.after.fit == found.before.fit


def test_proving_a_listed_skill_counts_as_learning():
    found = what_if(
        resume(),
        skills(skill("docker", "claimed")),
        ROLES,
        TAXONOMY,
        role="ai-engineer",
        change=Change(learn=("docker",)),
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
    found = what_if(resume(), have, ROLES, TAXONOMY, role="mlops-engineer", change=Change(learn=(extra,)))
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
    assert (found[0].fit, found[0].bars, found[0].postings) == (mid.fit, mid.bars, mid.postings)


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


def test_evidence_costs_no_hours_and_is_only_for_what_the_resume_names():
    held = skills(skill("python"), skill("docker", "claimed"))
    found = what_if(resume(), held, ROLES, TAXONOMY, role="ai-engineer", change=Change(evidence=("Docker",)))
    (step,) = found.steps
    assert (step.kind, step.gain, step.hours) == ("evidence", 10.0, 0)
    with pytest.raises(SkillgapError, match="does not name Kubernetes"):
        what_if(resume(), held, ROLES, TAXONOMY, role="ai-engineer", change=Change(evidence=("kubernetes",)))


def test_years_keep_the_skills_of_the_running_post_and_age_the_others():
    held = skills(skill("python", last="2026-11"), skill("docker", last="2022-01"))
    person = resume(position("AI Engineer", "2024-12", "now"), months=24)
    later, then = explore_later.later(person, held, 3)
    assert (later.experience_months, str(later.today)) == (60, "2029-11")
    assert {one.id: str(one.last_used) for one in then.skills} == {"python": "2029-11", "docker": "2022-01"}
    found = what_if(person, held, ROLES, TAXONOMY, role="ai-engineer", change=Change(years=3))
    assert found.steps[0].gain < 0
    assert "5 years" in next(bar.why for bar in found.after.bars if bar.name == "years")


def test_years_take_the_latest_post_up_again_and_need_one():
    ended = resume(position("AI Engineer", "2020-01", "2022-12"), months=36)
    later, then = explore_later.later(ended, skills(skill("python", last="2022-12")), 1)
    assert later.experience_months == 48
    assert later.positions[-1].span.current
    assert str(then.skills[0].last_used) == "2027-11"
    alone, same = explore_later.later(resume(), skills(skill("python")), 1)
    assert (alone.experience_months, str(same.skills[0].last_used)) == (0, "2026-10")


def test_the_best_next_steps_descend_or_say_why_not():
    roles = market(
        profile("x", level(demand("kubernetes", 0.5), demand("eks", 0.5), demand("machine-learning", 0.3)))
    )
    found = what_if(resume(), skills(skill("theano")), roles, TAXONOMY, role="x", change=Change(best=3))
    rates = [step.per_hour for step in found.curve]
    for before, after, step in zip(rates, rates[1:], found.curve[1:], strict=False):
        assert after <= before + 0.01 or "only after it" in step.why


def test_what_lies_ahead_is_looked_at_and_not_taken():
    found = what_if(
        resume(), skills(skill("python")), ROLES, TAXONOMY, role="ai-engineer", change=Change(ahead=2)
    )
    assert found.steps == ()
    assert [step.skill for step in found.curve] == ["docker", "pytorch"]
    assert found.after == found.before


def test_the_order_of_roles_before_and_after_is_told():
    found = what_if(
        resume(),
        skills(skill("python")),
        ROLES,
        TAXONOMY,
        role="mlops-engineer",
        change=Change(learn=("kubernetes",)),
    )
    assert [role.role for role in found.order_after] == ["mlops-engineer", "ai-engineer"]
    assert {role.role for role in found.order_before} == {"mlops-engineer", "ai-engineer"}
