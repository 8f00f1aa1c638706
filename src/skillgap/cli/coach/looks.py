"""`skillgap client session`, `diff`, `plan` and `refresh`."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options
from skillgap.cli.coach import common
from skillgap.cli.kinds import MonthType, WholeType
from skillgap.cli.output import answer, chosen_format, write_file
from skillgap.cli.place import open_workspace, workspace_option, workspace_path

if TYPE_CHECKING:
    from skillgap.plan import Plan


@click.command("session")
@common.client_argument
@click.option("--note", metavar="TEXT", help="Note for the session, in Markdown.")
@click.option(
    "--notes", type=click.File(encoding="utf-8"), help="Notes from a file, or - for standard input."
)
@click.option("--agree", multiple=True, metavar="TEXT", help="Action agreed; may be repeated.")
@click.option(
    "--done", multiple=True, type=WholeType(), metavar="N", help="Action N is done; may be repeated."
)
@click.option("--brief", is_flag=True, help="Print the page, also on a terminal.")
@common.day_option
@options.output_options
@workspace_option
def session(
    *,
    client: str,
    note: str | None,
    notes: Any,
    agree: tuple[str, ...],
    done: tuple[int, ...],
    brief: bool,
    day: datetime.datetime | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Hold a session, or prepare it.

    On a terminal it opens in the app, else a page is printed. The page tells what changed since the last session, what is open, and three questions to ask; --brief prints it on a
    terminal, too. With --note, --notes, --agree or --done the session of that day is recorded without the app.
    """
    from skillgap.report.coach.progress import report_brief
    from skillgap.workspace.clients import sessions
    from skillgap.workspace.clients.client import find_client
    from skillgap.workspace.progress.desk import brief_of, refresh

    on = common.the_day(day)
    with open_workspace() as store:
        known = find_client(store, client)
        if note or notes or agree or done:
            text = "\n\n".join(part for part in (note, notes.read() if notes else None) if part)
            with store.writing():
                sessions.hold_session(store, known, on=on, notes=text)
                for what in agree:
                    sessions.agree(store, known, what, on=on)
                for number in done:
                    sessions.set_done(store, known, number, on=on)
            click.echo(f"recorded the session of {on} with {known.name}", err=True)
            return
        if _wants_app(brief or format_ or as_json or output):
            _open_app(known.id, on)
            return
        knowledge = common.knowledge_of(on)
        refresh(store, known, knowledge, on=on)
        page = brief_of(store, known, knowledge, on=on)
    answer(report_brief(page), format_=format_, as_json=as_json, output=output)


def _wants_app(page: object) -> bool:
    """Tell whether to open the app: nothing was said about a page, and there is a terminal on both sides."""
    return not page and sys.stdin.isatty() and sys.stdout.isatty()


def _open_app(number: int, on: datetime.date) -> None:
    from skillgap.tui.coach.app import CoachApp
    from skillgap.tui.coach.desk import Desk

    desk = Desk(
        workspace_path(), day=on, cache_folder=options.cache_folder(), profiles=options.profiles_folder()
    )
    CoachApp(desk, number).run()


@click.command("diff")
@common.client_argument
@common.since_option
@common.day_option
@options.output_options
@workspace_option
def diff(
    *,
    client: str,
    since: datetime.datetime | None,
    day: datetime.datetime | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Tell what changed, and why the fit moved.

    The movement is split into the resume, the market data, the formula, how the file is read, and the months gone by.
    """
    from skillgap.report.coach.progress import report_changes
    from skillgap.workspace.clients.client import find_client
    from skillgap.workspace.progress.desk import changes_since, day_before_last

    on = common.the_day(day)
    with open_workspace() as store:
        known = find_client(store, client)
        start = since.date().isoformat() if since else day_before_last(store, known, on=on)
        changes = changes_since(store, known, common.knowledge_of(on), since=start, on=on)
    answer(report_changes(known, changes), format_=format_, as_json=as_json, output=output)


@click.command("refresh")
@click.argument("client", metavar="CLIENT", required=False)
@click.option("--tag", default="", metavar="TAG", help="Only clients with this tag.")
@common.day_option
@workspace_option
def refresh_(*, client: str | None, tag: str, day: datetime.datetime | None) -> None:
    """Look at the kept resumes again, with today's market data.

    Without CLIENT at everybody's.
    """
    from skillgap.cli.coach.progress_bar import counted
    from skillgap.workspace.clients.client import clients, find_client
    from skillgap.workspace.progress.desk import refresh

    on = common.the_day(day)
    knowledge = common.knowledge_of(on)
    with open_workspace() as store:
        known = [find_client(store, client)] if client else list(clients(store, tag=tag))
        looked = sum(
            1 for one in counted(known, "looking") if refresh(store, one, knowledge, on=on) is not None
        )
    click.echo(f"looked at {looked} of {len(known)}", err=True)


@click.command("plan")
@common.client_argument
@click.option("--start", type=MonthType(), help="First month. [default: next month]")
@click.option("--months", type=WholeType(1, 60), default=6, show_default=True, metavar="N", help="Months.")
@click.option("--done", multiple=True, metavar="MODULE", help="Mark a module of the kept plan as done.")
@click.option("--undone", multiple=True, metavar="MODULE", help="Mark it as open again.")
@click.option(
    "--ticks", type=click.File(encoding="utf-8"), help="Take the ticks over from the client's plan.md."
)
@common.day_option
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write the plan: .md .html .pdf .ics …")
@workspace_option
def plan(
    *,
    client: str,
    start: Any,
    months: int,
    done: tuple[str, ...],
    undone: tuple[str, ...],
    ticks: Any,
    day: datetime.datetime | None,
    output: str | None,
) -> None:
    """Make and keep a plan, or tick it.

    The plan is for the client's main role and hours; --done and --undone tick modules of the one kept last.
    A client who ticks in the Markdown file brings it back with --ticks.
    """
    from skillgap.report.plan.files import PLAN_SUFFIXES, render_plan
    from skillgap.workspace.clients.client import find_client
    from skillgap.workspace.clients.plans import keep_plan, kept_plans, tick
    from skillgap.workspace.progress.desk import plan_for_client

    suffix = f".{output.rpartition('.')[2].lower()}" if output and "." in output else ".md"
    if suffix not in PLAN_SUFFIXES:
        raise click.UsageError(f"{output}: no format for '{suffix}'; use {', '.join(PLAN_SUFFIXES)}")
    on = common.the_day(day)
    if ticks is not None:
        done = (*done, *_ticked(ticks, on))
    with open_workspace() as store:
        known = find_client(store, client)
        if done or undone or ticks is not None:
            with store.writing():
                for names, when in ((done, on), (undone, None)):
                    for name in names:
                        title = tick(store, known, name, on=when)
                        click.echo(f"{'done' if when else 'open'}: {title}", err=True)
        else:
            made = plan_for_client(store, known, common.knowledge_of(on), on=on, start=start, months=months)
            with store.writing():
                keep_plan(store, known, made, on=on)
        kept = kept_plans(store, known)[-1]
    if output:
        from pathlib import Path

        write_file(Path(output), render_plan(kept.ticked, suffix))
    elif not (done or undone or ticks is not None):
        _show(kept.ticked)


def _show(plan: Plan) -> None:
    """Print a plan as `skillgap plan` does: laid out on a terminal, the file to live with when piped."""
    from skillgap.report.plan.summary import render_plan_markdown, report_plan

    if chosen_format(None, as_json=False, output=None) == "table":
        answer(report_plan(plan), format_=None, as_json=False, output=None)
    else:
        click.echo(render_plan_markdown(plan), nl=False)


def _ticked(file: Any, on: datetime.date) -> tuple[str, ...]:
    """Give the modules of which every box is ticked in a plan file."""
    from skillgap.plan import read_plan_text

    roadmaps = common.knowledge_of(on).roadmaps
    return read_plan_text(file.read(), name=file.name, roadmaps=roadmaps).done_modules
