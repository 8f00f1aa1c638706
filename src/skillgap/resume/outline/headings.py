"""Tell headings from the lines they head: by their words first, by their looks where words do not decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from skillgap.documents import Line
from skillgap.resume.dates.spans import find_spans
from skillgap.resume.outline.wording import clean, kind_by_part, kind_of, known_words
from skillgap.resume.resume import SectionKind
from skillgap.resume.vocabulary import compact, mentions

_LONGEST = 64
_MOST_WORDS = 8
_TOP = 25
_SEEN = 400
"""Letters of a line that are looked at."""
_FRAMES = frozenset("[]<>|#*=~_-—–+")


class Heading(NamedTuple):
    """A heading found: where, how written and what it is about."""

    at: int
    text: str
    kind: SectionKind
    known: bool
    """False when only the looks make it a heading."""
    inline: bool = False
    """True when the section's text goes on behind the heading on the same line."""


class _Look(NamedTuple):
    """What a line looks like, as far as headings differ from other lines."""

    level: int
    size: float
    bold: bool
    upper: bool
    frame: str = ""
    """Signs around the words, such as "[" and "]", or the colon behind them."""


def find_headings(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """Find the section headings of a document, in order.

    Words that also stand in lists and sentences ("Languages", "Research") count only on lines that look like the
    other headings. Lines with a heading's looks and unknown wording are headings about something else.
    """
    body = _body_size(lines)
    looks = [_look(line, body) for line in lines]
    known = {
        index: found
        for index, line in enumerate(lines)
        if (found := _known(index, lines, looks[index])) is not None
    }
    shared = _heading_looks(known, looks)
    accepted = []
    for index, line in enumerate(lines):
        heading = known.get(index)
        if heading is not None and _stands_out(heading, lines, looks, shared):
            accepted.append(heading)
        elif (
            heading is None
            and (accepted or looks[index].level or _below_details(index, lines))
            and _looks_like_one(index, lines, looks, shared)
        ):
            text = clean(line.text)
            accepted.append(Heading(index, text, kind_by_part(text) or "other", known=False))
    return _settle(_whole(accepted, looks), lines)


def _whole(found: Sequence[Heading], looks: Sequence[_Look]) -> list[Heading]:
    """Join headings that a narrow column broke over two lines ("Academic" over "Qualifications")."""
    joined: list[Heading] = []
    for heading in found:
        above = joined[-1] if joined else None
        if above is not None and above.at + 1 == heading.at and looks[above.at] == looks[heading.at]:
            kind = kind_of(text := f"{above.text} {heading.text}")
            if kind is not None and not above.inline:
                joined[-1] = above._replace(text=text, kind=kind, known=True)
                continue
        joined.append(heading)
    return joined


def _known(index: int, lines: Sequence[Line], look: _Look) -> Heading | None:
    """Read a line as a heading of known wording, alone or with its text behind a colon.

    A line that opened with a bullet may be one behind an icon; then it must look like a heading and name nothing
    that lists name too.
    """
    line = lines[index]
    text = line.text[:_SEEN].strip()
    whole = clean(text)
    framed = look.frame not in ("", ":")
    if not text or (line.bullet and not framed and not (_prominent(look) and not _is_weak(whole))):
        return None
    if (
        whole
        and len(whole) <= _LONGEST
        and len(whole.split()) <= _MOST_WORDS
        and not text.endswith((".", ",", ";"))
    ):
        kind = kind_of(whole)
        small = whole[0].islower() and not (line.heading or line.bold)
        if kind is not None and (not small or _alone(index, lines) or _lists_languages(kind, index, lines)):
            return Heading(index, whole, kind, known=True)
    label, colon, rest = text.partition(":")
    if colon and rest.strip() and label.strip().isupper() and len(label.split()) <= 4:
        kind = kind_of(clean(label))
        if kind is not None:
            return Heading(index, clean(label), kind, known=True, inline=True)
    return None


def _body_size(lines: Sequence[Line]) -> float:
    """Give the font size most letters have; 0 where the format does not say."""
    letters: Counter[float] = Counter()
    for line in lines:
        if line.size is not None:
            letters[round(line.size, 1)] += len(line.text)
    return max(letters, key=lambda size: (letters[size], -size)) if letters else 0.0


def _look(line: Line, body: float) -> _Look:
    size = round((line.size or body) / body, 1) if body else 1.0
    letters = [letter for letter in line.text if letter.isalpha()]
    upper = len(letters) > 2 and all(letter.isupper() for letter in letters)
    return _Look(line.heading, size, line.bold, upper, _frame(line))


def _frame(line: Line) -> str:
    """Give the signs a line is framed by; a bullet and a full stop are none."""
    text = line.text.removeprefix("• ") if line.bullet else line.text
    if not text or len(text) > _LONGEST:
        return ""
    first, last = text[0], text[-1]
    return (first if first in _FRAMES else "") + (last if last in _FRAMES or last == ":" else "")


def _prominent(look: _Look) -> bool:
    return bool(look.level or look.bold or look.upper or look.size >= 1.1 or look.frame)


def _heading_looks(known: dict[int, Heading], looks: Sequence[_Look]) -> dict[_Look, float]:
    """Give the looks headings of sure wording share, with the part of all lines of that look they make up.

    Where the format itself marks headings, two of weak wording are as good as a sure one.
    """
    weak = known_words().weak
    named: Counter[_Look] = Counter(looks[index] for index, heading in known.items() if not heading.inline)
    sure = [
        looks[index]
        for index, heading in known.items()
        if not heading.inline and (compact(heading.text) not in weak or _marked_twice(looks[index], named))
    ]
    every = Counter(looks)
    return {look: named[look] / every[look] for look in sure if _prominent(look)}


def _marked_twice(look: _Look, named: Counter[_Look]) -> bool:
    """Tell the look of a level of marked headings that two known ones share."""
    return look.level > 0 and named[look] > 1


def _stands_out(
    heading: Heading, lines: Sequence[Line], looks: Sequence[_Look], shared: dict[_Look, float]
) -> bool:
    """Decide whether a line of known wording is a heading here."""
    look = looks[heading.at]
    levels = [other.level for other in shared if other.level]
    if look.level:
        return look.level <= max(levels, default=look.level)
    if heading.inline:
        return not levels and all(other.upper for other in shared)
    if look in shared:
        return True
    weak = _is_weak(heading.text)
    if not shared:
        return (
            not weak or _opens_block(heading.at, lines) or _lists_languages(heading.kind, heading.at, lines)
        )
    if look.upper or look.size >= 1.1:
        return not weak or (not levels and look.size >= min(other.size for other in shared))
    if not weak and _opens_block(heading.at, lines):
        return True
    return not weak and (
        look.bold or all(other.upper and not other.bold and other.size == 1 for other in shared)
    )


def _is_weak(text: str) -> bool:
    return compact(text) in known_words().weak


def _alone(index: int, lines: Sequence[Line]) -> bool:
    """Tell a heading in small letters from the last word of a sentence: a paragraph starts or a sentence ended."""
    if _is_weak(lines[index].text) or index + 1 == len(lines):
        return False
    above = lines[index - 1] if index else None
    return above is None or above.block != lines[index].block or above.text.endswith((".", "!"))


def _lists_languages(kind: SectionKind, index: int, lines: Sequence[Line]) -> bool:
    """Tell a heading over spoken languages by the line below it."""
    below = lines[index + 1].text[:_SEEN] if index + 1 < len(lines) else ""
    return kind == "languages" and bool(mentions(below, known_words().languages))


def _opens_block(index: int, lines: Sequence[Line]) -> bool:
    """Tell whether a line starts a paragraph that goes on, or stands alone before another."""
    if index + 1 == len(lines) or len(lines[index].text.split()) > 3:
        return False
    return index == 0 or lines[index - 1].block != lines[index].block


def _looks_like_one(
    index: int, lines: Sequence[Line], looks: Sequence[_Look], shared: dict[_Look, float]
) -> bool:
    """Decide whether a line of unknown wording is a heading by its looks alone."""
    look, line = looks[index], lines[index]
    if len(line.text) > _LONGEST:
        return False
    text = clean(line.text)
    if look not in shared or line.bullet or index == 0 or not text or not any(map(str.isalpha, text)):
        return False
    if look.level:
        return shared[look] >= 0.4 and len(text.split()) <= _MOST_WORDS
    if shared[look] < 0.6 or len(text.split()) > 5 or "," in text or "@" in text:
        return False
    follows = lines[index + 1].text if index + 1 < len(lines) else ""
    return text[0].isupper() and not find_spans(line.text) and bool(follows) and not find_spans(follows)


def _below_details(index: int, lines: Sequence[Line]) -> bool:
    """Tell whether contact details stand above a line and running text below it."""
    above = any("@" in line.text for line in lines[: min(index, _TOP)])
    return above and index + 1 < len(lines) and len(lines[index + 1].text.split()) > 8


def _settle(found: Sequence[Heading], lines: Sequence[Line]) -> tuple[Heading, ...]:
    """Decide what depends on the neighbours: spoken or programming languages, "About me", subheadings."""
    settled: list[Heading] = []
    for place, heading in enumerate(found):
        end = found[place + 1].at if place + 1 < len(found) else len(lines)
        kind: SectionKind | None = heading.kind
        if kind == "languages":
            kind = _languages_kind(heading, lines[heading.at : end], settled)
        elif compact(heading.text) in known_words().lists and _is_list(lines[heading.at + 1 : end]):
            kind = "skills"
        elif compact(heading.text) in known_words().about and any(
            other.kind == "experience" for other in settled
        ):
            kind = "interests"
        if kind is not None:
            settled.append(heading._replace(kind=kind))
    return tuple(settled)


def _is_list(lines: Sequence[Line]) -> bool:
    """Tell words between commas from projects, which have a name and text below."""
    text = " ".join(line.text[:_SEEN] for line in lines[:3])
    return (
        text.count(",") >= 2
        and not find_spans(text)
        and not any(line.text.endswith(".") for line in lines[:3])
    )


def _languages_kind(heading: Heading, lines: Sequence[Line], before: Sequence[Heading]) -> SectionKind | None:
    """Tell spoken languages from programming languages by what stands below; None for a label among skills."""
    content = " ".join(line.text[:_SEEN] for line in lines[:6])
    if not heading.inline:
        content = content[len(lines[0].text) :]
    if mentions(content, known_words().languages) or not content.strip():
        return "languages"
    return None if before and before[-1].kind == "skills" else "skills"
