"""The constants of the score, read from score.yaml: one place, with a version."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from skillgap.authored import read_shipped
from skillgap.market import LevelName, Tier
from skillgap.skills import State
from skillgap.skills.taxonomy import Difficulty, Status

Work = Literal["adaptation", "data", "production"]
Band = Literal["none", "junior", "mid", "senior"]
"""How far a resume shows a skill: not, as a tutorial or in a list, in work of one's own, by teaching it."""


class CreditRules(msgspec.Struct, frozen=True, kw_only=True):
    """What a skill is worth by how it is shown, all 0 to 1."""

    demonstrated: float
    claimed: float
    learning: float
    implied_cap: float
    implied_from: float
    adjacent_factor: float
    adjacent_cap: float
    estimate_weight: float

    def of(self, state: State) -> float:
        """Give the credit of a state."""
        return {"demonstrated": self.demonstrated, "claimed": self.claimed, "learning": self.learning}[state]


class DecayRules(msgspec.Struct, frozen=True, kw_only=True):
    """How credit falls with the months since a skill was last used."""

    grace_months: int
    half_life_months: dict[Literal["tool", "concept"], int]
    floor: float


class GapRules(msgspec.Struct, frozen=True, kw_only=True):
    """What counts as a gap, what it costs, and how gaps are ordered."""

    wording_from: float
    named_from: float
    smallest_gain: float
    old_below: float
    proof_hours: dict[Literal["claimed", "learning", "old"], float]
    known_from: float
    default_hours: dict[Difficulty, int]
    overhead_hours: float
    tier: dict[Tier, float]
    trend: dict[Status, float]
    first: tuple[Tier, ...]
    near_universal: float


class SoftwareBar(msgspec.Struct, frozen=True, kw_only=True):
    """What speaks for strength in software engineering, and for which roles it is a bar."""

    roles: tuple[str, ...]
    at_least: int
    titles: tuple[str, ...]
    skills: tuple[str, ...]
    source: str


class BarRules(msgspec.Struct, frozen=True, kw_only=True):
    """Thresholds of the bars."""

    credit: float
    software_engineering: SoftwareBar
    venues: tuple[str, ...]


class TitleRules(msgspec.Struct, frozen=True, kw_only=True):
    """Skills that the title of a post names."""

    strength: float
    """Part of the credit of work that such a title gives, 0 to 1."""
    names: dict[str, tuple[str, ...]]
    """Skill id → phrases of titles."""


class LevelWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words in titles that mean a level."""

    from_months: int
    """Months in the field below which the words are not taken at their face."""
    words: tuple[str, ...]
    below_months: int | None = None
    """Months from which they are not: a doctoral student of ten years in the field is no beginner."""


class LevelRules(msgspec.Struct, frozen=True, kw_only=True):
    """How the level that suits a resume is chosen."""

    months: dict[LevelName, int]
    words: dict[LevelName, LevelWords]
    moving: tuple[str, ...]
    """Words and signs of a headline that say the person changes fields."""
    neutral: tuple[str, ...]
    """Words of titles that belong to the field when the headline does."""
    field: tuple[str, ...]
    not_field: tuple[str, ...]


class RankingRules(msgspec.Struct, frozen=True, kw_only=True):
    """Fractions of half the interval that order roles the figures cannot tell apart; they never enter the fit."""

    thin_profile: float
    estimated_row: float
    least_room: float
    headline: float
    confirmed: float
    """Added where a latest title names the role the headline names."""
    headline_field: float
    """The headline names the role's field without the role."""
    latest_title: float
    suggested: float
    """The role is the path suggested for what the person comes from."""
    earlier_title: float
    bar: float
    too_far: float
    """Points of fit; where the upper bound of every role stays below, none is near."""


class StrengthRules(msgspec.Struct, frozen=True, kw_only=True):
    """Which skills are told as strengths."""

    most: int
    credit: float
    difficulty: dict[Difficulty, float]


class Readings(msgspec.Struct, frozen=True, kw_only=True):
    """Skills that speak for knowing, for shipping, and for the work most of the time goes into."""

    knows: tuple[str, ...]
    ships: tuple[str, ...]
    knows_from: int
    ships_below: int
    work: dict[Work, tuple[str, ...]]
    work_from: int


class AdviceRules(msgspec.Struct, frozen=True, kw_only=True):
    """When the resume itself deserves a remark."""

    claimed_share: float
    claimed_from: int
    gap_months: int
    gap_within_months: int
    old_names: dict[str, str]
    """Name that has changed, in small letters → the name it has now."""


class Persona(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of person with a path that suits them; one without titles is whoever comes from elsewhere."""

    id: str
    name: str
    titles: tuple[str, ...]
    role: str
    skills: tuple[str, ...]
    reason: str


class ReachRules(msgspec.Struct, frozen=True, kw_only=True):
    """When a stored posting is reached, and which ones count."""

    at: float
    months: int


class LeadershipRules(msgspec.Struct, frozen=True, kw_only=True):
    """What shows that someone leads, and how many lines of it a level asks for."""

    lines: dict[LevelName, int]
    words: tuple[str, ...]
    not_words: tuple[str, ...] = ()
    """Phrases that hold one of the words and speak of no leading ("self-supervised")."""


class BandAsked(msgspec.Struct, frozen=True, kw_only=True):
    """How many skills a level wants at a band."""

    band: Band
    skills: int


class BandRules(msgspec.Struct, frozen=True, kw_only=True):
    """What shows that someone teaches a skill, and which neighbours make up for one that is missing."""

    teaching_sections: tuple[str, ...]
    teaching_words: tuple[str, ...]
    compensates_from: float
    asked: dict[LevelName, BandAsked]


class Scoring(msgspec.Struct, frozen=True, kw_only=True):
    """All of score.yaml."""

    schema: int
    source: str
    version: str
    credit: CreditRules
    titles: TitleRules
    decay: DecayRules
    gaps: GapRules
    bars: BarRules
    level: LevelRules
    ranking: RankingRules
    reach: ReachRules
    leadership: LeadershipRules
    strengths: StrengthRules
    readings: Readings
    advice: AdviceRules
    settled: tuple[str, ...]
    """Roles whose holders are suggested no other."""
    personas: tuple[Persona, ...]
    bands: BandRules
    interview: dict[str, str]
    """Skill → what interviews ask about it beyond the job."""


@cache
def load_scoring() -> Scoring:
    """Load the shipped constants, once per process."""
    return read_shipped(Path(__file__).with_name("score.yaml"), Scoring)
