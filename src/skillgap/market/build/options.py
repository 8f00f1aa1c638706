"""What a build is asked to do, and what it is given to find skills with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

import msgspec

from skillgap.market.posting import Named

Decided = Counter[tuple[str, bool]]
"""Rule and whether it found a skill named → how often."""


class SkillFinder(Protocol):
    """Finds the skills a text names; must survive pickling, since worker processes hold copies."""

    @property
    def version(self) -> str:
        """Version of the data that decides, for the audit."""
        ...

    def __call__(self, text: str, decided: Decided | None = None) -> Iterable[Named]:
        """Give every place that names a skill, repeats included; count the decisions in `decided`."""
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
