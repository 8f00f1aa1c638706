"""Authored YAML is read strictly: every problem at once, each with its place."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgap.authored import compiled, keep_compiled_in, read_authored, read_shipped
from skillgap.errors import DataError
from skillgap.month import Month


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row with every form of field."""

    name: str
    kind: Literal["tool", "concept"] = "tool"
    share: float | None = None
    hours: tuple[int, int, int] | None = None
    since: Month | None = None
    day: datetime.date | None = None
    parents: dict[str, float] = {}
    aliases: tuple[str, ...] = ()
    measured: bool = False
    answer: Literal["no", "maybe"] = "maybe"


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A file of rows."""

    schema: int
    source: str
    rows: tuple[Row, ...]


class Bounded(msgspec.Struct, frozen=True):
    """A row with a rule of its own."""

    share: float

    def __post_init__(self) -> None:
        if self.share > 1:
            raise ValueError("a share is at most 1")


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """A file of rows with a rule."""

    schema: int
    source: str
    rows: tuple[Bounded, ...]


HEAD = "schema: 1\nsource: by hand\n"


def read(tmp_path: Path, text: str) -> File:
    path = tmp_path / "rows.yaml"
    path.write_text(text, encoding="utf-8")
    return read_authored(path, File)


def problems(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        read(tmp_path, text)
    return [problem.removeprefix(f"{tmp_path}/") for problem in caught.value.problems]


def test_a_sound_file_becomes_its_type(tmp_path):
    file = read(
        tmp_path,
        HEAD
        + "rows:\n- {name: C++, kind: concept, share: 1, hours: [1, 2, 3], since: 2021-03, day: 2025-10-05,"
        + ' parents: {cpp: .5}, aliases: [cpp, "1.10"], measured: true}\n',
    )
    (row,) = file.rows
    assert row.since == Month(2021, 3)
    assert row.day == datetime.date(2025, 10, 5)
    assert row.share == 1.0
    assert row.hours == (1, 2, 3)
    assert row.parents == {"cpp": 0.5}
    assert row.aliases == ("cpp", "1.10")
    assert row.measured is True


def test_all_problems_come_at_once_in_the_order_of_the_file(tmp_path):
    found = problems(
        tmp_path,
        "schema: 2\n"
        "rows:\n"
        "- nmae: Go\n"
        "- {name: no, share: high, kind: tol}\n"
        "- {name: 1.10, hours: [1, 2], since: 2021-13}\n",
    )
    assert [line.split(": ", 1)[0] for line in found] == [
        "rows.yaml:1:1",
        "rows.yaml:1:9",
        "rows.yaml:3:3",
        "rows.yaml:3:3",
        "rows.yaml:4:10",
        "rows.yaml:4:21",
        "rows.yaml:4:33",
        "rows.yaml:5:10",
        "rows.yaml:5:23",
        "rows.yaml:5:38",
    ]
    text = "\n".join(found)
    assert "found no 'source'" in text
    assert "found schema 2; expected 1" in text
    assert "unknown key 'nmae'" in text
    assert "did you mean 'name'?" in text
    assert "found no 'name'" in text
    assert "the boolean 'no'; expected text; to mean the text, write '\"no\"'" in text
    assert "the text 'high'; expected a number" in text
    assert "the text 'tol'; allowed concept, tool; did you mean 'tool'?" in text
    assert "the number '1.10'; expected text" in text
    assert "found a list of 2; expected exactly 3" in text
    assert "expected a month as YYYY-MM" in text


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "Yes", "NO"])
def test_silent_booleans_are_refused_also_where_a_boolean_is_meant(tmp_path, word):
    (found,) = problems(tmp_path, f"{HEAD}rows:\n- {{name: x, measured: {word}}}\n")
    assert found.startswith("rows.yaml:4:23: ")
    assert "expected true or false" in found


def test_a_silent_boolean_is_refused_where_the_word_is_allowed(tmp_path):
    (found,) = problems(tmp_path, f"{HEAD}rows:\n- {{name: x, answer: no}}\n")
    assert "write '\"no\"'" in found
    assert read(tmp_path, f'{HEAD}rows:\n- {{name: x, answer: "no"}}\n').rows[0].answer == "no"


@pytest.mark.parametrize("number", ["010", "1:30", "0x1F", "1.5", '"3"'])
def test_a_whole_number_is_plain_decimal(tmp_path, number):
    assert problems(tmp_path, f"{HEAD}rows:\n- {{name: x, hours: [{number}, 2, 3]}}\n")


@pytest.mark.parametrize("number", [".nan", ".inf", "1:30.5", '"0.5"'])
def test_a_number_is_finite_and_unquoted(tmp_path, number):
    assert problems(tmp_path, f"{HEAD}rows:\n- {{name: x, share: {number}}}\n")


def test_an_exponent_without_a_dot_is_a_number(tmp_path):
    assert read(tmp_path, f"{HEAD}rows:\n- {{name: x, share: 1e-3}}\n").rows[0].share == 0.001


def test_a_key_given_twice_names_the_first(tmp_path):
    (found,) = problems(tmp_path, f"{HEAD}rows:\n- name: a\n  kind: tool\n  name: b\n")
    assert found == "rows.yaml:6:3: found the key 'name' again; it stands already in line 4"
    (found,) = problems(tmp_path, f"{HEAD}rows:\n- name: a\n  parents: {{b: 0.5, b: 0.6}}\n")
    assert found.startswith("rows.yaml:5:21: ")


def test_nothing_is_not_text(tmp_path):
    (found,) = problems(tmp_path, f"{HEAD}rows:\n- name:\n")
    assert "found nothing; expected text" in found


@pytest.mark.parametrize(
    "text",
    ["", "{{}}", "# only a comment\n", "[1, 2]", "just text", "a: [", "a: b: c", "\ta: 1", "--- 1\n--- 2"],
)
def test_what_is_no_mapping_is_a_problem_with_its_place(tmp_path, text):
    found = problems(tmp_path, text)
    assert found
    assert all(line.startswith("rows.yaml:") for line in found)


def test_a_missing_file_and_bad_bytes_are_data_errors(tmp_path):
    with pytest.raises(DataError, match="cannot be read"):
        read_authored(tmp_path / "none.yaml", File)
    (tmp_path / "bytes.yaml").write_bytes(b"schema: 1\nsource: \xff\n")
    with pytest.raises(DataError, match="not UTF-8"):
        read_authored(tmp_path / "bytes.yaml", File)


def test_a_rule_of_the_type_itself_is_reported_at_its_place(tmp_path):
    path = tmp_path / "bounds.yaml"
    path.write_text(f"{HEAD}rows:\n- share: 0.5\n- share: 1.5\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"bounds\.yaml:5:3: a share is at most 1"):
        read_authored(path, Bounds)


@given(st.text(max_size=60))
def test_no_text_raises_anything_but_data_errors(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(text, encoding="utf-8", errors="replace")
    with pytest.raises(DataError):
        read_authored(path, File)


def build_counter(tmp_path: Path):
    path = tmp_path / "rows.yaml"
    path.write_text(f"{HEAD}rows:\n- name: a\n", encoding="utf-8")
    calls: list[int] = []

    def build() -> File:
        calls.append(1)
        return read_authored(path, File)

    return path, calls, build


def test_the_compiled_form_is_used_until_the_content_changes(tmp_path):
    path, calls, build = build_counter(tmp_path)
    cache = tmp_path / "cache"
    first, version = compiled("rows", [path], build, File, cache_folder=cache)
    again, same = compiled("rows", [path], build, File, cache_folder=cache)
    assert (again, same, len(calls)) == (first, version, 1)
    assert len(version) == 12
    path.write_text(f"{HEAD}rows:\n- name: b\n", encoding="utf-8")
    changed, other = compiled("rows", [path], build, File, cache_folder=cache)
    assert changed.rows[0].name == "b"
    assert other != version
    assert [file.name for file in cache.iterdir()] == ["rows.msgpack"]


@pytest.mark.parametrize("damage", ["truncate", "flip", "empty"])
def test_a_damaged_cache_is_built_again(tmp_path, damage):
    path, calls, build = build_counter(tmp_path)
    cache = tmp_path / "cache"
    first, _ = compiled("rows", [path], build, File, cache_folder=cache)
    file = cache / "rows.msgpack"
    content = file.read_bytes()
    file.write_bytes({"truncate": content[:-3], "flip": content[:-1] + b"\x00", "empty": b""}[damage])
    again, _ = compiled("rows", [path], build, File, cache_folder=cache)
    assert again == first
    assert len(calls) == 2


def test_no_cache_folder_and_an_unwritable_one_only_cost_time(tmp_path):
    path, calls, build = build_counter(tmp_path)
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    without, version = compiled("rows", [path], build, File, cache_folder=None)
    unwritable, same = compiled("rows", [path], build, File, cache_folder=blocked / "cache")
    assert (without, version) == (unwritable, same)
    assert len(calls) == 2


def test_a_shipped_file_is_compiled_only_where_a_folder_was_named(tmp_path):
    path, _, _ = build_counter(tmp_path)
    cache = tmp_path / "cache"
    first = read_shipped(path, File)
    assert not cache.exists()
    keep_compiled_in(cache)
    try:
        assert read_shipped(path, File) == first
        assert [file.suffix for file in cache.iterdir()] == [".msgpack"]
        path.write_text(f"{HEAD}rows:\n- name: b\n", encoding="utf-8")
        assert read_shipped(path, File).rows[0].name == "b"
    finally:
        keep_compiled_in(None)


def test_reading_the_compiled_form_loads_no_yaml(tmp_path):
    import subprocess
    import sys

    path, _, _ = build_counter(tmp_path)
    code = (
        "import sys, pathlib; from skillgap.authored import keep_compiled_in, read_shipped;"
        "from tests.test_authored import File;"
        f"keep_compiled_in(pathlib.Path({str(tmp_path / 'cache')!r}));"
        f"read_shipped(pathlib.Path({str(path)!r}), File)"
    )
    script = "import sys; sys.modules.pop('yaml', None);" + code + "; print('yaml' in sys.modules)"
    answers = [
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[1],
        ).stdout
        for _ in range(2)
    ]
    assert [answer.strip() for answer in answers] == ["True", "False"]
