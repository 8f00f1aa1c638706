"""`skillgap compare` and `check --explain`: the matrix, the nearest roles, the fewest skills, one skill's arithmetic."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from skillgap.advice import Request, advise, landscape_of
from skillgap.month import Month

from .conftest import Ran

Run = Callable[..., Ran]
TODAY = ("--today", "2026-11")


@pytest.fixture
def ines(examples: Path) -> Path:
    return examples / "ines-carvalho.txt"


def test_the_matrix_holds_every_role_at_every_level(run: Run, ines: Path) -> None:
    found = json.loads(run("compare", ines, *TODAY, "--json").out)
    places = [(cell["role"], cell["level"]) for cell in found["matrix"]]
    assert len(places) == len(set(places))
    assert {level for role, level in places if role == "ml-engineer"} == {"entry", "mid", "senior", "staff"}
    assert {cell["basis"] for cell in found["matrix"]} == {"measured", "estimate"}


def test_the_table_is_a_heat_map_that_marks_estimates(run: Run, ines: Path) -> None:
    result = run("compare", ines, *TODAY, "--format", "table")
    assert result.code == 0
    assert max(map(len, result.out.splitlines())) <= 80
    row = next(line for line in result.out.splitlines() if "Data Analyst" in line)
    assert "▓▓  " in row
    assert row.count("~") == 2
    assert "estimated demand, nobody counted" in result.out


def test_the_nearest_roles_come_with_hours_and_reasons(run: Run, ines: Path) -> None:
    found = json.loads(run("compare", ines, *TODAY, "--json").out)
    hours = [role["hours"] for role in found["nearest"] if role["hours"] is not None]
    assert hours == sorted(hours)
    first = found["nearest"][0]
    assert f"about {first['hours']} hours" in first["why"]
    assert first["counts"][0] in first["why"]


def test_the_lift_does_what_it_promises(run: Run, ines: Path) -> None:
    """It holds that the skills named lift as many roles over the line as were asked, told by `whatif`."""
    found = json.loads(run("compare", ines, *TODAY, "--over", "60", "--in", "2", "--json").out)
    lift = found["lift"]
    assert lift["reached"]
    assert lift["method"] == "exact"
    assert lift["at_least"] == len(lift["skills"])
    assert len(lift["roles"]) >= 2
    learn = ",".join(skill["skill"] for skill in lift["skills"])
    for role in lift["roles"]:
        after = json.loads(
            run(
                "whatif", ines, *TODAY, "--role", role, "--level", found["level"], "--learn", learn, "--json"
            ).out
        )
        assert after["after"]["fit"]["value"] >= 60


def test_a_search_cut_short_says_its_bound(run: Run, ines: Path) -> None:
    result = run("compare", ines, *TODAY, "--roles", "devops-engineer", "--over", "100", "--format", "table")
    assert result.code == 0
    assert "the search for a smaller set was cut short: at least" in result.out


def test_roles_can_be_chosen_and_unknown_ones_are_told(run: Run, ines: Path) -> None:
    found = json.loads(run("compare", ines, *TODAY, "--roles", "ML Engineer, data-analyst", "--json").out)
    assert {cell["role"] for cell in found["matrix"]} == {"ml-engineer", "data-analyst"}
    assert found["in"] == 2
    result = run("compare", ines, "--roles", "ml-enginer")
    assert result.code == 2
    assert "ml-engineer" in result.err
    assert run("compare", ines, "--roles", "ml-engineer", "--in", "2").code == 2


def test_csv_and_markdown_hold_the_same_cells(run: Run, ines: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("compare", ines, *TODAY, "--format", "csv").out)))
    cell = next(row for row in rows if row["role"] == "data-analyst" and row["level"] == "entry")
    text = run("compare", ines, *TODAY, "--format", "markdown").out
    line = next(line for line in text.splitlines() if line.startswith("| Data Analyst"))
    assert f" {float(cell['fit']):.0f} " in line


def test_the_arithmetic_of_a_skill_can_be_redone_by_hand(run: Run, ines: Path) -> None:
    found = json.loads(run("check", ines, *TODAY, "--role", "ml-engineer", "--explain", "sql", "--json").out)
    (answer,) = found["answers"]
    parts = {part["Factor"]: part for part in answer["parts"]}
    weight, credit, brings = (float(parts[name]["Value"]) for name in ("weight", "credit", "brings"))
    total = float(parts["brings"]["Why"].split(" / ")[1].split(",")[0])
    assert brings == pytest.approx(100 * weight * credit / total, abs=0.06)
    assert parts["credit"]["Why"].startswith("implied by PostgreSQL")
    assert any("PostgreSQL" in line["text"] for line in answer["lines"])
    check = json.loads(run("check", ines, *TODAY, "--role", "ml-engineer", "--json").out)["roles"][0]
    won = sum(credit["weight"] * credit["credit"] for credit in check["credits"])
    assert check["fit"]["value"] == pytest.approx(100 * won / total, abs=0.1)


def test_an_explanation_names_its_sources_and_unknown_skills_are_told(run: Run, ines: Path) -> None:
    result = run("check", ines, *TODAY, "--role", "mlops-engineer", "--explain", "k8s", "--format", "table")
    assert "Kubernetes" in result.out
    assert "as of 2024-05-22" in result.out
    assert max(map(len, result.out.splitlines())) <= 80
    unknown = run("check", ines, "--explain", "tensorflw")
    assert unknown.code == 2
    assert "tensorflow" in unknown.err
    assert "Did you mean years" in run("check", ines, "--explain", "yeers").err


@pytest.mark.parametrize(
    "figure",
    [
        "fit",
        "interval",
        "reach",
        "order",
        "level",
        "market",
        "bars",
        "years",
        "critical skills",
        "path-skills",
        "bar:years",
        "salary",
        "gain",
        "hours",
        "rank",
        "aws",
    ],
)
def test_every_figure_can_be_asked_why(run: Run, examples: Path, figure: str) -> None:
    command = ("check", examples / "mara-lindqvist.pdf", "--role", "ml-engineer", "--explain", figure, *TODAY)
    found = json.loads(run(*command, "--json").out)
    assert found["answers"]
    assert all(answer["answer"] or answer["parts"] for answer in found["answers"])
    table = run(*command, "--format", "table")
    assert table.code == 0
    assert all(len(line) <= 80 for line in table.out.splitlines())
    assert run(*command, "--format", "csv").out.startswith("role,topic,row,column,value")


def test_the_threshold_of_the_reach_can_be_set(run: Run, examples: Path) -> None:
    def reach(*options: str) -> float:
        command = ("check", examples / "mara-lindqvist.pdf", "--role", "ml-engineer", "--json", *TODAY)
        found = json.loads(run(*command, *options).out)["roles"][0]["reach"]
        assert found["n"] > 50
        return float(found["value"])

    assert reach("--reach-at", "40") > reach() > reach("--reach-at", "100")


def test_a_market_without_postings_has_no_reach_and_says_why(run: Run, ines: Path, tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "market_profiles"
    for path in [*shipped.glob("*.yaml"), *shipped.glob("*/*.yaml")]:
        target = tmp_path / "profiles" / path.relative_to(shipped)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    result = run("--profiles", tmp_path / "profiles", "check", ines, "--json", *TODAY)
    role = json.loads(result.out)["roles"][0]
    assert role["reach"] is None
    assert "no postings of this role and level are stored" in role["reach_why"]


def test_what_compare_answers_is_to_be_had_from_python_part_by_part(run: Run, ines: Path) -> None:
    """It holds that every face gets the command's figures, with the reach of the nearest, and pays for what it looks at."""
    request = Request(today=Month(2026, 11))
    found = landscape_of(advise(ines, request), request)
    told = json.loads(run("compare", ines, *TODAY, "--json").out)
    assert not {"matrix", "transitions", "lift"} & {*vars(found)}
    assert [one.role.role for one in found.transitions] == [one["role"] for one in told["nearest"]]
    assert [one.role.reach.n for one in found.transitions if one.role.reach] == [
        one["reach"]["n"] for one in told["nearest"] if one["reach"]
    ]
    assert any(one.role.reach for one in found.transitions)
    assert "lift" not in vars(found)
    assert [skill["skill"] for skill in told["lift"]["skills"]] == [*found.lift.skills]
    assert (found.line, found.wanted) == (told["over"], told["in"])


def test_more_roles_cannot_be_wanted_than_are_compared(ines: Path) -> None:
    request = Request(today=Month(2026, 11), roles=("ml-engineer", "ML Engineer"))
    advice = advise(ines, request)
    assert landscape_of(advice, request).wanted == 1
    with pytest.raises(ValueError, match="only 1 role compared"):
        landscape_of(advice, request, wanted=2)
