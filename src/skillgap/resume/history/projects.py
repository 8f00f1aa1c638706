"""Read projects, publications, talks and theses, each with its own lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from skillgap.documents import Document, Line
from skillgap.patterns import regex
from skillgap.resume.dates.spans import find_spans
from skillgap.resume.history.entries import continues_bullet, group, read_date
from skillgap.resume.lines import is_header, is_sentence
from skillgap.resume.resume import Project, Section, SectionKind, Span
from skillgap.resume.vocabulary import entry_words, fold, folded

_LIST_KINDS: frozenset[SectionKind] = frozenset({"publications", "talks"})
_LONGEST_TITLE = 12
_TITLE_END = regex(r"\s+[|–—·-]\s+|\s{2,}|:\s+|\.\s+")


def find_projects(document: Document, sections: Sequence[Section]) -> tuple[Project, ...]:
    """Read the projects of all sections that hold some, in document order."""
    found: list[Project] = []
    for section in sections:
        start = section.first + (1 if section.heading else 0)
        if section.kind == "projects":
            found += _projects(document.lines, start, section.last)
        elif section.kind in _LIST_KINDS:
            found += _listed(document.lines, start, section.last, section.kind)
        elif section.kind == "education":
            found += _theses(document.lines, start, section.last)
    return tuple(found)


def _projects(lines: Sequence[Line], first: int, last: int) -> Iterator[Project]:
    """Cut a project section at its titles, dated or not."""
    entries = group(lines, first, last, years=True)
    starts: dict[int, Span | None] = {entry.first: entry.span for entry in entries}
    dated = {entry.dated for entry in entries}
    for index in range(first, last):
        below_title = index - 1 in starts or index - 1 in dated
        if index in starts or index in dated or (below_title and not lines[index].heading):
            continue
        if _opens_project(lines, index, first, last):
            starts[index] = None
    if not starts and first < last:
        starts = dict.fromkeys(_items(lines, first, last))
    ordered = sorted(starts)
    for place, start in enumerate(ordered):
        end = ordered[place + 1] if place + 1 < len(ordered) else last
        span = starts[start] or _inner_span(lines[start])
        yield Project(title=_title(lines[start]), span=span, first=start, last=end)


def _opens_project(lines: Sequence[Line], index: int, first: int, last: int) -> bool:
    """Tell whether an undated line is a project's title: a short line before bullets, or a heading."""
    line = lines[index]
    if line.heading:
        return True
    if not is_header(line) or len(line.text.split()) > _LONGEST_TITLE or index + 1 >= last:
        return False
    before = lines[index - 1] if index > first else None
    wraps = before is not None and before.bullet and before.block == line.block and not line.bold
    if line.box is not None:
        wraps = continues_bullet(lines, index, first, line)
    return lines[index + 1].bullet and not (wraps and not is_sentence(before.text if before else ""))


def _items(lines: Sequence[Line], first: int, last: int) -> list[int]:
    """List where the items of a plain list start: at bullets, else at paragraphs, else at every line."""
    bullets = [index for index in range(first, last) if lines[index].bullet]
    if bullets:
        return bullets
    blocks = [
        index
        for index in range(first, last)
        if index == first or lines[index].block != lines[index - 1].block
    ]
    return blocks if len(blocks) > 1 else list(range(first, last))


def _listed(lines: Sequence[Line], first: int, last: int, kind: SectionKind) -> Iterator[Project]:
    """Read a list of publications or talks, one item each."""
    starts = _items(lines, first, last)
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else last
        text = " ".join(line.text for line in lines[start:end])
        quoted = re.search(r"[\"“„«]([^\"”“»]{5,})[\"”“»]", text)
        title = quoted.group(1).strip(" ,.") if quoted else text.removeprefix("•").strip()
        yield Project(title=title, span=_inner_span(lines[start:end]), first=start, last=end, kind=kind)


def _inner_span(lines: Line | Sequence[Line]) -> Span | None:
    """Give the last date named in the lines."""
    texts = [lines.text] if isinstance(lines, Line) else [line.text for line in lines]
    spans = [found.span for text in texts for found in find_spans(text)]
    return spans[-1] if spans else None


def _title(line: Line) -> str:
    """Cut the title from a project's first line."""
    dated = read_date(0, line, bullets=True)
    text = dated.rest if dated is not None and dated.rest else line.text.removeprefix("•").strip()
    text = text.split(" | ")[0]
    return _TITLE_END.split(text, maxsplit=1)[0].strip(" ,:")


def _theses(lines: Sequence[Line], first: int, last: int) -> Iterator[Project]:
    """Read theses that are named in the education section, with the line they stand on."""
    for index in range(first, last):
        text = lines[index].text.removeprefix("•").strip()
        label, colon, title = text.partition(":")
        if colon and title.strip() and _names_thesis(label):
            quoted = re.match(r"\s*[\"“„«]([^\"”“»]{5,})[\"”“»]", title)
            dates = find_spans(title)
            plain = title[: dates[-1].start] if dates and dates[-1].end >= len(title.rstrip()) - 1 else title
            name = quoted.group(1) if quoted else re.split(r"\.\s", plain.strip())[0]
            yield Project(title=name.strip(" ."), span=None, first=index, last=index + 1)


@lru_cache(maxsize=1)
def _thesis_words() -> frozenset[str]:
    return folded(entry_words().thesis)


def _names_thesis(label: str) -> bool:
    plain = fold(label).strip().replace("’", "'")
    return plain in _thesis_words() or re.sub(r"\s*\([^)]*\)|\s+title$", "", plain) in _thesis_words()
