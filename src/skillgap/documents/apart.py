"""Read documents in a process of their own: a library that hangs or crashes takes nothing down.

One document::

    document = read_document_safely("resume.pdf")

Many documents, in one process that is kept from file to file::

    with SafeReader() as reader:
        for path in paths:
            try:
                document = reader.read(path, limits=Limits(seconds=10))
            except DocumentError as error:
                print(error.message, error.hint)

`read` takes what `read_document` takes, gives the same document and raises the same errors. A document that takes
longer than `limits.seconds` or breaks the process ends in UnreadableDocumentError, one that takes more memory than
`limits.memory` in TooLargeDocumentError; both name the file, and the next document gets a fresh process. A process
that breaks after it has read other documents is given the benefit of the doubt: the document is tried once more in
a fresh one. With the `ocr` extra installed time and memory are three times as much.

A reader may be shared by threads; they wait for one another. For documents side by side take one reader a thread.
The process is a fresh interpreter, so nothing needs a `__main__` guard, and it ends with its reader, also when the
program is killed.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path
from queue import Empty
from threading import Lock
from typing import Self

import msgspec

from skillgap import child
from skillgap.documents.document import Document
from skillgap.documents.source import DEFAULT, Limited, Limits, NamedBytes, Reading, Source
from skillgap.documents.worker import OUT_OF_MEMORY, RECOGNITION, Job, Outcome, out_of_memory
from skillgap.errors import document_error

_SERVE = child.serving("skillgap.documents.worker")
_HINT = "Open it in a viewer and print it as PDF again, or allow more time and memory with --limit."


def read_document_safely(
    source: Source, *, password: str | None = None, reading: Reading = "layout", limits: Limits = DEFAULT
) -> Document:
    """Read one document as `read_document` does, in a process of its own.

    Starting the process costs about a fifth of a second; for many documents keep a `SafeReader`.
    """
    with SafeReader() as reader:
        return reader.read(source, password=password, reading=reading, limits=limits)


class SafeReader:
    """Reads documents one after the other in a process it keeps; use it as a context manager."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._worn = False
        """True when the process has read a document."""

    def __enter__(self) -> Self:
        """Start the process, so that it is ready when the first document comes."""
        with self._lock, suppress(OSError):
            self._started()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process, also from another thread in the midst of a document; a later `read` starts another."""
        self._worn = False
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            child.ended(process)

    def read(
        self,
        source: Source,
        *,
        password: str | None = None,
        reading: Reading = "layout",
        limits: Limits = DEFAULT,
    ) -> Document:
        """Read one document; raise the DocumentError that says what is wrong with it."""
        if isinstance(source, Limited):
            limits, source = source.limits, source.source
        pasted = source if isinstance(source, NamedBytes) else None
        path = "" if isinstance(source, NamedBytes) else str(Path(source).absolute())
        job = Job(path, pasted, password, reading, limits)
        with self._lock:
            outcome = self._ask(job) or (self._ask(job) if self._worn else None)
        outcome = outcome or _failed(job, "the reader broke down on it")
        if outcome.document is not None:
            return outcome.document
        raise document_error(outcome.error, outcome.name, outcome.problem, hint=outcome.hint)

    def _ask(self, job: Job) -> Outcome | None:
        """Hand the job over and wait for its outcome until the deadline; None when the process broke down."""
        try:
            process = self._started()
        except OSError as error:
            return _failed(job, f"no process can be started to read it: {error}")
        answers = child.asked(process, msgspec.msgpack.encode(job))
        answer = b""
        try:
            answer = answers.get(timeout=_deadline(job.limits))
        except Empty:
            self._worn = False
            return _failed(job, f"reading it took longer than {_deadline(job.limits):g} seconds")
        finally:
            if not answer:
                self._end()
        if answer:
            self._worn = True
            return msgspec.msgpack.decode(answer, type=Outcome)
        if process.returncode == OUT_OF_MEMORY and not self._worn:
            return out_of_memory(job.name, job.limits)
        return None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._worn = False
            self._process = child.started(_SERVE, str(os.getpid()))
        return self._process


def _deadline(limits: Limits) -> float:
    from skillgap.documents.pdf.scan import can_recognise

    return limits.seconds * (RECOGNITION if can_recognise() else 1)


def _failed(job: Job, problem: str) -> Outcome:
    return Outcome(error="UnreadableDocumentError", name=job.name, problem=problem, hint=_HINT)
