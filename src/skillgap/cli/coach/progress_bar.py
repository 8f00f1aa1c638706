"""A progress bar on stderr, for people only."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

import click

T = TypeVar("T")


def counted(items: Sequence[T], label: str) -> Iterator[T]:
    """Go through the items, with a bar on stderr when that is a terminal."""
    if not sys.stderr.isatty() or len(items) < 2:
        yield from items
        return
    with click.progressbar(items, label=label, file=sys.stderr) as shown:
        yield from shown
