"""A subfolder adds the counts of another source to the roles there are, and roles of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from skillgap.bundled import bundled
from skillgap.market import load_market, validate_market
from skillgap.month import Month

MORE = """schema: 1
source: counted elsewhere
role: {role}
title: Other Title
summary: Other.
titles: [other]
postings: 150
caveats: [Counted in one town.]
levels:
- level: entry
  postings: 50
  demand:
  - skill: sql
    observations: [{{source: town, share: 0.5, n: 50}}]
- level: mid
  postings: 100
  demand:
  - skill: python
    observations: [{{source: town, share: 0.6, n: 100}}]
  - skill: numpy
    observations: [{{source: town, share: 0.3, n: 100}}]
- level: senior
  postings: 0
  caveats: [None found.]
"""
SOURCES = """schema: 1
source: counted elsewhere
sources:
- {id: town, title: One town, as_of: 2026-05-01, method: counting, postings: 150}
- {id: linkedin-2025-10, title: Not this one, as_of: 2026-05-01, method: counting, postings: 1}
"""
TODAY = Month(2026, 11)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(
        bundled("market_profiles"),
        tmp_path / "profiles",
        ignore=lambda path, names: [name for name in names if (Path(path) / name).is_dir()],
    )
    town = tmp_path / "profiles" / "town"
    town.mkdir()
    (town / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (town / "rules.yaml").write_text("not: read\n", encoding="utf-8")
    for role in ("ml-engineer", "town-crier"):
        (town / f"{role}.yaml").write_text(MORE.format(role=role), encoding="utf-8")
    return tmp_path / "profiles"


def row_of(market, level, skill, role="ml-engineer"):
    return next(row for row in market.by_role[role].by_level[level].demand if row.skill == skill)


def test_figures_of_both_sources_stand_in_one_row(folder):
    assert validate_market(folder) == []
    market = load_market(folder, today=TODAY)
    python = row_of(market, "mid", "python")
    assert [entry.source for entry in python.observations] == ["linkedin-2025-10", "town"]
    assert python.n == 3998 + 100
    assert 0.6 < python.share < 0.745
    assert row_of(market, "mid", "tensorflow").n == 3998


def test_a_count_takes_the_place_of_an_estimate(folder):
    numpy = row_of(load_market(folder, today=TODAY), "mid", "numpy")
    assert (numpy.estimate, numpy.share, numpy.tier) == (False, 0.3, "high")
    entry = load_market(folder, today=TODAY).by_role["ml-engineer"].by_level["entry"]
    assert (entry.basis, entry.postings) == ("measured", 50)


def test_the_profile_itself_keeps_what_it_says(folder):
    market = load_market(folder, today=TODAY)
    role = market.by_role["ml-engineer"]
    assert (role.title, role.postings, role.by_level["senior"].postings) == ("ML Engineer", 8764, 2853)
    assert "One town: Counted in one town." in role.caveats
    assert "None found." not in role.by_level["senior"].caveats
    assert next(source.title for source in market.sources if source.id == "linkedin-2025-10").startswith(
        "AI/ML"
    )


def test_roles_of_the_subfolder_are_roles(folder):
    market = load_market(folder, today=TODAY)
    assert market.by_role["town-crier"].by_level["mid"].postings == 100
    assert market.by_role["town-crier"].by_level["senior"].basis == "estimate"


def test_one_source_can_be_picked(folder):
    market = load_market(folder, today=TODAY, source="town")
    assert row_of(market, "mid", "python").n == 100
    assert row_of(market, "senior", "python").estimate


def test_the_same_figure_twice_is_a_problem(folder):
    text = (folder / "town" / "ml-engineer.yaml").read_text(encoding="utf-8")
    (folder / "town2").mkdir()
    (folder / "town2" / "ml-engineer.yaml").write_text(text, encoding="utf-8")
    problems = validate_market(folder)
    assert len(problems) == 3
    assert all("which" in problem and "has already" in problem for problem in problems)


def grouped(source: str, *skills: str) -> str:
    """Give the text of a level in which skills are alternatives."""
    name = "-or-".join(sorted(skills))
    rows = "".join(
        f"  - skill: {skill}\n    group: {name}\n    observations: [{{source: {source}, share: 0.3, n: 100}}]\n"
        for skill in skills
    )
    figures = f"    observations: [{{source: {source}, share: 0.5, n: 100}}]\n"
    group = f"  - id: {name}\n    skills: [{', '.join(skills)}]\n{figures}"
    return f"- level: mid\n  postings: 100\n  demand:\n{rows}  groups:\n{group}"


def test_a_skill_is_in_one_group_also_where_sources_see_different_ones(folder):
    head = MORE.partition("levels:")[0].format(role="town-crier") + "levels:\n"
    (folder / "town" / "town-crier.yaml").write_text(head + grouped("town", "aws", "azure"), encoding="utf-8")
    for name, skills in (("village", ("aws", "azure", "google-cloud")), ("hamlet", ("aws", "azure"))):
        (folder / name).mkdir()
        (folder / name / "sources.yaml").write_text(
            SOURCES.replace("id: town", f"id: {name}"), encoding="utf-8"
        )
        (folder / name / "town-crier.yaml").write_text(head + grouped(name, *skills), encoding="utf-8")
    assert validate_market(folder) == []
    mid = load_market(folder, today=TODAY).by_role["town-crier"].by_level["mid"]
    assert [group.id for group in mid.groups] == ["aws-or-azure"]
    assert len(mid.groups[0].observations) == 2
    assert {row.skill: row.group for row in mid.demand} == {
        "aws": "aws-or-azure",
        "azure": "aws-or-azure",
        "google-cloud": "",
    }
