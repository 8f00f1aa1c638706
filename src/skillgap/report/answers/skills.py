"""The skills of a resume with their evidence, and the words decided against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from skillgap import __version__
from skillgap.report.blocks import (
    Block,
    Column,
    Heading,
    Mark,
    Paragraph,
    Report,
    Table,
    Title,
    record_table,
)
from skillgap.report.words import STATE_MARKS, count, experience, short_duration, warning_blocks, who
from skillgap.resume import Resume
from skillgap.skills import Implied, Mention, Rejected, Skill, SkillSet

if TYPE_CHECKING:
    from skillgap.workspace import Word

WORD_MARKS = {"accept": Mark("✓ this is meant", "good"), "reject": Mark("✗ not this skill", "bad")}
"""How the person's own word on a skill is told."""


def report_skills(resume: Resume, skills: SkillSet, words: Sequence[Word] = ()) -> Report:
    """Report every skill with its best evidence, every rejection with its reason, and what the person said."""
    document = resume.document
    blocks: list[Block] = [
        Title(f"{who(resume)} · {experience(resume.experience_months)}"),
        *warning_blocks(document),
        Heading(f"{count(len(skills.skills), 'skill')} found"),
        _skill_table(skills.skills),
        *_senior_blocks(skills.skills),
        Heading(f"{count(len(skills.rejected), 'word')} decided against"),
        _rejected_table(skills.rejected),
        *_implied_blocks(skills.implied),
    ]
    if words:
        blocks += [Heading("Your word"), _words_table(words, skills)]
    if document.hidden:
        number = sum(len(hidden.text.split()) for hidden in document.hidden)
        blocks += [
            Heading("Hidden text"),
            Paragraph(f"{count(number, 'word')} invisible on the page, never scored.", "warn"),
        ]
    return Report(blocks=tuple(blocks), data=skills_data(resume, skills, words), records=_records(skills))


def _skill_table(skills: tuple[Skill, ...]) -> Table:
    columns = (
        Column(name="Skill", wrap=True),
        Column(name="State"),
        Column(name="Shown", align="right"),
        Column(name="Last"),
        Column(name="Evidence", wrap=True),
    )
    rows = tuple(
        (
            skill.name,
            _state(skill),
            short_duration(skill.months),
            str(skill.last_used) if skill.last_used else "–",
            _evidence(best_mention(skill)),
        )
        for skill in skills
    )
    return Table(columns=columns, rows=rows, empty="None.")


def _state(skill: Skill) -> Mark:
    """Tell the state, and the band of what is shown."""
    mark = STATE_MARKS[skill.state]
    if skill.state != "demonstrated":
        return mark
    return Mark(f"{mark.text.split()[0]} shown, {skill.band}", mark.tone)


def _senior_blocks(skills: tuple[Skill, ...]) -> list[Block]:
    """Tell what makes a skill senior; for the others, what would."""
    if not skills:
        return []
    senior = [skill for skill in skills if skill.band == "senior"]
    rows = tuple((skill.name, " · ".join(skill.band_reasons[1:])) for skill in senior)
    columns = (Column(name="Skill", wrap=True), Column(name="What speaks for it", wrap=True))
    advice = next((skill.band_next for skill in skills if skill.band == "mid"), "")
    return [
        Heading("Senior by what is shown"),
        Table(columns=columns, rows=rows, empty="None."),
        *([Paragraph(f"A mid-level skill becomes senior when the resume shows {advice}.")] if advice else []),
    ]


def _implied_blocks(implied: tuple[Implied, ...]) -> list[Block]:
    """List what follows from the skills, with the chain."""
    if not implied:
        return []
    columns = (Column(name="Skill", wrap=True), Column(name="Follows from", wrap=True))
    rows = tuple((one.name, " → ".join(one.chain_names)) for one in implied)
    return [Heading("Implied, not named"), Table(columns=columns, rows=rows, empty="None.")]


def best_mention(skill: Skill) -> Mention:
    """Give the mention that shows the skill best: strongest state, then confidence, then first."""
    order = ("demonstrated", "claimed", "learning")
    return min(
        skill.mentions, key=lambda mention: (order.index(mention.state), -mention.confidence, mention.start)
    )


def _words_table(words: Sequence[Word], skills: SkillSet) -> Table:
    names = {skill.id: skill.name for skill in skills.skills}
    names |= {item.skill: item.name for item in skills.rejected}
    columns = (
        Column(name="Skill"),
        Column(name="You said"),
        Column(name="On"),
        Column(name="Note", wrap=True),
    )
    rows = tuple(
        (names.get(word.name, word.name), WORD_MARKS[word.verdict], word.said, word.note) for word in words
    )
    return Table(columns=columns, rows=rows)


def _evidence(mention: Mention) -> str:
    """Give the place and its words; what rests on the person's own word says so."""
    yours = "your word · " if mention.rule == "override" else ""
    return f"{yours}p{mention.page} l{mention.line}: {shortened(mention.quote, around=mention.text)}"


def shortened(text: str, *, around: str, limit: int = 60) -> str:
    """Cut a quote to `limit` characters, keeping the words around what it is quoted for."""
    text = " ".join(text.split()).removeprefix("• ")
    if len(text) <= limit:
        return text
    middle = max(text.find(around), 0) + len(around) // 2
    start = max(0, min(middle - limit // 2, len(text) - limit))
    end = start + limit
    if start:
        start = text.find(" ", start) + 1 or start
    if end < len(text):
        end = text.rfind(" ", start, end) if " " in text[start:end] else end
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _rejected_table(rejected: tuple[Rejected, ...]) -> Table:
    columns = (Column(name="Word"), Column(name="Why not", wrap=True), Column(name="Where", wrap=True))
    rows = tuple(
        (
            item.text,
            "your word: not this skill" if item.rule == "override" else item.reason,
            f"p{item.page} l{item.line}: {shortened(item.quote, around=item.text, limit=40)}",
        )
        for item in rejected
    )
    return Table(columns=columns, rows=rows, empty="None.")


def skills_data(resume: Resume, skills: SkillSet, words: Sequence[Word] = ()) -> dict[str, Any]:
    """Shape the skills as the JSON contract states it."""
    document, contact = resume.document, resume.contact
    return {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "taxonomy_version": skills.taxonomy_version,
        "document": {
            "name": document.name,
            "format": document.format,
            "pages": document.pages,
            "words": document.words,
            "warnings": [{"code": w.code, "message": w.message, "page": w.page} for w in document.warnings],
        },
        "contact": {
            "name": contact.name,
            "email": contact.email,
            "phone": contact.phone,
            "location": contact.location,
            "links": list(contact.links),
        },
        "headline": resume.headline,
        "sections": [
            {"heading": s.heading, "kind": s.kind, "page": s.page, "line": document.lines[s.first].number}
            for s in resume.sections
            if s.first < len(document.lines)
        ],
        "positions": _positions(resume),
        "education": [
            {
                "degree": e.degree,
                "level": e.level,
                "field": e.field,
                "institution": e.institution,
                "end": _end(e.span.end, current=e.span.current) if e.span else None,
                "finished": e.finished,
            }
            for e in resume.education
        ],
        "projects": [{"title": p.title, "kind": p.kind} for p in resume.projects],
        "experience_months": resume.experience_months,
        "skills": [_skill(skill) for skill in skills.skills],
        "implied": [
            {"id": i.id, "name": i.name, "kind": i.kind, "strength": i.strength, "chain": list(i.chain)}
            for i in skills.implied
        ],
        "rejected": [_rejected(item) for item in skills.rejected],
        "hidden": [{"text": hidden.text, "page": hidden.page} for hidden in document.hidden],
        "your_word": [
            {"name": word.name, "verdict": word.verdict, "note": word.note, "said": word.said}
            for word in words
        ],
    }


def _positions(resume: Resume) -> list[dict[str, Any]]:
    return [
        {
            "title": p.title,
            "employer": p.employer,
            "location": p.location,
            "start": str(p.span.start) if p.span.start else None,
            "end": _end(p.span.end, current=p.span.current),
            "months": p.span.months(resume.today),
            "precision": p.span.precision,
            "kind": p.kind,
        }
        for p in resume.positions
    ]


def _end(end: object, *, current: bool) -> str | None:
    return "present" if current else str(end) if end else None


def _skill(skill: Skill) -> dict[str, Any]:
    return {
        "id": skill.id,
        "name": skill.name,
        "kind": skill.kind,
        "state": skill.state,
        "months": skill.months,
        "last_used": str(skill.last_used) if skill.last_used else None,
        "confidence": skill.confidence,
        "band": {"value": skill.band, "reasons": list(skill.band_reasons), "next": skill.band_next},
        "mentions": [
            {
                "text": m.text,
                "start": m.start,
                "end": m.end,
                "page": m.page,
                "line": m.line,
                "section": m.section,
                "quote": m.quote,
                "match": m.match,
                "state": m.state,
                "rule": m.rule,
                "confidence": m.confidence,
                "signals": [{"kind": signal.kind, "text": signal.text} for signal in m.signals],
            }
            for m in skill.mentions
        ],
    }


def _rejected(item: Rejected) -> dict[str, Any]:
    return {
        "text": item.text,
        "skill": item.skill,
        "reason": item.reason,
        "rule": item.rule,
        "quote": item.quote,
        "page": item.page,
        "line": item.line,
        "start": item.start,
        "end": item.end,
        "confidence": item.confidence,
    }


def _records(skills: SkillSet) -> Table:
    names = ("id", "name", "kind", "state", "band", "months", "last_used", "confidence", "mentions", "quote")
    rows = tuple(
        (
            skill.id,
            skill.name,
            skill.kind,
            skill.state,
            skill.band,
            "" if skill.months is None else str(skill.months),
            str(skill.last_used or ""),
            str(skill.confidence),
            str(len(skill.mentions)),
            best_mention(skill).quote,
        )
        for skill in skills.skills
    )
    return record_table(names, rows)
