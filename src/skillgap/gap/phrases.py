"""Find phrases as whole words in titles, and put figures into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from skillgap.gap.fit import Item
from skillgap.market import Alternatives, Demand
from skillgap.patterns import regex
from skillgap.skills import Taxonomy

_WORD = regex(r"[a-z0-9+#]+")


def named(text: str, phrases: Iterable[str]) -> str | None:
    """Give the first of the phrases that stands in the text as whole words; None when none does."""
    words = f" {' '.join(_WORD.findall(text.casefold()))} "
    for phrase in phrases:
        wanted = _as_words(phrase)
        if wanted and wanted in words:
            return phrase
    return None


@cache
def _as_words(phrase: str) -> str:
    """Give an authored phrase as words between spaces; empty when it has none."""
    words = _WORD.findall(phrase.casefold())
    return f" {' '.join(words)} " if words else ""


def percent(share: float) -> str:
    """Write a share as a percentage with one decimal, as sources do; a round one without."""
    return f"{100 * share:.1f}".removesuffix(".0") + " %"


def demand_text(asked: Demand | Alternatives, what: str = "it") -> str:
    """Say how much a skill, or any of a group, is asked for, and how sure that is."""
    bounds = f"{100 * asked.low:.0f}–{100 * asked.high:.0f} %"
    if isinstance(asked, Demand) and asked.estimate:
        return f"an estimated {percent(asked.share)} of postings ask for {what} ({bounds}; nobody counted)"
    return f"{percent(asked.share)} of {asked.n:,} postings ask for {what} ({bounds})"


def asked_text(item: Item, taxonomy: Taxonomy) -> str:
    """Say how much a skill is asked for, its alternatives included; a sentence without its full stop."""
    names = [taxonomy.name(skill) for skill in (item.demand.skill, *item.others)]
    together = isinstance(item.asked, Alternatives)
    text = demand_text(item.asked, any_named(names) if together else "it")
    if item.others and not together:
        text = f"{text}, and {any_named(names[1:])} would do as well"
    return text[0].upper() + text[1:]


def any_named(names: Sequence[str]) -> str:
    """Join alternatives for a sentence: any of them is enough."""
    return " or ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def listed(names: Sequence[str], *, most: int = 5) -> str:
    """Join names for a sentence; beyond `most` the rest is counted."""
    shown = list(names[:most])
    if len(names) > most:
        return f"{', '.join(shown)} and {len(names) - most} more"
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]])) if shown else ""


def duration(months: int) -> str:
    """Write months as years and months."""
    years, rest = divmod(months, 12)
    parts = [
        f"{years} year{'s' * (years != 1)}" if years else "",
        f"{rest} month{'s' * (rest != 1)}" if rest else "",
    ]
    return " ".join(filter(None, parts)) or "0 months"
