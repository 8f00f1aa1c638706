"""How members show what others lack: a line of a resume each, masked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from skillgap.month import Month
from skillgap.resume import Resume, parse_resume, redact
from skillgap.skills import Taxonomy, find_skills
from skillgap.workspace.clients.resumes import version_by_id
from skillgap.workspace.cohort.cohort import Workshop
from skillgap.workspace.cohort.members import Member
from skillgap.workspace.store import Store

_LONGEST = 160


def quotes_for(
    store: Store,
    members: Sequence[Member],
    workshops: Sequence[Workshop],
    taxonomy: Taxonomy,
    *,
    today: Month,
    floor: int,
) -> tuple[tuple[str, str], ...]:
    """Give, for each workshop's skill that at least `floor` members show in work, one line that shows it.

    Name, contact, employers and schools are masked; whose line it is is not told.
    """
    found = []
    for workshop in workshops:
        showing = [one for one in members if one.states.get(workshop.skill) == "demonstrated"]
        if workshop.skill and len(showing) >= floor:
            lines = _lines(store, showing, workshop.skill, taxonomy, today)
            line = next(lines, "")
            if line:
                found.append((workshop.name, line))
    return tuple(found)


def _lines(
    store: Store, showing: Sequence[Member], skill: str, taxonomy: Taxonomy, today: Month
) -> Iterator[str]:
    for member in showing:
        document = version_by_id(store, member.resume).document
        if document is None:
            continue
        resume = parse_resume(document, today=today)
        held = find_skills(resume, taxonomy).by_id.get(skill)
        for mention in held.mentions if held else ():
            if mention.state == "demonstrated" and len(mention.quote) <= _LONGEST:
                yield masked(mention.quote, resume)


def masked(quote: str, resume: Resume) -> str:
    """Mask a quote: name and contact, employers, schools, places."""
    text = redact(quote, resume.contact)
    places = [position.location for position in resume.positions] + [resume.contact.location]
    for label, names in (
        ("[employer]", [position.employer for position in resume.positions]),
        ("[school]", [entry.institution for entry in resume.education]),
        ("[place]", places),
    ):
        for name in sorted({name for name in names if len(name) > 2}, key=lambda name: (-len(name), name)):
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", label, text, flags=re.IGNORECASE)
    return text.removeprefix("• ").strip()
