"""Pool the shares several sources report for one skill; say how far they may be off."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

Z = 1.959963984540054
"""97.5 % point of the normal distribution."""
_T = (
    12.7062,
    4.3027,
    3.1824,
    2.7764,
    2.5706,
    2.4469,
    2.3646,
    2.3060,
    2.2622,
    2.2281,
    2.2010,
    2.1788,
    2.1604,
    2.1448,
)
"""97.5 % points of Student's t for 1 to 14 degrees of freedom."""


class Pooled(NamedTuple):
    """A share with its 95 % interval, all 0 to 1."""

    share: float
    low: float
    high: float


def pool(observations: Sequence[tuple[float, int]]) -> Pooled:
    """Pool (share, n) pairs; n is at least 1.

    One source has its Wilson interval. Several are combined by a random-effects model on the logit scale
    (DerSimonian and Laird 1986) with the Hartung-Knapp interval (Hartung and Knapp 2001; its variance never below
    the plain one, after Röver et al. 2015), so that sources that disagree widen the interval. Two sources leave one
    degree of freedom, where Hartung-Knapp says next to nothing (t = 12.7); there the interval is the plain one,
    widened to reach over both sources' own Wilson intervals. Raises ValueError for an empty sequence.
    """
    if not observations:
        raise ValueError("nothing to pool")
    if len(observations) == 1:
        return wilson(*observations[0])
    return _random_effects(observations)


def wilson(share: float, n: int) -> Pooled:
    """Give the 95 % score interval of a single proportion (Wilson 1927)."""
    z2 = Z * Z
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return Pooled(share, max(0.0, min(centre - half, share)), min(1.0, max(centre + half, share)))


def logit(share: float) -> float:
    """Give the log odds of a share between 0 and 1, both excluded."""
    return math.log(share / (1 - share))


def expit(value: float) -> float:
    """Give the share of log odds."""
    return 1 / (1 + math.exp(-value)) if value >= 0 else math.exp(value) / (1 + math.exp(value))


def widened(pooled: Pooled, sd: float) -> Pooled:
    """Widen an interval by a further standard deviation on the logit scale; the share stays."""
    edge = 0.5 / 1000
    share = min(max(pooled.share, edge), 1 - edge)
    centre = logit(share)
    down = centre - logit(min(max(pooled.low, edge), share))
    up = logit(max(min(pooled.high, 1 - edge), share)) - centre
    low, high = expit(centre - math.hypot(down, Z * sd)), expit(centre + math.hypot(up, Z * sd))
    return Pooled(pooled.share, min(low, pooled.share), max(high, pooled.share))


def _random_effects(observations: Sequence[tuple[float, int]]) -> Pooled:
    effects, variances = zip(*(_effect(share, n) for share, n in observations), strict=True)
    count = len(effects)
    fixed = [1 / variance for variance in variances]
    mean = _mean(effects, fixed)
    q = sum(weight * (effect - mean) ** 2 for weight, effect in zip(fixed, effects, strict=True))
    scale = sum(fixed) - sum(weight * weight for weight in fixed) / sum(fixed)
    between = max(0.0, (q - (count - 1)) / scale)
    weights = [1 / (variance + between) for variance in variances]
    mean = _mean(effects, weights)
    spread = sum(weight * (effect - mean) ** 2 for weight, effect in zip(weights, effects, strict=True))
    plain = math.sqrt(1 / sum(weights))
    if count == 2:
        singles = [wilson(share, n) for share, n in observations]
        low = min(expit(mean - Z * plain), *(single.low for single in singles))
        high = max(expit(mean + Z * plain), *(single.high for single in singles))
    else:
        half = _t(count - 1) * plain * math.sqrt(max(1.0, spread / (count - 1)))
        low, high = expit(mean - half), expit(mean + half)
    return Pooled(expit(mean), low, high)


def _effect(share: float, n: int) -> tuple[float, float]:
    """Give log odds and their variance; a half is added to both counts where one is nothing (Haldane 1956)."""
    hits = share * n
    misses = n - hits
    if hits < 0.5 or misses < 0.5:
        hits, misses = hits + 0.5, misses + 0.5
    return math.log(hits / misses), 1 / hits + 1 / misses


def _mean(effects: Sequence[float], weights: Sequence[float]) -> float:
    return sum(weight * effect for weight, effect in zip(weights, effects, strict=True)) / sum(weights)


def _t(degrees: int) -> float:
    return _T[degrees - 1] if degrees <= len(_T) else Z * (1 + (Z * Z + 1) / (4 * degrees))
