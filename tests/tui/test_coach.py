"""The coach's screens: clients, a session, the cohort."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import TextArea

from skillgap.tui.app import SkillgapApp
from skillgap.tui.coach.app import CoachApp
from skillgap.tui.coach.client import ClientScreen
from skillgap.tui.coach.clients import ClientsScreen
from skillgap.tui.coach.cohort import CohortScreen
from skillgap.tui.coach.desk import Desk
from skillgap.workspace import WORKSPACE, open_store
from skillgap.workspace.clients import sessions
from skillgap.workspace.clients.client import Goals, clients, find_client
from tests.tui.driver import DAY, WANDA, drive, grid, press, world
from tests.workspace.desk import new_client, resume

NAMES = ("Ada Fenwick", "Bram Osei", "Carla Nunes", "Dan [/b] Ilves", "Eve Rask", "Fynn Tamm")
Script = Callable[[App[None], "Pilot[None]"], Awaitable[None]]
EARLIER = datetime.date(2026, 10, 5)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make a workspace of six."""
    found = tmp_path / WORKSPACE
    with open_store(found) as store:
        for number, name in enumerate(NAMES):
            source = resume(name, work="Python and SQL", number=100 + number)
            new_client(
                store, source, on=EARLIER, goals=Goals(roles=("data-engineer",)), known=world(), name=name
            )
        ada = find_client(store, "Ada")
        with store.writing():
            sessions.hold_session(store, ada, on=EARLIER, notes="[/b] hostile notes")
            sessions.agree(store, ada, "Write the tests", on=EARLIER)
    return found


def coach(path: Path, script: Script, *, size: tuple[int, int] = (80, 24), number: int | None = None) -> None:
    """Open the coach's app and run the script."""
    app = CoachApp(Desk(path, day=DAY, cache_folder=None, knowledge=world()), number)

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await settle(app, pilot)
            await script(app, pilot)

    asyncio.run(run())


async def settle(app: App[None], pilot: Pilot[None]) -> None:
    """Wait for what is read beside the screen."""
    await pilot.pause()
    while ours := [one for one in app.workers if one.group == "load" and not one.is_finished]:
        await app.workers.wait_for_complete(ours)
        await pilot.pause()
    await pilot.pause(0.05)


async def appears(app: App[None], pilot: Pilot[None], words: str) -> bool:
    """Wait for words: a table widens its columns only when it is idle."""
    for _ in range(60):
        if words in screen(app):
            return True
        await pilot.pause(0.05)
    return False


async def keys(app: App[None], pilot: Pilot[None], *given: str) -> None:
    """Press keys and wait."""
    await pilot.press(*given)
    await settle(app, pilot)


def screen(app: App[None]) -> str:
    """Give the screen as text."""
    return grid(app)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
def test_a_session_from_the_list_and_back(path: Path, size: tuple[int, int]) -> None:
    async def script(app: App[None], pilot: Pilot[None]) -> None:
        assert "6 clients" in screen(app)
        assert await appears(app, pilot, "Dan [/b] Ilves")
        await keys(app, pilot, "enter")
        assert isinstance(app.screen, ClientScreen)
        assert "Ada Fenwick" in screen(app)
        assert "Three questions" in screen(app)
        assert "Agreed · 1 open" in screen(app)
        await keys(app, pilot, "space")
        assert "Agreed · 0 open" in screen(app)
        await keys(app, pilot, "a", *"Call", "enter")
        assert "Agreed · 1 open" in screen(app)
        await keys(app, pilot, "tab", *"a b", "escape")
        assert isinstance(app.screen, ClientsScreen)
        await keys(app, pilot, "slash", *"eve", "enter")
        assert "1 client" in screen(app)
        assert "Ada" not in screen(app)

    coach(path, script, size=size)
    with open_store(path) as store:
        ada = find_client(store, "Ada")
        assert [(one.text, bool(one.done)) for one in sessions.actions(store, ada)] == [
            ("Write the tests", True),
            ("Call", False),
        ]
        assert sessions.meetings(store, ada)[-1].notes == "a b"
        assert sessions.meetings(store, ada)[0].notes == "[/b] hostile notes"


def test_the_timer_is_off_until_it_is_wanted(path: Path) -> None:
    async def script(app: App[None], pilot: Pilot[None]) -> None:
        assert "0:0" not in screen(app)
        await keys(app, pilot, "ctrl+t")
        assert screen(app).startswith(" 0:0")
        await keys(app, pilot, "ctrl+t")
        assert "0:0" not in screen(app)

    with open_store(path) as store:
        number = find_client(store, "Ada").id
    coach(path, script, number=number)


def test_notes_are_kept_while_another_program_waits(path: Path) -> None:
    async def script(app: App[None], pilot: Pilot[None]) -> None:
        app.screen.query_one(TextArea).load_text("typed")
        await keys(app, pilot, "ctrl+s")
        with open_store(path) as store:
            assert sessions.meetings(store, clients(store)[0])[-1].notes == "typed"

    with open_store(path) as store:
        number = clients(store)[0].id
    coach(path, script, number=number)


def test_the_cohort_hides_names_until_asked(path: Path, tmp_path: Path) -> None:
    async def script(app: App[None], pilot: Pilot[None]) -> None:
        await keys(app, pilot, "h")
        assert isinstance(app.screen, CohortScreen)
        assert "names hidden" in screen(app)
        assert "Fenwick" not in screen(app)
        await keys(app, pilot, "v")
        assert "Fenwick" in screen(app)
        await keys(app, pilot, "e", *(["backspace"] * 40), *str(tmp_path / "c.html"), "enter")
        assert "Fenwick" in (tmp_path / "c.html").read_text()
        await keys(app, pilot, "escape")
        assert isinstance(app.screen, ClientsScreen)

    coach(path, script)


def test_a_report_is_written_from_the_session(path: Path, tmp_path: Path) -> None:
    async def script(app: App[None], pilot: Pilot[None]) -> None:
        await keys(app, pilot, "e", *(["backspace"] * 40), *str(tmp_path / "r.md"), "enter")

    with open_store(path) as store:
        number = find_client(store, "Ada").id
    coach(path, script, number=number)
    text = (tmp_path / "r.md").read_text()
    assert "Ada Fenwick" in text
    assert "hostile notes" not in text


def test_nobody_and_a_damaged_file_are_told(tmp_path: Path) -> None:
    async def nobody(app: App[None], pilot: Pilot[None]) -> None:
        assert "Nobody yet" in screen(app)
        await keys(app, pilot, "h", "enter")
        assert isinstance(app.screen, ClientsScreen)

    coach(tmp_path / WORKSPACE, nobody)
    (tmp_path / "broken.sqlite3").write_bytes(b"no database")

    async def broken(app: App[None], pilot: Pilot[None]) -> None:
        assert "damaged" in screen(app)

    coach(tmp_path / "broken.sqlite3", broken)
    assert (tmp_path / "broken.sqlite3").read_bytes() == b"no database"


def test_the_main_app_opens_the_clients(path: Path, tmp_path: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await press(app, pilot, "C")
        assert isinstance(app.screen, ClientsScreen)
        assert "6 clients" in grid(app)
        await press(app, pilot, "escape")
        assert app.screen is app.main

    drive(WANDA, script, tmp_path, workspace=path)
