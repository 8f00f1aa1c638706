"""One posting as it is read."""

from __future__ import annotations

import msgspec

FIELDS = ("id", "title", "company", "location", "date", "text", "seniority")
"""What a posting has; `title` and `text` are needed, the others help."""
NEEDED = ("title", "text")


class Posting(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a file of postings; what the row does not say is ""."""

    row: int
    """Line of a JSONL file, row of a table."""
    id: str
    title: str
    company: str
    location: str
    date: str
    """YYYY-MM-DD."""
    text: str
    seniority: str
    """Level as the posting's own field states it."""


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """Some rows of a file."""

    postings: tuple[Posting, ...]
    bad: tuple[tuple[int, str], ...]
    """Rows that cannot be used, with the reason."""
