"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from skillgap.errors import WriteError


def write_atomically(path: Path, content: str | bytes) -> None:
    """Replace a file's content in one step; raises WriteError and leaves the old file when that fails.

    A link stays a link, to the new content; what is no file, such as a pipe or /dev/stdout, is written into.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary: Path | None = None
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
            return
        path = Path(os.path.realpath(path))
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):  # Windows removes no file that is marked read-only
                temporary.chmod(0o600)
                temporary.unlink(missing_ok=True)
        raise WriteError(
            f"{path}: cannot write there ({error.strerror})", hint="Choose another place with -o."
        ) from error


def keep_beside(path: Path, stamp: str) -> Path:
    """Copy a file to "name.stamp.bak.ext" beside it, numbered when that is taken; never writes over anything."""
    number = 1
    while True:
        tail = f".{stamp}" if number == 1 else f".{stamp}-{number}"
        copy = path.with_name(f"{path.stem}{tail}.bak{path.suffix}")
        try:
            with copy.open("xb") as stream:
                stream.write(path.read_bytes())
        except FileExistsError:
            number += 1
        except OSError as error:
            raise WriteError(
                f"{copy}: cannot keep the version before there ({error.strerror})",
                hint="Write the new plan elsewhere with -o.",
            ) from error
        else:
            return copy
