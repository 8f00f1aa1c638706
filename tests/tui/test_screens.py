"""Every view at every size, as a grid of text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from skillgap.tui.app import SkillgapApp
from skillgap.tui.commands import VIEWS
from tests.tui.driver import HOSTILE, OMAR, WANDA, drive, grid, press

SIZES = [(80, 24), (120, 36), (60, 20)]
POSTING = Path(__file__).parent / "world" / "posting.txt"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("resume", [WANDA, OMAR, HOSTILE], ids=lambda path: path.stem)
def test_every_view(
    resume: Path, size: tuple[int, int], tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    found: dict[str, str] = {}

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        for number, name in enumerate(VIEWS, start=1):
            if name == "posting":
                app.main.open_posting(POSTING)
            await press(app, pilot, str(number))
            found[name] = grid(app)

    drive(resume, script, tmp_path, size=size)
    for name in VIEWS:
        golden(f"tui/{resume.stem}/{name}-{size[0]}x{size[1]}.txt", found[name])


@pytest.mark.parametrize("size", [(50, 15), (59, 40), (200, 19)])
def test_a_window_too_small_says_so(size: tuple[int, int], tmp_path: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        assert "needs 60 columns and 20 lines" in grid(app)
        await pilot.resize_terminal(80, 24)
        await press(app, pilot)
        assert "Overview" in grid(app)

    drive(WANDA, script, tmp_path, size=size)


def test_every_size_in_between_draws_whole_lines(tmp_path: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        for width, height in ((79, 23), (109, 30), (200, 60), (60, 60)):
            await pilot.resize_terminal(width, height)
            for key in "1234567":
                await press(app, pilot, key)
                lines = grid(app).splitlines()
                assert len(lines) == height
                assert "Wanda Quill" in lines[0]
                assert "Quit" in lines[-1]

    drive(WANDA, script, tmp_path)
