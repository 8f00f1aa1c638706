"""`skillgap text`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options
from skillgap.cli.output import answer

if TYPE_CHECKING:
    from skillgap.documents import Reading, Source
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

    What a program that reads resumes may stumble over is said first, each obstacle with its place and remedy, and
    the skills and months it costs.
    """
    import msgspec

    from skillgap.documents import read_document
    from skillgap.report.answers.text import report_text, report_text_diff
    from skillgap.resume import Redactor, find_obstacles, may_cost, parse_resume, redact_document

    source = options.resume_source(resume)
    month = options.this_month(today)
    reading: Reading = "stream" if naive and not compare else "layout"
    parsed = parse_resume(read_document(source, password=password, reading=reading), today=month)
    document = redact_document(parsed.document, parsed.contact) if redact else parsed.document
    if compare:
        plain = parse_resume(read_document(source, password=password, reading="stream"), today=month)
        stream = redact_document(plain.document, parsed.contact) if redact else plain.document
        report = report_text_diff(document, stream, _loss(parsed, source, password))
    else:
        findings = find_obstacles(parsed)
        loss = _loss(parsed, source, password) if may_cost(findings) and not naive else None
        if redact:
            mask = Redactor(parsed.contact)
            findings = tuple(msgspec.structs.replace(one, text=mask(one.text)) for one in findings)
        report = report_text(document, findings, loss)
    answer(report, format_=format_, as_json=as_json, output=output)


def _loss(resume: Resume, source: Source, password: str | None) -> Loss:
    """Measure what the plain reading loses."""
    from skillgap.advice import plain_loss
    from skillgap.skills import load_taxonomy

    taxonomy = load_taxonomy(cache_folder=options.cache_folder())
    return plain_loss(resume, source, taxonomy, password=password)
