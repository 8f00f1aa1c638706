"""Where a curve of learning flattens."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from skillgap.gap.explore.whatif import Step

_FEWEST = 3
_CLEAR = 0.1
"""Height of the bend over the straight line from start to end, both axes scaled to 1, from which it is one."""


def flattens_after(steps: Sequence[Step]) -> int | None:
    """Give the number of steps after which further hours win clearly less; None where the curve has no such bend.

    The bend is the point furthest above the straight line from start to end of the curve of points won over hours
    spent, both scaled to 1 (the "knee" of Satopää et al., "Finding a Kneedle in a Haystack", 2011).
    """
    hours = list(itertools.accumulate(step.hours for step in steps))
    points = list(itertools.accumulate(step.gain for step in steps))
    if len(steps) < _FEWEST or not hours[-1] or points[-1] <= 0:
        return None
    heights = [
        point / points[-1] - hour / hours[-1] for point, hour in zip(points[:-1], hours[:-1], strict=True)
    ]
    best = max(range(len(heights)), key=lambda place: (round(heights[place], 9), -place))
    return best + 1 if heights[best] >= _CLEAR else None
