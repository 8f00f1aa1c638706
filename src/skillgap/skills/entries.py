"""The entries of a taxonomy, each decoded when it is first asked for: one text asks for a few hundred of thousands."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import overload

import msgspec

from skillgap.skills.taxonomy import SkillEntry

_DECODER = msgspec.msgpack.Decoder(SkillEntry)


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """Entries in a form that is read in no time."""

    ids: str
    """One a line, in order."""
    content: bytes
    """The encoded entries, one after the other."""
    ends: bytes
    """Where each ends in `content`, numbers of four bytes."""


def pack(entries: Sequence[SkillEntry]) -> Packed:
    """Encode entries one by one."""
    encoded = [msgspec.msgpack.encode(entry) for entry in entries]
    ends = array("I")
    for one in encoded:
        ends.append(len(one) + (ends[-1] if ends else 0))
    return Packed("\n".join(entry.id for entry in entries), b"".join(encoded), ends.tobytes())


class Entries(Sequence[SkillEntry]):
    """Packed entries by place; equal to any other sequence of the same."""

    def __init__(self, packed: Packed) -> None:
        self._content = memoryview(packed.content)
        self._ends = memoryview(packed.ends).cast("I")
        self._known: list[SkillEntry | None] = [None] * len(self._ends)

    def __len__(self) -> int:
        return len(self._known)

    @overload
    def __getitem__(self, place: int) -> SkillEntry: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[SkillEntry, ...]: ...

    def __getitem__(self, place: int | slice) -> SkillEntry | tuple[SkillEntry, ...]:
        if isinstance(place, slice):
            return tuple(self[one] for one in range(*place.indices(len(self))))
        return self._known[place] or self._decoded(place)

    def __iter__(self) -> Iterator[SkillEntry]:
        return (self[place] for place in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(bytes(self._ends))

    def _decoded(self, place: int) -> SkillEntry:
        place %= len(self._known)
        start = self._ends[place - 1] if place else 0
        entry = self._known[place] = _DECODER.decode(self._content[start : self._ends[place]])
        return entry


class EntriesById(Mapping[str, SkillEntry]):
    """Packed entries by id, in order."""

    def __init__(self, ids: str, entries: Entries) -> None:
        names = ids.split("\n") if ids else []
        self._places = dict(zip(names, range(len(names)), strict=True))
        self._entries = entries
        self._known: dict[str, SkillEntry] = {}

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __contains__(self, skill: object) -> bool:
        return skill in self._places

    def __getitem__(self, skill: str) -> SkillEntry:
        entry = self._known.get(skill)
        if entry is None:
            entry = self._known[skill] = self._entries[self._places[skill]]
        return entry
