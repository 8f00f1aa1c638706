"""`skillgap text`: obstacles first, the plain reading's loss, redaction."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.resume.test_readability import GOOD


def test_obstacles_come_with_line_and_remedy(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_text(GOOD.replace(" 01/2020 – 12/2022", ""), encoding="utf-8")
    answer = json.loads(run("text", path, "--json", "--today", "2026-11").out)
    (finding,) = [item for item in answer["findings"] if item["code"] == "undated-job"]
    assert finding["line"] == 4
    assert finding["remedy"] in " ".join(run("text", path, "--format", "table").out.split())


def test_redaction_masks_the_text_and_its_difference(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "Ada Lovelace.md"
    path.write_text(GOOD, encoding="utf-8")
    for options in ([], ["--diff"], ["--naive"]):
        out = run("text", path, "--redact", "--json", *options).out
        assert "[email]" in out
        assert "Lovelace" not in out
        assert "ada@example.com" not in out


def test_the_loss_of_a_plain_reading_is_counted(run: Any, examples: Path) -> None:
    answer = json.loads(
        run("text", examples / "mara-lindqvist.pdf", "--diff", "--json", "--today", "2026-11").out
    )
    loss = answer["loss"]
    assert set(loss) == {"skills", "skills_of", "months", "months_of"}
    assert answer["lost"] == loss["skills"]
    assert loss["skills_of"] > 10


def test_text_and_check_tell_what_a_plain_reader_loses(run: Any, examples: Path) -> None:
    """It holds for a resume in two columns; one without such a layout is not read twice."""
    resume = examples / "mara-lindqvist.pdf"
    for command in (["text"], ["check", "--role", "ml-engineer"]):
        table = " ".join(run(*command, resume, "--format", "table", "--today", "2026-11").out.split())
        assert "A plain reader loses 2 of your 38 skills (" in table
        assert "skillgap text --diff shows where." in table
        assert "Line 31: Page 1 has 2 columns" in table
        answer = json.loads(run(*command, resume, "--json", "--today", "2026-11").out)
        assert len(answer["loss"]["skills"]) == 2
        plain = examples / "tobias-okafor.md"
        assert json.loads(run(*command, plain, "--json", "--today", "2026-11").out)["loss"] is None


def test_a_redacted_text_still_tells_its_obstacles(run: Any, tmp_path: Path) -> None:
    """It holds that what they quote is masked too."""
    path = tmp_path / "cv.md"
    path.write_text(GOOD.replace("## Experience", "## The Journeys of Ada Lovelace"), encoding="utf-8")
    out = run("text", path, "--redact", "--format", "table").out
    assert "is not a usual one" in out
    assert "Lovelace" not in out


def test_limits_can_be_set_for_one_file(run: Any, examples: Path) -> None:
    resume = examples / "mara-lindqvist.pdf"
    refused = run("text", str(resume), "--limit", "bytes=1000")
    assert refused.code == 1
    assert "mara-lindqvist.pdf: too large: " in refused.err
    assert "--limit" in refused.err
    plain = run("text", str(resume))
    assert run("text", str(resume), "--limit", "pages=2", "--limit", "seconds=30").out == plain.out


@pytest.mark.parametrize("limit", ["pages", "pages=many", "colour=3", "=1"])
def test_a_limit_that_is_none_is_a_usage_error(run: Any, examples: Path, limit: str) -> None:
    result = run("check", str(examples / "mara-lindqvist.pdf"), "--limit", limit)
    assert result.code == 2
    assert f"'{limit}' is no limit" in result.err
    assert "seconds" in result.err
