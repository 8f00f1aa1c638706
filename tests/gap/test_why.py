"""Each figure of a comparison can be asked why, and answers with the resume's lines and the market's rows."""

from __future__ import annotations

import math

import msgspec
import pytest

from skillgap.errors import UnknownNameError
from skillgap.gap import FIGURES, Stored, compare, explain, topics_of
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
    lambda role, level: (Posted((("python",), ("docker", "kubernetes"))), Posted((("python",),))),
    0.7,
    lambda role, level: ("counted",),
)


def why(topic, given=GIVEN, **options):
    return explain(*given, role="ml-engineer", level="mid", asked=topic, stored=STORED, **options)


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
    assert [line.text for line in reason.lines] == ["ML Engineer, Works, Dec 2022 – now"]


def test_the_reach_tells_what_the_others_lack_and_what_would_win():
    reason = one("reach")
    assert reason.title == "reach 50 % of 2 postings"
    assert reason.rows == (("Docker", "1", "50 %", "+1"), ("Kubernetes", "1", "50 %", "+1"))
    assert reason.lines
    assert [(row.skill, row.share, row.n) for row in reason.market] == [
        ("Python", 1.0, 2),
        ("Docker", 0.5, 2),
        ("Kubernetes", 0.5, 2),
    ]
    assert {(row.source, row.as_of) for row in reason.market} == {("counted", "2026-01-15")}


def test_without_postings_or_skills_the_answer_says_so():
    (reason,) = explain(*GIVEN, role="ml-engineer", level="mid", asked="reach")
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


def test_a_skill_answers_with_its_arithmetic_its_lines_and_its_rows():
    reason = one("pytorch")
    values = {row[0]: row[1] for row in reason.rows}
    (gap,) = (gap for gap in the_role().gaps if gap.skill == "pytorch")
    assert values["time"] == f"{gap.hours} h"
    assert float(values["to win"]) == pytest.approx(gap.gain, abs=0.05)
    assert f"rank {gap.rank}" in reason.title
    assert gap.why in reason.answer[0]
    assert [line.says for line in reason.lines] == ["Tensorflow, demonstrated"]
    assert [(row.share, row.n, row.source) for row in reason.market] == [(0.5, 200, "counted")]
    learn = one("kubernetes")
    assert "not shown yet: Docker 25 h" in [row[2] for row in learn.rows]
    assert not learn.lines
    strong = one("python")
    assert any(sentence.startswith("Strength: ") for sentence in strong.answer)
    assert not any(row[0] == "decay" for row in strong.rows)


def test_a_skill_nobody_tracks_is_not_called_zero():
    reason = one("theano")
    assert "not the same as not asked for" in reason.answer[0]
    assert not reason.market


def test_gain_hours_and_rank_tell_every_gap_as_the_table_does():
    gaps = the_role().gaps
    gain, hours, rank = one("gain"), one("time"), one("rank")
    assert [(row[0], row[3]) for row in gain.rows] == [(gap.name, gap.gain) for gap in gaps]
    assert [row[4] for row in hours.rows] == [f"{gap.hours_with_prerequisites} h" for gap in gaps]
    assert [row[1] for row in rank.rows] == [str(gap.rank) for gap in gaps]
    for reason in (gain, hours, rank):
        assert reason.market
        assert reason.lines


def test_without_gaps_there_is_nothing_to_lay_out():
    known = skills(*(skill(name) for name in ("python", "pytorch", "statistics", "kubernetes")))
    for topic in ("gain", "hours", "rank"):
        assert "no gap" in one(topic, (PERSON, known, ROLES, TAXONOMY)).answer[0]


def test_a_sentence_over_several_lines_is_shown_once():
    twice = msgspec.structs.replace(
        skill("python"),
        mentions=tuple(msgspec.structs.replace(skill("python").mentions[0], line=line) for line in (4, 3)),
    )
    reason = one("python", (PERSON, skills(twice), ROLES, TAXONOMY))
    assert [line.line for line in reason.lines] == [3]
