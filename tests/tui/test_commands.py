"""Every command of the registry does what it says: each has an exercise here, and a test sees that none is forgotten."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from skillgap import gap
from skillgap.tui.app import SkillgapApp
from skillgap.tui.commands import COMMANDS, VIEWS
from skillgap.tui.palette import CommandProvider
from skillgap.tui.screens import why
from skillgap.tui.screens.ask import AskScreen
from skillgap.tui.screens.choose import ChooseScreen
from skillgap.tui.screens.help import HelpScreen
from skillgap.tui.screens.open import OpenScreen
from skillgap.tui.screens.paste import PasteScreen
from skillgap.tui.screens.why import WhyScreen
from skillgap.tui.screens.wishes import WishesScreen
from skillgap.tui.session import Session
from skillgap.tui.widgets.scroll import Page
from skillgap.tui.widgets.table import MovingTable
from tests.tui.driver import OMAR, WANDA, drive, grid, notices, press

Exercise = Callable[[SkillgapApp, "Pilot[None]"], Awaitable[None]]
EXERCISES: dict[str, Exercise] = {}


def exercise(*names: str) -> Callable[[Exercise], Exercise]:
    """Register an exercise for commands."""

    def keep(function: Exercise) -> Exercise:
        EXERCISES.update(dict.fromkeys(names, function))
        return function

    return keep


def opened(app: SkillgapApp) -> Session:
    """Give the session, which is there."""
    assert app.session is not None
    return app.session


def table(app: SkillgapApp) -> MovingTable:
    """Give the table of the open view."""
    return app.main.view.query_one(MovingTable)


def names(app: SkillgapApp) -> list[str]:
    """Give the first column of the table."""
    return [str(table(app).cells(row)[0]).strip("✓○● ") for row in range(table(app).row_count)]


@exercise("open")
async def _open(app: SkillgapApp, pilot: Pilot[None]) -> None:
    await press(app, pilot, "o")
    assert isinstance(app.screen, OpenScreen)
    app.screen.query_one("#open-path", Input).focus()
    app.screen.query_one("#open-path", Input).value = str(OMAR)
    await press(app, pilot, "enter")
    assert opened(app).actual.resume.contact.name == "OMAR BRANDT"


@exercise("role")
async def _role(app: SkillgapApp, pilot: Pilot[None]) -> None:
    await press(app, pilot, "r")
    assert isinstance(app.screen, ChooseScreen)
    await press(app, pilot, "end", "enter")
    assert (opened(app).role.role, opened(app).role.level) == ("data-engineer", "senior")
    assert opened(app).plan.role == "data-engineer"


@exercise("source")
async def _source(app: SkillgapApp, pilot: Pilot[None]) -> None:
    pooled = opened(app).role.fit
    await press(app, pilot, "S")
    assert isinstance(app.screen, ChooseScreen)
    assert "A survey of postings" in grid(app)
    await press(app, pilot, "j", "enter")
    assert opened(app).request.source == "survey-2026"
    assert "survey-2026 only" in grid(app)
    assert opened(app).role.fit != pooled
    await press(app, pilot, "S", "g", "enter")
    assert opened(app).request.source == ""
    assert opened(app).role.fit == pooled


@exercise(*(f"view-{name}" for name in VIEWS))
async def _views(app: SkillgapApp, pilot: Pilot[None]) -> None:
    for number, name in enumerate(VIEWS, start=1):
        await press(app, pilot, str(number))
        assert name == app.main.view.NAME
        assert f"▸{number} {name.capitalize()}" in grid(app)


@exercise("learn", "reset")
async def _what_if(app: SkillgapApp, pilot: Pilot[None]) -> None:
    before = opened(app).role.fit
    await press(app, pilot, "2", "space")
    after = opened(app).role.fit
    assert before is not None
    assert after is not None
    assert after.value > before.value
    assert opened(app).plan.fit_before == after
    assert "What if (z takes it back): " in grid(app)
    assert f"{before.value:.0f} → {after.value:.0f}" in grid(app)
    await press(app, pilot, "z")
    assert opened(app).role.fit == before
    assert "What if (z" not in grid(app)
    await press(app, pilot, "space", "space")
    assert opened(app).learnt == ()


@exercise("tick")
async def _tick(app: SkillgapApp, pilot: Pilot[None]) -> None:
    await press(app, pilot, "3", "G", "space")
    done = [item for month in opened(app).plan.months for item in month.items if item.done]
    assert len(done) == 1
    assert "✓" in grid(app)
    for _ in range(done[0].parts):
        await press(app, pilot, "space")
    assert not [item for month in opened(app).plan.months for item in month.items if item.done]


@exercise("sort")
async def _sort(app: SkillgapApp, pilot: Pilot[None]) -> None:
    await press(app, pilot, "2", "s", "s", "s")
    assert names(app) == sorted(names(app), key=str.lower)
    assert "sorted by name" in notices(app)


@exercise("group")
async def _group(app: SkillgapApp, pilot: Pilot[None]) -> None:
    await press(app, pilot, "2")
    flat = names(app)
    await press(app, pilot, "b")
    heads = [name for name in names(app) if name.startswith("──")]
    assert len(heads) > 1
    assert {*names(app)} - {*heads} == {*flat}
    await press(app, pilot, "g")
    assert "Wording:" in grid(app) or "Proof:" in grid(app)
    await press(app, pilot, "space")
    assert opened(app).learnt == ()
    await press(app, pilot, "b")
    assert names(app) == flat


@exercise("filter", "cancel")
async def _filter(app: SkillgapApp, pilot: Pilot[None]) -> None:
    for view, words in (("2", "pyth"), ("5", "claimed"), ("6", "pyth")):
        await press(app, pilot, view)
        everything = table(app).row_count
        await press(app, pilot, "slash", *words)
        assert 0 < table(app).row_count < everything
        await press(app, pilot, "enter")
        assert app.focused is table(app)
        await press(app, pilot, "escape")
        assert table(app).row_count == everything
    await press(app, pilot, "2", "slash", *"zzz")
    assert "No gap matches" in grid(app)


@exercise("more-hours", "fewer-hours", "more-months", "fewer-months", "later", "earlier")
async def _replan(app: SkillgapApp, pilot: Pilot[None]) -> None:
    await press(app, pilot, "3", "plus", "plus", "minus", "right_square_bracket", "less_than_sign")
    options = opened(app).plan.options
    assert (options.hours_per_week, options.months, str(options.start)) == (9, 13, "2026-11")
    await press(app, pilot, "left_square_bracket", "left_square_bracket", "greater_than_sign")
    options = opened(app).plan.options
    assert (options.months, str(options.start)) == (11, "2026-12")
    assert "11 months from 2026-12, 9 hours a week" in grid(app)


@exercise("wishes")
async def _wishes(app: SkillgapApp, pilot: Pilot[None]) -> None:
    await press(app, pilot, "w")
    screen = app.screen
    assert isinstance(screen, WishesScreen)
    screen.query_one("#wish-months", Input).value = "many"
    await press(app, pilot, "enter")
    assert "Months: 'many' is no number" in grid(app)
    for name, value in (
        ("start", "2027-02"),
        ("months", "6"),
        ("hours_per_week", "12.5"),
        ("interview_share", "20"),
        ("buffer", "10 %"),
        ("deadline", "2027-05"),
    ):
        screen.query_one(f"#wish-{name}", Input).value = value
    await press(app, pilot, "enter")
    options = opened(app).plan.options
    assert (str(options.start), options.months, options.hours_per_week, options.interview_share) == (
        "2027-02",
        6,
        12.5,
        0.2,
    )
    assert (options.buffer, str(options.deadline)) == (0.1, "2027-05")
    assert str(opened(app).plan.months[-1].month) == "2027-05"
    for name, value, words in (
        ("months", "6.5", "no whole number"),
        ("hours_per_week", "inf", "no number"),
        ("deadline", "soon", "'soon' is no month"),
    ):
        await press(app, pilot, "w")
        field = app.screen.query_one(f"#wish-{name}", Input)
        field.value = value
        await press(app, pilot, "enter")
        assert words in grid(app)
        await press(app, pilot, "escape")
    await press(app, pilot, "w")
    app.screen.query_one("#wish-hours_per_week", Input).value = "200"
    await press(app, pilot, "enter")
    assert opened(app).plan.options.hours_per_week == 12.5
    assert "200" in notices(app)


@exercise("accept", "reject", "undo")
async def _word(app: SkillgapApp, pilot: Pilot[None]) -> None:
    await press(app, pilot, "5")
    view = app.main.view
    assert "sql" in opened(app).actual.skills.by_id
    before = opened(app).actual.best.fit
    view.go("sql")  # type: ignore[attr-defined]
    await press(app, pilot, "x")
    assert "sql" not in opened(app).actual.skills.by_id
    assert opened(app).actual.best.fit != before
    assert "your word: 0 accepted, 1 rejected" in grid(app)
    await press(app, pilot, "u")
    assert opened(app).actual.best.fit == before
    await press(app, pilot, "G", "a")
    assert "go-lang" in opened(app).actual.skills.by_id
    await press(app, pilot, "u", "u")
    assert "go-lang" not in opened(app).actual.skills.by_id
    assert "nothing to take back" in notices(app)


@exercise("next-role", "previous-role", "next-level", "previous-level")
async def _browse(app: SkillgapApp, pilot: Pilot[None]) -> None:
    await press(app, pilot, "6")
    assert "Data Analyst" in grid(app)
    await press(app, pilot, "n", "l")
    assert "Data Engineer" in grid(app)
    assert "[senior]" in grid(app)
    await press(app, pilot, "h", "N")
    assert "[mid]" in grid(app)
    assert "Data Analyst" in grid(app)


@exercise("posting-open")
async def _open_posting(app: SkillgapApp, pilot: Pilot[None]) -> None:
    await press(app, pilot, "O")
    assert isinstance(app.screen, OpenScreen)
    field = app.screen.query_one("#open-path", Input)
    field.focus()
    field.value = str(Path(__file__).parent / "world" / "posting.txt")
    await press(app, pilot, "enter")
    assert app.main.view.NAME == "posting"
    assert "Airflow or Kubernetes" in grid(app)


@exercise("posting-paste")
async def _paste_posting(app: SkillgapApp, pilot: Pilot[None]) -> None:
    await press(app, pilot, "7", "p")
    assert isinstance(app.screen, PasteScreen)
    app.screen.query_one(TextArea).text = "Data Analyst\n\nRequirements\n- SQL\n- Python\n"
    await press(app, pilot, "ctrl+s")
    assert "covers" in "".join(str(block) for block in app.main.view.report(opened(app)).blocks)


@exercise("export")
async def _export(app: SkillgapApp, pilot: Pilot[None]) -> None:
    for number, name in enumerate(VIEWS, start=1):
        await press(app, pilot, str(number), "e")
        assert isinstance(app.screen, AskScreen)
        await press(app, pilot, "enter")
        for suffix in (".json", ".csv", ".txt"):
            app.main._export(opened(app), app.config.folder / f"{name}{suffix}")
            await press(app, pilot)
            assert (app.config.folder / f"{name}{suffix}").exists(), notices(app)
    found = {path.name for path in app.config.folder.glob("*.md")}
    assert found == {"check.md", "gaps.md", "plan.md", "compare.md", "skills.md", "market.md", "posting.md"}
    for suffix in (".html", ".ics"):
        await press(app, pilot, "3", "e")
        app.screen.query_one(Input).value = f"plan{suffix}"
        await press(app, pilot, "enter")
        assert (app.config.folder / f"plan{suffix}").stat().st_size > 500
    await press(app, pilot, "2", "e")
    app.screen.query_one(Input).value = "gaps.docx"
    await press(app, pilot, "enter")
    assert "use one of" in notices(app)
    await press(app, pilot, "2", "e")
    app.screen.query_one(Input).value = "none/gaps.md"
    await press(app, pilot, "enter")
    assert "cannot write there" in notices(app)


@exercise("copy")
async def _copy(app: SkillgapApp, pilot: Pilot[None]) -> None:
    await press(app, pilot, "2", "y")
    assert "Gaps, most worthwhile first" in app.clipboard
    assert "if nothing arrives" in notices(app)


@exercise("why")
async def _why(app: SkillgapApp, pilot: Pilot[None]) -> None:
    for view in "1234567":
        await press(app, pilot, view, "i")
        assert isinstance(app.screen, WhyScreen)
        questions = app.screen.query_one(MovingTable)
        for _ in range(questions.row_count):
            words = app.screen.query_one(Page).words
            assert len(words) > 60, (view, questions.chosen())
            assert "looking it up" not in words
            assert "--" not in words, "options belong to the command line"
            await press(app, pilot, "j")
        await press(app, pilot, "J", "K", "escape")
        assert not isinstance(app.screen, WhyScreen)
    await press(app, pilot, "2", "i")
    words = app.screen.query_one(Page).words
    assert opened(app).actual.best.gaps[0].name in words
    assert "Page:line" in words or "survey" in words
    await press(app, pilot, "enter")
    assert app.focused is app.screen.query_one(Page)


def test_every_figure_can_be_asked_why() -> None:
    assert {topic for topic, _ in why.FIGURES} == {*gap.FIGURES}


@exercise("edit")
async def _edit(app: SkillgapApp, pilot: Pilot[None]) -> None:
    await press(app, pilot, "E")
    assert "write the plan to a file first" in notices(app)
    await press(app, pilot, "3", "e", "enter", "E")
    assert "no editor: set VISUAL or EDITOR" in notices(app)


@exercise("theme")
async def _theme(app: SkillgapApp, pilot: Pilot[None]) -> None:
    seen = [app.theme]
    for _ in range(4):
        await press(app, pilot, "t")
        seen.append(app.theme)
        assert "Wanda" in grid(app)
    assert len({*seen}) == 4
    assert seen[0] == seen[-1]


@exercise("help")
async def _help(app: SkillgapApp, pilot: Pilot[None]) -> None:
    for key in ("question_mark", "f1"):
        await press(app, pilot, key)
        assert isinstance(app.screen, HelpScreen)
        assert app.screen.query_one(Page).max_scroll_y > 0
        text = "".join(str(block) for block in app.screen._blocks())
        for command in COMMANDS:
            assert command.help in text
        await press(app, pilot, "escape")
        assert not isinstance(app.screen, HelpScreen)


@exercise("quit")
async def _quit(app: SkillgapApp, pilot: Pilot[None]) -> None:
    await pilot.press("q")
    assert app._exit


@exercise("clients")
async def _clients(app: SkillgapApp, pilot: Pilot[None]) -> None:
    await press(app, pilot, "C")
    assert "there is no workspace" in notices(app)


def test_every_command_has_an_exercise() -> None:
    assert {command.id for command in COMMANDS} == {*EXERCISES}


@pytest.mark.parametrize(
    "name", sorted({function.__name__: name for name, function in EXERCISES.items()}.values())
)
def test_command(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    drive(WANDA, EXERCISES[name], tmp_path)


def test_ids_are_unique_and_hints_fit() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for view in VIEWS:
        hints = [command for command in COMMANDS if view in command.hint]
        assert len(hints) <= 6
        assert sum(len(command.shown) + len(command.title) + 3 for command in hints) <= 60


def test_no_view_has_two_commands_on_a_key() -> None:
    for view in VIEWS:
        keys = [key for c in COMMANDS if not c.views or view in c.views for key in c.keys.split(",")]
        assert len(keys) == len({*keys}), view


def test_palette_runs_commands_and_goes_to_roles_gaps_and_skills(tmp_path: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        provider = CommandProvider(app.screen)
        offered = {str(hit.display) async for hit in provider.discover()}
        assert {"Export", "Show roadmap"} <= offered
        assert "Sort" not in offered
        for query, view in (
            ("compare with data engineer", "overview"),
            ("gap: python", "gaps"),
            ("evidence: sql", "evidence"),
        ):
            hits = [hit async for hit in provider.search(query)]
            assert hits, query
            best = max(hits, key=lambda hit: hit.score)
            await best.command()  # type: ignore[misc]
            await press(app, pilot)
            assert view == app.main.view.NAME
        assert opened(app).role.role == "data-engineer"

    drive(WANDA, script, tmp_path)


def test_a_click_on_tabs_and_hints_does_what_the_key_does(tmp_path: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await pilot.click("#tabs", offset=(16, 0))
        await press(app, pilot)
        assert app.main.view.NAME == "gaps"
        await pilot.click("#hints", offset=(20, 0))
        await press(app, pilot)
        assert opened(app).learnt

    drive(WANDA, script, tmp_path)
