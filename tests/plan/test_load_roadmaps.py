"""roadmaps.yaml holds together, and what does not is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from skillgap.bundled import bundled
from skillgap.errors import DataError
from skillgap.plan import Roadmaps, lint_roadmaps, load_roadmaps
from skillgap.plan.plan import Resource
from tests.plan.worlds import entry, module, roadmaps, taxonomy

SMALL = """\
schema: 1
source: "invented"
resources:
  docs: {title: Docs, url: "https://example.org/docs"}
stages:
  first: {title: First, months: "1–3", modules: [python-core]}
paths:
- id: p
  title: P
  roles: [r]
  stages: [first]
  interview: []
  reality: []
modules:
- {id: python-core, title: Python, level: entry, skills: [python], hours: [1, 2, 3], outcomes: [runs], project: a tool, resources: [docs]}
interview: []
"""


@pytest.fixture(scope="module")
def shipped() -> Roadmaps:
    return load_roadmaps(bundled("roadmaps.yaml"))


def test_every_role_of_the_market_has_a_path(shipped: Roadmaps) -> None:
    roles = {role for path in shipped.paths for role in path.roles}
    assert roles >= {
        "ml-engineer",
        "ai-engineer",
        "llm-engineer",
        "mlops-engineer",
        "deep-learning-engineer",
        "ai-researcher",
        "data-scientist",
        "data-engineer",
        "data-analyst",
        "analytics-engineer",
        "software-engineer",
        "devops-engineer",
    }


def test_modules_are_many_and_whole(shipped: Roadmaps) -> None:
    assert len(shipped.modules) >= 110
    for one in (*shipped.modules, *shipped.interview):
        assert one.outcomes
        assert one.project
        assert one.resources, one.id
        assert one.interview, one.id


def test_seed_paths_step_from_level_to_level(shipped: Roadmaps) -> None:
    steps = {path.id: [(step.start, step.end) for step in path.transitions] for path in shipped.paths}
    assert steps["ml-engineering"] == [("entry", "mid"), ("mid", "senior"), ("senior", "staff")]
    assert steps["ai-research"] == [("phd", "mid"), ("mid", "senior")]
    assert all(path[-1][1] == "staff" for name, path in steps.items() if name != "ai-research")
    top = [max(step.salary_to_usd or 0 for step in path.transitions) for path in shipped.paths[:4]]
    assert top == [285_000, 231_000, 213_000, 244_000]
    assert all(
        step.source == "linkedin-2025-10" or step.salary_to_usd is None
        for path in shipped.paths
        for step in path.transitions
    )


def test_every_path_offers_the_three_directions_of_the_last_quarter(shipped: Roadmaps) -> None:
    for path in shipped.paths[:4]:
        assert {stage.specialisation for stage in path.stages} == {"", "production", "llm", "research"}


def write(folder: Path, text: str) -> Path:
    path = folder / "roadmaps.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_small_file_loads_and_its_version_follows_the_content(tmp_path: Path) -> None:
    one = load_roadmaps(write(tmp_path, SMALL), cache_folder=tmp_path / "cache")
    again = load_roadmaps(tmp_path / "roadmaps.yaml", cache_folder=tmp_path / "cache")
    assert one == again
    assert one.modules[0].resources[0].title == "Docs"
    other = load_roadmaps(write(tmp_path, SMALL.replace("Docs", "Dox")), cache_folder=tmp_path / "cache")
    assert other.version != one.version
    assert other.modules[0].resources[0].title == "Dox"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("resources: [docs]", "resources: [dogs]", "module 'python-core': unknown resource 'dogs'"),
        ("stages: [first]", "stages: [last]", "path 'p': unknown stage 'last'"),
        ("modules: [python-core]", "modules: [sql]", "path 'p', stage 'first': unknown module 'sql'"),
        ("hours: [1, 2, 3]", "hours: [4, 2, 3]", "module 'python-core': found hours 4, 2, 3"),
        ("interview: []\n  reality", "interview: [talk]\n  reality", "unknown interview module 'talk'"),
        ("skills: [python]", "skills: []", "module 'python-core': teaches no skill"),
        ("https://", "http://", "does not begin with https://"),
        ("title: Python,", "titel: Python,", "did you mean 'title'?"),
        ("project: a tool,", "project: a tool, prerequisites: [python-core],", "python-core → python-core"),
    ],
)
def test_mistakes_are_refused_by_name(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in SMALL
    with pytest.raises(DataError) as caught:
        load_roadmaps(write(tmp_path, SMALL.replace(old, new)))
    assert problem in caught.value.message


def test_lint_finds_circles_and_strangers() -> None:
    one, two = module("python"), module("sql")
    round_ = [replace(one, prerequisites=("m-sql",)), replace(two, prerequisites=("m-python", "m-none"))]
    problems = lint_roadmaps(roadmaps(round_), taxonomy(entry("python")))
    assert "prerequisites run in a circle: m-python → m-sql → m-python" in problems
    assert "module 'm-sql': unknown prerequisite 'm-none'" in problems
    assert "module 'm-sql': unknown skill 'sql'" in problems


def test_lint_finds_modules_too_thin_and_skills_postings_ask_for() -> None:
    problems = lint_roadmaps(
        roadmaps([replace(module("python"), interview=())]),
        taxonomy(entry("python")),
        demanded=("python", "cobol"),
    )
    assert problems == (
        "module 'm-python': found 0 resources; expected 2 to 4",
        "module 'm-python': names no interview topic",
        "postings ask for 'cobol', which no module teaches",
    )


def test_lint_finds_an_address_that_goes_by_two_titles() -> None:
    docs = Resource(title="Docs", url="https://example.org/docs", hours=1)
    dox = replace(docs, title="Dox", url="https://example.org/docs/")
    one, two = (
        replace(module("python"), resources=(docs, dox)),
        replace(module("sql"), resources=(docs, docs)),
    )
    problems = lint_roadmaps(roadmaps([one, two]), taxonomy(entry("python"), entry("sql")))
    assert problems == ("resource address 'https://example.org/docs' goes by 'Docs' and 'Dox'",)


def test_lint_finds_a_prerequisite_in_a_later_stage() -> None:
    world = roadmaps([module("python", needs=["sql"]), module("sql")], [["python"], ["sql"]])
    problems = [
        problem
        for problem in lint_roadmaps(world, taxonomy(entry("python"), entry("sql")))
        if "resources" not in problem
    ]
    assert problems == ["path 'p': 'm-python' needs 'm-sql', which stands in the later stage 's1'"]
