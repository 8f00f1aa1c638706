"""Each figure of a comparison can be asked why, and answers with the resume's lines and the market's rows."""

from __future__ import annotations

import math

import pytest

from skillgap.errors import UnknownNameError
from skillgap.gap import FIGURES, Stored, compare, explain_figure, explain_worth, topics_of
from skillgap.resume import Education, Position
from tests.gap.people import TAXONOMY, demand, level, market, must, profile, resume, skill, skills, span
from tests.gap.test_reach import Posted

ROLES = market(
    profile(
        "ml-engineer",
        level(
            demand("python", 0.8, tier="critical"),
            demand("pytorch", 0.5),
            demand("statistics", 0.6, estimate=True, cites=("told",)),
            demand("kubernetes", 0.4),
            requirements=must("pytorch"),
            degree="master",
            publications=True,
        ),
        titles=("ml engineer",),
    ),
    profile("ai-engineer", level(demand("docker", 0.8))),
)
POST = Position(title="ML Engineer", employer="Works", span=span("2022-12", "now"), first=0, last=2)
PERSON = resume(
    POST,
    months=48,
    lines=("ML Engineer, Works, Dec 2022 – now", "• Built it with Python.", "B.Sc. 2020"),
    education=(Education(degree="B.Sc.", level="bachelor", first=2, last=3),),
)
HELD = skills(skill("python", confidence=0.9), skill("tensorflow"))
GIVEN = (PERSON, HELD, ROLES, TAXONOMY)
STORED = Stored(
    lambda role, level: (Posted((("python",), ("docker", "kubernetes"))), Posted((("python",),))), 0.7
)


def why(topic, given=GIVEN, **options):
    return explain_figure(*given, role="ml-engineer", level="mid", topic=topic, stored=STORED, **options)


def one(topic, given=GIVEN):
    (reason,) = why(topic, given)
    return reason


def the_role():
    (role,) = compare(*GIVEN, roles=["ml-engineer"], level="mid").roles
    return role


def test_every_figure_and_every_bar_has_an_answer():
    topics = topics_of(*GIVEN, role="ml-engineer", level="mid")
    assert set(FIGURES) < set(topics)
    assert {bar.name for bar in the_role().bars} <= set(topics)
    for topic in topics:
        for reason in why(topic):
            assert reason.title
            assert all(len(row) == len(reason.columns) for row in reason.rows)


def test_the_parts_of_the_fit_add_up_to_it():
    reason, fit = one("fit"), the_role().fit
    brings = reason.columns.index("Brings")
    assert sum(row[brings] for row in reason.rows) == pytest.approx(fit.value, abs=0.05)
    to_win = reason.columns.index("To win")
    assert sum(row[brings] + row[to_win] for row in reason.rows) == pytest.approx(100)
    assert reason.lines[0].text == "Built it with python."
    assert {row.source for row in reason.market} == {"counted", "told"}
    assert all(row.n == 0 for row in reason.market if row.source == "told")


def test_the_interval_is_the_one_shown():
    reason, fit = one("interval"), the_role().fit
    half = float(reason.answer[0].split("±")[1].split(":")[0])
    assert min(100.0, fit.value + half) == pytest.approx(fit.high, abs=0.11)


def test_the_order_can_be_recomputed_and_is_the_one_of_the_comparison():
    reason = one("order")
    at = {name: place for place, name in enumerate(reason.columns)}
    for row in reason.rows:
        moved = max(-1.0, min(1.0, row[at["Titles"]] + row[at["Bars"]]))
        assert math.isclose(row[at["Order"]], row[at["Comparable"]] + row[at["Room"]] * moved, abs_tol=1e-5)
    shown = [role.title for role in compare(*GIVEN, level="mid").roles]
    assert [row[0] for row in reason.rows] == shown
    assert reason.title == "place 1 of 2 at mid level"


def test_the_reach_tells_what_the_others_lack_and_what_would_win():
    reason = one("reach")
    assert reason.title == "reach 50 % of 2 postings"
    assert reason.rows == (("Docker", "1", "50 %", "+1"), ("Kubernetes", "1", "50 %", "+1"))
    assert reason.lines


def test_without_postings_or_skills_the_answer_says_so():
    (reason,) = explain_figure(*GIVEN, role="ml-engineer", level="mid", topic="reach")
    assert "No postings" in reason.answer[0]
    nobody = (PERSON, skills(), ROLES, TAXONOMY)
    for topic in ("fit", "interval", "reach"):
        assert "No skill was found" in one(topic, nobody).answer[0]


@pytest.mark.parametrize(
    ("bar", "row", "line"),
    [
        ("years", ("ML Engineer", "2022-12", "present", "48"), "ML Engineer, Works, Dec 2022 – now"),
        ("degree", ("B.Sc.", "bachelor", "yes"), "B.Sc. 2020"),
        ("critical-skills", ("Python", 1.0, "yes", "demonstrated"), "Built it with python."),
        ("path skills", ("Pytorch", 0.36, "no", "adjacent, Tensorflow"), "Built it with tensorflow."),
    ],
)
def test_a_bar_shows_what_it_rests_on(bar, row, line):
    reason = one(bar)
    assert row in reason.rows
    assert line in [found.text for found in reason.lines]


def test_the_level_shows_posts_with_their_months_in_the_field():
    reason = one("level")
    assert ("ML Engineer", "2022-12", "present", "48", "yes") in reason.rows
    assert reason.title == "level mid"


def test_an_unknown_figure_is_refused_with_what_there_is():
    with pytest.raises(UnknownNameError) as caught:
        why("colour")
    assert "interval" in caught.value.hint


def test_hours_and_rank_of_a_gap_are_laid_out():
    reason = explain_worth(*GIVEN, role="ml-engineer", level="mid", skill="pytorch")
    values = {row[0]: row[1] for row in reason.rows}
    (gap,) = (gap for gap in the_role().gaps if gap.skill == "pytorch")
    assert values["time"] == f"{gap.hours} h"
    assert f"rank {gap.rank}" in reason.title
    learn = explain_worth(*GIVEN, role="ml-engineer", level="mid", skill="kubernetes")
    assert "not shown yet: Docker 25 h" in [row[2] for row in learn.rows]
    strong = explain_worth(*GIVEN, role="ml-engineer", level="mid", skill="python")
    assert strong.answer[0].startswith("Strength: ")
