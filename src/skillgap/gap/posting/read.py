"""Read one posting: title, role, level, years, degree, and its skills with how firmly each is asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from skillgap.documents import Document
from skillgap.gap.posting.posting import Degree, PostedSkill, Posting, YearsOf
from skillgap.gap.posting.rules import PostingRules, load_posting_rules
from skillgap.market.posting import (
    Asked,
    Named,
    Passage,
    ReadingRules,
    asked_of,
    asked_text,
    families_of,
    is_english,
    job_of,
    level_of,
    load_reading_rules,
    meant,
    passages_of,
    plain_text,
    role_of,
    settled,
    years_asked,
    years_in,
)
from skillgap.month import Month
from skillgap.resume import parse_resume
from skillgap.skills import Taxonomy, find_mentions

_FIRST_LINES = 5
_JOBS = 2
"""Dated jobs that make a resume without any education."""


def parse_posting(text: str, taxonomy: Taxonomy, *, title: str = "") -> Posting:
    """Parse a posting; without `title` one of its first lines is taken when it reads like a job's title."""
    rules, reading = load_posting_rules(), load_reading_rules()
    text = plain_text(text)
    title = title.strip() or _title_of(text, rules, reading)
    asked = asked_text(text, reading)
    found = _named(text, taxonomy, reading)
    passages = passages_of(text, reading, named=sorted(place.start for place in found))
    years = years_asked(asked, reading)
    job = job_of(title, asked, reading)
    level = level_of(job.words, asked, years=years.level, stated="", rules=reading)
    language = "English" if is_english(text, reading) else _language(text, rules)
    if not language:
        passages = tuple(passage._replace(requirement="mentioned") for passage in passages)
    asked_for = asked_of(text, passages, found, reading)
    role = settled(job, families_of(asked_for, found), reading)
    return Posting(
        title=title,
        role=role or None,
        level=level.level,
        level_why=level.basis if level.level else "",
        years_min=years.least,
        degree=_degree(passages, rules),
        publications=_publications(passages, rules),
        skills=tuple(_posted(one, text, passages, taxonomy) for one in asked_for),
        years_of=_years_of(text, passages, taxonomy, reading) if language == "English" else (),
        language=language,
    )


def _language(text: str, rules: PostingRules) -> str:
    """Name the language whose everyday words stand most often in a text; empty when none does."""
    counts = Counter(re.findall(r"\w+", text.casefold()))
    found = {name: sum(counts[word] for word in words) for name, words in rules.languages.items()}
    best = min(found, key=lambda name: (-found[name], name))
    return best if found[best] else ""


def posting_text(document: Document) -> str:
    """Give a document's text with its blocks parted by empty lines and its headings marked, as a posting is read."""
    lines: list[str] = []
    block = None
    for line in document.lines:
        if block is not None and line.block != block:
            lines.append("")
        block = line.block
        lines.append(f"# {line.text}" if line.heading and not line.text.startswith("#") else line.text)
    return "\n".join(lines)


def jobs_held(document: Document, *, today: Month) -> int:
    """Count the dated jobs of a person a document lists; 0 for a posting, whose reader may have been given a resume.

    Measured: 321 postings list none, and every resume that could be read lists two or more.
    """
    resume = parse_resume(document, today=today)
    held = sum(one.kind == "experience" and one.span.start is not None for one in resume.positions)
    return held if held >= _JOBS or (held and resume.education) else 0


def _title_of(text: str, rules: PostingRules, reading: ReadingRules) -> str:
    """Give the first of the first lines that names a job of ours, else the first line where it reads like a title."""
    lines = [line.strip(" #*_\t") for line in text.split("\n") if line.strip()]
    most = [rules.title_words, *[rules.later_title_words] * (_FIRST_LINES - 1)]
    like = [
        line
        for line, words in zip(lines, most, strict=False)
        if _words(line) <= words and not line.endswith((".", ":", "!", "?"))
    ]
    ours = next((line for line in like if role_of(line, reading)), "")
    first = lines[0] if lines and lines[0] in like and len(lines) > 1 else ""
    return ours or ("" if re.match(rules.no_title, first, re.I) else first)


def _words(line: str) -> int:
    """Count words, not the marks between them."""
    return sum(any(map(str.isalnum, word)) for word in line.split())


def _degree(passages: Sequence[Passage], rules: PostingRules) -> Degree | None:
    """Give the lowest degree asked for; one merely preferred does not count."""
    firm: list[int] = []
    for passage in passages:
        if re.search(rules.degrees.not_asked, passage.text, re.I):
            continue
        named = _degrees_in(passage.text, rules)
        if named and passage.requirement != "preferred":
            firm.append(min(named))
    return rules.degree_patterns[min(firm)][0] if firm else None


def _degrees_in(sentence: str, rules: PostingRules) -> list[int]:
    """Give the degrees a sentence names, by place; the bare word "degree" means the lowest where none is named."""
    named = [place for place, (_, pattern) in enumerate(rules.degree_patterns) if pattern.search(sentence)]
    return named or ([0] if re.search(rules.degrees.bare, sentence, re.I) else [])


def _publications(passages: Sequence[Passage], rules: PostingRules) -> bool:
    return any(
        passage.requirement == "required"
        and re.search(rules.publications, passage.text, re.I)
        and not re.search(rules.publications_not, passage.text, re.I)
        for passage in passages
    )


def _named(text: str, taxonomy: Taxonomy, reading: ReadingRules) -> list[Named]:
    """Find what the text names and means."""
    found = find_mentions(text, taxonomy, speaker="employer").mentions
    places = (
        Named(skill, mention.start, mention.end, entry.kind == "tool", entry.family)
        for skill, mention in found
        for entry in (taxonomy.by_id[skill],)
    )
    return meant(text, places, reading)


def _years_of(
    text: str, passages: Sequence[Passage], taxonomy: Taxonomy, reading: ReadingRules
) -> tuple[YearsOf, ...]:
    """Find the sentences that ask for years with tools; the years named last before a tool are its own."""
    found = []
    for passage in passages:
        sentence = text[passage.start : passage.end]
        asked = [(end, years) for years, end in years_in(sentence, reading)]
        if not asked:
            continue
        for skill, mention in find_mentions(sentence, taxonomy, speaker="employer").mentions:
            years = [number for end, number in asked if end <= mention.start]
            if years and taxonomy.by_id[skill].kind == "tool":
                found.append(YearsOf(skill=skill, years=years[-1], quote=passage.text))
    return tuple(dict.fromkeys(found))


def _posted(asked: Asked, text: str, passages: Sequence[Passage], taxonomy: Taxonomy) -> PostedSkill:
    entry = taxonomy.by_id[asked.skill]
    return PostedSkill(
        id=asked.skill,
        name=entry.name,
        surface=text[asked.start : asked.end],
        kind=entry.kind,
        requirement=asked.requirement,
        group=asked.group,
        quote=passages[asked.passage].text,
    )
