"""How far a resume covers a posting, with the same credits as a fit."""

from __future__ import annotations

import msgspec

from skillgap.gap.case import person_of
from skillgap.gap.credit import Credits, strongest, via
from skillgap.gap.fit import fit_of, items_of
from skillgap.gap.phrases import duration
from skillgap.gap.posting.posting import Need, Posting
from skillgap.gap.posting.rules import load_posting_rules
from skillgap.gap.report import Bar, Fit
from skillgap.gap.scoring import load_scoring
from skillgap.market import Demand, Level
from skillgap.market.posting import RequirementName
from skillgap.resume import Resume
from skillgap.skills import SkillSet, Taxonomy

_DEGREES = ("none", "associate", "bachelor", "master", "doctorate")


class Covered(msgspec.Struct, frozen=True, kw_only=True):
    """One need of the posting with what the resume shows of it."""

    skill: str
    """Id of the member the resume shows best."""
    names: tuple[str, ...]
    """All members of the either-or group, or the one skill."""
    requirement: RequirementName
    credit: float
    via: str
    quote: str
    """A line of the resume; empty when absent."""


class PostingMatch(msgspec.Struct, frozen=True, kw_only=True):
    """A resume against one posting."""

    fit: Fit | None
    """None when the posting asks for no skills or the resume shows none."""
    covered: tuple[Covered, ...]
    missing: tuple[Covered, ...]
    """Needs with less credit than a bar takes, required ones first."""
    bars: tuple[Bar, ...]


def match_posting(posting: Posting, resume: Resume, skills: SkillSet, taxonomy: Taxonomy) -> PostingMatch:
    """Match a resume with a posting: fit = Σ weight·credit / Σ weight over its needs, an either-or group once."""
    scoring = load_scoring()
    credits = person_of(resume, skills, taxonomy).credits
    items = items_of(_as_level(posting), credits, scoring)
    told = [_covered(need, credits) for need in posting.needs]
    enough = scoring.bars.credit
    return PostingMatch(
        fit=fit_of(items) if skills.skills else None,
        covered=tuple(one for one in told if one.credit >= enough),
        missing=tuple(one for one in told if one.credit < enough),
        bars=(*_years(posting, resume), *_degree(posting, resume)),
    )


def _as_level(posting: Posting) -> Level:
    """Shape the needs as the demand of a level, with the weight of the requirement in the place of a share."""
    weights = load_posting_rules().weights
    rows = []
    for number, need in enumerate(posting.needs):
        weight = weights[need.requirement] if need.requirement != "mentioned" else 0.0
        for skill in need.skills:
            group = f"{number}" if len(need.skills) > 1 else ""
            rows.append(
                Demand(
                    skill=skill.id,
                    tier="high",
                    share=weight,
                    low=weight,
                    high=weight,
                    observations=(),
                    group=group,
                )
            )
    return Level(
        level=posting.level or "mid",
        basis="measured",
        postings=1,
        salary_usd=None,
        years_min=posting.years_min,
        demand=tuple(rows),
    )


def _covered(need: Need, credits: Credits) -> Covered:
    best = min(need.skills, key=lambda skill: (-credits.of(skill.id).credit, skill.id))
    held = credits.of(best.id)
    return Covered(
        skill=best.id,
        names=tuple(skill.name for skill in need.skills),
        requirement=need.requirement,
        credit=round(held.credit, 4),
        via=via(held, held.skill.name if held.skill else ""),
        quote=strongest(held.skill).quote if held.skill and held.skill.mentions else "",
    )


def _years(posting: Posting, resume: Resume) -> tuple[Bar, ...]:
    if posting.years_min is None:
        return ()
    asked = f"the posting asks for {posting.years_min} years"
    if not any(position.span.start for position in resume.positions if position.kind == "experience"):
        return (Bar(name="years", met=None, why=f"No dated work found; {asked}."),)
    met = resume.experience_months >= 12 * posting.years_min
    why = f"{duration(resume.experience_months)} of dated work; {asked}."
    return (Bar(name="years", met=met, why=why),)


def _degree(posting: Posting, resume: Resume) -> tuple[Bar, ...]:
    if posting.degree is None:
        return ()
    asked = f"the posting asks for a {posting.degree}"
    if not resume.education:
        return (Bar(name="degree", met=None, why=f"No education was found; {asked}."),)
    has = max((_DEGREES.index(entry.level) for entry in resume.education if entry.finished), default=0)
    shown = f"{_DEGREES[has]} as the highest" if has else "no finished degree it can name"
    met = has >= _DEGREES.index(posting.degree)
    return (Bar(name="degree", met=met, why=f"The resume shows {shown}; {asked}."),)
