"""The far side of a reading: reads the document, compares it with every role, and hands over what it found."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from skillgap.documents import Document, NamedBytes, read_document
from skillgap.errors import DocumentError, SkillgapError, UnreadableDocumentError, document_error
from skillgap.gap import GapReport
from skillgap.market import LevelName
from skillgap.month import Month
from skillgap.resume import Finding, Resume
from skillgap.skills import Overrides, SkillSet
from skillgap.tui.files.reading import Asked

if TYPE_CHECKING:
    from skillgap.advice import Knowledge, Recall

_HINT = "Open it in a viewer and print it as PDF again."
_LEVELS: dict[str, LevelName] = {"entry": "entry", "mid": "mid", "senior": "senior", "staff": "staff"}


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """A resume with everything the first look needs."""

    resume: Resume
    skills: SkillSet
    everything: GapReport
    """With every role at its best level."""
    report: GapReport
    """With the role wanted; the same as `everything` without one."""
    wanted: bool
    """True when the report is on a wanted role."""
    obstacles: tuple[Finding, ...]
    overrides: Overrides


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a reading: a comparison, a document alone, or the parts of an error."""

    compared: Compared | None = None
    document: Document | None = None
    """Where only reading was asked for."""
    error: str = ""
    """Name of the error's class."""
    name: str = ""
    problem: str = ""
    hint: str = ""


def serve() -> None:
    """Do what the standard input asks, answer on the standard output."""
    asked = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Asked)
    _guard()
    with redirect_stdout(sys.stderr):
        found = look(asked)
    sys.stdout.buffer.write(msgspec.msgpack.encode(found))
    sys.stdout.buffer.flush()
    os._exit(0)


def look(asked: Asked, knowledge: Knowledge | None = None) -> Found:
    """Read, and compare unless it is a posting; what goes wrong is an outcome, too."""
    source = NamedBytes(asked.name, asked.pasted) if asked.pasted is not None else Path(asked.path)
    try:
        document = read_document(source, password=asked.password)
        if asked.posting:
            return Found(document=document)
        return Found(compared=_compared(asked, document, knowledge))
    except DocumentError as error:
        return Found(error=type(error).__name__, name=error.name, problem=error.problem, hint=error.hint)
    except SkillgapError as error:
        return Found(error="SkillgapError", problem=error.message, hint=error.hint)


def understood(answer: bytes) -> Found:
    """Decode an answer; raise the error it holds."""
    return checked(msgspec.msgpack.decode(answer, type=Found))


def checked(found: Found) -> Found:
    """Raise the error an outcome holds."""
    if found.error == "SkillgapError":
        raise SkillgapError(found.problem, hint=found.hint)
    if found.error:
        raise document_error(found.error, found.name, found.problem, hint=found.hint)
    return found


def slow(name: str, seconds: float) -> DocumentError:
    """Say that reading took too long."""
    return UnreadableDocumentError(name, f"reading it took longer than {seconds:g} seconds", hint=_HINT)


def broken(name: str) -> DocumentError:
    """Say that the reader broke down."""
    return UnreadableDocumentError(name, "the reader broke down on it", hint=_HINT)


def _compared(asked: Asked, document: Document, knowledge: Knowledge | None) -> Compared:
    from skillgap.advice import Request, advise_on, compared_again, load_knowledge
    from skillgap.compiled import keep_compiled_in

    cache = Path(asked.cache)
    today = Month.parse(asked.today)
    profiles = Path(asked.profiles) if asked.profiles else None
    if knowledge is None:
        keep_compiled_in(cache)
        knowledge = load_knowledge(today=today, profiles=profiles, cache_folder=cache)
    recall = _recall(asked.workspace)
    request = Request(today=today, profiles=profiles)
    advice = advise_on(document, request, knowledge, recall)
    wanted = asked.role in knowledge.market.by_role
    report = advice.report
    if wanted:
        again = msgspec.structs.replace(request, roles=(asked.role,), level=_LEVELS.get(asked.level))
        report = compared_again(advice, again).report
    return Compared(
        resume=advice.resume,
        skills=advice.skills,
        everything=advice.report,
        report=report,
        wanted=wanted,
        obstacles=advice.obstacles,
        overrides=recall(advice.resume) if recall else Overrides(),
    )


def _recall(workspace: str) -> Recall | None:
    if not workspace:
        return None
    from skillgap.workspace import recall

    return lambda resume: recall(Path(workspace), resume)


def _guard() -> None:
    """Keep this process from taking too much memory, and from outliving the one that asked."""
    from skillgap.documents.source import DEFAULT
    from skillgap.documents.worker import Guard

    Guard().allow(DEFAULT.memory)
