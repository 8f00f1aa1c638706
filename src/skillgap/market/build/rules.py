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
    values: int
    """Values of the MinHash of a posting's runs."""
    band: int
    """Values of a band; postings with an equal band are compared."""
    similar: float
    """Share of equal values, an estimate of Jaccard similarity, from which two postings are one."""


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
    least_alternatives: int
    """Postings that must offer two skills as alternatives for these to be a group."""
    alternative_share: float
    """Part of the postings naming the commoner of two skills that must."""
    most_stored: int
    """Postings of a role and level kept whole for checks; the table for analysts keeps all."""


class BuildRules(msgspec.Struct, frozen=True, kw_only=True):
    """How postings are read and how they are counted."""

    reading: ReadingRules
    count: CountRules


def load_build_rules(role_map: Path | None = None) -> BuildRules:
    """Load the shipped rules; `role_map` replaces the file of roles. Raises DataError."""
    return BuildRules(reading=load_reading_rules(role_map), count=read_shipped(RULES, CountRules))
