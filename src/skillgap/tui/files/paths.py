"""Paths as terminals hand them over when a file is dropped on them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from skillgap.documents import NamedBytes


def pasted(words: str) -> NamedBytes:
    """Make a document of pasted text; headings tell Markdown from plain text."""
    kind = "md" if re.search(r"^#{1,3} \S", words, flags=re.M) else "txt"
    return NamedBytes(f"pasted.{kind}", words.encode())


def dropped_path(words: str) -> Path | None:
    """Give the file a dropped or pasted text names; None when it names none.

    Terminals put quotes around it, backslashes before spaces, or make it a file:// address.
    """
    words = words.strip()
    if not words or "\n" in words or len(words) > 4_096 or "\x00" in words:
        return None
    for candidate in (words, _unquoted(words)):
        try:
            path = Path(candidate).expanduser()
            if path.is_file():
                return path
        except (OSError, RuntimeError):
            return None
    return None


def typed_path(words: str) -> Path:
    """Give the path a person typed, whether or not a file is there."""
    path = Path(_unquoted(words.strip()))
    try:
        return dropped_path(words) or path.expanduser()
    except RuntimeError:
        return path


def _unquoted(words: str) -> str:
    if words.startswith("file://"):
        path = unquote(words.removeprefix("file://").removeprefix("localhost"))
        return path[1:] if re.match(r"/[A-Za-z]:", path) else path
    if len(words) > 1 and words[0] == words[-1] and words[0] in "'\"":
        return words[1:-1]
    return words if re.match(r"[A-Za-z]:\\", words) else re.sub(r"\\(.)", r"\1", words)
