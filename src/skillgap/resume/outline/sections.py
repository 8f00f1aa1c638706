"""Cut a document into sections that cover all of its lines."""

from __future__ import annotations

from collections.abc import Sequence

from skillgap.documents import Document, Line
from skillgap.resume.dates.spans import find_spans
from skillgap.resume.outline.headings import Heading, find_headings
from skillgap.resume.outline.unnamed import with_unnamed
from skillgap.resume.person.details import EMAIL, LONGEST, is_detail
from skillgap.resume.person.name import could_be_name, named_by_address
from skillgap.resume.places import title_score
from skillgap.resume.resume import Section

_LONGEST_HEADLINE = 90
_ABOVE_HEADING = 5
"""Lines from the name in a column of its own to the first heading below it, at most."""
_DETAILS = 4
"""Lines, at most, of contact details down to the e-mail address."""


def find_sections(document: Document) -> tuple[Section, ...]:
    """Cut the document at its headings; the lines before the first are contact details without a heading.

    Sections follow each other without gaps from the first line to the last. Where a sidebar's text runs up to the
    person's name in the main column, the name opens a contact section of its own; so does the line that says what
    the person is, where it stands alone between a sidebar and the first heading. Posts without any heading above them
    are sections without a heading.
    """
    lines = document.lines
    if not lines:
        return ()
    cuts = list(find_headings(lines))
    for opening in (
        _name_after_sidebar(lines, cuts),
        _headline_after_sidebar(lines, cuts),
        _details_in_sidebar(lines, cuts),
    ):
        if opening is not None and all(cut.at != opening or not cut.known for cut in cuts):
            cuts = [cut for cut in cuts if cut.at != opening]
            cuts.append(Heading(opening, "", "contact", known=False))
            cuts.sort(key=lambda cut: cut.at)
    if not cuts or cuts[0].at > 0:
        cuts.insert(0, Heading(0, "", "contact", known=False))
    ends = [cut.at for cut in cuts[1:]] + [len(lines)]
    found = [
        Section(heading=cut.text, kind=cut.kind, page=lines[cut.at].page, first=cut.at, last=end)
        for cut, end in zip(cuts, ends, strict=True)
    ]
    return with_unnamed(lines, found)


def _name_after_sidebar(lines: Sequence[Line], headings: Sequence[Heading]) -> int | None:
    """Find the line in the largest type of the first page when it stands below a heading in another column."""
    first_page = [index for index, line in enumerate(lines) if line.page == lines[0].page and line.size]
    if not headings:
        return None
    if not first_page:
        return _name_in_next_column(lines, headings)
    largest = max(first_page, key=lambda index: (lines[index].size or 0, -index))
    taken = {heading.at for heading in headings}
    above = [index for index in taken if index < largest]
    sizes = [lines[index].size or 0 for index in taken]
    if not above or largest in taken or (lines[largest].size or 0) <= max(sizes) + 0.5:
        return None
    return largest if len(lines[largest].text.split()) <= 6 else None


def _name_in_next_column(lines: Sequence[Line], headings: Sequence[Heading]) -> int | None:
    """Find the name that opens another column below a heading, where the format tells no sizes."""
    taken = {heading.at for heading in headings if heading.known}
    opening = [index for index in range(1, len(lines)) if lines[index].column != lines[index - 1].column]
    opening = [index for index in opening if index > headings[0].at and index not in taken]
    at = named_by_address(lines)
    if at in opening:
        return at
    named = any(could_be_name(line.text) for line in lines[: opening[0]]) if opening else True
    if named or not could_be_name(lines[opening[0]].text) or title_score(lines[opening[0]].text):
        return None
    return (
        opening[0] if any(at in taken for at in range(opening[0] + 1, opening[0] + _ABOVE_HEADING)) else None
    )


def _headline_after_sidebar(lines: Sequence[Line], headings: Sequence[Heading]) -> int | None:
    """Find the line that names a post, where another column ends and a heading follows at once."""
    taken = {heading.at for heading in headings}
    for heading in headings:
        at = heading.at - 1
        if at < 1 or at in taken or (at - 1) in taken or lines[at].bullet:
            continue
        line, above = lines[at], lines[at - 1]
        apart = line.page == above.page and line.column != above.column
        short = len(line.text) <= _LONGEST_HEADLINE and not find_spans(line.text)
        if apart and short and line.column == lines[heading.at].column and title_score(line.text):
            return at
    return None


def _details_in_sidebar(lines: Sequence[Line], headings: Sequence[Heading]) -> int | None:
    """Find the contact details that open a column below a heading of another one."""
    first = headings[0].at if headings else len(lines)
    for index in range(first + 1, len(lines)):
        line, above = lines[index], lines[index - 1]
        if line.page != above.page or line.column == above.column or line.bullet:
            continue
        mail = any(EMAIL.search(beside.text[:LONGEST]) for beside in lines[index : index + _DETAILS])
        if mail and is_detail(line.text) and not find_spans(line.text):
            return index
    return None
