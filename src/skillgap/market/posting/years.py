"""Read the years of experience a posting asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from skillgap.market.posting.rules import YEAR_WORDS, ReadingRules
from skillgap.market.posting.text import aside_in, heading_of, is_bullet, section_of, unwrapped

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])")


class _Years(NamedTuple):
    """Years one sentence asks for."""

    least: int
    level: int
    preferred: bool


class YearsAsked(NamedTuple):
    """Years of experience asked for."""

    least: int | None
    """The fewest that are accepted; None where none are stated."""
    level: int | None
    """Those that tell the level: what is asked of the lowest degree where a higher one needs fewer."""


def years_asked(text: str, rules: ReadingRules) -> YearsAsked:
    """Give the years of experience asked for, of all sentences the most.

    Years that are merely preferred, by their sentence or their section, count only where no others are stated; years
    that stand in for a degree count nowhere. A text that asks for no experience asks for none at all.
    """
    if not _speaks_of_years(text):
        return _without(text, rules)
    lines = unwrapped(text)
    firm: list[_Years] = []
    soft: list[_Years] = []
    for number, line in enumerate(lines):
        if not _speaks_of_years(line):
            continue
        for sentence in _SENTENCE.split(line):
            for years in _of_sentence(sentence, rules):
                (soft if years.preferred or _is_extra(lines, number, rules) else firm).append(years)
    found = firm or soft
    if not found:
        return _without(text, rules)
    return YearsAsked(max(one.least for one in found), max(one.level for one in found))


def _without(text: str, rules: ReadingRules) -> YearsAsked:
    """Tell a text that asks for no experience from one that says nothing."""
    return YearsAsked(0, 0) if rules.no_years.search(text.casefold()) else YearsAsked(None, None)


def _speaks_of_years(text: str) -> bool:
    """Tell whether a text holds a word for years at all, which costs little to see."""
    small = text.casefold()
    return any(word in small for word in YEAR_WORDS)


def _of_sentence(sentence: str, rules: ReadingRules) -> Iterator[_Years]:
    """Yield the years a sentence asks for and those it merely prefers.

    Of several it asks for the fewest where they are alternatives ("or", one for each degree), else the most: "10+ years
    of experience, 5 of them with SQL".
    """
    start, end = aside_in(sentence, rules) or (len(sentence), len(sentence))
    found = list(years_in(sentence, rules))
    inside = [years for years, place in found if start < place <= end]
    rest = [(years, place) for years, place in found if not start < place <= end]
    if rest:
        between = sentence[rest[0][1] : rest[-1][1]]
        given = [years for years, _ in rest]
        least = min(given) if re.search(rules.years_either, between, re.I) else max(given)
        level = max(given) if re.search(rules.years_degrees, between, re.I) else least
        words = f"{sentence[:start]} {sentence[end:]}"
        yield _Years(least, level, bool(re.search(rules.years_preferred, words, re.I)))
    if inside:
        yield _Years(min(inside), min(inside), True)


def years_in(sentence: str, rules: ReadingRules) -> Iterator[tuple[int, int]]:
    """Yield each number of years of experience a sentence asks for, with where it ends."""
    for hit in rules.years_pattern.finditer(sentence):
        near = sentence[max(0, hit.start() - rules.years_reach) : hit.end() + rules.years_reach]
        low = hit["low"].casefold()
        years = rules.numbers.get(low) if low in rules.numbers else int(low)
        if years is None or years > rules.years_most or re.search(rules.years_not, near, re.I):
            continue
        before = sentence[: hit.start()]
        if re.search(rules.years_instead, before, re.I) or re.search(rules.years_ceiling, before, re.I):
            continue
        if re.search(rules.years_near, near, re.I):
            yield years, hit.end()


def _is_extra(lines: Sequence[str], number: int, rules: ReadingRules) -> bool:
    """Tell whether the section a line stands in lists what is merely preferred."""
    for index in range(number - 1, -1, -1):
        heading = heading_of(lines[index], lines[index - 1].strip() if index else "", rules)
        kind = section_of(heading, rules) if heading and not is_bullet(lines[index]) else None
        if kind is not None:
            return kind == "preferred"
    return False
