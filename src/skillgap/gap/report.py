"""The gap's values: fit, bars, strengths and gaps of a resume against a role and level."""

from __future__ import annotations

from typing import Literal

import msgspec

from skillgap.market import LevelName, Tier

GapKind = Literal["learning", "proof", "wording"]
"""wording: the resume shows it under another name or through something that implies it; proof: listed or being
learnt but never shown in work; learning: absent."""


class Fit(msgspec.Struct, frozen=True):
    """How well the resume covers the demand, 0 to 100, with its interval."""

    value: float
    low: float
    high: float


class Reach(msgspec.Struct, frozen=True):
    """Share of stored postings whose required things the resume covers, an either-or group once."""

    value: float
    """0 to 1."""
    n: int
    """Stored postings of the role and level that require something."""
    at: float = 0.7
    """Share of a posting's required things from which it is reached."""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A minimum that stands beside the fit, never averaged into it."""

    name: str
    """"critical skills", "years", "degree", "publications", "path skills", "software engineering"."""
    met: bool | None
    """None when the resume does not tell."""
    why: str


class Strength(msgspec.Struct, frozen=True, kw_only=True):
    """Something that speaks for the person, hard or scarce or much asked for, with the reason in words."""

    skill: str
    name: str
    why: str
    kind: Literal["asked", "near", "common"] = "asked"
    """asked: a row of the role asks for it; near: hard, and close to the role, though no row asks for it; common:
    expected everywhere, so it sets nobody apart."""


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """One demanded skill that is missing or not shown, with its remedy."""

    skill: str
    name: str
    kind: GapKind
    tier: Tier
    share: float
    """0 to 1: of the postings, those that ask for it, or for any of its either-or group."""
    low: float
    high: float
    n: int
    """Postings behind the share; 0 for an estimate."""
    estimate: bool
    sources: tuple[str, ...]
    gain: float
    """Points of fit (0–100) won when the gap is closed."""
    hours: int
    """Typical hours to close it, the skill alone; 0 for wording."""
    hours_with_prerequisites: int
    """Hours including the prerequisites the resume does not show."""
    credit: float
    """Credit the resume already has for it, 0 to 1."""
    rests_on: str = ""
    """Name of the skill or title the credit rests on; empty when there is none."""
    alternatives: tuple[str, ...] = ()
    """Ids of the skills that would do as well: the other members of its either-or group."""
    why: str
    """One sentence: the demand figure with n and what the resume shows."""
    remedy: str
    """One sentence: what to do."""
    evidence: tuple[str, ...] = ()
    """Quotes of the resume behind a wording or proof gap."""
    caveats: tuple[str, ...] = ()
    interview: str = ""
    """What interviews ask about it beyond the job; empty when nothing is known."""
    rank: int = 0
    """Place in the order, from 1; gaps whose worth the figures cannot tell apart share one."""


class SkillCredit(msgspec.Struct, frozen=True, kw_only=True):
    """The arithmetic of one demanded skill, so that the fit can be recomputed by hand."""

    skill: str
    weight: float
    credit: float
    """0 to 1."""
    via: str
    """Why: "demonstrated", "claimed", "learning", "implied by X", "near X", "covered by group member X", "absent"."""
    decay: float
    """Factor for old use, 0 to 1; 1 when recent or undated."""


class RoleFit(msgspec.Struct, frozen=True, kw_only=True):
    """The comparison with one role at one level."""

    role: str
    title: str
    level: LevelName
    basis: Literal["measured", "estimate"]
    fit: Fit | None
    """None when the information does not suffice; then `bars` and `note` say why."""
    reach: Reach | None
    """None where no postings are stored, or they were not looked at."""
    bars: tuple[Bar, ...]
    strengths: tuple[Strength, ...]
    gaps: tuple[Gap, ...]
    """Most worthwhile first."""
    credits: tuple[SkillCredit, ...]
    """One per demanded skill, in the profile's order."""
    postings: int
    salary_usd: int | None
    caveats: tuple[str, ...] = ()
    note: str = ""
    order: float | None = None
    """What roles compared together are ordered by, the largest first; None without a fit, or where none were."""


class ResumeAdvice(msgspec.Struct, frozen=True, kw_only=True):
    """Advice about the resume itself, whatever the role."""

    code: str
    """Stable kebab-case name."""
    text: str
    """One or two sentences the person can act on."""


class GapReport(msgspec.Struct, frozen=True, kw_only=True):
    """The resume against the chosen roles, best fit first."""

    roles: tuple[RoleFit, ...]
    experience_months: int
    skills: int
    advice: tuple[ResumeAdvice, ...]
    level: LevelName = "mid"
    """The level compared at, before roles without it take the nearest they have."""
    level_why: str = ""
    """Why the level was chosen; empty when it was asked for."""
    note: str = ""
    """What to know before reading the figures; empty when there is nothing."""
    outside: bool = False
    """True when no role is near and no title or headline names one: then gaps towards them say nothing."""
    persona: str = ""
    """Reasoned suggestion of a path, such as "DevOps engineer: MLOps is the shortest way, because …"; may be empty."""
    score_version: str = ""
    data_version: str = ""
