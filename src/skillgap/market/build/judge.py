"""Judge one posting: counted or not and why, its role and level, its skills. Runs in worker processes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from skillgap.market.build.duplicates import digest_of, sketch_of
from skillgap.market.build.posting import Posting, SkillFinder
from skillgap.market.build.rules import BuildRules
from skillgap.market.build.text import asked_text, is_english, plain_text, years_asked
from skillgap.market.build.title import Basis, level_of, role_of
from skillgap.market.profile import LevelName

_SHORTEST_NAME = 3


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
    skills: tuple[str, ...] = ()
    """Sorted, each once."""


def judge(posting: Posting, rules: BuildRules, find: SkillFinder, *, since: str) -> Judged:
    """Judge one posting, the cheap questions first; skills are looked for only where role and language are known."""
    if since and posting.date and posting.date < since:
        return Judged(place=posting.place, dropped="older")
    text = plain_text(posting.text)
    if not text.strip():
        return Judged(place=posting.place, dropped="no text")
    digest = digest_of(posting.title, text)
    if not is_english(text, rules):
        return Judged(place=posting.place, dropped="not English", digest=digest)
    role = role_of(posting.title, rules)
    if not role:
        return Judged(place=posting.place, dropped="role unknown", title=posting.title, digest=digest)
    years = years_asked(text, rules)
    found = level_of(posting.title, years=years, stated=posting.seniority, rules=rules)
    return Judged(
        place=posting.place,
        title=posting.title,
        role=role,
        level=found.level,
        basis=found.basis,
        years=years,
        date=posting.date,
        digest=digest,
        sketch=sketch_of(text, rules.duplicates),
        skills=skills_asked(asked_text(text, rules), rules, find, company=posting.company),
    )


def skills_asked(text: str, rules: BuildRules, find: SkillFinder, *, company: str = "") -> tuple[str, ...]:
    """Give the skills a text names, each once, sorted.

    The name of a whole field ("AI") stands in every posting of a company that sells it; such a name counts only where
    words of asking stand around it. A name with which the company's own begins (Databricks at Databricks) is the company.
    """
    broad, found = rules.broad, set()
    for skill, start, end in find(text):
        if skill in broad.skills and skill not in found and not asks(text, start, end, rules):
            continue
        if is_own_name(text[start:end], company):
            continue
        found.add(skill)
    return tuple(sorted(found))


def is_own_name(name: str, company: str) -> bool:
    """Tell whether the company's name is this one or begins with it as a whole word; capitals matter."""
    if len(name) < _SHORTEST_NAME or not company.startswith(name):
        return False
    return not company[len(name) : len(name) + 1].isalnum()


def asks(text: str, start: int, end: int, rules: BuildRules) -> bool:
    """Tell whether words of asking stand around a span, in its line."""
    first = max(text.rfind("\n\n", 0, start), start - rules.broad.before, 0)
    last = min(end + rules.broad.after, len(text))
    return bool(rules.asking.search(text[first:start]) or rules.asking_after.match(text[end:last]))


_worker: list[tuple[BuildRules, SkillFinder, str]] = []
"""What a worker process keeps between its batches."""


def start_worker(rules: BuildRules, find: SkillFinder, since: str) -> None:
    """Keep rules and finder in this process."""
    _worker[:] = [(rules, find, since)]


def judge_batch(postings: Sequence[Posting]) -> list[Judged]:
    """Judge some postings with what this process keeps."""
    rules, find, since = _worker[0]
    return [judge(posting, rules, find, since=since) for posting in postings]
