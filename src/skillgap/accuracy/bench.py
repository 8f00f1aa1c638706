"""Everything measured in one run."""

from __future__ import annotations

import msgspec

from skillgap.accuracy.postings import PostingsCard
from skillgap.accuracy.resumes import Card
from skillgap.accuracy.spans import SpansCard
from skillgap.accuracy.stability import StabilityCard
from skillgap.accuracy.traps import TrapsCard


class Bench(msgspec.Struct, frozen=True, kw_only=True):
    """The cards of one run; None for a part that was not asked for or has no data."""

    taxonomy_version: str
    skipped: tuple[str, ...] = ()
    """What was asked for and could not be measured, with the reason."""
    resumes: Card | None = None
    postings: PostingsCard | None = None
    spans: SpansCard | None = None
    traps: TrapsCard | None = None
    stability: StabilityCard | None = None
