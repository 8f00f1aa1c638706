"""`skillgap client`."""

from __future__ import annotations

import importlib

import click

from skillgap.cli.place import workspace_option

COMMANDS = {
    "add": "people.add",
    "list": "people.list_",
    "show": "people.show",
    "edit": "people.edit",
    "import": "importing.import_",
    "session": "looks.session",
    "diff": "looks.diff",
    "plan": "looks.plan",
    "refresh": "looks.refresh_",
    "report": "hand.report",
    "export": "hand.export",
    "erase": "hand.erase",
}
"""In the order of the help; each with its module and name in `skillgap.cli.coach`."""


class CoachGroup(click.Group):
    """A group that loads a command when it is called, or listed in the group's own help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(".")
        command = getattr(importlib.import_module(f"skillgap.cli.coach.{module}"), name)
        return command if isinstance(command, click.Command) else None


@click.group("client", cls=CoachGroup)
@workspace_option
def command() -> None:
    """Keep clients: resumes, sessions, progress.

    CLIENT is a name, its beginning if only one has it, or a pseudonym. Everything stays in one file on this machine;
    'skillgap workspace where' tells which.
    """
