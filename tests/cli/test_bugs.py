"""A bug is confessed in words; the traceback is there for those who ask."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CODE = """
import sys
from skillgap.cli import main
def broken(*_, **__):
    raise ZeroDivisionError("oh")
import skillgap.advice
skillgap.advice.advise = broken
main(sys.argv[1:])
"""


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CODE, *arguments], capture_output=True, text=True, check=False
    )


def test_a_bug_is_told_without_a_traceback(examples: Path) -> None:
    result = _run("check", str(examples / "mara-lindqvist.pdf"))
    assert result.returncode == 1
    assert "this is a bug" in result.stderr
    assert "Traceback" not in result.stderr


def test_debug_shows_the_traceback(examples: Path) -> None:
    result = _run("check", str(examples / "mara-lindqvist.pdf"), "--debug")
    assert result.returncode == 1
    assert "Traceback" in result.stderr
