"""Which resumes to work off: those of a folder, or the rows of a table of clients."""

from __future__ import annotations

import csv
from pathlib import Path

import msgspec

from skillgap.documents import READABLE_SUFFIXES
from skillgap.errors import DataError, UnknownNameError, WorkspaceError
from skillgap.market import LEVELS, LevelName, Market, find_role
from skillgap.workspace.clients.client import Goals, Keeps
from skillgap.workspace.many.job import Job

COLUMNS = ("name", "resume", "tags", "roles", "level", "hours", "keep")
"""Columns of a table of clients; `name` or `resume` must be filled."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A client to import."""

    job: Job | None
    """None without a resume."""
    name: str = ""
    tags: tuple[str, ...] = ()
    goals: Goals = Goals()
    keeps: Keeps | None = None


def files_in(folder: Path) -> tuple[Path, ...]:
    """List the files of a folder and its subfolders that may be resumes, hidden ones left out; sorted by path."""
    found = [
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in READABLE_SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    if not found:
        raise WorkspaceError(
            f"{folder}: no resume in it", hint=f"Resumes end in {', '.join(READABLE_SUFFIXES)}."
        )
    return tuple(sorted(found))


def entries_in(table: Path, market: Market) -> tuple[Entry, ...]:
    """Read a table of clients (CSV with a header); paths are relative to it.

    Raises DataError with every problem and its line.
    """
    try:
        text = table.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError([f"{table}: cannot be read as UTF-8 text: {error}"]) from error
    rows = csv.DictReader(text.splitlines(), delimiter=_delimiter(text))
    unknown = [name for name in rows.fieldnames or () if name.strip().lower() not in COLUMNS]
    if unknown or not {"name", "resume"} & {name.strip().lower() for name in rows.fieldnames or ()}:
        problem = (
            f"{table}:1: columns {', '.join(rows.fieldnames or ()) or 'none'}; allowed: {', '.join(COLUMNS)}"
        )
        raise DataError([problem], hint="The first line names the columns; 'name' or 'resume' must be there.")
    found, problems = [], []
    for row in rows:
        values = {str(key).strip().lower(): (value or "").strip() for key, value in row.items() if key}
        try:
            found.append(_entry(values, table.parent, market))
        except (ValueError, UnknownNameError) as error:
            problems.append(f"{table}:{rows.line_num}: {error}")
    if problems:
        raise DataError(problems, hint="Nothing was imported; correct the lines and run it again.")
    return tuple(found)


def _entry(values: dict[str, str], folder: Path, market: Market) -> Entry:
    name, resume = values.get("name", ""), values.get("resume", "")
    if not (name or resume):
        raise ValueError("neither a name nor a resume")
    roles = tuple(find_role(market, role).role for role in _parts(values.get("roles", "")))
    level = _level(values.get("level", ""))
    hours = float(values["hours"]) if values.get("hours") else None
    keep = values.get("keep", "")
    if hours is not None and not 0.5 <= hours <= 80:
        raise ValueError(f"{hours:g} hours a week; 0.5 to 80 are allowed")
    if keep not in ("", "text", "evidence"):
        raise ValueError(f"keep '{keep}'; allowed: text, evidence")
    return Entry(
        job=Job(path=str(folder / resume), client=name, roles=roles, level=level) if resume else None,
        name=name,
        tags=_parts(values.get("tags", "")),
        goals=Goals(roles=roles, level=level, hours_per_week=hours),
        keeps="evidence" if keep == "evidence" else "text" if keep else None,
    )


def _level(text: str) -> LevelName | None:
    for level in LEVELS:
        if text.lower() == level:
            return level
    if text:
        raise ValueError(f"level '{text}'; allowed: {', '.join(LEVELS)}")
    return None


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace(";", ",").split(",") if part.strip())


def _delimiter(text: str) -> str:
    """Take the separator the first line has most of; spreadsheets of some countries write semicolons."""
    first = text.splitlines()[0] if text else ""
    return max(",;\t", key=first.count)
