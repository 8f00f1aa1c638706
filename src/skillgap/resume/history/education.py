"""Read degrees and courses of study from the education sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from skillgap.documents import Document, Line
from skillgap.patterns import regex
from skillgap.resume.history.entries import group
from skillgap.resume.labels import is_label
from skillgap.resume.lines import is_header, is_name, join_rows
from skillgap.resume.places import is_place, split_place
from skillgap.resume.resume import Education, Section, Span
from skillgap.resume.vocabulary import Names, entry_words, fold, folded, mentions, phrases

Level = Literal["none", "associate", "bachelor", "master", "doctorate"]
_LEVELS: tuple[Level, ...] = ("doctorate", "master", "bachelor", "associate", "none")
_SEPARATORS = regex(r"\s+[-–—]{1,2}\s+|\s*[|•·│∙⋅¦;]\s*|,\s+(?![^(]*\))|\t+|:\s+")
_LINK_WORDS = regex(r"^(?:degree\s+)?(?:in|of|en|em|di|de|d'|der|für|im|i|,|:|-|–)\s+", re.IGNORECASE)
_FIELD_IN_DEGREE = regex(r"\bof\s+((?!science|arts|philosophy|engineering\b).+)$", re.IGNORECASE)
_FROM = regex(r"\s+(?:at|from|an der|à l'|en la)\s+(?=[^\W\d_a-zß-öø-ÿ])")
_ASIDE = regex(r"(.*\S)\s*\(([^()]+)\)")


class _Degree(NamedTuple):
    text: str
    level: Level
    field: str


@lru_cache(maxsize=1)
def _degrees() -> tuple[Names, dict[str, Level]]:
    """Give the finder of all degree names and their levels."""
    levels: dict[str, Level] = {}
    for level in _LEVELS:
        for phrase in phrases(entry_words().degrees[level]):
            levels.setdefault(fold(phrase), level)
    return Names(levels), levels


def find_education(document: Document, sections: Sequence[Section]) -> tuple[Education, ...]:
    """Read the entries of all education sections, in document order."""
    found: list[Education] = []
    for section in sections:
        if section.kind == "education":
            found += _in_section(document.lines, section)
    return tuple(found)


def _in_section(lines: Sequence[Line], section: Section) -> list[Education]:
    start = section.first + (1 if section.heading else 0)
    entries = group(lines, start, section.last, years=True)
    found: list[Education] = []
    head = entries[0].first if entries else section.last
    found += _undated(lines, start, head)
    for entry in entries:
        texts = [*entry.header, *entry.below]
        body = " ".join(line.text for line in lines[entry.first : min(entry.last, entry.dated + 3)])
        education = _education(texts, entry.span, body, entry.first, entry.last)
        if education is not None:
            found.append(education)
    return found


def _undated(lines: Sequence[Line], first: int, last: int) -> list[Education]:
    """Read entries without dates: a line that names a degree, with what follows, or its school above it."""
    rows = join_rows(lines, first, last)
    starts = [
        place
        for place, row in enumerate(rows)
        if len(row.line.text) < 400
        and (is_header(row.line) or row.line.bullet)
        and read_degree(row.line.text) is not None
    ]
    found = []
    for number, place in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(rows)
        texts = [row.line.text.removeprefix("•").strip() for row in rows[place : min(end, place + 2)]]
        before = rows[place - 1].line if place else None
        if before and is_header(before) and _is_school(before.text) and not _is_school(" ".join(texts)):
            texts.insert(0, before.text)
        span = (rows[place].first, rows[end - 1].last)
        education = _education(texts, None, " ".join(texts), *span)
        if education is not None:
            found.append(education)
    return found


def _education(texts: Sequence[str], span: Span | None, body: str, first: int, last: int) -> Education | None:
    """Put the parts of an entry together; None when neither a degree nor a school is named."""
    plain = [split_place(text)[0] for text in texts]
    parts = [part.strip() for text in plain for half in _FROM.split(text) for part in _SEPARATORS.split(half)]
    parts = [piece for part in parts for piece in _without_aside(part) if piece and not is_label(piece)]
    degree = next((found for part in parts if (found := read_degree(part)) is not None), None)
    school = next((part for part in parts if _is_school(part) and read_degree(part) != degree), "")
    if not school:
        school = next((part for part in parts if _is_school(part)), "") if degree is None else ""
    if degree is None and not school:
        return None
    if degree and not school:
        school = _school_behind(degree, parts)
    others = [part for part in parts if part != school and not is_place(part) and read_degree(part) is None]
    others = [part for part in others if not _is_honours(part) and not _is_status(part)]
    field = degree.field if degree else ""
    if degree and not field:
        inner = _FIELD_IN_DEGREE.search(degree.text)
        if inner and not (school and others):
            field = inner.group(1)
        elif others:
            field = others.pop(0)
    elif field in others:
        others.remove(field)
    if not school and others:
        school = others[0]
    return Education(
        degree=degree.text if degree else "",
        level=degree.level if degree else "none",
        field=field,
        institution=re.sub(r"\s*\([^()]*\)$", "", school),
        span=span,
        finished=_finished(body, span),
        first=first,
        last=last,
    )


def _without_aside(text: str) -> tuple[str, ...]:
    """Split what brackets set apart: the school, the field behind a bare degree, the degree behind a field."""
    match = _ASIDE.fullmatch(text)
    if match is None:
        return (text,)
    before, aside = match.groups()
    degree, inner = read_degree(before), read_degree(aside)
    if _is_school(aside) and not _is_school(before):
        return before, aside
    if inner is not None and inner.text == aside and degree is None:
        return aside, before
    if degree is not None and degree.text == before and is_name(aside) and not _is_honours(aside):
        return (text,) if _is_status(aside) or is_place(aside) else (f"{before} {aside}",)
    return (text,)


def _school_behind(degree: _Degree, parts: Sequence[str]) -> str:
    """Find the school on the degree's own part: "PhD Princeton University"."""
    for part in parts:
        before, found, after = part.partition(degree.text)
        if found and _is_school(after):
            return after.strip(" ,")
        if found and _is_school(before):
            return before.strip(" ,")
    return ""


def read_degree(text: str) -> _Degree | None:
    """Find the degree named in a text, its level and the field behind it ("M.Sc. Computer Science")."""
    names, levels = _degrees()
    plain = "".join(folded_letter if len(folded_letter := fold(letter)) == 1 else letter for letter in text)
    best: tuple[int, int, str] | None = None
    for start, end, name in names.find(plain):
        short = end - start <= 3 and "." not in name
        if short and not (text[start].isupper() and start < 3):
            continue
        if best is None or _LEVELS.index(levels[name]) < _LEVELS.index(levels[best[2]]):
            best = start, end, name
    if best is None:
        return None
    start, end, name = best
    after = text[end:].strip()
    after = re.sub(r"^\((?:hons?|honours|distinction)\.?\)\s*", "", after, flags=re.IGNORECASE)
    field = _LINK_WORDS.sub("", after).strip(" ,;:-–—")
    field = re.sub(r"\s*\([^()]*\)\s*$", "", field)
    if not field and start > 0:
        field = text[:start].strip(" ,;:-–—(")
    degree = text[start:end]
    return _Degree(degree, levels[name], "" if _is_honours(field) or _is_school(field) else field)


@lru_cache(maxsize=1)
def _school_words() -> frozenset[str]:
    return folded(entry_words().schools)


@lru_cache(maxsize=1)
def _honours_words() -> frozenset[str]:
    return folded(entry_words().honours)


def _is_school(text: str) -> bool:
    return bool(mentions(text, _school_words()))


def _is_honours(text: str) -> bool:
    return bool(mentions(text, _honours_words())) or bool(re.fullmatch(r"[\d.:/\s%]+", text))


def _is_status(text: str) -> bool:
    words = entry_words()
    return fold(text).strip() in folded(words.in_progress) | folded(words.unfinished)


def _finished(body: str, span: Span | None) -> bool:
    """Tell whether the studies are over and were completed."""
    words = entry_words()
    known = folded(words.in_progress) | folded(words.unfinished)
    return not (span is not None and span.current) and not mentions(body, known)
