"""`skillgap where`."""

from __future__ import annotations

import click

from skillgap.cli import options
from skillgap.cli.place import workspace_path


@click.command("where")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(*, as_json: bool) -> None:
    """Print the files and folders in use."""
    from platformdirs import user_cache_path, user_config_path, user_data_path, user_state_path

    from skillgap.bundled import bundled

    places = {
        "market profiles": options.profiles_folder(),
        "roadmaps": bundled("roadmaps.yaml"),
        "examples": bundled("examples"),
        "cache": user_cache_path("skillgap", appauthor=False),
        "config": user_config_path("skillgap", appauthor=False),
        "data": user_data_path("skillgap", appauthor=False),
        "state": user_state_path("skillgap", appauthor=False),
        "workspace": workspace_path(),
    }
    if as_json:
        from skillgap.report.render import render_json

        click.echo(render_json({"schema": 1} | {name: str(path) for name, path in places.items()}), nl=False)
        return
    for name, path in places.items():
        note = "" if path.exists() else "  (not there yet)"
        click.echo(f"{name:<16} {path}{note}")
