"""What a person says about a skill outranks the rules, is kept, and is reapplied by every command."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran


@pytest.fixture
def resume(examples: Path) -> Path:
    return examples / "tobias-okafor.md"


def _ids(ran: Ran) -> set[str]:
    return {skill["id"] for skill in json.loads(ran.out)["skills"]}


def test_a_rejected_skill_stays_rejected_in_every_command(run: Callable[..., Ran], resume: Path) -> None:
    assert "terraform" in _ids(run("skills", resume, "--json"))
    said = run("skills", resume, "--reject", "Terraform", "--note", "only read about it")
    assert "your word: not this skill" in said.out
    assert "only read about it" in said.out
    again = run("skills", resume, "--json")
    assert "terraform" not in _ids(again)
    assert json.loads(again.out)["your_word"][0]["note"] == "only read about it"
    check = json.loads(run("check", resume, "--role", "mlops-engineer", "--json").out)
    credits = {credit["skill"]: credit["credit"] for credit in check["roles"][0]["credits"]}
    assert credits["terraform"] < 0.5
    plan = run("plan", resume, "--role", "mlops-engineer", "--json").out
    assert "terraform" in plan


def test_an_accepted_word_is_shown_as_the_users(run: Callable[..., Ran], tmp_path: Path) -> None:
    resume = tmp_path / "resume.md"
    resume.write_text(
        "# Ada Fictional\n\n## Experience\n\nEditor, Quill — 2020 to 2022\n\nI go the extra mile.\n"
    )
    assert "go" not in _ids(run("skills", resume, "--json"))
    said = run("skills", resume, "--accept", "Go")
    assert "your word · p1 l" in said.out
    assert "go" in _ids(run("skills", resume, "--json"))
    assert "this is meant" not in run("skills", resume, "--forget", "go").out
    assert "go" not in _ids(run("skills", resume, "--json"))


def test_what_cannot_be_meant_is_refused_and_nothing_kept(run: Callable[..., Ran], resume: Path) -> None:
    typo = run("skills", resume, "--reject", "Teraform")
    assert typo.code == 2
    assert "Did you mean terraform" in typo.err
    both = run("skills", resume, "--reject", "Terraform", "--accept", "terraform")
    assert both.code == 2
    assert "contradict" in both.err
    assert run("skills", resume, "--note", "why").code == 2
    assert not json.loads(run("skills", resume, "--json").out)["your_word"]


def test_a_word_that_meets_nothing_is_kept_and_told(run: Callable[..., Ran], resume: Path) -> None:
    ran = run("skills", resume, "--accept", "Rust", "--forget", "Perl")
    assert ran.code == 0
    assert "your word on 'rust': this resume does not name it" in ran.err
    assert "nothing was said about 'Perl'" in ran.err


def test_the_workspace_can_lie_elsewhere(
    run: Callable[..., Ran], resume: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--workspace", tmp_path / "desk", "skills", resume, "--reject", "Git")
    assert (tmp_path / "desk" / "workspace.sqlite3").exists()
    assert "git" in _ids(run("skills", resume, "--json"))
    monkeypatch.setenv("SKILLGAP_WORKSPACE", str(tmp_path / "desk"))
    assert "git" not in _ids(run("skills", resume, "--json"))


def test_a_damaged_workspace_stops_the_command_and_stays_as_it_is(
    run: Callable[..., Ran], resume: Path, tmp_path: Path
) -> None:
    run("--workspace", tmp_path, "skills", resume, "--reject", "Git")
    path = tmp_path / "workspace.sqlite3"
    path.write_bytes(b"not a database at all")
    ran = run("--workspace", tmp_path, "check", resume)
    assert ran.code == 1
    assert str(path) in ran.err
    assert "restore" in ran.err
    assert path.read_bytes() == b"not a database at all"


def test_no_name_of_the_person_is_kept_with_the_word(
    run: Callable[..., Ran], resume: Path, tmp_path: Path
) -> None:
    run("--workspace", tmp_path, "skills", resume, "--reject", "Git")
    with sqlite3.connect(tmp_path / "workspace.sqlite3") as connection:
        text = "\n".join(connection.iterdump())
    connection.close()
    assert "okafor" not in text.lower()
