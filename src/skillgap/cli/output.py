"""Where the answer goes: stdout or a file, in the format asked for."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from skillgap.report import Format, Report


def answer(report: Report, *, format_: str | None, as_json: bool, output: str | None) -> None:
    """Write the report to stdout or, atomically, to `output`."""
    from pathlib import Path

    from skillgap.report import render

    chosen = chosen_format(format_, as_json=as_json, output=output)
    colour = output is None and wants_colour()
    text = render(report, chosen, width=width(), colour=colour)
    if output is None:
        click.echo(text, nl=False, color=colour or None)
    else:
        write_file(Path(output), text)


def chosen_format(format_: str | None, *, as_json: bool, output: str | None) -> Format:
    """Decide the format: asked for, by the file's extension, by where stdout goes."""
    from skillgap.report import FORMATS, SUFFIXES

    if as_json and format_ not in (None, "json"):
        raise click.UsageError(f"--json and --format {format_} contradict each other")
    if as_json:
        return "json"
    for known in FORMATS:
        if known == format_:
            return known
    if output is not None:
        suffix = os.path.splitext(output)[1].lower()
        if suffix and suffix not in SUFFIXES:
            raise click.UsageError(
                f"{output}: no format for '{suffix}'; use {', '.join(SUFFIXES)} or --format"
            )
        return SUFFIXES.get(suffix, "markdown")
    return "table" if sys.stdout.isatty() else "markdown"


def wants_colour() -> bool:
    """Tell whether colour is welcome: a terminal, and NO_COLOR unset."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Give the width to lay out for: the terminal's, at most 120 cells, 80 where there is none."""
    import shutil

    return max(40, min(120, shutil.get_terminal_size((80, 24)).columns))


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, and say so on stderr."""
    from skillgap.report.write import write_atomically

    write_atomically(path, content)
    click.echo(f"wrote {path}", err=True)
