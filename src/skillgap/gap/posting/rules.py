"""The authored rules for reading one posting."""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

import msgspec

from skillgap.authored import read_shipped
from skillgap.gap.posting.posting import Degree
from skillgap.patterns import regex


class DegreeRules(msgspec.Struct, frozen=True, kw_only=True):
    """Patterns of degrees."""

    bachelor: str
    master: str
    doctorate: str
    bare: str
    not_asked: str


class Cluster(msgspec.Struct, frozen=True, kw_only=True):
    """A field of work, told by skills."""

    name: str
    families: tuple[str, ...]
    skills: tuple[str, ...]


class UnicornRules(msgspec.Struct, frozen=True, kw_only=True):
    """When a posting asks for several people."""

    reasons: int
    percentile: float
    least: int
    fields: int
    mixing: float
    nearly: float
    each: int
    clusters: tuple[Cluster, ...]
    entry_years: int
    senior_years: int
    engineering: tuple[str, ...]


class PostingRules(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """All of rules.yaml."""

    schema: int
    source: str
    degrees: DegreeRules
    publications: str
    publications_not: str
    weights: dict[Literal["required", "preferred"], float]
    title_words: int
    later_title_words: int
    no_title: str
    languages: dict[str, tuple[str, ...]]
    unicorn: UnicornRules

    @cached_property
    def degree_patterns(self) -> tuple[tuple[Degree, re.Pattern[str]], ...]:
        """The patterns of degrees, lowest first."""
        kinds: tuple[Degree, ...] = ("bachelor", "master", "doctorate")
        return tuple((kind, regex(getattr(self.degrees, kind), re.I)) for kind in kinds)


@cache
def load_posting_rules() -> PostingRules:
    """Load the shipped rules, once per process."""
    return read_shipped(Path(__file__).with_name("rules.yaml"), PostingRules)
