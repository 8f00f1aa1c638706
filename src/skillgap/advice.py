"""One request → one advice: the only place that strings the stages together."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from skillgap.bundled import bundled
from skillgap.documents import Document, Source, read_document
from skillgap.gap import Bar, GapReport, RoleFit, Stored, compare, load_scoring
from skillgap.market import LEVELS, LevelName, Market, StoredPosting, load_market, load_postings
from skillgap.month import Month
from skillgap.plan import (
    Plan,
    PlanOptions,
    Roadmaps,
    bar_months,
    build_plan,
    learnt_by_month,
    load_roadmaps,
    with_trends,
)
from skillgap.resume import Finding, Loss, Resume, find_obstacles, may_cost, parse_resume, reading_loss
from skillgap.skills import Overrides, SkillSet, Taxonomy, find_skills, load_taxonomy

if TYPE_CHECKING:
    from skillgap.gap import Asking, LevelFit
    from skillgap.gap.posting import Posting, Unicorn
    from skillgap.plan import PlanFile


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """Everything skillgap knows before it has seen a resume."""

    taxonomy: Taxonomy
    market: Market
    roadmaps: Roadmaps


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


def load_knowledge(
    *, today: Month, source: str = "", profiles: Path | None = None, cache_folder: Path | None = None
) -> Knowledge:
    """Load taxonomy, market (of the folder `profiles`, else the shipped one) and roadmaps.

    Compiled forms are kept in `cache_folder` when one is given.
    """
    taxonomy = load_taxonomy(cache_folder=cache_folder)
    market = load_market(
        profiles or bundled("market_profiles"), today=today, source=source, cache_folder=cache_folder
    )
    roadmaps = load_roadmaps(bundled("roadmaps.yaml"), cache_folder=cache_folder)
    return Knowledge(taxonomy=taxonomy, market=market, roadmaps=roadmaps)


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


def plain_loss(
    resume: Resume,
    resume_file: Source,
    taxonomy: Taxonomy,
    *,
    password: str | None = None,
    skills: SkillSet | None = None,
) -> Loss:
    """Measure what a plain reader loses, which takes the text in the file's own order.

    `skills` are those of the resume, where they have been found already. The file is read a second time: ask only
    where `may_cost` says that its layout could cost anything.
    """
    found = skills or find_skills(resume, taxonomy)
    plain = parse_resume(read_document(resume_file, password=password, reading="stream"), today=resume.today)
    kept = find_skills(plain, taxonomy)
    return reading_loss(
        resume,
        plain,
        skills=[skill.name for skill in found.skills],
        plain_skills=[skill.name for skill in kept.skills],
    )


def with_loss(advice: Advice, resume_file: Source, *, password: str | None = None) -> Advice:
    """Add what a plain reader loses, where an obstacle in the layout may cost it anything."""
    if not may_cost(advice.obstacles):
        return advice
    taxonomy = advice.knowledge.taxonomy
    loss = plain_loss(advice.resume, resume_file, taxonomy, password=password, skills=advice.skills)
    return msgspec.structs.replace(advice, loss=loss)


def compared_again(advice: Advice, request: Request) -> Advice:
    """Compare the same resume with other roles or another level; nothing is read or searched a second time."""
    report = _report(advice.resume, advice.skills, request, advice.knowledge)
    return msgspec.structs.replace(advice, report=report)


def as_if_learnt(advice: Advice, request: Request, learnt: tuple[str, ...]) -> Advice:
    """Give the advice as if these skills had been learnt and shown in a project this month."""
    from skillgap.gap import with_learnt

    skills = with_learnt(advice.skills, learnt, advice.knowledge.taxonomy, today=advice.resume.today)
    report = _report(advice.resume, skills, request, advice.knowledge)
    return msgspec.structs.replace(advice, skills=skills, report=report)


def _report(resume: Resume, skills: SkillSet, request: Request, knowledge: Knowledge) -> GapReport:
    given = (resume, skills, knowledge.market, knowledge.taxonomy)
    return compare(*given, roles=request.roles, level=request.level, stored=stored_for(request))


def stored_for(request: Request) -> Stored:
    """Give the stored postings that tell the reach, of the last months that count; each file is read when asked for."""
    folder = request.profiles or bundled("market_profiles")
    rules = load_scoring().reach
    oldest = f"{request.today.plus(-rules.months)}-01"

    def postings(role: str, level: LevelName | None) -> tuple[StoredPosting, ...]:
        return _postings(folder, role, level, oldest)

    return Stored(postings, rules.at if request.reach_at is None else request.reach_at)


def read_posting(
    document: Document, request: Request, knowledge: Knowledge, *, title: str = ""
) -> tuple[Posting, Unicorn]:
    """Read one posting, and check whether it asks for one person, held against the stored postings of its role."""
    from skillgap.gap.posting import check_unicorn, parse_posting, posting_text, sizes_of

    market, stored = knowledge.market, stored_for(request)
    posting = parse_posting(posting_text(document), knowledge.taxonomy, title=title)

    def postings(role: str) -> list[Asking]:
        return [one for level in (*LEVELS, None) for one in stored.postings(role, level)]

    sizes = sizes_of(posting.role, market.by_role, postings, knowledge.taxonomy)
    unicorn = check_unicorn(posting, knowledge.taxonomy, today=request.today, market=market, sizes=sizes)
    return posting, unicorn


@lru_cache(maxsize=128)
def _postings(folder: Path, role: str, level: LevelName | None, oldest: str) -> tuple[StoredPosting, ...]:
    """Load the postings of a role and level once a process: of the second resume on they are half the time."""
    return load_postings(folder, role, level, oldest=oldest).postings


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
        level_fit(*given, role=role.role, level=role.level, stored=stored)
        for role in advice.report.roles[:number]
    )


def plan_for(advice: Advice, options: PlanOptions) -> Plan:
    """Plan the months for the advice's first role."""
    plan = build_plan(
        advice.best, advice.skills, advice.knowledge.roadmaps, advice.knowledge.taxonomy, options
    )
    return msgspec.structs.replace(
        _in_market(advice, plan), resume=advice.document.name, resume_hash=resume_digest(advice)
    )


def _in_market(advice: Advice, plan: Plan) -> Plan:
    """Tell when each bar is met, which way the demand of each skill moves, and what the sources are."""
    from skillgap.gap import with_learnt

    market, best = advice.knowledge.market, advice.best
    taxonomy = advice.knowledge.taxonomy
    modules = {module.id: module for module in advice.knowledge.roadmaps.modules}

    def bars_with(learnt: tuple[str, ...]) -> tuple[Bar, ...]:
        skills = with_learnt(
            advice.skills,
            [skill for skill in learnt if skill in taxonomy.by_id],
            taxonomy,
            today=advice.resume.today,
        )
        report = compare(advice.resume, skills, market, taxonomy, roles=(best.role,), level=best.level)
        return report.roles[0].bars

    trends = {
        skill: f"{trend.trend} ({trend.source})"
        for trend in reversed(market.trends)
        if trend.trend != "stable"
        for skill in trend.skills
    }
    months = with_trends(plan.months, trends)
    sources = {source.id: source for source in market.sources}
    told = any(item.trend for month in months for item in month.items)
    cites = (*plan.cites, *(trend.source for trend in market.trends if told))
    return msgspec.structs.replace(
        plan,
        months=months,
        bars=bar_months(best.bars, learnt_by_month(months, modules), bars_with),
        sources=tuple(sources[name] for name in dict.fromkeys(cites) if name in sources),
        source=market.source,
    )


def replan_for(advice: Advice, file: PlanFile, *, today: Month) -> Plan:
    """Plan the rest of a plan file again for the advice's first role, with what is ticked as if it were shown."""
    from skillgap.plan import Footing, replanned, skills_ticked

    learnt = tuple(
        skill
        for skill in skills_ticked(file, advice.knowledge.roadmaps)
        if skill in advice.knowledge.taxonomy.by_id
    )
    best = advice.best
    request = Request(today=today, roles=(best.role,), level=best.level)
    ticked = as_if_learnt(advice, request, learnt)
    footing = Footing(
        resume=best,
        skills=advice.skills,
        ticked=ticked.best,
        ticked_skills=ticked.skills,
        name=advice.document.name,
        digest=resume_digest(advice),
    )
    plan = replanned(file, footing, advice.knowledge.roadmaps, advice.knowledge.taxonomy, today=today)
    return _in_market(advice, plan)


def resume_digest(advice: Advice) -> str:
    """Give the first digits of the resume file's SHA-256, by which a plan knows the resume it was made from."""
    return advice.document.digest[:12]
