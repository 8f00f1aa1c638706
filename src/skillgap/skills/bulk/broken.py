"""Find where a hyphen or a line end breaks a name inside a word: "Tensor-Flow", "Kuber-netes"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from skillgap.patterns import regex
from skillgap.skills.bulk.spellings import Spellings

_JOINT = regex(r"[-\u00ad\u200b](?:\s*\n\s*)?|[\u2010\u2011]\s*\n\s*")
_WORDS = 12
"""More words than the longest name has."""


def broken_stretches(
    low: str, runs: Sequence[str], ends: Sequence[int], spellings: Spellings
) -> Iterator[tuple[int, int]]:
    """Give the stretches of a text in which a name may be broken; the text comes with its runs and their ends."""
    for first, last in _chains(low, runs, ends):
        if spellings.breaks(runs[first : last + 1]):
            begin = max(0, first - _WORDS)
            yield ends[begin] - len(runs[begin]), ends[min(len(ends) - 1, last + _WORDS)]


def _chains(low: str, runs: Sequence[str], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the first and the last run of each row of runs with nothing but hyphens between."""
    first = last = -1
    for joint in _JOINT.finditer(low):
        at = bisect_left(ends, joint.start())
        if (
            at + 1 >= len(ends)
            or ends[at] != joint.start()
            or ends[at + 1] - len(runs[at + 1]) != joint.end()
        ):
            continue
        if at != last:
            if last > first:
                yield first, last
            first = at
        last = at + 1
    if last > first:
        yield first, last
