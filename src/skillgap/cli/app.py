"""The `skillgap` command: finds a command's module when it is called, and turns errors into words and exit codes.

Exit codes: 0 done · 1 could not (bad document or data) · 2 usage or unknown role · 3 done, but fit is below
--fail-under · 130 interrupted.
"""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from skillgap import __version__
from skillgap.cli.brief import BRIEF, uncollected
from skillgap.cli.options import cache_folder
from skillgap.cli.place import workspace_option
from skillgap.cli.usage import explain, show
from skillgap.errors import SkillgapError, UnknownNameError, WishError

if TYPE_CHECKING:
    from pathlib import Path

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
_UNWRITTEN = frozenset({errno.EBADF, errno.EFBIG, errno.EIO, errno.ENOSPC})
"""What the system says when standard output takes no more."""

COMMANDS = (
    "check",
    "skills",
    "text",
    "roles",
    "plan",
    "progress",
    "compare",
    "whatif",
    "posting",
    "market",
    "client",
    "cohort",
    "workspace",
    "tui",
    "serve",
    "bench",
    "where",
    "completions",
)
"""In the order of the help; each is the module of the same name."""


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"skillgap.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="skillgap %(version)s")
@click.option(
    "--profiles",
    type=click.Path(exists=True, file_okay=False),
    envvar="SKILLGAP_PROFILES",
    help="Market profiles to use in place of the shipped ones.",
)
@workspace_option
@click.option("--debug", is_flag=True, help="Show the traceback when something fails.")
@click.pass_context
def cli(ctx: click.Context, profiles: str | None, debug: bool) -> None:
    """Read a resume, compare its skills with what postings ask for, and plan the months between.

    Everything runs on this machine: no account, no network.

    \b
    skillgap check resume.pdf                        what fits, what is missing
    skillgap plan resume.pdf --role ml-engineer \\
             --hours 8 -o plan.md                    the months that close the gap
    skillgap                                         the terminal app
    """
    if ctx.invoked_subcommand in BRIEF:
        _tell_first_start(cache_folder())
    if ctx.invoked_subcommand is not None:
        return
    if sys.stdin.isatty() and sys.stdout.isatty():
        ctx.invoke(importlib.import_module("skillgap.cli.tui").command)
        return
    click.echo(ctx.get_help())
    ctx.exit(USAGE)


def _tell_first_start(folder: Path) -> None:
    """Say on a terminal why the first answer takes seconds."""
    if sys.stderr.isatty():
        from skillgap.compiled import nothing_kept

        if nothing_kept(folder):
            click.echo("first start: preparing skillgap's data, once …", err=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with an exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    _prepare_streams()
    debug = "--debug" in arguments
    arguments = [argument for argument in arguments if argument != "--debug"]
    if not debug:
        sys.excepthook = _confess
    try:
        with uncollected(arguments):
            code = cli.main(args=arguments, prog_name="skillgap", standalone_mode=False)
        sys.exit(code or DONE)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.ClickException as error:
        show(error)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        _close_stdout()
    except OSError as error:
        if error.errno not in _UNWRITTEN or error.filename is not None or debug:
            raise
        explain(
            f"the answer cannot be written ({error.strerror})",
            "Free some space, or write it elsewhere with -o.",
        )
        _close_stdout(FAILED)
    except SkillgapError as error:
        if debug:
            raise
        explain(error.message, error.hint)
        sys.exit(USAGE if isinstance(error, (UnknownNameError, WishError)) else FAILED)


def _confess(kind: type[BaseException], error: BaseException, _: object) -> None:
    """Report a bug in two lines instead of a traceback; Python then exits with 1."""
    explain(
        f"this is a bug in skillgap ({kind.__name__}: {error})",
        "Run the command again with --debug and report what it prints.",
    )


def _prepare_streams() -> None:
    """Write UTF-8 everywhere; a stream that was closed before the start reads as empty or drops what is written."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 — for the whole process
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _close_stdout(code: int = DONE) -> None:
    """End quietly when what is still unwritten cannot be written: the reader of a pipe has left, as `head` does."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    sys.exit(code)
