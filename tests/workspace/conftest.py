"""Compile the data once for all tests of the workspace, and run commands as a user would."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import run  # noqa: F401 — a fixture
from tests.workspace import desk


@pytest.fixture(scope="session")
def compiled_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a cache folder that holds the compiled data."""
    desk.CACHE.append(tmp_path_factory.mktemp("cache"))
    desk.knowledge()
    return desk.CACHE[-1]


@pytest.fixture(autouse=True)
def _compiled(compiled_data: Path) -> None:
    """Have the data compiled before any test."""
