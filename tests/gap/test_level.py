"""The level comes from titles that time bears out, else from months in the field."""

from __future__ import annotations

import pytest

from skillgap.gap.level import field_months, latest_positions, level_of, title_evidence
from skillgap.gap.scoring import load_scoring
from tests.gap.people import level, market, position, profile, resume

SCORING = load_scoring()


@pytest.mark.parametrize(
    ("positions", "headline", "expected"),
    [
        ([position("Data Engineer", "2026-01", "now")], "", "entry"),
        ([position("Data Engineer", "2023-01", "now")], "", "mid"),
        ([position("Data Engineer", "2014-01", "now")], "", "senior"),
        ([position("Data Engineer", "1996-01", "now")], "", "senior"),
        ([position("Senior Data Engineer", "2022-01", "now")], "", "senior"),
        ([position("Senior Data Engineer", "2025-06", "now")], "", "entry"),
        ([position("Staff Engineer", "2016-01", "now")], "", "staff"),
        ([position("Head of Data", "2025-01", "now")], "", "entry"),
        ([position("Data Engineer", "2020-01", "now")], "Principal Engineer", "staff"),
        (
            [position("Junior Analyst", "2025-01", "now"), position("Nurse", "2010-01", "2024-01")],
            "",
            "entry",
        ),
        ([position("Nurse", "2010-01", "now")], "", "entry"),
        ([position("Junior Developer", "2021-01", "now")], "", "entry"),
        ([position("PhD Student and Developer", "2009-01", "now")], "", "senior"),
        ([position("Data Analyst", "2022-01", "now"), position("Nurse", "2001-01", "2021-12")], "", "mid"),
        (
            [position("Senior Backend Engineer", "2019-01", "now")],
            "Backend Engineer moving into Machine Learning",
            "mid",
        ),
        ([position("Senior SRE", "2019-01", "now")], "SRE → MLOps", "mid"),
        ([position("SRE", "2022-01", "now")], "SRE → MLOps", "mid"),
        ([position("Senior Softwareentwickler", "2016-07", "now")], "", "senior"),
        ([position("Développeuse front-end", "2022-01", "now")], "", "mid"),
        ([position("Ingeniera de datos", "2012-01", "now")], "", "senior"),
        ([position("Praktikantin Data Science", "2025-01", "now")], "", "entry"),
        ([], "", "entry"),
    ],
)
def test_levels(positions, headline, expected):
    chosen = level_of(resume(*positions, headline=headline), SCORING.level)
    assert chosen.level == expected
    assert chosen.why


def test_months_in_the_field_leave_out_other_work_and_count_overlaps_once():
    person = resume(
        position("Nurse", "2000-01", "2009-12"),
        position("Data Analyst", "2020-01", "2020-12"),
        position("Software Developer", "2020-07", "2021-06"),
        position("Sales Engineer", "2022-01", "2022-12"),
    )
    assert field_months(person, SCORING.level) == 18


def test_latest_positions_run_or_ended_last():
    old, new, now = (
        position("A", "2018-01", "2019-01"),
        position("B", "2019-02", "2021-01"),
        position("C", "2021-02", "now"),
    )
    assert latest_positions(resume(new, old)) == (new,)
    assert latest_positions(resume(old, now, new)) == (now,)
    assert latest_positions(resume(position("D"), position("E")))[0].title == "D"
    assert latest_positions(resume()) == ()


def test_titles_speak_for_roles_by_their_place():
    roles = market(
        profile("mlops-engineer", level(), titles=("mlops",)),
        profile("ml-engineer", level(), titles=("machine learning engineer",)),
    )
    person = resume(
        position("Machine Learning Engineer", "2018-01", "2020-01"),
        position("DevOps Engineer", "2020-02", "now"),
        headline="DevOps Engineer → MLOps",
    )
    evidence = title_evidence(person, roles, SCORING.ranking)
    assert evidence["mlops-engineer"].points == SCORING.ranking.headline
    assert evidence["ml-engineer"].points == SCORING.ranking.earlier_title
    assert "DevOps Engineer → MLOps" in evidence["mlops-engineer"].why


def test_a_latest_title_confirms_the_headline():
    """It holds that bars not met cannot take back what headline and post both say."""
    roles = market(profile("mlops-engineer", level(), titles=("mlops",)))
    held = resume(position("Lead MLOps Engineer", "2020-02", "now"), headline="MLOps Engineer")
    wished = resume(position("Web Developer", "2020-02", "now"), headline="MLOps Engineer")
    rules = SCORING.ranking
    assert title_evidence(wished, roles, rules)["mlops-engineer"].points == rules.headline
    confirmed = title_evidence(held, roles, rules)["mlops-engineer"]
    assert confirmed.points == rules.headline + rules.confirmed > 1 + 2 * rules.bar
    assert confirmed.why == "the headline says “MLOps Engineer”, and the latest position too"
