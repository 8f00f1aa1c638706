"""A skill is worth what shows it: work, a list, a course, something it follows from, a neighbour."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgap.gap.credit import Credits, decay_of, via
from skillgap.gap.scoring import load_scoring
from skillgap.month import Month
from skillgap.skills import Standing
from skillgap.skills.standing.implied import strengths_from
from tests.gap.people import TAXONOMY, TODAY, skill, skills

SCORING = load_scoring()


def credit_of(wanted: str, *found):
    return Credits(skills(*found), TAXONOMY, TODAY, SCORING).of(wanted)


@pytest.mark.parametrize(("state", "credit"), [("demonstrated", 1.0), ("claimed", 0.5), ("learning", 0.25)])
def test_states_have_their_credit(state, credit):
    held = credit_of("python", skill("python", state))
    assert (held.credit, held.how) == (credit, "direct")


def test_what_is_not_there_has_none():
    held = credit_of("python", skill("docker"))
    assert (held.credit, held.how, via(held, "")) == (0.0, "absent", "absent")


def test_a_skill_implies_its_parents_along_the_chain_up_to_the_cap():
    assert credit_of("deep-learning", skill("pytorch")).credit == pytest.approx(0.8)
    chained = credit_of("machine-learning", skill("pytorch"))
    assert chained.credit == pytest.approx(0.72)
    assert via(chained, "PyTorch") == "implied by PyTorch"
    assert credit_of("kubernetes", skill("eks")).credit == SCORING.credit.implied_cap
    assert credit_of("kubernetes", skill("eks", "claimed")).credit == pytest.approx(0.45)


def test_weak_chains_end():
    assert dict(strengths_from("pytorch", TAXONOMY, least=SCORING.credit.implied_from)) == pytest.approx(
        {"deep-learning": 0.8, "machine-learning": 0.72}
    )


def test_a_neighbour_carries_part_of_the_way():
    held = credit_of("tensorflow", skill("pytorch"))
    assert held.credit == pytest.approx(0.36)
    assert via(held, "PyTorch") == "near PyTorch"


def test_a_name_inside_a_tool_s_name_is_credited_as_what_follows_from_the_tool():
    """It holds that "EKS" and "Kubernetes Service (EKS)" come to the same, whatever else names Kubernetes."""
    within = Standing(state=None, within=("EKS",))
    listed = Standing(state="claimed", confidence=0.9, within=("EKS",))
    inside = msgspec.structs.replace(skill("kubernetes"), apart=within)
    both = msgspec.structs.replace(skill("kubernetes"), apart=listed)
    assert credit_of("kubernetes", inside, skill("eks")) == credit_of("kubernetes", skill("eks"))
    assert credit_of("kubernetes", inside).credit == 0
    assert credit_of("kubernetes", both).credit == 0.5
    credits = Credits(skills(inside, skill("eks")), TAXONOMY, TODAY, SCORING)
    assert credits.named("kubernetes") == inside


def test_time_counts_by_what_names_a_skill_apart():
    old = Standing(state="demonstrated", last_used=Month(2012, 1), confidence=0.9, within=("EKS",))
    mixed = msgspec.structs.replace(skill("kubernetes", last="2026-10"), apart=old)
    assert credit_of("kubernetes", mixed).credit == SCORING.decay.floor


def test_the_best_evidence_counts_not_the_sum():
    assert credit_of("tensorflow", skill("pytorch"), skill("tensorflow", "claimed")).credit == 0.5


def test_a_mention_that_is_itself_implied_is_not_direct():
    held = credit_of("docker", skill("docker", match="implied", confidence=0.8))
    assert (held.how, held.credit) == ("implied", pytest.approx(0.8))


@pytest.mark.parametrize(
    ("last", "factor"),
    [
        ("2026-11", 1.0),
        ("2024-11", 1.0),
        ("2016-11", 0.5),
        ("2020-11", 0.7071),
        ("1995-01", 0.5),
        (None, 1.0),
    ],
)
def test_old_use_decays_after_the_grace_down_to_the_floor(last, factor):
    assert decay_of(skill("python", last=last), TODAY, SCORING.decay) == pytest.approx(factor, abs=1e-4)


def test_a_use_in_the_future_is_not_worth_more():
    assert decay_of(skill("python", last="2027-05"), Month(2026, 11), SCORING.decay) == 1.0


@given(st.sets(st.sampled_from(sorted(TAXONOMY.by_id))), st.sampled_from(sorted(TAXONOMY.by_id)))
def test_a_further_skill_never_lowers_any_credit(held, extra):
    before = Credits(skills(*(skill(name) for name in held)), TAXONOMY, TODAY, SCORING)
    after = Credits(skills(*(skill(name) for name in held | {extra})), TAXONOMY, TODAY, SCORING)
    assert all(after.of(name).credit >= before.of(name).credit for name in TAXONOMY.by_id)
