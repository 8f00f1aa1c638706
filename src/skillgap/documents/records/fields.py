"""What entries of every kind of record share: texts, dates, the line that opens an entry."""

from __future__ import annotations

import re
from typing import Any

from skillgap.documents.page.flow import Flow


def items(value: Any) -> list[Any]:
    """Give a list as it is, anything else as none."""
    return value if isinstance(value, list) else []


def text_of(value: Any) -> str:
    """Give the text of a value; anything but text and numbers is none."""
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def span(entry: dict[str, Any], *, ongoing: bool) -> str:
    """Write dates as "2021-04 – 2023-01"; an open end is "present" where the kind of entry goes on."""
    start, end = short_date(text_of(entry.get("startDate"))), short_date(text_of(entry.get("endDate")))
    if start and not end:
        return f"{start} – present" if ongoing else start
    return " – ".join(part for part in (start, end) if part) if start != end else start


def short_date(text: str) -> str:
    """Shorten ISO days to months; leave anything else as it is."""
    return text[:7] if re.match(r"\d{4}-\d{2}(-\d{2})?(?:T[\d:.]+Z?)?$", text) else text


def titled(flow: Flow, parts: list[Any], dates: str) -> None:
    """Open an entry with its title, employer and dates; signs that no name holds part them where a comma would not."""
    names = [part for part in map(text_of, parts) if part]
    if any("," in name for name in names) and len(names) > 1:
        flow.add(" | ".join([*names, dates] if dates else names), bold=True)
    else:
        flow.add(f"{', '.join(names)}  {dates}".strip(), bold=True)
