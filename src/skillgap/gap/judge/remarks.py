"""Remarks on the resume itself, whatever the role, and the path that suits the person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from skillgap.gap.case import Person
from skillgap.gap.level import in_field, latest_positions
from skillgap.gap.phrases import duration, listed, named
from skillgap.gap.report import ResumeAdvice
from skillgap.gap.scoring import Persona, Work
from skillgap.market import Market, roles_of_title
from skillgap.month import Month
from skillgap.resume import Position

_WORK: dict[Work, str] = {
    "adaptation": "adapting existing models",
    "data": "work on data",
    "production": "work in production",
}


_OLD_TOLD = 4


def remarks_on(person: Person) -> tuple[ResumeAdvice, ...]:
    """List what the person should change on the resume or bring forward, most pressing first."""
    return (
        *_reading(person),
        *_contact(person),
        *_dates(person),
        *_claims(person),
        *_old_names(person),
        *_knows_and_ships(person),
        *_work(person),
    )


def _reading(person: Person) -> Iterator[ResumeAdvice]:
    document = person.resume.document
    if document.hidden:
        yield ResumeAdvice(
            code="hidden-text",
            text=f"The file holds text nobody sees ({len(document.hidden)} place{'s' * (len(document.hidden) != 1)}). It is not scored here, and screeners who find it take it as a trick: remove it.",
        )
    if any("order" in warning.code for warning in document.warnings):
        yield ResumeAdvice(
            code="order-doubtful",
            text="The layout makes the reading order doubtful; other readers may mix lines of two columns. A version in one column is safer to send.",
        )


def _contact(person: Person) -> Iterator[ResumeAdvice]:
    contact = person.resume.contact
    missing = [
        name for name, value in (("e-mail address", contact.email), ("name", contact.name)) if not value
    ]
    if missing:
        yield ResumeAdvice(
            code="missing-contact",
            text=f"No {' and no '.join(missing)} was found; put it at the top, as text, not in a picture.",
        )


def _dates(person: Person) -> Iterator[ResumeAdvice]:
    resume = person.resume
    work = [position for position in resume.positions if position.kind == "experience"]
    if not work:
        yield ResumeAdvice(
            code="no-positions",
            text="No positions were found. Give each post a line with title, employer and dates under a heading such as “Experience”.",
        )
        return
    undated = [position.title or position.employer for position in work if position.span.start is None]
    if undated:
        yield ResumeAdvice(
            code="no-dates",
            text=f"No dates were found for {listed(undated)}; without them the work counts for no months.",
        )
    for start, end in _breaks(person):
        yield ResumeAdvice(
            code="long-gap",
            text=f"Between {start} and {end} nothing is dated. A line on what you did then answers the question before it is asked.",
        )


def _breaks(person: Person) -> Iterator[tuple[Month, Month]]:
    """Find the stretches between dated entries, of any kind, that are longer than usual."""
    resume = person.resume
    dated = [
        *(position.span for position in resume.positions),
        *(project.span for project in resume.projects),
        *(entry.span for entry in resume.education),
    ]
    spans = sorted(
        (span.start, end)
        for span in dated
        if span and span.start and (end := span.until(resume.today)) and span.start <= end
    )
    covered: Month | None = None
    rules = person.scoring.advice
    for start, end in spans:
        recent = resume.today.ordinal - start.ordinal <= rules.gap_within_months
        if covered and recent and start.ordinal - covered.ordinal - 1 >= rules.gap_months:
            yield covered, start
        covered = max(covered, end) if covered else end


def _claims(person: Person) -> Iterator[ResumeAdvice]:
    rules, skills = person.scoring.advice, person.skills.skills
    claimed = [skill.name for skill in skills if skill.state == "claimed"]
    if len(claimed) >= rules.claimed_from and len(claimed) >= rules.claimed_share * len(skills):
        yield ResumeAdvice(
            code="skills-only-claimed",
            text=f"{len(claimed)} of {len(skills)} skills stand in a list only ({listed(claimed, most=3)}). Name them in the work that used them, with what came of it.",
        )


def _old_names(person: Person) -> Iterator[ResumeAdvice]:
    """Tell names that programs and people no longer search for, each with the one they do."""
    names = person.scoring.advice.old_names
    found = {
        mention.text: names[mention.text.casefold()]
        for skill in person.skills.skills
        for mention in skill.mentions
        if mention.text.casefold() in names
    }
    if found:
        told = listed([f"“{old}” is now {new}" for old, new in sorted(found.items())], most=_OLD_TOLD)
        yield ResumeAdvice(
            code="old-names",
            text=f"Names that have changed: {told}. Write the new one, the old one in brackets.",
        )
    gone = [
        skill.name
        for skill in person.skills.skills
        if (entry := person.taxonomy.by_id.get(skill.id)) and entry.status == "deprecated"
    ]
    if gone:
        yield ResumeAdvice(
            code="deprecated-skills",
            text=f"Hardly asked for any more: {listed(gone)}. Keep what shows depth, and let newer work stand before it.",
        )


def _knows_and_ships(person: Person) -> Iterator[ResumeAdvice]:
    """Read the resume for knowing machine learning and for shipping it, which are different lines (scout-2025)."""
    rules = person.scoring.readings
    knows, ships = _shown(person, rules.knows), _shown(person, rules.ships)
    if len(knows) >= rules.knows_from and len(ships) < rules.ships_below:
        yield ResumeAdvice(
            code="knows-not-ships",
            text=f"The resume says you know machine learning ({listed(knows, most=3)}) and says little about shipping it. If you designed, deployed, monitored or repaired a system, say so.",
        )
    elif len(knows) >= rules.knows_from:
        yield ResumeAdvice(
            code="knows-and-ships",
            text=f"The resume shows both modelling ({listed(knows, most=3)}) and shipping ({listed(ships, most=3)}); the second is the scarcer: lead with it.",
        )


def _work(person: Person) -> Iterator[ResumeAdvice]:
    """Name the kinds of work most of the time goes into (mle-practice), where the resume shows them."""
    rules = person.scoring.readings
    for kind, skills in rules.work.items():
        shown = _shown(person, skills)
        if len(shown) >= rules.work_from:
            yield ResumeAdvice(
                code=f"strength-{kind}",
                text=f"You show {_WORK[kind]} ({listed(shown, most=3)}). That is most of the job, more than designing models: say what it achieved.",
            )


def _shown(person: Person, skills: Sequence[str]) -> list[str]:
    """Name the skills of a list that work or projects show."""
    known = person.skills.by_id
    return [known[skill].name for skill in skills if skill in known and known[skill].state == "demonstrated"]


class Recognised(NamedTuple):
    """What a person comes from, and what tells."""

    persona: Persona
    why: str
    shown: tuple[str, ...]
    """Names of the skills of the suggested path that the resume brings."""


def persona_of(person: Person, market: Market) -> Recognised | None:
    """Find what the person comes from; None when nothing tells.

    The headline or a latest post decides when it is of one of the kinds; else someone who worked longer outside the
    field than in it is a career switcher; else the kind whose titles cover most months of work, the first of equal
    ones. Nobody is told to move who has arrived.
    """
    latest = latest_positions(person.resume)
    arrived = any(
        role in person.scoring.settled for post in latest for role in roles_of_title(post.title, market)
    )
    if arrived:
        return None
    found = _by_latest(person) or _by_switch(person) or _by_months(person)
    if found is None:
        return None
    persona, why = found
    enough = person.scoring.bars.credit
    shown = [
        person.taxonomy.name(skill) for skill in persona.skills if person.credits.of(skill).credit >= enough
    ]
    return Recognised(persona, why, tuple(shown))


def _titled(person: Person) -> list[tuple[int, Position]]:
    """Give the posts that have a title with their months, one at least."""
    resume = person.resume
    return [
        (max(1, position.span.months(resume.today) or 0), position)
        for position in resume.positions
        if position.kind == "experience" and position.title
    ]


def _by_latest(person: Person) -> tuple[Persona, str] | None:
    if not _titled(person):
        return None
    places = [("headline", person.resume.headline)]
    places += [("latest post", post.title) for post in latest_positions(person.resume)]
    for persona in person.scoring.personas:
        for place, title in places:
            if persona.titles and named(title, persona.titles):
                return persona, f"the {place} says “{title.strip()}”"
    return None


def _by_switch(person: Person) -> tuple[Persona, str] | None:
    months = _titled(person)
    total = sum(count for count, _ in months)
    rules, headline = person.scoring.level, person.resume.headline
    inside = sum(count for count, post in months if in_field(post, rules, headline=headline))
    switcher = next((persona for persona in person.scoring.personas if not persona.titles), None)
    if switcher is None or 2 * inside >= total:
        return None
    if not inside:
        return switcher, f"all {duration(total)} in posts lie outside the field"
    return switcher, f"{duration(total - inside)} of {duration(total)} in posts lie outside the field"


def _by_months(person: Person) -> tuple[Persona, str] | None:
    months = _titled(person)
    kinds = [persona for persona in person.scoring.personas if persona.titles]
    covered = [sum(count for count, post in months if named(post.title, kind.titles)) for kind in kinds]
    most = max(covered, default=0)
    if not most:
        return None
    return kinds[covered.index(most)], f"{duration(most)} in such posts"


def suggestion(found: Recognised | None, market: Market) -> str:
    """Say which path suits what the person comes from, and why; empty when there is nothing to say."""
    profile = market.by_role.get(found.persona.role) if found else None
    if found is None or profile is None:
        return ""
    persona = found.persona
    brings = f" You bring {listed(found.shown)}." if found.shown else ""
    return f"{persona.name} ({found.why}): of the AI roles {profile.title} is the one to look at first: {persona.reason}.{brings}"
