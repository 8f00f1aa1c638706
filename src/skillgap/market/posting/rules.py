"""The authored rules for reading a posting: titles, levels, language, sections, wording and either-or lists."""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

import msgspec

from skillgap.authored import read_authored, read_shipped
from skillgap.errors import DataError
from skillgap.market.profile import LevelName

ROLES = Path(__file__).parent / "roles.yaml"
READING = Path(__file__).parent / "reading.yaml"
SectionKind = Literal["preferred", "stack", "duties", "required"]
_YEARS = (
    r"(?<![\w$€£.,])"
    r"(?P<low>\d{{1,2}}|{words})\s*(?:\(\d+\)\s*)?(?:\+|plus|or more)?\s*"
    r"(?:(?:-|–|—|to|and|bis|tot|à|a)\s*(?:\d{{1,2}}|{words})\s*\+?\s*)?(?:\+\s*)?(?:years?|yrs?|yoe|jahren?|ans|anni|anos|años|jaar)\b"
)
YEAR_WORDS = ("year", "yr", "yoe", "jahre", "ans", "anni", "anos", "años", "jaar")
"""One of them stands in every text that `_YEARS` fits, in small letters."""


class RoleRule(msgspec.Struct, frozen=True, kw_only=True):
    """How a role is told by its title, and what its profile says about it."""

    role: str
    phrases: tuple[str, ...]
    """Words in a row; ".." stands for up to three words between."""
    title: str = ""
    summary: str = ""
    titles: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """Skills that have a row however rarely they are named, such as those the role's path asks for."""


class Unsure(msgspec.Struct, frozen=True, kw_only=True):
    """A role whose titles are also given to other jobs, which the text then names."""

    role: str
    named: tuple[str, ...]


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A role whose title promises what the posting may hardly ask for."""

    role: str
    instead: str
    families: tuple[str, ...]
    """Families of skills the role is told by."""
    part: float
    """Least share of what is asked firmly that must belong to them."""
    least: int
    """Things asked firmly below which nothing can be told."""
    titles: tuple[str, ...] = ()
    """Words in a row one of which the title must hold; none takes every title."""
    among: tuple[str, ...] = ()
    """Families of which the share is taken; none takes all."""


class RolesFile(msgspec.Struct, frozen=True, kw_only=True):
    """`roles.yaml`, or a file of the user's own in its place."""

    schema: int
    source: str
    roles: tuple[RoleRule, ...]
    noise: tuple[str, ...] = ()
    spelling: dict[str, str] = {}
    aside: tuple[str, ...] = ()
    brackets: dict[str, tuple[str, ...]] = {}
    """Role → roles which brackets behind its title may name instead."""
    unsure: tuple[Unsure, ...] = ()
    ties: tuple[Tie, ...] = ()


class LevelWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a title that say a level."""

    level: LevelName
    words: tuple[str, ...]


class EnglishRule(msgspec.Struct, frozen=True, kw_only=True):
    """When a text counts as English: shares of its words."""

    least: float
    most_foreign: float
    most_other_script: float
    """Largest share of letters that are not Latin."""


class SoughtRule(msgspec.Struct, frozen=True, kw_only=True):
    """How a text names the job it offers."""

    seeks: str
    end: str
    """Words at which the job's name ends."""
    within: int
    """Characters of the text in which it is looked for."""


class BroadRule(msgspec.Struct, frozen=True, kw_only=True):
    """Skills that are names of whole fields, and the words that ask for them."""

    skills: tuple[str, ...]
    before: int
    """Characters before a mention in which `asking` is looked for."""
    after: int
    asking: str
    asking_after: str


class Headings(msgspec.Struct, frozen=True, kw_only=True):
    """Patterns of headings by what their section does."""

    preferred: str
    stack: str
    duties: str
    required: str
    never: str
    """Lines that begin so are no headings."""


class Cues(msgspec.Struct, frozen=True, kw_only=True):
    """Patterns of sentences that overrule their section."""

    preferred: str
    required: str
    firm: str
    not_required: str
    aside_words: str
    """Words without which none of the next is tried."""
    asides: tuple[str, ...]
    """Parts of a sentence, named "aside", that merely prefer while the rest asks; tried in this order."""
    preferring: str
    """What makes the end of a sentence a mere preference, where it begins at one of the next two."""
    demands: str
    parts: str


class GroupRules(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """What opens and closes an either-or list; a blank stands for any white space, since lines are broken anywhere."""

    opens: str
    closes: str
    most_words_between: int
    chooses: str
    """What opens a list of alternatives also where it lists concepts."""
    whole: str
    """What ends right before brackets that hold its parts."""

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """What opens a list, at the end of the text before it."""
        return re.compile(_loose(self.opens), re.I)

    @cached_property
    def closing(self) -> re.Pattern[str]:
        """What closes a list, at the start of the text behind it."""
        return re.compile(_loose(self.closes), re.I)

    @cached_property
    def choosing(self) -> re.Pattern[str]:
        """What opens a list of alternatives, at the end of the text before it."""
        return re.compile(_loose(self.chooses), re.I)


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
    years_instead: str
    """What right before a number of years makes it stand in for a degree."""
    years_preferred: str
    english: EnglishRule
    english_words: tuple[str, ...]
    foreign_words: tuple[str, ...]
    least_words: int
    silent_headings: str
    asked_headings: str
    heading_length: int
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
        return tuple(re.compile(_loose(pattern), re.I | re.S) for pattern in self.cues.asides)

    @cached_property
    def ends(self) -> tuple[re.Pattern[str], ...]:
        """What makes the end of a sentence a preference, and the two places where that end begins."""
        given = (self.cues.preferring, self.cues.demands, self.cues.parts)
        return tuple(re.compile(_loose(pattern), re.I) for pattern in given)

    @cached_property
    def years_pattern(self) -> re.Pattern[str]:
        """A number of years, its lowest figure named "low"."""
        return re.compile(_YEARS.format(words="|".join(self.numbers)), re.I)

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
    def sections(self) -> tuple[tuple[SectionKind, re.Pattern[str]], ...]:
        """The patterns of headings, compiled, in the order they are tried."""
        kinds: tuple[SectionKind, ...] = ("preferred", "stack", "duties", "required")
        return tuple((kind, re.compile(getattr(self.headings, kind), re.I)) for kind in kinds)


class Phrase(msgspec.Struct, frozen=True):
    """A phrase of a title, compiled; `role` is "" for one that sets the title aside."""

    role: str
    pattern: re.Pattern[str]
    words: int
    first: str
    """A word the title must hold for the pattern to be tried."""
    order: int
    """Place in the file; of equal phrases the earlier decides."""


class TitleRules:
    """Everything that reads titles, compiled once."""

    def __init__(self, roles: RolesFile, levels: tuple[LevelWords, ...]) -> None:
        self.noise = [f" {phrase} " for phrase in sorted(roles.noise, key=len, reverse=True)]
        self.spelling = [(f" {old} ", f" {new} ") for old, new in roles.spelling.items()]
        told = [("", text) for text in roles.aside]
        told += [(rule.role, text) for rule in roles.roles for text in rule.phrases]
        self.phrases: dict[str, list[Phrase]] = {}
        """By their first word."""
        for order, (role, text) in enumerate(told):
            phrase = _phrase(role, text, order)
            self.phrases.setdefault(phrase.first, []).append(phrase)
        self.levels = [(row.level, tuple(f" {word} " for word in row.words)) for row in levels]


def load_reading_rules(role_map: Path | None = None) -> ReadingRules:
    """Load the shipped rules; `role_map` replaces the file of roles. Raises DataError."""
    if role_map is None:
        return _shipped()
    roles = read_authored(role_map, RolesFile)
    problems = _problems(roles, role_map)
    if problems:
        raise DataError(problems)
    return msgspec.structs.replace(_shipped(), roles=roles)


@cache
def _shipped() -> ReadingRules:
    """Read the shipped rules, once per process."""
    return msgspec.structs.replace(read_shipped(READING, ReadingRules), roles=read_shipped(ROLES, RolesFile))


def _problems(roles: RolesFile, path: Path) -> list[str]:
    names = [rule.role for rule in roles.roles]
    problems = [
        f"{path}: found the role '{name}' more than once"
        for name in sorted(set(names))
        if names.count(name) > 1
    ]
    problems += [
        f"{path}: found no phrase for the role '{rule.role}'" for rule in roles.roles if not rule.phrases
    ]
    return problems if names else [f"{path}: found no roles; expected at least one"]


def _loose(pattern: str) -> str:
    """Let any white space stand where a pattern has a blank."""
    return pattern.replace(" ", r"\s+")


def _phrase(role: str, text: str, order: int) -> Phrase:
    words = text.split()
    pattern = ""
    for word in words:
        pattern += r"(?:\S+ ){0,3}" if word == ".." else re.escape(word) + " "
    literal = [word for word in words if word != ".."]
    return Phrase(role, re.compile(rf"(?<= ){pattern}"), len(literal), literal[0], order)
