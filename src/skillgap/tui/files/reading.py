"""Reading a document beside the app: begun at once, in a process of its own, stopped when nobody waits any more."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from skillgap.documents import Document, NamedBytes, SafeReader


class Reading:
    """One document on its way; nothing of the app need be loaded for it to begin."""

    def __init__(self, source: Path | NamedBytes, password: str | None = None) -> None:
        self.source = source
        self.password = password
        self._reader = SafeReader()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="reading")
        self._document: Future[Document] = self._pool.submit(self._read)

    def document(self) -> Document:
        """Wait for the document; raises its DocumentError."""
        try:
            return self._document.result()
        finally:
            self.stop()

    def stop(self) -> None:
        """End the process; a document still being read is given up."""
        self._reader.close()
        self._pool.shutdown(wait=False)

    def _read(self) -> Document:
        return self._reader.read(self.source, password=self.password)
