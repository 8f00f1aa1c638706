"""Keep the fast form of slow data: built once, found again by the content it was built from."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from skillgap import __version__
from skillgap.errors import DataError

T = TypeVar("T")

_ENDING = ".msgpack"
_DIGEST = 32
_CHECK = 4
"""Bytes of the key, and of the sum that tells a damaged file."""


_kept: Path | None = None


def keep_compiled_in(folder: Path | None) -> None:
    """Name the folder for the compiled forms of the package's own files; called by a face when it starts.

    None (as at import) keeps none, so that nothing below the faces writes anywhere by itself.
    """
    global _kept
    _kept = folder


def kept() -> Path | None:
    """Give the folder named by `keep_compiled_in`."""
    return _kept


def nothing_kept(folder: Path) -> bool:
    """Tell whether a folder holds no compiled form yet: the next command makes them all, which takes seconds."""
    return not any(folder.glob(f"*{_ENDING}"))


def compiled(
    name: str,
    paths: Sequence[Path],
    build: Callable[[], T],
    type_: type[T],
    *,
    cache_folder: Path | None = None,
    variant: str = "",
) -> tuple[T, str]:
    """Give what `build` makes of the files, from the cache when they have not changed, and the files' version.

    The version is the first 12 hexadecimal digits of the SHA-256 of the files' names and contents. The cache holds
    one file per `name`; it is keyed by that hash, the package's version, the age of the building code, and `variant`,
    which names whatever else the built value depends on. A missing, unwritable or damaged cache only costs the time to build again. Raises DataError when a file cannot be read.
    """
    content = _content_hash(paths)
    version = content.hex()[:12]
    if cache_folder is None:
        return build(), version
    key = hashlib.sha256(content + f"{__version__}|{variant}|".encode() + _code_stamp(build, type_)).digest()
    cache = cache_folder / f"{name}{_ENDING}"
    value = read_kept(cache, key, type_)
    if value is None:
        value = build()
        write_kept(cache, key, value)
    return value, version


def _content_hash(paths: Sequence[Path]) -> bytes:
    """Hash names and contents in the order of the names."""
    total = hashlib.sha256()
    for path in sorted(paths, key=lambda path: (path.name, str(path))):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise DataError([f"{path}: cannot be read: {error.strerror}"]) from error
        total.update(path.name.encode() + b"\0" + hashlib.sha256(content).digest())
    return total.digest()


def _code_stamp(build: Callable[[], object], type_: type[object]) -> bytes:
    """Mark the age of the modules beside the building code and the type, so that an edit never meets a stale cache."""
    code = getattr(build, "__code__", None)
    files = [code.co_filename if code else None, getattr(sys.modules.get(type_.__module__), "__file__", None)]
    ages: list[str] = []
    with contextlib.suppress(OSError):
        for folder in sorted({Path(file).parent for file in files if file}):
            for module in sorted(folder.glob("*.py")):
                ages.append(f"{module.name}:{module.stat().st_mtime_ns}")
    return "|".join(ages).encode()


def read_kept(cache: Path, key: bytes, type_: type[T]) -> T | None:
    """Decode a cache file when it has the key and is whole."""
    try:
        content = cache.read_bytes()
    except OSError:
        return None
    start = _DIGEST + _CHECK
    body = memoryview(content)[start:]
    if content[:start] != key + _check_sum(body):
        return None
    try:
        return msgspec.msgpack.decode(body, type=type_)
    except (msgspec.DecodeError, ValueError):
        return None


def _check_sum(body: bytes | memoryview) -> bytes:
    return zlib.crc32(body).to_bytes(_CHECK, "big")


def write_kept(cache: Path, key: bytes, value: object) -> None:
    """Replace the cache file in one step, so that no reader ever sees half of it."""
    import tempfile

    body = msgspec.msgpack.encode(value)
    part = ""
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=cache.parent, prefix=f"{cache.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(key + _check_sum(body) + body)
        os.replace(part, cache)
    except OSError:
        with contextlib.suppress(OSError):
            if part:
                os.unlink(part)
