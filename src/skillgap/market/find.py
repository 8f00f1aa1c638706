"""Find roles, levels and skills in a market by what people call them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from skillgap.errors import UnknownNameError
from skillgap.market.profile import LEVELS, Demand, LevelName, Market, RoleProfile
from skillgap.patterns import regex

_WORD = regex(r"(?:back|front)[ -]?end\b|full[ -]?stack\b|[a-z0-9+#]+")
"""A word of a title; the same whether "backend" is written in one or in two."""


class SkillShare(NamedTuple):
    """A skill's demand in one role at one level; `demand` is None where it was not tracked, which is not zero."""

    role: str
    level: LevelName
    demand: Demand | None


def find_role(market: Market, name: str) -> RoleProfile:
    """Give the role with this id, title or job title; raise UnknownNameError with the nearest known ids."""
    wanted = name.strip().casefold().replace("_", "-").replace(" ", "-")
    if wanted in market.by_role:
        return market.by_role[wanted]
    named = role_of_title(name, market)
    if named is not None and _words(name) in {_words(title) for title in _titles(market.by_role[named])}:
        return market.by_role[named]
    what = f"role of the source {market.source}" if market.source else "role"
    raise UnknownNameError(what, name, known=sorted(market.by_role), suggestions=_near_roles(market, name))


def find_level(name: str) -> LevelName:
    """Give the level with this name; raise UnknownNameError otherwise."""
    for level in LEVELS:
        if level == name.strip().casefold():
            return level
    import difflib

    near = difflib.get_close_matches(name.casefold(), LEVELS, n=1, cutoff=0.4)
    raise UnknownNameError("level", name, known=LEVELS, suggestions=near)


def role_of_title(title: str, market: Market) -> str | None:
    """Give the role a job title means; None when it means none of the market's roles.

    The longest known title contained in it as whole words decides, an earlier one before a later; so
    "Senior Machine Learning Engineer (Ranking)" is an ml-engineer and words of level never matter.
    """
    found = roles_of_title(title, market)
    return found[0] if found else None


def roles_of_title(title: str, market: Market) -> tuple[str, ...]:
    """List every role a job title means, the most specific first ("DevOps Engineer → MLOps" means two).

    What is but a part of a longer title means nothing of its own: an ML platform engineer is no platform engineer, but
    an AI/ML engineer is an ML engineer too.
    """
    text = f" {' '.join(_words(title))} "
    found: list[tuple[int, int, str, int]] = []
    for profile in market.roles:
        for known in _titles(profile):
            words = _words(known)
            wanted = f" {' '.join(words)} "
            place = text.find(wanted) if words else -1
            while place >= 0:
                found.append((place, place + len(wanted), profile.role, len(words)))
                place = text.find(wanted, place + 1)
    apart = tuple(f" {' '.join(_words(part))} " for part in title.split("/")[1:])
    hits: dict[str, tuple[int, int]] = {}
    for first, last, role, size in found:
        longer = any(a <= first and last <= b and last - first < b - a for a, b, _, _ in found)
        if not longer or any(part.startswith(text[first:last]) for part in apart):
            hits[role] = min(hits.get(role, (0, 0)), (-size, first))
    return tuple(sorted(hits, key=lambda role: (hits[role], role)))


def skill_shares(market: Market, skill: str) -> tuple[SkillShare, ...]:
    """List a skill's demand over all roles and levels, for comparing skills with each other."""
    return tuple(
        SkillShare(profile.role, level.level, next((row for row in level.demand if row.skill == skill), None))
        for profile in market.roles
        for level in profile.levels
    )


def roles_asking(market: Market, skill: str) -> tuple[tuple[RoleProfile, tuple[SkillShare, ...]], ...]:
    """List the roles that track a skill, with its demand by level; first the role with the level where most ask."""
    shares = [share for share in skill_shares(market, skill) if share.demand is not None]
    most: dict[str, float] = {}
    for share in shares:
        most[share.role] = max(most.get(share.role, 0.0), share.demand.share if share.demand else 0.0)
    found = sorted(most, key=lambda role: (-most[role], market.by_role[role].title))
    return tuple(
        (market.by_role[role], tuple(share for share in shares if share.role == role)) for role in found
    )


def _titles(profile: RoleProfile) -> tuple[str, ...]:
    return (profile.title, profile.role.replace("-", " "), *profile.titles)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace(" ", "").replace("-", "") for word in _WORD.findall(text.casefold()))


def _near_roles(market: Market, name: str) -> list[str]:
    """Suggest up to three roles whose id or titles are most like the name."""
    from rapidfuzz import fuzz

    wanted = " ".join(_words(name))
    scored = []
    for profile in market.roles:
        score = max(fuzz.ratio(wanted, " ".join(_words(known))) for known in _titles(profile))
        scored.append((-score, profile.role))
    return [role for score, role in sorted(scored)[:3] if score <= -65]
