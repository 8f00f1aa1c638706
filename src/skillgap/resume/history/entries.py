"""Group the lines of a section into entries: header lines with a date, and the text below them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from skillgap.documents import Line
from skillgap.patterns import regex
from skillgap.resume.dates.spans import Found, find_spans
from skillgap.resume.history.fields import is_term
from skillgap.resume.labels import is_label, without_time_label
from skillgap.resume.lines import (
    EDGES,
    Row,
    has_gap,
    is_header,
    is_name,
    is_sentence,
    join_rows,
    parted,
    printed_months,
    trimmed,
    without_duration,
)
from skillgap.resume.places import title_score
from skillgap.resume.resume import Span

_LONGEST = 400
_LONGEST_HEADER = 12
"""Words of a header before running text on the same line."""
_REMARK = regex(r"[)\]]?\s*[:.–—-]\s+(?=\S)")
_MOST_MONTHS = 600
_SIZES = 0.6
"""Difference of two font sizes, in points, that count as one."""
_MOST_ABOVE = 3
_MOST_BELOW = 3


class Entry(NamedTuple):
    """One job, course of study or project as the lines that make it up."""

    header: tuple[str, ...]
    """Lines down to the dated one, from top to bottom, their date taken out; no empty ones."""
    above: int
    """How many lines of the header stand above the dated one."""
    below: tuple[str, ...]
    """Short lines under the dated one, which may still name the employer, the title or the place."""
    span: Span | None
    first: int
    dated: int
    """Index of the (last) line with the date."""
    last: int


class Dated(NamedTuple):
    """A line that carries an entry's date and what else stands on it."""

    at: int
    rest: str
    span: Span


def read_date(index: int, line: Line, *, bullets: bool = False) -> Dated | None:
    """Read a line as one that dates an entry; None when its dates belong to running text."""
    if line.bullet and not bullets:
        return None
    text = parted(line).removeprefix("•").strip()
    if len(text) > _LONGEST:
        return None
    spans = find_spans(text)
    if not spans:
        return None
    found = max(spans, key=lambda each: (each.end - each.start, -each.start))
    before = without_time_label(text[: found.start].rstrip(" \t([{"))
    after = text[found.end :].lstrip(" \t)]}")
    after = without_duration(after) if after else after
    if _is_remark(before, text[found.end :]) or (is_term(after.strip(" ,;)")) and not title_score(after)):
        after = ""
    if not _stands_free(before, after, found):
        return None
    rest = " | ".join(part for part in (trimmed(before), _without_text(trimmed(after))) if part)
    rest = _without_stop(rest)
    if (
        rest
        and not is_header(Line(text=rest, page=1, number=1))
        and not (rest[0].islower() and len(rest.split()) < 5)
    ):
        return None
    return Dated(index, rest, _lengthened(found.span, text[found.end :]))


def _lengthened(span: Span, after: str) -> Span:
    """Let a post of which only the first month is told last as long as is printed behind it: "May 2019 (8 months)"."""
    months = printed_months(after) if span.start is not None and span.start == span.end else 0
    if span.start is None or not 1 < months <= _MOST_MONTHS:
        return span
    return msgspec.structs.replace(span, end=span.start.plus(months - 1))


def _without_stop(rest: str) -> str:
    """Take the full stop off names that were set as a sentence: "2019 – 2021 Data Engineer, Nova Freight, Leeds."."""
    plain = rest[:-1]
    named = "," in plain and (title_score(plain.partition(",")[0]) > 0 or is_name(plain))
    return plain if rest.endswith(".") and named and is_sentence(rest) and not is_sentence(plain) else rest


def _without_text(rest: str) -> str:
    """Take running text off the last cell of a table's row: "Data Engineer | Nova Freight | Moved nine services."."""
    cells = rest.split(" | ")
    return " | ".join(cells[:-1]) if len(cells) > 1 and is_sentence(cells[-1]) else rest


def _is_remark(before: str, after: str) -> bool:
    """Tell running text behind a header's date: "Data Engineer, Nova Freight (2019 – 2021): moved nine services …"."""
    sign = _REMARK.match(after)
    if sign is None or not before or len(before.split()) > _LONGEST_HEADER or is_sentence(before):
        return False
    text = after[sign.end() :]
    running = ":" in sign.group() or is_sentence(text) or text[:1].islower()
    return running and (is_name(before) or title_score(before) > 0)


def _stands_free(before: str, after: str, found: Found) -> bool:
    """Tell a date at the edge of a line, or between separators, from one inside a sentence."""
    if not before.strip(EDGES) or not after.strip(EDGES):
        words = re.findall(r"[^\W\d_]+", before)
        return not (
            words and words[-1].islower() and found.span.start == found.span.end and len(words[-1]) < 4
        )
    return before.rstrip()[-1] in ",;:|·•–—-/" or after.lstrip()[0] in ",;|·•–—-/"


def group(lines: Sequence[Line], first: int, last: int, *, years: bool = False) -> tuple[Entry, ...]:
    """Cut the lines from `first` to `last` into entries; lines before the first header belong to none.

    With `years`, a year alone dates an entry as well as a range does (degrees, projects).

    How many lines a header has above its date is learnt from the first entry, where nothing else can stand there.
    """
    rows = join_rows(lines, first, last)
    joined = [row.line for row in rows]
    dated = [found for index, line in enumerate(joined) if (found := read_date(index, line))]
    if not dated:
        dated = [
            found for index, line in enumerate(joined) if (found := read_date(index, line, bullets=True))
        ]
        dated = [found for found in dated if is_range(found.span)] or dated
    if len(marked := _opened_by_dates(joined)) > len(dated):
        dated = marked
    if not years:
        dated = _without_strays(dated, joined)
    if not dated:
        return ()
    if _closes_entries(dated, joined):
        return _closed_by_dates(rows, dated, last)
    shapes: list[tuple[int, int, int]] = []
    allowed = _lines_above(joined, dated[0].at, 0, _MOST_ABOVE, None)
    model = [at for at in range(dated[0].at - allowed, dated[0].at) if without_duration(joined[at].text)]
    floor = 0
    for place, found in enumerate(dated):
        stop = dated[place + 1].at if place + 1 < len(dated) else len(joined)
        above = _lines_above(joined, found.at, floor, allowed, model if place else None)
        room = stop - (allowed if place + 1 < len(dated) else 0)
        below = _lines_below(joined, found, max(room, found.at + 1), above)
        shapes.append((found.at - above, found.at + 1 + below, found.at))
        floor = found.at + 1 + below
    ends = [rows[shape[0]].first for shape in shapes[1:]] + [last]
    return tuple(
        _entry(rows, found, shape, end) for found, shape, end in zip(dated, shapes, ends, strict=True)
    )


def _opened_by_dates(lines: Sequence[Line]) -> list[Dated]:
    """Find the entries of a timeline whose marks were read as bullets: behind the bullet stands a range."""
    opened = (
        (index, line)
        for index, line in enumerate(lines)
        if line.bullet and any(found.start <= 2 and is_range(found.span) for found in find_spans(line.text))
    )
    return [found for index, line in opened if (found := read_date(index, line, bullets=True))]


def _closes_entries(dated: Sequence[Dated], lines: Sequence[Line]) -> bool:
    """Tell a section whose entries end with their date: header, text, and the date on a line of its own."""
    return is_header(lines[0]) and all(
        found.at > 1
        and not found.rest
        and not is_header(lines[found.at - 1])
        and (found.at + 1 == len(lines) or is_header(lines[found.at + 1]))
        for found in dated
    )


def _closed_by_dates(rows: Sequence[Row], dated: Sequence[Dated], last: int) -> tuple[Entry, ...]:
    """Cut a section behind each date."""
    entries: list[Entry] = []
    start = 0
    for place, found in enumerate(dated):
        header = list(itertools.takewhile(is_header, (row.line for row in rows[start : found.at])))
        end = last if place + 1 == len(dated) else rows[found.at].last
        texts = tuple(line.text.strip() for line in header[:_MOST_ABOVE])
        entries.append(Entry(texts, len(texts), (), found.span, rows[start].first, rows[found.at].first, end))
        start = found.at + 1
    return tuple(entries)


def is_range(span: Span) -> bool:
    """Tell a stretch of time with two ends from a single month, season or year."""
    if span.current or span.start is None or span.end is None:
        return True
    return span.start.months_to(span.end) not in (1, 3, 12)


def _without_strays(dated: Sequence[Dated], lines: Sequence[Line]) -> list[Dated]:
    """Drop lines that merely end in a year where the section dates its entries by ranges of another look."""
    ranges = [found for found in dated if is_range(found.span)]
    if not ranges:
        return list(dated)
    kept = []
    for found in dated:
        line, span = lines[found.at], found.span
        single = span.precision == "year" and not is_range(found.span)
        plain = not any(_same_type(line, lines[other.at]) for other in ranges)
        if not (single and plain and found.rest):
            kept.append(found)
    return kept


def _lines_above(
    lines: Sequence[Line], index: int, floor: int, most: int, model: Sequence[int] | None
) -> int:
    """Count the header lines above a dated line, down to `floor`; `model` are those of the first entry."""
    count = named = 0
    while count < most and index - count - 1 >= floor:
        line = lines[index - count - 1]
        if count and not without_duration(line.text):
            count += 1
            continue
        if not is_header(line) or _names_cells(line.text):
            break
        if model is not None and not (named < len(model) and _alike(line, lines[model[-1 - named]])):
            break
        if continues_bullet(lines, index - count - 1, floor, lines[index]):
            break
        count, named = count + 1, named + 1
    return count


def _names_cells(text: str) -> bool:
    """Tell the first row of a table, which names its cells: "Period | Role | Employer"."""
    cells = text.split(" | ")
    return len(cells) > 1 and sum(map(is_label, cells)) > 1


def _same_type(line: Line, other: Line) -> bool:
    """Tell whether two lines are set in the same type."""
    return line.bold == other.bold and abs((line.size or 0) - (other.size or 0)) <= _SIZES


def _in_two_types(line: Line) -> bool:
    """Tell a line that may be bold in part: a name, and a place behind its comma."""
    return "," in line.text and is_name(line.text)


def _alike(line: Line, model: Line) -> bool:
    """Tell whether two lines look like the same part of an entry."""
    if has_gap(line) and has_gap(model) and line.size == model.size:
        return True
    if not _same_type(line, model) and not (_in_two_types(line) or _in_two_types(model)):
        return False
    if abs((line.size or 0) - (model.size or 0)) > _SIZES:
        return False
    if line.box is None or model.box is None or line.column != model.column or line.page != model.page:
        return True
    return abs(line.box.left - model.box.left) <= 6 or abs(line.box.right - model.box.right) <= 6


def continues_bullet(lines: Sequence[Line], index: int, floor: int, dated: Line) -> bool:
    """Tell whether a line without a bullet is the wrapped rest of the bullet above it."""
    line = lines[index]
    for above in range(index - 1, max(floor - 1, index - 6), -1):
        other = lines[above]
        if not other.bullet:
            if is_sentence(other.text) and not other.box:
                return False
            continue
        if line.box is not None and other.box is not None and dated.box is not None:
            return line.box.left > other.box.left + 2 and line.column == other.column
        return line.block == other.block and line.block != dated.block
    return False


def _lines_below(lines: Sequence[Line], found: Dated, stop: int, above: int) -> int:
    """Count the lines below a dated line that could still belong to its header."""
    most = max(1, _MOST_BELOW - above - (1 if found.rest else 0))
    count = 0
    while count < most and found.at + 1 + count < stop:
        line = lines[found.at + 1 + count]
        if not is_header(line) or len(line.text.split()) > 12:
            break
        count += 1
    return count


def _entry(rows: Sequence[Row], found: Dated, shape: tuple[int, int, int], last: int) -> Entry:
    first, body, index = shape
    above = [parted(rows[place].line) for place in range(first, index)]
    below = [parted(rows[place].line) for place in range(index + 1, body)]
    rest = "" if rows[index].line.bullet and above else found.rest
    header = tuple(text for text in (*above, rest) if text)
    return Entry(
        header=header,
        above=index - first,
        below=tuple(below),
        span=found.span,
        first=rows[first].first,
        dated=rows[index].last - 1,
        last=last,
    )
