"""`skillgap client`."""

from __future__ import annotations

import click

from skillgap.cli.coach import hand, importing, looks, people
from skillgap.cli.place import workspace_option


@click.group("client")
@workspace_option
def command() -> None:
    """Keep clients: resumes, sessions, progress.

    CLIENT is a name, its beginning if only one has it, or a pseudonym. Everything stays in one file on this machine;
    'skillgap workspace where' tells which.
    """


for _each in (
    people.add,
    people.list_,
    people.show,
    people.edit,
    importing.import_,
    looks.session,
    looks.diff,
    looks.plan,
    looks.refresh_,
    hand.report,
    hand.export,
    hand.erase,
):
    command.add_command(_each)
