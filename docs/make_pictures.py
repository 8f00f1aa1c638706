"""Draw the pictures of the terminal app used in the documentation, from the example resume.

Run `python docs/make_pictures.py`; the files in docs/pictures are rewritten.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from skillgap.month import Month
from skillgap.tui.app import SkillgapApp

ROOT = Path(__file__).parent.parent
VIEWS = {"1": "gaps", "2": "plan", "3": "roles", "4": "evidence"}


async def draw() -> None:
    """Open the example in the app and save each view as SVG."""
    with tempfile.TemporaryDirectory() as cache:
        app = SkillgapApp(
            str(ROOT / "examples" / "mara-lindqvist.pdf"), today=Month(2026, 11), cache_folder=Path(cache)
        )
        async with app.run_test(size=(100, 30)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            for key, name in VIEWS.items():
                await pilot.press(key)
                await pilot.pause(0.2)
                app.save_screenshot(f"{name}.svg", path=str(ROOT / "docs" / "pictures"))


if __name__ == "__main__":
    asyncio.run(draw())
