"""Find where a person is meant, whose name may also be that of a skill."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ADDRESS = r"(?:Mr|Mrs|Ms|Mx|Dr|Prof)\.?\s+"
_DOES = (
    "is|was|has|had|who|brings|holds|leads|led|works|worked|joined|builds|built|enjoys|loves|lives|speaks|speciali[sz]es"
    "|studied|started|earned|completed|designed|developed|manages|managed|mentors|writes|wrote|also|can|will"
)

NAME_WORDS = 8
"""Words a name has at most."""


def places_of(name: str, text: str) -> list[tuple[int, int]]:
    """Find a person's name wherever it stands, across line ends and with pronouns in brackets too, ignoring case."""
    words = name.split()
    if not 1 < len(words) <= NAME_WORDS:
        return []
    pattern = r"\s+(?:\([^()\n]{1,20}\)\s+)?".join(map(re.escape, words))
    return [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)]


def person_places(words: Sequence[str], name: str, text: str) -> list[tuple[int, int]]:
    """Find where single words of a person's name stand for the person: "Ruby has led", "Ms Swift", "Swift, R.".

    `words` are those of the name to look for.
    """
    word = "|".join(map(re.escape, words))
    initials = "".join(sorted({part[0] for part in name.split()}))
    pattern = (
        rf"(?<!\w)(?:{_ADDRESS}(?P<addressed>{word})(?!\w)"
        rf"|(?P<acting>{word})(?=['’]s\s|\s+(?:{_DOES})\b)"
        rf"|(?P<author>{word})(?=,?\s[{re.escape(initials)}]\.(?!\w)))"
    )
    return [
        match.span(0 if match["addressed"] else match.lastgroup or 0) for match in re.finditer(pattern, text)
    ]
