"""Why this bar is met or not, and why this level."""

from __future__ import annotations

from collections.abc import Iterable

from skillgap.gap.case import Case
from skillgap.gap.judge.bars import bars_of
from skillgap.gap.level import in_field, level_of
from skillgap.gap.phrases import duration
from skillgap.gap.report import Bar
from skillgap.gap.why.reason import Reason, ResumeLine, lines_at, lines_of, market_rows
from skillgap.resume import Position

_MET = {True: "met", False: "not met", None: "unknown"}


def why_bar(case: Case, name: str) -> Reason:
    """Show what a bar rests on: dated posts, degrees, papers, or skills with their rows of the market."""
    (bar,) = (bar for bar in bars_of(case) if bar.name == name)
    skills = _skills_of(case, bar)
    items = [item for item in case.items if item.demand.skill in skills]
    return Reason(
        topic=name,
        title=f"{name}: {_MET[bar.met]}",
        answer=(bar.why,),
        columns=_COLUMNS.get(name, ("Skill", "Credit", "Passes", "Shown")),
        rows=tuple(_rows(case, bar, skills)),
        lines=_lines(case, bar, skills),
        market=market_rows(case, items),
    )


_COLUMNS: dict[str, tuple[str, ...]] = {
    "years": ("Post", "From", "To", "Months"),
    "degree": ("Degree", "Level", "Finished"),
    "publications": ("Publication",),
}


def _skills_of(case: Case, bar: Bar) -> tuple[str, ...]:
    """Name the skills a bar asks for; empty for the others."""
    if bar.name == "critical skills":
        return tuple(item.demand.skill for item in case.items if item.demand.tier == "critical")
    if bar.name == "path skills":
        return tuple(entry.skill for entry in case.level.requirements if entry.need == "must")
    if bar.name == "software engineering":
        asked = case.person.scoring.bars.software_engineering.skills
        return tuple(skill.id for skill in case.person.skills.skills if skill.id in asked)
    return ()


def _rows(case: Case, bar: Bar, skills: Iterable[str]) -> Iterable[tuple[str | float, ...]]:
    resume = case.person.resume
    if bar.name == "years":
        return [_post(case, position) for position in _work(case)]
    if bar.name == "degree":
        return [
            (entry.degree or "–", entry.level, "yes" if entry.finished else "no")
            for entry in resume.education
        ]
    if bar.name == "publications":
        return [(project.title,) for project in resume.projects if project.kind == "publications"]
    return [_skill(case, name) for name in skills]


def _skill(case: Case, name: str) -> tuple[str | float, ...]:
    person = case.person
    held = person.credits.of(name)
    passes = "yes" if held.credit >= person.scoring.bars.credit else "no"
    shown = (
        "absent"
        if held.skill is None
        else held.skill.state
        if held.how == "direct"
        else f"{held.how}, {held.skill.name}"
    )
    return (person.taxonomy.name(name), held.credit, passes, shown)


def _work(case: Case) -> list[Position]:
    return [position for position in case.person.resume.positions if position.kind == "experience"]


def _post(case: Case, position: Position) -> tuple[str | float, ...]:
    span = position.span
    months = span.months(case.person.resume.today)
    end = "present" if span.current else str(span.end or "–")
    return (
        position.title or position.employer or "–",
        str(span.start or "–"),
        end,
        "–" if months is None else str(months),
    )


def _lines(case: Case, bar: Bar, skills: Iterable[str]) -> tuple[ResumeLine, ...]:
    resume, credits = case.person.resume, case.person.credits
    if bar.name == "years":
        return lines_at(resume, (position.first for position in _work(case)))
    if bar.name == "degree":
        return lines_at(resume, (entry.first for entry in resume.education))
    if bar.name == "publications":
        return lines_at(resume, (entry.first for entry in resume.projects if entry.kind == "publications"))
    return lines_of(credits.of(name).skill for name in skills)


def why_level(case: Case) -> Reason:
    """Show the months in the field and the words of titles the level rests on."""
    person = case.person
    resume, rules = person.resume, person.scoring.level
    chosen = level_of(resume, rules)
    months = ", ".join(f"{name} from {duration(count)}" for name, count in rules.months.items() if count)
    words = ", ".join(
        f"{name} from {duration(rule.from_months)}" for name, rule in rules.words.items() if rule.from_months
    )
    rows = [
        (*_post(case, position), "yes" if in_field(position, rules, headline=resume.headline) else "no")
        for position in _work(case)
    ]
    return Reason(
        topic="level",
        title=f"level {chosen.level}",
        answer=(
            f"{chosen.level}: {chosen.why}.",
            f"Months in the field decide ({months}), unless the headline or a latest title names a level and the months bear it out ({words}).",
        ),
        columns=("Post", "From", "To", "Months", "In the field"),
        rows=tuple(rows),
        lines=lines_at(resume, (position.first for position in _work(case))),
    )


def why_market(case: Case) -> Reason:
    """Show the level's own figures: postings, salary, and every row with its source."""
    level = case.level
    salary = f"about ${level.salary_usd:,} a year" if level.salary_usd else "no salary known"
    counted = f"{level.postings:,} postings counted" if level.postings else "no postings counted"
    return Reason(
        topic="market",
        title=f"{case.profile.title}, {level.level} level: {counted}, {salary}",
        answer=(*level.caveats, *case.profile.caveats),
        market=market_rows(case, case.items),
    )
