"""A person's word on skills: kept in the workspace whenever it changes, written to a small file to be edited."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

import msgspec

from skillgap.errors import DataError, UnknownNameError
from skillgap.report.write import write_atomically
from skillgap.resume import Resume
from skillgap.skills import Overrides, SkillSet, Taxonomy

_WIDEST = 100
"""Characters of a comment at most."""


class WordsFile(msgspec.Struct, frozen=True, kw_only=True):
    """The file a person edits."""

    schema: int
    source: str
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()


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


def write_words(path: Path, said: Overrides, skills: SkillSet, *, on: datetime.date) -> None:
    """Write a person's word as a file to edit, with what could be said beside it; raises WriteError."""
    found = (f"{skill.id}  ({skill.name})" for skill in skills.skills)
    against = (f"{item.text}  (line {item.line}: {item.reason})" for item in skills.rejected)
    lines = [
        "# Your word on skills: names or ids, one a line. What is under accept always counts, what is under reject",
        "# never does. Save and close the editor to take it over; an empty list takes everything back.",
        "schema: 1",
        f"source: said in the app on {on.isoformat()}",
        *_listed("accept", said.accept),
        *_listed("reject", said.reject),
        "",
        "# Found in the resume:",
        *_comments(found),
        "# Decided against:",
        *_comments(against),
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, "\n".join(lines) + "\n")


def read_words(path: Path, taxonomy: Taxonomy) -> Overrides:
    """Read an edited file; raises DataError that names every problem with its line."""
    from skillgap.authored import place_of, read_authored
    from skillgap.workspace.word import name_for

    file = read_authored(path, WordsFile)
    problems: list[str] = []

    def settled(field: str, names: tuple[str, ...]) -> tuple[str, ...]:
        kept: dict[str, None] = {}
        for number, name in enumerate(names):
            try:
                kept[name_for(taxonomy, name)] = None
            except UnknownNameError as error:
                problems.append(
                    f"{place_of(path, f'.{field}[{number}]')}: {error.message} {error.hint}".strip()
                )
        return tuple(kept)

    accept, reject = settled("accept", file.accept), settled("reject", file.reject)
    for name in accept:
        if name in reject:
            problems.append(f"{place_of(path, '.reject')}: '{name}' is under accept as well")
    if problems:
        raise DataError(problems)
    return Overrides(accept=accept, reject=reject)


def _listed(field: str, names: tuple[str, ...]) -> list[str]:
    quoted = (name.replace("\\", "\\\\").replace('"', '\\"') for name in names)
    return [f"{field}:", *(f'  - "{name}"' for name in quoted)] if names else [f"{field}: []"]


def _comments(lines: Iterable[str]) -> list[str]:
    """Write what a resume says as comments, each of one line whatever is in it."""
    return [f"#   {' '.join(''.join(filter(_printable, line)).split())[:_WIDEST]}" for line in lines] or [
        "#   nothing"
    ]


def _printable(letter: str) -> bool:
    return letter.isprintable() or letter.isspace()
