"""Find the job a posting is for: in its title, else in what its text says of it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from skillgap.market.posting.rules import ReadingRules
from skillgap.market.posting.text import is_bullet
from skillgap.market.posting.title import Job, level_in, normal_title, role_of, titled

_FEW_WORDS = 5
_SEVERAL = 3
"""Jobs of a title that are several openings."""
_HEADER_LINES = 3
_HEADER_PARTS = 3
"""Least parts of a line "Acme | Berlin | Data Engineer | Remote"."""
_PART_WORDS = 9
_ITEM_END = re.compile(r"\s[-–—@]\s|[|:(\[,]|https?:")
"""Where the name of a job ends in an item: "Backend Engineer (Go) - our stores"."""


def job_of(title: str, text: str, rules: ReadingRules) -> Job:
    """Give the role a posting is for: by its title, else by what its text says it looks for.

    The text also decides where the title is one of those that are used for several roles, and it may tell a level the
    title leaves open, but not by "experienced" and the like, which texts say of anybody.
    """
    role = "" if _lists_others(title, rules) else titled(title, rules)
    if role is None:
        return _told_by_text(title, text, rules)
    if role in rules.unsure:
        named = role_of(job_sought(text, rules), rules)
        role = named if named in rules.unsure[role] else role
    if role and not level_in(title, rules):
        told = (job for job in map(rules.without_anybody, jobs_sought(text, rules)) if level_in(job, rules))
        return Job(role, ", ".join([title, *itertools.islice(told, 1)]))
    return Job(role, title)


def _lists_others(title: str, rules: ReadingRules) -> bool:
    """Tell a title of several jobs of which no more than half are ours: "Data Engineer, Product Designer, Recruiter"."""
    if title.count(",") + 1 < _SEVERAL:
        return False
    parts = [part.split("(")[0].strip() for part in title.split(",")]
    jobs = [part for part in parts if rules.job_listed.search(part)]
    return len(jobs) >= _SEVERAL and 2 * sum(bool(role_of(job, rules)) for job in jobs) <= len(jobs)


def _told_by_text(title: str, text: str, rules: ReadingRules) -> Job:
    """Give the job where the title says nothing: "Senior Engineer", or a place taken for the title."""
    header = _header(text)
    job = next((part for part in header if role_of(part, rules)), "") or job_sought(text, rules)
    if job := job or _job_alone(text, rules):
        return Job(role_of(job, rules), f"{title}, {job}")
    if header and (jobs := _jobs_listed(text, rules)):
        one = jobs[0] if len({level_in(each, rules) for each in jobs}) == 1 else ""
        return Job(role_of(jobs[0], rules), f"{title}, {one}")
    return Job(rules.titles.bare.get(_without_level(title, rules), ""), title)


def job_sought(text: str, rules: ReadingRules) -> str:
    """Give the name of the job a text says it looks for, as it writes it; "" when it names none of ours."""
    return next(jobs_sought(text, rules), "")


def jobs_sought(text: str, rules: ReadingRules) -> Iterator[str]:
    """Yield each name of a job of ours a text says it looks for, as it writes it."""
    for hit in rules.sought_pattern.finditer(text, 0, rules.sought.within):
        job = rules.sought_end.split(" ".join(hit["job"].split()), maxsplit=1)[0].strip(" 0123456789")
        if role_of(job, rules):
            yield job


def _job_alone(text: str, rules: ReadingRules) -> str:
    """Give the first line that is nothing but the name of a job of ours; "" when there is none."""
    given = text[: rules.sought.within].split("\n")
    lines = (line.strip(" *#_:\t") for line in given if not is_bullet(line))
    few = (line for line in lines if len(line.split()) <= _FEW_WORDS and rules.job_alone.search(line))
    return next((line for line in few if role_of(line, rules)), "")


def _header(text: str) -> list[str]:
    """Give the short parts of a first line that is cut by bars: "Acme | Berlin | Data Engineer | Remote"."""
    for line in text.lstrip().split("\n", _HEADER_LINES)[:_HEADER_LINES]:
        parts = [part.strip() for part in line.split("|")]
        if len(parts) >= _HEADER_PARTS:
            return [part for part in parts if len(part.split()) <= _PART_WORDS]
    return []


def _jobs_listed(text: str, rules: ReadingRules) -> list[str]:
    """Give the jobs of ours a text lists; nothing where as many others are listed beside them."""
    items = (line.strip(" \t•●▪◦‣·*–+->") for line in text.split("\n"))
    heads = (_ITEM_END.split(item, maxsplit=1)[0].strip() for item in items)
    jobs = [head for head in heads if len(head.split()) <= _FEW_WORDS and rules.job_listed.search(head)]
    ours = [job for job in jobs if role_of(job, rules)]
    return ours if 2 * len(ours) > len(jobs) else []


def _without_level(title: str, rules: ReadingRules) -> str:
    """Give the words of a title but for those of a level."""
    words = normal_title(title.split("(")[0], rules.titles)
    for _, phrases in rules.titles.levels:
        for phrase in phrases:
            words = words.replace(phrase, " ")
    return words.strip()
