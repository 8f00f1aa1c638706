"""Every command does what its help says, in every format, and fails in words."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from skillgap.cli.app import COMMANDS

from .conftest import Ran

Run = Callable[..., Ran]
TODAY = ("--today", "2026-11")
PLAN = ("--role", "ml-engineer", "--hours", "8", "--start", "2027-01", "--months", "6", *TODAY)
TRAP = (
    b"R&D budget, go the extra mile, excel at swift delivery, C-level, spark joy, express interest, rest days, "
    b"no Kubernetes experience"
)


@pytest.fixture
def mara(examples: Path) -> Path:
    return examples / "mara-lindqvist.pdf"


def test_help_lists_every_command_in_full(run: Run) -> None:
    result = run("--help")
    assert result.code == 0
    for name in COMMANDS:
        assert f"  {name} " in result.out
    assert "..." not in result.out.split("Commands:")[1], (
        "a command's first sentence is too long for the list"
    )


@pytest.mark.parametrize("group", ["market", "client", "cohort", "workspace"])
def test_the_help_of_a_group_lists_its_commands_in_full(run: Run, group: str) -> None:
    result = run(group, "--help")
    assert "..." not in result.out.split("Commands:")[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.code == 0
    assert result.out.startswith("Usage: skillgap")


def test_bare_command_without_a_terminal_prints_help_and_exits_2(run: Run) -> None:
    result = run()
    assert result.code == 2
    assert "Usage:" in result.out


def test_unknown_command_suggests(run: Run) -> None:
    result = run("chekc", "x.pdf")
    assert result.code == 2
    assert "check" in result.err


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("skillgap 0.")


def test_check_json_keeps_its_contract(run: Run, mara: Path) -> None:
    result = run("check", mara, "--json", *TODAY)
    assert result.code == 0
    answer = json.loads(result.out)
    assert answer["schema"] == 1
    assert answer["score_version"]
    assert answer["data_version"]
    assert answer["resume"]["experience_months"] > 60
    assert len(answer["roles"]) >= 6, "without --role every role is ranked"
    for role in answer["roles"]:
        assert 0 <= role["fit"]["low"] <= role["fit"]["value"] <= role["fit"]["high"] <= 100
        for gap in role["gaps"]:
            assert gap["kind"] in {"learning", "proof", "wording"}
            assert gap["tier"] in {"critical", "high", "medium", "nice"}
            assert 0 <= gap["low"] <= gap["share"] <= gap["high"] <= 1
            assert gap["sources"]
            assert gap["why"]
        assert {bar["met"] for bar in role["bars"]} <= {True, False, None}


def test_check_table_fits_80_columns(run: Run, mara: Path, golden: Callable[[str, str], None]) -> None:
    result = run("check", mara, "--role", "ml-engineer", "--format", "table", *TODAY)
    assert result.code == 0
    assert max(map(len, result.out.splitlines())) <= 80
    golden("check.txt", result.out)


def test_check_markdown(run: Run, mara: Path, golden: Callable[[str, str], None]) -> None:
    golden("check.md", run("check", mara, *TODAY).out)


VERSIONS = re.compile(r'("?(?:data_version|taxonomy_version)"?: )"\w+"')
"""Change with every edit of the data, which says nothing about the form of an answer."""


@pytest.mark.parametrize("form", ["json", "csv"])
def test_check_forms(run: Run, mara: Path, golden: Callable[[str, str], None], form: str) -> None:
    result = run("check", mara, "--role", "ml-engineer", "--format", form, *TODAY)
    golden(f"check.{form}", VERSIONS.sub(r'\1"…"', result.out))


@pytest.mark.parametrize("form", ["json", "csv"])
def test_plan_forms(run: Run, mara: Path, golden: Callable[[str, str], None], form: str) -> None:
    golden(f"plan.{form}", VERSIONS.sub(r'\1"…"', run("plan", mara, *PLAN, "--format", form).out))


def test_check_is_the_same_twice(run: Run, mara: Path) -> None:
    first = run("check", mara, "--json", *TODAY)
    assert first.out == run("check", mara, "--json", *TODAY).out


def test_check_csv(run: Run, mara: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("check", mara, "--format", "csv", *TODAY).out)))
    assert rows
    assert {"role", "skill", "share", "n", "gain"} <= set(rows[0])


def test_check_fail_under(run: Run, mara: Path) -> None:
    assert run("check", mara, "--fail-under", "1", *TODAY).code == 0
    assert run("check", mara, "--fail-under", "100", *TODAY).code == 3


def test_check_unknown_role_suggests_and_exits_2(run: Run, mara: Path) -> None:
    result = run("check", mara, "--role", "ml-enginer", *TODAY)
    assert result.code == 2
    assert "ml-engineer" in result.err
    assert "Traceback" not in result.err


def test_check_unknown_source_exits_2(run: Run, mara: Path) -> None:
    result = run("check", mara, "--source", "linkedin-2052-10", *TODAY)
    assert result.code == 2
    assert "linkedin-2025-10" in result.err


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.pdf", b"", "empty"),
        ("broken.pdf", b"%PDF-1.7 not really", "damaged"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"0" * 40, "png"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "docx"),
    ],
)
def test_bad_files_end_in_words(run: Run, tmp_path: Path, name: str, content: bytes, word: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run("check", path, *TODAY)
    assert result.code == 1
    assert result.out == ""
    assert name in result.err
    assert word in result.err.lower()
    assert "Traceback" not in result.err


def test_missing_file(run: Run, tmp_path: Path) -> None:
    result = run("check", tmp_path / "nobody.pdf", *TODAY)
    assert result.code == 1
    assert "nobody.pdf" in result.err


def test_stdin(run: Run, mara: Path) -> None:
    result = run("check", "-", "--json", *TODAY, stdin=mara.read_bytes())
    assert json.loads(result.out)["resume"]["skills"] > 10


def test_text_without_skills_yields_none_and_says_why(run: Run) -> None:
    answer = json.loads(run("skills", "-", "--json", *TODAY, stdin=TRAP).out)
    assert answer["skills"] == []
    rejected = {item["skill"] for item in answer["rejected"]}
    assert {"r", "go", "c", "apache-spark", "kubernetes"} <= rejected
    assert all(item["reason"] for item in answer["rejected"])


def test_check_of_a_text_without_skills_gives_no_score(run: Run) -> None:
    answer = json.loads(run("check", "-", "--json", *TODAY, stdin=TRAP).out)
    assert all(role["fit"] is None for role in answer["roles"])


def test_skills_json_keeps_its_contract(run: Run, mara: Path) -> None:
    answer = json.loads(run("skills", mara, "--json", *TODAY).out)
    text = json.loads(run("text", mara, "--json", *TODAY).out)["text"]
    assert answer["document"]["format"] == "pdf"
    assert answer["contact"]["email"] == "mara.lindqvist@example.com"
    assert answer["positions"][0]["end"] == "present"
    for skill in answer["skills"]:
        for mention in skill["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]
    found = {skill["id"]: skill for skill in answer["skills"]}
    assert found["python"]["state"] == "demonstrated"
    assert found["kubernetes"]["state"] == "learning"
    assert "apache-spark" not in found
    assert "rust" not in found
    assert "express" not in found


def test_skills_table(run: Run, mara: Path, golden: Callable[[str, str], None]) -> None:
    result = run("skills", mara, "--format", "table", *TODAY)
    assert max(map(len, result.out.splitlines())) <= 80
    golden("skills.txt", result.out)


def test_text_reads_the_sidebar_as_a_column(run: Run, mara: Path) -> None:
    text = run("text", mara, "--format", "table").out
    assert text.index("German (B1)") < text.index("Profile") or text.index("no hurry") < text.index("Contact")


def test_text_diff(run: Run, mara: Path) -> None:
    result = run("text", mara, "--diff", "--json", *TODAY)
    assert result.code == 0
    assert "lost" in json.loads(result.out)


def test_roles_list(run: Run) -> None:
    result = run("roles", "--format", "table")
    assert max(map(len, result.out.splitlines())) <= 80
    for role in (
        "ml-engineer",
        "ai-engineer",
        "llm-engineer",
        "mlops-engineer",
        "deep-learning-engineer",
        "ai-researcher",
    ):
        assert role in result.out


def test_role_json_reproduces_the_source_to_the_digit(run: Run) -> None:
    answer = json.loads(run("roles", "ml-engineer", "--source", "linkedin-2025-10", "--json", *TODAY).out)
    mid = next(level for level in answer["levels"] if level["level"] == "mid")
    assert mid["postings"] == 3998
    rows = {row["skill"]: row for row in mid["demand"]}
    assert rows["tensorflow"]["share"] == 0.877
    assert rows["tensorflow"]["observations"][0]["n"] == 3998
    assert rows["tensorflow"]["low"] < 0.877 < rows["tensorflow"]["high"]


def test_role_table(run: Run, golden: Callable[[str, str], None]) -> None:
    result = run("roles", "ml-engineer", "--format", "table", *TODAY)
    assert max(map(len, result.out.splitlines())) <= 80
    golden("role.txt", result.out)


def test_plan_file(run: Run, mara: Path, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    path = tmp_path / "plan.md"
    result = run("plan", mara, *PLAN, "-o", path)
    assert result.code == 0
    assert result.out == ""
    assert "plan.md" in result.err
    text = path.read_text(encoding="utf-8")
    assert "- [ ] " in text
    golden("plan.md", VERSIONS.sub(r'\1"…"', text))


def test_plan_json_keeps_its_contract_and_its_budget(run: Run, mara: Path) -> None:
    answer = json.loads(run("plan", mara, *PLAN, "--json").out)
    assert answer["hours_per_week"] == 8
    assert answer["months"][0]["month"] == "2027-01"
    for month in answer["months"]:
        assert month["hours"] <= 8 * 52 / 12 + 1e-6
        assert abs(sum(item["hours"] for item in month["items"]) - month["hours"]) < 0.05
        for item in month["items"]:
            assert item["why"]
            assert item["resources"]
            assert all(resource["url"].startswith("https://") for resource in item["resources"])
    fits = [month["fit_after"]["value"] for month in answer["months"]]
    assert fits == sorted(fits)


def test_plan_table(run: Run, mara: Path, golden: Callable[[str, str], None]) -> None:
    result = run("plan", mara, *PLAN, "--format", "table")
    assert max(map(len, result.out.splitlines())) <= 80
    golden("plan.txt", result.out)


def test_plan_refuses_what_it_cannot_write_and_leaves_the_old_file(
    run: Run, mara: Path, tmp_path: Path
) -> None:
    old = tmp_path / "plan.xyz"
    old.write_text("mine")
    assert run("plan", mara, *PLAN, "-o", old).code == 2
    assert old.read_text() == "mine"
    result = run("plan", mara, *PLAN, "-o", tmp_path / "no" / "such" / "plan.md")
    assert result.code == 1
    assert "cannot write" in result.err


@pytest.mark.parametrize(
    ("option", "value"), [("--hours", "0"), ("--hours", "200"), ("--start", "soon"), ("--months", "0")]
)
def test_plan_refuses_impossible_wishes(run: Run, mara: Path, option: str, value: str) -> None:
    result = run("plan", mara, "--role", "ml-engineer", option, value)
    assert result.code == 2
    assert option in result.err


def test_market_validate(run: Run, tmp_path: Path) -> None:
    assert run("market", "validate").code == 0
    (tmp_path / "broken.yaml").write_text("schema: 1\nrole: x\n")
    result = run("market", "validate", tmp_path)
    assert result.code == 1
    assert "broken.yaml" in result.err


def test_where(run: Run) -> None:
    assert "market profiles" in run("where").out
    assert json.loads(run("where", "--json").out)["schema"] == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions(run: Run, shell: str) -> None:
    assert "_SKILLGAP_COMPLETE" in run("completions", shell).out


def test_tui_without_a_terminal_says_what_to_do(run: Run) -> None:
    result = run("tui")
    assert result.code == 2
    assert "check" in result.err


def test_one_skill_across_roles_with_its_trend_and_sources(run: Run) -> None:
    result = run("roles", "--skill", "k8s", "--json", "--today", "2026-11")
    places = json.loads(result.out)["skills"][0]
    assert places["skill"] == "kubernetes"
    shares = {(row["role"], row["level"]): row["share"] for row in places["demand"]}
    assert shares["mlops-engineer", "mid"] > shares["ml-engineer", "mid"]
    shown = run("roles", "--skill", "llm", "--format", "table").out
    assert "rising (linkedin-2025-10)" in shown
    assert "Stanford AI Index" in shown


def test_skills_side_by_side_mark_what_nobody_tracked(run: Run) -> None:
    shown = run("roles", "--skill", "pytorch,tensorflow", "--format", "table").out
    assert re.search(r"data-engineer|–", shown)
    assert "~ marks an estimate" in shown
    assert run("roles", "ml-engineer", "--skill", "python").code == 2
    assert "pytorch" in run("roles", "--skill", "pytoch").err


def test_profiles_of_ones_own_take_the_place_of_the_shipped_ones(
    run: Run, mara: Path, tmp_path: Path
) -> None:
    from skillgap.bundled import bundled

    folder, before = tmp_path / "ours", tmp_path / "before"
    folder.mkdir()
    before.mkdir()
    for name in ("rules.yaml", "sources.yaml", "context.yaml", "ml-engineer.yaml"):
        text = (bundled("market_profiles") / name).read_text("utf-8")
        (before / name).write_text(text, encoding="utf-8")
        (folder / name).write_text(text.replace("share: 0.877", "share: 0.111"), encoding="utf-8")
    answer = json.loads(run("--profiles", str(folder), "check", str(mara), *TODAY, "--json").out)
    assert {row["role"] for row in answer["roles"]} == {"ml-engineer"}
    shown = run("market", "show", str(folder), "ml-engineer", "--json", *TODAY)
    assert '"share": 0.111' in shown.out or '"share":0.111' in shown.out
    changed = run("market", "diff", str(before), str(folder), "--json", *TODAY)
    assert [row["skill"] for row in json.loads(changed.out)["changes"]] == ["tensorflow"]
    assert run("market", "diff", str(folder), str(tmp_path)).code == 1
    assert run("--profiles", str(tmp_path / "nowhere"), "roles").code == 2
