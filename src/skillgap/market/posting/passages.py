"""Cut a posting into sentences, each with what its section and its own words make of the skills it names."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from skillgap.market.posting.rules import ReadingRules, SectionKind
from skillgap.market.posting.text import (
    aside_in,
    continues,
    heading_of,
    is_bullet,
    is_marked_heading,
    section_of,
    wrap_width,
)

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-Z(•])|(?<=[a-zà-ÿ)][.!?])(?=[A-ZÀ-Þ][a-zà-ÿ]{3,}[ ,])")
"""Also where the blank behind the stop was lost."""
_HEAD_WORDS = 4
_LEAD_WORDS = 18
_ABBREVIATION = re.compile(
    r"(?:\be\.?g|\bi\.?e|\betc|\bvs|\bb\.?s|\bm\.?s|\bsr|\bjr|\binc|\bno|\bz|\bz\.\s?b|\bbzw|\bca|\binkl|\bu\.\s?a)\.$",
    re.I,
)

_Block = tuple[int, int, SectionKind | None]
RequirementName = Literal["required", "preferred", "mentioned"]


class Passage(NamedTuple):
    """A sentence of a posting."""

    start: int
    end: int
    text: str
    section: SectionKind | None
    """None before the first heading and under headings that say nothing."""
    requirement: RequirementName


def passages_of(
    text: str, rules: ReadingRules, *, named: Sequence[int] = (), only_named: bool = False
) -> tuple[Passage, ...]:
    """Give the sentences that ask something of a person; sections about company and benefits are left out.

    `named` holds, ascending, where skills are named: a line that names one is no heading unless it is marked as one.
    With `only_named` sentences that name none are left out too, which saves most of the work.
    """
    found = []
    for start, end, section in _hardened(list(_blocks(text, rules, named))):
        for first, last in _sentences(text, start, end):
            if only_named and not _any_in(named, first, last):
                continue
            for start_, end_, firmness in _parts(text, first, last, section, rules):
                if words := " ".join(text[start_:end_].split()):
                    found.append(Passage(start_, end_, words, section, firmness))
    return tuple(found)


def _parts(
    text: str, first: int, last: int, section: SectionKind | None, rules: ReadingRules
) -> Iterator[tuple[int, int, RequirementName]]:
    """Cut what a sentence merely prefers from what it asks for."""
    sentence = text[first:last]
    cut = aside_in(sentence, rules) if section != "preferred" else None
    if cut is None:
        yield first, last, requirement_of(" ".join(sentence.split()), section, rules)
        return
    start, end = cut
    rest = f"{sentence[:start]} {sentence[end:]}"
    firmness = requirement_of(" ".join(rest.split()), section, rules)
    yield first, first + start, firmness
    yield first + start, first + end, "preferred"
    yield first + end, last, firmness


def requirement_of(sentence: str, section: SectionKind | None, rules: ReadingRules) -> RequirementName:
    """Tell how firmly a sentence asks for what it names."""
    if section == "preferred" or re.search(rules.cues.preferred, sentence, re.I):
        return "preferred"
    if section == "required" or re.search(rules.cues.firm, sentence, re.I):
        return "required"
    asks = re.search(rules.cues.required, sentence, re.I)
    if section is None and asks and not re.search(rules.cues.not_required, sentence, re.I):
        return "required"
    return "mentioned"


def _hardened(blocks: list[_Block]) -> list[_Block]:
    """Settle sections whose heading prefers softly: without any that requires, they are what the posting requires."""
    if all(section != "soft" for _, _, section in blocks):
        return blocks
    beside = any(section == "required" for _, _, section in blocks)
    kind: SectionKind = "preferred" if beside else "required"
    return [(start, end, kind if section == "soft" else section) for start, end, section in blocks]


def _blocks(text: str, rules: ReadingRules, named: Sequence[int]) -> Iterator[_Block]:
    """Yield bullets and paragraphs, wrapped lines joined, with their section."""
    wrapped = wrap_width(text)
    section: SectionKind | None = None
    outer: tuple[int, SectionKind | None] | None = None
    silent = False
    before = ""
    start = end = position = 0
    lines = text.split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        heads_list = _heads_list(line, below, rules)
        heading = heads_list or _heading(line, before, below, wrapped, rules)
        if heading and not heads_list and not is_marked_heading(line):
            heading = "" if _any_in(named, position, position + len(line)) else heading
        kind = section_of(heading, rules) if heading else None
        if kind == "preferred" and rules.soft.search(heading):
            kind = "soft"
        opens = bool(heading) and (
            kind is not None or bool(rules.silent.search(heading)) or is_marked_heading(line)
        )
        if opens or not continues(line, before, wrapped):
            if end > start and not silent:
                yield start, end, section
            start = position
        if outer and (heading or (is_bullet(line) and _indent(line) <= outer[0])):
            section, outer = outer[1], None
        if not heading and (opened := _opening(text[start : position + len(line)].strip(), rules)):
            section, silent = opened, False
        if opens:
            outer = (_indent(line), section) if heads_list else None
            silent = bool(rules.silent.search(heading)) and not rules.asked.search(heading)
            section = kind if kind or is_marked_heading(line) else section
            start = position + len(line)
        end = position + len(line)
        position += len(line) + 1
        before = line.strip()
    if end > start and not silent:
        yield start, end, section


def _heading(line: str, before: str, below: str, wrapped: int, rules: ReadingRules) -> str:
    """Give the words of a line that looks like a heading and is no item of a list nor the begin of a sentence."""
    heading = heading_of(line, before if wrapped else "", rules)
    if not heading or is_marked_heading(line):
        return heading
    goes_on = below[:1].islower() and bool(wrapped)
    return "" if goes_on or is_bullet(line) or re.match(rules.headings.never, heading, re.I) else heading


def _heads_list(line: str, below: str, rules: ReadingRules) -> str:
    """Give the words of an item that heads the items set further in below it: "- Nice to have"."""
    if not is_bullet(line) or not is_bullet(below) or _indent(below) <= _indent(line):
        return ""
    words = line.strip(" \t•●▪◦‣·*–+-:#_")
    few = len(words.split()) <= _HEAD_WORDS
    return words if few and section_of(words, rules) in ("preferred", "required") else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _any_in(places: Sequence[int], start: int, end: int) -> bool:
    """Tell whether one of the ascending places lies between start and end."""
    first = bisect.bisect_left(places, start)
    return first < len(places) and places[first] < end


def _opening(block: str, rules: ReadingRules) -> SectionKind | None:
    """Give the section that words open which are no heading: "Qualifications: 3 years in …", "It is ideal to know:"."""
    head, colon, rest = block.partition(":")
    most = _HEAD_WORDS if rest.strip() else _LEAD_WORDS
    if not colon or len(head.split()) > most or is_bullet(block):
        return None
    return section_of(head.strip(" *#_"), rules)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a block at the ends of sentences; a full stop after an abbreviation ends none."""
    first = start
    for hit in _SENTENCE_END.finditer(text, start, end):
        if not _ABBREVIATION.search(text[first : hit.start()]):
            yield first, hit.start()
            first = hit.end()
    yield first, end
