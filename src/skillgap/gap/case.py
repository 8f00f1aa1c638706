"""One resume before one role and level: everything the judgements on it rest on."""

from __future__ import annotations

from typing import NamedTuple

from skillgap.gap.credit import Credits
from skillgap.gap.fit import Item, items_of
from skillgap.gap.scoring import Scoring, load_scoring
from skillgap.gap.titles import titled_skills
from skillgap.market import Level, RoleProfile
from skillgap.resume import Resume
from skillgap.skills import SkillSet, Taxonomy


class Person(NamedTuple):
    """A resume, what was found in it, and what skills and scores mean."""

    resume: Resume
    skills: SkillSet
    credits: Credits
    taxonomy: Taxonomy
    scoring: Scoring


class Case(NamedTuple):
    """A person before a role at a level."""

    person: Person
    profile: RoleProfile
    level: Level
    items: tuple[Item, ...]
    """The level's demand, weighed and credited, in the profile's order."""


def case_of(person: Person, profile: RoleProfile, level: Level) -> Case:
    """Put a person before a role at a level."""
    return Case(person, profile, level, items_of(level, person.credits, person.scoring))


Chains = dict[str, tuple[tuple[str, float], ...]]
"""What each skill implies, remembered between credits of many sets of skills."""


def person_of(
    resume: Resume, skills: SkillSet, taxonomy: Taxonomy, *, chains: Chains | None = None
) -> Person:
    """Credit the skills of a resume by the shipped constants."""
    scoring = load_scoring()
    titled = titled_skills(resume, taxonomy, scoring)
    credits = Credits(skills, taxonomy, resume.today, scoring, titled=titled, chains=chains)
    return Person(resume, skills, credits, taxonomy, scoring)
