"""`skillgap text`: obstacles first, the plain reading's loss, redaction."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

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
