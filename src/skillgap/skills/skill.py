"""Skills found on a resume, with the evidence for each and the words decided against."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec

from skillgap.month import Month

State = Literal["demonstrated", "claimed", "learning"]
"""demonstrated: named in a dated position, a project, a thesis or a paper; claimed: named in a list, summary,
headline or certificate only; learning: being learnt, coursework, planned exam."""

Match = Literal["exact", "alias", "fuzzy", "implied"]

Band = Literal["junior", "mid", "senior"]
"""junior: follows others; mid: works alone on real projects; senior: others learn from the person."""

SignalKind = Literal["teaching", "standards", "leading", "result", "hands-on"]


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """What the sentence of a mention says about the use of the skill."""

    kind: SignalKind
    text: str
    """As written."""


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One place where a skill is named."""

    text: str
    """As written."""
    start: int
    """Offset of the first character in `document.text`."""
    end: int
    page: int
    line: int
    """The line's `number`, from 1."""
    section: str
    """Kind of the section."""
    quote: str
    """The line (or the sentence around it, when long) that shows the skill."""
    match: Match
    state: State
    rule: str
    """Stable name of the rule that accepted it, such as "unambiguous" or "list-neighbours"."""
    confidence: float
    """0 to 1."""
    signals: tuple[Signal, ...] = ()
    """What its sentence says about the use; only where the skill is demonstrated."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How a skill stands without the mentions that are part of the name of a tool that implies it."""

    state: State | None
    """None when it is named in no other way."""
    last_used: Month | None = None
    confidence: float = 0.0
    """0 to 1."""
    within: tuple[str, ...] = ()
    """Names of these tools: "AWS Lambda" for AWS."""


class Skill(msgspec.Struct, frozen=True, kw_only=True):
    """A skill the resume shows."""

    id: str
    name: str
    kind: Literal["tool", "concept"]
    state: State
    """The strongest state of its mentions."""
    months: int | None
    """Calendar months of the dated entries that show it, overlaps once; None when nothing dated shows it."""
    last_used: Month | None
    confidence: float
    """0 to 1: that the person's resume really names this skill."""
    mentions: tuple[Mention, ...]
    """In reading order, at least one."""
    band: Band = "junior"
    band_reasons: tuple[str, ...] = ()
    """What speaks for the band, in words."""
    band_next: str = ""
    """What the next band would take; "" for the last."""
    apart: Standing | None = None
    """What the score credits it by directly, where mentions are part of other names; None where none is."""


class Implied(msgspec.Struct, frozen=True, kw_only=True):
    """A skill that follows from named ones without being named."""

    id: str
    name: str
    kind: Literal["tool", "concept"]
    strength: float
    """0 to 1: the product along the chain."""
    chain: tuple[str, ...]
    """Ids from the named skill to this one."""
    chain_names: tuple[str, ...]


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """A place where a skill's name stands but the skill was decided against."""

    text: str
    skill: str
    """Id of the skill a naive reader would have reported."""
    name: str
    reason: str
    """In words for the user, such as "the verb 'go', not the language"."""
    rule: str
    """Stable name: "negated", "wish", "everyday-word", "employer", "person", "place", "third-party", "override" …"""
    start: int
    end: int
    page: int
    line: int
    quote: str
    confidence: float
    """0 to 1: that deciding against it is right."""


class SkillSet(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """Everything found in one resume."""

    skills: tuple[Skill, ...]
    """Sorted by state (demonstrated, claimed, learning), then months descending, then name."""
    rejected: tuple[Rejected, ...]
    """In reading order."""
    taxonomy_version: str
    implied: tuple[Implied, ...] = ()
    """What follows from the skills without being named; strongest first."""

    @cached_property
    def by_id(self) -> dict[str, Skill]:
        """The skills by their id."""
        return {skill.id: skill for skill in self.skills}
