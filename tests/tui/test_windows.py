"""What Windows does otherwise, simulated: drives, backslashes, open and read-only files, ports, missing calls."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path

import pytest
from textual.pilot import Pilot

from skillgap.errors import WriteError
from skillgap.report.write import write_atomically
from skillgap.tui.actions import editing
from skillgap.tui.app import SkillgapApp
from skillgap.tui.browser import server
from skillgap.tui.files.paths import dropped_path
from tests.tui.driver import WANDA, drive, notices, press


def test_a_plan_on_another_drive_than_the_resume_names_the_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def apart(*_: object) -> str:
        raise ValueError("path is on mount 'C:', start on mount 'D:'")

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        monkeypatch.setattr(os.path, "relpath", apart)
        await press(app, pilot, "3", "e", "enter")
        assert "wrote" in notices(app)

    drive(WANDA, script, tmp_path)
    text = (tmp_path / "plan.md").read_text(encoding="utf-8")
    assert "wanda.md" in text
    assert str(WANDA.parent) not in text


def test_a_file_another_program_holds_open_is_told_and_nothing_is_left_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    def drop(path: Path, *, missing_ok: bool = False) -> None:
        if not path.stat().st_mode & 0o200:
            raise PermissionError(13, "Access is denied")
        os.unlink(path)

    folder = tmp_path / "files"
    folder.mkdir()
    target = folder / "gaps.csv"
    target.write_text("before", encoding="utf-8")
    target.chmod(0o444)
    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(Path, "unlink", drop)
    with pytest.raises(WriteError, match="cannot access the file"):
        write_atomically(target, "after")
    assert [path.name for path in folder.iterdir()] == ["gaps.csv"]
    assert target.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("form", ["{}", '"{}"', "'{}'"])
def test_a_path_with_backslashes_keeps_them(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "C:\\Users\\Wanda Quill\\cv.md"
    shutil.copy(WANDA, tmp_path / name)
    assert dropped_path(form.format(name)) == Path(name)


def test_an_editor_with_a_windows_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editing.os, "name", "nt")
    found = editing.command_of(r'"C:\Program Files\Notepad++\notepad++.exe" -multiInst')
    assert found == [r"C:\Program Files\Notepad++\notepad++.exe", "-multiInst"]


def test_on_windows_a_port_is_shared_with_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.sys, "platform", "win32")
    monkeypatch.setattr(socket, "SO_EXCLUSIVEADDRUSE", -5, raising=False)
    assert server._sharing() == -5


def test_a_home_nobody_has_is_no_reason_to_stop(tmp_path: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await press(app, pilot, "e")
        app.screen.query_one("Input").value = "~nobody-of-this-name/check.md"  # type: ignore[attr-defined]
        await press(app, pilot, "enter")
        assert "cannot write there" in notices(app) or "wrote" in notices(app)
        assert " -o" not in notices(app)

    drive(WANDA, script, tmp_path)
