"""What is seen: contrast, no colour alone, nothing read as markup, nothing computed, the house's sizes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from rich.terminal_theme import TerminalTheme
from textual.color import Color
from textual.pilot import Pilot

from skillgap.tui import themes
from skillgap.tui.app import SkillgapApp
from skillgap.tui.commands import VIEWS
from skillgap.tui.text import STYLES, clean, plain, prose, signed, verbatim
from tests.tui.driver import HOSTILE, WANDA, drive, grid, press

SOURCE = Path(__file__).parents[2] / "src" / "skillgap" / "tui"
ANSI = {"red": 1, "green": 2, "yellow": 3, "blue": 4, "cyan": 6, "bright_black": 8}


def luminance(colour: tuple[int, int, int]) -> float:
    """Give the relative luminance of WCAG 2."""
    parts = [value / 255 for value in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Give the contrast ratio of WCAG 2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("name", "ansi"), [("textual-dark", themes.DARK), ("textual-light", themes.LIGHT)])
def test_every_ink_can_be_read_on_every_ground(name: str, ansi: TerminalTheme, tmp_path: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        app.theme = name
        await press(app, pilot, "2")
        grounds = {
            key: Color.parse(app.theme_variables[key]).rgb for key in ("background", "surface", "panel")
        }
        for ink in {word for style in STYLES.values() for word in style.split()} & {*ANSI} | {"cyan"}:
            colour = tuple(ansi.ansi_colors[ANSI[ink]])
            for ground in ("background", "surface"):
                assert contrast(colour, grounds[ground]) >= 4.5, (ink, ground)  # type: ignore[arg-type]
        for selector in ("#bar", "#tabs", "#hints", "#gap-table", "#gap-detail"):
            widget = app.main.query_one(selector)
            ground, ink = widget.background_colors[1], widget.colors[3]
            assert contrast(ink.rgb, ground.rgb) >= 4.5, (selector, ink, ground)
        cursor = app.main.query_one("#gap-table").get_component_styles("table--cursor")
        ink = cursor.color if cursor.color.a == 1 else cursor.background + cursor.color
        assert contrast(ink.rgb, cursor.background.rgb) >= 4.5

    drive(WANDA, script, tmp_path)


def test_no_colour_is_honoured_and_every_view_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []

    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        views = []
        for number in range(1, len(VIEWS) + 1):
            await press(app, pilot, str(number))
            views.append(grid(app))
            if app.no_color:
                strips = app.screen._compositor.render_strips()
                for segment in (segment for strip in strips for segment in strip):
                    colour = segment.style.color if segment.style else None
                    if colour is not None and colour.triplet is not None:
                        assert len({*colour.triplet}) == 1, segment
        seen.append(views)

    drive(WANDA, script, tmp_path / "one")
    monkeypatch.setenv("NO_COLOR", "1")
    drive(WANDA, script, tmp_path / "two")
    assert seen[0] == seen[1]


def test_hostile_text_is_shown_and_does_nothing(tmp_path: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        await press(app, pilot, "5")
        drawn = ""
        for _ in range(8):
            await press(app, pilot, "j")
            drawn += grid(app)
        await press(app, pilot, "tab", "g")
        drawn += grid(app)
        assert "[@click=app.quit]" in drawn
        assert "[/foo] Bobby [bold]Tables[/]" in drawn
        await pilot.click("#evidence-text", offset=(4, 1))
        await press(app, pilot)
        assert not app._exit
        for number in "1234567":
            await press(app, pilot, number)
            strips = app.screen._compositor.render_strips()
            text = "".join(segment.text for strip in strips for segment in strip)
            assert not set(text) & {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), "\u202e"}

    drive(HOSTILE, script, tmp_path)


def test_words_are_cleaned_once() -> None:
    hostile = "a\x1b[31mb\x1b]8;;http://x\x07c\u202ed\x9be\tf"
    for text in (plain(hostile), prose(hostile), signed("✓", hostile, width=40)):
        assert "\x1b" not in text.plain
        assert "\u202e" not in text.plain
        assert not text.spans
    assert clean("one\ntwo") == "one\ntwo"
    assert len(verbatim(hostile).plain) == len(hostile)
    assert len(prose("x" * 10_000).plain) < 4_100
    assert plain("[/foo]").plain == "[/foo]"


def test_one_module_makes_text_of_words() -> None:
    for path in SOURCE.rglob("*.py"):
        if path.name in ("text.py", "tabs.py", "hints.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                assert name not in (
                    "Text",
                    "Text.assemble",
                    "Text.from_markup",
                    "Content",
                    "Content.from_markup",
                ), f"{path.name}:{node.lineno}"


def test_the_app_stays_small_and_every_static_takes_no_markup() -> None:
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        lines = len(text.splitlines())
        assert lines <= 300, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef):
                assert (node.end_lineno or 0) - node.lineno < 200, f"{path.name}: {node.name}"
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Static":
                assert any(word.arg == "markup" for word in node.keywords), f"{path.name}:{node.lineno}"


def test_muted_text_is_dimmed_in_the_terminals_own_colours(tmp_path: Path) -> None:
    async def script(app: SkillgapApp, pilot: Pilot[None]) -> None:
        app.theme = "ansi-dark"
        await press(app, pilot, "2")
        strips = app.screen._compositor.render_strips()
        muted = [
            s for strip in strips for s in strip if (s.style and "critical ·" in s.text) or "high ·" in s.text
        ]
        assert muted
        from skillgap.tui.themes import MutedAsDim

        assert isinstance(app.get_line_filters()[-1], MutedAsDim)
        (drawn,) = MutedAsDim().apply(muted[:1], Color(0, 0, 0))
        assert drawn.style is not None
        assert drawn.style.dim
        assert drawn.style.color is not None
        assert drawn.style.color.is_default
        app.theme = "textual-dark"
        assert not any(isinstance(one, MutedAsDim) for one in app.get_line_filters())

    drive(WANDA, script, tmp_path)
