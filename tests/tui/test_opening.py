"""Files come in by path, list, tree, drop and paste; what cannot be read says why and leaves the app usable."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import DirectoryTree, Input

from skillgap import advice
from skillgap.errors import DocumentError, SkillgapError
from skillgap.tui.actions import opening
from skillgap.tui.app import SkillgapApp
from skillgap.tui.files import reading as readings
from skillgap.tui.files.paths import dropped_path, typed_path
from skillgap.tui.screens.ask import AskScreen
from skillgap.tui.screens.open import OpenScreen, examples
from skillgap.tui.session import Session
from skillgap.tui.text import error_words
from tests.tui.driver import OMAR, WANDA, config, drive, grid, notices, press, settle


def paste(app: SkillgapApp, words: str) -> None:
    """Paste into what has the keys, as the terminal does."""
    from textual import events

    app.post_message(events.Paste(words))


def test_a_broken_file_says_what_the_command_line_says_and_leaves_the_app_usable(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from skillgap.cli import main

    broken = tmp_path / "broken [b].pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    with pytest.raises(SystemExit):
        main(["check", str(broken)])
    words = capfd.readouterr().err.replace("skillgap: ", "").split("\n")[0]

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        assert app.session is None
        assert isinstance(app.screen, OpenScreen)
        assert words in notices(app)
        field = app.screen.query_one("#open-path", Input)
        field.focus()
        field.value = f"'{WANDA}'"
        await press(app, pilot, "enter")
        assert app.session is not None
        app.main.open_resume(broken)
        await settle(app, pilot)
        assert "Wanda Quill" in grid(app)

    drive(broken, script, tmp_path)


def test_without_a_resume_an_example_is_one_key_away(tmp_path: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await press(app, pilot)
        assert isinstance(app.screen, OpenScreen)
        await press(app, pilot, "enter")
        assert app.session is not None

    drive(None, script, tmp_path)


def test_examples_are_told_apart() -> None:
    assert all(not path.name.startswith("posting-") for path in examples(postings=False))
    assert all(path.name.startswith("posting-") for path in examples(postings=True))


def test_a_dropped_path_a_pasted_resume_and_a_pasted_posting(tmp_path: Path) -> None:
    spaced = tmp_path / "my resume.md"
    spaced.write_text(OMAR.read_text())

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        paste(app, str(spaced).replace(" ", "\\ ") + " ")
        await press(app, pilot)
        assert app.session is not None
        assert app.session.path == str(spaced)
        paste(app, WANDA.read_text())
        await press(app, pilot)
        assert "Wanda Quill" in grid(app)
        assert app.session.path == ""
        await press(app, pilot, "7")
        paste(app, "Data Analyst\n\nRequirements\n- SQL\n- Python\n" + "We are a team of analysts. " * 5)
        await press(app, pilot)
        assert app.session.posting is not None
        paste(app, "too short")
        await press(app, pilot)
        assert "neither a file's path nor long enough" in notices(app)

    drive(WANDA, script, tmp_path)


@pytest.mark.parametrize("form", ["{}", "'{}'", '"{}"', "file://{}", " {}\n"])
def test_forms_of_dropped_paths(form: str, tmp_path: Path) -> None:
    path = tmp_path / "a b.md"
    path.write_text("x")
    assert dropped_path(form.format(path)) == path
    assert typed_path(form.format(path)) == path


def test_what_is_no_path() -> None:
    for words in ("", "two\nlines", "/nowhere/at/all", "x" * 5000, "nul\x00", "~nobody-here/x"):
        assert dropped_path(words) is None


def test_names_in_the_tree_are_text_and_unreadable_kinds_are_left_out(tmp_path: Path) -> None:
    for name in ("[foo] [b].md", "[@click=app.quit]x.pdf", "photo.png", ".hidden.md"):
        (tmp_path / name).write_text("x")

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await press(app, pilot, "o")
        for _ in range(20):
            await pilot.pause(0.05)
            if "[foo] [b]" in grid(app):
                break
        assert "[foo] [b].md" in grid(app)
        assert "[@click=app.quit]x.pdf" in grid(app)
        assert "photo" not in grid(app)
        assert ".hidden" not in grid(app)
        tree = app.screen.query_one(DirectoryTree)
        tree.focus()
        await press(app, pilot, "j", "k", "escape")
        assert not isinstance(app.screen, OpenScreen)

    drive(WANDA, script, tmp_path)


def test_an_encrypted_file_asks_for_its_password(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    secret = tmp_path / "secret.pdf"
    writer = PdfWriter()
    for page in PdfReader(examples(postings=False)[1]).pages:
        writer.add_page(page)
    writer.encrypt("open sesame")
    writer.write(secret)

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, AskScreen)
        app.screen.query_one(Input).value = "open sesame"
        await press(app, pilot, "enter")
        assert app.session is not None
        assert "open sesame" not in (tmp_path / "state" / "tui.json").read_text()

    drive(secret, script, tmp_path)


def test_recent_files_role_and_wishes_come_back_and_the_resume_does_not(tmp_path: Path) -> None:
    async def first(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await press(app, pilot, "t", "plus", "r", "end", "enter")

    async def second(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await press(app, pilot)
        assert app.theme == "textual-light"
        assert "wanda.md" in grid(app)
        await press(app, pilot, "enter")
        assert app.session is not None
        assert (app.session.role.role, app.session.role.level) == ("data-engineer", "senior")
        assert app.session.options.hours_per_week == 9

    drive(WANDA, first, tmp_path)
    drive(None, second, tmp_path)
    kept = (tmp_path / "state" / "tui.json").read_text()
    assert "Paper Boat" not in kept
    (tmp_path / "state" / "tui.json").write_text("{broken")
    drive(WANDA, settle, tmp_path)
    assert json.loads((tmp_path / "state" / "tui.json").read_text())["schema"] == 1


def test_what_a_browser_sends_up_is_not_among_the_recent_files(tmp_path: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        assert app.session is not None
        assert not app.main.memory.recent

    drive(WANDA, script, tmp_path, browser=True)


def test_ticks_live_in_the_plan_file_and_notes_stay(tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"

    async def first(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await press(app, pilot, "3", "e", "enter")
        plan.write_text(plan.read_text().replace("## 2027-01", "My own line.\n\n## 2027-01", 1))
        await press(app, pilot, "j", "space")
        text = plan.read_text()
        assert text.count("- [x]") == 1
        assert "My own line." in text

    async def second(app: SkillgapApp, pilot: Pilot[None]) -> None:
        assert app.session is not None
        assert [item.done for month in app.session.plan.months for item in month.items].count(True) == 1
        await press(app, pilot, "3", "plus", "plus")
        assert [item.done for month in app.session.plan.months for item in month.items].count(True) >= 1
        assert "ticks go to plan.md" in grid(app)

    drive(WANDA, first, tmp_path)
    drive(WANDA, second, tmp_path)


def test_a_word_on_a_skill_is_kept_for_the_person(tmp_path: Path) -> None:
    workspace = tmp_path / "data" / "workspace.sqlite3"

    async def first(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await press(app, pilot, "5")
        app.main.view.go("sql")
        await press(app, pilot, "x")

    async def second(app: SkillgapApp, pilot: Pilot[None]) -> None:
        assert app.session is not None
        assert "sql" not in app.session.actual.skills.by_id
        assert app.session.request.overrides.reject == ("sql",)

    drive(WANDA, first, tmp_path, workspace=workspace)
    drive(WANDA, second, tmp_path, workspace=workspace)


def test_a_reading_in_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = config(tmp_path)
    found = readings.Reading(WANDA, start.asked()).found()
    assert found.compared is not None
    assert found.compared.resume.contact.name == "Wanda Quill"
    missing = readings.Reading(tmp_path / "none.pdf", start.asked())
    with pytest.raises(DocumentError, match=r"none\.pdf"):
        missing.found()
    monkeypatch.setattr(readings, "SECONDS", 0.3)
    monkeypatch.setattr(readings, "_SERVE", "import time; time.sleep(60)")
    with pytest.raises(DocumentError, match=r"wanda\.md: reading it took longer than 0.3 seconds"):
        readings.Reading(WANDA, start.asked()).found()
    monkeypatch.setattr(readings, "_SERVE", "import os; os._exit(9)")
    monkeypatch.setattr(readings, "SECONDS", 30.0)
    with pytest.raises(DocumentError, match=r"the reader broke down on it"):
        readings.Reading(WANDA, start.asked()).found()


def test_keys_pressed_while_the_resume_is_read_are_done_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()
    session_of = opening.Opening._session

    def slow(screen: opening.Opening, reading: readings.Reading) -> Session:
        held.wait(20)
        return session_of(screen, reading)

    monkeypatch.setattr(opening.Opening, "_session", slow)

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await press(app, pilot, "escape")
        app.main.open_resume(WANDA)
        await pilot.press("3", "plus", "e")
        await pilot.pause()
        assert app.session is None
        held.set()
        await settle(app, pilot)
        assert app.session is not None
        assert app.session.options.hours_per_week == 9
        assert isinstance(app.screen, AskScreen)

    drive(None, script, tmp_path)


def test_a_reading_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "Reading", readings.Reading)
    monkeypatch.setattr(readings, "_SERVE", "import time; time.sleep(60)")
    monkeypatch.setattr(readings, "nothing_kept", lambda folder: False)

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await press(app, pilot, "escape")
        app.main.open_resume(OMAR)
        await pilot.pause()
        assert "reading omar.txt" in grid(app)
        await press(app, pilot, "2", "escape")
        assert "stopped reading" in notices(app)
        assert app.session is None

    drive(None, script, tmp_path)


def test_an_error_nobody_foresaw_is_told_and_leaves_the_app_usable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        def broken(reading: object) -> None:
            raise KeyError("unforeseen")

        monkeypatch.setattr(app.main, "_session", broken)
        app.main.open_resume(OMAR)
        await settle(app, pilot)
        assert "omar.txt: reading it failed (KeyError: 'unforeseen')" in notices(app)
        assert not app.main.busy
        assert "Wanda Quill" in grid(app)

    drive(WANDA, script, tmp_path)


def test_what_fails_beside_a_view_is_told_and_leaves_the_app_usable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("unforeseen")

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        monkeypatch.setattr(advice, "plan_for", broken, raising=False)
        monkeypatch.setattr(Session, "survey", broken)
        for key, what in (("3", "planning"), ("4", "comparing with every role")):
            await press(app, pilot, key)
            assert f"{what} failed (KeyError: 'unforeseen'); the app goes on" in notices(app)
        await press(app, pilot, "2")
        assert "Wanda Quill" in grid(app)

    drive(WANDA, script, tmp_path)


def test_an_error_in_the_app_itself_is_raised_to_who_started_it_and_spills_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        monkeypatch.setattr(app.main, "action_hours", lambda change: 1 / 0)
        await press(app, pilot, "plus")
        assert isinstance(app.broken, ZeroDivisionError)

    with pytest.raises(ZeroDivisionError):
        drive(WANDA, script, tmp_path)
    told = capsys.readouterr()
    assert "Traceback" not in told.out + told.err
    assert "Wanda" not in told.out + told.err


def test_errors_are_told_without_options_of_the_command_line() -> None:
    long = "Open it in a viewer and print it as PDF again, or allow more with --limit."
    assert error_words(SkillgapError("x", hint=long)) == "x\nOpen it in a viewer and print it as PDF again."
    secret = "Give its password with --password, or save a copy without one."
    assert error_words(SkillgapError("x", hint=secret)) == "x\nSave a copy without one."
    assert error_words(SkillgapError("x", hint="Name it, or leave.")) == "x\nName it, or leave."


@pytest.mark.parametrize("first", [True, False])
def test_the_first_start_says_that_it_prepares_data(
    first: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()
    session_of = opening.Opening._session

    def slow(screen: opening.Opening, reading: readings.Reading) -> Session:
        held.wait(20)
        return session_of(screen, reading)

    monkeypatch.setattr(opening.Opening, "_session", slow)
    monkeypatch.setattr(readings.Reading, "first", first)

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await press(app, pilot, "escape")
        app.main.open_resume(WANDA)
        await pilot.pause()
        shown = grid(app)
        assert ("first start, preparing the data once" in shown) is first
        assert ("skillgap prepares its data, once" in " ".join(shown.split())) is first
        held.set()
        await settle(app, pilot)
        assert app.session is not None

    drive(None, script, tmp_path)


def test_a_first_start_is_one_without_compiled_data(tmp_path: Path) -> None:
    asked = readings.Asked(today="2026-11", cache=str(tmp_path / "cache"))
    for first in (True, False):
        reading = readings.Reading(WANDA, asked)
        assert reading.first is first
        reading.stop()
        (tmp_path / "cache").mkdir(exist_ok=True)
        (tmp_path / "cache" / "any.msgpack").write_bytes(b"")
