"""Wrong usage is told in the form of every other error: what and where, then what to do next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("line", "said", "next_step"),
    [
        (
            "plan cv.md --hours abc",
            "--hours: found 'abc'; expected a number from 0.5 to 80",
            "'skillgap plan --help'",
        ),
        ("plan cv.md --months 2.5", "--months: found '2.5'; expected a whole number from 1 to 60", "--help"),
        ("compare cv.md --in 0", "--in: found '0'; expected a whole number, 1 or more", "--help"),
        ("client session Ada --done x", "--done: found 'x'; expected a whole number", "--help"),
        ("plan cv.md --start x", "--start: found 'x'; expected a month, written like 2027-01", "--help"),
        (
            "check cv.md --level seniour",
            "expected entry, mid, senior or staff; did you mean 'senior'?",
            "--help",
        ),
        ("market schema x", "KIND: found 'x'; expected profile, sources, rules or context", "--help"),
        ("plan", "RESUME is missing", "Write: skillgap plan [OPTIONS] RESUME"),
        ("plan cv.md --hour 4", "no such option '--hour'", "Did you mean --hours"),
        ("plan cv.md --hours", "--hours: found nothing behind it; expected a value", "--help"),
        ("plan cv.md more", "found 'more' where nothing more is expected", "'skillgap plan --help'"),
        ("market show nowhere", "FOLDER: directory 'nowhere' does not exist", "--help"),
        ("chekc cv.md", "no such command 'chekc'. Did you mean 'check'?", "'skillgap --help'"),
        ("client lst", "no such command 'lst'. Did you mean 'list'?", "'skillgap client --help'"),
    ],
)
def test_wrong_usage_is_told_like_every_other_error(run: Run, line: str, said: str, next_step: str) -> None:
    result = run(*line.split())
    first, second = result.err.splitlines()
    assert (result.code, result.out) == (2, "")
    assert first.startswith("skillgap: ")
    assert said in first
    assert second.startswith("  ")
    assert next_step in second


def test_group_called_alone_shows_its_commands(run: Run) -> None:
    result = run("market")
    assert result.code == 2
    assert "validate" in result.err + result.out


@pytest.mark.parametrize("first", [True, False])
def test_first_start_on_a_terminal_says_why_it_takes_seconds(
    run: Run, first: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skillgap.compiled.nothing_kept", lambda folder: first)
    assert "first start" not in run("skills", "no-such-file").err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert ("first start: preparing skillgap's data, once" in run("skills", "no-such-file").err) is first


def test_help_says_in_words_which_numbers_there_are(run: Run) -> None:
    text = " ".join(run("plan", "--help").out.split())
    assert "[default: 8; 0.5 to 80]" in text
    assert "[1 to 60]" in text
    assert "[1 or more]" in " ".join(run("compare", "--help").out.split())
