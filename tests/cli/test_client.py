"""Clients from the command line: what is typed is kept, what is wrong is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def ada(run: Run, examples: Path) -> Run:
    """Add Ada with goals."""
    coaching = examples / "coaching"
    added = run("client", "add", coaching / "ada-1.md", "--role", "data-engineer", "--hours", "6", "--tag", "x", "--on", "2026-09-01")  # fmt: skip
    assert added.code == 0
    assert "added Ada Fenwick, in shared reports P-" in added.err
    return run


def _shown(run: Run) -> dict[str, object]:
    return dict(json.loads(run("client", "show", "ada", "--json").out))


def test_a_client_is_edited(ada: Run) -> None:
    assert ada("client", "edit", "Ada", "--level", "senior", "--tag", "north", "--untag", "X").code == 0
    client = _shown(ada)["client"]
    assert isinstance(client, dict)
    assert client["tags"] == ["north"]
    assert client["goals"] == {"roles": ["data-engineer"], "level": "senior", "hours_per_week": 6.0}
    assert ada("client", "edit", "Ada", "--name", "A.").code == 0
    assert ada("client", "show", "A.").code == 0
    assert ada("client", "edit", "A.").code == 2


def test_a_plan_is_kept_and_ticked(ada: Run, tmp_path: Path) -> None:
    assert ada("client", "plan", "Ada", "--done", "sql").code == 1
    made = ada("client", "plan", "Ada", "--months", "3", "--on", "2026-09-01")
    assert "\n# " in made.out
    out = tmp_path / "plan.json"
    assert ada("client", "plan", "Ada", "--months", "3", "--on", "2026-09-01", "-o", out).code == 0
    module = json.loads(out.read_text())["months"][0]["items"][0]["module"]
    assert ada("client", "plan", "Ada", "--done", module, "--on", "2026-10-01", "-o", out).code == 0
    assert json.loads(out.read_text())["months"][0]["items"][0]["done"] is True
    assert _shown(ada)["plan"] == {"made": "2026-09-01", "ticks": {module: "2026-10-01"}}
    assert ada("client", "plan", "Ada", "--undone", module).code == 0
    assert _shown(ada)["plan"] == {"made": "2026-09-01", "ticks": {}}
    mine = tmp_path / "plan.md"
    assert ada("client", "plan", "Ada", "--months", "3", "--on", "2026-09-01", "-o", mine).code == 0
    mine.write_text(mine.read_text().replace("[ ]", "[x]"))
    back = ada("client", "plan", "Ada", "--ticks", mine, "--on", "2026-11-02")
    assert back.code == 0, back.err
    plan = _shown(ada)["plan"]
    assert isinstance(plan, dict)
    assert plan["ticks"][module] == "2026-11-02"
    wrong = ada("client", "plan", "Ada", "--done", "nonsense")
    assert wrong.code == 1
    assert module in wrong.err
    assert ada("client", "plan", "Ada", "-o", "plan.xyz").code == 2


def test_plan_is_laid_out_on_a_terminal_and_stays_markdown_in_a_pipe(
    ada: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = ("client", "plan", "Ada", "--months", "3", "--on", "2026-09-01")
    piped = ada(*line).out
    assert piped.startswith("---\n")
    monkeypatch.setattr("skillgap.cli.output.chosen_format", lambda *_, **__: "table")
    monkeypatch.setattr("skillgap.cli.coach.looks.chosen_format", lambda *_, **__: "table")
    shown = ada(*line).out
    assert shown.startswith("Learning plan: ")
    assert not {"---", "<!--", "**", "- [ ]"} & set(shown.split())


def test_who_or_what_is_unknown_is_said(ada: Run, examples: Path) -> None:
    unknown = ada("client", "show", "Adda Fenwik")
    assert unknown.code == 2
    assert "Did you mean Ada Fenwick?" in unknown.err
    assert ada("client", "session", "Ada", "--done", "3").code == 1
    assert ada("client", "session", "Ada", "--agree", "  ").code == 1
    twice = ada("client", "add", examples / "coaching" / "ada-1.md")
    assert twice.code == 1
    assert "--client" in twice.err
    other = ada("client", "add", examples / "coaching" / "ada-2.md", "--name", "Somebody")
    assert "is that of Ada Fenwick" in other.err
    assert ada("client", "add").code == 2
    assert ada("client", "add", "--name", "Zoe", "--role", "data-enginer").code == 2
    assert "has no resume" in (ada("client", "add", "--name", "Zoe"), ada("client", "diff", "Zoe"))[1].err
    assert ada("client", "report", "Ada", "--notes", "--shared").code == 2
    assert ada("client", "session", "Ada", "--on", "1.9.2026").code == 2


def test_a_first_brief_has_three_questions(ada: Run) -> None:
    brief = json.loads(ada("client", "session", "Ada", "--on", "2026-09-02", "--json").out)
    assert len(brief["questions"]) == 3
    assert brief["changes"] is None
    page = ada("client", "session", "Ada", "--on", "2026-09-02", "--format", "table").out
    assert "Three questions" in page
    assert all(len(line) <= 80 for line in page.splitlines())


@pytest.mark.parametrize("suffix", ["html", "pdf", "md", "json", "csv", "txt"])
def test_a_report_in_every_form(ada: Run, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"ada.{suffix}"
    assert ada("client", "report", "Ada", "--on", "2026-09-02", "-o", out).code == 0
    assert out.stat().st_size > 200


def test_where_and_check_name_the_file(ada: Run, tmp_path: Path) -> None:
    where = ada("workspace", "where").out.strip()
    assert Path(where).exists()
    assert ada("workspace", "check").out.endswith("sound\n")
    assert json.loads(ada("workspace", "check", "--json").out)["counts"]["clients"] == 1
    nowhere = ada("--workspace", tmp_path / "none", "workspace", "check")
    assert nowhere.code == 1
    assert not (tmp_path / "none").exists()
