"""Recompute the fit for skills learnt, from the credits the comparison laid open."""

from __future__ import annotations

from collections.abc import Collection

from skillgap.gap import Fit, RoleFit


def skill_gains(role_fit: RoleFit, *, project_credit: float) -> dict[str, float]:
    """Give the points of fit each demanded skill adds once it is learnt and shown in a project.

    Gain = 100 · weight · (project credit − credit) / Σ weight, never below 0; where the fit is unknown the gaps'
    own gains stand in, so that the order of the work still follows the demand.
    """
    total = sum(credit.weight for credit in role_fit.credits)
    if not total:
        return {gap.skill: gap.gain for gap in role_fit.gaps if gap.kind != "wording"}
    gains: dict[str, float] = {}
    for credit in role_fit.credits:
        gain = 100 * credit.weight * (project_credit - credit.credit) / total
        gains[credit.skill] = gains.get(credit.skill, 0.0) + max(0.0, gain)
    return gains


def fit_with(fit: Fit | None, gains: dict[str, float], learnt: Collection[str]) -> Fit | None:
    """Give the fit after learning skills; the interval's ends move in proportion to what lies below and above.

    The lower end keeps its ratio to the value, the upper its ratio to what is missing from 100, so that
    low ≤ value ≤ high stays true and neither end ever falls when more is learnt.
    """
    if fit is None:
        return None
    value = min(100.0, fit.value + sum(gains.get(skill, 0.0) for skill in sorted(set(learnt))))
    low = fit.low * value / fit.value if fit.value else 0.0
    high = 100 - (100 - fit.high) * (100 - value) / (100 - fit.value) if fit.value < 100 else 100.0
    return Fit(value=round(value, 1), low=round(min(low, value), 1), high=round(max(high, value), 1))
