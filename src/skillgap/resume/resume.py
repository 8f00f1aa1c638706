"""The resume: sections, positions, education, projects and contact, each tied to its lines."""

from __future__ import annotations

from typing import Literal

import msgspec

from skillgap.documents import Document
from skillgap.month import Month

SectionKind = Literal[
    "contact",
    "summary",
    "experience",
    "education",
    "skills",
    "projects",
    "publications",
    "talks",
    "teaching",
    "certifications",
    "courses",
    "languages",
    "awards",
    "grants",
    "volunteering",
    "interests",
    "references",
    "other",
]
"""What a section is about. "courses" holds what is being learnt now ("Currently studying"); "interests" also
"About me", "Personal" and "Hobbies"; lines before the first heading are "contact"."""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading and the lines under it; sections cover the document without gaps, in reading order."""

    heading: str
    """As written, letter-spacing closed; empty for the lines before the first heading."""
    kind: SectionKind
    page: int
    first: int
    """Index into `document.lines` of the heading's line (or of the first line, without a heading)."""
    last: int
    """Index just past the section's last line."""


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of time as written on the resume."""

    start: Month | None
    """None when not given."""
    end: Month | None
    """None when not given or still running; see `current`."""
    current: bool = False
    """Still running: "present", "since 2022", an open end."""
    precision: Literal["month", "year"] = "month"
    """"year" when a side is a year alone (start counted from January, end to December), a season or a quarter."""

    def until(self, today: Month) -> Month | None:
        """Give the last month: `today` for what still runs, else `end`."""
        return today if self.current else self.end

    def months(self, today: Month) -> int | None:
        """Count the months, both ends included; None when a side is unknown."""
        end = self.until(today)
        return None if self.start is None or end is None else self.start.months_to(end)


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """A post held: paid work in an experience section (or volunteering, marked by its section)."""

    title: str
    employer: str
    location: str = ""
    span: Span
    first: int
    """Index into `document.lines` of its first line."""
    last: int
    """Index just past its last line; a position's lines are the evidence for skills dated by it."""
    kind: SectionKind = "experience"
    """Kind of the section it stands in; only "experience" counts toward months of experience."""


class Project(msgspec.Struct, frozen=True, kw_only=True):
    """A project, thesis, open-source work, publication or talk with its own lines; dates where given."""

    title: str
    span: Span | None
    first: int
    last: int
    kind: SectionKind = "projects"


class Education(msgspec.Struct, frozen=True, kw_only=True):
    """A degree or course of study."""

    degree: str
    """As written, such as "M.Sc."; empty when not given."""
    level: Literal["none", "associate", "bachelor", "master", "doctorate"] = "none"
    field: str = ""
    institution: str = ""
    span: Span | None = None
    finished: bool = True
    first: int = 0
    last: int = 0


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """How to reach the person; every part empty when not found."""

    name: str = ""
    email: str = ""
    phone: str = ""
    location: str = ""
    links: tuple[str, ...] = ()


class Resume(msgspec.Struct, frozen=True, kw_only=True):
    """A document understood as a resume."""

    document: Document
    contact: Contact
    headline: str
    """The line under the name that says what the person is; empty when there is none."""
    sections: tuple[Section, ...]
    positions: tuple[Position, ...]
    """In document order."""
    education: tuple[Education, ...]
    projects: tuple[Project, ...]
    today: Month
    """The month that "present" means."""
    experience_months: int
    """Months in which at least one position of an experience section ran, each once."""
