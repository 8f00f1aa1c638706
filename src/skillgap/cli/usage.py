"""Say what is wrong with a command line in the form of every other error: what and where, then what to do."""

from __future__ import annotations

import click

_EXTRA = "Got unexpected extra argument"
_UNKNOWN = "No such command"
"""How click begins when there is more on the line than the command takes, and when a group lacks a command."""


def explain(message: str, hint: str) -> None:
    """Say what happened and what to do next, on stderr."""
    click.echo(f"skillgap: {message}", err=True)
    if hint:
        click.echo(f"  {hint}", err=True)


def show(error: click.ClickException) -> None:
    """Explain an error of click's; a group called alone shows its help."""
    if isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):
        error.show()
    else:
        explain(*told(error))


def told(error: click.ClickException) -> tuple[str, str]:
    """Give what happened and where, and what to do next."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    help_ = f"'{context.command_path} --help' tells what it takes." if context else ""
    if isinstance(error, click.MissingParameter):
        usage = " ".join(context.get_usage().removeprefix("Usage: ").split()) if context else ""
        return f"{_name(error)} is missing", f"Write: {usage}" if usage else help_
    if isinstance(error, click.NoSuchOption):
        near = " or ".join(sorted(error.possibilities or ()))
        return f"no such option '{error.option_name}'", f"Did you mean {near}?" if near else help_
    if isinstance(error, click.BadOptionUsage):
        said = f"{error.option_name}: found nothing behind it; expected a value"
        return said, help_ or "Write the value behind it; --help tells which there are."
    if isinstance(error, click.BadParameter):
        return f"{_name(error)}: {_lower(error.message)}", help_
    if error.message.startswith(_EXTRA):
        extra = error.message.partition("(")[2].rstrip(")")
        return f"found '{extra}' where nothing more is expected", help_
    if isinstance(context and context.command, click.Group) and error.message.startswith(_UNKNOWN):
        return _unknown_command(error.message, context), help_  # type: ignore[arg-type] # has a command
    return error.message, help_


def _unknown_command(message: str, context: click.Context) -> str:
    """Name the command nobody knows, and the one that may have been meant."""
    import difflib

    said = message.split("'")[1]
    near = difflib.get_close_matches(said, context.command.list_commands(context), n=1)  # type: ignore[attr-defined] # a group
    return f"no such command '{said}'" + (f". Did you mean '{near[0]}'?" if near else "")


def _lower(text: str) -> str:
    return (text[:1].lower() + text[1:]).removesuffix(".")


def _name(error: click.BadParameter) -> str:
    """Name the option or argument as it is written on the line."""
    if isinstance(error.param, click.Argument):
        return error.param.human_readable_name
    if error.param is not None:
        return max(error.param.opts, key=len)
    return str(error.param_hint or "an argument")
