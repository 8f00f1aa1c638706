"""One request → one advice: the resume read, its skills found, and compared with the market."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from skillgap.advice.knowledge import Knowledge, load_knowledge
from skillgap.bundled import bundled
from skillgap.documents import Document, Source, read_document
from skillgap.gap import GapReport, RoleFit, Stored, compare, load_scoring
from skillgap.market import LevelName, StoredPosting, StoredPostings, load_postings
from skillgap.month import Month
from skillgap.resume import Finding, Loss, Resume, find_obstacles, parse_resume
from skillgap.skills import Overrides, SkillSet, find_skills

if TYPE_CHECKING:
    from skillgap.gap import LevelFit


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asks."""

    today: Month
    """The month that "present" means."""
    roles: tuple[str, ...] = ()
    """Role ids; empty ranks every role."""
    level: LevelName | None = None
    """None picks the level that suits the resume."""
    source: str = ""
    """One source of demand figures; empty pools all."""
    password: str | None = None
    """For an encrypted document."""
    profiles: Path | None = None
    """Folder of market profiles; None takes the shipped ones."""
    reach_at: float | None = None
    """Share of a stored posting's required things, 0 to 1, from which it is reached; None takes the usual one."""
    overrides: Overrides = Overrides()
    """The person's own word on single skills."""


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """Everything skillgap has to say about one resume."""

    document: Document
    resume: Resume
    skills: SkillSet
    report: GapReport
    knowledge: Knowledge
    obstacles: tuple[Finding, ...] = ()
    """What stands in the way of a program that reads the resume."""
    loss: Loss | None = None
    """What a plain reader loses by them; None where it was not measured."""

    @property
    def best(self) -> RoleFit:
        """The best-fitting role and level."""
        return self.report.roles[0]


Recall = Callable[[Resume], Overrides]
"""Tells what the person behind a resume said about single skills, once the resume tells who that is."""


def advise(
    resume_file: Source, request: Request, *, cache_folder: Path | None = None, recall: Recall | None = None
) -> Advice:
    """Read a resume, find its skills and compare them with the market.

    `resume_file` is a path, or bytes with a name; `recall` takes the place of the request's overrides. Raises
    DocumentError when the file cannot be read and UnknownNameError for a role, level or source nobody knows.
    """
    knowledge = load_knowledge(
        today=request.today, source=request.source, profiles=request.profiles, cache_folder=cache_folder
    )
    return advise_on(read_document(resume_file, password=request.password), request, knowledge, recall)


def advise_on(
    document: Document, request: Request, knowledge: Knowledge, recall: Recall | None = None
) -> Advice:
    """Advise on a document already read, with knowledge already loaded."""
    resume = parse_resume(document, today=request.today)
    overrides = recall(resume) if recall else request.overrides
    skills = find_skills(resume, knowledge.taxonomy, overrides=overrides)
    report = _report(resume, skills, request, knowledge)
    return Advice(
        document=document,
        resume=resume,
        skills=skills,
        report=report,
        knowledge=knowledge,
        obstacles=find_obstacles(resume),
    )


def compared_again(advice: Advice, request: Request) -> Advice:
    """Compare the same resume with other roles or another level; nothing is read or searched a second time."""
    report = _report(advice.resume, advice.skills, request, advice.knowledge)
    return msgspec.structs.replace(advice, report=report)


def as_if_learnt(advice: Advice, request: Request, learnt: tuple[str, ...]) -> Advice:
    """Give the advice as if these skills had been learnt and shown in a project this month."""
    skills = skills_with(advice, learnt)
    report = _report(advice.resume, skills, request, advice.knowledge)
    return msgspec.structs.replace(advice, skills=skills, report=report)


def skills_with(advice: Advice, learnt: Iterable[str]) -> SkillSet:
    """Give the skills as if these had been learnt this month; ids the taxonomy no longer knows are passed over."""
    from skillgap.gap import with_learnt

    taxonomy = advice.knowledge.taxonomy
    known = [skill for skill in learnt if skill in taxonomy.by_id]
    return with_learnt(advice.skills, known, taxonomy, today=advice.resume.today)


def _report(resume: Resume, skills: SkillSet, request: Request, knowledge: Knowledge) -> GapReport:
    given = (resume, skills, knowledge.market, knowledge.taxonomy)
    return compare(*given, roles=request.roles, level=request.level, stored=stored_for(request))


def stored_for(request: Request) -> Stored:
    """Give the stored postings that tell the reach, of the last months that count; each file is read when asked for."""
    folder = request.profiles or bundled("market_profiles")
    rules = load_scoring().reach
    oldest = f"{request.today.plus(-rules.months)}-01"

    def postings(role: str, level: LevelName | None) -> tuple[StoredPosting, ...]:
        return _postings(folder, role, level, oldest).postings

    def sources(role: str, level: LevelName | None) -> tuple[str, ...]:
        return _postings(folder, role, level, oldest).sources

    return Stored(postings, rules.at if request.reach_at is None else request.reach_at, sources)


@lru_cache(maxsize=128)
def _postings(folder: Path, role: str, level: LevelName | None, oldest: str) -> StoredPostings:
    """Load the postings of a role and level once a process: of the second resume on they are half the time."""
    return load_postings(folder, role, level, oldest=oldest)


def matrix_of(advice: Advice) -> tuple[RoleFit, ...]:
    """Compare with every role at every level; by role id, then level."""
    from skillgap.gap import fit_matrix

    knowledge = advice.knowledge
    return fit_matrix(advice.resume, advice.skills, knowledge.market, knowledge.taxonomy)


def levels_of(advice: Advice, request: Request) -> tuple[LevelFit, ...]:
    """Compare each role asked for, else the best, at every level, with what separates the resume from the next one."""
    from skillgap.gap import level_fit

    stored, number = stored_for(request), max(1, len(request.roles))
    given = (advice.resume, advice.skills, advice.knowledge.market, advice.knowledge.taxonomy)
    return tuple(
        level_fit(*given, role=role.role, level=role.level, stored=stored, compared=role)
        for role in advice.report.roles[:number]
    )
