"""Draw the pictures of the terminal app used in the documentation, from the example resumes and an example posting.

Run `python docs/make_pictures.py`; the files in docs/pictures are rewritten.
"""

from __future__ import annotations

import asyncio
import datetime
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from skillgap.tui.actions.shell import Config
from skillgap.tui.app import SkillgapApp
from skillgap.tui.commands import VIEWS
from skillgap.tui.files.reading import Reading

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
PICTURES = ROOT / "docs" / "pictures"


async def settle(app: SkillgapApp, pilot: Pilot[None]) -> None:
    """Wait for reading and comparing."""
    await pilot.pause()
    while ours := [
        one
        for one in app.workers
        if one.group in ("load", "landscape", "plan", "why", "warm") and not one.is_finished
    ]:
        await app.workers.wait_for_complete(ours)
        await pilot.pause()
    await pilot.pause(0.2)


async def draw() -> None:
    """Open the example in the app, look at each view and save it as SVG."""
    with tempfile.TemporaryDirectory() as cache:
        config = Config(day=datetime.date(2026, 11, 21), cache_folder=Path(cache), folder=EXAMPLES)
        app = SkillgapApp(config, Reading(EXAMPLES / "mara-lindqvist.pdf", config.asked()))
        async with app.run_test(size=(120, 36)) as pilot:
            await settle(app, pilot)
            for number, name in enumerate(VIEWS, start=1):
                await pilot.press(str(number))
                await settle(app, pilot)
                if name == "posting":
                    app.main.open_posting(EXAMPLES / "posting-harbourlight-ml-engineer.txt")
                if name == "roadmap":
                    await pilot.press("j", "space", "j", "j")
                if name == "evidence":
                    await pilot.press(*"jjj")
                await settle(app, pilot)
                app.save_screenshot(f"{name}.svg", path=str(PICTURES))
            await pilot.press("2", "g", "j", "j", "space")
            await settle(app, pilot)
            app.save_screenshot("what-if.svg", path=str(PICTURES))


if __name__ == "__main__":
    asyncio.run(draw())
