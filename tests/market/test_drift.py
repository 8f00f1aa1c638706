"""Old figures are told as what a share used to be, and change nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from skillgap.bundled import bundled
from skillgap.market import drift_of, find_role, load_market, validate_market
from skillgap.month import Month
from skillgap.report import render
from skillgap.report.answers.demand import report_skill_demand
from skillgap.report.answers.roles import report_role

OLD = """schema: 1
source: counted long ago
role: {role}
title: Old Title
summary: Old.
titles: [old]
postings: 90000
caveats: [Counted by candle light.]
levels:
- level: entry
  postings: 300
  demand:
  - skill: sql
    observations: [{{source: past, share: 0.5, n: 300}}]
- level: mid
  postings: 400
  caveats: [Two clerks counted.]
  demand:
  - skill: python
    observations: [{{source: past, share: 0.2, n: 400}}]
  - skill: kubernetes
    observations: [{{source: past, share: 0.175, n: 400}}]
  - skill: cobol
    observations: [{{source: past, share: 0.9, n: 400}}]
"""
SOURCES = """schema: 1
source: counted long ago
sources:
- {id: past, title: The past, as_of: 2019-06-01, method: counting, postings: 400}
"""
TODAY = Month(2026, 11)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    shutil.copytree(
        bundled("market_profiles"),
        tmp_path / "profiles",
        ignore=lambda path, names: [name for name in names if (Path(path) / name).is_dir()],
    )
    return tmp_path / "profiles"


@pytest.fixture
def folder(plain: Path) -> Path:
    past = plain / "past"
    past.mkdir()
    (past / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    for role in ("ml-engineer", "clerk"):
        (past / f"{role}.yaml").write_text(OLD.format(role=role), encoding="utf-8")
    return plain


def without_old(level):
    return [
        (row.skill, row.share, row.low, row.high, row.tier, row.estimate, row.n, row.sources, row.caveats)
        for row in level.demand
    ]


def test_old_figures_change_no_share_no_row_no_total_and_no_caveat(plain, tmp_path):
    before = load_market(plain, today=TODAY).by_role["ml-engineer"]
    past = plain / "past"
    past.mkdir()
    (past / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (past / "ml-engineer.yaml").write_text(OLD.format(role="ml-engineer"), encoding="utf-8")
    assert validate_market(plain) == []
    after = load_market(plain, today=TODAY).by_role["ml-engineer"]
    assert (after.title, after.postings, after.caveats) == (before.title, before.postings, before.caveats)
    for level in before.levels:
        assert without_old(after.by_level[level.level]) == without_old(level)
        assert after.by_level[level.level].caveats == level.caveats
        assert after.by_level[level.level].basis == level.basis


def test_the_movement_is_told_with_source_and_size(folder):
    market = load_market(folder, today=TODAY)
    role = market.by_role["ml-engineer"]
    found = {one.skill: one for one in drift_of(role.by_level["mid"])}
    assert set(found) == {"python", "kubernetes"}
    python = found["python"]
    assert (python.since, python.share, python.n, python.until) == ("2019", 0.2, 400, "2025")
    assert (python.direction, found["kubernetes"].direction) == ("risen", "unclear")
    text = render(report_role(role, market, str), "markdown")
    assert "python: 2019: 20 % (n 400) → 2025: 74 % (n 3,998)" in text
    assert "1 other skill: no movement beyond chance" in text
    assert "The past" in text
    assert "not pooled" not in text
    across = render(report_skill_demand(market, ("python",), str), "markdown")
    assert "python, ml-engineer, mid level: 2019: 20 % (n 400) → 2025: 74 % (n 3,998), risen." in across


def test_a_role_nobody_counted_since_stands_as_an_estimate(folder):
    clerk = find_role(load_market(folder, today=TODAY), "clerk").by_level["mid"]
    assert [(row.skill, row.estimate) for row in clerk.demand] == [
        ("cobol", True),
        ("python", True),
        ("kubernetes", True),
    ]
    assert drift_of(clerk) == ()


def test_an_old_source_can_be_picked(folder):
    role = load_market(folder, today=TODAY, source="past").by_role["ml-engineer"]
    mid = role.by_level["mid"]
    assert next(row.share for row in mid.demand if row.skill == "cobol") == 0.9
    assert (role.postings, mid.postings, mid.salary_usd) == (90000, 400, None)
    assert "The past: Counted by candle light." in role.caveats
    assert mid.caveats == ("The past: Two clerks counted.",)


def test_a_picked_source_has_its_own_caveats_only(folder):
    role = load_market(folder, today=TODAY, source="linkedin-2025-10").by_role["ml-engineer"]
    assert not any("candle" in text for text in role.caveats)
    assert any("6,851 of the 8,764" in text for text in role.caveats)


def test_without_a_day_no_figure_is_too_old(folder):
    mid = load_market(folder, today=None).by_role["ml-engineer"].by_level["mid"]
    python = next(row for row in mid.demand if row.skill == "python")
    assert python.n == 3998 + 400
    assert python.disagrees
