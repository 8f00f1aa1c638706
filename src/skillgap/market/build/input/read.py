"""Read postings: a part of a file, or just enough of a file to know that it can be used."""

from __future__ import annotations

import glob
import gzip
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from skillgap.errors import DataError
from skillgap.market.build.input.formats import Rows, Stripe, format_of, read_csv, read_jsonl, read_parquet
from skillgap.market.build.input.posting import FIELDS, NEEDED, Batch, Posting

_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_GLOB = re.compile(r"[*?\[]")
_TOLD = 5
"""Bad rows named when a whole file cannot be used."""
_READERS = {"jsonl": read_jsonl, "csv": read_csv, "parquet": read_parquet}


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
        if not format_of(path)
    ]
    if problems:
        raise DataError(problems)
    return tuple(found)


def check_files(paths: Sequence[Path], columns: Mapping[str, str]) -> None:
    """Read each file up to its first row that can be used; raises DataError with what is wrong in all of them.

    Unknown fields in the column map, an empty or damaged file, and one without a needed column are told before any work
    is done.
    """
    problems = [
        f"found the unknown field '{name}'; allowed {', '.join(FIELDS)}"
        for name in sorted(columns.keys() - set(FIELDS))
    ]
    hint = ""
    for path in paths if not problems else ():
        try:
            _check(path, columns)
        except DataError as error:
            problems += error.problems
            hint = hint or error.hint
    if problems:
        raise DataError(problems, hint=hint)


def _check(path: Path, columns: Mapping[str, str]) -> None:
    bad: list[tuple[int, str]] = []
    for batch in read_postings(path, columns):
        if batch.postings:
            return
        bad.extend(batch.bad)
    if not bad:
        raise DataError([f"{path}:1: found no rows; expected one posting a row"])
    unnamed = any("no column" in text for _, text in bad)
    raise DataError(
        [
            f"{path}: none of its {len(bad)} rows can be used",
            *(f"{path}:{row}: {text}" for row, text in bad[:_TOLD]),
        ],
        hint="Name the columns with --map FIELD=COLUMN." if unnamed else "",
    )


def read_postings(path: Path, columns: Mapping[str, str], stripe: Stripe = Stripe()) -> Iterator[Batch]:  # noqa: B008 # frozen
    """Read the batches of a file that belong to a stripe.

    `columns` maps fields to columns. Raises DataError when the file is damaged or, for a table, without a needed column.
    """
    wanted = {field: columns.get(field, field) for field in FIELDS}
    try:
        for rows in _READERS[format_of(path)](path, wanted, stripe):
            yield _batch(rows, wanted)
    except UnicodeDecodeError as error:
        raise DataError(
            [f"{path}: byte {error.start + 1} is not UTF-8"], hint="Save the file as UTF-8."
        ) from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise DataError([f"{path}: the compressed data is damaged: {error}"]) from error
    except OSError as error:
        raise DataError([f"{path}: cannot be read: {error.strerror or error}"]) from error


def _batch(rows: Rows, wanted: Mapping[str, str]) -> Batch:
    postings: list[Posting] = []
    bad = list(rows.bad)
    for number, record in rows.records:
        values = {field: _text(_reach(record, column)) for field, column in wanted.items()}
        missing = [field for field in NEEDED if not values[field].strip()]
        if missing:
            absent = [wanted[field] for field in missing if wanted[field].partition(".")[0] not in record]
            bad.append((number, f"found no column '{absent[0]}'" if absent else f"found no {missing[0]}"))
            continue
        values["date"] = _day(values["date"])
        postings.append(Posting(row=number, **values))
    return Batch(postings=tuple(postings), bad=tuple(sorted(bad)))


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
