"""Expressions compiled once a machine behave as those compiled anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from skillgap import patterns
from skillgap.compiled import keep_compiled_in, kept

EXPRESSIONS = [
    (r"[^\W\d_][\w'’.-]*\Z", 0),
    (r"(?P<start>\d{4})\s*[-–]\s*(?P<end>\d{4}|now)", re.IGNORECASE),
    (r"(?i:c\+\+)|(?<![\w.])go(?=,)|(a)(?P<rest>b+)?", 0),
    (r"^x # letters\n$", re.VERBOSE | re.MULTILINE),
    (r"(?s)a.b\b[\u0400-\U0001F600ß]{2,}", re.IGNORECASE | re.ASCII),
    ("", 0),
]
TEXTS = ["1999 – Now", "C++ and go, ab abbb", "x\nx", "a\nbж😀ß", "naïve-word.", ""]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Keep compiled data in a folder of the test, and forget what this process knows of any other."""
    before = kept()
    keep_compiled_in(tmp_path)
    _forget()
    yield tmp_path
    keep_compiled_in(before)
    _forget()


def _forget() -> None:
    patterns.regex.cache_clear()
    patterns.caseless.cache_clear()
    patterns._store.cache_clear()


def _keep(folder: Path) -> None:
    store = patterns._store(folder)
    assert store is not None
    store.write()
    _forget()


@pytest.mark.parametrize("again", [False, True])
def test_a_kept_expression_is_the_same_as_one_compiled_anew(folder: Path, again: bool) -> None:
    """It holds before and after the forms were written: text, flags, groups and every match."""
    if again:
        for text, flags in EXPRESSIONS:
            patterns.regex(text, flags)
        _keep(folder)
    for text, flags in EXPRESSIONS:
        made, fresh = patterns.regex(text, flags), re.compile(text, flags)
        assert made == fresh
        assert (made.flags, made.groups, made.groupindex) == (fresh.flags, fresh.groups, fresh.groupindex)
        for line in TEXTS:
            found, wanted = list(made.finditer(line)), list(fresh.finditer(line))
            assert [(m.span(), m.groups(), m.lastgroup) for m in found] == [
                (m.span(), m.groups(), m.lastgroup) for m in wanted
            ]


def test_a_second_process_does_not_compile_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes the form from the file."""
    patterns.caseless("kept(?:once)?")
    _keep(folder)

    def never(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(patterns._Store, "_form", never)
    assert patterns.caseless("kept(?:once)?").match("KeptOnce")


@pytest.mark.parametrize("damage", ["cut", "changed", "gone", "folder"])
def test_a_damaged_file_only_costs_time(folder: Path, damage: str) -> None:
    """It compiles as ever where the kept forms cannot be read, and where they cannot be written."""
    patterns.regex("a+")
    _keep(folder)
    file = folder / "patterns.msgpack"
    content = file.read_bytes()
    file.unlink()
    if damage == "folder":
        file.mkdir()
    elif damage != "gone":
        file.write_bytes(content[:-3] if damage == "cut" else content[:-3] + b"xyz")
    assert patterns.regex("a+").fullmatch("aaa")
    _keep(folder)


def test_an_engine_made_otherwise_compiles_as_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It asks the library where the interpreter's compiler has another shape."""

    def other(*_: object) -> None:
        raise AttributeError("_code")

    monkeypatch.setattr(patterns._Store, "_form", other)
    assert patterns.regex("b+").fullmatch("bbb")


def test_a_wrong_expression_is_told_as_the_library_tells_it(folder: Path) -> None:
    """It raises re.error with the place."""
    with pytest.raises(re.error, match="missing"):
        patterns.regex("(a")


def test_no_more_is_kept_than_the_bound(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It drops what the last run did not use once there is too much."""
    monkeypatch.setattr(patterns, "_MOST", 3)
    for number in range(3):
        patterns.regex(f"old{number}")
    _keep(folder)
    patterns.regex("new")
    _keep(folder)
    store = patterns._store(folder)
    assert store is not None
    assert set(store.forms) == {"0/new"}


def test_nothing_is_kept_before_a_folder_is_named(folder: Path) -> None:
    """It writes nothing by itself."""
    keep_compiled_in(None)
    assert patterns.regex("c+").fullmatch("ccc")
    assert not (folder / "patterns.msgpack").exists()
