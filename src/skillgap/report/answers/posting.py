"""One posting: what it asks for, whether it asks for one person, and how far a resume covers it."""

from __future__ import annotations

from typing import Any

import msgspec

from skillgap import __version__
from skillgap.gap.posting import Covered, Posting, PostingMatch, Unicorn
from skillgap.report.blocks import (
    Block,
    Heading,
    Items,
    Mark,
    Paragraph,
    Report,
    Table,
    Title,
    record_table,
)
from skillgap.report.data import bars_data, fit_data
from skillgap.report.words import LEVEL_TITLES, bar_mark, count, fit_text, joined

_MENTIONED_SHOWN = 12
_CUT_SHOWN = 12
_NOTHING = {
    True: "No skill is asked for; see what is mentioned.",
    False: "No skill is named. Is this the whole posting?",
}
"""What is said of a posting that asks for nothing, by whether it mentions anything."""


class PostingAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Everything there is to say about a posting."""

    posting: Posting
    unicorn: Unicorn
    role_title: str
    """Display name of the posting's role; empty for other jobs."""
    nearest_title: str
    compared_title: str = ""
    """Display name of the role whose postings the number of needs is held against; empty for all roles."""
    match: PostingMatch | None
    who: str = ""
    """Whose resume was matched."""


def report_posting(found: PostingAnswer) -> Report:
    """Report a posting."""
    posting = found.posting
    blocks: list[Block] = [
        Title(posting.title or "Posting without a title"),
        *_resume(found),
        Paragraph(_facts(found)),
        *_foreign(posting),
        *_asked(posting),
        Heading("One person or several?"),
        *_unicorn(found),
    ]
    if found.match:
        blocks += _match(found.match, found.who)
    return Report(blocks=tuple(blocks), data=posting_data(found), records=_records(found))


def _resume(found: PostingAnswer) -> list[Block]:
    """Tell that a resume was given for a posting."""
    held = found.posting.jobs_held
    if not held:
        return []
    text = f"This looks like a resume, not a posting: it lists {count(held, 'dated job')}."
    return [Paragraph(f"{text} `skillgap check` reads a resume; `posting` takes it as --resume.", "bad")]


def _facts(found: PostingAnswer) -> str:
    posting = found.posting
    level = LEVEL_TITLES[posting.level] if posting.level else "level not stated"
    years = (
        f"{count(posting.years_min, 'year')} at least" if posting.years_min is not None else "no years stated"
    )
    degree = f"{posting.degree}'s degree" if posting.degree in ("bachelor", "master") else posting.degree
    papers = " · publications" if posting.publications else ""
    return f"{found.role_title or 'no role skillgap knows'} · {level} · {years} · {degree or 'no degree stated'}{papers}"


def _foreign(posting: Posting) -> list[Block]:
    """Say what cannot be read of a posting that is not in English."""
    if posting.language == "English":
        return []
    if posting.language:
        text = (
            f"This posting is in {posting.language}. Skills are found by their names, and only headings tell how firmly "
            "they are asked for. A translation pasted in its place is read in full."
        )
    else:
        text = (
            "This posting is not in English. Skills are found by their names; how firmly each is asked for is read in "
            "a few languages only. A translation pasted in its place is read in full."
        )
    return [Paragraph(text, "warn")]


def _asked(posting: Posting) -> list[Block]:
    """List what is required and preferred, tools before concepts, an either-or list as one."""
    blocks: list[Block] = []
    for requirement, mark in (("required", Mark("●", "bad")), ("preferred", Mark("○", "muted"))):
        needs = [need for need in posting.needs if need.requirement == requirement]
        if not needs:
            continue
        items = []
        for kind in ("tool", "concept"):
            names = [
                joined([s.name for s in need.skills], "or") for need in needs if need.skills[0].kind == kind
            ]
            if names:
                items.append((mark, f"{kind}s: {'; '.join(names)}"))
        blocks += [Heading(f"{requirement.capitalize()}: {count(len(needs), 'thing')}"), Items(tuple(items))]
    if not blocks and posting.language == "English":
        blocks = [Heading("Asked for"), Paragraph(_NOTHING[bool(posting.skills)], "muted")]
    return [*blocks, *_mentioned(posting)]


def _mentioned(posting: Posting) -> list[Block]:
    names = [skill.name for skill in posting.skills if skill.requirement == "mentioned"]
    if not names:
        return []
    more = len(names) - _MENTIONED_SHOWN
    rest = f" and {more} more" if more > 0 else ""
    return [Paragraph(f"Mentioned only: {', '.join(names[:_MENTIONED_SHOWN])}{rest}.", "muted")]


def _unicorn(found: PostingAnswer) -> list[Block]:
    unicorn = found.unicorn
    if unicorn.verdict:
        verdict = Paragraph("A unicorn: it asks for several people in one.", "bad")
    elif not unicorn.required and not unicorn.reasons:
        return [Paragraph("Nothing is required that could be counted, so this cannot be told.", "warn")]
    elif unicorn.reasons:
        verdict = Paragraph("One person, with a warning; a verdict takes two independent reasons.", "warn")
    else:
        verdict = Paragraph("One person.", "good")
    blocks: list[Block] = [verdict]
    if not any(reason.code == "many-needs" for reason in unicorn.reasons):
        blocks.append(Paragraph(_size(found), "muted"))
    if unicorn.reasons:
        blocks.append(Items(tuple((Mark("!", "warn"), reason.text) for reason in unicorn.reasons)))
    if unicorn.verdict and found.nearest_title:
        cut = list(unicorn.cut[:_CUT_SHOWN])
        more = len(unicorn.cut) - len(cut)
        names = f"{', '.join(cut)}{f' and {more} more' if more > 0 else ''}"
        advice = f" To hire one, cut what its postings do not ask for: {names}." if cut else ""
        blocks.append(Paragraph(f"Nearest single role: {found.nearest_title}.{advice}"))
    return blocks


def _size(found: PostingAnswer) -> str:
    """Hold the number of required things against the stored postings."""
    unicorn = found.unicorn
    size = f"{count(unicorn.required, 'thing')} required, either-or lists counted once"
    if unicorn.percentile is None:
        return f"{size}; no postings are stored to compare with."
    whose = f"{found.compared_title} postings" if found.compared_title else "postings of all roles"
    share = f"{100 * unicorn.percentile:.0f} % of {unicorn.postings:,} stored {whose}"
    if unicorn.percentile_all is not None:
        share += f" and {100 * unicorn.percentile_all:.0f} % of the {unicorn.postings_all:,} of all roles"
    return f"{size}; {share} require as many or fewer."


def _match(match: PostingMatch, who: str) -> list[Block]:
    blocks: list[Block] = [Heading(f"{who}: covers {fit_text(match.fit)} of 100")]
    if match.bars:
        blocks.append(Items(tuple((bar_mark(bar), f"{bar.name}: {bar.why}") for bar in match.bars)))
    for title, needs, glyph in (
        ("Covered", match.covered, Mark("✓", "good")),
        ("Missing", match.missing, Mark("✗", "bad")),
    ):
        items = tuple((glyph, _covered(need)) for need in needs)
        blocks += [Heading(title), Items(items) if items else Paragraph("Nothing.", "muted")]
    return blocks


def _covered(need: Covered) -> str:
    names = joined(need.names, "or")
    preferred = " (preferred)" if need.requirement == "preferred" else ""
    words = need.quote.lstrip("•●▪◦‣·*–- ")
    quote = f": “{words}”" if words else ""
    return f"{names}{preferred}: {need.via}{quote}"


def posting_data(found: PostingAnswer) -> dict[str, Any]:
    """Shape a posting as the JSON contract states it."""
    posting, unicorn = found.posting, found.unicorn
    return {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "title": posting.title,
        "role": posting.role,
        "level": posting.level,
        "level_why": posting.level_why,
        "years_min": posting.years_min,
        "degree": posting.degree,
        "publications": posting.publications,
        "language": posting.language,
        "warnings": [
            {"code": "looks-like-a-resume", "message": block.text}
            for block in _resume(found)
            if isinstance(block, Paragraph)
        ],
        "skills": [
            {
                "id": skill.id,
                "name": skill.name,
                "surface": skill.surface,
                "kind": skill.kind,
                "requirement": skill.requirement,
                "group": skill.group,
                "quote": skill.quote,
            }
            for skill in posting.skills
        ],
        "unicorn": {
            "verdict": unicorn.verdict,
            "reasons": [reason.text for reason in unicorn.reasons],
            "codes": [reason.code for reason in unicorn.reasons],
            "required": unicorn.required,
            "percentile": unicorn.percentile,
            "postings": unicorn.postings,
            "compared": unicorn.compared,
            "percentile_all": unicorn.percentile_all,
            "postings_all": unicorn.postings_all,
            "nearest": unicorn.nearest,
            "cut": list(unicorn.cut),
        },
        "match": _match_data(found.match),
    }


def _match_data(match: PostingMatch | None) -> dict[str, Any] | None:
    if match is None:
        return None
    return {
        "fit": fit_data(match.fit),
        "covered": [_need_data(need) for need in match.covered],
        "missing": [_need_data(need) for need in match.missing],
        "bars": bars_data(match.bars),
    }


def _need_data(need: Covered) -> dict[str, Any]:
    return {
        "skill": need.skill,
        "names": list(need.names),
        "requirement": need.requirement,
        "credit": need.credit,
        "via": need.via,
        "quote": need.quote,
    }


def _records(found: PostingAnswer) -> Table:
    """List every skill, with the credit the resume has for it where one was matched."""
    match = found.match
    credits = {need.skill: need for need in (*match.covered, *match.missing)} if match else {}
    rows = []
    for skill in found.posting.skills:
        need = credits.get(skill.id)
        credit = (str(need.credit), need.via) if need else ("", "")
        group = "" if skill.group is None else str(skill.group)
        rows.append((skill.id, skill.name, skill.surface, skill.kind, skill.requirement, group, *credit))
    names = ("id", "name", "surface", "kind", "requirement", "group", "credit", "via")
    return record_table(names, tuple(rows))
