"""Speed of the terminal app: first paint against an empty Textual app in the same run, and the answer to key presses.

Run it as `python benchmarks/tui.py`. The two starts take turns and the fastest of each counts: noise only ever adds
time. Keys are pressed in a running app and timed until the screen is drawn again.
"""

from __future__ import annotations

import asyncio
import datetime
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


async def keys(home: str) -> None:
    """Press keys in every view and print the slowest answers."""
    from textual import events

    from skillgap.compiled import keep_compiled_in
    from skillgap.tui.actions.shell import Config
    from skillgap.tui.app import SkillgapApp
    from skillgap.tui.files.reading import Reading

    cache = Path(home) / "skillgap"
    keep_compiled_in(cache)
    config = Config(day=datetime.date(2026, 11, 21), cache_folder=cache, folder=Path(home))
    app = SkillgapApp(config, Reading(RESUME, config.asked()))
    took: dict[str, list[tuple[float, float]]] = {}
    async with app.run_test(size=(120, 36)) as pilot:
        while app.session is None:
            await pilot.pause(0.05)
        for key in ("1", "2", "3", "4", "5", "6", "7"):
            await pilot.press(key)
            await pilot.pause(0.3)
        presses = [
            ("2", "view"),
            ("j", "move"),
            ("j", "move"),
            ("space", "what if"),
            ("j", "move"),
            ("space", "what if"),
        ]
        presses += [
            ("s", "sort"),
            ("3", "view"),
            ("j", "move"),
            ("space", "tick"),
            ("plus", "re-plan"),
            ("minus", "re-plan"),
        ]
        presses += [
            ("4", "view"),
            ("j", "move"),
            ("5", "view"),
            ("j", "move"),
            ("j", "move"),
            ("6", "view"),
            ("j", "move"),
        ]
        presses += [("n", "move"), ("1", "view"), ("z", "what if")]
        painted: list[float] = []
        _stamp_paints(app.main, painted)
        for key, kind in presses * 3:
            character = key if len(key) == 1 else {"space": " ", "plus": "+", "minus": "-"}[key]
            painted.clear()
            start = time.perf_counter()
            app.post_message(events.Key(key, character))
            await asyncio.sleep(0.5)
            if painted:
                took.setdefault(f"{kind} ({key})", []).append((painted[0] - start, painted[-1] - start))
    for name, times in sorted(took.items(), key=lambda pair: -min(pair[1])[0]):
        limit = 80 if "what if" in name or "re-plan" in name else 50
        first, last = min(one for one, _ in times), min(two for _, two in times)
        print(
            f"{name:<22} first paint {first * 1000:6.1f} ms, last {last * 1000:6.1f} ms  (target: at most {limit} ms)"
        )


def _stamp_paints(screen: Any, painted: list[float]) -> None:
    """Note when the screen was painted: a key is answered by the first paint, and done with the last."""
    paint = screen._compositor_refresh

    def stamped() -> None:
        paint()
        painted.append(time.perf_counter())

    screen._compositor_refresh = stamped


def main() -> None:
    """Measure starts, then keys."""
    with tempfile.TemporaryDirectory() as home:
        first_paint(home)
        asyncio.run(keys(home))


if __name__ == "__main__":
    main()
