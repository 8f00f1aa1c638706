"""Streams that are closed, full or no files: the answer is written, or it is said in words why not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from skillgap.errors import WriteError
from skillgap.report.write import write_atomically

FULL = Path("/dev/full")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="streams of POSIX")


def _run(tail: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from skillgap.cli import main; main()", *arguments]
    return subprocess.run(
        ["/bin/sh", "-c", f'"$@" {tail}', "sh", *command], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("tail", "code"), [(">&-", 0), ("2>&- >&-", 0), ("<&- >&-", 0)])
def test_a_closed_stream_takes_nothing_away(tail: str, code: int) -> None:
    """It runs, and drops what nobody can see."""
    done = _run(tail, "where")
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")


def test_a_closed_standard_input_is_an_empty_one() -> None:
    """It says so where a resume was to come from there, and is no terminal."""
    done = _run("<&-", "check", "-")
    assert done.returncode == 1
    assert "nothing came in" in done.stderr
    assert _run("<&-").returncode == 2


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("where",), ("--help",)])
def test_a_full_disk_is_said_in_words(arguments: tuple[str, ...]) -> None:
    """It names what the system says and ends with 1, not as a bug."""
    done = _run("> /dev/full", *arguments)
    assert done.returncode == 1
    assert "the answer cannot be written (No space left on device)" in done.stderr
    assert "bug" not in done.stderr


@pytest.mark.skipif(not FULL.is_char_device(), reason="needs a device that is always full")
def test_a_device_is_written_into_and_never_replaced() -> None:
    """It raises as for a file, and the device stays one."""
    with pytest.raises(WriteError, match="No space left"):
        write_atomically(FULL, "text")
    assert FULL.is_char_device()


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    """It stays a pipe, and its reader gets the answer."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_atomically(pipe, "answer")
    assert os.read(reader, 100) == b"answer"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """It replaces what the link leads to, also where that is not there yet."""
    link, there = tmp_path / "link.md", tmp_path / "deep" / "there.md"
    there.parent.mkdir()
    link.symlink_to(there)
    for content in ("first", "second"):
        write_atomically(link, content)
        assert link.is_symlink()
        assert there.read_text() == content
