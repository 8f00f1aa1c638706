import click


@click.command("bench")
def command() -> None:
    """Measure accuracy on labelled resumes."""
