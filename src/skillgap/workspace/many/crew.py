"""A crew of worker processes: what hangs or dies costs one file, and its worker is replaced."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread

import msgspec

from skillgap import child
from skillgap.workspace.many.job import Done, Job, Setup

SECONDS = 120.0
"""How long one resume may take altogether; the reading has a deadline of its own within it."""
_SERVE = child.serving("skillgap.workspace.many.worker")
_HINT = "Open it in a viewer and print it as PDF again."


def usual_crew() -> int:
    """Give the number of workers that suits this machine."""
    return max(1, min(8, os.cpu_count() or 1))


def work_off(jobs: Sequence[Job], setup: Setup, *, workers: int, seconds: float = SECONDS) -> Iterator[Done]:
    """Give what came of each job, in the order they are finished; closing the iterator ends the workers.

    A single job is done here, where only its reading is guarded: starting a worker would cost more than the job.
    """
    if len(jobs) == 1:
        from skillgap.workspace.many.worker import done_here

        yield done_here(jobs[0], setup)
        return
    waiting: SimpleQueue[Job] = SimpleQueue()
    for job in jobs:
        waiting.put(job)
    finished: SimpleQueue[Done] = SimpleQueue()
    hands = [_Hand(setup, seconds) for _ in range(max(1, min(workers, len(jobs))))]
    stop = Event()
    threads = [Thread(target=_labour, args=(hand, waiting, finished, stop), daemon=True) for hand in hands]
    try:
        for thread in threads:
            thread.start()
        for _ in jobs:
            yield finished.get()
    finally:
        stop.set()
        for hand in hands:
            hand.close()
        for thread in threads:
            thread.join(timeout=5)


def _labour(hand: _Hand, waiting: SimpleQueue[Job], finished: SimpleQueue[Done], stop: Event) -> None:
    """Hand job after job to one worker."""
    while not stop.is_set():
        try:
            job = waiting.get_nowait()
        except Empty:
            return
        finished.put(hand.do(job))


class _Hand:
    """One worker process, started when first needed and again after it broke."""

    def __init__(self, setup: Setup, seconds: float) -> None:
        self._setup = setup
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._closed = False
        self._busy = False

    def close(self) -> None:
        """End the process for good, also from another thread in the midst of a job."""
        with self._lock:
            self._closed = True
            if self._process is not None and not self._busy:
                self._let_go(self._process)
            self._end()

    def _let_go(self, process: subprocess.Popen[bytes]) -> None:
        """Let an idle worker end by itself, with the reader it started."""
        with suppress(*child.GONE, subprocess.TimeoutExpired):
            if process.stdin is not None:
                process.stdin.close()
            process.wait(timeout=2)

    def do(self, job: Job) -> Done:
        """Have a job done; a worker that hangs or dies over it is ended, and the job is told as failed."""
        name = Path(job.path).name
        try:
            with self._lock:
                process = self._started()
        except OSError as error:
            return Done(job=job, error=f"{name}: no process can be started: {error.strerror or error}")
        answers = child.asked(process, msgspec.msgpack.encode(job))
        self._busy = True
        try:
            answer = answers.get(timeout=self._seconds)
            self._busy = False
        except Empty:
            self._give_up()
            return Done(job=job, error=f"{name}: took longer than {self._seconds:g} seconds", hint=_HINT)
        if not answer:
            self._give_up()
            return Done(job=job, error=f"{name}: the program broke down on it", hint=_HINT)
        return msgspec.msgpack.decode(answer, type=Done)

    def _give_up(self) -> None:
        with self._lock:
            self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            child.ended(process)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise OSError("the run was ended")
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = child.started(_SERVE)
            self._make_ready(self._process)
        return self._process

    def _make_ready(self, process: subprocess.Popen[bytes]) -> None:
        """Hand over the setup and wait until the worker has loaded what it needs, which no job pays for."""
        if not child.answered(process, msgspec.msgpack.encode(self._setup)):
            raise OSError("a worker could not load its data")
