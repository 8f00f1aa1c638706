"""Where the workspace lies: the only place that looks at the option, the environment and the platform for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from pathlib import Path

    from skillgap.advice import Recall
    from skillgap.resume import Resume
    from skillgap.workspace import Store

F = TypeVar("F", bound=Callable[..., Any])

VARIABLE = "SKILLGAP_WORKSPACE"
"""Environment variable that names the folder."""
_KEY = "skillgap.workspace"


def workspace_option(function: F) -> F:
    """Take the workspace's folder; any command of a group may carry it, the innermost counts."""

    def keep(ctx: click.Context, _: click.Parameter, folder: str | None) -> None:
        if folder is not None:
            ctx.meta[_KEY] = folder

    return click.option(
        "--workspace",
        type=click.Path(file_okay=False),
        metavar="DIR",
        expose_value=False,
        callback=keep,
        help=f"Folder of the workspace. [default: ${VARIABLE}, else the platform's data folder]",
    )(function)


def workspace_path() -> Path:
    """Give the path of the workspace file, whether it exists or not."""
    import os
    from pathlib import Path

    from platformdirs import user_data_path

    from skillgap.workspace import WORKSPACE

    context = click.get_current_context(silent=True)
    folder = (context.meta.get(_KEY) if context else None) or os.environ.get(VARIABLE)
    return (Path(folder) if folder else user_data_path("skillgap", appauthor=False)) / WORKSPACE


def open_workspace() -> Store:
    """Open the workspace; it is made when there is none."""
    from skillgap.workspace import open_store

    return open_store(workspace_path())


def recalled() -> Recall | None:
    """Give what tells a person's word on skills; None, and nothing loaded, when there is no workspace."""
    path = workspace_path()
    if not path.exists():
        return None
    from skillgap.workspace import recall

    def said_by(resume: Resume) -> Any:
        return recall(path, resume)

    return said_by
