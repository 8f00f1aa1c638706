"""Recompute the fit for skills learnt, from the credits the comparison laid open."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from skillgap.gap import Fit, RoleFit
from skillgap.gap.fit import Z
from skillgap.gap.scoring import CreditRules
from skillgap.skills import Taxonomy
from skillgap.skills.standing.implied import strengths_from

COVERED = "covered by group member "
"""How the comparison marks a skill that another of its either-or group stands for."""


class Worth:
    """What learning is worth for one role: points of fit for any set of skills learnt.

    A skill learnt and shown in a project has the credit of a demonstrated one, and gives what it implies and
    neighbours the same credit the comparison would give; so the fit promised is the fit found at the next check.

    What an edit of the resume brings anyway is no reason to learn: `gain` and `rises` count from the edited resume.
    """

    def __init__(self, role_fit: RoleFit, taxonomy: Taxonomy, rules: CreditRules) -> None:
        self.fit = role_fit.fit
        self._taxonomy = taxonomy
        self._rules = rules
        self._weights, self._credits = _arithmetic(role_fit)
        edits = {gap.skill for gap in role_fit.gaps if gap.kind == "wording"}
        self._edited = {
            skill: rules.demonstrated if skill in edits else credit for skill, credit in self._credits.items()
        }
        self._counted = any(row.weight > 0 for row in role_fit.credits)
        self._spreads = _spreads(role_fit, self._weights)
        self._carriers = _carriers(role_fit, taxonomy)
        self._credit_of: dict[str, dict[str, float]] = {}

    def credits(self, skills: Iterable[str]) -> dict[str, float]:
        """Give the credit a set of skills has for each demanded skill it touches."""
        best: dict[str, float] = {}
        for skill in skills:
            for demanded, credit in self._of(skill).items():
                if credit > best.get(demanded, 0.0):
                    best[demanded] = credit
        return best

    def gain(self, credits: Mapping[str, float], before: Mapping[str, float] | None = None) -> float:
        """Give the points of fit credits add to those of the edited resume, and to further ones before."""
        return self._added(credits, self._edited, before or {})

    def rises(self, credits: Mapping[str, float]) -> tuple[tuple[str, float, float, float], ...]:
        """List what credits raise: skill, points of fit for full credit, the credit, the credit there is."""
        return tuple(
            (skill, self._weights[skill], credits[skill], self._edited[skill])
            for skill in sorted(credits)
            if credits[skill] > self._edited[skill] and self._weights[skill] > 0
        )

    def _added(
        self, credits: Mapping[str, float], had: Mapping[str, float], before: Mapping[str, float]
    ) -> float:
        """Add up the points of fit of credits over those had, and those before."""
        return math.fsum(
            self._weights[skill] * max(0.0, credits[skill] - max(had[skill], before.get(skill, 0.0)))
            for skill in sorted(credits)
        )

    def fit_with(self, skills: Iterable[str]) -> Fit | None:
        """Give the fit after learning skills, with the interval of the shares behind it.

        The interval follows the comparison's formula, F ± 1.96 √Σ ((cᵢ − F) · sᵢ / W)², over the skills that are
        gaps now (their intervals are known here), and is never narrower than today's. A resume that shows nothing
        has no fit; what is learnt gives it one.
        """
        credits = self.credits(skills)
        if self.fit is None and not (self._counted and credits):
            return None
        fit = self.fit or Fit(value=0.0, low=0.0, high=0.0)
        value = min(100.0, fit.value + self._added(credits, self._credits, {}))
        spread = Z * math.sqrt(
            math.fsum(
                ((max(credits.get(skill, 0.0), self._credits[skill]) - value / 100) * sd) ** 2
                for skill, sd in self._spreads.items()
            )
        )
        low = max(0.0, value - max(spread, fit.value - fit.low))
        high = min(100.0, value + max(spread, fit.high - fit.value))
        return Fit(value=round(value, 1), low=round(low, 1), high=round(high, 1))

    def _of(self, skill: str) -> dict[str, float]:
        """Give a skill's credit for each demanded skill: for itself, what it implies, what it is near to."""
        if skill not in self._credit_of:
            found: dict[str, float] = {}
            for demanded, credit in self._touched(skill):
                name = self._carriers.get(demanded, demanded)
                if name in self._weights:
                    found[name] = max(found.get(name, 0.0), credit)
            self._credit_of[skill] = found
        return self._credit_of[skill]

    def _touched(self, skill: str) -> Iterable[tuple[str, float]]:
        rules = self._rules
        yield skill, rules.demonstrated
        for broader, strength in strengths_from(skill, self._taxonomy, least=rules.implied_from).items():
            yield broader, min(rules.implied_cap, rules.demonstrated * strength)
        entry = self._taxonomy.by_id.get(skill)
        for near, strength in entry.neighbours.items() if entry else ():
            yield near, min(rules.adjacent_cap, rules.demonstrated * strength * rules.adjacent_factor)


def _arithmetic(role_fit: RoleFit) -> tuple[dict[str, float], dict[str, float]]:
    """Give each demanded skill's points of fit and its present credit.

    Without any weight the gaps' own gains stand in, so that the order of the work still follows the demand.
    """
    total = sum(row.weight for row in role_fit.credits)
    if total > 0:
        weights = {row.skill: 100 * row.weight / total for row in role_fit.credits if row.weight > 0}
        return weights, {row.skill: row.credit for row in role_fit.credits if row.weight > 0}
    gains = {gap.skill: gap.gain for gap in role_fit.gaps if gap.kind != "wording"}
    return gains, dict.fromkeys(gains, 0.0)


def _spreads(role_fit: RoleFit, weights: Mapping[str, float]) -> dict[str, float]:
    """Give the standard deviation, in points of fit, of the weight of each demanded skill that is a gap."""
    return {
        gap.skill: weights[gap.skill] * (gap.high - gap.low) / (2 * Z * gap.share)
        for gap in sorted(role_fit.gaps, key=lambda gap: gap.skill)
        if gap.skill in weights and gap.share > 0
    }


def _carriers(role_fit: RoleFit, taxonomy: Taxonomy) -> dict[str, str]:
    """Give, for members of either-or groups that carry no weight, the member that does."""
    by_name = {taxonomy.name(row.skill): row.skill for row in role_fit.credits if row.weight > 0}
    members = (
        (row.skill, row.via.removeprefix(COVERED)) for row in role_fit.credits if row.via.startswith(COVERED)
    )
    return {skill: by_name[name] for skill, name in members if name in by_name}
