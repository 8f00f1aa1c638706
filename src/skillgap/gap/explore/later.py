"""A resume as it would read after more years in the same work."""

from __future__ import annotations

import msgspec

from skillgap.gap.level import latest_positions
from skillgap.month import Month
from skillgap.resume import Position, Resume, Span
from skillgap.skills import Skill, SkillSet


def later(resume: Resume, skills: SkillSet, years: int) -> tuple[Resume, SkillSet]:
    """Let years pass in the latest post: what runs goes on, what it uses stays in use, the rest grows older.

    Without a running post the latest one is taken up again; without any post only time passes.
    """
    months, today = 12 * years, resume.today
    latest = latest_positions(resume)
    running = tuple(post for post in latest if post.span.current)
    added = () if running or not latest else (_resumed(latest[0], today),)
    moved = msgspec.structs.replace(
        resume,
        positions=(*resume.positions, *added),
        today=today.plus(months),
        experience_months=resume.experience_months + (months if latest else 0),
    )
    if not latest:
        return moved, skills
    since = today if running else latest[0].span.end
    aged = tuple(_used_on(skill, since, moved.today, months) for skill in skills.skills)
    return moved, msgspec.structs.replace(skills, skills=aged)


def _resumed(post: Position, today: Month) -> Position:
    """Take a post up again next month."""
    return msgspec.structs.replace(post, span=Span(start=today.plus(1), end=None, current=True))


def _used_on(skill: Skill, since: Month | None, until: Month, months: int) -> Skill:
    """Let a skill of the latest work, in use at its end, stay in use."""
    if skill.last_used is None or since is None or skill.last_used < since:
        return skill
    apart = skill.apart
    if apart is not None and apart.last_used is not None and apart.last_used >= since:
        apart = msgspec.structs.replace(apart, last_used=until)
    return msgspec.structs.replace(skill, last_used=until, months=(skill.months or 0) + months, apart=apart)
