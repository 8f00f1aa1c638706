"""Speed of the terminal app: first paint against an empty Textual app in the same run, and the answer to key presses.

Run it as `python benchmarks/tui.py`. The two starts take turns and the fastest of each counts: noise only ever adds
time. Keys are pressed in a running app, on a resume of three pages before every role, and timed until the screen is
drawn again: the first paint answers the key, the last ends what it began. The processor time of the app's thread until
then says what it costs on a machine that does something else as well.
"""

from __future__ import annotations

import asyncio
import datetime
import gc
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
ROUNDS = int(os.environ.get("ROUNDS", "9"))
STARTS = int(os.environ.get("STARTS", "3"))
RESUME = ROOT / "examples" / "mara-lindqvist.pdf"

EMPTY = """
import os
from textual.app import App
class Empty(App):
    def on_mount(self): self.call_after_refresh(os._exit, 0)
Empty().run(headless=True, size=(120, 36))
"""
START = """
import os, sys
import skillgap.tui as tui
def run_headless(self, **_):
    from skillgap.tui.screens.main import MainScreen
    shown = MainScreen.glimpse
    def watch(screen, found):
        shown(screen, found)
        screen.call_after_refresh(os._exit, 0)
    MainScreen.glimpse = watch
    return base_run(self, headless=True, size=(120, 36))
import importlib.abc
class Patch(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "skillgap.tui.app":
            global base_run
            from textual.app import App
            base_run, App.run = App.run, run_headless
            sys.meta_path.remove(self)
        return None
sys.meta_path.insert(0, Patch())
tui.run(sys.argv[1])
"""


def seconds(code: str, environment: dict[str, str]) -> float:
    """Run code in a fresh interpreter and give its wall time."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", code, str(RESUME)], env=environment, capture_output=True, check=True
    )
    return time.perf_counter() - start


def first_paint(home: str) -> None:
    """Print both starts and their ratio."""
    environment = {
        **os.environ,
        "HOME": home,
        "XDG_CACHE_HOME": home,
        "XDG_STATE_HOME": home,
        "LOCALAPPDATA": home,
    }
    seconds(START, environment)
    best = {"empty": float("inf"), "ours": float("inf")}
    for _ in range(ROUNDS):
        best["empty"] = min(best["empty"], seconds(EMPTY, environment))
        best["ours"] = min(best["ours"], seconds(START, environment))
    ratio = best["ours"] / best["empty"]
    print(f"empty Textual app      {best['empty'] * 1000:7.1f} ms")
    print(f"first paint of a fit   {best['ours'] * 1000:7.1f} ms  {ratio:4.2f}×  (target: at most 2.5×)")


PRESSES = (
    *(("first look", number) for number in "1234567"),
    *(("view", "2"), ("move", "j"), ("move", "j"), ("what if", "space"), ("move", "j"), ("what if", "space")),
    *(("sort", "s"), ("group", "b"), ("group", "b"), ("why", "i"), ("why", "j"), ("back", "escape")),
    *(("view", "3"), ("move", "j"), ("tick", "space"), ("re-plan", "plus"), ("re-plan", "minus")),
    *(
        ("view", "4"),
        ("move", "j"),
        ("view", "5"),
        ("move", "j"),
        ("move", "j"),
        ("view", "6"),
        ("move", "j"),
    ),
    *(("next role", "n"), ("next level", "l"), ("view", "7"), ("view", "1"), ("what if", "z")),
    *(("role", "r"), ("back", "escape"), ("help", "question_mark"), ("back", "escape")),
)
CHARACTERS = {"space": " ", "plus": "+", "minus": "-", "question_mark": "?"}


async def keys(home: str) -> None:
    """Press keys in every view and print the slowest answers; the collector rests at first, as in the program."""
    took: dict[str, list[tuple[float, ...]]] = {}
    for _ in range(STARTS):
        await press_all(Path(home), took)
    print("                            to the first paint      to the last paint")
    print("key, fastest press          time    processor       time    processor")
    worst = {name: [min(one[place] for one in times) for place in range(4)] for name, times in took.items()}
    for name, figures in sorted(worst.items(), key=lambda pair: -pair[1][3]):
        limit = 80 if "what if" in name or "re-plan" in name else 50
        first, cost, last, work = (f"{1000 * figure:7.1f} ms" for figure in figures)
        print(f"{name:<22} {first} {cost}   {last} {work}   (target: at most {limit} ms)")


async def press_all(home: Path, took: dict[str, list[tuple[float, ...]]]) -> None:
    """Start the app, press every key, and add what each took."""
    import skillgap.tui  # noqa: F401, I001  # first: it says how often the library paints
    from textual import events

    from skillgap.compiled import keep_compiled_in
    from skillgap.tui.actions.shell import Config
    from skillgap.tui.app import SkillgapApp
    from skillgap.tui.files.reading import Reading

    gc.disable()
    cache = home / "skillgap"
    keep_compiled_in(cache)
    config = Config(day=datetime.date(2026, 11, 21), cache_folder=cache, folder=home)
    app = SkillgapApp(config, Reading(three_pages(home), config.asked()))
    painted = stamped_paints(app)
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(1_200):
            if app.session is not None:
                break
            await pilot.pause(0.05)
        await asyncio.sleep(3)
        for kind, key in (*PRESSES, *PRESSES[7:]):
            painted.clear()
            began = (time.perf_counter(), time.thread_time())
            app.post_message(events.Key(key, key if len(key) == 1 else CHARACTERS.get(key)))
            await asyncio.sleep(0.6)
            if painted:
                found = (
                    *(now - then for now, then in zip(painted[0], began, strict=True)),
                    *(now - then for now, then in zip(painted[-1], began, strict=True)),
                )
                took.setdefault(f"{kind} ({key})", []).append(found)


def stamped_paints(app: Any) -> list[tuple[float, float]]:
    """Note when the screen is painted: a key is answered by the first paint, and done with the last.

    Without a terminal the app draws no bytes for one; they are drawn here, for they are part of the answer.
    """
    painted: list[tuple[float, float]] = []
    display = app._display

    def stamped(screen: Any, update: Any) -> None:
        display(screen, update)
        if update is not None and not app._batch_count:
            update.render_segments(app.console)
            painted.append((time.perf_counter(), time.thread_time()))

    app._display = stamped
    return painted


def three_pages(folder: Path) -> Path:
    """Write the example three times into one file: a resume of three pages."""
    from pypdf import PdfWriter

    path = folder / "three-pages.pdf"
    writer = PdfWriter()
    for _ in range(3):
        writer.append(RESUME)
    writer.write(path)
    return path


def main() -> None:
    """Measure starts, then keys."""
    with tempfile.TemporaryDirectory() as home:
        first_paint(home)
        asyncio.run(keys(home))


if __name__ == "__main__":
    main()
