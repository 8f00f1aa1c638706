"""Find who the resume is about and how to reach them."""

from __future__ import annotations

from collections.abc import Sequence

from skillgap.documents import Document, Line
from skillgap.patterns import regex
from skillgap.resume.outline.wording import kind_of
from skillgap.resume.person.details import (
    EMAIL,
    LONGEST,
    find_links,
    find_phone,
    is_detail,
    lone_phone,
    mail_link,
    parts_of,
    phone_link,
)
from skillgap.resume.person.name import (
    find_headline,
    find_name,
    headline_apart,
    name_at_top,
    name_in_two,
    name_of,
    named_by_address,
)
from skillgap.resume.places import is_known_place, is_organisation, is_place, split_place, title_score
from skillgap.resume.resume import Contact, Section

_TOP_LINES = 25
_WITH_DIGIT = regex(r"\S*\d\S*")
"""A house number, or a part of a postal code."""


def find_contact(document: Document, sections: Sequence[Section]) -> tuple[Contact, str]:
    """Give the contact details and the headline, the line under the name that says what the person is."""
    lines = document.lines
    area = _contact_lines(lines, sections)
    name_at = find_name(lines, area, sections)
    if name_at is None:
        name_at = named_by_address(lines)
        area = [*area, *range(name_at, min(name_at + 4, len(lines)))] if name_at is not None else area
    name = name_of(lines[name_at].text) if name_at is not None else ""
    if broken := name_in_two(lines, area, name_at):
        name_at, name = broken
    text = _text(lines, area)
    email = EMAIL.search(text) or EMAIL.search(document.text)
    if name_at is None and email:
        name_at, name = name_at_top(lines, email.group())
    contact = Contact(
        name=name,
        email=email.group().strip(".") if email else mail_link(document.links),
        phone=find_phone(text) or phone_link(document.links) or lone_phone(lines),
        location=_location(lines, area, name_at),
        links=find_links(text, document.links),
    )
    return contact, find_headline(lines, area, name_at) or headline_apart(lines, sections)


def _text(lines: Sequence[Line], area: Sequence[int]) -> str:
    """Join the lines of the area, closing addresses that a narrow column broke."""
    text = ""
    for index in area:
        line = lines[index].text[:LONGEST].strip()
        last = text.rsplit("\n", 1)[-1].rsplit(" ", 1)[-1]
        broken = "@" in last or "/" in last or line.startswith("@")
        if (
            broken
            and " " not in line
            and "//" not in line
            and (last.endswith(("-", "/", ".", "@", "_")) or _is_tail(line))
        ):
            text += line
        else:
            text += f"\n{line}" if text else line
    return text


def _is_tail(text: str) -> bool:
    """Tell the broken-off end of an address from a word of its own."""
    return text.startswith(("@", "-", ".", "/", "_")) or (
        text.islower() and text.isalpha() and len(text) <= 3
    )


def _contact_lines(lines: Sequence[Line], sections: Sequence[Section]) -> list[int]:
    """List the lines contact details stand in: the contact sections, else the top of the document."""
    area = [
        index
        for section in sections
        if section.kind == "contact"
        for index in range(section.first, section.last)
    ]
    if len(area) < 2:
        area += [index for index in range(min(_TOP_LINES, len(lines))) if index not in area]
    return area


def _location(lines: Sequence[Line], area: Sequence[int], name_at: int | None) -> str:
    """Find the part of the contact lines that names a place; else what is left of the line with the details."""
    for index in area:
        for part in _details_of(lines[index].text):
            if is_place(part) and index != name_at:
                return part
            if index == name_at and split_place(part)[1]:
                return split_place(part)[1]
    for index in area:
        parts = parts_of(lines[index].text)
        rest = [part for part in parts if not is_detail(part)]
        if len(parts) > len(rest) >= 1 and index != name_at and _could_be_place(rest[-1]):
            return rest[-1]
    towns = (_town_in(lines[index].text) for index in area if index != name_at)
    return next((town for town in towns if town), "")


def _details_of(text: str) -> list[str]:
    """Split a line of details, where a slash parts them too: "ada@example.com / Leeds, UK"."""
    return parts_of(text.replace(" / ", " | ") if is_detail(text) else text)


def _town_in(text: str) -> str:
    """Give the town, and what it lies in, of a postal address: "4 Elm Street, Leeds LS1 4AP, United Kingdom"."""
    if not any(map(str.isdigit, text)) or len(text) > LONGEST or title_score(text):
        return ""
    for line in parts_of(text):
        plain = [part for text in line.split(",") if (part := _WITH_DIGIT.sub("", text).strip())]
        named = [part for part in plain if is_known_place(part)]
        if named and len(plain) > 1:
            return split_place(", ".join(plain))[1] or ", ".join(named)
    return ""


def _could_be_place(text: str) -> bool:
    return (
        not title_score(text)
        and (not is_organisation(text) or bool(split_place(text)[1]))
        and len(text.split()) <= 6
        and text[:1].isupper()
        and kind_of(text) is None
    )
