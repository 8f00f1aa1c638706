"""`skillgap market build`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from skillgap.cli import options
from skillgap.cli.kinds import ChoiceType, WholeType
from skillgap.cli.output import answer


@click.command("build")
@click.argument("postings", nargs=-1, required=True, metavar="POSTINGS…")
@click.option(
    "--out",
    type=click.Path(file_okay=False),
    help="Folder for the profiles, the audit and the report.  [required]",
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
    "--labels",
    type=click.Path(exists=True, dir_okay=False),
    help="Postings read by hand, JSONL with id, role, level, years_min, skills: the audit tells how they were read.",
)
@click.option(
    "--tables-only",
    is_flag=True,
    help="Write the tables of postings, also of roles with few of them, and no profiles.",
)
@click.option(
    "--jobs",
    "--workers",
    "jobs",
    type=WholeType(min=1),
    help="Processes that read postings on this machine. [default: one a core]",
)
@click.option(
    "--engine",
    type=ChoiceType(["local", "dask"]),
    help="Where postings are read: on this machine, or on a Dask cluster. [default: local, dask with --scheduler]",
)
@click.option("--scheduler", metavar="ADDR", help="Address of the Dask scheduler, such as tcp://host:8786.")
@options.output_options
def command(
    *,
    postings: tuple[str, ...],
    out: str | None,
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
    labels: str | None,
    tables_only: bool,
    jobs: int | None,
    engine: str | None,
    scheduler: str | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Build market profiles from postings.

    POSTINGS are JSONL, CSV or Parquet, plain or .gz: files or globs. Roles are read from titles, levels from titles and years; duplicates and postings in other languages are dropped and
    counted. DIR gets one profile a role, sources.yaml, audit.json and report.md; docs/profiles.md describes them. A build
    that was stopped goes on where it was when it is started again; docs/scale.md tells of large ones and of clusters.
    """
    from pathlib import Path

    from skillgap.bundled import bundled
    from skillgap.cli.building import TaxonomySkills, bars, engine_for, sample_of, work_folder, write_market
    from skillgap.market.build import BuildOptions, build_profiles, expand, load_build_rules, publish
    from skillgap.report.measures.build import report_build

    if out is None:
        raise click.UsageError(
            "--out DIR is missing: the folder for the profiles; -o is a file for this answer"
        )
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
    with work_folder(folder) as work, engine_for(engine, scheduler, jobs) as run, bars() as tell:
        build = build_profiles(
            expand(postings),
            rules=rules,
            find=TaxonomySkills(options.cache_folder()),
            options=asked,
            folder=work,
            engine=run,
            progress=tell,
        )
        sample = sample_of(Path(labels), build) if labels else None
        report = report_build(build, rules, sample=sample)
        files = publish(build, folder, rules=rules, template=bundled("market_profiles"))
        write_market([(file.path, file.content) for file in files], report, folder)
    answer(report, format_=format_, as_json=as_json, output=output)


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
