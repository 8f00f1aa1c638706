"""The coach's workspace: one SQLite file with clients, resume versions, sessions, and everyone's word on their skills.

    with open_store(path) as store:                     # made when there is none; WorkspaceError says what is wrong
        person = person_of(store, resume)               # key of the resume's person
        say(store, person, "go", "reject", on=today, note="the verb")
        unsay(store, person, "go")                      # undo
    name_for(taxonomy, "Go")                        # the name to say it under: "go"; UnknownNameError for no skill
        words_of(store, person)                         # (Word(name="go", verdict="reject", …),)
        overrides = overrides_of(store, person)         # for Request.overrides

`recall(path, resume)` does the last for a face that only reads: it gives empty Overrides, without loading SQLite, when
there is no file. The folder is the face's business; the file in it is always named WORKSPACE.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skillgap.skills import Overrides

if TYPE_CHECKING:
    from skillgap.resume import Resume
    from skillgap.workspace.store import Store, open_store
    from skillgap.workspace.word import Word, name_for, overrides_of, person_of, say, unsay, words_of

WORKSPACE = "workspace.sqlite3"
"""Name of the file in its folder."""

_HOMES = {
    "Store": "store",
    "Word": "word",
    "name_for": "word",
    "open_store": "store",
    "overrides_of": "word",
    "person_of": "word",
    "say": "word",
    "unsay": "word",
    "words_of": "word",
}

__all__ = [
    "WORKSPACE",
    "Store",
    "Word",
    "name_for",
    "open_store",
    "overrides_of",
    "person_of",
    "recall",
    "say",
    "unsay",
    "words_of",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its home on first use, so that a command without a workspace never loads SQLite."""
    if name not in _HOMES:
        raise AttributeError(f"module 'skillgap.workspace' has no attribute {name!r}")
    return getattr(importlib.import_module(f"skillgap.workspace.{_HOMES[name]}"), name)


def recall(path: Path, resume: Resume) -> Overrides:
    """Give what the resume's person said about skills; nothing when there is no workspace at `path`."""
    if not path.exists():
        return Overrides()
    from skillgap.workspace.store import open_store
    from skillgap.workspace.word import overrides_of, person_of

    with open_store(path) as store:
        return overrides_of(store, person_of(store, resume))
