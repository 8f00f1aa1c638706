"""Cut files into parts: the piece of work a process takes at a time, and what a killed build need not do again.

A part is every so-manieth batch of a file. Reading past the others costs a few milliseconds a megabyte, judging a posting
some milliseconds: so a part needs neither offsets nor a count of rows beforehand, and compressed files are cut as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from skillgap.market.build.input.formats import format_of, is_compressed

_PLAIN = 1_000_000
_COMPRESSED = 256_000
"""Bytes of a part, as they lie on disk: some 280 postings of 3,700 letters."""
_MOST = {"jsonl": 64, "parquet": 64, "csv": 16}
"""Most parts of a file; each reads the whole of it, which CSV takes longest for."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Every `stripes`-th batch of a file, from number `stripe` on."""

    path: Path
    file: int
    """Place of the file among those of the build."""
    stripe: int
    stripes: int
    size: int
    """Bytes of the whole file."""
    changed: int
    """When the file was last changed, nanoseconds."""

    @property
    def share(self) -> int:
        """Give the bytes this part stands for."""
        return self.size // self.stripes

    def key(self, salt: bytes) -> str:
        """Name what the part holds and, by `salt`, what is done with it."""
        told = f"{self.path.absolute()}|{self.size}|{self.changed}|{self.stripe}/{self.stripes}"
        return hashlib.sha256(salt + told.encode()).hexdigest()[:24]


def parts_of(paths: Sequence[Path]) -> tuple[Part, ...]:
    """Cut files into parts, in their order; the same files are always cut alike."""
    return tuple(part for number, path in enumerate(paths) for part in _cut(path, number))


def _cut(path: Path, number: int) -> list[Part]:
    state = path.stat()
    format_ = format_of(path)
    full = _COMPRESSED if is_compressed(path) or format_ == "parquet" else _PLAIN
    stripes = min(max(1, -(-state.st_size // full)), _MOST[format_])
    return [
        Part(
            path=path,
            file=number,
            stripe=stripe,
            stripes=stripes,
            size=state.st_size,
            changed=state.st_mtime_ns,
        )
        for stripe in range(stripes)
    ]
