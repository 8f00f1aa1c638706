"""An analysis as it is kept: small, without words of the resume, enough to compare with later ones."""

from __future__ import annotations

import msgspec

from skillgap.advice import Advice
from skillgap.gap import BareFits, Fit, GapKind, RoleFit, bare_fits
from skillgap.market import LevelName, Tier
from skillgap.skills import State


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A skill as the resume shows it."""

    skill: str
    name: str
    state: State
    months: int | None
    last_used: str
    """YYYY-MM; empty when nothing dated shows it."""


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """A gap in one role."""

    skill: str
    name: str
    kind: GapKind
    tier: Tier
    share: float
    gain: float
    hours: int
    """With prerequisites."""
    credit: float


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A role at the level that suits, as compared with."""

    role: str
    title: str
    level: LevelName
    fit: Fit | None
    bars: tuple[tuple[str, bool | None], ...]
    gaps: tuple[Missing, ...]


class Place(msgspec.Struct, frozen=True):
    """The fit with one role at one level."""

    role: str
    level: LevelName
    fit: Fit | None


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in one resume at one time."""

    today: str
    """The month that "present" meant, YYYY-MM."""
    score_version: str
    data_version: str
    taxonomy_version: str
    experience_months: int
    level: LevelName
    skills: tuple[Held, ...]
    roles: tuple[Standing, ...]
    """The client's own roles first, in their order; then the others, best fit first."""
    matrix: tuple[Place, ...]
    """Every role at every level."""
    credits: dict[str, float]
    """Credit of every skill any of the roles asks for."""

    def standing(self, role: str = "") -> Standing | None:
        """Give the comparison with a role; the first one without a name, None when it was not compared."""
        return next((each for each in self.roles if not role or each.role == role), None)

    def fit(self, role: str, level: LevelName) -> Fit | None:
        """Give the fit with a role at a level, None where there is none."""
        return next((each.fit for each in self.matrix if each.role == role and each.level == level), None)


def analysis_of(advice: Advice, roles: tuple[str, ...] = (), *, whole: bool = True) -> Analysis:
    """Keep what an advice says; `roles` are the client's own; unless `whole`, other levels are left out."""
    found = {role.role: role for role in advice.report.roles}
    order = [role for role in roles if role in found]
    order += [role for role in found if role not in order]
    knowledge = advice.knowledge
    bare = (
        bare_fits(advice.resume, advice.skills, knowledge.market, knowledge.taxonomy)
        if whole
        else BareFits((), {})
    )
    return Analysis(
        today=str(advice.resume.today),
        score_version=advice.report.score_version,
        data_version=advice.report.data_version,
        taxonomy_version=advice.skills.taxonomy_version,
        experience_months=advice.resume.experience_months,
        level=advice.report.level,
        skills=tuple(
            Held(
                skill=skill.id,
                name=skill.name,
                state=skill.state,
                months=skill.months,
                last_used=str(skill.last_used or ""),
            )
            for skill in advice.skills.skills
        ),
        roles=tuple(_standing(found[role]) for role in order),
        matrix=tuple(Place(*place) for place in bare.fits),
        credits=bare.credits,
    )


def _standing(role: RoleFit) -> Standing:
    return Standing(
        role=role.role,
        title=role.title,
        level=role.level,
        fit=role.fit,
        bars=tuple((bar.name, bar.met) for bar in role.bars),
        gaps=tuple(
            Missing(
                skill=gap.skill,
                name=gap.name,
                kind=gap.kind,
                tier=gap.tier,
                share=gap.share,
                gain=gap.gain,
                hours=gap.hours_with_prerequisites,
                credit=gap.credit,
            )
            for gap in role.gaps
        ),
    )
