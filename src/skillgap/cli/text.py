"""`skillgap text`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options
from skillgap.cli.output import answer

if TYPE_CHECKING:
    from skillgap.documents import Reading
    from skillgap.resume import Loss, Resume


@click.command("text")
@options.resume_argument
@click.option(
    "--naive", is_flag=True, help="Show what a naive reader gets: the file's own order, no columns."
)
@click.option(
    "--diff",
    "compare",
    is_flag=True,
    help="Show where the naive reading departs, and the skills and months it loses.",
)
@click.option("--redact", is_flag=True, help="Mask name, e-mail, phone, address and links.")
@options.reading_options
@options.output_options
def command(
    *,
    resume: str,
    naive: bool,
    compare: bool,
    redact: bool,
    today: Any,
    password: str | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Show what the parser read, in reading order.

    What a program that reads resumes may stumble over is said first, each obstacle with its place and remedy.
    """
    from skillgap.documents import read_document
    from skillgap.report.answers.text import report_text, report_text_diff
    from skillgap.resume import find_obstacles, parse_resume, redact_document

    source = options.resume_source(resume)
    month = options.this_month(today)
    reading: Reading = "stream" if naive and not compare else "layout"
    parsed = parse_resume(read_document(source, password=password, reading=reading), today=month)
    document = redact_document(parsed.document, parsed.contact) if redact else parsed.document
    if not compare:
        findings = () if redact else find_obstacles(parsed)
        report = report_text(document, findings)
    else:
        plain = parse_resume(read_document(source, password=password, reading="stream"), today=month)
        stream = redact_document(plain.document, parsed.contact) if redact else plain.document
        report = report_text_diff(document, stream, _loss(parsed, plain))
    answer(report, format_=format_, as_json=as_json, output=output)


def _loss(resume: Resume, plain: Resume) -> Loss:
    """Measure what the plain reading loses."""
    from skillgap.resume import reading_loss
    from skillgap.skills import find_skills, load_taxonomy

    taxonomy = load_taxonomy(cache_folder=options.cache_folder())
    found, kept = find_skills(resume, taxonomy), find_skills(plain, taxonomy)
    return reading_loss(
        resume,
        plain,
        skills=[skill.name for skill in found.skills],
        plain_skills=[skill.name for skill in kept.skills],
    )
