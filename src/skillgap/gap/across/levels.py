"""One role at every level, and what separates a resume from the next one."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from skillgap.gap.case import Person, case_of, person_of
from skillgap.gap.comparison import bare_fit, nearest_level, role_fit
from skillgap.gap.judge.hours import hours_of_set
from skillgap.gap.judge.reach import Stored, reach_of
from skillgap.gap.level import field_months
from skillgap.gap.phrases import duration, listed, named
from skillgap.gap.report import Bar, RoleFit
from skillgap.gap.scoring import LeadershipRules
from skillgap.gap.why.skill_view import band_of
from skillgap.market import LEVELS, Level, LevelName, Market, RoleProfile, find_role
from skillgap.resume import Resume
from skillgap.skills import SkillSet, Taxonomy

_NAMED = 4
_QUOTED = 90


class LevelFit(msgspec.Struct, frozen=True, kw_only=True):
    """A role at every level before one resume."""

    role: str
    title: str
    level: LevelName
    """The level the resume is compared at."""
    levels: tuple[RoleFit, ...]
    """The comparison at each level the profile has, lowest first."""
    next: LevelName | None
    """The level above; None at the highest."""
    separates: tuple[Bar, ...]
    """What stands between the resume and the level above: "skills", "years", "leadership", "bands"."""


def level_fit(
    resume: Resume,
    skills: SkillSet,
    market: Market,
    taxonomy: Taxonomy,
    *,
    role: str,
    level: LevelName,
    stored: Stored | None = None,
    compared: RoleFit | None = None,
) -> LevelFit:
    """Compare with a role at every level; raise UnknownNameError for a role nobody knows.

    `compared` is the comparison at `level` where it has been made. Gaps and strengths are told of that level and the
    next one.
    """
    person, profile = person_of(resume, skills, taxonomy), find_role(market, role)
    here = nearest_level(profile, level)
    above = _above(profile, here)

    def fit_at(each: Level) -> RoleFit:
        if compared is not None and each is here:
            return compared
        if each is here or each is above:
            return role_fit(person, profile, each, stored=stored)
        reach = reach_of(person, profile.role, each.level, stored)
        return msgspec.structs.replace(bare_fit(case_of(person, profile, each)), reach=reach)

    fits = {each.level: fit_at(each) for each in profile.levels}
    return LevelFit(
        role=profile.role,
        title=profile.title,
        level=here.level,
        levels=tuple(fits.values()),
        next=above.level if above else None,
        separates=tuple(_separates(person, above, fits[above.level], fits[here.level])) if above else (),
    )


def _above(profile: RoleProfile, here: Level) -> Level | None:
    higher = [each for each in profile.levels if LEVELS.index(each.level) > LEVELS.index(here.level)]
    return min(higher, key=lambda each: LEVELS.index(each.level), default=None)


def _separates(person: Person, above: Level, there: RoleFit, here: RoleFit) -> Iterator[Bar]:
    yield _skills(person, there, here)
    yield from _years(person, there)
    yield from _leadership(person, above)
    yield from _bands(person, above)


def _skills(person: Person, there: RoleFit, here: RoleFit) -> Bar:
    """Name the gaps of the level above that most of its postings or its path ask for, new ones marked."""
    rules = person.scoring.gaps
    open_gaps = [gap for gap in there.gaps if gap.tier in rules.first and gap.kind != "wording"]
    if not open_gaps:
        return Bar(name="skills", met=True, why="All that is asked for most there is shown.")
    known = {gap.skill for gap in here.gaps if gap.tier in rules.first}
    names = [f"{gap.name}{'' if gap.skill in known else ' (new there)'}" for gap in open_gaps]
    first = open_gaps[:_NAMED]
    which = f"; the first {len(first)} take" if len(open_gaps) > len(first) else ";"
    why = f"Not shown in work yet: {listed(names, most=_NAMED)}{which} about {hours_of_set(first, person)} hours."
    return Bar(name="skills", met=False, why=why)


def _years(person: Person, there: RoleFit) -> Iterator[Bar]:
    """Repeat the bar of the level above, with the part of the work that lies in the field."""
    inside = field_months(person.resume, person.scoring.level)
    for bar in there.bars:
        if bar.name == "years":
            part = f" In the field: {duration(inside)}." if inside != person.resume.experience_months else ""
            yield Bar(name="years", met=bar.met, why=f"{bar.why}{part}")


def _leadership(person: Person, above: Level) -> Iterator[Bar]:
    """Look for lines of work that show someone leading; a level without a rule asks for none."""
    rules = person.scoring.leadership
    asked = rules.lines.get(above.level)
    if asked is None:
        return
    found = _leading_lines(person)
    need = f"{asked} line{'s' * (asked != 1)} of leading people or setting direction"
    if not any(position.kind == "experience" for position in person.resume.positions):
        yield Bar(
            name="leadership", met=None, why=f"No positions were found; {above.level} level asks for {need}."
        )
    elif len(found) >= asked:
        yield Bar(
            name="leadership", met=True, why=f"Shown in {_lines(len(found))}, such as “{_short(found[0])}”."
        )
    else:
        shown = (
            f"shown in {_lines(len(found))}, “{_short(found[0])}”" if found else "no line of work shows it"
        )
        why = f"{above.level} level asks for {need}; {shown}. If you led, mentored or decided for others, say what came of it."
        yield Bar(name="leadership", met=False, why=f"{why[0].upper()}{why[1:]}")


def _lines(number: int) -> str:
    return f"{number} line{'s' * (number != 1)}"


def _short(line: str) -> str:
    text = " ".join(line.split()).lstrip("•*-–—▪◦● ").strip()
    return text.rstrip(".") if len(text) <= _QUOTED else f"{text[:_QUOTED].rsplit(' ', 1)[0]} …"


def _leading_lines(person: Person) -> list[str]:
    """Give the lines of positions, titles included, that speak of leading, each once, in reading order."""
    lines, rules = person.resume.document.lines, person.scoring.leadership
    places = sorted(
        {
            place
            for position in person.resume.positions
            if position.kind == "experience"
            for place in range(position.first, position.last)
        }
    )
    return [lines[place].text for place in places if place < len(lines) and leads(lines[place].text, rules)]


def leads(line: str, rules: LeadershipRules) -> bool:
    """Tell whether a line speaks of leading; "self-supervised" does not, however it looks."""
    phrases = [phrase for phrase in rules.not_words if named(line, [phrase])]
    words = [word for word in rules.words if named(line, [word])]
    return any(not any(named(phrase, [word]) for phrase in phrases) for word in words)


def _bands(person: Person, above: Level) -> Iterator[Bar]:
    """Count the skills asked for most at the level above by how far the resume shows them."""
    asked = person.scoring.bands.asked.get(above.level)
    wanted = [row.skill for row in above.demand if row.tier in person.scoring.gaps.first]
    if asked is None or not wanted:
        return
    found = {name: band_of(person.skills.by_id.get(name), person.scoring)[0] for name in wanted}
    order = ("none", "junior", "mid", "senior")
    enough = [name for name in wanted if order.index(found[name]) >= order.index(asked.band)]
    least = min(asked.skills, len(wanted))
    how = "by teaching them or setting their standards" if asked.band == "senior" else "in work of your own"
    names = f" ({listed([person.taxonomy.name(name) for name in enough], most=_NAMED)})" if enough else ""
    why = f"{len(enough)} of the {len(wanted)} skills asked for most there are shown {how}{names}; {above.level} level asks for {least} or more."
    yield Bar(name="bands", met=len(enough) >= least, why=why)
