"""A process of this interpreter beside the program: it may hang, crash or be ended, and takes nothing down with it.

It answers on its standard streams, in messages with their length before them. Only the standard library is needed, so
that a process can begin while the program is still loading.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO

GONE = (OSError, ValueError)
"""What streams raise when their other end is gone; the answer is then missing, which says enough."""
_FOLDER = Path(__file__).parents[1]


def serving(module: str) -> str:
    """Give the code of a process that runs the function `serve` of a module."""
    return f"import sys; sys.path.append(sys.argv[1]); from {module} import serve; serve()"


def started(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a fresh interpreter on constant code; raises OSError where none can be started."""
    return subprocess.Popen(  # noqa: S603 — this interpreter, constant code
        [sys.executable, "-P", "-c", code, str(_FOLDER), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def ended(process: subprocess.Popen[bytes]) -> None:
    """End a process, whatever it is doing, and close its streams."""
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(*GONE):
                stream.close()


def answered(process: subprocess.Popen[bytes], message: bytes) -> bytes:
    """Send a message and wait for the answer; empty when the process is gone."""
    answer = b""
    with suppress(*GONE):
        if process.stdin is not None and process.stdout is not None:
            send(process.stdin, message)
            answer = receive(process.stdout)
    return answer


def asked(process: subprocess.Popen[bytes], message: bytes) -> SimpleQueue[bytes]:
    """Send a message, and give the queue its answer comes into, so that a deadline can be kept."""
    answers: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=lambda: answers.put(answered(process, message)), daemon=True).start()
    return answers


def send(stream: IO[bytes], content: bytes) -> None:
    """Write one message."""
    stream.write(len(content).to_bytes(8, "big") + content)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Read one message; empty when the stream ends before it does."""
    head = stream.read(8)
    if len(head) < 8:
        return b""
    size = int.from_bytes(head, "big")
    content = stream.read(size)
    return content if len(content) == size else b""
