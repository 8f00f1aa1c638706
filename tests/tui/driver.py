"""Open the app in a small world of its own, press keys, look at the screen as lines of text."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Awaitable, Callable
from functools import lru_cache
from pathlib import Path

import msgspec
from textual.pilot import Pilot

from skillgap.advice import Knowledge
from skillgap.documents import NamedBytes
from skillgap.market import load_market
from skillgap.month import Month
from skillgap.plan import load_roadmaps
from skillgap.skills.load import load_families
from skillgap.tui.actions import opening
from skillgap.tui.actions.shell import Config
from skillgap.tui.app import SkillgapApp
from skillgap.tui.files import reading as readings
from skillgap.tui.files.beside import Found, checked, look

WORLD = Path(__file__).parent / "world"
WANDA, OMAR, HOSTILE = (WORLD / "resumes" / name for name in ("wanda.md", "omar.txt", "hostile.md"))
DAY = datetime.date(2026, 11, 21)
Script = Callable[[SkillgapApp, "Pilot[None]"], Awaitable[None]]


@lru_cache(maxsize=1)
def world() -> Knowledge:
    """Load the small market, taxonomy and roadmaps, which no change of the shipped data moves."""
    return Knowledge(
        taxonomy=load_families([WORLD / "taxonomy" / "small.yaml"]),
        market=load_market(WORLD / "market", today=Month.of(DAY)),
        roadmaps=load_roadmaps(WORLD / "roadmaps.yaml"),
    )


class NearReading(readings.Reading):
    """Reads and compares in this process: starting another for every test would take most of the time."""

    def __init__(self, source: Path | NamedBytes, asked: readings.Asked) -> None:
        self.source = source
        path = str(source) if isinstance(source, Path) else ""
        pasted = None if isinstance(source, Path) else source.data
        self.asked = msgspec.structs.replace(asked, name=source.name, path=path, pasted=pasted)

    def found(self) -> Found:
        """Read and compare."""
        return checked(look(self.asked, world()))

    def stop(self) -> None:
        """Leave it."""


def config(folder: Path, **changes: object) -> Config:
    """Give what the app is started with in tests: everything in one folder."""
    standard = Config(
        day=DAY,
        cache_folder=folder / "cache",
        state_folder=folder / "state",
        folder=folder,
        knowledge=world(),
        ahead=False,
        profiles=WORLD / "market",
    )
    return msgspec.structs.replace(standard, **changes)


def drive(
    resume: Path | None,
    script: Script,
    folder: Path,
    *,
    size: tuple[int, int] = (80, 24),
    **changes: object,
) -> SkillgapApp:
    """Open the app on a resume, wait for it, run the script."""
    start = config(folder, **changes)
    app = SkillgapApp(start, opening.Reading(resume, start.asked()) if resume else None)

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await settle(app, pilot)
            await script(app, pilot)

    asyncio.run(run())
    return app


async def settle(app: SkillgapApp, pilot: Pilot[None]) -> None:
    """Wait for reading, comparing and repaints; a file tree's own worker never ends, so it is not waited for."""
    await pilot.pause()
    while ours := [
        one
        for one in app.workers
        if one.group in ("load", "landscape", "plan", "why", "source", "export") and not one.is_finished
    ]:
        await app.workers.wait_for_complete(ours)
        await pilot.pause()
    await pilot.pause()


async def press(app: SkillgapApp, pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait."""
    await pilot.press(*keys)
    await settle(app, pilot)


def grid(app: SkillgapApp) -> str:
    """Give the screen as lines of text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


def notices(app: SkillgapApp) -> str:
    """Give everything the app said in passing."""
    return "\n".join(notification.message for notification in app._notifications)
