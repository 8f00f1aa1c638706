"""Find the person's name, and the line that says what the person is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from skillgap.documents import Line
from skillgap.patterns import regex
from skillgap.resume.outline.wording import kind_of
from skillgap.resume.person.details import (
    EMAIL,
    ICON,
    LINK,
    LONGEST,
    PRIVATE_GLYPH,
    SEPARATORS,
    is_detail,
    parts_of,
    without_details,
)
from skillgap.resume.places import is_place, split_place, title_score
from skillgap.resume.resume import Section
from skillgap.resume.vocabulary import alternation, compact, entry_words, phrases

_NAME_WORD = regex(r"^[^\W\d_][\w'’.\-]*$|^[\"“(][^\W\d_]+[\"”)]$")
_TOP = 3
"""Lines on which a name of unusual form is looked for."""
_OWN = frozenset({"contact", "summary", "other"})
"""Kinds of the sections in which a name may stand."""
_PARTICLE = 5
"""Letters that a word in small letters may have in a name: "van", "della"."""
_PLACE_LIKE = regex(
    r"(?:[^,]*\d[^,]*,\s*)?[^\W\d_a-zß-öø-ÿ]\w*(?: [^\W\d_a-zß-öø-ÿ]\w*)?, [^\W\d_a-zß-öø-ÿ]\w*(?: [^\W\d_a-zß-öø-ÿ]\w*)?"
    r"|[^,]*\d[^,]*,.*\d.*|.*\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b.*"
)
"""Two or three names parted by commas, or numbers on both sides of one: a place or a postal address."""
_PRONOUNS = regex(r"\s*\((?:she|he|they|her|him|them|hers|his|theirs|ze|hir|any|/|\s)+\)", re.I)


class _Patterns(NamedTuple):
    """What stands around a name and is no part of it."""

    paper: re.Pattern[str]
    """"Curriculum vitae" and the like."""
    around: re.Pattern[str]
    """The same before or behind a name, with what joins them."""
    suffix: re.Pattern[str]
    """Degrees and the like behind a name."""
    before: re.Pattern[str]
    """A label ("Name:") or a form of address ("Mrs") before a name."""


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    words = entry_words()
    paper = alternation(phrases(words.papers))
    return _Patterns(
        paper=regex(rf"\b(?:{paper})(?!\w)", re.I),
        around=regex(
            rf"^(?:{paper})(?:\s*[:–—-]\s*|\s+(?:of|for|von|de|di)\s+|\s+)|[\s:–—-]+(?:{paper})$", re.I
        ),
        before=regex(
            rf"^(?:(?:{alternation(phrases(words.name_labels))})\s*:\s*)?(?:(?:{alternation(phrases(words.name_prefixes))})\s+)?",
            re.I,
        ),
        suffix=regex(rf",?\s+(?:{alternation(phrases(words.name_suffixes))})\.?\s*$", re.I),
    )


def find_name(lines: Sequence[Line], area: Sequence[int], sections: Sequence[Section]) -> int | None:
    """Find the line with the name: the largest that could be one, else the first.

    Under a heading, where skills and employers stand, only a line larger than the heading is a name.
    """
    under = {index: section for section in sections if section.heading for index in _body(section)}
    possible = [
        index
        for index in area
        if not lines[index].bullet
        and (index not in under or _size(lines[index]) > _size(lines[under[index].first]))
        and could_be_name(lines[index].text)
    ]
    sure = [index for index in possible if not _names_post(lines[index].text)]
    if possible and _names_post(lines[possible[0]].text) and named_by_address(lines) == possible[0]:
        return possible[0]
    return min(sure, key=lambda index: (-_size(lines[index]), -_level(lines[index]), index), default=None)


def name_in_two(lines: Sequence[Line], area: Sequence[int], name_at: int | None) -> tuple[int, str] | None:
    """Join a name that a narrow column broke over two lines, both in the largest type; give its second line."""
    largest = max((lines[index].size or 0 for index in area), default=0)
    other = 0 if name_at is None else lines[name_at].size or 0
    for index in area:
        line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
        if not largest or below is None or line.size != largest or below.size != largest or other >= largest:
            continue
        text = f"{line.text} {below.text}"
        if line.column == below.column and len(text.split()) <= 4 and could_be_name(text):
            return index + 1, name_of(text)
    return None


def name_at_top(lines: Sequence[Line], email: str) -> tuple[int | None, str]:
    """Find a name of unusual form on one of the first lines: one word, small letters, "Last, First", other scripts."""
    local = compact(email.partition("@")[0])
    for index, line in enumerate(lines[:_TOP]):
        text = name_of(line.text)
        swapped = re.fullmatch(
            r"([^\W\d_][\w'’ -]{1,30}), ([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+){0,2})", line.text.strip()
        )
        words = text.split()
        if title_score(line.text) or kind_of(text) or is_place(line.text) or _patterns().paper.search(text):
            continue
        if swapped and (compact(swapped.group(1)) in local or compact(swapped.group(2)) in local):
            return index, f"{swapped.group(2)} {swapped.group(1)}"
        parts = [compact(word) for word in words]
        known = any(len(part) > 1 and part in local for part in parts)
        plain = all(_NAME_WORD.match(word) for word in words)
        if words and len(words) <= 4 and known and (plain or index == 0):
            return index, text
    return None, ""


def named_by_address(lines: Sequence[Line]) -> int | None:
    """Find a name whose words stand in an e-mail address or a profile link, wherever it stands."""
    text = "\n".join(line.text for line in lines if len(line.text) <= LONGEST)
    addresses = compact(" ".join([*EMAIL.findall(text), *LINK.findall(text)]))
    for index, line in enumerate(lines):
        words = [compact(word) for word in name_of(line.text).split()]
        if could_be_name(line.text) and sum(len(word) > 2 and word in addresses for word in words) >= 2:
            return index
    return None


def _body(section: Section) -> range:
    """Give the lines under a heading that tell of work and skills."""
    return range(0) if section.kind in _OWN else range(section.first + 1, section.last)


def _size(line: Line) -> float:
    return line.size or 0.0


def _level(line: Line) -> int:
    return 7 - line.heading if line.heading else 0


def name_of(text: str) -> str:
    """Cut what follows the name on its line, and titles behind it."""
    text = text[:LONGEST]
    first = _PRONOUNS.sub("", SEPARATORS.split(without_details(text))[0]).strip(" ,")
    first = _patterns().before.sub("", first)
    first = _patterns().around.sub("", split_place(first)[0]).strip(" ,")
    if re.fullmatch(r"(?:\S ){3,}\S", first):
        first = re.sub(r"(?<=[^\W\d_A-Z])(?=[A-Z])", " ", first.replace(" ", ""))
    while (shorter := _patterns().suffix.sub("", first).strip(" ,")) != first:
        first = shorter
    return first


def could_be_name(text: str) -> bool:
    """Tell whether a line may open with a person's name."""
    name = name_of(text)
    words = name.split()
    if (
        not 2 <= len(words) <= 6
        or len(name) > 50
        or kind_of(name)
        or is_place(name)
        or _patterns().paper.search(name)
    ):
        return False
    if not all(_NAME_WORD.match(word) for word in words):
        return False
    small = [word for word in words if word[0].isalpha() and not word[0].isupper()]
    if len(words) - len(small) < 2 or any(len(word) > _PARTICLE for word in small):
        return False
    return not title_score(name) or title_score(words[0]) == 0 == title_score(" ".join(words[:-1]))


def _names_post(text: str) -> bool:
    return title_score(name_of(text)) > 0


def find_headline(lines: Sequence[Line], area: Sequence[int], name_at: int | None) -> str:
    """Give the first line under the name that is neither a detail nor a place nor a heading."""
    if name_at is None:
        return ""
    beside = [part for part in SEPARATORS.split(lines[name_at].text)[1:] if title_score(part)]
    if beside:
        return beside[0].strip(" ,")
    for index in area:
        if not name_at < index <= name_at + 3:
            continue
        text = ICON.sub("", without_details(lines[index].text)).strip()
        if is_detail(lines[index].text) and title_score(text):
            text = " | ".join(part for part in parts_of(text) if not is_place(part))
        if kind_of(text) or not any(map(str.isalpha, text)) or _is_address(text):
            continue
        if not title_score(text) and (is_detail(lines[index].text) or any(map(is_place, parts_of(text)))):
            continue
        words = len(text.split())
        return text if words <= 16 and not text.endswith(".") and not _patterns().paper.search(text) else ""
    return ""


def headline_apart(lines: Sequence[Line], sections: Sequence[Section]) -> str:
    """Give a line that names a post and opens a contact section of its own, away from the name."""
    openings = [section.first for section in sections if section.kind == "contact" and not section.heading]
    texts = (lines[index].text for index in openings if index > 0)
    return next((text for text in texts if title_score(text)), "")


def _is_address(text: str) -> bool:
    """Tell a place, or a street with its number, from what a person is."""
    for part in parts_of(PRIVATE_GLYPH.sub(" ", text)):
        plain, place = split_place(part)
        if not title_score(part) and _PLACE_LIKE.fullmatch(part):
            return True
        if len(plain) > 2 and not is_place(plain):
            return (bool(place) and not title_score(plain)) or plain[:1].isdecimal()
    return True
