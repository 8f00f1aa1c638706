"""A text with its lines, paragraphs and sentences, the ground on which words are judged."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence
from functools import cached_property

import msgspec

from skillgap.documents import Line
from skillgap.patterns import regex
from skillgap.resume import Resume
from skillgap.skills.names.places import Places
from skillgap.skills.names.surfaces import plain

_FULL = 0.85
"""A line is taken to run on when it and the next word would fill this share of its column's width."""
_PARAGRAPH = 3
_NARROW = 20
"""A block of fewer lines, or of shorter ones, does not tell how wide its text was set."""
_LABEL = regex(r"\s*[^\W\d_][^:.!?]{1,40}:(?:\s|$)")
_SENTENCE_END = regex(r"[.!?][\"”')\]]*\s+(?=[\"“'(\[•]*[^\W\d_a-zà-öø-ÿ])")
_NO_END = regex(r"(?:\b(?:e\.g|i\.e|dr|prof|mr|mrs|ms|st|vs|no|approx|incl|resp)|(?<![^\W_])[A-Z])\.$", re.I)
_OPEN = regex(
    r"a|an|the|of|in|on|at|by|for|with|without|from|to|into|over|under|"
    r"between|and|or|nor|but|as|than|that|which|who|whose|while|because|if|"
    r"i|we|have|has|had|never|not|no|any|some|is|are|was|were|be|been|"
    r"my|our|their|its|his|her|this|these|using|via|per|including",
    re.I,
)
"""Words that end no sentence and no item."""
_PERIOD = regex(
    r"(?:[-–—]|\b(?:to|until|till|bis))\s*(?:[^\W\d_]{3,9}\.? |\d{1,2}[./-])?(?:\d{4}(?:[./-]\d{1,2})?|present|now|today|current)\)?$",
    re.I,
)
"""The end of a stretch of time, which closes the line of a post."""
_LONGEST_PERIOD = 24
_BULLET = regex(r"\s*[•●▪◦‣*–-]\s")


class Row(msgspec.Struct, frozen=True):
    """One line of a passage."""

    start: int
    end: int
    section: str
    """Kind of the section; "" in a text that is no resume."""
    heading: str
    """Heading of the section, lower case."""
    page: int
    number: int
    soft: bool
    """True when the line goes on in the next one, so that a name may cross its end."""
    hard: bool = False
    """True when nothing crosses its end: a bullet, block or section begins after it. Between the two, in a narrow
    column, only a long name is believed to go on."""


class Passage(msgspec.Struct, frozen=True, dict=True):
    """A text cut into lines; offsets count characters of `text`."""

    text: str
    rows: tuple[Row, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [row.start for row in self.rows]

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Runs of lines that go on into each other, as offsets."""
        runs: list[tuple[int, int]] = []
        start = None
        for row in self.rows:
            start = row.start if start is None else start
            if not row.soft:
                runs.append((start, row.end))
                start = None
        if start is not None:
            runs.append((start, self.rows[-1].end))
        return runs

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Sentences, or lines where a text has none, as offsets in order."""
        found: list[tuple[int, int]] = []
        ends = [match.span() for match in _SENTENCE_END.finditer(self.text)]
        at = 0
        for start, end in self.paragraphs:
            position = start
            while at < len(ends) and ends[at][0] < end:
                mark, stop = ends[at]
                at += 1
                if stop < end and not _NO_END.search(self.text, max(start, mark - 8), mark + 1):
                    found.append((position, stop))
                    position = stop
            found.append((position, end))
        return found

    @cached_property
    def flowing(self) -> str:
        """The text with a space for the end of each line that goes on, every character in its place."""
        parts: list[str] = []
        done = 0
        for row in self.rows:
            if row.soft:
                parts.append(self.text[done : row.end])
                done = row.end + 1
        return " ".join([*parts, self.text[done:]]) if parts else self.text

    @cached_property
    def low(self) -> str:
        """The flowing text in plain small letters, every character in its place."""
        return plain(self.flowing)

    @cached_property
    def places(self) -> Places:
        """Where fragments stand."""
        return Places(self.low)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    def paragraph_at(self, offset: int) -> tuple[int, int]:
        """Give the run of lines an offset lies in."""
        at = bisect_right(self._paragraph_starts, offset)
        return self.paragraphs[at - 1 if at else 0]

    @cached_property
    def breaks(self) -> dict[int, bool]:
        """Offsets of the newlines a name does not easily cross → whether none crosses at all."""
        return {row.end: row.hard for row in self.rows if not row.soft}

    def row_index(self, offset: int) -> int:
        """Give the index of the line an offset lies in."""
        at = bisect_right(self._starts, offset)
        return at - 1 if at else 0

    def row_at(self, offset: int) -> Row:
        """Give the line an offset lies in."""
        return self.rows[self.row_index(offset)]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Give the sentence an offset lies in."""
        at = bisect_right(self._sentence_starts, offset)
        return self.sentences[at - 1 if at else 0]


def passage_of_resume(resume: Resume) -> Passage:
    """Lay out a resume; a line goes on in the next only inside its block and section."""
    lines, offsets = resume.document.lines, resume.document.offsets
    kinds = ["other"] * len(lines)
    headings = [""] * len(lines)
    for section in resume.sections:
        for index in range(section.first, min(section.last, len(lines))):
            kinds[index], headings[index] = section.kind, section.heading.lower()
    starts = {edge for section in resume.sections for edge in (section.first, section.first + 1)}
    starts |= {position.first for position in resume.positions}
    items = _items(lines, starts)
    widths = _widths(lines, items)
    rows = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        hard = following is None or index + 1 in starts or _parts(line, following)
        soft = (
            following is not None
            and not hard
            and _goes_on(line.text, following.text, widths[index], item=items[index])
        )
        end = offsets[index] + len(line.text)
        rows.append(
            Row(offsets[index], end, kinds[index], headings[index], line.page, line.number, soft, hard)
        )
    return Passage(resume.document.text, tuple(rows))


def passage_of_text(text: str) -> Passage:
    """Lay out a plain text, such as a posting: one section, lines as written."""
    rows: list[Row] = []
    written = text.split("\n")
    width = max(map(len, written))
    position = 0
    for index, line in enumerate(written):
        following = written[index + 1] if index + 1 < len(written) else ""
        hard = not line.strip() or not following.strip() or bool(_BULLET.match(following))
        soft = not hard and _goes_on(line, following, width)
        rows.append(Row(position, position + len(line), "", "", 1, index + 1, soft, hard))
        position += len(line) + 1
    return Passage(text, tuple(rows))


def _items(lines: Sequence[Line], starts: Container[int]) -> list[bool]:
    """Tell for each line whether it is part of what a bullet begins."""
    found: list[bool] = []
    for index, line in enumerate(lines):
        inside = bool(found) and found[-1] and index not in starts and not _parts(lines[index - 1], line)
        found.append(line.bullet or inside)
    return found


def _widths(lines: Sequence[Line], items: Sequence[bool]) -> list[int]:
    """Give each line the width, in characters, that its paragraph had.

    That is its block's, if that is long enough to tell; else that of all items of its column, which lines beside them,
    such as a post's title and dates, often outrun; else its column's.
    """
    columns: dict[tuple[int, int], int] = {}
    blocks: dict[int, list[int]] = {}
    listed: dict[tuple[int, int], list[int]] = {}
    for line, item in zip(lines, items, strict=True):
        place, length = (line.page, line.column), len(line.text)
        columns[place] = max(columns.get(place, 0), length)
        blocks.setdefault(line.block, []).append(length)
        if item:
            listed.setdefault(place, []).append(length)
    widest = {block: _widest(lengths) for block, lengths in blocks.items()}
    widest_item = {place: _widest(lengths) for place, lengths in listed.items()}
    return [
        widest[line.block]
        or (item and widest_item[line.page, line.column])
        or columns[line.page, line.column]
        for line, item in zip(lines, items, strict=True)
    ]


def _widest(lengths: Sequence[int]) -> int:
    """Give the width that some lines were set in; 0 where they do not tell."""
    return max(lengths) if len(lengths) >= _PARAGRAPH and max(lengths) >= _NARROW else 0


def _parts(line: Line, following: Line) -> bool:
    """Tell whether a new block begins with the following line."""
    if line.block != following.block or line.column != following.column or line.page != following.page:
        return True
    return bool(following.bullet or following.heading or line.heading or line.bold != following.bold)


def _goes_on(line: str, following: str, width: int, *, item: bool = False) -> bool:
    """Tell whether running text crosses from one line to the next.

    It does where the next word had no room, or where the sentence plainly has not ended; `item` says that the line is
    part of what a bullet begins, where a small letter begins nothing new.
    """
    text, rest = line.rstrip(), following.lstrip()
    if not text or not rest or text[-1] in ":!?" or _LABEL.match(rest):
        return False
    if text.endswith(("-", ",", "/", "&", "(")):
        return True
    if _OPEN.fullmatch(text, text.rfind(" ") + 1) or _unfinished(text):
        return True
    if rest[0].islower():
        return item or len(text) >= width / 2
    if _PERIOD.search(text, max(0, len(text) - _LONGEST_PERIOD)):
        return False
    return text[-1] != "." and len(text) + 1 + len(rest.split(maxsplit=1)[0]) >= _FULL * width


def _unfinished(text: str) -> bool:
    """Tell whether a line begins a further sentence and breaks off in it, in words and not in a name."""
    if not text[-1].islower():
        return False
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    rest = text[ends[-1] :].split() if ends else []
    return len(rest) > 1 and rest[-1].isalpha() and rest[-1].islower() and ":" not in "".join(rest)


def quote_of(passage: Passage, start: int, end: int, *, limit: int = 200) -> str:
    """Give the sentence around a span as the evidence to show; long ones are cut around the span."""
    first, last = passage.sentence_at(start)
    last = max(last, end)
    if last - first > limit:
        room = max(0, (limit - (end - start)) // 2)
        first, last = max(first, start - room), min(last, end + room)
        while first > 0 and not passage.text[first - 1].isspace() and first < start:
            first += 1
        while last < len(passage.text) and not passage.text[last].isspace() and last > end:
            last -= 1
    return " ".join(passage.text[first:last].split())


def spans_of(needles: Iterable[str], passage: Passage, rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Find where given names stand in some lines, ignoring case; the first place of each."""
    found: list[tuple[int, int]] = []
    for needle in needles:
        wanted = needle.strip().lower()
        for row in rows if wanted else ():
            at = passage.text[row.start : row.end].lower().find(wanted)
            if at >= 0:
                found.append((row.start + at, row.start + at + len(wanted)))
                break
    return found
