"""Shape what many answers hold as JSON: a fit, a reach, bars."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from skillgap.gap import Bar, Fit, Reach


def fit_data(fit: Fit | None) -> dict[str, float] | None:
    """Shape a fit with its interval, 0 to 100."""
    return None if fit is None else {"value": fit.value, "low": fit.low, "high": fit.high}


def reach_data(reach: Reach | None) -> dict[str, float] | None:
    """Shape a reach: the share of postings, 0 to 1, and their number."""
    return None if reach is None else {"value": reach.value, "n": reach.n}


def bars_data(bars: Iterable[Bar]) -> list[dict[str, Any]]:
    """Shape bars."""
    return [{"name": bar.name, "met": bar.met, "why": bar.why} for bar in bars]
