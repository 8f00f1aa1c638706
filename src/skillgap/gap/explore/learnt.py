"""Skills as if more had been learnt."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from skillgap.gap.case import Person
from skillgap.month import Month
from skillgap.skills import Mention, Skill, SkillEntry, SkillSet, Taxonomy


def with_learnt(skills: SkillSet, learnt: Sequence[str], taxonomy: Taxonomy, *, today: Month) -> SkillSet:
    """Give the skills as if these had been learnt and shown in a project this month."""
    known = {skill.id: skill for skill in skills.skills}
    for name in learnt:
        entry = taxonomy.by_id[name]
        known[name] = shown_now(entry, known.get(name), today)
    return msgspec.structs.replace(skills, skills=tuple(known[name] for name in sorted(known)))


def shown_now(entry: SkillEntry, had: Skill | None, today: Month) -> Skill:
    """Give a skill as a project of this month would show it; `had` is what the resume has of it."""
    mention = Mention(
        text=entry.name,
        start=0,
        end=0,
        page=0,
        line=0,
        section="projects",
        quote="",
        match="exact",
        state="demonstrated",
        rule="what-if",
        confidence=1.0,
    )
    return Skill(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        state="demonstrated",
        months=had.months if had else None,
        last_used=today,
        confidence=1.0,
        mentions=(*(had.mentions if had else ()), mention),
    )


def person_with(person: Person, skill: str) -> Person:
    """Give the person with one more skill learnt, by adding to the credits there are."""
    entry = person.taxonomy.by_id[skill]
    shown = shown_now(entry, person.skills.by_id.get(skill), person.resume.today)
    skills = {**person.skills.by_id, skill: shown}
    ordered = tuple(skills[name] for name in sorted(skills))
    return person._replace(
        skills=msgspec.structs.replace(person.skills, skills=ordered),
        credits=person.credits.with_shown(shown),
    )
