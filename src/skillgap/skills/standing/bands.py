"""Tell from its evidence which band a skill is in: junior, mid or senior, with the reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from skillgap.authored import read_authored
from skillgap.compiled import compiled
from skillgap.patterns import caseless
from skillgap.skills.skill import Band, Mention, Signal, SignalKind, State
from skillgap.skills.taxonomy import Taxonomy

FILE = Path(__file__).parent / "bands.yaml"
Observed = Literal[SignalKind, State]


class BandRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the banding knows."""

    schema: int
    source: str
    signals: dict[SignalKind, str]
    """Patterns."""
    weights: dict[Observed, float]
    months: dict[int, float]
    """Months of dated work → what reaching them adds."""
    mid: float
    senior: float
    senior_needs: tuple[SignalKind, ...]
    reasons: dict[str, str]
    next: dict[Band, str]
    implied_from: float


class Banding(msgspec.Struct, frozen=True, kw_only=True):
    """A band with what speaks for it."""

    band: Band
    reasons: tuple[str, ...]
    next: str
    """What the next band would take; "" for the last."""


def load_band_rules(*, cache_folder: Path | None = None) -> BandRules:
    """Load the rules; raises DataError when the authored file is wrong."""

    def build() -> BandRules:
        rules = read_authored(FILE, BandRules)
        for pattern in rules.signals.values():
            re.compile(pattern)
        return rules

    return compiled("bands", [FILE], build, BandRules, cache_folder=cache_folder)[0]


def band_rules_of(taxonomy: Taxonomy) -> BandRules:
    """Give the rules that came with a taxonomy; loads them when it was put together by hand."""
    held: dict[str, object] = taxonomy.__dict__
    rules = held.get("band_rules")
    if not isinstance(rules, BandRules):
        rules = held["band_rules"] = load_band_rules()
    return rules


def signals_in(sentence: str, rules: BandRules) -> tuple[Signal, ...]:
    """Find what a sentence says about the use of the skills it names; the first of each kind."""
    found = ((kind, caseless(pattern).search(sentence)) for kind, pattern in rules.signals.items())
    return tuple(
        Signal(kind=kind, text=" ".join(match.group().split()).rstrip(" ,."))
        for kind, match in found
        if match
    )


def band_of(mentions: Sequence[Mention], months: int | None, rules: BandRules) -> Banding:
    """Weigh the evidence of one skill.

    The sum of what the mentions show chooses the band; senior also needs a sign that others learnt from the person.
    """
    seen: dict[Observed, str] = {_strongest(mention.state for mention in mentions): ""}
    for mention in mentions:
        for signal in mention.signals:
            seen.setdefault(signal.kind, signal.text)
    score = sum(rules.weights[kind] for kind in seen)
    reasons = [rules.reasons[kind].format(text=text) for kind, text in seen.items()]
    step = max((least for least in rules.months if months and months >= least), default=None)
    if step is not None:
        score += rules.months[step]
        reasons.append(rules.reasons["months"].format(months=months))
    band: Band = "junior"
    if round(score, 6) >= rules.mid:
        leads = any(kind in seen for kind in rules.senior_needs)
        band = "senior" if leads and round(score, 6) >= rules.senior else "mid"
    return Banding(band=band, reasons=tuple(reasons), next=rules.next[band])


def _strongest(states: Iterable[State]) -> State:
    order: tuple[State, ...] = ("demonstrated", "claimed", "learning")
    return min(states, key=order.index)
