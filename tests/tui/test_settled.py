"""Views and dialogs are laid out before they are painted: one key, one paint."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from skillgap.tui.app import SkillgapApp
from skillgap.tui.commands import VIEWS
from skillgap.tui.session import Session
from skillgap.tui.settled import Dialog
from skillgap.tui.views.view import View
from skillgap.tui.widgets.document import DocumentText
from skillgap.tui.widgets.lines import Lines
from tests.tui.driver import WANDA, drive, grid, notices, press


def paints(app: SkillgapApp, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Note every paint from here on."""
    found: list[object] = []
    display = app._display

    def noted(screen: object, update: object) -> None:
        if update is not None:
            found.append(update)
        display(screen, update)  # type: ignore[arg-type]

    monkeypatch.setattr(app, "_display", noted)
    return found


async def made_ahead(app: SkillgapApp, pilot: Pilot[None]) -> None:
    """Wait until every view is drawn, seen or not."""
    for _ in range(200):
        views = list(app.main.query(View))
        if len(views) == len(VIEWS) and all(view.session for view in views):
            break
        await pilot.pause(0.02)
    await pilot.pause(0.2)


def test_views_are_drawn_at_their_size_before_they_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await made_ahead(app, pilot)
        sizes = {lines: lines.outer_size for lines in app.main.query(Lines)}
        assert len(sizes) > 8
        assert all(sizes.values())
        text = app.main.query_one(DocumentText)
        wrapped = text._wrapped
        assert text.virtual_size.height > 5
        seen = paints(app, monkeypatch)
        for key in "2345671":
            await press(app, pilot, key)
            assert 0 < len(seen) <= 3, key
            seen.clear()
        assert text._wrapped is wrapped, "wrapped once"
        assert {lines: lines.outer_size for lines in sizes} == sizes

    drive(WANDA, script, tmp_path, size=(120, 36), ahead=True)


def test_the_collector_works_again_also_when_thinking_ahead_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Session) -> None:
        raise KeyError("unforeseen")

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await made_ahead(app, pilot)
        await pilot.pause(0.1)
        assert gc.isenabled()
        assert "thinking ahead failed" in notices(app)

    monkeypatch.setattr(Session, "survey", broken)
    gc.disable()
    try:
        drive(WANDA, script, tmp_path, ahead=True)
    finally:
        gc.unfreeze()
        gc.enable()


def test_a_dialog_is_painted_once_and_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        seen = paints(app, monkeypatch)
        for key in ("r", "question_mark", "w", "S"):
            seen.clear()
            await press(app, pilot, key)
            assert isinstance(app.screen, Dialog)
            assert len(seen) <= 3, key
            assert "Wanda Quill" not in grid(app)
            await press(app, pilot, "escape")
            assert "Wanda Quill" in grid(app)

    drive(WANDA, script, tmp_path)


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
def test_a_dialog_stands_in_the_middle(size: tuple[int, int], tmp_path: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await press(app, pilot, "r")
        region = app.screen.query_one(".dialog").region
        assert abs(region.x - (size[0] - region.right)) <= 1
        assert abs(region.y - (size[1] - region.bottom)) <= 1

    drive(WANDA, script, tmp_path, size=size)


def test_a_change_of_size_reaches_every_view(tmp_path: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await made_ahead(app, pilot)
        await pilot.resize_terminal(66, 22)
        for key in "2345671":
            await press(app, pilot, key)
            for lines in app.main.view.query(Lines):
                assert 0 < lines.size.width <= 66, (key, lines)

    drive(WANDA, script, tmp_path, size=(120, 36), ahead=True)


def test_the_first_look_waits_for_nothing_of_the_engine() -> None:
    code = "import skillgap.tui.app, sys; print(*(m for m in sys.modules if m.startswith('skillgap.gap.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for part in ("across", "judge", "why", "explore"):
        assert f"skillgap.gap.{part}" not in done.stdout.split()
