"""Tell what one line of a plan file is."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from skillgap.month import Month
from skillgap.patterns import regex
from skillgap.plan.living.marks import (
    EVIDENCE,
    GENERATED,
    LABELS,
    LEARN,
    SECTIONS,
    THEN,
    WHY,
    SectionName,
    unescaped,
)
from skillgap.plan.plan import Module

_BULLET = r"\s*(?:>\s*)*(?:[-*+•]|\d+[.)])"
_BOX = regex(rf"(?:{_BULLET}\s*|\s*)\[(?P<tick>[ xX✓✔☑]?)\](?:\s+(?P<rest>.*)|$)")
_KEY = regex(r"\s*<!--\s*([a-z0-9][a-z0-9.+#-]*)\s*-->")
_BOLD = regex(r"\*\*(.+?)\*\*|__(.+?)__")
_HOURS = regex(r"(?<![\w.,])(\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?)\b", re.I)
_PLANNED_TAIL = regex(
    r"^\s*·?\s*(?:about )?[\d.,]+\s*(?:h|hrs?|hours?)\b(?:, shown by the resume)?(?:, part \d+ of \d+(?: \([\d.,]+ h in all\))?)?",
    re.I,
)
_LABEL = regex(rf"{_BULLET}\s*({'|'.join(LABELS)}):\s*(.*)$")
_HEADING = regex(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_MONTH = regex(r"(?:(\d{4})-(\d{1,2})(?!\d)|([A-Za-z]{3,9})\.?\s+(\d{4})(?!\d))")
_BUDGET = regex(r"^\s*·?\s*[\d.,]+ h of [\d.,]+ h(?: · \d+ weeks? off)?\s*$")
_LONG = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORT = tuple(name[:3] for name in _LONG)
_PREFIX = regex(r"^(?:Prove it|Finish it|Refresh it|Interview practice): ")
_SECTION_NAMES = {title.casefold(): name for name, title in SECTIONS.items()}


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A line with a box to tick, or with a module's mark."""

    done: bool
    boxed: bool
    """False when there is a mark and no box."""
    key: str
    """Empty without a mark."""
    title: str
    hours: float | None
    rest: str
    """What the person wrote behind it."""


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """A heading and what it opens."""

    depth: int
    text: str
    month: Month | None = None
    section: SectionName | None = None
    rest: str = ""
    """What the person wrote behind the month."""
    problem: str = ""


def read_box(line: str) -> Box | None:
    """Read a line with a box or a mark; None for any other."""
    found = _BOX.match(line)
    key = _KEY.search(line)
    if not found and not key:
        return None
    text = (found["rest"] or "") if found else re.sub(rf"^{_BULLET}\s*", "", line)
    text = _KEY.sub("", text, count=1).rstrip()
    bold = _BOLD.search(text)
    tail = text[bold.end() :] if bold else text
    hours = _HOURS.search(tail) or (None if bold else _HOURS.search(text))
    title = (bold[1] or bold[2]) if bold else (text[: hours.start()] if hours else text).rstrip(" ·-–—:,")
    return Box(
        done=bool(found and found["tick"].strip()),
        boxed=bool(found),
        key=key[1] if key else "",
        title=unescaped(title).strip(),
        hours=float(hours[1].replace(",", ".")) if hours else None,
        rest=(_PLANNED_TAIL.sub("", tail, count=1) if bold else "").strip(" ·,"),
    )


def read_heading(line: str) -> Heading | None:
    """Read a heading; None for any other line."""
    found = _HEADING.match(line)
    if not found:
        return None
    depth, text = len(found[1]), found[2]
    section = _SECTION_NAMES.get(unescaped(text).casefold())
    if section:
        return Heading(depth=depth, text=text, section=section)
    month = _MONTH.match(text)
    if not month:
        return Heading(depth=depth, text=text)
    rest = text[month.end() :]
    number = int(month[2]) if month[2] else _number(month[3])
    if number is None:
        return Heading(depth=depth, text=text)
    try:
        opened = Month(int(month[1] or month[4]), number)
    except ValueError:
        return Heading(depth=depth, text=text, problem=f"'{month[0]}' is no month")
    return Heading(depth=depth, text=text, month=opened, rest="" if _BUDGET.match(rest) else rest.strip())


def _number(name: str) -> int | None:
    """Give the number of a month by its English name or its first three letters."""
    word = name.casefold()
    short = word[:3]
    return _SHORT.index(short) + 1 if word in (short, "sept", *_LONG) and short in _SHORT else None


def is_planned_text(line: str) -> bool:
    """Tell whether a line of running text is one the plan was written with."""
    return bool(GENERATED.fullmatch(unescaped(line.strip())))


def is_planned_detail(line: str, module: Module | None, *, same_data: bool) -> bool:
    """Tell whether a line under an item is one the plan was written with.

    With the data the plan was made with at hand, a line that differs from the module's own is the person's.
    """
    found = _LABEL.match(line)
    if not found:
        return False
    if module is None or not same_data:
        return True
    expected = details(module).get(found[1])
    return expected is None or unescaped(found[2].strip()) in expected


def plain_title(title: str) -> str:
    """Take off what says how a module is taken up, such as "Prove it: "."""
    return _PREFIX.sub("", title)


def read_reason(line: str) -> str:
    """Give the reason a line under an item states; empty for any other line."""
    found = _LABEL.match(line)
    return unescaped(found[2].strip()) if found and found[1] == WHY else ""


def details(module: Module) -> Mapping[str, frozenset[str]]:
    """Give the texts a plan writes under a module's item, by what opens them; those that differ by person left out."""
    links = (f"[{one.title}]({one.url}) ({one.remarks})" for one in module.resources)
    return {
        LEARN: frozenset(" ".join(link.split()) for link in links),
        THEN: frozenset(module.outcomes),
        EVIDENCE: frozenset((module.project,)),
    }
