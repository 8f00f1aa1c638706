"""What a plain reader loses by the layout of a resume."""

from __future__ import annotations

import msgspec

from skillgap.advice.advice import Advice
from skillgap.documents import Source, read_document
from skillgap.resume import Loss, Resume, may_cost, parse_resume, reading_loss
from skillgap.skills import SkillSet, Taxonomy, find_skills


def plain_loss(
    resume: Resume,
    resume_file: Source,
    taxonomy: Taxonomy,
    *,
    password: str | None = None,
    skills: SkillSet | None = None,
) -> Loss:
    """Measure what a plain reader loses, which takes the text in the file's own order.

    `skills` are those of the resume, where they have been found already. The file is read a second time: ask only
    where `may_cost` says that its layout could cost anything.
    """
    found = skills or find_skills(resume, taxonomy)
    plain = parse_resume(read_document(resume_file, password=password, reading="stream"), today=resume.today)
    kept = find_skills(plain, taxonomy)
    return reading_loss(
        resume,
        plain,
        skills=[skill.name for skill in found.skills],
        plain_skills=[skill.name for skill in kept.skills],
    )


def with_loss(advice: Advice, resume_file: Source, *, password: str | None = None) -> Advice:
    """Add what a plain reader loses, where an obstacle in the layout may cost it anything."""
    if not may_cost(advice.obstacles):
        return advice
    taxonomy = advice.knowledge.taxonomy
    loss = plain_loss(advice.resume, resume_file, taxonomy, password=password, skills=advice.skills)
    return msgspec.structs.replace(advice, loss=loss)
