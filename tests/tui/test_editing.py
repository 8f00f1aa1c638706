"""The person's own editor: the plan and their word on skills go out and come back, mistakes are named and kept."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from skillgap.errors import DataError
from skillgap.skills import Overrides, SkillSet
from skillgap.tui.actions.editing import command_of
from skillgap.tui.app import SkillgapApp
from skillgap.tui.files.words import read_words, write_words
from tests.tui.driver import WANDA, drive, grid, notices, press, world

DAY = datetime.date(2026, 11, 21)


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an editor that runs Python on the file it is given, and let the app be suspended for it."""
    script = tmp_path / "my editor.py"
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{script}"')

    @contextmanager
    def suspended(self: App[None]) -> Iterator[None]:
        yield

    monkeypatch.setattr(App, "suspend", suspended)
    return script


def editing(replaced: str, by: str) -> str:
    """Give the source of an editor that replaces words."""
    return (
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "text = path.read_text(encoding='utf-8')\n"
        f"path.write_text(text.replace({replaced!r}, {by!r}), encoding='utf-8')\n"
    )


def test_a_word_on_skills_goes_out_and_comes_back(tmp_path: Path, editor: Path) -> None:
    draft = tmp_path / "state" / "your-word.yaml"

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        assert app.session is not None
        await press(app, pilot, "5")
        editor.write_text(editing("reject: []", "reject:\n  - SQL\n  - no such skill at all"))
        await press(app, pilot, "E")
        assert "your-word.yaml:8:" in notices(app).replace("\n", "")
        assert "no such skill at all" in notices(app)
        assert "E opens it again as you left it" in notices(app)
        assert "sql" in app.session.actual.skills.by_id
        assert "- SQL" in draft.read_text(encoding="utf-8")
        editor.write_text(editing("  - no such skill at all\n", ""))
        await press(app, pilot, "E")
        assert "sql" not in app.session.actual.skills.by_id
        assert "your word: 0 accepted, 1 rejected" in grid(app)
        assert not draft.exists()
        editor.write_text(editing("nothing", "nothing"))
        await press(app, pilot, "E")
        assert "your word is as it was" in notices(app)
        await press(app, pilot, "u")
        assert "sql" in app.session.actual.skills.by_id

    drive(WANDA, script, tmp_path)


def test_the_plan_goes_out_and_its_ticks_come_back(tmp_path: Path, editor: Path) -> None:
    plan = tmp_path / "plan.md"

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        assert app.session is not None
        await press(app, pilot, "3", "e", "enter")
        editor.write_text(editing("- [ ]", "- [x]"))
        await press(app, pilot, "E")
        assert len(app.session.edited) == 1
        assert "✓" in grid(app)
        editor.write_text(editing("---\nschema", "--\nschema"))
        await press(app, pilot, "E")
        assert "plan.md" in notices(app)
        assert "- [x]" in plan.read_text(encoding="utf-8")

    drive(WANDA, script, tmp_path)


def test_what_is_to_do_on_the_resume_is_ticked_and_kept_in_the_plan(tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"

    async def first(app: SkillgapApp, pilot: Pilot[None]) -> None:
        assert app.session is not None
        assert app.session.plan.proof
        await press(app, pilot, "3", "g", "space")
        assert app.session.edited == ()
        assert "▾ Resume first" in grid(app)
        await press(app, pilot, "j", "space")
        assert app.session.edited == app.session.plan.proof[:1]
        assert "▸  ✓" in grid(app)
        assert f"1/{len(app.session.plan.proof)} done" in grid(app)
        await press(app, pilot, "k", "enter")
        assert "+ Resume first" in grid(app)
        await press(app, pilot, "enter", "j")
        await press(app, pilot, "e", "enter")
        assert plan.read_text(encoding="utf-8").count("- [x]") == 1
        await press(app, pilot, "space")
        assert plan.read_text(encoding="utf-8").count("- [x]") == 0
        await press(app, pilot, "space", "plus")
        assert plan.read_text(encoding="utf-8").count("- [x]") == 1

    async def second(app: SkillgapApp, pilot: Pilot[None]) -> None:
        assert app.session is not None
        assert app.session.edited == app.session.plan.proof[:1]

    drive(WANDA, first, tmp_path)
    drive(WANDA, second, tmp_path)


def test_the_file_of_words_holds_no_surprises(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    said = Overrides(accept=("sql",), reject=('od"d \\ name',))
    write_words(path, said, SkillSet(skills=(), rejected=(), taxonomy_version=""), on=DAY)
    with pytest.raises(DataError, match=r"words\.yaml:8:5: unknown skill"):
        read_words(path, world().taxonomy)
    path.write_text("schema: 1\nsource: x\naccept: [sql]\nreject: [SQL]\n", encoding="utf-8")
    with pytest.raises(DataError, match="is under accept as well"):
        read_words(path, world().taxonomy)
    for broken in ("", "accept: [", "schema: 1\nsource: x\nacept: []\n"):
        path.write_text(broken, encoding="utf-8")
        with pytest.raises(DataError, match=r"words\.yaml"):
            read_words(path, world().taxonomy)


def test_an_editors_command_line_is_split_as_the_system_writes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command_of("code --wait") == ["code", "--wait"]
    assert command_of("'/my apps/ed' -x") == ["/my apps/ed", "-x"]
    monkeypatch.setattr(os, "name", "nt")
    assert command_of('"C:\\Program Files\\ed.exe" -x') == ["C:\\Program Files\\ed.exe", "-x"]
    assert command_of("C:\\ed.exe") == ["C:\\ed.exe"]
