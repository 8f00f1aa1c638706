"""`skillgap client add`, `list`, `show` and `edit`."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Literal

import click

from skillgap.cli import options
from skillgap.cli.coach import common
from skillgap.cli.output import answer
from skillgap.cli.place import open_workspace, workspace_option

if TYPE_CHECKING:
    from skillgap.advice import Advice
    from skillgap.workspace import Store


@click.command("add")
@click.argument("resume", required=False, type=click.Path(path_type=str))
@click.option("--name", help="Name or pseudonym. [default: the name on the resume]")
@common.goal_options
@common.keep_option
@click.option("--password", help="Password of an encrypted file.")
@common.day_option
@workspace_option
def add(
    *,
    resume: str | None,
    name: str | None,
    tags: tuple[str, ...],
    roles: tuple[str, ...],
    level: str | None,
    hours: float | None,
    keep: Literal["text", "evidence"] | None,
    password: str | None,
    day: datetime.datetime | None,
) -> None:
    """Add a client, with a resume or without."""
    from skillgap.workspace.clients.client import add_client
    from skillgap.workspace.progress.snapshots import look, record

    if not (resume or name):
        raise click.UsageError("give a resume, or a name with --name")
    on = common.the_day(day)
    knowledge = common.knowledge_of(on)
    goals = common.goals_of(roles, level, hours, knowledge)
    advice = None
    if resume:
        from skillgap.advice import Request, advise_on
        from skillgap.cli.place import recalled
        from skillgap.documents import read_document
        from skillgap.month import Month

        request = Request(today=Month.of(on), level=goals.level)
        document = read_document(options.resume_source(resume), password=password)
        advice = advise_on(document, request, knowledge, recalled())
    with open_workspace() as store:
        if advice:
            _refuse_twice(store, advice)
        with store.writing():
            client = add_client(
                store, name or _name_on(advice), on=on, tags=tags, goals=goals, keeps=keep or "text"
            )
            if advice:
                record(store, client, look(advice, goals.roles), on=on)
        click.echo(f"added {client.name}, in shared reports {client.pseudonym}", err=True)


def _refuse_twice(store: Store, advice: Advice) -> None:
    """Raise WorkspaceError when the resume's e-mail address is a client's already."""
    from skillgap.errors import WorkspaceError
    from skillgap.workspace.clients.client import client_of_key
    from skillgap.workspace.word import contact_key

    known = client_of_key(store, contact_key(store, advice.resume.contact, advice.document.digest))
    if known is not None:
        raise WorkspaceError(
            f"the e-mail address on this resume is that of {known.name}",
            hint=f"Add it to them with 'skillgap client import FILE --client \"{known.name}\"'.",
        )


def _name_on(advice: Advice | None) -> str:
    """Give the name on a resume, else its file's."""
    from pathlib import PurePath

    if advice is None:
        return ""
    return advice.resume.contact.name or PurePath(advice.document.name).stem


@click.command("list")
@click.option("--tag", default="", metavar="TAG", help="Only clients with this tag.")
@options.output_options
@workspace_option
def list_(*, tag: str, format_: str | None, as_json: bool, output: str | None) -> None:
    """List the clients, with where they stand."""
    from skillgap.report.coach.people import report_clients
    from skillgap.workspace.clients.client import clients
    from skillgap.workspace.progress.desk import card_of

    with open_workspace() as store:
        cards = [card_of(store, client) for client in clients(store, tag=tag)]
    answer(report_clients(cards, tag=tag), format_=format_, as_json=as_json, output=output)


@click.command("show")
@common.client_argument
@options.output_options
@workspace_option
def show(*, client: str, format_: str | None, as_json: bool, output: str | None) -> None:
    """Show one client on a page.

    Goals, resumes, looks, sessions with notes, what was agreed, the client's own word on skills.
    """
    from skillgap.report.coach.people import report_client
    from skillgap.workspace.clients.client import find_client
    from skillgap.workspace.progress.desk import file_of

    with open_workspace() as store:
        held = file_of(store, find_client(store, client))
    answer(report_client(held), format_=format_, as_json=as_json, output=output)


@click.command("edit")
@common.client_argument
@click.option("--name", help="New name.")
@common.goal_options
@click.option("--untag", multiple=True, metavar="TAG", help="Take a tag away; may be repeated.")
@common.keep_option
@workspace_option
def edit(*, client: str, name: str | None, **given: Any) -> None:
    """Change name, tags, goals, or how much is kept.

    --role replaces the roles. --keep evidence removes the words of the resumes kept so far.
    """
    import msgspec

    from skillgap.workspace.clients.client import change_client, find_client
    from skillgap.workspace.clients.erase import begin_erasing, finish_erasing
    from skillgap.workspace.clients.resumes import forget_texts

    if not name and not any(given.values()):
        raise click.UsageError("nothing to change; see 'skillgap client edit --help'")
    goals = common.goals_of(
        given["roles"], given["level"], given["hours"], common.knowledge_of(datetime.date.today())
    )
    with open_workspace() as store:
        known = find_client(store, client)
        merged = msgspec.structs.replace(
            known.goals,
            roles=goals.roles or known.goals.roles,
            level=goals.level or known.goals.level,
            hours_per_week=goals.hours_per_week or known.goals.hours_per_week,
        )
        gone = {tag.casefold() for tag in given["untag"]}
        changed = msgspec.structs.replace(
            known,
            name=name or known.name,
            tags=tuple(tag for tag in (*known.tags, *given["tags"]) if tag.casefold() not in gone),
            goals=merged,
            keeps=given["keep"] or known.keeps,
        )
        with store.writing():
            change_client(store, changed)
            if changed.keeps == "evidence":
                forget_texts(store, changed)
                begin_erasing(store)
        if changed.keeps == "evidence":
            finish_erasing(store)
        click.echo(f"changed {changed.name}", err=True)
