"""All rules for reading a posting: titles, levels, language, sections, wording and either-or lists."""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path

import msgspec

from skillgap.authored import read_shipped
from skillgap.market.posting.rules.authored import (
    BroadRule,
    Cues,
    EnglishRule,
    GroupRules,
    Headings,
    LevelWords,
    SectionKind,
    SoughtRule,
    loose,
)
from skillgap.market.posting.rules.roles import RolesFile, Tie, TitleRules, read_roles
from skillgap.market.profile import LevelName

_FILES = Path(__file__).parents[1]
_YEARS = (
    r"(?<![\w$€£.,])"
    r"(?P<low>\d{{1,2}}|{words})\s*(?:plus\s*)?(?:\(\d+\s*\+?\)\s*)?(?:\+|plus|or more)?\s*"
    r"(?:(?:-|–|—|to|and|bis|tot|à|a)\s*(?:\d{{1,2}}|{words})\s*\+?\s*)?(?:\+\s*)?(?:years?|yrs?|yoe|jahren?|ans|anni|anos|años|jaar)\b"
)
YEAR_WORDS = ("year", "yr", "yoe", "jahre", "ans", "anni", "anos", "años", "jaar")
"""One of them stands in every text that `_YEARS` fits, in small letters."""


class ReadingRules(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """`reading.yaml`."""

    schema: int
    source: str
    levels: tuple[LevelWords, ...]
    years: dict[LevelName, int]
    stated: dict[str, LevelName]
    numbers: dict[str, int]
    years_most: int
    years_reach: int
    years_near: str
    years_not: str
    years_either: str
    """What makes the years of a sentence alternatives."""
    years_degrees: str
    """What makes them the years of one degree each."""
    years_none: str
    beginners: str
    beginner_words: tuple[str, ...]
    years_instead: str
    """What right before a number of years makes it stand in for a degree."""
    years_ceiling: str
    years_preferred: str
    english: EnglishRule
    english_words: tuple[str, ...]
    foreign_words: tuple[str, ...]
    least_words: int
    silent_headings: str
    asked_headings: str
    heading_length: int
    plain_headings: str
    least_left: float
    sought: SoughtRule
    level_choices: str
    """Two levels a title leaves open, the lower named "low"."""
    broad: BroadRule
    headings: Headings
    cues: Cues
    groups: GroupRules
    roles: RolesFile | None = None
    """Filled in by the loader from the other file."""

    @property
    def role_ids(self) -> tuple[str, ...]:
        """Ids of the roles the rules know."""
        return tuple(rule.role for rule in self.roles.roles) if self.roles else ()

    @cached_property
    def unsure(self) -> dict[str, tuple[str, ...]]:
        """Role → the roles its text may name instead."""
        return {rule.role: rule.named for rule in self.roles.unsure} if self.roles else {}

    @property
    def brackets(self) -> dict[str, tuple[str, ...]]:
        """Role → roles which brackets behind its title may name instead."""
        return self.roles.brackets if self.roles else {}

    @property
    def ties(self) -> tuple[Tie, ...]:
        """When a role is told to be another, in the order they are tried."""
        return self.roles.ties if self.roles else ()

    @cached_property
    def level_choice(self) -> re.Pattern[str]:
        """Two levels a title leaves open."""
        return re.compile(self.level_choices, re.I)

    @cached_property
    def sought_pattern(self) -> re.Pattern[str]:
        """Words that name the job, which is named "job"."""
        return re.compile(rf"(?:{self.sought.seeks})\s+(?P<job>[^.;:!?]{{4,110}})")

    @cached_property
    def job_alone(self) -> re.Pattern[str]:
        """The end of a line that is nothing but the name of a job."""
        return re.compile(self.sought.alone, re.I)

    @cached_property
    def job_listed(self) -> re.Pattern[str]:
        """The end of an item of a list of open jobs."""
        return re.compile(self.sought.listed, re.I)

    def without_anybody(self, job: str) -> str:
        """Leave words out that say a level of anybody."""
        return self._anybody.sub("", job)

    @cached_property
    def _anybody(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(self.sought.anybody)})\b\s*", re.I)

    @cached_property
    def sought_end(self) -> re.Pattern[str]:
        """Where the name of a job ends."""
        return re.compile(self.sought.end)

    @cached_property
    def titles(self) -> TitleRules:
        """The rules for titles, compiled."""
        assert self.roles is not None  # noqa: S101 # set by load_reading_rules
        return TitleRules(self.roles, self.levels)

    @cached_property
    def english_set(self) -> frozenset[str]:
        """The English function words."""
        return frozenset(self.english_words)

    @cached_property
    def foreign_set(self) -> frozenset[str]:
        """Function words of other languages."""
        return frozenset(self.foreign_words)

    @cached_property
    def aside_word(self) -> re.Pattern[str]:
        """A word that prefers."""
        return re.compile(self.cues.aside_words, re.I)

    @cached_property
    def asides(self) -> tuple[re.Pattern[str], ...]:
        """What a sentence prefers beside what it asks for, compiled."""
        return tuple(re.compile(loose(pattern), re.I | re.S) for pattern in self.cues.asides)

    @cached_property
    def ends(self) -> tuple[re.Pattern[str], ...]:
        """What makes the end of a sentence a preference, and the two places where that end begins."""
        given = (self.cues.preferring, self.cues.demands, self.cues.parts)
        return tuple(re.compile(loose(pattern), re.I) for pattern in given)

    @cached_property
    def years_pattern(self) -> re.Pattern[str]:
        """A number of years, its lowest figure named "low"."""
        return re.compile(_YEARS.format(words="|".join(self.numbers)), re.I)

    @cached_property
    def no_years(self) -> re.Pattern[str]:
        """Words in small letters that ask for no experience."""
        return re.compile(self.years_none)

    def invites_beginners(self, text: str) -> bool:
        """Tell whether a text invites beginners."""
        small = text.casefold()
        return any(word in small for word in self.beginner_words) and bool(self._beginners.search(small))

    @cached_property
    def _beginners(self) -> re.Pattern[str]:
        return re.compile(self.beginners)

    @cached_property
    def silent(self) -> re.Pattern[str]:
        """Headings of sections that ask nothing of the person."""
        return re.compile(self.silent_headings.replace("[A-Z]", "(?-i:[A-Z])"), re.I)

    @cached_property
    def asked(self) -> re.Pattern[str]:
        """Headings of sections that do."""
        return re.compile(self.asked_headings, re.I)

    @cached_property
    def asking(self) -> re.Pattern[str]:
        """Words of asking before the name of a field, without a full stop between."""
        return re.compile(rf"(?:{self.broad.asking})[^.!?;]*$", re.I)

    @cached_property
    def asking_after(self) -> re.Pattern[str]:
        """Words of asking right after it."""
        return re.compile(self.broad.asking_after, re.I)

    @cached_property
    def plain_heading(self) -> re.Pattern[str]:
        """Lines that are headings wherever they stand."""
        return re.compile(self.plain_headings, re.I)

    @cached_property
    def soft(self) -> re.Pattern[str]:
        """Headings that prefer beside others only."""
        return re.compile(self.headings.soft, re.I)

    @cached_property
    def sections(self) -> tuple[tuple[SectionKind, re.Pattern[str]], ...]:
        """The patterns of headings, compiled, in the order they are tried."""
        kinds: tuple[SectionKind, ...] = ("preferred", "stack", "duties", "required")
        return tuple((kind, re.compile(getattr(self.headings, kind), re.I)) for kind in kinds)


def load_reading_rules(role_map: Path | None = None) -> ReadingRules:
    """Load the shipped rules; `role_map` replaces the file of roles. Raises DataError."""
    if role_map is None:
        return _shipped()
    return msgspec.structs.replace(_shipped(), roles=read_roles(role_map))


@cache
def _shipped() -> ReadingRules:
    """Read the shipped rules, once per process."""
    rules = read_shipped(_FILES / "reading.yaml", ReadingRules)
    return msgspec.structs.replace(rules, roles=read_shipped(_FILES / "roles.yaml", RolesFile))
