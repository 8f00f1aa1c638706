"""Read one posting: title, role, level, years, degree, and its skills with how firmly each is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from skillgap.documents import Document
from skillgap.gap.posting.groups import Span, groups_in
from skillgap.gap.posting.passages import Passage, passages_of
from skillgap.gap.posting.posting import Degree, PostedSkill, Posting, RequirementName, YearsOf
from skillgap.gap.posting.rules import PostingRules, load_posting_rules
from skillgap.market.build.judge import asks
from skillgap.market.build.rules import BuildRules, load_build_rules
from skillgap.market.build.text import asked_text, plain_text, years_asked
from skillgap.market.build.title import level_of, role_of
from skillgap.skills import Mention, Taxonomy, find_mentions

_FIRMNESS: tuple[RequirementName, ...] = ("required", "preferred", "mentioned")
_FIRST_LINES = 5


def parse_posting(text: str, taxonomy: Taxonomy, *, title: str = "") -> Posting:
    """Parse a posting; without `title` one of its first lines is taken when it reads like a job's title."""
    rules, build = load_posting_rules(), _build_rules()
    text = plain_text(text)
    title = title.strip() or _title_of(text, rules, build)
    asked = asked_text(text, build)
    found = _named(text, taxonomy, build)
    starts = sorted(mention.start for _, mention in found)
    passages = passages_of(text, rules, build, named=starts)
    years = years_asked(asked, build)
    level = level_of(title, years=years, stated="", rules=build)
    return Posting(
        title=title,
        role=(role_of(title, build) if title else _role_sought(asked, rules, build)) or None,
        level=level.level,
        level_why=level.basis if level.level else "",
        years_min=years,
        degree=_degree(passages, rules),
        publications=_publications(passages, rules),
        skills=_skills(text, found, passages, taxonomy, rules),
        years_of=_years_of(text, passages, taxonomy, build),
    )


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


@cache
def _build_rules() -> BuildRules:
    return load_build_rules()


def _title_of(text: str, rules: PostingRules, build: BuildRules) -> str:
    """Give the first of the first lines that names a job of ours; empty when none does."""
    lines = [line.strip(" #*_\t") for line in text.split("\n") if line.strip()]
    for line in lines[:_FIRST_LINES]:
        if len(line.split()) <= rules.title_words and not line.endswith((".", ":")) and role_of(line, build):
            return line
    return ""


def _role_sought(text: str, rules: PostingRules, build: BuildRules) -> str:
    """Give the role the text says it looks for."""
    for hit in re.finditer(rules.seeks, text):
        words = " ".join(text[hit.end() : hit.end() + 120].split()[:6])
        if role := role_of(words, build):
            return role
    return ""


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


def _named(text: str, taxonomy: Taxonomy, build: BuildRules) -> list[tuple[str, Mention]]:
    """Find what the text names; the name of a whole field only where words of asking stand around it."""
    found = find_mentions(text, taxonomy, speaker="employer").mentions
    return [
        (skill, mention)
        for skill, mention in found
        if skill not in build.broad.skills or asks(text, mention.start, mention.end, build)
    ]


def _skills(
    text: str,
    kept: Sequence[tuple[str, Mention]],
    passages: Sequence[Passage],
    taxonomy: Taxonomy,
    rules: PostingRules,
) -> tuple[PostedSkill, ...]:
    """Give every skill once, from the place that asks for it most firmly, the earliest of equals."""
    best: dict[str, tuple[int, int, Mention, int]] = {}
    groups: dict[str, int] = {}
    number = 0
    for place, passage in enumerate(passages):
        inside = [(skill, mention) for skill, mention in kept if passage.start <= mention.start < passage.end]
        for skill, mention in inside:
            rank = (_FIRMNESS.index(passage.requirement), mention.start, mention, place)
            if skill not in best or rank[:2] < best[skill][:2]:
                best[skill] = rank
        spans = [
            Span(m.start - passage.start, m.end - passage.start, skill, taxonomy.by_id[skill].kind == "tool")
            for skill, m in inside
        ]
        for group in groups_in(text[passage.start : passage.end], spans, rules.groups):
            members = [span.skill for span in group if best[span.skill][3] == place]
            if len({*members}) > 1:
                number += 1
                groups |= dict.fromkeys(members, number)
    order = sorted(best, key=lambda skill: best[skill][:2])
    return tuple(_posted(skill, best[skill], groups.get(skill), passages, taxonomy) for skill in order)


def _years_of(
    text: str, passages: Sequence[Passage], taxonomy: Taxonomy, build: BuildRules
) -> tuple[YearsOf, ...]:
    """Find the sentences that ask for years with tools; the years named last before a tool are its own."""
    found = []
    for passage in passages:
        sentence = text[passage.start : passage.end]
        asked = [
            (hit.end(), int(build.numbers.get(hit["low"].casefold(), hit["low"])))
            for hit in build.years_pattern.finditer(sentence)
        ]
        if not asked or years_asked(sentence, build) is None:
            continue
        for skill, mention in find_mentions(sentence, taxonomy, speaker="employer").mentions:
            years = [number for end, number in asked if end <= mention.start]
            if years and taxonomy.by_id[skill].kind == "tool":
                found.append(YearsOf(skill=skill, years=years[-1], quote=passage.text))
    return tuple(dict.fromkeys(found))


def _posted(
    skill: str,
    rank: tuple[int, int, Mention, int],
    group: int | None,
    passages: Sequence[Passage],
    taxonomy: Taxonomy,
) -> PostedSkill:
    entry = taxonomy.by_id[skill]
    return PostedSkill(
        id=skill,
        name=entry.name,
        surface=rank[2].text,
        kind=entry.kind,
        requirement=_FIRMNESS[rank[0]],
        group=group,
        quote=passages[rank[3]].text,
    )
