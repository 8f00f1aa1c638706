"""Kept postings → the tables of what each asks for: one Parquet file for analysts, one small file a role for checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from skillgap.market.build.count.judge import AskedSkill, Judged
from skillgap.market.build.count.tally import Key
from skillgap.market.posting import RequirementName
from skillgap.market.stored import Needs, StoredPosting, stored_bytes

if TYPE_CHECKING:
    import pyarrow

TABLE = "postings.parquet"
_ROWS = 20_000
"""Rows of a row group."""


class Sample:
    """Takes postings of any number and keeps, of each role and level, those with the smallest fingerprints."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._rows: dict[Key, list[Judged]] = {}
        self._counts: Counter[Key] = Counter()

    def add(self, posting: Judged) -> None:
        """Take a posting."""
        key = (posting.role, posting.level)
        self._counts[key] += 1
        rows = self._rows.setdefault(key, [])
        rows.append(posting)
        if len(rows) >= 2 * self._most:
            rows[:] = self._smallest(rows)

    def role_bytes(self, role: str, *, source: str, as_of: str) -> bytes:
        """Give the small file of a role."""
        kept = {
            level: [stored(one.asked) for one in self._smallest(rows)]
            for (name, level), rows in sorted(self._rows.items(), key=lambda item: str(item[0]))
            if name == role
        }
        counts = {level: self._counts[role, level] for level in kept}
        return stored_bytes(role, kept, counts=counts, source=source, as_of=as_of)

    def _smallest(self, rows: list[Judged]) -> list[Judged]:
        return sorted(rows, key=lambda one: (one.digest, one.row))[: self._most]


def write_parquet(postings: Iterable[Judged], path: Path, *, source: str) -> None:
    """Write a table with a row per posting, in pieces; skills, requirements and groups are lists of one length."""
    import pyarrow.parquet

    schema = _schema()
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in _batches(postings):
            writer.write_table(_table(rows, source, schema))


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
