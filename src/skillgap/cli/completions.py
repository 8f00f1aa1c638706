"""`skillgap completions`."""

from __future__ import annotations

import click

from skillgap.cli.kinds import ChoiceType


@click.command("completions")
@click.argument("shell", type=ChoiceType(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, *, shell: str) -> None:
    """Print the completion script of a SHELL.

    \b
    bash   eval "$(skillgap completions bash)"            in ~/.bashrc
    zsh    eval "$(skillgap completions zsh)"             in ~/.zshrc
    fish   skillgap completions fish > ~/.config/fish/completions/skillgap.fish
    """
    from click.shell_completion import get_completion_class

    completer = get_completion_class(shell)
    if completer is None:
        raise click.ClickException(f"no completion for {shell}")
    root = ctx.find_root().command
    click.echo(completer(root, {}, "skillgap", "_SKILLGAP_COMPLETE").source())
