"""`skillgap plan -o`: a plan that stands there is never lost; and wrong requests say what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]
ASKED = ("--role", "ml-engineer", "--hours", "8", "--months", "3", "--today", "2026-11")


@pytest.fixture
def plan(run: Run, examples: Path, tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    assert run("plan", examples / "ines-carvalho.txt", *ASKED, "-o", path).code == 0
    return path


def test_a_plan_with_ticks_is_kept_beside_the_new_one(run: Run, examples: Path, plan: Path) -> None:
    ticked = plan.read_text(encoding="utf-8").replace("- [ ]", "- [x]", 1) + "\nMy own note.\n"
    plan.write_text(ticked, encoding="utf-8")
    again = run("plan", examples / "ines-carvalho.txt", *ASKED, "-o", plan)
    kept = plan.with_name("plan.2026-11.bak.md")
    assert again.code == 0
    assert kept.read_text(encoding="utf-8") == ticked
    assert f"the version before is kept as {kept}" in again.err


def test_the_same_plan_again_keeps_nothing_beside(run: Run, examples: Path, plan: Path) -> None:
    assert run("plan", examples / "ines-carvalho.txt", *ASKED, "-o", plan).code == 0
    assert [path.name for path in plan.parent.glob("plan*")] == ["plan.md"]


def test_json_does_not_go_into_the_plan_to_live_with(run: Run, examples: Path, plan: Path) -> None:
    before = plan.read_bytes()
    refused = run("plan", examples / "ines-carvalho.txt", *ASKED, "--json", "-o", plan)
    assert refused.code == 2
    assert "give another ending for json" in refused.err
    assert plan.read_bytes() == before


def test_a_plan_gives_hours_of_its_own_modules_alone(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    to_do = [line for line in text.splitlines() if line.endswith("<!-- resume -->")]
    assert to_do
    assert not [line for line in to_do if " hours" in line]


def test_nothing_on_standard_input_is_told_as_that(run: Run) -> None:
    result = run("check", "-")
    assert result.code == 1
    assert "nothing came in" in result.err
    assert "skillgap check - < resume.md" in result.err


def test_a_build_without_a_folder_tells_out_from_output(run: Run, tmp_path: Path) -> None:
    result = run("market", "build", tmp_path / "postings.csv", "-o", tmp_path / "profiles")
    assert result.code == 2
    assert "--out DIR is missing" in result.err
