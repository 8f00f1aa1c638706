"""The bars: minimums that stand beside the fit and are never averaged into it."""

from __future__ import annotations

from collections.abc import Iterator

from skillgap.gap.case import Case, Person
from skillgap.gap.phrases import duration, listed, named, percent
from skillgap.gap.report import Bar
from skillgap.gap.scoring import Scoring
from skillgap.market import Level
from skillgap.resume import Resume

_DEGREES = ("none", "associate", "bachelor", "master", "doctorate")


def bars_of(case: Case) -> tuple[Bar, ...]:
    """List the bars that apply to the role and level, each met, not met, or not to be told from the resume."""
    person, level = case.person, case.level
    bars = [
        *_critical(case),
        *_years(level, person.resume),
        *_degree(level, person.resume),
        *_publications(level, person.resume, person.scoring),
        *_path_skills(level, person),
    ]
    if case.profile.role in person.scoring.bars.software_engineering.roles:
        bars.append(_software(person))
    return tuple(bars)


def _critical(case: Case) -> Iterator[Bar]:
    """Ask for every skill of the top tier; an either-or group once, by its best member."""
    taxonomy, enough = case.person.taxonomy, case.person.scoring.bars.credit
    critical = [item for item in case.items if item.demand.tier == "critical"]
    if not critical:
        if case.level.basis == "estimate":
            why = f"No postings were counted at the {case.level.level} level, so nothing stands in the top tier."
            yield Bar(name="critical skills", met=None, why=why)
        return
    passed = {
        item.carrier
        for item in case.items
        if item.carrier == item.demand.skill and item.held.credit >= enough
    }
    missing = [item.demand for item in critical if item.carrier not in passed]
    if missing:
        names = [f"{taxonomy.name(row.skill)} ({percent(row.share)} of {row.n:,})" for row in missing]
        yield Bar(name="critical skills", met=False, why=f"Not shown: {listed(names)}.")
    else:
        names = [taxonomy.name(item.demand.skill) for item in critical]
        yield Bar(name="critical skills", met=True, why=f"Shown: {listed(names)}.")


def _years(level: Level, resume: Resume) -> Iterator[Bar]:
    if level.years_min is None:
        return
    asked = _usual(level.years_min, level.level)
    if not any(position.span.start for position in resume.positions if position.kind == "experience"):
        met = True if level.years_min == 0 else None
        yield Bar(name="years", met=met, why=f"No dated work found; {asked}.")
        return
    has = duration(resume.experience_months)
    yield Bar(
        name="years",
        met=resume.experience_months >= 12 * level.years_min,
        why=f"{has} of dated work; {asked}.",
    )


def _usual(years: int, level: str) -> str:
    """Say how many years go with a level."""
    if not years:
        return f"none is needed for the {level} level"
    return f"{years} year{'s are' if years != 1 else ' is'} usual for the {level} level, by convention"


def _degree(level: Level, resume: Resume) -> Iterator[Bar]:
    if level.degree == "none":
        return
    need = _DEGREES.index(level.degree)
    finished = [_DEGREES.index(entry.level) for entry in resume.education if entry.finished]
    has = max(finished, default=0)
    if has >= need:
        yield Bar(name="degree", met=True, why=f"The path states a {level.degree}; the resume shows one.")
    elif not resume.education:
        yield Bar(name="degree", met=None, why=f"The path states a {level.degree}; no education was found.")
    else:
        running = any(
            _DEGREES.index(entry.level) >= need and not entry.finished for entry in resume.education
        )
        shown = (
            "one not finished yet"
            if running
            else f"{_DEGREES[has]} as the highest"
            if has
            else "none it can name"
        )
        yield Bar(
            name="degree",
            met=False,
            why=f"The path states a {level.degree}; the resume shows {shown}. Teams also hire from outside doctorates.",
        )


def _publications(level: Level, resume: Resume, scoring: Scoring) -> Iterator[Bar]:
    """Ask for publications where stated; venue and relevance tell more than number."""
    if not level.publications:
        return
    papers = [project.title for project in resume.projects if project.kind == "publications"]
    sections = [section for section in resume.sections if section.kind == "publications"]
    if not papers and not sections:
        yield Bar(
            name="publications",
            met=False,
            why="The path asks for publications; the resume has no such section.",
        )
        return
    lines = [
        line.text for section in sections for line in resume.document.lines[section.first : section.last]
    ]
    venues = [venue for venue in scoring.bars.venues if named(" ".join(lines), [venue])]
    venue_text = f", among them at {listed([venue.upper() for venue in venues])}" if venues else ""
    count = f"{len(papers)} found" if papers else "a section of them was found"
    yield Bar(
        name="publications",
        met=True,
        why=f"Publications: {count}{venue_text}; quality and relevance count, not number.",
    )


def _path_skills(level: Level, person: Person) -> Iterator[Bar]:
    """Ask for what a stated path calls necessary."""
    musts = [entry for entry in level.requirements if entry.need == "must"]
    if not musts:
        return
    enough = person.scoring.bars.credit
    missing = [entry.skill for entry in musts if person.credits.of(entry.skill).credit < enough]
    source = listed(sorted({entry.source for entry in musts}))
    count = f"{len(musts) - len(missing)} of {len(musts)} skills of the path to {level.level} ({source}) are shown"
    rest = f"; not: {listed([person.taxonomy.name(skill) for skill in missing])}" if missing else ""
    yield Bar(name="path skills", met=not missing, why=f"{count}{rest}.")


def _software(person: Person) -> Bar:
    """Ask for strength in software engineering, which machine learning teams hire for first."""
    rule = person.scoring.bars.software_engineering
    titles = [position.title for position in person.resume.positions if named(position.title, rule.titles)]
    shown = [
        skill.name
        for skill in person.skills.skills
        if skill.id in rule.skills and skill.state == "demonstrated"
    ]
    if titles:
        return Bar(name="software engineering", met=True, why=f"Worked as {titles[0]}.")
    if len(shown) >= rule.at_least:
        return Bar(name="software engineering", met=True, why=f"Shown in work: {listed(shown)}.")
    found = f"only {listed(shown)} shown in work" if shown else "nothing of it shown in work"
    return Bar(
        name="software engineering",
        met=False,
        why=f"Teams hire for it first and train machine learning on top: {found}; name tests, reviews, releases, services you built.",
    )
