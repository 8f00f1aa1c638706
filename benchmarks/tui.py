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
    from textual import events

    from skillgap.compiled import keep_compiled_in
    from skillgap.tui.actions.shell import Config
    from skillgap.tui.app import SkillgapApp
    from skillgap.tui.files.reading import Reading

    gc.disable()
    cache = Path(home) / "skillgap"
    keep_compiled_in(cache)
    config = Config(day=datetime.date(2026, 11, 21), cache_folder=cache, folder=Path(home))
    app = SkillgapApp(config, Reading(three_pages(Path(home)), config.asked()))
    took: dict[str, list[tuple[float, ...]]] = {}
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(1_200):
            if app.session is not None:
                break
            await pilot.pause(0.05)
        await asyncio.sleep(3)
        painted: list[tuple[float, float]] = []
        for kind, key in (*PRESSES, *PRESSES[7:], *PRESSES[7:]):
            _stamp_paints(app.screen, painted)
            painted.clear()
            began = (time.perf_counter(), time.thread_time())
            app.post_message(events.Key(key, key if len(key) == 1 else CHARACTERS.get(key)))
            await asyncio.sleep(0.6)
            _stamp_paints(app.screen, painted)
            if painted:
                found = (painted[0][0] - began[0], painted[-1][0] - began[0], painted[-1][1] - began[1])
                took.setdefault(f"{kind} ({key})", []).append(found)
    print("key, fastest press       first paint   last paint   work until then")
    for name, times in sorted(took.items(), key=lambda pair: -min(one[1] for one in pair[1])):
        limit = 80 if "what if" in name or "re-plan" in name else 50
        first, last, work = (1000 * min(one[place] for one in times) for place in range(3))
        print(f"{name:<24} {first:8.1f} ms  {last:8.1f} ms  {work:8.1f} ms  (target: at most {limit} ms)")


def three_pages(folder: Path) -> Path:
    """Write the example three times into one file: a resume of three pages."""
    from pypdf import PdfWriter

    path = folder / "three-pages.pdf"
    writer = PdfWriter()
    for _ in range(3):
        writer.append(RESUME)
    writer.write(path)
    return path


def _stamp_paints(screen: Any, painted: list[tuple[float, float]]) -> None:
    """Note when a screen is painted: a key is answered by the first paint, and done with the last."""
    if "_compositor_refresh" in vars(screen):
        return
    paint = screen._compositor_refresh

    def stamped() -> None:
        paint()
        painted.append((time.perf_counter(), time.thread_time()))

    screen._compositor_refresh = stamped


def main() -> None:
    """Measure starts, then keys."""
    with tempfile.TemporaryDirectory() as home:
        first_paint(home)
        asyncio.run(keys(home))


if __name__ == "__main__":
    main()
