"""How a plain reader gets on with the resume, in words."""

from __future__ import annotations

from skillgap.report.words import count, duration
from skillgap.resume import Finding, Loss

WHERE = "skillgap text --diff shows where."
NAMED = 6
"""Lost skills that are named; the JSON form holds all."""


def obstacle_text(finding: Finding) -> str:
    """Say where an obstacle stands, what it is and what to do about it."""
    told = finding.text.startswith("Page ")
    page = (
        f"page {finding.page}" if finding.page and not told and (finding.page > 1 or not finding.line) else ""
    )
    line = f"line {finding.line}" if finding.line else ""
    place = ", ".join(part for part in (page, line) if part).capitalize()
    return f"{place}: {finding.text} {finding.remedy}" if place else f"{finding.text} {finding.remedy}"


def costs(loss: Loss) -> bool:
    """Tell whether a plain reader loses anything."""
    return bool(loss.skills or loss.months)


def loss_text(loss: Loss) -> str:
    """Say what a plain reader loses, in one sentence."""
    if not costs(loss):
        return "A plain reader loses no skill and no month of experience."
    parts = []
    if loss.skills:
        names = ", ".join(loss.skills[:NAMED])
        more = len(loss.skills) - NAMED
        named = f"{names} and {more} more" if more > 0 else names
        parts.append(f"{len(loss.skills)} of your {count(loss.skills_of, 'skill')} ({named})")
    if loss.months:
        parts.append(
            f"all your {duration(loss.months_of)} of experience"
            if loss.months == loss.months_of
            else f"{duration(loss.months)} of your {duration(loss.months_of)} of experience"
        )
    return f"A plain reader loses {' and '.join(parts)}."
