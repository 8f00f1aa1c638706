"""Judge one posting: counted or not and why, its role and level, its skills. Runs in worker processes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from skillgap.market.build.duplicates import digest_of, sketch_of
from skillgap.market.build.posting import Posting, SkillFinder
from skillgap.market.build.rules import BuildRules
from skillgap.market.posting import (
    Basis,
    ReadingRules,
    RequirementName,
    asked_of,
    asked_text,
    is_english,
    level_of,
    meant,
    passages_of,
    plain_text,
    role_of,
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

    place: str
    dropped: str = ""
    """Why it is not counted; "" when it may be."""
    title: str = ""
    role: str = ""
    level: LevelName | None = None
    basis: Basis = "none"
    years: int | None = None
    date: str = ""
    digest: bytes = b""
    sketch: tuple[int, ...] = ()
    asked: tuple[AskedSkill, ...] = ()
    """By skill id, each once."""


def judge(posting: Posting, rules: BuildRules, find: SkillFinder, *, since: str) -> Judged:
    """Judge one posting, the cheap questions first; skills are looked for only where role and language are known."""
    if since and posting.date and posting.date < since:
        return Judged(place=posting.place, dropped="older")
    text = plain_text(posting.text)
    if not text.strip():
        return Judged(place=posting.place, dropped="no text")
    digest = digest_of(posting.title, text)
    reading = rules.reading
    if not is_english(text, reading):
        return Judged(place=posting.place, dropped="not English", digest=digest)
    role = role_of(posting.title, reading)
    if not role:
        return Judged(place=posting.place, dropped="role unknown", title=posting.title, digest=digest)
    years = years_asked(asked_text(text, reading), reading)
    found = level_of(posting.title, years=years, stated=posting.seniority, rules=reading)
    return Judged(
        place=posting.place,
        title=posting.title,
        role=role,
        level=found.level,
        basis=found.basis,
        years=years,
        date=posting.date,
        digest=digest,
        sketch=sketch_of(text, rules.count.duplicates),
        asked=skills_asked(text, reading, find, company=posting.company),
    )


def skills_asked(
    text: str, rules: ReadingRules, find: SkillFinder, *, company: str
) -> tuple[AskedSkill, ...]:
    """Give the skills a text asks a person for or names in passing, sorted by id."""
    named = meant(text, find(text), rules, company=company)
    passages = passages_of(text, rules, named=sorted(place.start for place in named))
    found = asked_of(text, passages, named, rules)
    return tuple(sorted(AskedSkill(one.skill, one.requirement, one.group or 0) for one in found))


_worker: list[tuple[BuildRules, SkillFinder, str]] = []
"""What a worker process keeps between its batches."""


def start_worker(rules: BuildRules, find: SkillFinder, since: str) -> None:
    """Keep rules and finder in this process."""
    _worker[:] = [(rules, find, since)]


def judge_batch(postings: Sequence[Posting]) -> list[Judged]:
    """Judge some postings with what this process keeps."""
    rules, find, since = _worker[0]
    return [judge(posting, rules, find, since=since) for posting in postings]
