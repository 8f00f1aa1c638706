"""Skills that the title of a post names, which its lines therefore rarely do."""

from __future__ import annotations

from collections.abc import Iterator

from skillgap.gap.phrases import named
from skillgap.gap.scoring import Scoring
from skillgap.resume import Position, Resume
from skillgap.skills import Mention, Skill, SkillEntry, Taxonomy


def titled_skills(resume: Resume, taxonomy: Taxonomy, scoring: Scoring) -> tuple[Skill, ...]:
    """Give a skill for each one a post's title names, called by the title and resting on its line."""
    found = (
        _skill(resume, position, taxonomy.by_id[name], scoring.titles.strength)
        for position in resume.positions
        for name in _named(position, scoring)
        if name in taxonomy.by_id
    )
    return tuple(sorted(found, key=lambda skill: (skill.id, skill.name)))


def _named(position: Position, scoring: Scoring) -> Iterator[str]:
    title = position.title
    if position.kind != "experience" or named(title, scoring.level.not_field):
        return
    for skill, phrases in scoring.titles.names.items():
        if named(title, phrases):
            yield skill


def _skill(resume: Resume, position: Position, entry: SkillEntry, strength: float) -> Skill:
    lines = resume.document.lines
    place = min(position.first, len(lines) - 1)
    mention = Mention(
        text=position.title,
        start=0,
        end=0,
        page=lines[place].page if lines else 0,
        line=lines[place].number if lines else 0,
        section="experience",
        quote=lines[place].text if lines else position.title,
        match="implied",
        state="demonstrated",
        rule="title",
        confidence=strength,
    )
    return Skill(
        id=entry.id,
        name=f"the title “{position.title.strip()}”",
        kind=entry.kind,
        state="demonstrated",
        months=position.span.months(resume.today),
        last_used=position.span.until(resume.today),
        confidence=strength,
        mentions=(mention,),
    )
