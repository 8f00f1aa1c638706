"""Reading in a process of its own: same values, same errors, a deadline, crashes and greed survived."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from skillgap.documents import (
    Limited,
    Limits,
    NamedBytes,
    SafeReader,
    apart,
    read_document,
    read_document_safely,
)
from skillgap.errors import (
    EncryptedDocumentError,
    MissingDocumentError,
    TooLargeDocumentError,
    UnreadableDocumentError,
    document_error,
)
from tests.documents.make import pdf, text

CV = NamedBytes("cv.pdf", pdf(text(40, 100, "Ada Lovelace")))
PREPARED = """
import os, sys, time; sys.path.append(sys.argv[1])
from skillgap.documents import worker
plain = worker.read_job
def read_job(job):
    {answer}
    return plain(job)
worker.read_job = read_job
worker.serve()
"""


def process_where(answer: str) -> str:
    """Give the code of a process that does something first when it is asked to read."""
    return PREPARED.format(answer=answer)


@pytest.fixture
def kept() -> Iterator[SafeReader]:
    with SafeReader() as reader:
        yield reader


def test_documents_and_errors_are_those_of_the_plain_reader(
    kept: SafeReader, examples: Path, tmp_path: Path
) -> None:
    resume = examples / "mara-lindqvist.pdf"
    assert kept.read(resume) == read_document(resume)
    assert kept.read(CV, reading="stream") == read_document(CV, reading="stream")
    with pytest.raises(MissingDocumentError) as caught:
        kept.read(tmp_path / "none.pdf")
    with pytest.raises(MissingDocumentError) as plain:
        read_document(tmp_path / "none.pdf")
    assert (caught.value.message, caught.value.hint) == (plain.value.message, plain.value.hint)
    with pytest.raises(TooLargeDocumentError, match="at most 3 are read"):
        kept.read(CV, limits=Limits(bytes=3))


def test_one_process_serves_many_documents_and_threads(kept: SafeReader) -> None:
    kept.read(CV)
    process = kept._process
    found: list[str] = []
    threads = [Thread(target=lambda: found.append(kept.read(CV).text)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["Ada Lovelace"] * 8
    assert kept._process is process


def test_a_hang_ends_at_the_deadline_and_the_next_document_is_read(
    kept: SafeReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.close()
    with monkeypatch.context() as patch:
        patch.setattr(apart, "_SERVE", "import time; time.sleep(60)")
        with pytest.raises(UnreadableDocumentError, match=r"cv.pdf: .*0.3 seconds"):
            kept.read(CV, limits=Limits(seconds=0.3))
    assert kept.read(CV).text == "Ada Lovelace"


def test_a_crash_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_SERVE", process_where("os.abort()"))
    with pytest.raises(UnreadableDocumentError, match=r"cv\.pdf: .*broke down") as caught:
        read_document_safely(CV)
    assert caught.value.hint


def test_a_document_is_not_blamed_for_what_others_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    once = tmp_path / "crashed"
    crash = f"import pathlib; mark = pathlib.Path({str(once)!r})\n    " + (
        "if job.name == 'b.pdf' and not mark.exists(): mark.touch(); os.abort()"
    )
    monkeypatch.setattr(apart, "_SERVE", process_where(crash))
    with SafeReader() as reader:
        assert reader.read(CV).text == "Ada Lovelace"
        assert reader.read(NamedBytes("b.pdf", CV.data)).text == "Ada Lovelace"
    assert once.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not limit a process's memory")
def test_greed_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_SERVE", process_where("bytearray(3_000_000_000)"))
    with pytest.raises(TooLargeDocumentError, match="more than 9,000,000 bytes of memory"):
        read_document_safely(CV, limits=Limits(memory=9_000_000))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell a process's memory")
def test_memory_is_watched_where_it_cannot_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    unlimited = "import resource; resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)"
    greedy = f"{unlimited}\n    held = b'x' * 60_000_000; time.sleep(20)"
    monkeypatch.setattr(apart, "_SERVE", process_where(greedy))
    with pytest.raises(TooLargeDocumentError, match="memory"):
        read_document_safely(CV, limits=Limits(memory=9_000_000))


def test_closing_from_another_thread_ends_a_document_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_SERVE", process_where("time.sleep(20)"))
    with SafeReader() as reader:
        errors: list[str] = []

        def read() -> None:
            try:
                reader.read(CV)
            except UnreadableDocumentError as error:
                errors.append(error.message)

        thread = Thread(target=read)
        thread.start()
        time.sleep(0.5)
        reader.close()
        thread.join(timeout=5)
    assert errors == ["cv.pdf: the reader broke down on it"]


@pytest.mark.skipif(os.name != "posix", reason="needs a signal that cannot be caught")
def test_the_process_ends_with_a_program_that_is_killed() -> None:
    code = (
        "import sys, threading, time; from skillgap.documents import NamedBytes, SafeReader, apart\n"
        "apart._SERVE = sys.argv[1]; reader = SafeReader()\n"
        "threading.Thread(target=lambda: reader.read(NamedBytes('cv.txt', b'Ada'))).start(); time.sleep(0.6)\n"
        "print(reader._process.pid, flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", code, process_where("time.sleep(60)")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        pid = int(program.stdout.readline())
        program.kill()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            os.kill(pid, signal.SIGCONT)
        except ProcessLookupError:
            return
        if Path(f"/proc/{pid}/stat").is_file() and " Z " in Path(f"/proc/{pid}/stat").read_text():
            return
        time.sleep(0.05)
    pytest.fail("the process lives on")


def test_every_error_of_documents_can_cross() -> None:
    error = EncryptedDocumentError("cv", "old lock", hint="h")
    again = document_error(type(error).__name__, error.name, error.problem, hint=error.hint)
    assert (type(again), again.args, again.name, again.hint) == (type(error), error.args, "cv", "h")
    assert type(document_error("Unheard", "cv", "new", hint="")) is UnreadableDocumentError


def test_a_source_with_limits_of_its_own_is_read_within_them(examples: Path) -> None:
    resume = examples / "mara-lindqvist.pdf"
    with pytest.raises(TooLargeDocumentError, match="at most 1,000 are read"):
        read_document(Limited(resume, Limits(bytes=1000)))
    with pytest.raises(TooLargeDocumentError, match="at most 1,000 are read"):
        read_document_safely(Limited(resume, Limits(bytes=1000)))
    assert read_document(Limited(resume, Limits(seconds=30), apart=True)) == read_document(resume)
    with pytest.raises(UnreadableDocumentError, match=r"longer than 0\.001 seconds"):
        read_document(Limited(resume, Limits(seconds=0.001), apart=True))
