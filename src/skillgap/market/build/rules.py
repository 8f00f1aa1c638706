"""The authored rules of a build: when two postings are one, and how many make a figure."""

from __future__ import annotations

from pathlib import Path

import msgspec

from skillgap.authored import read_shipped
from skillgap.market.posting import ReadingRules, load_reading_rules

RULES = Path(__file__).parent / "rules.yaml"


class DuplicateRule(msgspec.Struct, frozen=True, kw_only=True):
    """When two texts count as one."""

    words: int
    """Length of the runs of words that are compared."""
    keep_one_in: int
    """One run in so many is kept for comparing."""
    similar: float
    """Jaccard similarity from which two postings are one."""
    compared_by: int
    """Runs of each posting, smallest hash first, that decide which postings are compared at all."""


class CountRules(msgspec.Struct, frozen=True, kw_only=True):
    """`rules.yaml`."""

    schema: int
    source: str
    duplicates: DuplicateRule
    least_postings: int
    least_share: float
    least_named: int
    """Postings that must name a skill for its share to be published."""
    most_skills: int
    most_stored: int
    """Postings of a role and level kept whole for checks; the table for analysts keeps all."""


class BuildRules(msgspec.Struct, frozen=True, kw_only=True):
    """How postings are read and how they are counted."""

    reading: ReadingRules
    count: CountRules


def load_build_rules(role_map: Path | None = None) -> BuildRules:
    """Load the shipped rules; `role_map` replaces the file of roles. Raises DataError."""
    return BuildRules(reading=load_reading_rules(role_map), count=read_shipped(RULES, CountRules))
