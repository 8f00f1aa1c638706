"""Read authored YAML strictly, and keep its compiled form beside it.

YAML invites silent mistakes: a misspelt key is ignored, `no` is a boolean, `1.10` a number, a key given twice keeps
its last value. Here every file is checked against the type it must become, and all problems are reported at once.
The checking itself (and PyYAML) is loaded only when a file is read, not when its compiled form is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from skillgap.compiled import compiled, keep_compiled_in, kept

T = TypeVar("T")

__all__ = ["compiled", "keep_compiled_in", "place_of", "read_authored", "read_shipped"]


def read_authored(path: Path, type_: type[T]) -> T:
    """Read one authored file into a Struct that has the fields `schema: int` and `source: str`.

    Raises DataError that lists every problem as "file:line:column: found …; expected …; did you mean …?": unknown,
    missing and repeated keys, wrong types, values not allowed, booleans, numbers or nothing where text is meant.
    """
    from skillgap.strict import read_strictly

    return read_strictly(path, type_)


def read_shipped(path: Path, type_: type[T]) -> T:
    """Read a file that lies inside the package, from its compiled form when a folder for those was named.

    `keep_compiled_in` names the folder, once per process; without it the file is read as `read_authored` does.
    """
    name = f"{path.parent.name}-{path.stem}"
    return compiled(name, [path], lambda: read_authored(path, type_), type_, cache_folder=kept())[0]


def place_of(path: Path, where: str) -> str:
    """Give "file:line:column" of a place such as ".levels[0].share", or of the nearest place around it."""
    from skillgap.strict import find_place

    return find_place(path, where)
