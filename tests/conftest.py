"""Keep every test away from the user's machine: own home, no network, fixed month, 80 columns."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from skillgap.month import Month

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--update-golden`, which rewrites the golden files from what the code does now."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


@pytest.fixture(autouse=True)
def _hermetic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a home of its own and no way out to the network."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    for name in [name for name in os.environ if name.startswith("SKILLGAP_")]:
        monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)

    def refuse(self: socket.socket, address: object) -> None:
        raise AssertionError(f"a test tried to reach {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def today() -> Month:
    """Give the month that "present" means in tests."""
    return Month(2026, 11)


@pytest.fixture
def examples() -> Path:
    """Give the folder of the shipped example resumes."""
    return ROOT / "examples"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Give a function `golden(name, text)` that compares text with tests/golden/<name>."""
    update = bool(request.config.getoption("--update-golden"))

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path} is missing; run pytest --update-golden and read the result"
        assert text == path.read_text(encoding="utf-8"), (
            f"{name} differs; if right, run pytest --update-golden"
        )

    return check
