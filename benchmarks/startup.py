"""Speed as a ratio to a bare Python start, all measured in one run on this machine.

Run it as `make bench`. Each command is started as a process of its own, the commands taking turns, and its fastest
run counts: noise only ever adds time.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 15


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Run a command once and give its wall time."""
    start = time.perf_counter()
    subprocess.run(command, env=environment, capture_output=True, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print each command's fastest run and its ratio to a bare start."""
    resume = ROOT / "examples" / "mara-lindqvist.pdf"
    skillgap = [sys.executable, "-c", "from skillgap.cli import main; main()"]
    commands = {
        "bare python": [sys.executable, "-c", "pass"],
        "skillgap --help": [*skillgap, "--help"],
        "skillgap skills": [*skillgap, "skills", str(resume)],
        "skillgap check": [*skillgap, "check", str(resume), "--role", "ml-engineer"],
        "skillgap plan": [*skillgap, "plan", str(resume), "--role", "ml-engineer"],
    }
    limits = {"skillgap --help": 6, "skillgap check": 25}
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "HOME": home,
            "XDG_CACHE_HOME": home,
            "PATH": "",
            "SYSTEMROOT": "",
            "LOCALAPPDATA": home,
        }
        for command in commands.values():
            seconds(command, environment)
        best = dict.fromkeys(commands, float("inf"))
        for _ in range(ROUNDS):
            for name, command in commands.items():
                best[name] = min(best[name], seconds(command, environment))
    bare = best["bare python"]
    for name, value in best.items():
        limit = f"  (target: at most {limits[name]}×)" if name in limits else ""
        print(f"{name:<18} {value * 1000:7.1f} ms  {value / bare:5.1f}×{limit}")


if __name__ == "__main__":
    main()
