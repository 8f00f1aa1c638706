"""Files of postings become profiles the market reads strictly; every row is counted or named with its reason."""

from __future__ import annotations

import csv
import gzip
import json
import re
from pathlib import Path

import pytest

from skillgap.bundled import bundled
from skillgap.errors import DataError
from skillgap.market import load_market, validate_market, wilson
from skillgap.market.build import (
    Build,
    BuildOptions,
    BuildRules,
    OutFile,
    build_profiles,
    load_build_rules,
    publish,
)
from skillgap.market.build.count.roles import RuleCount, merged_levels
from skillgap.market.build.input.read import check_files, expand, read_postings
from skillgap.market.build.options import Decided
from skillgap.market.posting import Named
from skillgap.month import Month

RULES = load_build_rules()
TEMPLATE = bundled("market_profiles")
OPTIONS = BuildOptions(source="invented-2026", title="Invented postings")
FILLER = "You will work with the team on what our users need and tell them how it went"


class Words:
    """Finds a few names wherever they stand."""

    version = "words"

    def __call__(self, text: str, decided: Decided | None = None) -> list[Named]:
        """Find each name once."""
        if decided is not None:
            decided.update(("capitals", name in text) for name in ("Python", "SQL"))
        names = {"Python": "python", "SQL": "sql", "dbt": "dbt"}
        return [
            Named(skill, text.index(name), text.index(name) + len(name))
            for name, skill in names.items()
            if name in text
        ]


def _letters(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "qwrtzpsdfg"))


def posting(number: int, **changes: str) -> dict[str, str]:
    """Make a posting whose words no other one has."""
    own = " and the ".join(f"{_letters(number)}{_letters(word)}" for word in range(30))
    skills = "Python and SQL" if number % 2 else "SQL"
    return {
        "id": str(number),
        "title": "Data Engineer",
        "company": "Brightwater",
        "location": "Bern",
        "date": "2026-03-01",
        "text": f"{FILLER}. {own}. 3+ years of experience with {skills}.",
        **changes,
    }


def write_jsonl(path: Path, rows: list[dict[str, str]]) -> Path:
    text = "".join(f"{json.dumps(row)}\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def build(*paths: Path, rules: BuildRules = RULES, **changes: object) -> Build:
    import msgspec

    options = msgspec.structs.replace(OPTIONS, **changes)
    work = paths[0].parent / "work"
    return build_profiles(paths, rules=rules, find=Words(), options=options, folder=work)


def save(file: OutFile) -> None:
    file.path.write_bytes(content_of(file))


def content_of(file: OutFile) -> bytes:
    """Give what a file to write holds."""
    if isinstance(file.content, Path):
        return file.content.read_bytes()
    return file.content.encode() if isinstance(file.content, str) else file.content


def test_formats_give_the_same_counts(tmp_path: Path) -> None:
    import pandas

    rows = [posting(number) for number in range(60)]
    rows[3]["text"] += '\nA second line, with a comma and "quotes".'
    table = pandas.DataFrame(rows)
    paths = [write_jsonl(tmp_path / "a.jsonl", rows), write_jsonl(tmp_path / "a.jsonl.gz", rows)]
    for name in ("a.csv", "a.csv.gz"):
        table.to_csv(tmp_path / name, index=False, quoting=csv.QUOTE_MINIMAL)
        paths.append(tmp_path / name)
    table.to_parquet(tmp_path / "a.parquet")
    paths.append(tmp_path / "a.parquet")
    builds = [build(path) for path in paths]
    assert all(one.roles == builds[0].roles for one in builds)
    (role,) = builds[0].roles
    assert (role.role, role.postings, role.by_level["mid"]) == ("data-engineer", 60, 60)
    assert [(row.skill, row.postings) for row in role.levels[0].skills] == [("sql", 60), ("python", 30)]


def test_every_row_is_counted_or_named(tmp_path: Path) -> None:
    german = "Wir suchen eine Person, die mit uns die Modelle für das Unternehmen baut und sie betreibt. " * 6
    rows = [
        posting(1),
        posting(2, text=posting(1)["text"].upper()),
        posting(3, text=posting(1)["text"].replace(f"{_letters(1)}{_letters(15)}", "changed")),
        posting(4, text=german),
        posting(5, title="Head Chef"),
        posting(6, date="2019-01-01"),
        posting(7, date=""),
        posting(8, text=" "),
    ]
    path = write_jsonl(tmp_path / "a.jsonl", rows)
    with path.open("a", encoding="utf-8") as file:
        file.write("{broken\n\n[1]\n")
    audit = build(path, since="2020-01-01").audit
    assert audit.rows == 10
    assert audit.dropped == {
        "bad row": 3,
        "exact duplicate": 1,
        "near duplicate": 1,
        "not English": 1,
        "older": 1,
        "role unknown": 1,
    }
    assert (audit.kept, audit.undated) == (2, 1)
    assert audit.rows == audit.kept + sum(audit.dropped.values())
    assert audit.unknown_titles == (("head chef", 1),)
    assert [text.partition(": ")[0] for text in audit.bad_rows] == [f"{path}:{line}" for line in (8, 9, 11)]
    assert audit.duplicates == ((f"{path}:3", f"{path}:1"),)
    assert audit.rules == (RuleCount("capitals", 7, 1),), "four texts were searched, the second in capitals"


@pytest.mark.parametrize(
    ("sizes", "groups"),
    [
        ((50, 60, 70, 80), (("entry",), ("mid",), ("senior",), ("staff",))),
        ((10, 60, 70, 80), (("entry", "mid"), ("senior",), ("staff",))),
        ((50, 60, 70, 3), (("entry",), ("mid",), ("senior", "staff"))),
        ((5, 30, 70, 80), (("entry", "mid", "senior"), ("staff",))),
        ((10, 10, 10, 12), (("entry", "mid", "senior", "staff"),)),
        ((10, 10, 10, 9), ()),
    ],
)
def test_small_levels_are_merged_with_their_neighbours(sizes, groups) -> None:
    names = ("entry", "mid", "senior", "staff")
    assert merged_levels(dict(zip(names, sizes, strict=True)), 40) == groups


def test_published_profiles_are_a_market(tmp_path: Path, today: Month) -> None:
    rows = [
        posting(number, title="Senior Data Engineer" if number < 50 else "Data Engineer")
        for number in range(95)
    ]
    rows += [posting(number, title="Junior Data Engineer") for number in range(95, 100)]
    path = write_jsonl(tmp_path / "a.jsonl", rows)
    folder = tmp_path / "market"
    folder.mkdir()
    for file in publish(build(path), folder, rules=RULES, template=TEMPLATE):
        save(file)
    assert validate_market(folder, skills=None) == []
    profile = load_market(folder, today=today, source="invented-2026").by_role["data-engineer"]
    assert profile.postings == 100
    senior, mid, entry = (profile.by_level[name] for name in ("senior", "mid", "entry"))
    assert (senior.postings, senior.basis) == (50, "measured")
    python = next(row for row in senior.demand if row.skill == "python")
    assert (python.share, python.low, python.high) == pytest.approx(wilson(0.5, 50))
    assert (python.observations[0].n, python.observations[0].as_of) == (50, "2026-03-01")
    assert mid.caveats == ("Counted together: 5 entry, 45 mid.",)
    assert entry.basis == "estimate"
    assert any("5 postings" in text for text in entry.caveats)
    source = next(entry for entry in load_market(folder, today=today).sources if entry.id == "invented-2026")
    assert source.postings == 100


def test_a_folder_inside_a_market_adds_a_source(tmp_path: Path, today: Month) -> None:
    import shutil

    market = tmp_path / "market"
    shutil.copytree(TEMPLATE, market)
    path = write_jsonl(
        tmp_path / "a.jsonl", [posting(number, title="ML Engineer II") for number in range(50)]
    )
    folder = market / "invented"
    folder.mkdir()
    files = publish(build(path), folder, rules=RULES, template=TEMPLATE)
    assert sorted(file.path.name for file in files) == [
        "ml-engineer.postings",
        "ml-engineer.yaml",
        "postings.parquet",
        "sources.yaml",
    ]
    for file in files:
        save(file)
    demand = load_market(market, today=today).by_role["ml-engineer"].by_level["mid"].demand
    python = next(row for row in demand if row.skill == "python")
    assert "invented-2026" in [entry.source for entry in python.observations]


def test_publishing_again_replaces_the_own_source_and_no_other(tmp_path: Path) -> None:
    path = write_jsonl(
        tmp_path / "a.jsonl", [posting(number, title="ML Engineer II") for number in range(50)]
    )
    folder = tmp_path / "market"
    folder.mkdir()
    first = publish(build(path), folder, rules=RULES, template=TEMPLATE)
    for file in first:
        save(file)
    again = publish(build(path), folder, rules=RULES, template=TEMPLATE)
    assert [content_of(file) for file in again] == [
        content_of(file) for file in first if file.path.name not in ("rules.yaml", "context.yaml")
    ]
    with pytest.raises(DataError, match=r"ml-engineer\.yaml: would lose the figures of invented-2026"):
        publish(build(path, source="other"), folder, rules=RULES, template=TEMPLATE)


def test_a_role_with_too_few_postings_is_not_published(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", [posting(number) for number in range(39)])
    with pytest.raises(DataError, match="data-engineer: found 39 postings; a profile needs 40"):
        publish(build(path), tmp_path, rules=RULES, template=TEMPLATE)
    with pytest.raises(DataError, match="data-engineer: found 39 postings; a profile needs 40"):
        publish(build(path, roles=("data-engineer",)), tmp_path, rules=RULES, template=TEMPLATE)


def test_columns_are_mapped_also_into_nested_records(tmp_path: Path) -> None:
    rows = [{"job": {"name": "Data Engineer"}, "body": "SQL", "extra": {"level": "Entry level"}}]
    path = write_jsonl(tmp_path / "a.jsonl", rows)  # type: ignore[arg-type]
    columns = {"title": "job.name", "text": "body", "seniority": "extra.level"}
    (batch,) = (batch for batch in read_postings(path, columns) if batch.postings)
    assert (batch.postings[0].title, batch.postings[0].text, batch.postings[0].seniority) == (
        "Data Engineer",
        "SQL",
        "Entry level",
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", b"", r"a\.jsonl:1: found no rows"),
        ("a.jsonl", b"nonsense\n", r"a\.jsonl:1: not JSON"),
        ("a.jsonl", b'{"titel": "x", "text": "y"}\n', r"a\.jsonl:1: found no column 'title'"),
        ("a.jsonl.gz", b"no gzip", r"damaged"),
        ("a.csv", b"", r"a\.csv:1: found an empty file"),
        ("a.csv", b"Title,text\nx,y\n", r"a\.csv:1: found no column 'title'.*--map title=Title"),
        ("a.csv", "title,text\nx,é\n".encode("latin-1"), r"is not UTF-8"),
        ("a.csv", "title,text\nx,é\n".encode("utf-16"), r"a.csv:1: byte 1 of the column names is not UTF-8"),
        ("a.parquet", b"no parquet", r"not readable as Parquet"),
    ],
)
def test_bad_files_are_named(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DataError, match=message):
        check_files([path], {})


def test_bad_rows_of_a_csv_are_named_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text\nData Engineer,SQL\na,b,c\n,SQL\nData Engineer,dbt\n", "utf-8")
    (batch,) = read_postings(path, {})
    assert [one.text for one in batch.postings] == ["SQL", "dbt"]
    assert batch.bad == ((3, "expected 2 fields, saw 3"), (4, "found no title"))
    assert [one.row for one in batch.postings] == [2, 5]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_csv_may_be_parted_by_other_marks(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"title{mark}text\nData Engineer{mark}SQL, dbt\n", "utf-8")
    (batch,) = read_postings(path, {})
    assert [(one.title, one.text) for one in batch.postings] == [("Data Engineer", "SQL, dbt")]


def test_rows_in_another_encoding_are_named_and_the_others_read(tmp_path: Path) -> None:
    table, lines = tmp_path / "a.csv", tmp_path / "a.jsonl"
    table.write_bytes("title,text\nData Engineer,SQL é\n".encode() + "Data Engineer,é\n".encode("latin-1"))
    good, bad = json.dumps(posting(1)), json.dumps({**posting(2), "text": "é"}, ensure_ascii=False)
    lines.write_bytes(f"{good}\n".encode() + f"{bad}\n".encode("latin-1") + f"{bad}\n".encode("utf-16"))
    (batch,) = read_postings(table, {})
    assert [one.text for one in batch.postings] == ["SQL é"]
    assert batch.bad == ((3, "the column 'text' is not UTF-8"),)
    (batch,) = read_postings(lines, {})
    assert len(batch.postings) == 1
    assert [(row, "not UTF-8" in text or "not JSON" in text) for row, text in batch.bad] == [
        (2, True),
        (3, True),
        (4, True),
    ]


def test_files_that_are_not_there_are_all_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", "utf-8")
    with pytest.raises(DataError, match="2 problems"):
        expand([str(tmp_path / "*.jsonl"), str(tmp_path / "a.txt")])
    write_jsonl(tmp_path / "b.jsonl", [])
    write_jsonl(tmp_path / "c.jsonl", [])
    assert [path.name for path in expand([str(tmp_path / "*.jsonl"), str(tmp_path / "b.jsonl")])] == [
        "b.jsonl",
        "c.jsonl",
    ]


def test_every_level_has_figures_also_where_one_alone_was_counted(tmp_path: Path, today: Month) -> None:
    path = write_jsonl(
        tmp_path / "a.jsonl", [posting(number, title="Senior Data Engineer") for number in range(45)]
    )
    folder = tmp_path / "market"
    folder.mkdir()
    for file in publish(build(path), folder, rules=RULES, template=TEMPLATE):
        save(file)
    profile = load_market(folder, today=today).by_role["data-engineer"]
    assert [level.basis for level in profile.levels] == ["estimate", "estimate", "measured", "estimate"]
    widths = [row.high - row.low for level in profile.levels for row in level.demand if row.skill == "python"]
    assert widths[0] > widths[1] > widths[2] < widths[3]


class Clouds(Words):
    """Finds clouds and Python."""

    def __call__(self, text: str, decided: Decided | None = None) -> list[Named]:
        """Find each name once."""
        names = {"AWS": "aws", "Azure": "azure", "Python": "python"}
        return [Named(names[hit[0]], hit.start(), hit.end()) for hit in re.finditer("AWS|Azure|Python", text)]


def test_how_firmly_skills_are_asked_for_and_which_are_alternatives(tmp_path: Path, today: Month) -> None:
    required, preferred = "\n\nRequirements\n- AWS or Azure\n", "\n\nNice to have\n- Python\n"
    rows = [posting(number, title="Senior Data Engineer") for number in range(60)]
    for number, row in enumerate(rows):
        row["text"] = row["text"].partition("3+ years")[0]
        row["text"] += required if number < 30 else "\n\nRequirements\n- AWS\n" if number < 45 else preferred
    path = write_jsonl(tmp_path / "a.jsonl", rows)
    made = build_profiles([path], rules=RULES, find=Clouds(), options=OPTIONS, folder=tmp_path / "work")
    folder = tmp_path / "market"
    folder.mkdir()
    for file in publish(made, folder, rules=RULES, template=TEMPLATE):
        save(file)
    assert validate_market(folder) == []
    level = load_market(folder, today=today).by_role["data-engineer"].by_level["senior"]
    told = {row.skill: (row.group, row.observations[0]) for row in level.demand}
    group, aws = told["aws"]
    assert (group, aws.share, aws.required, aws.preferred) == ("aws-or-azure", 0.75, 0.75, 0)
    group, python = told["python"]
    assert (group, python.share, python.required, python.preferred) == ("", 0.25, 0, 0.25)
    (either,) = level.groups
    assert (either.id, either.skills, either.share) == ("aws-or-azure", ("aws", "azure"), 0.75)
    assert (either.low, either.high) == pytest.approx(wilson(0.75, 60)[1:])
