"""`skillgap progress`: a plan file is read back, reported on and written back with nothing lost."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def plan(run: Run, examples: Path, tmp_path: Path) -> Path:
    """Give a plan for twelve months beside its resume."""
    resume = tmp_path / "tobias.md"
    shutil.copy(examples / "tobias-okafor.md", resume)
    path = tmp_path / "plan.md"
    result = run(
        *("plan", resume, "--role", "mlops-engineer", "--hours", "5", "--start", "2027-01"),
        *("--today", "2026-11", "-o", path),
    )
    assert result.code == 0, result.err
    return path


def tick(path: Path, boxes: int) -> None:
    """Tick the first boxes of the months."""
    head, months = path.read_text(encoding="utf-8").split("## 2027-01", 1)
    path.write_text(head + "## 2027-01" + months.replace("- [ ]", "- [x]", boxes), encoding="utf-8")


def test_report_and_new_plan(run: Run, plan: Path) -> None:
    tick(plan, 1)
    plan.write_text(plan.read_text(encoding="utf-8") + "\nA thought of mine.\n", encoding="utf-8")
    before = plan.read_bytes()
    result = run("progress", plan, "--today", "2027-03", "--format", "table")
    assert result.code == 0, result.err
    assert "Behind by" in result.out
    assert "What changes" in result.out
    after = plan.read_text(encoding="utf-8")
    assert "A thought of mine." in after
    assert after.count("- [x]") == 1
    assert 'planned_from: "2027-03"' in after
    assert (plan.parent / "plan.2027-03.bak.md").read_bytes() == before
    again = run("progress", plan, "--today", "2027-03")
    assert "stands as it is" in again.err
    assert plan.read_text(encoding="utf-8") == after


def test_no_earlier_version_is_written_over(run: Run, plan: Path) -> None:
    (plan.parent / "plan.2027-03.bak.md").write_text("mine", encoding="utf-8")
    before = plan.read_bytes()
    assert run("progress", plan, "--today", "2027-03").code == 0
    assert (plan.parent / "plan.2027-03.bak.md").read_text(encoding="utf-8") == "mine"
    assert (plan.parent / "plan.2027-03-2.bak.md").read_bytes() == before


def test_dry_run_and_elsewhere_leave_the_plan(run: Run, plan: Path, tmp_path: Path) -> None:
    before = plan.read_bytes()
    assert run("progress", plan, "--today", "2027-04", "--dry-run").code == 0
    for name in ("new.md", "new.html", "new.ics", "new.json"):
        assert run("progress", plan, "--today", "2027-04", "-o", tmp_path / name).code == 0
        assert (tmp_path / name).stat().st_size > 1000
    assert plan.read_bytes() == before
    assert not list(tmp_path.glob("*.bak.md"))


def test_json_has_the_standing_and_the_plan(run: Run, plan: Path) -> None:
    tick(plan, 1)
    result = run("progress", plan, "--today", "2027-02", "--json", "--dry-run")
    data = json.loads(result.out)
    assert data["schema"] == 1
    assert data["verdict"] in ("behind", "on track", "ahead")
    assert data["hours_done"] > 0
    assert data["plan"]["months"][0]["items"][0]["done"] is True
    assert data["not_understood"] == []


def test_new_resume_marks_items_as_done(run: Run, plan: Path, tmp_path: Path) -> None:
    resume = (tmp_path / "tobias.md").read_text(encoding="utf-8")
    data = json.loads(run("progress", plan, "--today", "2027-01", "--json", "--dry-run").out)
    first = next(i for m in data["plan"]["months"] for i in m["items"])
    newer = tmp_path / "newer.md"
    newer.write_text(
        resume
        + f"\n## Projects\n\n### Batch platform (2026-12 to 2027-02)\n\n- Built a platform with {first['name']} for 40 users.\n",
        encoding="utf-8",
    )
    result = run("progress", plan, "--today", "2027-03", "--resume", newer, "--json")
    assert result.code == 0, result.err
    changed = json.loads(result.out)
    assert [one["module"] for one in changed["changes"] if one["kind"] == "shown"] == [first["module"]]
    assert "The resume has changed" in changed["note"]
    text = plan.read_text(encoding="utf-8")
    assert 'resume: "newer.md"' in text
    assert "shown by the resume" in text


def test_without_the_resume_it_reports_and_says_what_is_missing(run: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "tobias.md").unlink()
    before = plan.read_bytes()
    result = run("progress", plan, "--today", "2027-02")
    assert result.code == 0
    assert "Give the resume with --resume" in result.out
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("schema: 1", "schema: 9", 1, "plan.md:2: the plan has schema 9"),
        ("role: mlops-engineer", "role: mlops-enginer", 2, "unknown role 'mlops-enginer'"),
        ("hours_per_week: 5", "hours_per_week: 0", 1, "plan.md: cannot plan with 0 hours a week"),
        ("hours_per_week: 5", "hours_per_week: 500", 1, "cannot plan with 500 hours a week"),
        ("specialisation:", "specialisation: magic", 1, "unknown specialisation 'magic'"),
        ("---\nschema", "schema", 1, "is no plan file"),
    ],
)
def test_what_cannot_be_planned_is_said(
    run: Run, plan: Path, old: str, new: str, code: int, message: str
) -> None:
    plan.write_text(plan.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    before = plan.read_bytes()
    result = run("progress", plan, "--today", "2027-02")
    assert (result.code, plan.read_bytes()) == (code, before)
    assert message in result.err
    assert "Traceback" not in result.err


def test_a_missing_file_and_a_picture_are_no_plans(run: Run, tmp_path: Path) -> None:
    assert "cannot be read" in run("progress", tmp_path / "none.md").err
    (tmp_path / "x.md").write_bytes(b"\x89PNG\xff")
    assert "is not UTF-8" in run("progress", tmp_path / "x.md").err


def test_wishes_of_the_plan(run: Run, examples: Path, tmp_path: Path) -> None:
    out = tmp_path / "p.md"
    result = run(
        *(
            "plan",
            examples / "tobias-okafor.md",
            "--role",
            "mlops-engineer",
            "--hours",
            "5",
            "--start",
            "2027-01",
        ),
        *(
            "--deadline",
            "2027-04",
            "--buffer",
            "10%",
            "--interview-share",
            "20%",
            "--today",
            "2026-11",
            "-o",
            out,
        ),
    )
    assert result.code == 0, result.err
    text = out.read_text(encoding="utf-8")
    for line in ("months: 4", 'deadline: "2027-04"', "buffer: 0.1", "interview_share: 0.2"):
        assert f"\n{line}\n" in text
    assert "## 2027-05" not in text


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (("--deadline", "2026-12"), 2, "the deadline 2026-12 lies before the first month 2027-01"),
        (("--buffer", "60%"), 2, "cannot keep 60% of the hours free"),
        (("--buffer", "much"), 2, "--buffer: found 'much'; expected a percentage, written like 20%"),
        (("--interview-share", "90%"), 2, "cannot give 90% of the hours to interviews"),
        (("--specialisation", "magic"), 2, "unknown specialisation 'magic'"),
        (("--specialisation", "produktion"), 2, "Did you mean production?"),
        (("--hours", "0"), 2, "--hours: found '0'; expected a number from 0.5 to 80"),
        (("--start", "2020-01"), 2, "--start 2020-01 is past, as it is 2026-11"),
    ],
)
def test_impossible_wishes_are_refused(
    run: Run, examples: Path, options: tuple[str, ...], code: int, message: str
) -> None:
    resume = examples / "tobias-okafor.md"
    result = run(
        "plan", resume, "--role", "mlops-engineer", "--start", "2027-01", "--today", "2026-11", *options
    )
    assert result.code == code
    assert message in result.err
