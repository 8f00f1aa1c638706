"""Change what must not move a resume's skills and fits: names, gender words, layout, order, synonyms."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable
from functools import cache
from itertools import zip_longest
from pathlib import Path
from unicodedata import normalize

import msgspec

from skillgap.authored import read_authored
from skillgap.documents import Document, Line
from skillgap.resume import Resume
from skillgap.skills import Skill, SkillEntry, SkillSet, Taxonomy

FILE = Path(__file__).with_name("words.yaml")

_ADDRESS = re.compile(r"\S+@\S+|\S+\.\S+/\S*|\S+\.\S+\.\S+")

Change = Callable[[Document, Resume, SkillSet, Taxonomy], list[Document]]


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is put in the place of a resume's own words."""

    schema: int
    source: str
    names: tuple[str, ...]
    titles: tuple[str, ...]
    gender_words: dict[str, str]
    wrapped_at: tuple[int, ...]
    """Widths, in characters."""


@cache
def _words() -> Words:
    return read_authored(FILE, Words)


def laid_flat(document: Document) -> Document:
    """Forget places and sizes, so that lines can be moved."""
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
    """Put another name in the place of a person's, in addresses too."""
    pairs = [
        (_compact(word), _compact(other))
        for word, other in zip_longest(own.split(), name.split(), fillvalue="")
    ]

    def in_address(match: re.Match[str]) -> str:
        address = match.group()
        for word, other in pairs:
            address = address.replace(word, other) if len(word) > 1 else address
        return address

    return _edited(document, lambda text: _ADDRESS.sub(in_address, text.replace(own, name)))


def _compact(word: str) -> str:
    """Write a word as addresses do: small, of plain letters."""
    return "".join(char for char in normalize("NFKD", word).lower() if char.isalpha())


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
    """Set the running text in lines of other widths."""
    return [_with(document, _wrapped(document.lines, width)) for width in _words().wrapped_at]


def _wrapped(lines: Iterable[Line], width: int) -> list[Line]:
    """Break what stands after a bullet into lines of at most this many characters."""
    found: list[Line] = []
    for line in lines:
        parts = textwrap.wrap(line.text, width, break_long_words=False, break_on_hyphens=False)
        if not line.bullet or len(parts) < 2:
            found.append(line)
            continue
        found += [msgspec.structs.replace(line, text=part, bullet=not at) for at, part in enumerate(parts)]
    return found


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


def _full_names(document: Document, resume: Resume, found: SkillSet, taxonomy: Taxonomy) -> list[Document]:
    """Write every tool by its full name, where the resume uses other names throughout."""
    return _exchanged(document, found, lambda skill: _full_name(skill, taxonomy))


def _aliases(document: Document, resume: Resume, found: SkillSet, taxonomy: Taxonomy) -> list[Document]:
    """Write every tool by its first other name, then by its last."""
    return [
        changed
        for place in (0, -1)
        for changed in _exchanged(document, found, lambda skill, place=place: _alias(skill, taxonomy, place))  # type: ignore[misc]
    ]


def _exchanged(document: Document, found: SkillSet, other_name: Callable[[Skill], str]) -> list[Document]:
    """Put another name in the place of every mention, but for those inside longer ones; "" leaves a skill's own."""
    text = document.text
    mentions = [(one.start, -one.end, skill) for skill in found.skills for one in skill.mentions]
    places: list[tuple[int, int, str]] = []
    last = 0
    for start, end, skill in sorted(mentions, key=lambda place: place[:2]):
        if start >= last and "\n" not in text[start:-end]:
            places.append((start, -end, other_name(skill)))
        last = max(last, -end)
    for start, stop, other in reversed(places):
        text = text[:start] + (other or text[start:stop]) + text[stop:]
    old = zip(document.lines, text.split("\n"), strict=True)
    return [_with(document, (msgspec.structs.replace(line, text=new) for line, new in old))]


def _full_name(skill: Skill, taxonomy: Taxonomy) -> str:
    """Give the name of a tool where the resume uses an alias throughout; "" where it is ambiguous."""
    entry = taxonomy.by_id[skill.id]
    written = {mention.text.lower() for mention in skill.mentions}
    return entry.name if _plain_tool(entry) and entry.name.lower() not in written else ""


def _alias(skill: Skill, taxonomy: Taxonomy, place: int) -> str:
    """Give one of the other names of a tool; "" where there is none."""
    entry = taxonomy.by_id[skill.id]
    return entry.aliases[place] if _plain_tool(entry) and entry.aliases else ""


def _plain_tool(entry: SkillEntry) -> bool:
    return entry.kind == "tool" and entry.name not in entry.ambiguous


CHANGES: dict[str, Change] = {
    "another name": _names,
    "gender words and titles": _gender,
    "lines of other widths": _layout,
    "another order of sections": _order,
    "full names for short ones": _full_names,
    "other names": _aliases,
}
