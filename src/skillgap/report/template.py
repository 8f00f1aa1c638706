"""The maker of pages from templates, for every page that is written."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment


@cache
def templates(folder: Path) -> Environment:
    """Give the templates of a folder: every text is escaped, and a name nobody gave is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from skillgap.report.words import fit_text, hours

    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_byte_code(),
    )
    made.filters |= {"hours": hours, "fit": fit_text}
    return made


def _byte_code() -> BytecodeCache | None:
    """Keep compiled templates where other compiled data is kept: compiling takes most of a first page's time."""
    import os

    from jinja2 import FileSystemBytecodeCache

    from skillgap.compiled import kept

    folder = kept()
    usable = folder is not None and folder.is_dir() and os.access(folder, os.W_OK)
    return FileSystemBytecodeCache(str(folder)) if usable else None
