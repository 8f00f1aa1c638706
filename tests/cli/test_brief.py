"""A brief command runs without the garbage collector; the process has it back afterwards."""

from __future__ import annotations

import gc

import pytest

from skillgap.cli.brief import uncollected


def test_a_brief_command_runs_without_the_collector():
    with uncollected(["check", "resume.pdf"]):
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_comes_back_after_an_error():
    with pytest.raises(ValueError, match="broken"), uncollected(["check"]):
        raise ValueError("broken")
    assert gc.isenabled()


@pytest.mark.parametrize("arguments", [[], ["tui"], ["bench", "folder"], ["market", "build"]])
def test_a_long_command_keeps_the_collector(arguments):
    with uncollected(arguments):
        assert gc.isenabled()
