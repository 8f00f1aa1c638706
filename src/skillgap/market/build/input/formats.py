"""Records out of JSONL, CSV and Parquet, batch by batch; a row that fails is named, not fatal."""

from __future__ import annotations

import codecs
import gzip
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple

import msgspec

from skillgap.errors import DataError
from skillgap.market.build.input.posting import NEEDED

ROWS = 50
"""Rows of a batch."""
_SKIPPED = re.compile(r"line (\d+): ([^\n]+)")
_SEPARATORS = ",;\t"
_LONGEST_HEAD = 1_000_000
"""Bytes of a line of column names that are looked at."""
_ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet", ".pq": "parquet"}
_BAD_BYTE = "\U0010fffe"
"""What takes the place of a byte that is no UTF-8: a code no text has."""
codecs.register_error("skillgap-bad-byte", lambda error: (_BAD_BYTE, error.end))  # type: ignore[attr-defined] # of any UnicodeError


class Rows(NamedTuple):
    """Records with the number of their line or row, and the rows that failed."""

    records: list[tuple[int, Any]]
    bad: list[tuple[int, str]]


class Stripe(NamedTuple):
    """Every `of`-th batch, from number `first` on."""

    first: int = 0
    of: int = 1

    def holds(self, batch: int) -> bool:
        """Tell whether a batch belongs to it."""
        return batch % self.of == self.first


def format_of(path: Path) -> str:
    """Name the format by the file's ending; "" when it is none of ours."""
    return _ENDINGS.get(Path(path.name.lower().removesuffix(".gz")).suffix, "")


def is_compressed(path: Path) -> bool:
    """Tell a gzipped file by its name."""
    return path.name.lower().endswith(".gz")


def read_jsonl(path: Path, wanted: Mapping[str, str], stripe: Stripe) -> Iterator[Rows]:
    """Read one object a line."""
    decode = msgspec.json.Decoder().decode
    with path.open("rb") as raw, _open(path, raw) as lines:
        rows, current = Rows([], []), 0
        for place, line in enumerate(lines):
            batch, number = place // ROWS, place + 1
            if batch != current:
                if stripe.holds(current):
                    yield rows
                rows, current = Rows([], []), batch
            if not stripe.holds(batch) or not line.strip():
                continue
            try:
                record = decode(line.removeprefix(b"\xef\xbb\xbf") if place == 0 else line)
            except UnicodeDecodeError as error:
                rows.bad.append((number, f"byte {error.start + 1} of the line is not UTF-8"))
                continue
            except msgspec.DecodeError as error:
                rows.bad.append((number, f"not JSON: {error}"))
                continue
            if isinstance(record, dict):
                rows.records.append((number, record))
            else:
                rows.bad.append((number, f"found {type(record).__name__}; expected an object"))
        if stripe.holds(current):
            yield rows


def read_csv(path: Path, wanted: Mapping[str, str], stripe: Stripe) -> Iterator[Rows]:
    """Read a table with pandas' C engine, which is the one that takes line breaks inside quotes."""
    import warnings

    import pandas

    separator = _separator(path)
    with path.open("rb") as raw, _open(path, raw) as stream, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", pandas.errors.ParserWarning)
        number, skipped = 2, set[int]()
        try:
            chunks = pandas.read_csv(
                stream,
                sep=separator,
                dtype=str,
                keep_default_na=False,
                encoding="utf-8-sig",
                encoding_errors="skillgap-bad-byte",
                chunksize=ROWS,
                engine="c",
                on_bad_lines="warn",
            )
            for batch, chunk in enumerate(chunks):
                need_columns(path, wanted, list(chunk.columns))
                bad = [row for warning in caught for row in _skipped(str(warning.message))]
                caught.clear()
                skipped.update(row for row, _ in bad)
                places = [
                    *itertools.islice((at for at in itertools.count(number) if at not in skipped), len(chunk))
                ]
                if stripe.holds(batch):
                    yield _decoded(zip(places, chunk.to_dict("records"), strict=True), bad)
                number = places[-1] + 1 if places else number
        except pandas.errors.EmptyDataError as error:
            raise DataError([f"{path}:1: found an empty file; expected a line of column names"]) from error
        except pandas.errors.ParserError as error:
            raise DataError([f"{path}: row {number} or after: {error}"]) from error


def _separator(path: Path) -> str:
    """Tell what parts the columns: of comma, semicolon and tab what the first line has most of.

    Raises DataError where that line is no UTF-8: the names of columns cannot be read then.
    """
    with path.open("rb") as raw, _open(path, raw) as stream:
        line = stream.readline(_LONGEST_HEAD)
    try:
        names = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            [f"{path}:1: byte {error.start + 1} of the column names is not UTF-8"],
            hint="Save the file as UTF-8.",
        ) from error
    return max(_SEPARATORS, key=lambda mark: (names.count(mark), -_SEPARATORS.index(mark)))


def _decoded(records: Iterable[tuple[int, dict[Any, Any]]], bad: list[tuple[int, str]]) -> Rows:
    """Part the rows that are UTF-8 from those that are not."""
    rows = Rows([], bad)
    for place, record in records:
        broken = [name for name, value in record.items() if _BAD_BYTE in str(value)]
        if broken:
            rows.bad.append((place, f"the column '{broken[0]}' is not UTF-8"))
        else:
            rows.records.append((place, record))
    return rows


def _skipped(message: str) -> list[tuple[int, str]]:
    """Read the lines pandas skipped out of its warning: "Skipping line 3: expected 2 fields, saw 3"."""
    return [(int(number), reason) for number, reason in _SKIPPED.findall(message)]


def read_parquet(path: Path, wanted: Mapping[str, str], stripe: Stripe) -> Iterator[Rows]:
    """Read the columns of a table that are wanted."""
    import pyarrow
    import pyarrow.parquet

    try:
        file = pyarrow.parquet.ParquetFile(path)
        names = file.schema_arrow.names
        need_columns(path, wanted, names)
        used = sorted({column.partition(".")[0] for column in wanted.values()} & set(names))
        batch, number = 0, 1
        for table in file.iter_batches(batch_size=ROWS, columns=used):
            if stripe.holds(batch):
                yield Rows(list(enumerate(table.to_pylist(), start=number)), [])
            batch, number = batch + 1, number + table.num_rows
    except pyarrow.ArrowException as error:
        raise DataError([f"{path}: not readable as Parquet: {error}"]) from error


def need_columns(path: Path, wanted: Mapping[str, str], names: Sequence[str]) -> None:
    """Refuse a table without the columns that are needed."""
    import difflib

    problems = []
    for field in NEEDED:
        column = wanted[field].partition(".")[0]
        if column not in names:
            near = difflib.get_close_matches(column, names, n=1, cutoff=0.6)
            hint = f"; did you mean --map {field}={near[0]}?" if near else ""
            problems.append(
                f"{path}:1: found no column '{column}' for {field}; it has {', '.join(names)}{hint}"
            )
    if problems:
        raise DataError(problems, hint="Name the columns with --map FIELD=COLUMN.")


def _open(path: Path, raw: IO[bytes]) -> IO[bytes]:
    return gzip.open(raw) if is_compressed(path) else raw  # type: ignore[return-value] # GzipFile reads like one
