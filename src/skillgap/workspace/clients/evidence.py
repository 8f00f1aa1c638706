"""What is kept of a resume without its words, in a form of its own that later versions can still read.

Only what is listed here is kept: a field added elsewhere stays out until somebody decides that it says nothing about
the person.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from skillgap.advice import Advice
from skillgap.documents import Document, Line
from skillgap.month import Month
from skillgap.resume import (
    Contact,
    Education,
    Position,
    Project,
    Resume,
    Section,
    Span,
    experience_months,
    redact,
)
from skillgap.resume.resume import SectionKind
from skillgap.skills import Match, Mention, Skill, SkillSet, Standing, State
from skillgap.skills.skill import Band

Time = tuple[str, str, bool, Literal["month", "year"]]
"""Start, end (YYYY-MM, empty when not given), whether it still runs, precision."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a skill is named, without the words."""

    section: str
    page: int
    line: int
    match: Match
    state: State
    rule: str
    confidence: float


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """How a skill stands without the mentions in the names of tools."""

    state: State | None
    last_used: str
    confidence: float
    within: tuple[str, ...]


class KeptSkill(msgspec.Struct, frozen=True, kw_only=True):
    """A skill as it was found."""

    id: str
    name: str
    kind: Literal["tool", "concept"]
    state: State
    months: int | None
    last_used: str
    confidence: float
    band: Band
    places: tuple[Place, ...]
    apart: Apart | None = None


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A section, position, school or project: what kind, which lines, when."""

    kind: SectionKind = "other"
    first: int
    last: int
    page: int = 1
    time: Time | None = None
    title: str = ""
    """Of positions only, without the person's name."""
    level: Literal["none", "associate", "bachelor", "master", "doctorate"] = "none"
    finished: bool = True


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What was derived from a resume: no sentence, no employer, no school, no contact."""

    format: str
    pages: int
    lines: int
    headline: str
    """Without the person's name."""
    sections: tuple[Part, ...]
    positions: tuple[Part, ...]
    education: tuple[Part, ...]
    projects: tuple[Part, ...]
    skills: tuple[KeptSkill, ...]
    taxonomy_version: str


def evidence_of(advice: Advice) -> Evidence:
    """Take from an advice what may be kept without the words."""
    resume, contact = advice.resume, advice.resume.contact
    return Evidence(
        format=resume.document.format,
        pages=resume.document.pages,
        lines=len(resume.document.lines),
        headline=redact(resume.headline, contact),
        sections=tuple(
            Part(kind=one.kind, page=one.page, first=one.first, last=one.last) for one in resume.sections
        ),
        positions=tuple(
            Part(
                kind=one.kind,
                first=one.first,
                last=one.last,
                time=_time(one.span),
                title=redact(one.title, contact),
            )
            for one in resume.positions
        ),
        education=tuple(
            Part(
                first=one.first,
                last=one.last,
                time=_time(one.span),
                level=one.level,
                finished=one.finished,
            )
            for one in resume.education
        ),
        projects=tuple(
            Part(kind=one.kind, first=one.first, last=one.last, time=_time(one.span))
            for one in resume.projects
        ),
        skills=tuple(_kept(skill) for skill in advice.skills.skills),
        taxonomy_version=advice.skills.taxonomy_version,
    )


def revived(evidence: Evidence, *, today: Month, digest: str = "") -> tuple[Resume, SkillSet]:
    """Make of the evidence what a comparison needs; where words would stand there is nothing."""
    blank = tuple(Line(text="", page=1, number=number) for number in range(1, evidence.lines + 1))
    document = Document(name="", format=evidence.format, pages=evidence.pages, lines=blank, digest=digest)
    positions = tuple(
        Position(
            title=one.title,
            employer="",
            span=_span(one.time) or Span(start=None, end=None),
            first=one.first,
            last=one.last,
            kind=one.kind,
        )
        for one in evidence.positions
    )
    resume = Resume(
        document=document,
        contact=Contact(),
        headline=evidence.headline,
        sections=tuple(
            Section(heading="", kind=one.kind, page=one.page, first=one.first, last=one.last)
            for one in evidence.sections
        ),
        positions=positions,
        education=tuple(
            Education(
                degree="",
                level=one.level,
                span=_span(one.time),
                finished=one.finished,
                first=one.first,
                last=one.last,
            )
            for one in evidence.education
        ),
        projects=tuple(
            Project(title="", span=_span(one.time), first=one.first, last=one.last, kind=one.kind)
            for one in evidence.projects
        ),
        today=today,
        experience_months=experience_months(positions, today=today),
    )
    skills = tuple(_skill(kept) for kept in evidence.skills)
    return resume, SkillSet(skills=skills, rejected=(), taxonomy_version=evidence.taxonomy_version)


def _kept(skill: Skill) -> KeptSkill:
    return KeptSkill(
        id=skill.id,
        name=skill.name,
        kind=skill.kind,
        state=skill.state,
        months=skill.months,
        last_used=str(skill.last_used or ""),
        confidence=skill.confidence,
        band=skill.band,
        places=tuple(
            Place(
                section=one.section,
                page=one.page,
                line=one.line,
                match=one.match,
                state=one.state,
                rule=one.rule,
                confidence=one.confidence,
            )
            for one in skill.mentions
        ),
        apart=_kept_apart(skill.apart),
    )


def _kept_apart(apart: Standing | None) -> Apart | None:
    if apart is None:
        return None
    return Apart(
        state=apart.state,
        last_used=str(apart.last_used or ""),
        confidence=apart.confidence,
        within=apart.within,
    )


def _standing(kept: Apart | None) -> Standing | None:
    if kept is None:
        return None
    return Standing(
        state=kept.state,
        last_used=Month.parse(kept.last_used) if kept.last_used else None,
        confidence=kept.confidence,
        within=kept.within,
    )


def _skill(kept: KeptSkill) -> Skill:
    return Skill(
        id=kept.id,
        name=kept.name,
        kind=kept.kind,
        state=kept.state,
        months=kept.months,
        last_used=Month.parse(kept.last_used) if kept.last_used else None,
        confidence=kept.confidence,
        band=kept.band,
        mentions=tuple(
            Mention(
                text=kept.name,
                start=0,
                end=0,
                page=one.page,
                line=one.line,
                section=one.section,
                quote="",
                match=one.match,
                state=one.state,
                rule=one.rule,
                confidence=one.confidence,
            )
            for one in kept.places
        ),
        apart=_standing(kept.apart),
    )


def _time(span: Span | None) -> Time | None:
    if span is None:
        return None
    return str(span.start or ""), str(span.end or ""), span.current, span.precision


def _span(time: Time | None) -> Span | None:
    if time is None:
        return None
    start, end, current, precision = time
    return Span(
        start=Month.parse(start) if start else None,
        end=Month.parse(end) if end else None,
        current=current,
        precision=precision,
    )
