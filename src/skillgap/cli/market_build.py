"""`skillgap market build`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options
from skillgap.cli.output import answer

if TYPE_CHECKING:
    from pathlib import Path

    from skillgap.market.build import Engine, Progress
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

    def __call__(self, text: str) -> Iterable[Named]:
        """Give the places where an employer names a skill."""
        from skillgap.market.posting import Named

        taxonomy, finder = self._load()
        entries = taxonomy.by_id
        return (
            Named(one.skill, one.start, one.end, entries[one.skill].kind == "tool")
            for one in finder.named(text, speaker="employer")
        )


@click.command("build")
@click.argument("postings", nargs=-1, required=True, metavar="POSTINGS…")
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False),
    help="Folder for the profiles, the audit and the report.",
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Column of a field: id, title, company, location, date, text, seniority. Repeatable.",
)
@click.option(
    "--role-map",
    type=click.Path(exists=True, dir_okay=False),
    help="Rules that read roles from titles, in place of the shipped ones.",
)
@click.option("--role", "roles", multiple=True, help="Publish this role only. Repeatable.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Leave out postings dated before this day.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Day the figures stand for. [default: median date of the postings]",
)
@click.option("--source-id", default="postings", show_default=True, help="Id of the source in sources.yaml.")
@click.option(
    "--source-title", default="Postings counted with skillgap", show_default=True, help="Title of the source."
)
@click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="SENTENCE",
    help="What the postings cannot say; goes into sources.yaml. Repeatable.",
)
@click.option(
    "--caveat",
    "caveats",
    multiple=True,
    metavar="ROLE=SENTENCE",
    help="What to keep in mind about one role; goes into its profile. Repeatable.",
)
@click.option("--geography", default="", help="Where the postings are from, in words.")
@click.option(
    "--tables-only",
    is_flag=True,
    help="Write the tables of postings, also of roles with few of them, and no profiles.",
)
@click.option(
    "--jobs",
    "--workers",
    "jobs",
    type=click.IntRange(min=1),
    help="Processes that read postings on this machine. [default: one a core]",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    help="Where postings are read: on this machine, or on a Dask cluster. [default: local, dask with --scheduler]",
)
@click.option("--scheduler", metavar="ADDR", help="Address of the Dask scheduler, such as tcp://host:8786.")
@options.output_options
def command(
    *,
    postings: tuple[str, ...],
    out: str,
    columns: tuple[str, ...],
    role_map: str | None,
    roles: tuple[str, ...],
    since: Any,
    as_of: Any,
    source_id: str,
    source_title: str,
    geography: str,
    limits: tuple[str, ...],
    caveats: tuple[str, ...],
    tables_only: bool,
    jobs: int | None,
    engine: str | None,
    scheduler: str | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Build market profiles from POSTINGS: JSONL, CSV or Parquet, plain or .gz, files or globs.

    Roles are read from titles, levels from titles and years; duplicates and postings in other languages are dropped and
    counted. DIR gets one profile a role, sources.yaml, audit.json and report.md; docs/profiles.md describes them. A build
    that was stopped goes on where it was when it is started again; docs/scale.md tells of large ones and of clusters.
    """
    from pathlib import Path

    from skillgap.bundled import bundled
    from skillgap.market.build import BuildOptions, build_profiles, expand, load_build_rules, publish
    from skillgap.report.measures.build import report_build

    rules = load_build_rules(Path(role_map) if role_map else None)
    known = rules.reading.role_ids
    asked = BuildOptions(
        source=_source_id(source_id),
        title=source_title,
        columns=_columns(columns),
        since=f"{since:%Y-%m-%d}" if since else "",
        as_of=f"{as_of:%Y-%m-%d}" if as_of else "",
        geography=geography,
        limits=limits,
        caveats=_caveats(caveats, known),
        roles=_roles(roles, known),
        tables_only=tables_only,
    )
    folder = Path(out).absolute()
    with _work_folder(folder) as work, _engine(engine, scheduler, jobs) as run, _bars() as tell:
        build = build_profiles(
            expand(postings),
            rules=rules,
            find=TaxonomySkills(options.cache_folder()),
            options=asked,
            folder=work,
            engine=run,
            progress=tell,
        )
        report = report_build(build, rules)
        files = publish(build, folder, rules=rules, template=bundled("market_profiles"))
        _write([(file.path, file.content) for file in files], report, folder)
    answer(report, format_=format_, as_json=as_json, output=output)


@contextmanager
def _engine(engine: str | None, scheduler: str | None, jobs: int | None) -> Iterator[Engine]:
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
def _work_folder(folder: Path) -> Iterator[Path]:
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


def _write(files: Iterable[tuple[Path, str | bytes | Path]], report: Any, folder: Path) -> None:
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


def _columns(pairs: Iterable[str]) -> dict[str, str]:
    """Read FIELD=COLUMN pairs."""
    from skillgap.market.build import FIELDS

    columns = {}
    for pair in pairs:
        field, equals, column = pair.partition("=")
        if not equals or not column or field not in FIELDS:
            raise click.UsageError(f"--map {pair}: write FIELD=COLUMN, with FIELD one of {', '.join(FIELDS)}")
        columns[field] = column
    return columns


def _roles(asked: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    """Check the roles asked for."""
    import difflib

    from skillgap.errors import UnknownNameError

    for role in asked:
        if role not in known:
            near = difflib.get_close_matches(role, known, n=2)
            raise UnknownNameError("role", role, known=known, suggestions=near)
    return tuple(dict.fromkeys(asked))


def _caveats(pairs: Iterable[str], known: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Read ROLE=SENTENCE pairs."""
    found = []
    for pair in pairs:
        role, equals, sentence = pair.partition("=")
        if not equals or not sentence.strip():
            raise click.UsageError(f"--caveat {pair}: write ROLE=SENTENCE")
        found.append((_roles((role,), known)[0], sentence.strip()))
    return tuple(found)


def _source_id(text: str) -> str:
    """Check that an id is kebab-case."""
    import re

    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text):
        raise click.UsageError(f"--source-id {text}: use lower-case letters, digits and single hyphens")
    return text


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
        self._bar.update(done - self._done)
        self._done = done

    def close(self) -> None:
        """End the line of the bar."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None


@contextmanager
def _bars() -> Iterator[Progress | None]:
    """Show bars on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    bars = _Bars()
    try:
        yield bars
    finally:
        bars.close()
