"""Every mistake in a profile is named with its place, all at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from skillgap.bundled import bundled
from skillgap.errors import DataError
from skillgap.market import load_market, validate_market
from skillgap.month import Month

ROLE = """schema: 1
source: by hand
role: tester
title: Tester
summary: Tests.
titles: [tester]
postings: 100
levels:
- level: mid
  postings: 80
  demand:
  - skill: python
    observations:
    - {source: counted, share: 0.7, n: 80}
"""
SOURCES = """schema: 1
source: by hand
sources:
- {id: counted, title: A count, as_of: 2026-01-15, method: counting, postings: 100}
- {id: told, title: A talk, as_of: "", method: listening, postings: 0}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "tester.yaml").write_text(ROLE, encoding="utf-8")
    rules = (bundled("market_profiles") / "rules.yaml").read_text(encoding="utf-8")
    (tmp_path / "rules.yaml").write_text(rules[: rules.index("trends:")] + "trends: []\n", encoding="utf-8")
    shutil.copy(bundled("market_profiles") / "context.yaml", tmp_path)
    return tmp_path


def change(folder: Path, old: str, new: str) -> list[str]:
    path = folder / "tester.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return [
        problem.removeprefix(f"{folder}/")
        for problem in validate_market(folder, skills=frozenset({"python"}))
    ]


def test_a_sound_folder_has_no_problems(folder):
    assert validate_market(folder, skills=frozenset({"python"})) == []
    market = load_market(folder, today=Month(2026, 11))
    assert market.by_role["tester"].by_level["mid"].demand[0].n == 80


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("counted, share", "countd, share", "tester.yaml:14:16", "unknown source 'countd'"),
        ("share: 0.7", "share: 70", "tester.yaml:14:32", "found the share 70"),
        (", n: 80", "", "tester.yaml:14:7", "no count n"),
        (", n: 80", ", n: 0", "tester.yaml:14:7", "no count n"),
        ("source: counted", "source: told", "tester.yaml:14:7", "no day for the figure"),
        (
            "skill: python",
            "skill: pyton",
            "tester.yaml:12:12",
            "unknown skill 'pyton'; did you mean 'python'",
        ),
        ("postings: 80\n", "postings: 800\n", "tester.yaml:10:13", "the whole role has 100"),
        (
            "observations:\n    - {source: counted, share: 0.7, n: 80}",
            "tier: critical\n    cites: [told]\n    estimate: [0.7, 0.5, 0.9]",
            "tester.yaml:13:11",
            "estimate in the top tier",
        ),
        (
            "observations:\n    - {source: counted, share: 0.7, n: 80}",
            "estimate: [0.7, 0.8, 0.9]",
            "tester.yaml:13:15",
            "0 ≤ low ≤ share ≤ high ≤ 1",
        ),
        (
            "observations:\n    - {source: counted, share: 0.7, n: 80}",
            "estimate: [0.7, 0.6, 0.9]",
            "tester.yaml:13:15",
            "cites no source",
        ),
        (
            "    observations:\n    - {source: counted, share: 0.7, n: 80}\n",
            "",
            "tester.yaml:12:5",
            "neither observations nor",
        ),
        (
            "- {source: counted, share: 0.7, n: 80}\n",
            "- {source: counted, share: 0.7, n: 80}\n  - {skill: python, estimate: [0.5, 0.4, 0.6]}\n",
            "tester.yaml:12:3",
            "the skill 'python' more than once",
        ),
        ("share: 0.7", "shar: 0.7", "tester.yaml:14:25", "unknown key 'shar'"),
    ],
)
def test_mistakes_are_found_with_their_place(folder, old, new, place, words):
    found = change(folder, old, new)
    assert any(problem.startswith(f"{place}: ") and words in problem for problem in found), found


GROUP = "  groups:\n  - {{id: a, skills: [{}], observations: [{{source: counted, share: {}, n: 80}}]}}\n"


@pytest.mark.parametrize(
    ("skills", "share", "place", "words"),
    [
        ("python", 0.7, "tester.yaml:16:21", "fewer than two skills"),
        ("python, pyhton", 0.7, "tester.yaml:16:30", "did you mean 'python'"),
        ("python, python", 0.7, "tester.yaml:16:3", "more than once"),
        ("python, python", 7, "tester.yaml:16:79", "expected 0 to 1"),
    ],
)
def test_mistakes_in_groups_are_found(folder, skills, share, place, words):
    with (folder / "tester.yaml").open("a", encoding="utf-8") as file:
        file.write(GROUP.format(skills, share))
    found = validate_market(folder, skills=frozenset({"python"}))
    assert any(problem.startswith(f"{folder}/{place}") and words in problem for problem in found), found


def test_parts_of_a_share_are_no_larger_than_it(folder):
    (problem,) = change(folder, "n: 80}", "n: 80, required: 0.6, preferred: 0.2}")
    assert "found required and preferred above the share" in problem


def test_problems_of_several_files_come_together(folder):
    (folder / "sources.yaml").write_text(SOURCES.replace("postings: 0", "postings: none"), encoding="utf-8")
    found = change(folder, "title: Tester", "titel: Tester")
    assert {problem.split(":")[0] for problem in found} == {"sources.yaml", "tester.yaml"}


def test_a_role_stands_in_a_file_of_its_name(folder):
    (folder / "tester.yaml").rename(folder / "other.yaml")
    assert any("expected tester.yaml" in problem for problem in validate_market(folder))


def test_loading_refuses_what_validation_finds(folder):
    (folder / "tester.yaml").write_text(ROLE.replace("0.7", "1.7"), encoding="utf-8")
    with pytest.raises(DataError, match=r"found the share 1\.7"):
        load_market(folder, today=Month(2026, 11))


def test_several_sources_are_pooled_and_one_can_be_picked(folder):
    (folder / "sources.yaml").write_text(
        SOURCES + "- {id: second, title: B, as_of: 2026-03-01, method: counting, postings: 50}\n",
        encoding="utf-8",
    )
    change(folder, "n: 80}\n", "n: 80}\n    - {source: second, share: 0.5, n: 50}\n")
    both = load_market(folder, today=Month(2026, 11)).by_role["tester"].by_level["mid"].demand[0]
    assert 0.5 < both.share < 0.7
    assert both.n == 130
    assert both.low <= 0.5
    assert both.high >= 0.7
    one = (
        load_market(folder, today=Month(2026, 11), source="second")
        .by_role["tester"]
        .by_level["mid"]
        .demand[0]
    )
    assert (one.share, one.n) == (0.5, 50)
