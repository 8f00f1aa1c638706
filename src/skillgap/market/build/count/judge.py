"""Judge one posting: counted or not and why, its role and level, what it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from skillgap.market.build.input.posting import Posting
from skillgap.market.build.options import SkillFinder
from skillgap.market.posting import (
    Asked,
    Basis,
    Named,
    ReadingRules,
    RequirementName,
    asked_of,
    asked_text,
    families_of,
    is_english,
    job_of,
    level_of,
    meant,
    passages_of,
    settled,
    years_asked,
)
from skillgap.market.profile import LevelName


class AskedSkill(NamedTuple):
    """A skill a posting names, with how firmly it asks for it."""

    skill: str
    requirement: RequirementName
    group: int
    """Number of its either-or group, from 1; 0 when it stands alone."""


class Judged(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What is left of a posting once its text is read."""

    row: int
    dropped: str = ""
    """Why it is not counted; "" when it may be."""
    title: str = ""
    role: str = ""
    level: LevelName | None = None
    basis: Basis = "none"
    date: str = ""
    digest: int = 0
    """Fingerprint of title and text; 0 when they were not read."""
    asked: tuple[AskedSkill, ...] = ()
    """By skill id, each once."""


def judge(
    posting: Posting, rules: ReadingRules, find: SkillFinder, *, since: str, digest: int, text: str
) -> Judged:
    """Judge one posting, the cheap questions first; skills are looked for only where role and language are known.

    `text` is the posting's without markup, `digest` the fingerprint of title and text.
    """
    if since and posting.date and posting.date < since:
        return Judged(row=posting.row, dropped="older")
    if not text.strip():
        return Judged(row=posting.row, dropped="no text")
    if not is_english(text, rules):
        return Judged(row=posting.row, dropped="not English", digest=digest)
    job = job_of(posting.title, text, rules)
    if not job.role:
        return Judged(row=posting.row, dropped="role unknown", title=posting.title, digest=digest)
    asked_for = asked_text(text, rules)
    years = years_asked(asked_for, rules).level
    found = level_of(job.words, asked_for, years=years, stated=posting.seniority, rules=rules)
    named = meant(text, find(text), rules, company=posting.company)
    asked = skills_asked(text, rules, named)
    return Judged(
        row=posting.row,
        title=posting.title,
        role=settled(job, families_of(asked, named), rules),
        level=found.level,
        basis=found.basis,
        date=posting.date,
        digest=digest,
        asked=tuple(sorted(AskedSkill(one.skill, one.requirement, one.group or 0) for one in asked)),
    )


def skills_asked(text: str, rules: ReadingRules, named: Sequence[Named]) -> tuple[Asked, ...]:
    """Give the skills a text asks a person for or names in passing."""
    passages = passages_of(text, rules, named=sorted(place.start for place in named), only_named=True)
    return asked_of(text, passages, named, rules)
