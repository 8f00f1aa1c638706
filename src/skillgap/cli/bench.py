"""`skillgap bench`."""

from __future__ import annotations

import os
from typing import Any

import click

from skillgap.cli import options
from skillgap.cli.output import answer

DATA_VARIABLE = "SKILLGAP_DATA"
DEFAULT_DATA = "../shared/data"
RESUMES = ("gold", "resumes_dev")


@click.command("bench")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=str))
@click.option(
    "--today",
    type=options.MonthType(),
    default="2026-11",
    show_default=True,
    help="Month the labels call present.",
)
@options.output_options
def command(
    *, folder: str | None, today: Any, format_: str | None, as_json: bool, output: str | None
) -> None:
    """Measure accuracy on labelled resumes.

    FOLDER holds a truth.jsonl and the files it names. Without FOLDER, gold/resumes_dev below $SKILLGAP_DATA is used
    when it is there; docs/accuracy.md describes the labels and gives the figures of the last release.
    """
    from pathlib import Path

    from skillgap.accuracy import measure
    from skillgap.report.accuracy import report_accuracy

    labelled = Path(folder) if folder else Path(os.environ.get(DATA_VARIABLE, DEFAULT_DATA), *RESUMES)
    if not (labelled / "truth.jsonl").is_file():
        click.echo(f"skipped: no data (no truth.jsonl in {labelled})", err=True)
        if folder:
            raise click.exceptions.Exit(1)
        return
    card = measure(labelled, today=today, cache_folder=options.cache_folder())
    answer(report_accuracy(card), format_=format_, as_json=as_json, output=output)
