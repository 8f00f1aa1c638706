"""The taxonomy's values: what is known about each skill, whoever has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

import msgspec

AmbiguityClass = Literal["letter", "word", "name", "acronym", "usual"]
"""Why a surface may mean something else. "usual" is the skill unless its surroundings speak against it; of the others
something must speak for them."""
Status = Literal["rising", "stable", "declining", "deprecated"]
Difficulty = Literal["baseline", "medium", "hard", "extreme"]


class SkillEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One skill of the taxonomy, as authored in `taxonomy/<family>.yaml`."""

    id: str
    """Kebab-case of the canonical name."""
    name: str
    kind: Literal["tool", "concept"]
    difficulty: Difficulty
    """baseline: expected everywhere, no differentiator; extreme: few hold it."""
    status: Status
    aliases: tuple[str, ...] = ()
    """Further surfaces, none of them ambiguous; matched without regard to case and separators."""
    ambiguous: dict[str, AmbiguityClass] = {}
    """Surfaces (the name included where it is meant) that also mean something else; context decides."""
    cues: tuple[str, ...] = ()
    """Lower-case words that, nearby, speak for an ambiguous surface."""
    anti_cues: tuple[str, ...] = ()
    """Lower-case words that, nearby, speak against it."""
    parents: dict[str, float] = {}
    """Broader skills this one implies, with strength in (0, 1]."""
    neighbours: dict[str, float] = {}
    """Adjacent skills: how far knowing this one carries toward that one, in (0, 1)."""
    alternatives: str = ""
    """Class of interchangeable skills, such as "cloud-provider"; empty when there is none."""
    released: int | None = None
    """Year of the first public release."""
    hours: tuple[int, int, int] | None = None
    """Low, typical and high hours to working level for a working professional."""
    prerequisites: tuple[str, ...] = ()
    family: str = ""
    """Filled in by the loader from the file."""


class Taxonomy(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """All skills known."""

    entries: Sequence[SkillEntry]
    """Sorted by id."""
    families: dict[str, str]
    """Family id → title."""
    version: str
    """First 12 hexadecimal digits of the SHA-256 of the authored files."""

    @cached_property
    def by_id(self) -> Mapping[str, SkillEntry]:
        """The entries by their id."""
        return {entry.id: entry for entry in self.entries}

    def name(self, skill: str) -> str:
        """Give the display name of a skill id; the id itself when it is not known."""
        entry = self.by_id.get(skill)
        return entry.name if entry else skill
