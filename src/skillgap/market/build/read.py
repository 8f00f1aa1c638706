"""Read files of postings in batches: JSONL, CSV and Parquet, plain or gzipped; bad rows are named, not fatal."""

from __future__ import annotations

import glob
import gzip
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple

import msgspec

from skillgap.errors import DataError
from skillgap.market.build.posting import FIELDS, NEEDED, Batch, Posting

ROWS = 200
"""Rows of a batch."""
_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_SKIPPED = re.compile(r"line (\d+): ([^\n]+)")
_GLOB = re.compile(r"[*?\[]")


class _Rows(NamedTuple):
    """Records with the number of their line or row, the rows that failed, and bytes read in all."""

    records: list[tuple[int, Any]]
    bad: list[tuple[int, str]]
    position: int


def expand(patterns: Sequence[str]) -> tuple[Path, ...]:
    """Give the files meant, each once, globs in order of name; raises DataError for what is not there."""
    found: dict[Path, None] = {}
    problems: list[str] = []
    for pattern in patterns:
        paths = sorted(glob.glob(pattern, recursive=True)) if _GLOB.search(pattern) else [pattern]
        files = [Path(path) for path in paths if Path(path).is_file()]
        if not files:
            problems.append(f"{pattern}: found no such file; expected JSONL, CSV or Parquet, plain or .gz")
        found.update(dict.fromkeys(files))
    problems += [
        f"{path}: found the ending '{path.suffix}'; expected .jsonl, .csv or .parquet, plain or .gz"
        for path in found
        if not _kind(path)
    ]
    if problems:
        raise DataError(problems)
    return tuple(found)


def read_postings(path: Path, columns: Mapping[str, str]) -> Iterator[Batch]:
    """Read one file in batches of at most `ROWS` rows.

    `columns` maps fields to columns. Raises DataError when the file is empty, damaged, in the wrong encoding or without
    a column that is needed.
    """
    reader = {"jsonl": _read_jsonl, "csv": _read_csv, "parquet": _read_parquet}[_kind(path)]
    wanted = {field: columns.get(field, field) for field in FIELDS}
    total = done = usable = 0
    problems: list[str] = []
    try:
        for rows in reader(path, wanted):
            batch = _batch(path, rows, wanted, size=rows.position - done)
            done = rows.position
            total += len(rows.records) + len(rows.bad)
            usable += len(batch.postings)
            problems.extend(batch.bad[: 5 - len(problems)])
            yield batch
    except UnicodeDecodeError as error:
        raise DataError(
            [f"{path}: byte {error.start + 1} is not UTF-8"], hint="Save the file as UTF-8."
        ) from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise DataError([f"{path}: the compressed data is damaged: {error}"]) from error
    except OSError as error:
        raise DataError([f"{path}: cannot be read: {error.strerror or error}"]) from error
    if not total:
        raise DataError([f"{path}:1: found no rows; expected one posting a row"])
    if not usable:
        hint = (
            "Name the columns with --map FIELD=COLUMN."
            if any("no column" in text for text in problems)
            else ""
        )
        raise DataError([f"{path}: none of its {total} rows can be used", *problems], hint=hint)


def _kind(path: Path) -> str:
    """Name the format by the file's ending; "" when it is none of ours."""
    name = path.name.lower().removesuffix(".gz")
    endings = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet", ".pq": "parquet"}
    return endings.get(Path(name).suffix, "")


def _open(path: Path, raw: IO[bytes]) -> IO[bytes]:
    return gzip.open(raw) if path.name.lower().endswith(".gz") else raw  # type: ignore[return-value] # GzipFile reads like one


def _read_jsonl(path: Path, wanted: Mapping[str, str]) -> Iterator[_Rows]:
    decode = msgspec.json.Decoder().decode
    with path.open("rb") as raw, _open(path, raw) as lines:
        records: list[tuple[int, Any]] = []
        bad: list[tuple[int, str]] = []
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                record = decode(line.removeprefix(b"\xef\xbb\xbf"))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                bad.append((number, f"not JSON: {error}"))
                continue
            if isinstance(record, dict):
                records.append((number, record))
            else:
                bad.append((number, f"found {type(record).__name__}; expected an object"))
            if len(records) + len(bad) >= ROWS:
                yield _Rows(records, bad, raw.tell())
                records, bad = [], []
        yield _Rows(records, bad, raw.tell())


def _read_csv(path: Path, wanted: Mapping[str, str]) -> Iterator[_Rows]:
    """Read with pandas' C engine, which is the one that takes line breaks inside quotes."""
    import warnings

    import pandas

    with path.open("rb") as raw, _open(path, raw) as stream, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", pandas.errors.ParserWarning)
        number = 2
        try:
            chunks = pandas.read_csv(
                stream,
                dtype=str,
                keep_default_na=False,
                encoding="utf-8-sig",
                chunksize=ROWS,
                engine="c",
                on_bad_lines="warn",
            )
            for chunk in chunks:
                _need_columns(path, wanted, list(chunk.columns))
                bad = [row for warning in caught for row in _skipped(str(warning.message))]
                caught.clear()
                records = list(enumerate(chunk.to_dict("records"), start=number))
                number += len(records)
                yield _Rows(records, bad, raw.tell())
        except pandas.errors.EmptyDataError as error:
            raise DataError([f"{path}:1: found an empty file; expected a line of column names"]) from error
        except pandas.errors.ParserError as error:
            raise DataError([f"{path}: row {number} or after: {error}"]) from error


def _skipped(message: str) -> list[tuple[int, str]]:
    """Read the lines pandas skipped out of its warning: "Skipping line 3: expected 2 fields, saw 3"."""
    return [(int(number), reason) for number, reason in _SKIPPED.findall(message)]


def _read_parquet(path: Path, wanted: Mapping[str, str]) -> Iterator[_Rows]:
    import pyarrow
    import pyarrow.parquet

    size = path.stat().st_size
    try:
        file = pyarrow.parquet.ParquetFile(path)
        names = file.schema_arrow.names
        _need_columns(path, wanted, names)
        used = sorted({column.partition(".")[0] for column in wanted.values()} & set(names))
        number, rows = 1, max(1, file.metadata.num_rows)
        for batch in file.iter_batches(batch_size=ROWS, columns=used):
            records = list(enumerate(batch.to_pylist(), start=number))
            number += len(records)
            yield _Rows(records, [], size * (number - 1) // rows)
    except pyarrow.ArrowException as error:
        raise DataError([f"{path}: not readable as Parquet: {error}"]) from error


def _need_columns(path: Path, wanted: Mapping[str, str], names: Sequence[str]) -> None:
    """Refuse a table without the columns that are needed."""
    import difflib

    problems = []
    for field in NEEDED:
        column = wanted[field].partition(".")[0]
        if column not in names:
            near = difflib.get_close_matches(column, names, n=1, cutoff=0.4)
            hint = f"; did you mean --map {field}={near[0]}?" if near else ""
            problems.append(
                f"{path}:1: found no column '{column}' for {field}; it has {', '.join(names)}{hint}"
            )
    if problems:
        raise DataError(problems, hint="Name the columns with --map FIELD=COLUMN.")


def _batch(path: Path, rows: _Rows, wanted: Mapping[str, str], *, size: int) -> Batch:
    postings: list[Posting] = []
    bad = list(rows.bad)
    for number, record in rows.records:
        place = f"{path}:{number}"
        values = {field: _text(_reach(record, column)) for field, column in wanted.items()}
        missing = [field for field in NEEDED if not values[field].strip()]
        if missing:
            absent = [wanted[field] for field in missing if wanted[field].partition(".")[0] not in record]
            bad.append((number, f"found no column '{absent[0]}'" if absent else f"found no {missing[0]}"))
            continue
        values["date"] = _day(values["date"])
        postings.append(Posting(place=place, **values))
    told = tuple(f"{path}:{number}: {reason}" for number, reason in sorted(bad))
    return Batch(postings=tuple(postings), bad=told, size=size)


def _reach(record: Mapping[str, Any], column: str) -> Any:
    """Give a column's value; a dot reaches into a nested record where no column has the whole name."""
    if column in record:
        return record[column]
    head, dot, rest = column.partition(".")
    inner = record.get(head)
    return _reach(inner, rest) if dot and isinstance(inner, dict) else None


def _text(value: Any) -> str:
    if value is None or value != value:  # a missing number is unequal to itself
        return ""
    return value if isinstance(value, str) else str(value)


def _day(text: str) -> str:
    """Give a date as YYYY-MM-DD; "" for what is none."""
    found = _DAY.search(text)
    if found is None:
        return ""
    year, month, day = (int(part) for part in found.groups())
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""
