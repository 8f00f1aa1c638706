"""Find posts and studies that stand under no heading."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import msgspec

from skillgap.documents import Line
from skillgap.resume.history.education import read_degree
from skillgap.resume.history.entries import Entry, group, is_range
from skillgap.resume.labels import labelled
from skillgap.resume.places import is_sure_organisation, title_score
from skillgap.resume.resume import Section, SectionKind

_OPEN_KINDS: frozenset[SectionKind] = frozenset({"contact", "summary", "other"})
"""Kinds of sections that may go on into posts when no heading parts them."""

_TOP = 12
"""Lines at the top that may hold the name and the contact details."""


def with_unnamed(lines: Sequence[Line], sections: Sequence[Section]) -> tuple[Section, ...]:
    """Cut posts out of the sections they stand in without a heading; only where no section of work was found.

    A post must have a word that names one and a stretch of time; studies next to posts are cut out too, and those
    behind the posts of a section of work where no heading is about education.
    """
    sections = tuple(_filled(sections))
    if all(section.kind != "experience" for section in sections):
        sections = tuple(_assigned(lines, section) for section in sections)
    kinds = {section.kind for section in sections}
    if "experience" in kinds:
        parted = (
            (sections,) if "education" in kinds else (_part_studies(lines, section) for section in sections)
        )
        return tuple(section for part in parted for section in part)
    return tuple(part for section in sections for part in _cut(lines, section))


def _filled(sections: Sequence[Section]) -> Iterator[Section]:
    """Give the sections; a heading of work with nothing under it takes what other headings follow: its employers."""
    empty: Section | None = None
    for section in sections:
        if empty is not None and section.kind == "other" and section.heading:
            empty = msgspec.structs.replace(empty, last=section.last)
            continue
        if empty is not None:
            yield empty
        bare = section.kind == "experience" and bool(section.heading) and section.last - section.first == 1
        empty = section if bare else None
        if not bare:
            yield section
    if empty is not None:
        yield empty


def _assigned(lines: Sequence[Line], section: Section) -> Section:
    """Take projects told as posts ("Client: …", "Role: …") for work."""
    texts = (lines[index].text for index in range(section.first + 1, section.last))
    labels = [label for text in texts if (label := labelled(text)[0])] if section.kind == "projects" else []
    posts = min(labels.count("title"), labels.count("employer"))
    return msgspec.structs.replace(section, kind="experience") if posts else section


def _part_studies(lines: Sequence[Line], section: Section) -> Iterator[Section]:
    """Give a section of work, and apart the degrees that follow its last post."""
    entries = group(lines, section.first + 1, section.last) if section.kind == "experience" else ()
    posts = [place for place, entry in enumerate(entries) if _kind(entry) != "education"]
    studies = entries[posts[-1] + 1 :] if posts else ()
    if studies and read_degree(" | ".join(studies[0].header)) is not None:
        first = studies[0].first
        yield msgspec.structs.replace(section, last=first)
        yield Section(heading="", kind="education", page=lines[first].page, first=first, last=section.last)
    else:
        yield section


def _cut(lines: Sequence[Line], section: Section) -> Iterator[Section]:
    """Give the section as it is, or its opening and the runs of posts and studies in it."""
    if section.kind not in _OPEN_KINDS:
        yield section
        return
    start = section.first + 1
    details = [index for index in range(start, min(start + _TOP, section.last)) if "@" in lines[index].text]
    start = details[-1] + 1 if details else start
    named = [(entry.first, kind) for entry in group(lines, start, section.last) if (kind := _kind(entry))]
    if not any(kind == "experience" for _, kind in named):
        yield section
        return
    runs = [next(run) for _, run in itertools.groupby(named, key=lambda each: each[1])]
    if section.heading and section.kind != "contact" and runs[0] == (section.first + 1, "experience"):
        runs[0] = (section.first, "experience")  # "Career Summary" right above posts
    ends = [first for first, _ in runs[1:]] + [section.last]
    if runs[0][0] > section.first:
        yield msgspec.structs.replace(section, last=runs[0][0])
    for (first, kind), last in zip(runs, ends, strict=True):
        heading = section.heading if first == section.first else ""
        yield Section(heading=heading, kind=kind, page=lines[first].page, first=first, last=last)


def _kind(entry: Entry) -> SectionKind | None:
    """Tell a post from a course of study; None for what is neither."""
    if entry.span is None:
        return None
    text = " | ".join([*entry.header, *entry.below[:1]])
    degree = read_degree(text)
    if title_score(text.replace(degree.text, "") if degree else text):
        return "experience" if is_range(entry.span) else None
    return "education" if degree or is_sure_organisation(text) else None
