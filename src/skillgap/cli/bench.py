"""`skillgap bench`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options
from skillgap.cli.kinds import ChoiceType, MonthType
from skillgap.cli.output import answer

if TYPE_CHECKING:
    from pathlib import Path

    from skillgap.accuracy import Bench

DATA_VARIABLE = "SKILLGAP_DATA"
DEFAULT_DATA = "../shared/data"
PARTS = ("resumes", "postings", "skillspan", "traps", "stability")


@click.command("bench")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=str))
@click.option(
    "--only",
    multiple=True,
    type=ChoiceType(PARTS),
    help="Measure this part only; may be given again. [default: all]",
)
@click.option(
    "--today",
    type=MonthType(),
    default="2026-11",
    show_default=True,
    help="Month the labels call present.",
)
@options.output_options
def command(
    *,
    folder: str | None,
    only: tuple[str, ...],
    today: Any,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Measure accuracy on labelled texts.

    The traps, sentences with everyday words that look like skills, ship with skillgap and are always there. Resumes,
    what must not move their skills and fits (stability), postings and SkillSpan are measured where $SKILLGAP_DATA (default:
    ../shared/data) holds them. FOLDER, with a
    truth.jsonl and the files it names, takes the place of its resumes. docs/accuracy.md describes the labels and gives
    the figures of the last release.
    """
    from pathlib import Path

    from skillgap.report.measures.bench import report_bench

    data = Path(os.environ.get(DATA_VARIABLE, DEFAULT_DATA))
    resumes = Path(folder) if folder else data / "gold" / "resumes_dev"
    if folder and not (resumes / "truth.jsonl").is_file():
        click.echo(f"skipped: no data (no truth.jsonl in {resumes})", err=True)
        raise click.exceptions.Exit(1)
    parts = only or (("resumes",) if folder else PARTS)
    bench = _measure(parts, data, resumes, today)
    for line in bench.skipped:
        click.echo(f"skipped: {line}", err=True)
    answer(report_bench(bench), format_=format_, as_json=as_json, output=output)


def _measure(parts: tuple[str, ...], data: Path, resumes: Path, today: Any) -> Bench:
    """Measure each part whose data is there, and say which is not."""
    from skillgap.accuracy import (
        Bench,
        measure,
        measure_postings,
        measure_spans,
        measure_stability,
        measure_traps,
    )
    from skillgap.accuracy.spans import technology_names
    from skillgap.accuracy.stability import labelled_people
    from skillgap.advice import load_knowledge

    cache = options.cache_folder()
    knowledge = load_knowledge(today=today, cache_folder=cache)
    taxonomy, market = knowledge.taxonomy, knowledge.market
    needed = {
        "resumes": resumes / "truth.jsonl",
        "postings": data / "gold" / "postings_dev.jsonl",
        "skillspan": data / "gold" / "skillspan_train_dev.jsonl",
        "stability": resumes / "truth.jsonl",
    }
    there = {part for part in parts if part == "traps" or needed[part].is_file()}
    skipped = tuple(
        f"{part}: no data ({needed[part]} is not there)" for part in PARTS if part in {*parts} - there
    )
    names = technology_names(data / "taxonomies")
    return Bench(
        taxonomy_version=taxonomy.version,
        skipped=skipped,
        resumes=measure(resumes, today=today, cache_folder=cache) if "resumes" in there else None,
        postings=measure_postings(needed["postings"], data / "postings", taxonomy)
        if "postings" in there
        else None,
        spans=measure_spans(needed["skillspan"], taxonomy, names=names) if "skillspan" in there else None,
        traps=measure_traps(taxonomy) if "traps" in there else None,
        stability=measure_stability(labelled_people(resumes), taxonomy, market, today=today)
        if "stability" in there
        else None,
    )
