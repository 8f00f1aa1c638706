"""What stands in the way of a program that reads the resume, each obstacle with its place and remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from skillgap.authored import read_shipped
from skillgap.documents import Document, Line
from skillgap.resume.outline.wording import kind_of
from skillgap.resume.resume import Resume

_LONGEST = 60
_TOLD_BY_CONTENT = frozenset({"other", "experience"})
"""Kinds a section may have whose heading names none."""
_WARNED = {
    "page-without-text": "picture-text",
    "recognised-text": "picture-text",
    "broken-unicode": "broken-text",
    "second-reader": "glued-words",
    "order-doubtful": "order-doubtful",
}
"""Which obstacle each of the reader's warnings means."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One obstacle."""

    code: str
    """Stable kebab-case name, such as "columns" or "undated-job"."""
    page: int
    """From 1; 0 where it concerns the whole document."""
    line: int
    """Number of the line in the document, from 1; 0 where it concerns no single line."""
    text: str
    """What was found, one sentence."""
    remedy: str


class Loss(msgspec.Struct, frozen=True, kw_only=True):
    """What a plain reader loses, which takes the text in the order of the file."""

    skills: tuple[str, ...]
    """Names of the skills it does not find, sorted."""
    skills_of: int
    """How many there are."""
    months: int
    """Months of experience it does not count."""
    months_of: int
    """How many there are."""


class _Obstacle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    remedy: str
    layout: bool = False
    """True where a plain reader may take the text in another order, or leave some out."""


class _Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    schema: int
    source: str
    obstacles: dict[str, _Obstacle]
    column_lines: int
    table_lines: int


@lru_cache(maxsize=1)
def _words() -> _Words:
    return read_shipped(Path(__file__).with_name("readability.yaml"), _Words)


def find_obstacles(resume: Resume) -> tuple[Finding, ...]:
    """List what a program that reads resumes may stumble over, in document order; the whole document's first.

    Nothing found does not promise that every program reads it right; `reading_loss` measures a plain one.
    """
    found = [
        *_layout(resume.document),
        *_contact(resume),
        *_unseen(resume.document),
        *_structure(resume),
    ]
    return tuple(sorted(found, key=lambda finding: (finding.page, finding.line, finding.code, finding.text)))


def may_cost(findings: Sequence[Finding]) -> bool:
    """Tell whether an obstacle lies in the layout, so that a plain reader could lose skills or months by it."""
    return any(_words().obstacles[finding.code].layout for finding in findings)


def reading_loss(
    resume: Resume, plain: Resume, *, skills: Collection[str], plain_skills: Collection[str]
) -> Loss:
    """Compare the resume with its plain reading (`reading="stream"`); skills are given by name."""
    lost = set(skills) - set(plain_skills)
    return Loss(
        skills=tuple(sorted(lost, key=lambda name: (name.casefold(), name))),
        skills_of=len(set(skills)),
        months=max(resume.experience_months - plain.experience_months, 0),
        months_of=resume.experience_months,
    )


def _finding(code: str, *, page: int = 0, line: int = 0, what: str = "", count: int = 0) -> Finding:
    obstacle = _words().obstacles[code]
    short = what if len(what) <= _LONGEST else what[: _LONGEST - 1].rstrip() + "…"
    text = obstacle.text.format(page=page, what=short, count=count)
    return Finding(code=code, page=page, line=line, text=text, remedy=obstacle.remedy)


def _layout(document: Document) -> Iterator[Finding]:
    """Report columns page by page, tables and text boxes once each."""
    words = _words()
    columns: dict[int, Counter[int]] = {}
    for line in document.lines:
        if line.box is not None:
            columns.setdefault(line.page, Counter())[line.column] += 1
    for page, counts in sorted(columns.items()):
        wide = [column for column, lines in counts.items() if lines >= words.column_lines]
        if len(wide) > 1:
            first = next(line for line in document.lines if line.page == page and line.column == max(wide))
            yield _finding("columns", page=page, line=first.number, count=len(wide))
    for code, place, least in (("tables", "table", words.table_lines), ("text-boxes", "box", 1)):
        lines = [line for line in document.lines if line.place == place]
        if len(lines) >= least:
            yield _finding(code, page=lines[0].page, line=lines[0].number, count=len(lines))


def _contact(resume: Resume) -> Iterator[Finding]:
    """Report contact details that are missing or stand in page headers and footers only."""
    if not resume.contact.email:
        yield _finding("no-contact")
    around = [line for line in resume.document.lines if line.place in ("header", "footer")]
    inside = "\n".join(line.text for line in resume.document.lines if line not in around)
    given = [value for value in (resume.contact.email, resume.contact.phone) if value]
    only = [value for value in given if value not in inside and _first(around, value)]
    if only:
        line = _first(around, only[0])
        yield _finding("contact-in-header", page=1, line=line.number if line else 0, what=", ".join(only))


def _first(lines: Collection[Line], text: str) -> Line | None:
    return next((line for line in lines if text in line.text), None)


def _unseen(document: Document) -> Iterator[Finding]:
    """Report hidden text, pictures of text and what the reader warned of."""
    for hidden in document.hidden:
        yield _finding("hidden-text", page=hidden.page, what=hidden.text)
    for warning in document.warnings:
        if warning.code in _WARNED:
            yield _finding(_WARNED[warning.code], page=warning.page or 0)


def _structure(resume: Resume) -> Iterator[Finding]:
    """Report headings of unusual wording, posts without dates, and missing experience."""
    lines = resume.document.lines
    for section in resume.sections:
        if section.heading and section.kind in _TOLD_BY_CONTENT and kind_of(section.heading) is None:
            line = lines[section.first]
            yield _finding("odd-heading", page=section.page, line=line.number, what=section.heading)
    for position in resume.positions:
        if position.kind == "experience" and position.span.start is None:
            line = lines[position.first]
            yield _finding(
                "undated-job", page=line.page, line=line.number, what=position.title or position.employer
            )
    if not any(section.kind == "experience" and section.heading for section in resume.sections):
        yield _finding("no-experience")
