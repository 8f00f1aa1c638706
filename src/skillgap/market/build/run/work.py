"""The work of a build: its parts, and the folder where stages leave what they did for the next one and for a later run.

Every file in the folder is named by what it was made from (the part of a file, the rules, the taxonomy, the package) and is
written whole or not at all. So a build that was stopped goes on where it was, one with other rules starts afresh, and
processes on several machines need nothing in common but the folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from skillgap import __version__
from skillgap.errors import WriteError
from skillgap.market.build.count.judge import Judged
from skillgap.market.build.input.formats import is_compressed
from skillgap.market.build.input.parts import Part
from skillgap.market.build.options import SkillFinder
from skillgap.market.build.rules import BuildRules

if TYPE_CHECKING:
    import numpy as np

_SHARD = 1_000_000_000
"""Bytes of text whose repeats one process looks for; it holds some 200 MB for them."""
_INFLATED = 4
"""How many times larger postings are than gzipped."""
_ROW_BITS = 40


class PartRows(msgspec.Struct, frozen=True, array_like=True):
    """A part, judged."""

    postings: tuple[Judged, ...]
    bad: tuple[tuple[int, str], ...]
    decided: tuple[tuple[tuple[str, bool], int], ...] = ()
    """How often each rule found a skill named, or not."""


class Work(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """Everything a stage needs; must survive pickling."""

    folder: Path
    parts: tuple[Part, ...]
    rules: BuildRules
    find: SkillFinder
    columns: dict[str, str]
    since: str

    @cached_property
    def salt(self) -> bytes:
        """Hash what decides about a posting besides itself."""
        told = (self.rules, self.find.version, sorted(self.columns.items()), self.since, __version__)
        return hashlib.sha256(msgspec.json.encode(told)).digest()

    @cached_property
    def build_key(self) -> str:
        """Name all parts together."""
        return hashlib.sha256("".join(part.key(self.salt) for part in self.parts).encode()).hexdigest()[:24]

    @cached_property
    def shards(self) -> int:
        """Into how many pieces the search for repeats is cut."""
        size = sum(part.share * (_INFLATED if is_compressed(part.path) else 1) for part in self.parts)
        return max(1, -(-size // _SHARD))

    def part_file(self, number: int, name: str) -> Path:
        """Name a file made from one part."""
        return self.folder / f"{self.parts[number].key(self.salt)}.{name}"

    def shard_file(self, shard: int, name: str) -> Path:
        """Name a file made from one shard of all parts."""
        return self.folder / f"{self.build_key}-{shard}of{self.shards}.{name}"

    def save(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all, also where two processes write the same."""
        handle, name = tempfile.mkstemp(dir=self.folder, prefix=".")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            os.replace(name, path)
        except OSError as error:
            raise WriteError(f"{path}: cannot write there ({error.strerror})") from error
        finally:
            with contextlib.suppress(OSError):
                os.unlink(name)

    def save_array(self, path: Path, array: np.ndarray) -> None:
        """Write an array so that a slice of it can be read alone."""
        import io

        import numpy as np

        stream = io.BytesIO()
        np.save(stream, np.ascontiguousarray(array))
        self.save(path, stream.getvalue())

    def rows(self, number: int) -> PartRows:
        """Read a judged part."""
        return msgspec.msgpack.decode(self.part_file(number, "judged").read_bytes(), type=PartRows)

    def repeats(self, number: int, kind: str) -> dict[int, int]:
        """Give the rows of a part's file that repeat an earlier posting, with that one's number."""
        first = number_of(self.parts[number].file, 0)
        found: dict[int, int] = {}
        for later, earlier in self._repeats(kind, first, number_of(self.parts[number].file + 1, 0)):
            row = later - first
            found[row] = min(earlier, found.get(row, earlier))
        return found

    def all_repeats(self, kind: str) -> np.ndarray:
        """Give the numbers of all rows that repeat an earlier one."""
        import numpy as np

        found = [np.load(self.shard_file(shard, kind))[0] for shard in range(self.shards)]
        numbers: np.ndarray = np.concatenate(found)
        return numbers

    def _repeats(self, kind: str, first: int, last: int) -> Iterator[tuple[int, int]]:
        import numpy as np

        for shard in range(self.shards):
            pairs = np.load(self.shard_file(shard, kind), mmap_mode="r")
            start, end = np.searchsorted(pairs[0], [first, last])
            yield from zip(pairs[0, start:end].tolist(), pairs[1, start:end].tolist(), strict=True)


def number_of(file: int, row: int) -> int:
    """Give a row its number among those of all files, in their order."""
    return (file << _ROW_BITS) + row


def place_of(number: int) -> tuple[int, int]:
    """Give the file and row of a number."""
    return number >> _ROW_BITS, number & ((1 << _ROW_BITS) - 1)
