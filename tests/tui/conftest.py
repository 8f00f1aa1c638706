"""Read in this process unless a test is about the other one."""

from __future__ import annotations

import pytest

from skillgap.tui.actions import opening
from tests.tui.driver import NearReading


@pytest.fixture(autouse=True)
def _near(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "Reading", NearReading)
