"""Kept postings → the tables of what each asks for: one Parquet file for analysts, one small file a role for checks."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from skillgap.market.build.judge import AskedSkill, Judged
from skillgap.market.posting import RequirementName
from skillgap.market.profile import LEVELS, LevelName
from skillgap.market.stored import Needs, StoredPosting, stored_bytes

if TYPE_CHECKING:
    import pyarrow

TABLE = "postings.parquet"
_ROWS = 20_000
"""Rows of a row group."""


def parquet_bytes(postings: Iterable[Judged], *, source: str) -> bytes:
    """Give a table with a row per posting; skills, requirements and groups are lists of one length, a group 0 is none."""
    import pyarrow
    import pyarrow.parquet

    schema = _schema()
    stream = io.BytesIO()
    with pyarrow.parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for rows in _batches(postings):
            writer.write_table(_table(rows, source, schema))
    return stream.getvalue()


def role_bytes(role: str, postings: Sequence[Judged], *, source: str, as_of: str, most: int) -> bytes:
    """Give the small file of a role; of a level with more than `most` postings those with the smallest digests."""
    levels: tuple[LevelName | None, ...] = (*LEVELS, None)
    by_level = {level: [one for one in postings if one.level == level] for level in levels}
    kept = {
        level: [stored(one.asked) for one in sorted(found, key=lambda one: one.digest)[:most]]
        for level, found in by_level.items()
        if found
    }
    counts = {level: len(found) for level, found in by_level.items()}
    return stored_bytes(role, kept, counts=counts, source=source, as_of=as_of)


def stored(asked: Sequence[AskedSkill]) -> StoredPosting:
    """Put what a posting asks for into needs: either-or groups together, the others alone."""
    return StoredPosting(
        _needs(asked, "required"),
        _needs(asked, "preferred"),
        tuple(one.skill for one in asked if one.requirement == "mentioned"),
    )


def _needs(asked: Sequence[AskedSkill], requirement: RequirementName) -> Needs:
    ordered = sorted(
        (one for one in asked if one.requirement == requirement),
        key=lambda one: (one.group, one.skill),
    )
    needs: list[tuple[str, ...]] = []
    for group, members in groupby(ordered, key=lambda one: one.group):
        skills = tuple(one.skill for one in members)
        needs += [skills] if group else [(skill,) for skill in skills]
    return tuple(sorted(needs))


def _batches(postings: Iterable[Judged]) -> Iterator[list[Judged]]:
    rows: list[Judged] = []
    for posting in postings:
        rows.append(posting)
        if len(rows) == _ROWS:
            yield rows
            rows = []
    if rows:
        yield rows


def _schema() -> pyarrow.Schema:
    import pyarrow

    word = pyarrow.dictionary(pyarrow.int16(), pyarrow.string())
    return pyarrow.schema(
        {
            "role": word,
            "level": word,
            "source": word,
            "month": word,
            "skills": pyarrow.list_(pyarrow.string()),
            "requirements": pyarrow.list_(pyarrow.string()),
            "groups": pyarrow.list_(pyarrow.int16()),
        }
    )


def _table(rows: Sequence[Judged], source: str, schema: pyarrow.Schema) -> pyarrow.Table:
    import pyarrow

    columns = {
        "role": [row.role for row in rows],
        "level": [row.level or "" for row in rows],
        "source": [source] * len(rows),
        "month": [row.date[:7] for row in rows],
        "skills": [[one.skill for one in row.asked] for row in rows],
        "requirements": [[one.requirement for one in row.asked] for row in rows],
        "groups": [[one.group for one in row.asked] for row in rows],
    }
    return pyarrow.Table.from_pydict(columns, schema=schema)
