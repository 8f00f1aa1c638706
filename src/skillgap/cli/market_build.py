"""`skillgap market build`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options
from skillgap.cli.output import answer

if TYPE_CHECKING:
    from pathlib import Path

    from skillgap.market.posting import Named
    from skillgap.skills import Taxonomy


class TaxonomySkills:
    """Finds skills with the shipped taxonomy; a copy in a worker process loads its own."""

    def __init__(self, cache_folder: Path | None) -> None:
        from skillgap.skills import load_taxonomy

        self._cache_folder = cache_folder
        self._taxonomy: Taxonomy | None = load_taxonomy(cache_folder=cache_folder)
        self.version = self._taxonomy.version

    def __getstate__(self) -> dict[str, Any]:
        """Travel light: the taxonomy stays behind."""
        return {**self.__dict__, "_taxonomy": None}

    def __call__(self, text: str) -> Iterable[Named]:
        """Give the places where an employer names a skill."""
        from skillgap.market.posting import Named
        from skillgap.skills import find_mentions, load_taxonomy

        if self._taxonomy is None:
            self._taxonomy = load_taxonomy(cache_folder=self._cache_folder)
        found = find_mentions(text, self._taxonomy, speaker="employer")
        entries = self._taxonomy.by_id
        return (
            Named(skill, mention.start, mention.end, entries[skill].kind == "tool")
            for skill, mention in found.mentions
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
    "--workers",
    type=click.IntRange(min=1),
    help="Processes that read postings. [default: one a core, from 2,000 postings]",
)
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
    workers: int | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Build market profiles from POSTINGS: JSONL, CSV or Parquet, plain or .gz, files or globs.

    Roles are read from titles, levels from titles and years; duplicates and postings in other languages are dropped and
    counted. DIR gets one profile a role, sources.yaml, audit.json and report.md; docs/profiles.md describes them.
    """
    import os
    from pathlib import Path

    from skillgap.bundled import bundled
    from skillgap.market.build import BuildOptions, build_profiles, load_build_rules, publish
    from skillgap.market.build.read import expand
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
        workers=workers or os.cpu_count() or 1,
    )
    files = expand(postings)
    with _progress(sum(path.stat().st_size for path in files)) as tell:
        build = build_profiles(
            files, rules=rules, find=TaxonomySkills(options.cache_folder()), options=asked, progress=tell
        )
    folder = Path(out)
    report = report_build(build, rules)
    _write(
        [
            (file.path, file.content)
            for file in publish(build, folder, rules=rules, template=bundled("market_profiles"))
        ],
        report,
        folder,
    )
    answer(report, format_=format_, as_json=as_json, output=output)


def _write(files: Iterable[tuple[Path, str | bytes]], report: Any, folder: Path) -> None:
    """Write all files, each whole or not at all; the profiles last, so that what they cite is there."""
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
    for path, text in everything:
        write_atomically(path, text)
    click.echo(f"wrote {len(everything)} files to {folder}", err=True)


def _columns(pairs: Iterable[str]) -> dict[str, str]:
    """Read FIELD=COLUMN pairs."""
    from skillgap.market.build.posting import FIELDS

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


@contextmanager
def _progress(size: int) -> Iterator[Callable[[int], None] | None]:
    """Show a bar on stderr, on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=size, label="postings", file=sys.stderr, show_pos=False) as bar:
        yield bar.update
