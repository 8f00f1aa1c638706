"""What the commands of LaTeX and of its resume classes mean, as latex.yaml tells it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from skillgap.authored import read_shipped


class Commands(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the commands of LaTeX and of its resume classes mean; see latex.yaml."""

    schema: int
    source: str
    headings: dict[str, int]
    arguments: dict[str, tuple[int, int]]
    switches: frozenset[str]
    inline: frozenset[str]
    personal: dict[str, str]
    symbols: dict[str, str]
    accents: dict[str, str]
    dropped: frozenset[str]
    defined: str


@cache
def commands() -> Commands:
    """Load the meaning of the commands."""
    return read_shipped(Path(__file__).parent / "latex.yaml", Commands)
