"""A progress bar on stderr, for people only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import click

T = TypeVar("T")


@contextmanager
def ticking(number: int, label: str) -> Iterator[Callable[[], None]]:
    """Give a function to call after each of `number` steps; a bar shows them when stderr is a terminal."""
    if not sys.stderr.isatty() or number < 2:
        yield lambda: None
        return
    with click.progressbar(length=number, label=label, file=sys.stderr, show_pos=True) as bar:
        yield lambda: bar.update(1)


def counted(items: Sequence[T], label: str) -> Iterator[T]:
    """Go through the items with a bar."""
    with ticking(len(items), label) as tick:
        for item in items:
            yield item
            tick()
