"""`skillgap text`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options
from skillgap.cli.output import answer

if TYPE_CHECKING:
    from skillgap.documents import Document
    from skillgap.month import Month


@click.command("text")
@options.resume_argument
@click.option(
    "--naive", is_flag=True, help="Show what a naive reader gets: the file's own order, no columns."
)
@click.option(
    "--diff", "compare", is_flag=True, help="Show where the naive reading departs and the skills it loses."
)
@options.reading_options
@options.output_options
def command(
    *,
    resume: str,
    naive: bool,
    compare: bool,
    today: Any,
    password: str | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Show what the parser read, in reading order."""
    from skillgap.documents import read_document
    from skillgap.report.text import report_text, report_text_diff

    source = options.resume_source(resume)
    if not compare:
        document = read_document(source, password=password, reading="stream" if naive else "layout")
        answer(report_text(document), format_=format_, as_json=as_json, output=output)
        return
    document = read_document(source, password=password)
    stream = read_document(source, password=password, reading="stream")
    lost = _lost(document, stream, options.this_month(today))
    answer(report_text_diff(document, stream, lost), format_=format_, as_json=as_json, output=output)


def _lost(document: Document, naive: Document, today: Month) -> tuple[str, ...]:
    """Name the skills found in the document but not in its naive reading."""
    from skillgap.resume import parse_resume
    from skillgap.skills import find_skills, load_taxonomy

    taxonomy = load_taxonomy(cache_folder=options.cache_folder())
    found = find_skills(parse_resume(document, today=today), taxonomy)
    kept = find_skills(parse_resume(naive, today=today), taxonomy)
    return tuple(sorted(skill.name for skill in found.skills if skill.id not in kept.by_id))
