"""The benchmark of large builds runs on small data too, and says what it measured."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.market.test_build_profiles import posting, write_jsonl

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "scale.py"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        env={**os.environ, "SKILLGAP_DATA": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not SCRIPT.exists(), reason="the benchmarks are not installed")
def test_it_runs_on_a_few_postings_and_tells_each_figure_beside_its_limit(tmp_path: Path) -> None:
    (tmp_path / "postings").mkdir()
    write_jsonl(tmp_path / "postings" / "a.jsonl.gz", [posting(number) for number in range(90)])
    done = run(tmp_path, "shared", "drawn", "--of", "60", "--postings", "200")
    assert (done.returncode, done.stderr) == (0, "")
    shared, drawn = done.stdout.splitlines()
    assert shared.startswith("shared postings: 60 of 60 rows counted; ")
    assert re.search(r"processor \d+ s, of two cores \d+ s; [1-9]\d* MB \(limit 60 s", shared)
    assert re.search(r"^200 drawn postings, .* rows counted; .* MB \(limit 700 MB\)$", drawn)


def test_without_data_it_says_so(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (0, f"skipped: no data ({tmp_path / 'postings'})\n")
    assert "no such part" in run(tmp_path, "everything").stderr
