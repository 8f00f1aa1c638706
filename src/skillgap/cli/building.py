"""What `skillgap market build` works with: finder, engine, work folder, bars, and the writing of what it made."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options

if TYPE_CHECKING:
    from pathlib import Path

    from skillgap.accuracy.demand import DemandCard
    from skillgap.market.build import Build, Engine, Posting, Progress
    from skillgap.market.build.options import Decided
    from skillgap.market.posting import Named
    from skillgap.skills import BulkFinder, Taxonomy


class TaxonomySkills:
    """Finds skills with the shipped taxonomy; a copy in a worker process loads its own."""

    def __init__(self, cache_folder: Path | None) -> None:
        self._cache_folder = cache_folder
        self._loaded: tuple[Taxonomy, BulkFinder] | None = None

    def _load(self) -> tuple[Taxonomy, BulkFinder]:
        from skillgap.skills import BulkFinder, load_taxonomy

        if self._loaded is None:
            taxonomy = load_taxonomy(cache_folder=self._cache_folder)
            self._loaded = (taxonomy, BulkFinder(taxonomy))
        return self._loaded

    @property
    def version(self) -> str:
        """Version of the taxonomy."""
        return self._load()[0].version

    def __getstate__(self) -> dict[str, Any]:
        """Travel light: the taxonomy stays behind."""
        return {**self.__dict__, "_loaded": None}

    def __call__(self, text: str, decided: Decided | None = None) -> Iterable[Named]:
        """Give the places where an employer names a skill; count the decisions in `decided`."""
        from skillgap.market.posting import Named

        taxonomy, finder = self._load()
        entries = taxonomy.by_id
        return (
            Named(one.skill, one.start, one.end, entry.kind == "tool", entry.family)
            for one in finder.named(text, speaker="employer", decided=decided)
            for entry in (entries[one.skill],)
        )


def sample_of(labels: Path, build: Build) -> DemandCard:
    """Compare what was read of the labelled postings with their labels.

    A label may name the file its posting stands in, without the ending, as `corpus`: ids of several files may be alike.
    """
    from skillgap.accuracy.demand import measure_demand
    from skillgap.accuracy.postings import read_rows
    from skillgap.errors import DataError
    from skillgap.market.build.input.read import read_postings
    from skillgap.skills import load_taxonomy

    try:
        rows = {str(row["id"]): row for row in read_rows(labels)}
    except (ValueError, KeyError, TypeError) as error:
        raise DataError([f"{labels}: not JSONL of labelled postings: {error}"]) from error
    found: dict[str, Posting] = {}
    for path in sorted({part.path for part in build.work.parts}):
        name = path.name.partition(".")[0]
        wanted = {id_ for id_, row in rows.items() if row.get("corpus", name) == name}
        for batch in read_postings(path, build.work.columns):
            for posting in batch.postings:
                if posting.id in wanted:
                    found.setdefault(posting.id, posting)
    if not found:
        raise DataError([f"{labels}: none of its {len(rows)} ids is among the postings"])
    postings = [
        {"title": one.title, "text": one.text, "company": one.company, "extra": {"seniority": one.seniority}}
        for one in found.values()
    ]
    taxonomy = load_taxonomy(cache_folder=options.cache_folder())
    return measure_demand([rows[id_] for id_ in found], postings, taxonomy)


@contextmanager
def engine_for(engine: str | None, scheduler: str | None, jobs: int | None) -> Iterator[Engine]:
    """Choose where stages run."""
    import os

    from skillgap.market.build import Local

    if engine == "local" and scheduler:
        raise click.UsageError("--scheduler is for --engine dask")
    if engine == "dask" and not scheduler:
        raise click.UsageError("--engine dask needs --scheduler ADDR, such as tcp://host:8786")
    if not scheduler:
        yield Local(jobs or os.cpu_count() or 1)
        return
    if jobs:
        raise click.UsageError("--jobs is for this machine; a cluster has as many workers as it has")
    from skillgap.market.build.run.cluster import cluster_at

    with cluster_at(scheduler) as cluster:
        yield cluster


@contextmanager
def work_folder(folder: Path) -> Iterator[Path]:
    """Give the folder beside `folder` where a build leaves what it does; it goes when the build is done.

    A build that was stopped or could not be published leaves it for the next run.
    """
    import shutil

    work = folder.parent / f".{folder.name}.build"
    if work.exists():
        click.echo(f"going on with what an earlier build left in {work}", err=True)
    done = False
    try:
        yield work
        done = True
    finally:
        if done:
            shutil.rmtree(work, ignore_errors=True)
        elif work.exists():
            click.echo(
                f"what was read stays in {work} for the next run; delete it if there is none", err=True
            )


def write_market(files: Iterable[tuple[Path, str | bytes | Path]], report: Any, folder: Path) -> None:
    """Write all files, each whole or not at all; the profiles last, so that what they cite is there."""
    import os
    from pathlib import Path

    from skillgap.errors import WriteError
    from skillgap.report import render
    from skillgap.report.write import write_atomically

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{folder}: cannot make the folder ({error.strerror})") from error
    everything = [
        (folder / "audit.json", render(report, "json")),
        (folder / "report.md", render(report, "markdown")),
        *sorted(files, key=lambda file: (file[0].name != "sources.yaml", file[0].name)),
    ]
    for path, content in everything:
        if isinstance(content, Path):
            os.replace(content, path)
        else:
            write_atomically(path, content)
    click.echo(f"wrote {len(everything)} files to {folder}", err=True)


class _Bars:
    """One bar after another, a stage each, on stderr."""

    def __init__(self) -> None:
        self._stage = ""
        self._bar: Any = None
        self._done = 0

    def __call__(self, stage: str, done: int, whole: int) -> None:
        if stage != self._stage:
            self.close()
            self._stage, self._done = stage, 0
            self._bar = click.progressbar(length=whole, label=f"{stage:<8}", file=sys.stderr, show_pos=False)
            self._bar.__enter__()
        if self._bar is not None:
            self._bar.update(done - self._done)
            self._done = done
        if done >= whole:
            self.close()

    def close(self) -> None:
        """End the line of the bar."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None


@contextmanager
def bars() -> Iterator[Progress | None]:
    """Show bars on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = _Bars()
    try:
        yield shown
    finally:
        shown.close()
