"""Run the command line in this process, as a user would: arguments in, streams and exit code out."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from skillgap.cli import main


class Ran(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def compiled_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one cache folder to all runs, so that the data is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, compiled_data: Path
) -> Callable[..., Ran]:
    """Give `run(*arguments, stdin=b"")`."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(compiled_data))

    def call(*arguments: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as stop:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        code = stop.value.code
        return Ran(code if isinstance(code, int) else 0 if code is None else 1, captured.out, captured.err)

    return call
