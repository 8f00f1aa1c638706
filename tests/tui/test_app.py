"""The app opens a resume, shows the four views, survives bad files and small terminals."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from skillgap.month import Month
from skillgap.tui.app import SkillgapApp
from skillgap.tui.commands import COMMANDS
from skillgap.tui.screens.help import HelpScreen
from skillgap.tui.screens.open import OpenScreen
from skillgap.tui.views.table import MovingTable

Script = Callable[[SkillgapApp, "Pilot[None]"], Awaitable[None]]
TODAY = Month(2026, 11)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def grid(app: SkillgapApp) -> str:
    """Give the screen as lines of text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


def drive(
    resume: Path | str | None, cache: Path, script: Script, *, size: tuple[int, int] = (80, 24)
) -> None:
    """Open the app on a resume, wait for it, and run the script."""

    async def run() -> None:
        app = SkillgapApp(str(resume) if resume else None, today=TODAY, cache_folder=cache)
        async with app.run_test(size=size) as pilot:
            await settle(app, pilot)
            await script(app, pilot)

    asyncio.run(run())


async def settle(app: SkillgapApp, pilot: Pilot[None]) -> None:
    """Wait for reading and repaints; a file tree's own worker never ends, so it is not waited for."""
    await pilot.pause()
    reading = [worker for worker in app.workers if worker.group == "load"]
    if reading:
        await app.workers.wait_for_complete(reading)
    await pilot.pause()
    await pilot.pause()


@pytest.fixture
def mara(examples: Path) -> Path:
    return examples / "mara-lindqvist.pdf"


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 20)])
def test_every_view_at_every_size(
    mara: Path, cache: Path, golden: Callable[[str, str], None], size: tuple[int, int]
) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        for key, name in (("1", "gaps"), ("2", "plan"), ("3", "roles"), ("4", "evidence")):
            await pilot.press(key)
            await settle(app, pilot)
            golden(f"tui/{name}-{size[0]}x{size[1]}.txt", grid(app))

    drive(mara, cache, script, size=size)


def test_role_choice_changes_gaps_and_plan(mara: Path, cache: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        assert app.session is not None
        before = app.session.advice.best.role
        await pilot.press("r")
        await settle(app, pilot)
        await pilot.press("home", "enter")
        await settle(app, pilot)
        after = app.session.advice.best
        first = app.session.matrix[0]
        assert (after.role, after.level) == (first.role, first.level)
        assert app.session.plan.role == first.role
        assert before in {role.role for role in app.session.ranking}

    drive(mara, cache, script)


def test_hours_and_months_replan_at_once(mara: Path, cache: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        assert app.session is not None
        await pilot.press("2", "plus", "plus", "left_square_bracket")
        await settle(app, pilot)
        assert app.session.plan.options.hours_per_week == 10
        assert app.session.plan.options.months == 11
        assert "10 hours a week" in grid(app)

    drive(mara, cache, script)


def test_filter_and_sort(mara: Path, cache: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        table = app.query_one("#gap-table", MovingTable)
        everything = table.row_count
        await pilot.press("slash", *"tensor")
        await settle(app, pilot)
        assert 0 < table.row_count < everything
        await pilot.press("escape")
        await settle(app, pilot)
        assert table.row_count == everything
        await pilot.press("s", "s", "s")
        await settle(app, pilot)
        names = [str(table.get_row_at(index)[0]).lower() for index in range(table.row_count)]
        assert names == sorted(names)

    drive(mara, cache, script)


def test_export_writes_the_view(mara: Path, cache: Path, tmp_path: Path) -> None:
    target = tmp_path / "my plan.md"

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await pilot.press("2", "e")
        await settle(app, pilot)
        app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await settle(app, pilot)

    drive(mara, cache, script)
    assert "- [ ] " in target.read_text(encoding="utf-8")


def test_export_to_an_impossible_place_says_so(mara: Path, cache: Path, tmp_path: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await pilot.press("e")
        await settle(app, pilot)
        app.screen.query_one(Input).value = str(tmp_path / "none" / "x.md")
        await pilot.press("enter")
        await settle(app, pilot)
        assert any("cannot write" in notice.message for notice in app._notifications)

    drive(mara, cache, script)


def test_a_broken_file_says_what_the_command_line_says_and_leaves_the_app_usable(
    mara: Path, cache: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        assert app.session is None
        assert isinstance(app.screen, OpenScreen)
        assert any("broken.pdf" in notice.message for notice in app._notifications)
        app.screen.query_one("#open-path", Input).value = f"'{mara}'"
        await pilot.press("enter")
        await settle(app, pilot)
        assert app.session is not None

    drive(broken, cache, script)


def test_without_a_resume_an_example_is_one_key_away(cache: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, OpenScreen)
        await pilot.press("tab", "enter")
        await settle(app, pilot)
        assert app.session is not None

    drive(None, cache, script)


def test_text_that_looks_like_markup_is_shown_as_it_is(cache: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "resume.md"
    hostile.write_text("# [/foo] Bobby [bold]Tables\n\n## Skills\n\nPython, [red]SQL[/red], [link=x]Docker\n")

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await pilot.press("4")
        await settle(app, pilot)
        assert app.session is not None
        assert "[/foo]" in app.session.advice.document.text
        for _ in range(3):
            await pilot.press("j")
        await settle(app, pilot)
        assert "[red]SQL" in str(app.query_one("#evidence-lines", Static).render())

    drive(hostile, cache, script)


def test_help_names_every_command(mara: Path, cache: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await pilot.press("question_mark")
        await settle(app, pilot)
        assert isinstance(app.screen, HelpScreen)
        text = str(app.screen.query_one(Static).render())
        for command in COMMANDS:
            assert command.help in text
        await pilot.press("escape")
        await settle(app, pilot)
        assert not isinstance(app.screen, HelpScreen)

    drive(mara, cache, script)


def test_footer_holds_at_most_six_hints() -> None:
    assert sum(command.footer for command in COMMANDS) <= 6
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark", "ansi-light"])
def test_themes(mara: Path, cache: Path, theme: str) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        app.theme = theme
        await settle(app, pilot)
        assert "fit" in grid(app)

    drive(mara, cache, script)


def test_palette_offers_commands_and_roles(mara: Path, cache: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        from skillgap.tui.palette import CommandProvider

        provider = CommandProvider(app.screen)
        titles = [hit.display for hit in [hit async for hit in provider.discover()]]
        assert "Export" in titles
        assert any(str(title).startswith("Compare with ML Engineer") for title in titles)

    drive(mara, cache, script)
