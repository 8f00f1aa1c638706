"""`skillgap tui`."""

from __future__ import annotations

import sys

import click


@click.command("tui")
@click.argument("resume", required=False, type=click.Path(path_type=str))
@click.option(
    "--theme", default="", metavar="NAME", help="Colours of the app, such as textual-light or ansi-dark."
)
@click.pass_context
def command(ctx: click.Context, *, resume: str | None = None, theme: str = "") -> None:
    """Open the terminal app, on a resume if one is given."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(
            "skillgap: the terminal app needs a terminal; use 'skillgap check RESUME' in a pipe", err=True
        )
        ctx.exit(2)
    from skillgap.cli.options import profiles_folder
    from skillgap.cli.place import workspace_path
    from skillgap.tui import run

    run(resume, theme=theme, profiles=profiles_folder(), workspace=workspace_path())
