"""Read documents in a process of their own, with a deadline: a library that hangs or crashes takes nothing down.

The process is started once and kept; after a hang or a crash the next document gets a fresh one. Requests and
answers go over its standard streams as length-prefixed MessagePack.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Self

import msgspec

from skillgap import errors
from skillgap.documents.document import Document
from skillgap.documents.source import DEFAULT, Limits, NamedBytes, Reading, Source
from skillgap.errors import DocumentError, UnreadableDocumentError

SECONDS = 20.0
"""How long a document may take, unless told otherwise."""
MEMORY = 2_000_000_000
"""Bytes of address space the process may take, where the system can limit it."""
_SERVE = "from skillgap.documents.apart import serve; serve()"
_HINT = "Open it in a viewer and print it as PDF again."


class _Job(msgspec.Struct, frozen=True):
    path: str
    pasted: NamedBytes | None
    password: str | None
    reading: Reading
    limits: Limits


class Outcome(msgspec.Struct, frozen=True):
    """What came of a job: a document, or the parts of its error."""

    document: Document | None = None
    error: str = ""
    """Name of the DocumentError's class."""
    name: str = ""
    problem: str = ""
    hint: str = ""


def read_document_safely(
    source: Source,
    *,
    password: str | None = None,
    reading: Reading = "layout",
    limits: Limits = DEFAULT,
    seconds: float = SECONDS,
) -> Document:
    """Read one document as `read_document` does, in a process of its own that ends after `seconds`.

    Starting the process costs about a fifth of a second; for many documents keep a `SafeReader`.
    """
    with SafeReader(seconds=seconds) as reader:
        return reader.read(source, password=password, reading=reading, limits=limits)


def revived(outcome: Outcome) -> DocumentError:
    """Make the error again that ended the reading over there."""
    kind: type[DocumentError] = getattr(errors, outcome.error)
    return kind(outcome.name, outcome.problem, hint=outcome.hint)


class SafeReader:
    """Reads documents one after the other in a process it keeps; use it as a context manager."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with _broken_pipes_forgiven():
                        stream.close()

    def read(
        self,
        source: Source,
        *,
        password: str | None = None,
        reading: Reading = "layout",
        limits: Limits = DEFAULT,
    ) -> Document:
        """Read one document; raise its DocumentError, or UnreadableDocumentError after a hang or a crash."""
        pasted = source if isinstance(source, NamedBytes) else None
        path = "" if isinstance(source, NamedBytes) else str(Path(source).absolute())
        name = pasted.name if pasted is not None else Path(path).name
        outcome = self._ask(_Job(path, pasted, password, reading, limits), name)
        if outcome.document is not None:
            return outcome.document
        raise revived(outcome)

    def _ask(self, job: _Job, name: str) -> Outcome:
        """Hand the job over and wait for its outcome until the deadline."""
        process = self._started()
        answers: SimpleQueue[bytes] = SimpleQueue()

        def exchange() -> None:
            answer = b""
            with _broken_pipes_forgiven():
                if process.stdin is not None and process.stdout is not None:
                    _send(process.stdin, msgspec.msgpack.encode(job))
                    answer = _receive(process.stdout)
            answers.put(answer)

        Thread(target=exchange, daemon=True).start()
        try:
            answer = answers.get(timeout=self.seconds)
        except Empty:
            self.close()
            raise UnreadableDocumentError(
                name, f"reading it took longer than {self.seconds:g} seconds", hint=_HINT
            ) from None
        if not answer:
            self.close()
            raise UnreadableDocumentError(name, "the reader broke down on it", hint=_HINT)
        return msgspec.msgpack.decode(answer, type=Outcome)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(  # noqa: S603 — this interpreter, constant code
                [sys.executable, "-P", "-c", _SERVE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process


@contextmanager
def _broken_pipes_forgiven() -> Iterator[None]:
    """Pass over streams whose other end is gone: the answer is then missing, which says enough."""
    try:
        yield
    except (OSError, ValueError):
        return


def _send(stream: IO[bytes], content: bytes) -> None:
    stream.write(len(content).to_bytes(8, "big") + content)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes:
    """Read one message; empty at the end of the stream."""
    head = stream.read(8)
    if len(head) < 8:
        return b""
    size = int.from_bytes(head, "big")
    content = stream.read(size)
    return content if len(content) == size else b""


def serve() -> None:
    """Answer jobs on the standard streams until they end; runs in the process of its own."""
    _limit_memory()
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    while content := _receive(jobs):
        _send(answers, msgspec.msgpack.encode(_outcome(msgspec.msgpack.decode(content, type=_Job))))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    allowed = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, most))


def _outcome(job: _Job) -> Outcome:
    from skillgap.documents.read import read_document

    source = job.pasted if job.pasted is not None else Path(job.path)
    try:
        document = read_document(source, password=job.password, reading=job.reading, limits=job.limits)
    except DocumentError as error:
        problem = error.message.removeprefix(f"{error.name}: ")
        return Outcome(error=type(error).__name__, name=error.name, problem=problem, hint=error.hint)
    except MemoryError:
        name = job.pasted.name if job.pasted is not None else Path(job.path).name
        return Outcome(
            error="TooLargeDocumentError", name=name, problem="reading it takes too much memory", hint=_HINT
        )
    return Outcome(document=document)
