"""`skillgap whatif`: before and after, the bars, the curve and where it flattens."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Ran

Run = Callable[..., Ran]
TODAY = ("--today", "2026-11")


@pytest.fixture
def mara(examples: Path) -> Path:
    return examples / "mara-lindqvist.pdf"


def test_learning_by_alias_raises_the_fit_by_the_gain(run: Run, mara: Path) -> None:
    found = json.loads(
        run("whatif", mara, *TODAY, "--role", "mlops-engineer", "--learn", "k8s", "--json").out
    )
    (step,) = found["steps"]
    assert step["skill"] == "kubernetes"
    assert step["gain"] > 0
    assert found["after"]["fit"]["value"] == pytest.approx(
        found["before"]["fit"]["value"] + step["gain"], abs=0.11
    )
    assert {bar["name"] for bar in found["before"]["bars"]} == {bar["name"] for bar in found["after"]["bars"]}
    assert found["curve"], "the next skills after learning are told too"


def test_the_best_skills_make_a_curve_that_rises(run: Run, mara: Path) -> None:
    found = json.loads(run("whatif", mara, *TODAY, "--role", "ml-engineer", "--best", "4", "--json").out)
    assert found["steps"] == found["curve"]
    assert len(found["curve"]) == 4
    fits = [found["before"]["fit"]["value"], *(step["fit"]["value"] for step in found["curve"])]
    assert fits == sorted(fits)
    assert found["flattens_after"] is None or 1 <= found["flattens_after"] < 4


def test_both_may_be_asked_at_once(run: Run, mara: Path) -> None:
    result = run(
        "whatif",
        mara,
        *TODAY,
        "--role",
        "ml-engineer",
        "--learn",
        "pytorch",
        "--best",
        "2",
        "--format",
        "csv",
    )
    rows = list(csv.DictReader(io.StringIO(result.out)))
    assert [row["part"] for row in rows] == ["learnt", "next", "next"]


def test_the_table_tells_before_after_and_the_bend(run: Run, mara: Path) -> None:
    result = run("whatif", mara, *TODAY, "--role", "ml-engineer", "--best", "8", "--format", "table")
    assert result.code == 0
    assert max(map(len, result.out.splitlines())) <= 80
    for words in ("now", "then", "Bars", "curve", "met by then"):
        assert words in result.out


def test_an_unknown_skill_is_told_with_suggestions(run: Run, mara: Path) -> None:
    result = run("whatif", mara, "--role", "ml-engineer", "--learn", "kubernets")
    assert result.code == 2
    assert "unknown skill 'kubernets'" in result.err
    assert "kubernetes" in result.err
    assert run("whatif", mara, "--learn", " , ").code == 2


def test_years_and_evidence_are_tried_out(run: Run, mara: Path) -> None:
    result = run(
        "whatif", mara, "--role", "ml-engineer", "--years", "2", "--evidence", "aws", "--json", *TODAY
    )
    found = json.loads(result.out)
    assert [(step["kind"], step["skill"]) for step in found["steps"]] == [("years", ""), ("evidence", "aws")]
    assert found["order"][0]["before"] >= 1
    assert found["gaps_after"]


def test_evidence_of_what_is_not_named_ends_in_words(run: Run, mara: Path) -> None:
    result = run("whatif", mara, "--evidence", "terraform", *TODAY)
    assert result.code == 1
    assert "does not name Terraform" in result.err
    assert "--learn terraform" in result.err
