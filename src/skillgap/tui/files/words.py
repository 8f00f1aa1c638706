"""A person's word on skills, kept in the workspace whenever it changes."""

from __future__ import annotations

import datetime
from pathlib import Path

from skillgap.resume import Resume
from skillgap.skills import Overrides


def keep_words(path: Path, resume: Resume, before: Overrides, after: Overrides, *, on: datetime.date) -> None:
    """Bring what is kept for the resume's person from one state to another; raises WorkspaceError."""
    from skillgap.workspace import open_store, person_of, say, unsay

    path.parent.mkdir(parents=True, exist_ok=True)
    with open_store(path) as store:
        person = person_of(store, resume)
        for name in sorted({*before.accept, *before.reject} - {*after.accept, *after.reject}):
            unsay(store, person, name)
        for name in after.accept:
            if name not in before.accept:
                say(store, person, name, "accept", on=on)
        for name in after.reject:
            if name not in before.reject:
                say(store, person, name, "reject", on=on)
