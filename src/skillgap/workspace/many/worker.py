"""The far side of a crew: reads and analyses one resume after the other, and is allowed to die.

The reading itself is done in a further process that guards memory and time; this one guards the analysis.
"""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from skillgap.advice import Knowledge, Request, advise_on, load_knowledge
from skillgap.child import receive, send
from skillgap.compiled import keep_compiled_in
from skillgap.documents import Document, SafeReader
from skillgap.errors import SkillgapError
from skillgap.market import LevelName
from skillgap.month import Month
from skillgap.resume import Resume, parse_resume
from skillgap.skills import Overrides
from skillgap.workspace.many.job import Done, Job, Setup
from skillgap.workspace.progress.snapshots import look


def serve() -> None:
    """Take the setup, then answer jobs until the standard input ends."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    setup = msgspec.msgpack.decode(receive(jobs), type=Setup)
    knowledge = _knowledge(setup)
    with SafeReader() as reader:
        send(answers, b"ready")
        while content := receive(jobs):
            job = msgspec.msgpack.decode(content, type=Job)
            send(answers, msgspec.msgpack.encode(_done(job, setup, knowledge, reader)))


def done_here(job: Job, setup: Setup) -> Done:
    """Do one job in this process; only the reading is done in another."""
    with SafeReader() as reader:
        return _done(job, setup, _knowledge(setup), reader)


def _knowledge(setup: Setup) -> Knowledge:
    cache = Path(setup.cache)
    keep_compiled_in(cache)
    return load_knowledge(
        today=Month.parse(setup.today),
        source=setup.source,
        profiles=Path(setup.profiles) if setup.profiles else None,
        cache_folder=cache,
    )


def _done(job: Job, setup: Setup, knowledge: Knowledge, reader: SafeReader) -> Done:
    try:
        document = reader.read(Path(job.path), password=setup.password, limits=setup.limits)
        return analysed(job, setup, knowledge, document)
    except SkillgapError as error:
        return Done(job=job, error=error.message, hint=error.hint)


def analysed(job: Job, setup: Setup, knowledge: Knowledge, document: Document) -> Done:
    """Compare a document that was read, with the goals and the word of the client it belongs to."""
    today = Month.parse(setup.today)
    roles, level, overrides = job.roles, job.level or setup.level, Overrides()
    if setup.workspace and Path(setup.workspace).exists():
        resume = parse_resume(document, today=today)
        own, own_level, overrides = _known(job, setup, resume)
        roles, level = roles or own, level or own_level
    request = Request(today=today, roles=setup.roles, level=level, overrides=overrides)
    advice = advise_on(document, request, knowledge)
    return Done(job=job, look=look(advice, roles, whole=setup.whole))


def _known(job: Job, setup: Setup, resume: Resume) -> tuple[tuple[str, ...], LevelName | None, Overrides]:
    """Look the person up: roles and level aimed at, word on skills."""
    from skillgap.workspace.clients.client import Goals, client_of_key
    from skillgap.workspace.store import open_store
    from skillgap.workspace.word import contact_key, overrides_of, person_of

    with open_store(Path(setup.workspace)) as store:
        overrides = overrides_of(store, person_of(store, resume))
        key = contact_key(store, resume.contact, resume.document.digest)
        client = client_of_key(store, key, name=job.client)
    goals = client.goals if client else Goals()
    return goals.roles, goals.level, overrides
