"""One posting as it is read, and what a build is asked to do with many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import msgspec

from skillgap.market.posting import Named

FIELDS = ("id", "title", "company", "location", "date", "text", "seniority")
"""What a posting has; `title` and `text` are needed, the others help."""
NEEDED = ("title", "text")


class Posting(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a file of postings; what the row does not say is ""."""

    place: str
    """File and line, for naming it in messages."""
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
    """Some rows of a file, and how far the reading has come."""

    postings: tuple[Posting, ...]
    bad: tuple[str, ...]
    """Rows that cannot be used, one "file:line: reason" each."""
    size: int
    """Bytes of the file read since the last batch, as they lie on disk."""


class SkillFinder(Protocol):
    """Finds the skills a text names; must survive pickling, since worker processes hold copies."""

    version: str
    """Version of the data that decides, for the audit."""

    def __call__(self, text: str) -> Iterable[Named]:
        """Give every place that names a skill, repeats included."""
        ...


class BuildOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a build is asked to do."""

    source: str
    """Id of the source the figures will cite."""
    title: str
    columns: dict[str, str] = {}
    """Field → column; a dot reaches into nested records ("extra.seniority")."""
    since: str = ""
    """Drop postings dated before this day, YYYY-MM-DD; undated ones stay and are counted."""
    as_of: str = ""
    """Day the figures stand for; empty takes the median date of the counted postings."""
    geography: str = ""
    limits: tuple[str, ...] = ()
    """What else the source cannot say, one sentence each."""
    caveats: tuple[tuple[str, str], ...] = ()
    """What to keep in mind about a role: role id and sentence."""
    roles: tuple[str, ...] = ()
    """Publish these roles only; empty publishes every role with enough postings."""
    tables_only: bool = False
    """Write what each posting asks for, also of roles with few postings, and no profiles."""
    workers: int = 1
