"""Compare a resume with roles: the one verb of this stage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from skillgap.gap.case import Case, Person
from skillgap.gap.credit import Credits
from skillgap.gap.fit import credits_of, fit_of, items_of
from skillgap.gap.judge.bars import bars_of
from skillgap.gap.judge.gaps import gaps_of
from skillgap.gap.judge.remarks import persona_of, remarks_on, suggestion
from skillgap.gap.judge.strengths import strengths_of
from skillgap.gap.level import ChosenLevel, TitleEvidence, level_of, title_evidence
from skillgap.gap.report import GapReport, RoleFit
from skillgap.gap.scoring import RankingRules, load_scoring
from skillgap.market import LEVELS, Level, LevelName, Market, RoleProfile, find_role
from skillgap.resume import Resume
from skillgap.skills import SkillSet, Taxonomy

NO_SKILLS = "No skills were found in this resume, so there is nothing to compare: this is missing information, not a fit of 0."
NO_DEMAND = "The profile holds no demand for this level, so there is nothing to compare with."


class Standing(NamedTuple):
    """A comparison with what ranks it."""

    role: RoleFit
    counted: float
    """Fit to the counted part of the demand; the whole fit where nothing was counted."""
    rows: int
    """Demanded skills behind that figure."""


def compare(
    resume: Resume,
    skills: SkillSet,
    market: Market,
    taxonomy: Taxonomy,
    *,
    roles: Sequence[str] = (),
    level: LevelName | None = None,
) -> GapReport:
    """Compare a resume and its skills with roles, best first; without `roles` with every role of the market.

    Without `level` the one that suits the resume is chosen. Raises UnknownNameError for a role nobody knows.
    """
    scoring = load_scoring()
    person = Person(resume, skills, Credits(skills, taxonomy, resume.today, scoring), taxonomy, scoring)
    profiles = [find_role(market, role) for role in dict.fromkeys(roles)] or list(market.roles)
    chosen = ChosenLevel(level, "") if level else level_of(resume, scoring.level)
    found = [_compared(person, profile, nearest_level(profile, chosen.level)) for profile in profiles]
    evidence = title_evidence(resume, market, scoring.ranking)
    persona = persona_of(person, market)
    if persona and persona.role not in evidence:
        why = f"it is the path that suits a {persona.name[0].lower()}{persona.name[1:]}"
        evidence[persona.role] = TitleEvidence(scoring.ranking.suggested, why)
    return GapReport(
        roles=ranked(found, evidence, scoring.ranking),
        experience_months=resume.experience_months,
        skills=len(skills.skills),
        advice=remarks_on(person),
        level_why=f"{chosen.level}: {chosen.why}" if chosen.why else "",
        persona=suggestion(person, persona, market),
        score_version=scoring.version,
        data_version=market.data_version,
    )


def nearest_level(profile: RoleProfile, wanted: LevelName) -> Level:
    """Give the wanted level of a role, else the nearest it has, the lower of equally near ones."""
    place = LEVELS.index(wanted)
    return min(
        profile.levels, key=lambda level: (abs(LEVELS.index(level.level) - place), LEVELS.index(level.level))
    )


def role_fit(person: Person, profile: RoleProfile, level: Level) -> RoleFit:
    """Compare a person with one role at one level."""
    return _compared(person, profile, level).role


def _compared(person: Person, profile: RoleProfile, level: Level) -> Standing:
    """Compare, and keep the fit to counted demand, by which roles are ranked."""
    items = items_of(level, person.credits, person.scoring)
    counted = [item for item in items if not item.demand.estimate] or items
    case = Case(person, profile, level, items)
    fit = fit_of(items) if person.skills.skills else None
    note = "" if fit else NO_DEMAND if person.skills.skills else NO_SKILLS
    role = RoleFit(
        role=profile.role,
        title=profile.title,
        level=level.level,
        basis=level.basis,
        fit=fit,
        reach=None,
        bars=bars_of(case),
        strengths=strengths_of(case),
        gaps=gaps_of(case),
        credits=credits_of(items, person.taxonomy),
        postings=level.postings,
        salary_usd=level.salary_usd,
        caveats=(*level.caveats, *profile.caveats),
        note=note,
    )
    ranking = fit_of(counted) or fit
    return Standing(role, ranking.value if fit and ranking else 0.0, len(counted))


def ranked(
    found: Sequence[Standing], evidence: dict[str, TitleEvidence], rules: RankingRules
) -> tuple[RoleFit, ...]:
    """Order roles by fit to what was counted; within the uncertainty titles and bars decide, and a note says so.

    Estimates stay out of the order: a role must not fall behind because its path states more than another's.
    """
    points = {entry.role.role: _points(entry, evidence.get(entry.role.role), rules) for entry in found}
    order = sorted(
        found,
        key=lambda entry: (entry.role.fit is None, -points[entry.role.role], -entry.counted, entry.role.role),
    )
    return tuple(_explained(entry, order[place + 1 :], evidence) for place, entry in enumerate(order))


def _points(entry: Standing, evidence: TitleEvidence | None, rules: RankingRules) -> float:
    """Give the counted fit, moved by titles and bars as far as the figures leave in doubt."""
    role = entry.role
    if role.fit is None:
        return 0.0
    bars = sum(rules.bar for bar in role.bars if bar.met) - sum(
        rules.bar for bar in role.bars if bar.met is False
    )
    extra = (evidence.points if evidence else 0.0) + bars
    room = (role.fit.high - role.fit.low) / 2 + rules.thin_profile / max(1, entry.rows)
    return round(entry.counted + room * max(-1.0, min(1.0, extra)), 6)


def _explained(entry: Standing, later: Sequence[Standing], evidence: dict[str, TitleEvidence]) -> RoleFit:
    """Say why a role stands before one with a larger fit."""
    role = entry.role
    passed = [
        other for other in later if other.role.fit and role.fit and other.role.fit.value > role.fit.value
    ]
    if not passed:
        return role
    first = passed[0]
    before = f"Placed before {first.role.title} (fit {first.role.fit.value if first.role.fit else 0:.0f})"
    if entry.counted > first.counted:
        note = f"{before} because it is ahead on what was counted ({entry.counted:.0f} to {first.counted:.0f}), estimates aside."
    elif role.role in evidence:
        note = f"{before} because {evidence[role.role].why}; the fits lie within their uncertainty."
    else:
        note = f"{before} because it meets more bars; the fits lie within their uncertainty."
    return msgspec.structs.replace(role, note=note)
