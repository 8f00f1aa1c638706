"""The far side of `apart`: a process that reads documents one after the other and is allowed to die.

It answers jobs in MessagePack until its standard input ends.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import msgspec

from skillgap.child import receive, send
from skillgap.documents.document import Document
from skillgap.documents.source import Limits, NamedBytes, Reading
from skillgap.errors import DocumentError

OUT_OF_MEMORY = 86
"""Exit status of a process that took more memory than allowed."""
RECOGNITION = 3
"""How many times the time and memory of other documents recognising pictures of text may take."""
_TICK = 0.1
"""Seconds from one look at the memory to the next."""


class Job(msgspec.Struct, frozen=True):
    """One document to read."""

    path: str
    pasted: NamedBytes | None
    password: str | None
    reading: Reading
    limits: Limits

    @property
    def name(self) -> str:
        """What the document is called in errors."""
        return self.pasted.name if self.pasted is not None else Path(self.path).name


class Outcome(msgspec.Struct, frozen=True):
    """What came of a job: a document, or the parts of its error."""

    document: Document | None = None
    error: str = ""
    """Name of the DocumentError's class."""
    name: str = ""
    problem: str = ""
    hint: str = ""


def serve() -> None:
    """Answer jobs until the standard input ends; an interrupt at the terminal is left to the other side."""
    from skillgap.documents import read  # noqa: F401 — loaded while nobody waits

    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    guard = Guard(int(sys.argv[2]) if len(sys.argv) > 2 else None)
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    while content := receive(jobs):
        job = msgspec.msgpack.decode(content, type=Job)
        guard.allow(job.limits.memory)
        try:
            answer = msgspec.msgpack.encode(read_job(job))
        except MemoryError:
            answer = msgspec.msgpack.encode(out_of_memory(job.name, job.limits))
        send(answers, answer)


def read_job(job: Job) -> Outcome:
    """Read a job's document; what is wrong with it is an outcome, too."""
    from skillgap.documents.read import read_document

    source = job.pasted if job.pasted is not None else Path(job.path)
    try:
        document = read_document(source, password=job.password, reading=job.reading, limits=job.limits)
    except DocumentError as error:
        return Outcome(error=type(error).__name__, name=error.name, problem=error.problem, hint=error.hint)
    return Outcome(document=document)


def out_of_memory(name: str, limits: Limits) -> Outcome:
    """Say that a document takes more memory than it may."""
    return Outcome(
        error="TooLargeDocumentError",
        name=name,
        problem=f"reading it takes more than {limits.memory:,} bytes of memory",
        hint="Open it in a viewer and print it as PDF again, or allow more with --limit.",
    )


class Guard:
    """Keeps this process from taking too much memory, and from outliving the one that asked.

    Linux refuses address space beyond the limit. Elsewhere, where the use of memory can be asked for (macOS),
    a thread ends the process once it is over; Windows offers neither, and the deadline alone bounds it.
    """

    def __init__(self, parent: int | None = None) -> None:
        self.parent = parent if parent is not None else os.getppid()
        self.start = _held()
        self.most = 0
        Thread(target=self._watch, daemon=True).start()

    def allow(self, memory: int) -> None:
        """Set what the next document may take."""
        from skillgap.documents.pdf.scan import can_recognise

        memory *= RECOGNITION if can_recognise() else 1
        self.most = self.start + memory
        if sys.platform != "linux":
            return
        import resource

        taken = _pages(0) * resource.getpagesize()
        _, ceiling = resource.getrlimit(resource.RLIMIT_AS)
        most = taken + memory
        resource.setrlimit(
            resource.RLIMIT_AS,
            (most if ceiling == resource.RLIM_INFINITY else min(most, ceiling), ceiling),
        )

    def _watch(self) -> None:
        pause = Event()
        while not pause.wait(_TICK):
            if self.most and _held() > self.most:
                os._exit(OUT_OF_MEMORY)
            if os.name == "posix" and os.getppid() != self.parent:
                os._exit(1)


def _held() -> int:
    """Give the bytes this process holds in memory, or has held at most; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    if sys.platform == "linux":
        return _pages(1) * resource.getpagesize()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _pages(field: int) -> int:
    """Give a field of Linux's count of this process's pages: 0 is its address space, 1 what it holds in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[field])
