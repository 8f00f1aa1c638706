"""`skillgap serve`."""

from __future__ import annotations

import ipaddress

import click

from skillgap.cli.kinds import WholeType


@click.command("serve")
@click.argument("resume", required=False, type=click.Path(path_type=str))
@click.option("--host", default="127.0.0.1", show_default=True, help="Interface to answer on.")
@click.option("--port", default=0, type=WholeType(0, 65535), help="[default: any free one]")
@click.option("--theme", default="", metavar="NAME", help="Colours of the app.")
@click.option(
    "--i-know",
    is_flag=True,
    help="Answer on other interfaces too: whoever holds the address can read this machine's files, unencrypted.",
)
def command(*, resume: str | None, host: str, port: int, theme: str, i_know: bool) -> None:
    """Show the terminal app in a browser on this machine.

    Prints an address that opens once, in one browser. Files are opened from the page and come back as downloads.
    Needs the extra: pip install 'skillgap[serve]'.
    """
    if not _is_local(host) and not i_know:
        raise click.UsageError(
            f"--host {host} would show resumes to other machines, unencrypted; add --i-know if that is meant"
        )
    import tempfile
    from pathlib import Path

    from skillgap.cli.options import profiles_folder
    from skillgap.cli.place import workspace_path

    try:
        from aiohttp import web

        from skillgap.tui.browser.server import BrowserServer, Wishes, bound
    except ImportError as error:
        raise click.ClickException(
            f"{error.name or 'textual-serve'} is missing; install it with: pip install 'skillgap[serve]'"
        ) from error
    try:
        taken = bound(host, port)
    except OSError as error:
        raise click.ClickException(
            f"{host}:{port} cannot be used ({error.strerror}); choose another with --port"
        ) from error
    path = str(Path(resume).absolute()) if resume else None
    wishes = Wishes(
        resume=path, theme=theme, profiles=str(profiles_folder()), workspace=str(workspace_path())
    )
    with tempfile.TemporaryDirectory(prefix="skillgap-", ignore_cleanup_errors=True) as folder:
        server = BrowserServer(wishes, host, taken.getsockname()[1], Path(folder))
        click.echo(f"Open once, in one browser:\n  {server.door.address}\nctrl+c ends it.")
        web.run_app(server.application(), sock=taken, print=None, access_log=None)


def _is_local(host: str) -> bool:
    """Tell whether only this machine can reach the interface."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
