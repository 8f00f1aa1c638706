"""`skillgap workspace`."""

from __future__ import annotations

import click

from skillgap.cli.place import open_workspace, workspace_option, workspace_path


@click.group("workspace")
@workspace_option
def command() -> None:
    """Look after the workspace file: where, how sound, copies."""


@command.command("where")
@workspace_option
def where() -> None:
    """Print the path of the workspace file."""
    path = workspace_path()
    click.echo(f"{path}{'' if path.exists() else '  (not there yet)'}")


@command.command("check")
@click.option("--repair", is_flag=True, help="Finish an interrupted erase and rebuild the indexes.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
@click.pass_context
def check_(ctx: click.Context, *, repair: bool, as_json: bool) -> None:
    """Check that the file is sound and count what is in it."""
    import msgspec

    from skillgap.errors import WorkspaceError
    from skillgap.workspace.clients.erase import finish_erasing
    from skillgap.workspace.files import check

    path = workspace_path()
    if not path.exists():
        raise WorkspaceError(
            f"{path}: no workspace there",
            hint="'skillgap client add RESUME' makes one, --workspace names another.",
        )
    with open_workspace() as store:
        if repair:
            store.rows("REINDEX")
            finish_erasing(store)
        found = check(store)
    if as_json:
        from skillgap.report.render import render_json

        click.echo(render_json({"schema": 1} | msgspec.to_builtins(found)), nl=False)
    else:
        click.echo(f"{found.path}: {found.bytes:,} bytes, version {found.version}, mode {found.mode}")
        click.echo(", ".join(f"{number} {name}" for name, number in found.counts.items()))
        for problem in found.problems:
            click.echo(f"  {problem}")
        click.echo("sound" if not found.problems else f"problems: {len(found.problems)}")
    ctx.exit(1 if found.problems else 0)


@command.command("backup")
@click.argument("file", type=click.Path(dir_okay=False))
@workspace_option
def backup(*, file: str) -> None:
    """Copy the workspace to a new file.

    FILE must not exist yet; nobody has to stop working meanwhile.
    """
    from pathlib import Path

    from skillgap.workspace.files import back_up

    with open_workspace() as store:
        back_up(store, Path(file))
    click.echo(f"wrote {file}; it holds everything, keep it as safe as the workspace", err=True)


@command.command("restore")
@click.argument("file", type=click.Path(dir_okay=False))
@workspace_option
def restore_(*, file: str) -> None:
    """Bring a backup back.

    FILE takes the place of the workspace; the present file is kept beside it.
    """
    import datetime
    from pathlib import Path

    from skillgap.workspace.files import restore

    kept = restore(Path(file), workspace_path(), aside=f"before-{datetime.date.today()}")
    click.echo(f"restored {workspace_path()}", err=True)
    if kept:
        click.echo(f"  the file before is kept as {kept}", err=True)
