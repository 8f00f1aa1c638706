"""Tell the mentions that are part of a tool's name from those that stand on their own.

Who writes "AWS Lambda" names one thing, like who writes "Lambda". AWS follows from either as much, and is named by neither
apart; so a score that credits what follows must not hang on which of the two was written.
"""

from __future__ import annotations

from collections.abc import Sequence

from skillgap.skills.mentions import Judged
from skillgap.skills.standing.implied import strengths_from
from skillgap.skills.taxonomy import SkillEntry, Taxonomy

_GLUED = (" ", "-")
_NEARLY = 0.9
"""Strength from which a word directly behind a tool's name says no more than the name: "PostgreSQL database"."""


def tools_around(judged: Sequence[Judged], text: str, taxonomy: Taxonomy) -> dict[int, SkillEntry]:
    """Give for each mention, by its place in the list, the tool whose name it is part of, if that implies its skill.

    `judged` are the accepted hits in reading order, longer names before those inside them.
    """
    found: dict[int, SkillEntry] = {}
    longer: Judged | None = None
    for place, one in enumerate(judged):
        if longer is not None and _is_part(one, longer, text, taxonomy):
            found[place] = longer.entry
        elif not one.hit.inner:
            longer = one
    return found


def _is_part(one: Judged, longer: Judged, text: str, taxonomy: Taxonomy) -> bool:
    if longer.entry.kind != "tool":
        return False
    inside = one.hit.inner and one.hit.end <= longer.hit.end
    behind = one.entry.kind == "concept" and text[longer.hit.end : one.hit.start] in _GLUED
    if not inside and not behind:
        return False
    least = 0.0 if inside else _NEARLY
    return strengths_from(longer.entry.id, taxonomy, least=least).get(one.entry.id, 0.0) > least
