"""The words and figures every face uses, so that they cannot differ."""

from __future__ import annotations

from collections.abc import Sequence

from skillgap.documents import Document
from skillgap.gap import Bar, Fit, Reach, RoleFit
from skillgap.market import ContextFigure, Demand, LevelName, Source
from skillgap.report.blocks import Block, Items, Mark
from skillgap.resume import Resume

_EIGHTHS = " ▏▎▍▌▋▊▉█"

FEW_POSTINGS = 20
"""Below this many postings a reach is told as a count."""

TIER_MARKS = {
    "critical": Mark("▲▲▲ critical", "bad"),
    "high": Mark("▲▲ high", "warn"),
    "medium": Mark("▲ medium", "plain"),
    "nice": Mark("△ nice", "muted"),
}
"""Glyph and word for each tier; colour only repeats them."""

STATE_MARKS = {
    "demonstrated": Mark("●●● demonstrated", "good"),
    "claimed": Mark("●○○ claimed", "warn"),
    "learning": Mark("◌ learning", "muted"),
}
"""Glyph and word for each state of a skill."""

LEVEL_TITLES: dict[LevelName, str] = {
    "entry": "entry level",
    "mid": "mid level",
    "senior": "senior",
    "staff": "staff",
}


def percent(share: float, *, digits: int = 0) -> str:
    """Print a share of 0–1 as a percentage, such as "88 %"; never rounds a positive share to 0."""
    if digits == 0 and 0 < share < 0.005:
        return "<1 %"
    return f"{share * 100:.{digits}f} %"


def interval(low: float, high: float) -> str:
    """Print an interval of shares as "87–89 %"."""
    return f"{low * 100:.0f}–{high * 100:.0f} %"


def fit_text(fit: Fit | None) -> str:
    """Print a fit with its interval, "62 (55–69)", or say that there is none."""
    if fit is None:
        return "not enough information"
    return f"{fit.value:.0f} ({fit.low:.0f}–{fit.high:.0f})"


def reach_text(reach: Reach | None) -> str:
    """Print a reach with its number of postings, "14 % of 167", or "1 of 3" where a share would say too much."""
    if reach is None:
        return "–"
    if reach.n < FEW_POSTINGS:
        return f"{round(reach.value * reach.n)} of {reach.n}"
    return f"{percent(reach.value)} of {reach.n:,}"


def reach_sentence(role: RoleFit) -> str:
    """Say how many real postings are covered, or why that is not told."""
    if role.fit is None:
        return "Reach: not told without a skill to cover a posting with."
    if role.reach is None:
        return "Reach: no postings of this role and level are stored that require skills."
    least = percent(role.reach.at)
    return f"Reach: the resume covers {least} or more of what is required in {reach_text(role.reach)} stored postings."


def count(number: int, singular: str, plural: str = "") -> str:
    """Print a number with its noun: "1 skill", "3,998 postings"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def duration(months: int | None) -> str:
    """Print months as years and months: "6 years 3 months"; "undated" for None."""
    if months is None:
        return "undated"
    years, rest = divmod(months, 12)
    parts = [count(years, "year")] if years else []
    if rest or not parts:
        parts.append(count(rest, "month"))
    return " ".join(parts)


def who(resume: Resume) -> str:
    """Name the person, or the file where no name was found."""
    name = resume.document.name
    return resume.contact.name or ("standard input" if name == "-" else name)


def warning_blocks(document: Document) -> list[Block]:
    """Say what was doubtful about the reading; shown before any figure that rests on it."""
    if not document.warnings:
        return []
    return [Items(tuple((Mark("!", "warn"), warning.message) for warning in document.warnings))]


def experience(months: int) -> str:
    """Say how much dated work a resume shows."""
    return f"{duration(months)} of dated work" if months else "no dated work found"


def short_duration(months: int | None) -> str:
    """Print months as "6y 3m"; an en dash for None."""
    if months is None:
        return "–"
    years, rest = divmod(months, 12)
    return " ".join(
        part for part in (f"{years}y" if years else "", f"{rest}m" if rest or not years else "") if part
    )


def money(usd: int | None) -> str:
    """Print a salary in thousands of dollars, "$215k"; an en dash when unknown."""
    return "–" if usd is None else f"${usd / 1000:.0f}k"


def hours(number: float) -> str:
    """Print hours without needless decimals: "40 h", "3.5 h"."""
    return f"{number:.0f} h" if abs(number - round(number)) < 0.05 else f"{number:.1f} h"


def bar(share: float, width: int) -> str:
    """Draw a share of 0–1 in eighths of a cell, padded with spaces to `width` cells."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(width)


def bar_mark(requirement: Bar) -> Mark:
    """Give the glyph of a minimum bar: met, not met, or unknown."""
    if requirement.met is None:
        return Mark("?", "warn")
    return Mark("✓", "good") if requirement.met else Mark("✗", "bad")


def joined(words: Sequence[str], last: str = "and") -> str:
    """Join words as prose does: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def source_text(source: Source) -> str:
    """Cite a source in one line."""
    parts = [source.title, count(source.postings, "posting") if source.postings else "no counts"]
    if source.as_of:
        parts.append(f"as of {source.as_of}")
    return f"{source.id}: {', '.join(parts)}"


def observations_text(row: Demand) -> str:
    """Print what each pooled source says: "88 % (n 3,998, Oct 2025) against 31 % (n 201, Feb 2026)"."""
    parts = [
        f"{percent(entry.share)} (n {entry.n:,}, {month_text(entry.as_of)})"
        for entry in row.observations
        if entry.pooled
    ]
    return " against ".join(parts)


def month_text(day: str) -> str:
    """Print the month of a day such as "2025-10-05" as "Oct 2025"; anything else as it is."""
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    year, _, rest = day.partition("-")
    number = rest[:2]
    return f"{names[int(number) - 1]} {year}" if number.isdigit() and 1 <= int(number) <= 12 else day


def figure_text(figure: ContextFigure) -> str:
    """Print a figure about the world of work with its citation and how to read it."""
    size = f", n {figure.n:,}" if figure.n else ""
    via = f", by {figure.via}" if figure.via else ""
    reading = f" {figure.reading}" if figure.reading else ""
    return f"{figure.text}{reading} ({figure.citation}, {figure.year}{size}{via})"
