"""Read the posts held from the sections that list them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skillgap.documents import Document, Line
from skillgap.month import Month, merged_months
from skillgap.resume.history.breaks import is_break
from skillgap.resume.history.commas import Role
from skillgap.resume.history.entries import Entry, group
from skillgap.resume.history.roles import Layout, names_something, read_role
from skillgap.resume.lines import is_header, is_name
from skillgap.resume.places import STRONG, at_commas, is_place, split_city, title_score, without_places
from skillgap.resume.resume import Position, Section, SectionKind, Span

POSITION_KINDS: frozenset[SectionKind] = frozenset({"experience", "volunteering", "teaching"})
_UNDATED = Span(start=None, end=None)


def find_positions(document: Document, sections: Sequence[Section]) -> tuple[Position, ...]:
    """Read the positions of all sections that hold them, in document order; breaks from work are left out."""
    found: list[Position] = []
    for section in sections:
        if section.kind in POSITION_KINDS:
            found += _in_section(document.lines, section)
    return tuple(found)


def _in_section(lines: Sequence[Line], section: Section) -> list[Position]:
    start = section.first + 1 if section.heading else section.first
    entries = _without_nested(group(lines, start, section.last))
    if not entries:
        return _undated(lines, start, section) if section.kind == "experience" else []
    layout = _layout(entries)
    found: list[Position] = []
    shared, grouped = "", False
    for place, entry in enumerate(entries):
        if is_break(entry.header or entry.below):
            continue
        role = read_role(entry, layout)
        following = entries[place + 1] if place + 1 < len(entries) else None
        if _heads_a_group(role, entry, following):
            shared, grouped = role.employer or role.title, True
            continue
        if shared and (grouped or _is_continued(entry, layout)):
            role = read_role(entry, layout, employer=shared)
        if not _is_continued(entry, layout):
            grouped = grouped and role.employer == shared
            shared = role.employer if layout.above or grouped else ""
        found.append(_position(role, entry, section))
    return [position for position in found if position.title or position.employer]


def _without_nested(entries: Sequence[Entry]) -> list[Entry]:
    """Fold dated lines inside a post that name no post themselves (a project, a phase) into the post above.

    Only where the section's other entries name theirs, and only for times within the post's own.
    """
    titled = [any(title_score(text) for text in (*entry.header, *entry.below)) for entry in entries]
    kept: list[Entry] = []
    post: Entry | None = None
    for entry, names_post in zip(entries, titled, strict=True):
        if post is not None and not names_post and _is_remark(entry) and _within(entry.span, post.span):
            kept[-1] = kept[-1]._replace(last=entry.last)
            continue
        post = entry if names_post else None
        kept.append(entry)
    return kept


def _is_remark(entry: Entry) -> bool:
    """Tell whether an entry's header is a single name with a date and text below it."""
    names = any(is_name(text) for text in entry.below)
    single = len(entry.header) == 1 and entry.above == 0 and not is_break(entry.header)
    return (
        single
        and not names
        and entry.last > entry.dated + 1
        and not re.search(r",|\s[|·–—-]\s", entry.header[0])
    )


def _within(inner: Span | None, outer: Span | None) -> bool:
    if inner is None or outer is None or inner.start is None or outer.start is None:
        return False
    ends = outer.current or (inner.end is not None and outer.end is not None and inner.end <= outer.end)
    year = inner.precision == "year" and inner.start.year == outer.start.year
    return (inner.start >= outer.start or year) and ends


def _position(role: Role, entry: Entry, section: Section) -> Position:
    return Position(
        title=role.title,
        employer=role.employer,
        location=role.location,
        span=entry.span or _UNDATED,
        first=entry.first,
        last=entry.last,
        kind=section.kind,
    )


def _layout(entries: Sequence[Entry]) -> Layout:
    """Learn from all entries whether employers come first and whether lines below the date belong to the header."""
    votes = below = places = titled = last = 0
    for entry in entries:
        texts = [*entry.header, *entry.below][:2]
        if len(entry.header) == 1 and _has_fields(entry.header[0]):
            texts = STRONG.split(entry.header[0])[:2]
        if len(texts) == 2:
            first, second = (title_score(text) > 0 for text in texts)
            votes += int(second and not first) - int(first and not second)
        single = len(entry.header) <= 1
        below += bool(
            single and entry.below and names_something(entry.below[0]) and not is_place(entry.below[0])
        )
        titled += any(map(title_score, [*entry.header, *entry.below[:1]]))
        last += any(
            is_place(STRONG.split(text)[-1].strip(" ,")) for text in entry.header if _has_fields(text)
        )
        places += _has_place_behind([*entry.header, *entry.below[:1]])
    return Layout(
        employer_first=votes > 0 or not titled,
        below_both=_has_both_below(entries),
        bare=_is_bare(entries),
        below=3 * below >= 2 * len(entries),
        above=max(entry.above for entry in entries),
        place_last=last > 0,
        place_behind=len(entries) > 1 and 3 * places >= 2 * len(entries),
    )


def _has_both_below(entries: Sequence[Entry]) -> bool:
    """Tell whether two lines stand under each date, the first of which a title fills at least once."""
    two = len(entries) > 1 and all(not entry.header and len(entry.below) > 1 for entry in entries)
    firsts = [entry.below[0] for entry in entries] if two else []
    return any(title_score(text) and len(at_commas(text)) == 1 and not _has_fields(text) for text in firsts)


def _is_bare(entries: Sequence[Entry]) -> bool:
    """Tell whether no entry names a place and most are told in two parts at most."""
    texts = [text for entry in entries for text in (*entry.header, *entry.below[:1])]
    parts = [at_commas(part) for text in texts for part in STRONG.split(text)]
    placed = any(is_place(", ".join(each)) or without_places(each)[1] for each in parts)
    return not placed and 2 * sum(len(each) == 2 for each in parts) > len(parts)


def _has_fields(text: str) -> bool:
    return len(STRONG.split(text)) > 1


def _has_place_behind(texts: Sequence[str]) -> bool:
    """Tell whether a line ends in a place without a separator, and no place stands apart."""
    parts = [part for text in texts for part in STRONG.split(text)]
    return not any(map(is_place, parts)) and any(split_city(part.split(",")[0]) for part in parts)


def _is_continued(entry: Entry, layout: Layout) -> bool:
    """Tell whether an entry lacks the line above its date that names the employer of several titles."""
    return entry.above < layout.above


def _heads_a_group(role: Role, entry: Entry, following: Entry | None) -> bool:
    """Tell an employer's own line with its total time from a post: titles with dates follow at once, inside it."""
    if following is None or title_score(role.title) or following.first > entry.dated + 2:
        return False
    inner, outer = following.span, entry.span
    if inner is None or outer is None or inner.start is None or outer.start is None:
        return False
    return inner.start >= outer.start and any(title_score(text) for text in following.header)


def _undated(lines: Sequence[Line], first: int, section: Section) -> list[Position]:
    """Read posts without any dates: short lines that name a post, with text below."""
    starts = [
        index
        for index in range(first, section.last)
        if is_header(lines[index]) and title_score(lines[index].text) and len(lines[index].text.split()) <= 10
    ]
    found = []
    for place, index in enumerate(starts):
        last = starts[place + 1] if place + 1 < len(starts) else section.last
        below = tuple(line.text for line in lines[index + 1 : min(last, index + 2)] if is_header(line))
        entry = Entry((lines[index].text,), 0, below, None, index, index, last)
        role = read_role(entry, Layout())
        found.append(_position(role, entry, section))
    return found


def experience_months(positions: Sequence[Position], *, today: Month) -> int:
    """Count the calendar months worked, each month once.

    Overlapping jobs are common (freelance beside employment); adding their lengths would invent seniority. Only
    positions of experience sections with both dates count, and no month after `today`.
    """
    spans: list[tuple[Month, Month]] = []
    for position in positions:
        start, end = position.span.start, position.span.until(today)
        if position.kind == "experience" and start is not None and end is not None:
            spans.append((start, min(end, today)))
    return merged_months(spans)
