"""Measure what must not move the skills of a resume: names, gender words, layout, order, synonyms."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import msgspec

from skillgap.accuracy.postings import read_rows
from skillgap.authored import read_authored
from skillgap.documents import Document, Line, read_document
from skillgap.errors import DocumentError
from skillgap.month import Month
from skillgap.resume import Resume, parse_resume
from skillgap.skills import Skill, SkillSet, Taxonomy, find_skills

FILE = Path(__file__).parent / "stability.yaml"

Result = dict[str, tuple[str, int | None]]
"""Skill id → state and months."""
Change = Callable[[Document, Resume, SkillSet, Taxonomy], list[Document]]


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is put in the place of a resume's own words."""

    schema: int
    source: str
    names: tuple[str, ...]
    titles: tuple[str, ...]
    gender_words: dict[str, str]
    wrapped_at: int


class Stability(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one kind of change."""

    change: str
    tried: int
    """Changed resumes read."""
    same: int
    """Of these, with the same skills, states and months."""
    skills: int
    """Skills read, over all changed resumes."""
    moved: tuple[str, ...]
    """Skills that came, went or changed, each with the resume's name."""


class StabilityCard(msgspec.Struct, frozen=True, kw_only=True):
    """The measurements over all resumes."""

    resumes: int
    changes: tuple[Stability, ...]


@cache
def _words() -> Words:
    return read_authored(FILE, Words)


def measure_stability(documents: Sequence[Document], taxonomy: Taxonomy, *, today: Month) -> StabilityCard:
    """Change every resume in each way and read it again.

    Layouts are laid flat first, so that lines can be moved; a change that finds nothing to change is not counted.
    """
    flat = [_flat(document) for document in documents]
    return StabilityCard(
        resumes=len(flat),
        changes=tuple(_tried(name, change, flat, taxonomy, today) for name, change in CHANGES.items()),
    )


def labelled_documents(folder: Path) -> list[Document]:
    """Read the first file of each resume in `folder/truth.jsonl`; what cannot be read is left out."""
    documents = []
    for row in read_rows(folder / "truth.jsonl"):
        name = row["files"][0]
        try:
            password = row["files_meta"].get(name, {}).get("password")
            documents.append(read_document(folder / name, password=password))
        except DocumentError:
            continue
    return documents


def _tried(
    name: str, change: Change, documents: Sequence[Document], taxonomy: Taxonomy, today: Month
) -> Stability:
    tried = same = skills = 0
    moved: list[str] = []
    for document in documents:
        resume = parse_resume(document, today=today)
        found = find_skills(resume, taxonomy)
        for changed in change(document, resume, found, taxonomy):
            if changed.lines == document.lines:
                continue
            other = find_skills(parse_resume(changed, today=today), taxonomy)
            differing = sorted(set(_result(found).items()) ^ set(_result(other).items()))
            tried, same, skills = tried + 1, same + (not differing), skills + len(found.skills)
            moved += sorted({f"{document.name}: {id_}" for id_, _ in differing} - {*moved})
    return Stability(change=name, tried=tried, same=same, skills=skills, moved=tuple(moved))


def _result(skills: SkillSet) -> Result:
    return {skill.id: (skill.state, skill.months) for skill in skills.skills}


def _flat(document: Document) -> Document:
    lines = [msgspec.structs.replace(line, box=None, size=None, column=0, page=1) for line in document.lines]
    return _with(document, lines)


def _with(document: Document, lines: Iterable[Line]) -> Document:
    """Give the document other lines, numbered anew."""
    numbered = tuple(
        msgspec.structs.replace(line, number=number) for number, line in enumerate(lines, start=1)
    )
    return msgspec.structs.replace(document, lines=numbered, pages=1, hidden=())


def _edited(document: Document, edit: Callable[[str], str]) -> Document:
    return _with(document, (msgspec.structs.replace(line, text=edit(line.text)) for line in document.lines))


def _names(document: Document, resume: Resume, found: SkillSet, taxonomy: Taxonomy) -> list[Document]:
    own = resume.contact.name
    return [_renamed(document, own, name) for name in _words().names if own]


def _renamed(document: Document, own: str, name: str) -> Document:
    return _edited(document, lambda text: text.replace(own, name))


def _gender(document: Document, resume: Resume, found: SkillSet, taxonomy: Taxonomy) -> list[Document]:
    """Exchange gender words, and put each title before the name."""
    own, pairs = resume.contact.name, _words().gender_words
    pairs = pairs | {other: word for word, other in pairs.items() if other not in pairs}
    word = re.compile(rf"\b(?:{'|'.join(sorted(pairs))})\b")
    changed = [_edited(document, lambda text: word.sub(lambda match: pairs[match.group()], text))]
    if own:
        changed += [_renamed(document, own, f"{title} {own}") for title in _words().titles]
    return changed


def _layout(document: Document, resume: Resume, found: SkillSet, taxonomy: Taxonomy) -> list[Document]:
    """Set the running text in narrower lines."""
    lines: list[Line] = []
    for line in document.lines:
        parts = textwrap.wrap(line.text, _words().wrapped_at, break_long_words=False, break_on_hyphens=False)
        if not line.bullet or len(parts) < 2:
            lines.append(line)
            continue
        lines += [msgspec.structs.replace(line, text=part, bullet=not at) for at, part in enumerate(parts)]
    return [_with(document, lines)]


def _order(document: Document, resume: Resume, found: SkillSet, taxonomy: Taxonomy) -> list[Document]:
    """Turn the order of the sections round, and begin with the second."""
    sections = [section for section in resume.sections if section.heading]
    if not sections:
        return []
    head = document.lines[: sections[0].first]
    bodies = [document.lines[section.first : section.last] for section in sections]
    changed = []
    for order in (bodies[::-1], [*bodies[1:], bodies[0]]):
        lines, block = list(head), head[-1].block if head else 0
        for body in order:
            shift = block + 1 - body[0].block
            lines += [msgspec.structs.replace(line, block=line.block + shift) for line in body]
            block = lines[-1].block
        changed.append(_with(document, lines))
    return changed


def _synonyms(document: Document, resume: Resume, found: SkillSet, taxonomy: Taxonomy) -> list[Document]:
    """Write skills that have one unmistakable other name by that name."""
    text = document.text
    places = [
        (mention.start, mention.end, other)
        for skill in found.skills
        if (other := _other_name(skill, taxonomy))
        for mention in skill.mentions
    ]
    for start, end, other in sorted(places, reverse=True):
        if "\n" not in text[start:end]:
            text = text[:start] + other + text[end:]
    lines = text.split("\n")
    if len(lines) != len(document.lines):
        return []
    return [
        _with(
            document,
            (msgspec.structs.replace(old, text=new) for old, new in zip(document.lines, lines, strict=True)),
        )
    ]


def _other_name(skill: Skill, taxonomy: Taxonomy) -> str:
    """Give the name of a tool where the resume uses an alias throughout; "" where it is ambiguous."""
    entry = taxonomy.by_id[skill.id]
    written = {mention.text.lower() for mention in skill.mentions}
    plain = entry.name not in entry.ambiguous and entry.name.lower() not in written
    return entry.name if entry.kind == "tool" and plain else ""


CHANGES: dict[str, Change] = {
    "another name": _names,
    "gender words and titles": _gender,
    "narrower lines": _layout,
    "another order of sections": _order,
    "synonyms": _synonyms,
}
