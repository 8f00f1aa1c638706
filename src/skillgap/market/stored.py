"""Stored postings of a role: what each asks for, without a word of its text, for figures over whole postings.

A build writes them twice: as `postings.parquet`, one table for analysts, and as one small file a role, which a check can
read in a few milliseconds.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from skillgap.errors import DataError
from skillgap.market.profile import LevelName

ENDING = ".postings"

Needs = tuple[tuple[str, ...], ...]
"""Things asked for; each is its alternatives, one of which is enough."""


class StoredPosting(msgspec.Struct, frozen=True, array_like=True):
    """What one posting asks for, by skill ids."""

    required: Needs
    preferred: Needs
    mentioned: tuple[str, ...]


class StoredPostings(msgspec.Struct, frozen=True, kw_only=True):
    """Postings of a role and level."""

    role: str
    level: LevelName | None
    n: int
    """Postings counted; of very many only a part is stored."""
    sources: tuple[str, ...]
    """Ids of the sources they come from."""
    postings: tuple[StoredPosting, ...]


class _Row(msgspec.Struct, frozen=True, array_like=True):
    """A posting with skills by their place in the file's list; a need of one skill is its number."""

    required: tuple[int | tuple[int, ...], ...]
    preferred: tuple[int | tuple[int, ...], ...]
    mentioned: tuple[int, ...]


class _File(msgspec.Struct, frozen=True, kw_only=True):
    """One file; `""` among the levels stands for postings that state none."""

    schema: int
    source: str
    as_of: str
    role: str
    counts: dict[str, int]
    skills: tuple[str, ...]
    postings: dict[str, msgspec.Raw]
    """Level → its rows, decoded when they are asked for."""


def load_postings(folder: Path, role: str, level: LevelName | None, *, oldest: str = "") -> StoredPostings:
    """Load a role's stored postings of one level from a market folder and its subfolders.

    `level` None gives those that state none. Files of before `oldest` (YYYY-MM-DD) are left out. Without any file the
    answer is empty. Raises DataError for a damaged one.
    """
    found: list[StoredPosting] = []
    sources: list[str] = []
    n = 0
    name = role + ENDING
    for path in [*sorted(folder.glob(name)), *sorted(folder.glob(f"*/{name}"))]:
        file = _read(path)
        rows = file.postings.get(level or "")
        if rows is not None and file.as_of >= oldest:
            sources.append(file.source)
            n += file.counts[level or ""]
            found += _postings(rows, file.skills, path)
    return StoredPostings(role=role, level=level, n=n, sources=tuple(sources), postings=tuple(found))


def stored_bytes(
    role: str,
    postings: Mapping[LevelName | None, Sequence[StoredPosting]],
    *,
    counts: Mapping[LevelName | None, int],
    source: str,
    as_of: str,
) -> bytes:
    """Give the content of a role's file; `counts` tells how many postings each level has, stored or not."""
    skills = sorted({skill for rows in postings.values() for row in rows for skill in _skills(row)})
    places = {skill: place for place, skill in enumerate(skills)}
    file = _File(
        schema=1,
        source=source,
        as_of=as_of,
        role=role,
        counts={level or "": counts[level] for level in postings},
        skills=tuple(skills),
        postings={
            level or "": msgspec.Raw(msgspec.msgpack.encode([_row(row, places) for row in rows]))
            for level, rows in postings.items()
        },
    )
    return zlib.compress(msgspec.msgpack.encode(file), 9)


def _read(path: Path) -> _File:
    """Read a file; the last few stay decoded, because the levels of a role are asked for one after another."""
    try:
        state = path.stat()
        return _decoded(path, state.st_mtime_ns, state.st_size)
    except OSError as error:
        raise DataError([f"{path}: cannot be read: {error.strerror}"]) from error


@lru_cache(maxsize=4)
def _decoded(path: Path, changed: int, size: int) -> _File:
    """Decode a file as it is since it was changed."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(path.read_bytes()), type=_File)
    except (zlib.error, msgspec.DecodeError) as error:
        raise _damaged(path, error) from error


def _damaged(path: Path, error: Exception) -> DataError:
    hint = "Write it again with skillgap market build."
    return DataError([f"{path}: the stored postings are damaged: {error}"], hint=hint)


def _postings(rows: msgspec.Raw, skills: Sequence[str], path: Path) -> list[StoredPosting]:
    """Put the skills' names in the place of their numbers."""
    alone = [(skill,) for skill in skills]

    def needs(numbers: tuple[int | tuple[int, ...], ...]) -> Needs:
        return tuple(
            [
                alone[need] if isinstance(need, int) else tuple([skills[place] for place in need])
                for need in numbers
            ]
        )

    try:
        decoded = msgspec.msgpack.decode(rows, type=list[_Row])
        return [
            StoredPosting(
                needs(row.required), needs(row.preferred), tuple([skills[place] for place in row.mentioned])
            )
            for row in decoded
        ]
    except (IndexError, msgspec.DecodeError) as error:
        raise _damaged(path, error) from error


def _row(posting: StoredPosting, places: Mapping[str, int]) -> _Row:
    def numbers(needs: Needs) -> tuple[int | tuple[int, ...], ...]:
        return tuple(
            places[need[0]] if len(need) == 1 else tuple(places[skill] for skill in need) for need in needs
        )

    return _Row(
        numbers(posting.required),
        numbers(posting.preferred),
        tuple(places[skill] for skill in posting.mentioned),
    )


def _skills(posting: StoredPosting) -> set[str]:
    needs = (*posting.required, *posting.preferred, posting.mentioned)
    return {skill for need in needs for skill in need}
