"""`skillgap client import`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from skillgap.cli import options
from skillgap.cli.coach import common
from skillgap.cli.place import open_workspace, workspace_option, workspace_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillgap.advice import Knowledge
    from skillgap.workspace import Store
    from skillgap.workspace.many.gather import Entry


@click.command("import")
@click.argument("path", type=click.Path(exists=True, path_type=Path), metavar="FOLDER|CSV|FILE")
@click.option("--client", "name", metavar="NAME", help="Whose resume FILE is. [default: the person it names]")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Tag everybody with it; may be repeated.")
@common.keep_option
@common.jobs_option
@common.day_option
@workspace_option
@click.pass_context
def import_(
    ctx: click.Context,
    *,
    path: Path,
    name: str | None,
    tags: tuple[str, ...],
    keep: Literal["text", "evidence"] | None,
    jobs: int | None,
    day: datetime.datetime | None,
) -> None:
    """Take in resumes: a folder, a table, or one file.

    The columns of a table are name, resume (a path), tags, roles, level, hours, keep. Who is known already, by e-mail
    address or name, gets a further version. Every resume is kept as soon as it is read: after an interruption run the
    same command again, and it goes on where it stopped. What cannot be read is listed at the end.
    """
    from skillgap.workspace.many.crew import usual_crew

    on = common.the_day(day)
    knowledge = common.knowledge_of(on)
    entries = _entries(path, name, knowledge)
    with open_workspace() as store:
        try:
            counts, errors = _import(store, entries, on, tags=tags, keep=keep, workers=jobs or usual_crew())
        except KeyboardInterrupt:
            click.echo("what was read is kept; the same command goes on from here", err=True)
            raise
    told = ", ".join(f"{number} {what}" for what, number in counts.items() if number) or "nothing new"
    click.echo(f"{told}{f', {len(errors)} not read' if errors else ''}", err=True)
    for error in errors:
        click.echo(f"  {error}", err=True)
    ctx.exit(1 if errors else 0)


def _entries(path: Path, name: str | None, knowledge: Knowledge) -> Sequence[Entry]:
    from skillgap.workspace.many.gather import Entry, entries_in, files_in
    from skillgap.workspace.many.job import Job

    if name and (path.is_dir() or path.suffix.lower() == ".csv"):
        raise click.UsageError("--client names the person of one FILE; a table has a column for it")
    if path.suffix.lower() == ".csv" and path.is_file():
        return entries_in(path, knowledge.market)
    files = files_in(path) if path.is_dir() else (path,)
    return [Entry(job=Job(path=str(file), client=name or ""), name=name or "") for file in files]


def _import(
    store: Store,
    entries: Sequence[Entry],
    on: datetime.date,
    *,
    tags: tuple[str, ...],
    keep: Literal["text", "evidence"] | None,
    workers: int,
) -> tuple[dict[str, int], list[str]]:
    """Work the entries off, keep each as it comes; give counts and errors."""
    from skillgap.cli.coach.progress_bar import ticking
    from skillgap.errors import WorkspaceError
    from skillgap.workspace.many import keep as keeping
    from skillgap.workspace.many.crew import work_off
    from skillgap.workspace.many.job import Setup

    counts = {"added": 0, "updated": 0, "kept already": 0}
    errors: list[str] = []
    by_job = {}
    for entry in entries:
        if entry.job is None:
            _, outcome = keeping.keep_without_resume(store, entry, on=on, tags=tags, keeps=keep)
            counts[outcome] += 1
        elif keeping.is_kept(store, Path(entry.job.path)):
            counts["kept already"] += 1
        else:
            by_job[entry.job] = entry
    setup = Setup(
        today=f"{on:%Y-%m}",
        profiles=str(options.profiles_folder()),
        cache=str(options.cache_folder()),
        workspace=str(workspace_path()),
    )
    with ticking(len(by_job), "reading") as tick:
        for done in work_off(tuple(by_job), setup, workers=workers):
            try:
                if done.look is None:
                    errors.append(f"{done.error} {done.hint}".rstrip())
                else:
                    entry = by_job[done.job]
                    _, outcome = keeping.keep(store, done.look, entry, on=on, tags=tags, keeps=keep)
                    counts[outcome] += 1
            except WorkspaceError as error:
                errors.append(f"{Path(done.job.path).name}: {error.message}")
            tick()
    return counts, sorted(errors)
