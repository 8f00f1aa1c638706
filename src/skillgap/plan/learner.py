"""Say what a person already brings: skills shown, skills listed, and what those imply."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from skillgap.gap import RoleFit
from skillgap.gap.scoring import GapRules
from skillgap.skills import SkillSet, State, Taxonomy

Manner = Literal["learn", "prove", "finish", "refresh"]
_MANNERS: dict[State, Manner] = {"demonstrated": "refresh", "claimed": "prove", "learning": "finish"}


class Learner(msgspec.Struct, frozen=True, kw_only=True):
    """What the planner may take for granted about one person and role."""

    shown: frozenset[str]
    """Demonstrated, or implied by something demonstrated, or there under another name."""
    granted: frozenset[str]
    """Shown, and what someone who has shown that must have learnt before it."""
    listed: frozenset[str]
    """Claimed or being learnt, what that implies, and what comes before what is claimed; enough as a prerequisite,
    not as proof."""
    missing: frozenset[str]
    """Skills with a learning gap for the role."""
    unproven: frozenset[str]
    """Skills with a proof gap for the role."""
    manners: dict[str, Manner]
    """What is left to do with each skill the resume names, should its proof be wanting."""
    shares: dict[Manner, float]
    """Share of a skill's hours that doing so takes."""

    def knows(self, skill: str) -> bool:
        """Tell whether a skill needs no learning before something that builds on it."""
        return skill in self.granted or skill in self.listed

    def share_to_learn(self, skill: str) -> float:
        """Give the share of a skill's hours still needed: all, that of proving it, or none."""
        if skill in self.granted and skill not in self.unproven | self.missing:
            return 0.0
        if skill in self.unproven or self.knows(skill):
            return self.shares[self.manner(skill)]
        return 1.0

    def manner(self, skill: str) -> Manner:
        """Say what is left to do with a known skill; what is known without being named has to be proved."""
        return self.manners.get(skill, "prove")


def find_learner(role_fit: RoleFit, skills: SkillSet, taxonomy: Taxonomy, rules: GapRules) -> Learner:
    """Read off the resume's skills and the role's gaps what need not be taught."""
    renamed = {gap.skill for gap in role_fit.gaps if gap.kind == "wording"}
    demonstrated = {skill.id for skill in skills.skills if skill.state == "demonstrated"}
    shown = _implied(demonstrated | renamed, taxonomy, rules.wording_from)
    listed = {skill.id for skill in skills.skills} - demonstrated
    claimed = {skill.id for skill in skills.skills if skill.state == "claimed"}
    shares = rules.proof_hours
    return Learner(
        shown=frozenset(shown),
        granted=frozenset(_with_prerequisites(shown, taxonomy)),
        listed=frozenset(
            (_implied(listed, taxonomy, rules.wording_from) | _with_prerequisites(claimed, taxonomy)) - shown
        ),
        missing=frozenset(gap.skill for gap in role_fit.gaps if gap.kind == "learning"),
        unproven=frozenset(gap.skill for gap in role_fit.gaps if gap.kind == "proof"),
        manners={skill.id: _MANNERS[skill.state] for skill in skills.skills},
        shares={"prove": shares["claimed"], "finish": shares["learning"], "refresh": shares["old"]},
    )


def adjacency(skill: str, learner: Learner, taxonomy: Taxonomy, *, least: float) -> float:
    """Give how far the best neighbour shown in work carries toward a skill; 0 when none reaches `least`."""
    strengths = [
        taxonomy.by_id[other].neighbours.get(skill, 0.0) for other in learner.shown if other in taxonomy.by_id
    ]
    best = max(strengths, default=0.0)
    return best if best >= least else 0.0


def _implied(skills: Iterable[str], taxonomy: Taxonomy, least: float) -> set[str]:
    """Add the broader skills that are implied, strengths multiplied along the way, down to `least`."""
    strength = dict.fromkeys(sorted(skills), 1.0)
    open_ = list(strength)
    while open_:
        skill = open_.pop()
        entry = taxonomy.by_id.get(skill)
        for parent, share in entry.parents.items() if entry else ():
            value = strength[skill] * share
            if value >= least and value > strength.get(parent, 0.0):
                strength[parent] = value
                open_.append(parent)
    return set(strength)


def _with_prerequisites(skills: Iterable[str], taxonomy: Taxonomy) -> set[str]:
    """Add what had to be learnt first: who has shown PyTorch in work needs no course in Python."""
    found = set(skills)
    open_ = sorted(found)
    while open_:
        entry = taxonomy.by_id.get(open_.pop())
        for other in entry.prerequisites if entry else ():
            if other not in found:
                found.add(other)
                open_.append(other)
    return found
