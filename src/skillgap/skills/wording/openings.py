"""Tell with which letters a match of an expression begins, so that a text without them need not be searched."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from skillgap.patterns import regex

_ALTERNATIVES = regex(r"\\b\(\?:((?:[^()]|\(\?:[^()]*\))*)\)")
_LETTERS = regex(r"[a-z\0 -]+")
_SPLIT = regex(r"\|(?![^(]*\))")
_STOP = "\0"
_OPTIONAL = "?*{"
_ENOUGH = 7
"""Letters of an opening; more only cost time."""


@cache
def openings(pattern: str) -> tuple[str, ...]:
    r"""Give the lower-case letters with which the matches of an expression such as "\b(?:teams?|units)\b" begin.

    Raises ValueError for an expression of another form.
    """
    group = _ALTERNATIVES.match(pattern)
    if group is None:
        raise ValueError(
            f"found the expression '{pattern}'; expected one that begins with '\\b(?:word|word)'"
        )
    found: set[str] = set()
    for word in _spellings(_SPLIT.split(group.group(1))):
        letters = _LETTERS.match(word)
        opening = letters.group() if letters else ""
        if word[len(opening) : len(opening) + 1] in tuple(_OPTIONAL):
            opening = opening[:-1]
        if not opening:
            raise ValueError(
                f"found '{word}' in the expression '{pattern}'; expected it to begin with a letter"
            )
        found.add(opening[:_ENOUGH].replace(_STOP, "."))
    return tuple(sorted(found))


def _spellings(words: Iterable[str]) -> Iterable[str]:
    r"""Write the first optional full stop both ways and end before the next: "ph\.?d\.?" is "ph\0d" and "phd"."""
    for word in words:
        head, optional, rest = word.partition(r"\.?")
        for stop in (_STOP, "") if optional else ("",):
            yield (head + stop + rest.partition(r"\.?")[0]).replace(r"\.", _STOP)
