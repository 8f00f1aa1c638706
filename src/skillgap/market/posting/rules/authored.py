"""What the parts of `reading.yaml` hold, as authored."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

import msgspec

from skillgap.market.profile import LevelName

SectionKind = Literal["preferred", "soft", "stack", "duties", "required"]
"""What a section does; "soft" prefers where another requires, and is settled before a sentence is judged."""


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
    anybody: tuple[str, ...]
    """Words for a level that texts say of anybody."""
    alone: str
    """What a line ends in that is nothing but the name of a job."""
    listed: str
    """What an item of a list of open jobs ends in."""
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
    soft: str
    """Headings among the preferring ones that require where no other section does."""
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
    together: tuple[tuple[str, ...], ...]
    """Ids of skills that are used side by side, so that a list of them alone offers no choice."""
    instances: str
    """What opens a list of mere instances, any of which will do."""

    @cached_property
    def instancing(self) -> re.Pattern[str]:
        """What opens a list of mere instances, at the end of the text before it."""
        return re.compile(loose(self.instances), re.I)

    @cached_property
    def complements(self) -> tuple[frozenset[str], ...]:
        """What is used side by side, as sets."""
        return tuple(map(frozenset, self.together))

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """What opens a list, at the end of the text before it."""
        return re.compile(loose(self.opens), re.I)

    @cached_property
    def closing(self) -> re.Pattern[str]:
        """What closes a list, at the start of the text behind it."""
        return re.compile(loose(self.closes), re.I)

    @cached_property
    def choosing(self) -> re.Pattern[str]:
        """What opens a list of alternatives, at the end of the text before it."""
        return re.compile(loose(self.chooses), re.I)


def loose(pattern: str) -> str:
    """Let any white space stand where a pattern has a blank."""
    return pattern.replace(" ", r"\s+")
