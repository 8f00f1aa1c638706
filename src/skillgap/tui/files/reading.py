"""A resume on its way: read and compared in a process of its own, begun before the app is loaded, stopped at will.

Only the standard library and msgspec are needed to begin, so that the process works while this one still loads the
app. A file that hangs or breaks its reader takes the process down, never the app.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from skillgap import child
from skillgap.compiled import nothing_kept

if TYPE_CHECKING:
    from skillgap.documents import NamedBytes
    from skillgap.tui.files.beside import Found

SECONDS = 60.0
"""How long reading and comparing may take; the first run on a machine compiles its data as well."""
_SERVE = child.serving("skillgap.tui.files.beside")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the process is to do."""

    name: str = ""
    path: str = ""
    pasted: bytes | None = None
    password: str | None = None
    posting: bool = False
    """True to read only."""
    today: str
    """YYYY-MM."""
    cache: str
    profiles: str = ""
    workspace: str = ""
    role: str = ""
    """Role to compare with; empty or unknown takes the best-fitting."""
    level: str = ""


class Reading:
    """One document being read; `found` waits for what comes of it."""

    first: bool = False
    """True on the first start, when the data is compiled as well."""

    def __init__(self, source: Path | NamedBytes, asked: Asked) -> None:
        self.source = source
        path = str(source) if isinstance(source, Path) else ""
        pasted = None if isinstance(source, Path) else source.data
        self.asked = msgspec.structs.replace(asked, name=source.name, path=path, pasted=pasted)
        self.first = nothing_kept(Path(asked.cache))
        self._answer = b""
        self._done = threading.Event()
        self._process = child.started(_SERVE)
        threading.Thread(target=self._exchange, daemon=True).start()

    def found(self) -> Found:
        """Wait for the outcome; raises the SkillgapError that ended it."""
        from skillgap.tui.files.beside import broken, slow, understood

        in_time = self._done.wait(timeout=SECONDS)
        self.stop()
        if not in_time:
            raise slow(self.source.name, SECONDS)
        if not self._answer:
            raise broken(self.source.name)
        return understood(self._answer)

    def stop(self) -> None:
        """End the process; a document still being read is given up."""
        child.ended(self._process)

    def _exchange(self) -> None:
        with suppress(*child.GONE):
            self._answer, _ = self._process.communicate(msgspec.msgpack.encode(self.asked))
        self._done.set()
