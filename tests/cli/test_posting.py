"""`skillgap posting`: what a posting asks for, the unicorn check, and the match with a resume."""

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
def sane(examples: Path) -> Path:
    return examples / "posting-harbourlight-ml-engineer.txt"


@pytest.fixture
def unicorn(examples: Path) -> Path:
    return examples / "posting-quillstone-ai-wizard.txt"


def test_a_posting_is_read_as_the_contract_says(run: Run, sane: Path) -> None:
    found = json.loads(run("posting", sane, *TODAY, "--json").out)
    facts = (found["role"], found["level"], found["years_min"], found["degree"], found["match"])
    assert facts == ("ml-engineer", "mid", 3, "bachelor", None)
    skills = {skill["id"]: skill for skill in found["skills"]}
    assert skills["python"]["requirement"] == "required"
    assert skills["apache-airflow"]["requirement"] == "preferred"
    assert skills["pytorch"]["group"] == skills["tensorflow"]["group"] is not None
    assert skills["sql"]["group"] is None
    clouds = {skills[id_]["group"] for id_ in ("aws", "azure", "google-cloud")}
    assert len(clouds) == 1
    assert {"kind", "surface", "name"} <= skills["aws"].keys()


def test_company_and_perks_ask_for_nothing(run: Run, sane: Path) -> None:
    found = json.loads(run("posting", sane, *TODAY, "--json").out)
    assert not {"apache-kafka", "tableau", "kubernetes"} & {skill["id"] for skill in found["skills"]}


def test_a_sane_posting_is_no_unicorn(run: Run, sane: Path) -> None:
    result = run("posting", sane, *TODAY, "--format", "table")
    assert "One person." in result.out
    assert max(map(len, result.out.splitlines())) <= 80


def test_a_unicorn_is_told_with_its_reasons_and_what_to_cut(run: Run, unicorn: Path) -> None:
    found = json.loads(run("posting", unicorn, *TODAY, "--json").out)["unicorn"]
    assert found["verdict"] is True
    assert set(found["codes"]) == {
        "many-needs",
        "mixed-fields",
        "older-than-tool",
        "research-bars",
        "years-for-level",
    }
    assert any("8 years with LangChain" in reason and "2022" in reason for reason in found["reasons"])
    assert found["nearest"] == "ai-engineer"
    assert "Penetration Testing" in found["cut"]
    text = run("posting", unicorn, *TODAY, "--format", "markdown").out
    assert "A unicorn" in text
    assert "cut what its postings do not ask for" in text


def test_a_resume_is_matched_with_its_lines(run: Run, sane: Path, examples: Path) -> None:
    result = run("posting", sane, "--resume", examples / "mara-lindqvist.pdf", *TODAY, "--json")
    match = json.loads(result.out)["match"]
    covered = {need["skill"]: need for need in match["covered"]}
    assert "pytorch" in covered
    assert covered["pytorch"]["names"] == ["PyTorch", "TensorFlow"]
    assert covered["pytorch"]["quote"]
    assert match["fit"]["low"] <= match["fit"]["value"] <= match["fit"]["high"]
    assert {bar["name"]: bar["met"] for bar in match["bars"]} == {"years": True, "degree": True}


def test_standard_input_and_its_title(run: Run) -> None:
    text = b"Senior Data Engineer\n\nRequirements:\n- Python and Spark\n- 6+ years of experience\n"
    found = json.loads(run("posting", "-", "--json", stdin=text).out)
    assert (found["title"], found["role"], found["level"]) == (
        "Senior Data Engineer",
        "data-engineer",
        "senior",
    )
    other = json.loads(run("posting", "-", "--title", "MLOps Engineer", "--json", stdin=text).out)
    assert other["role"] == "mlops-engineer"


def test_html_is_read_too(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "job.html"
    page.write_text(
        "<html><body><h1>Data Analyst</h1><h2>Requirements</h2><ul><li>SQL</li><li>Tableau or Power BI</li></ul>"
        "<h2>Nice to have</h2><ul><li>Python</li></ul><h2>Benefits</h2><p>Free Kubernetes course</p></body></html>"
    )
    found = json.loads(run("posting", page, "--json").out)
    assert found["role"] == "data-analyst"
    wanted = {skill["id"]: skill["requirement"] for skill in found["skills"]}
    assert wanted == {
        "sql": "required",
        "tableau": "required",
        "power-bi": "required",
        "python": "preferred",
    }


def test_csv_lists_every_skill(run: Run, sane: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("posting", sane, *TODAY, "--format", "csv").out)))
    asked = {row["id"]: row["requirement"] for row in rows}
    assert (asked["python"], asked["apache-airflow"]) == ("required", "preferred")
    assert len(asked) == len(rows) > 10


def test_a_resume_in_the_place_of_a_posting_is_told(run: Run, sane: Path, examples: Path) -> None:
    resume = run("posting", examples / "mara-lindqvist.pdf", "--format", "table")
    assert "This looks like a resume, not a posting: it lists 3 dated jobs." in resume.out
    warnings = json.loads(run("posting", examples / "mara-lindqvist.pdf", "--json").out)["warnings"]
    assert [warning["code"] for warning in warnings] == ["looks-like-a-resume"]
    assert json.loads(run("posting", sane, "--json").out)["warnings"] == []


def test_what_is_required_is_held_against_the_role_and_all_roles(run: Run, sane: Path) -> None:
    told = " ".join(run("posting", sane, "--format", "table").out.split())
    assert "stored ML Engineer postings and" in told
    assert "of all roles require as many or fewer." in told


def test_bad_input_is_told_in_words(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    result = run("posting", empty)
    assert result.code == 1
    assert "empty.txt" in result.err
    assert run("posting", tmp_path / "missing.txt").code == 1
    assert run("posting", "-", "--resume", "-").code == 2
