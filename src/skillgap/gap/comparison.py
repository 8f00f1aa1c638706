"""Compare a resume with roles: the one verb of this stage."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from skillgap.gap.case import Case, Person, case_of, person_of
from skillgap.gap.fit import credits_of, fit_of
from skillgap.gap.judge.bars import bars_of
from skillgap.gap.judge.gaps import gaps_of
from skillgap.gap.judge.reach import Stored, reach_of
from skillgap.gap.judge.remarks import Recognised, persona_of, remarks_on, suggestion
from skillgap.gap.judge.strengths import strengths_of
from skillgap.gap.level import (
    ChosenLevel,
    TitleEvidence,
    in_field,
    latest_positions,
    level_of,
    title_evidence,
)
from skillgap.gap.ranking import Place, Standing, placed, ranked, standing_of
from skillgap.gap.report import Bar, GapReport, RoleFit
from skillgap.gap.scoring import Scoring
from skillgap.market import LEVELS, Level, LevelName, Market, RoleProfile, find_role
from skillgap.resume import Resume
from skillgap.skills import SkillSet, Taxonomy

NO_SKILLS = "No skills were found in this resume, so there is nothing to compare: this is missing information, not a fit of 0."
FAR = (
    "No role is near: the best covers {best} of 100 points. The resume may be of a field skillgap has no profile for, or "
    "leave out the skills it could show."
)
OUTSIDE = (
    "No profile suits this resume: {shown}, and no headline or latest title names a role skillgap knows. It would only "
    "invent gaps for a person of another field."
)
NO_DEMAND = "The profile holds no demand for this level, so there is nothing to compare with."


def compare(
    resume: Resume,
    skills: SkillSet,
    market: Market,
    taxonomy: Taxonomy,
    *,
    roles: Sequence[str] = (),
    level: LevelName | None = None,
    stored: Stored | None = None,
) -> GapReport:
    """Compare a resume and its skills with roles, best first; without `roles` with every role of the market.

    Without `level` the one that suits the resume is chosen; `stored` postings give each role its reach. Raises UnknownNameError for a role nobody knows.
    """
    person = person_of(resume, skills, taxonomy)
    scoring = person.scoring
    profiles = profiles_of(market, roles)
    chosen = ChosenLevel(level, "") if level else level_of(resume, scoring.level)
    found = [_compared(person, profile, nearest_level(profile, chosen.level), stored) for profile in profiles]
    persona = persona_of(person, market)
    evidence = _evidence(person, persona, market, found)
    order = ranked(found, evidence, scoring.ranking)
    far = _far(order, scoring)
    outside = (far or not skills.skills) and not roles and not _named_in(person, market)
    return GapReport(
        roles=order,
        note=_outside(order) if outside else far,
        outside=bool(outside),
        experience_months=resume.experience_months,
        skills=len(skills.skills),
        advice=remarks_on(person),
        level=chosen.level,
        level_why=f"{chosen.level}: {chosen.why}" if chosen.why else "",
        persona="" if outside else suggestion(persona, market),
        score_version=scoring.version,
        data_version=market.data_version,
    )


def places_of(person: Person, market: Market, *, level: LevelName) -> tuple[Place, ...]:
    """Order every role of the market at a level, with what makes up the order; without gaps and strengths."""
    found = [_ordered(person, profile, nearest_level(profile, level)) for profile in market.roles]
    return placed(found, _evidence(person, persona_of(person, market), market, found), person.scoring.ranking)


def _evidence(
    person: Person, came: Recognised | None, market: Market, found: Sequence[Standing]
) -> dict[str, TitleEvidence]:
    """Gather what the titles say for roles, and the path that suits what the person comes from.

    A path counts where the resume brings one of its skills and its role is not out of sight.
    """
    rules = person.scoring.ranking
    evidence = title_evidence(person.resume, market, rules)
    if came is None or not came.shown or came.persona.role in evidence:
        return evidence
    fit = next((entry.role.fit for entry in found if entry.role.role == came.persona.role), None)
    if fit and fit.high >= rules.too_far:
        name = came.persona.name
        why = f"it is the path that suits a {name[0].lower()}{name[1:]}"
        evidence[came.persona.role] = TitleEvidence(rules.suggested, why)
    return evidence


def _far(roles: Sequence[RoleFit], scoring: Scoring) -> str:
    """Say that no role is near where even the best covers very little."""
    fits = [role.fit for role in roles if role.fit]
    if not fits or max(fit.high for fit in fits) >= scoring.ranking.too_far:
        return ""
    best = max(fit.value for fit in fits)
    return FAR.format(best=f"{best:.0f}")


def _named_in(person: Person, market: Market) -> bool:
    """Tell whether a headline or title names a role or its field, or the level rules know the work."""
    resume, rules = person.resume, person.scoring.level
    named_role = title_evidence(resume, market, person.scoring.ranking)
    return bool(named_role) or any(in_field(post, rules) for post in latest_positions(resume))


def _outside(roles: Sequence[RoleFit]) -> str:
    """Say that no profile suits, with what the nearest covers."""
    fits = [(role.fit.value, role.title) for role in roles if role.fit]
    if not fits:
        return OUTSIDE.format(shown="no skill of the fields it has profiles for was found")
    value, title = max(fits)
    return OUTSIDE.format(shown=f"the nearest, {title}, covers {value:.0f} of 100 points")


def profiles_of(market: Market, roles: Sequence[str]) -> list[RoleProfile]:
    """Give the named roles, each once, or every role of the market when none is named."""
    found = {profile.role: profile for profile in (find_role(market, role) for role in roles)}
    return list(found.values()) or list(market.roles)


def nearest_level(profile: RoleProfile, wanted: LevelName) -> Level:
    """Give the wanted level of a role, else the nearest it has, the lower of equally near ones."""
    place = LEVELS.index(wanted)
    return min(
        profile.levels, key=lambda level: (abs(LEVELS.index(level.level) - place), LEVELS.index(level.level))
    )


def role_fit(person: Person, profile: RoleProfile, level: Level, *, stored: Stored | None = None) -> RoleFit:
    """Compare a person with one role at one level."""
    return _compared(person, profile, level, stored).role


def bars_for(
    resume: Resume, skills: SkillSet, market: Market, taxonomy: Taxonomy, *, role: str, level: LevelName
) -> tuple[Bar, ...]:
    """Give the bars of one role and level alone, for when many sets of skills are tried."""
    person, profile = person_of(resume, skills, taxonomy), find_role(market, role)
    place = nearest_level(profile, level)
    return bars_of(case_of(person, profile, place))


def _ordered(person: Person, profile: RoleProfile, level: Level) -> Standing:
    """Compare as far as the order of roles needs it."""
    case = case_of(person, profile, level)
    return standing_of(bare_fit(case), case.items)


def _compared(person: Person, profile: RoleProfile, level: Level, stored: Stored | None) -> Standing:
    """Compare, and keep what ranks the role among others."""
    case = case_of(person, profile, level)
    role = msgspec.structs.replace(
        bare_fit(case),
        reach=reach_of(person, profile.role, level.level, stored),
        strengths=strengths_of(case),
        gaps=gaps_of(case),
        credits=credits_of(case.items, person.taxonomy),
    )
    return standing_of(role, case.items)


def bare_fit(case: Case) -> RoleFit:
    """Give the fit and the bars; reach, gaps, strengths and credits are left out."""
    person, profile, level = case.person, case.profile, case.level
    fit = fit_of(case.items) if person.skills.skills else None
    note = "" if fit else NO_DEMAND if person.skills.skills else NO_SKILLS
    return RoleFit(
        role=profile.role,
        title=profile.title,
        level=level.level,
        basis=level.basis,
        fit=fit,
        reach=None,
        bars=bars_of(case),
        strengths=(),
        gaps=(),
        credits=(),
        postings=level.postings,
        salary_usd=level.salary_usd,
        caveats=(*level.caveats, *profile.caveats),
        note=note,
    )
