"""`skillgap skills`."""

from __future__ import annotations

from typing import Any

import click

from skillgap.cli import options
from skillgap.cli.output import answer


@click.command("skills")
@options.resume_argument
@options.reading_options
@options.output_options
def command(
    *, resume: str, today: Any, password: str | None, format_: str | None, as_json: bool, output: str | None
) -> None:
    """List every skill with its evidence.

    Words decided against are listed too, each with the reason.
    """
    from skillgap.documents import read_document
    from skillgap.report.answers.skills import report_skills
    from skillgap.resume import parse_resume
    from skillgap.skills import find_skills, load_taxonomy

    document = read_document(options.resume_source(resume), password=password)
    parsed = parse_resume(document, today=options.this_month(today))
    skills = find_skills(parsed, load_taxonomy(cache_folder=options.cache_folder()))
    answer(report_skills(parsed, skills), format_=format_, as_json=as_json, output=output)
