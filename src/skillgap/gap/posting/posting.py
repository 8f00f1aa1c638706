"""A posting's values: its skills with how firmly each is asked for, and its bars."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec

from skillgap.market import LevelName
from skillgap.market.posting import RequirementName

Degree = Literal["bachelor", "master", "doctorate"]


class PostedSkill(msgspec.Struct, frozen=True, kw_only=True):
    """One skill a posting names, once, as firmly as it asks for it anywhere."""

    id: str
    name: str
    surface: str
    """As the posting writes it where it asks most firmly."""
    kind: Literal["tool", "concept"]
    requirement: RequirementName
    group: int | None = None
    """Number of its either-or group, from 1; None when it stands alone."""
    quote: str = ""
    """The sentence or line that asks for it."""


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a posting asks for: a skill, or any of an either-or group."""

    skills: tuple[PostedSkill, ...]
    requirement: RequirementName


class YearsOf(msgspec.Struct, frozen=True, kw_only=True):
    """Years asked for in the sentence that names a skill."""

    skill: str
    years: int
    quote: str


class Posting(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """What a posting asks for."""

    title: str
    """Empty when the text does not show one."""
    role: str | None
    """Role id by the title; where there is no title, by what the text says it looks for. None for other jobs."""
    level: LevelName | None
    level_why: str
    """"title", "years", "stated" (the text invites beginners), or empty."""
    years_min: int | None
    degree: Degree | None
    """The lowest degree asked for; equivalents in experience do not lower it."""
    publications: bool
    """True when publications are asked for."""
    skills: tuple[PostedSkill, ...]
    """Required first, then preferred, then mentioned; each in the order of the text."""
    years_of: tuple[YearsOf, ...] = ()
    jobs_held: int = 0
    """Dated jobs of a person the document lists, which no posting does: it is a resume."""
    language: str = "English"
    """In the other languages skillgap knows only headings tell how firmly a skill is asked for; empty when unknown, where all are mentioned."""

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """What is asked for, an either-or group once; mentioned skills are no needs."""
        found: list[Need] = []
        groups: set[tuple[RequirementName, int]] = set()
        for skill in self.skills:
            if skill.requirement == "mentioned":
                continue
            if skill.group is None:
                found.append(Need(skills=(skill,), requirement=skill.requirement))
            elif (skill.requirement, skill.group) not in groups:
                groups.add((skill.requirement, skill.group))
                members = tuple(
                    other
                    for other in self.skills
                    if (other.requirement, other.group) == (skill.requirement, skill.group)
                )
                found.append(Need(skills=members, requirement=skill.requirement))
        return tuple(found)
