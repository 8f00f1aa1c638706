"""Spare a brief command the collection of garbage, which costs it a seventh of its time."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

BRIEF = frozenset({"check", "skills", "text", "roles", "plan", "compare", "whatif"})
"""Commands that answer about one resume and end; the others may run for long and make garbage."""


@contextmanager
def uncollected(arguments: Sequence[str]) -> Iterator[None]:
    """Suspend the collector while a brief command runs, and spare the process the last sweep when it ends.

    Such a command loads its knowledge, answers and ends: nearly all it makes is alive until then, and the collector
    would walk through it again and again to find nothing. Memory stays what it is, some 50 MB.
    """
    if not (arguments and arguments[0] in BRIEF and gc.isenabled()):
        yield
        return
    gc.disable()
    atexit.register(gc.freeze)
    try:
        yield
    finally:
        gc.enable()
