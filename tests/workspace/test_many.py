"""Many resumes at once: what hangs or dies costs one file, and an interrupted run goes on where it stopped."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from skillgap.errors import DataError, WorkspaceError
from skillgap.workspace.clients.client import clients
from skillgap.workspace.many import crew
from skillgap.workspace.many.crew import work_off
from skillgap.workspace.many.gather import entries_in, files_in
from skillgap.workspace.many.job import Job, Setup
from skillgap.workspace.many.sift import Journal, Sifted, sift
from skillgap.workspace.store import open_store
from tests.cli.conftest import Ran
from tests.workspace.desk import knowledge, resume

Run = Callable[..., Ran]

HURT = """
import sys, os, time
sys.path.append(sys.argv[1])
from skillgap.workspace.many import worker
real = worker.analysed
def analysed(job, *rest):
    if job.path.endswith("hang.md"):
        time.sleep(60)
    if job.path.endswith("crash.md"):
        os._exit(9)
    return real(job, *rest)
worker.analysed = analysed
worker.serve()
"""


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """Make a folder of four resumes and one empty file."""
    folder = tmp_path / "pile"
    (folder / "deep").mkdir(parents=True)
    people = ("Ada Fenwick", "Bram Osei", "Carla Nunes")
    for number, name in enumerate(people):
        (folder / f"{name.split()[0].lower()}.md").write_bytes(resume(name, number=100 + number).data)
    (folder / "deep" / "dan.md").write_bytes(resume("Dan Ilves", listed="Rust, Kafka").data)
    (folder / "empty.md").write_text("")
    (folder / ".hidden.md").write_text("not for us")
    return folder


@pytest.fixture
def setup(compiled_data: Path) -> Setup:
    """Compare with one role."""
    return Setup(
        today="2026-11", profiles="", cache=str(compiled_data), roles=("data-engineer",), whole=False
    )


def test_a_hang_and_a_crash_cost_one_file_each(
    pile: Path, setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("hang", "crash"):
        (pile / f"{name}.md").write_bytes(resume("Eve Hang").data)
    monkeypatch.setattr(crew, "_SERVE", HURT)
    jobs = [Job(path=str(path)) for path in files_in(pile)]
    found = {Path(done.job.path).stem: done for done in work_off(jobs, setup, workers=2, seconds=4)}
    assert sorted(found) == ["ada", "bram", "carla", "crash", "dan", "empty", "hang"]
    read = {name for name, done in found.items() if done.look}
    assert read == {"ada", "bram", "carla", "dan"}, [done.error for done in found.values()]
    assert "hang.md: took longer than 4 seconds" in found["hang"].error
    assert "crash.md: the program broke down" in found["crash"].error
    assert "the file is empty" in found["empty"].error


def test_closing_early_ends_the_workers(pile: Path, setup: Setup) -> None:
    working = work_off([Job(path=str(path)) for path in files_in(pile)], setup, workers=1)
    next(working)
    working.close()
    assert next(working, None) is None


def test_a_journal_goes_on_where_a_run_stopped(pile: Path, setup: Setup, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "out.csv.part", setup)
    files = files_in(pile)
    first = sift(files, pile, setup, workers=1, journal=journal)
    done = [next(first), next(first)]
    first.close()
    with journal.path.open("ab") as file:
        file.write(b'{"file":"torn')
    again = journal.read()
    assert set(again) == {one.file for one in done if not one.error}
    (pile / "ada.md").write_bytes(resume("Ada Fenwick", listed="Kafka").data)
    found = list(sift(files, pile, setup, workers=1, journal=journal))
    assert len(found) == len(files)
    ada = next(one for one in found if one.file == "ada.md")
    assert ada.analysis is not None
    assert "apache-kafka" in {held.skill for held in ada.analysis.skills}


def test_a_journal_of_another_question_is_not_taken(setup: Setup, tmp_path: Path) -> None:
    path = tmp_path / "out.part"
    Journal(path, setup).begin([Sifted(file="a.md", digest="1")])
    assert Journal(path, setup).read()
    other = Setup(today="2026-12", profiles="", cache="", roles=("ml-engineer",))
    assert Journal(path, other).read() == {}


def test_a_folder_is_checked_in_every_form(run: Run, pile: Path, tmp_path: Path) -> None:
    table = run("check", pile, "--role", "data-engineer", "--format", "table", "--jobs", "1")
    assert table.code == 1
    assert "empty.md: the file is empty" in table.err
    assert "1 of 5 files were not read" in table.err
    assert all(len(line) <= 80 for line in table.out.splitlines())
    (pile / "empty.md").unlink()
    data = json.loads(run("check", pile, "--role", "data-engineer", "--json", "--jobs", "1").out)
    assert {one["file"] for one in data["resumes"]} == {"ada.md", "bram.md", "carla.md", "deep/dan.md"}
    fits = [one["roles"][0]["fit"]["value"] for one in data["resumes"]]
    assert fits == sorted(fits, reverse=True)
    alone = json.loads(run("check", pile / "ada.md", "--role", "data-engineer", "--json").out)
    ada = next(one for one in data["resumes"] if one["file"] == "ada.md")
    assert ada["roles"][0]["fit"] == alone["roles"][0]["fit"]
    out = tmp_path / "out.csv"
    assert run("check", pile, "--fail-under", "99", "-o", out, "--jobs", "1").code == 3
    assert out.read_text().startswith("file,name,role")
    assert not out.with_name("out.csv.part").exists()
    assert run("check", pile, "--explain", "fit").code == 2
    assert run("check", pile, "--role", "data-enginer").code == 2


def test_import_goes_on_and_knows_people_again(run: Run, pile: Path, tmp_path: Path) -> None:
    (pile / "empty.md").unlink()
    first = run("client", "import", pile, "--tag", "spring", "--on", "2026-11-02", "--jobs", "1")
    assert first.code == 0, first.err
    assert "4 added" in first.err
    again = run("client", "import", pile)
    assert "4 kept already" in again.err
    newer = tmp_path / "ada-2.md"
    newer.write_bytes(resume("Ada Fenwick", listed="Kafka, Docker, Git", number=100).data)
    assert "1 updated" in run("client", "import", newer).err
    namesake = tmp_path / "other.md"
    namesake.write_bytes(resume("Ada Fenwick").data.replace(b"ada.fenwick@", b"a.f@"))
    assert "1 added" in run("client", "import", namesake).err
    listed = json.loads(run("client", "list", "--json").out)["clients"]
    assert [one["name"] for one in listed] == [
        "Ada Fenwick",
        "Ada Fenwick (2)",
        "Bram Osei",
        "Carla Nunes",
        "Dan Ilves",
    ]


def test_a_table_brings_goals_and_clients_without_a_resume(run: Run, pile: Path, tmp_path: Path) -> None:
    table = pile / "clients.csv"
    table.write_text(
        "\ufeffName;Resume;Tags;Roles;Level;Hours;Keep\n"
        "Ada F.;ada.md;spring, north;data-engineer;senior;6;evidence\n"
        "Zoe Quill;;spring;;;;\n"
        "Lost One;nowhere.md;;;;;\n",
        encoding="utf-8",
    )
    ran = run("--workspace", tmp_path, "client", "import", table)
    assert ran.code == 1
    assert "2 added, 1 not read" in ran.err
    assert "nowhere.md" in ran.err
    with open_store(tmp_path / "workspace.sqlite3") as store:
        ada, zoe = clients(store)
        assert (ada.name, ada.tags, ada.keeps) == ("Ada F.", ("north", "spring"), "evidence")
        assert (ada.goals.roles, ada.goals.level, ada.goals.hours_per_week) == (
            ("data-engineer",),
            "senior",
            6,
        )
        assert zoe.name == "Zoe Quill"


def test_a_wrong_table_is_refused_whole_with_its_lines(tmp_path: Path) -> None:
    table = tmp_path / "clients.csv"
    table.write_text("name,roles,hours\nAda,data-enginer,5\nBo,,five\n,,\n")
    with pytest.raises(DataError) as caught:
        entries_in(table, knowledge().market)
    assert [problem.split(": ")[0] for problem in caught.value.problems] == [
        f"{table}:2",
        f"{table}:3",
        f"{table}:4",
    ]
    table.write_text("name,email\nAda,a@example.org\n")
    with pytest.raises(DataError, match="columns name, email; allowed: name, resume"):
        entries_in(table, knowledge().market)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(WorkspaceError, match="no resume in it"):
        files_in(tmp_path / "none")


def test_the_day_of_an_import_is_the_day_given(run: Run, pile: Path, tmp_path: Path) -> None:
    run("--workspace", tmp_path, "client", "import", pile / "ada.md", "--on", "2026-03-04")
    with open_store(tmp_path / "workspace.sqlite3") as store:
        assert clients(store)[0].added == datetime.date(2026, 3, 4).isoformat()
