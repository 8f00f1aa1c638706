"""Compare a pile of resumes without keeping anything but, on request, a journal to go on from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from skillgap.workspace.many.crew import work_off
from skillgap.workspace.many.job import Job, Setup
from skillgap.workspace.progress.analysis import Analysis


class Sifted(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one file."""

    file: str
    """Path below the folder."""
    digest: str = ""
    name: str = ""
    """The person's, where the resume tells."""
    analysis: Analysis | None = None
    error: str = ""


class Journal:
    """Results written down as they come, one line each, so that a run that is killed loses at most one."""

    def __init__(self, path: Path, setup: Setup) -> None:
        self.path = path
        self._head = hashlib.sha256(msgspec.json.encode(setup)).hexdigest().encode() + b"\n"

    def read(self) -> dict[str, Sifted]:
        """Give the results of an earlier run that asked the same, by file; a torn last line is left out."""
        try:
            head, *lines = self.path.read_bytes().splitlines(keepends=True)
        except (OSError, ValueError):
            return {}
        found = []
        for line in lines if head == self._head else ():
            try:
                found.append(msgspec.json.decode(line, type=Sifted))
            except msgspec.DecodeError:
                break
        return {one.file: one for one in found if not one.error}

    def begin(self, kept: Sequence[Sifted]) -> None:
        """Start anew with what is kept; for its owner's eyes only."""
        self.path.touch(mode=0o600)
        self.path.write_bytes(self._head + b"".join(_line(one) for one in kept))

    def add(self, one: Sifted) -> None:
        """Write one result down."""
        with self.path.open("ab") as file:
            file.write(_line(one))


def _line(one: Sifted) -> bytes:
    return msgspec.json.encode(one) + b"\n"


def sift(
    files: Sequence[Path], folder: Path, setup: Setup, *, workers: int, journal: Journal | None = None
) -> Iterator[Sifted]:
    """Give what came of each file as it comes; what the journal has of unchanged files comes first."""
    known = journal.read() if journal else {}
    names = {path: path.relative_to(folder).as_posix() for path in files}
    kept = [
        known[name] for path, name in names.items() if name in known and known[name].digest == _digest(path)
    ]
    if journal:
        journal.begin(kept)
    yield from kept
    have = {one.file for one in kept}
    jobs = [Job(path=str(path)) for path, name in names.items() if name not in have]
    for done in work_off(jobs, setup, workers=workers):
        file = names[Path(done.job.path)]
        if done.look is None:
            one = Sifted(file=file, error=f"{done.error} {done.hint}".rstrip())
        else:
            look = done.look
            one = Sifted(
                file=file, digest=look.document.digest, name=look.contact.name, analysis=look.analysis
            )
        if journal:
            journal.add(one)
        yield one


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
