"""What the app remembers from one day to the next: colours, recent files, the last wishes. Never the resume itself."""

from __future__ import annotations

from pathlib import Path

import msgspec

from skillgap.errors import WriteError
from skillgap.report.write import write_atomically

_FILE = "tui.json"
_KEPT = 12
"""Recent files at most."""


class Recent(msgspec.Struct, frozen=True, kw_only=True):
    """A resume opened before."""

    path: str
    role: str = ""
    """The role last compared with; empty for the best-fitting."""
    level: str = ""
    plan: str = ""
    """The plan file last written for it."""


class Memory(msgspec.Struct, frozen=True, kw_only=True):
    """Everything remembered."""

    schema: int = 1
    theme: str = ""
    hours_per_week: float = 8
    months: int = 12
    recent: tuple[Recent, ...] = ()
    """The last one first."""

    def of(self, path: str) -> Recent:
        """Give what is known of a resume."""
        return next((one for one in self.recent if one.path == path), Recent(path=path))

    def with_recent(self, recent: Recent) -> Memory:
        """Remember a resume as the last one."""
        others = tuple(one for one in self.recent if one.path != recent.path)
        return msgspec.structs.replace(self, recent=(recent, *others)[:_KEPT])


def load_memory(folder: Path) -> Memory:
    """Read what was remembered; nothing when there is nothing readable."""
    try:
        return msgspec.json.decode((folder / _FILE).read_bytes(), type=Memory)
    except (OSError, msgspec.DecodeError):
        return Memory()


def save_memory(folder: Path, memory: Memory) -> bool:
    """Write it down; False where that is not possible, which is no reason to stop."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / _FILE, msgspec.json.encode(memory))
    except (OSError, WriteError):
        return False
    return True
