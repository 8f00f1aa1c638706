"""Credit each skill by how the resume shows it: directly, through what it implies, or through a neighbour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import copy
from typing import Literal, NamedTuple

import msgspec

from skillgap.gap.scoring import DecayRules, Scoring
from skillgap.month import Month
from skillgap.skills import Mention, Skill, SkillSet, Taxonomy
from skillgap.skills.standing.implied import strengths_from


class Held(NamedTuple):
    """What the resume has of one skill."""

    credit: float
    """0 to 1."""
    how: Literal["direct", "implied", "adjacent", "absent"]
    skill: Skill | None
    """The skill of the resume the credit rests on."""
    strength: float
    """Strength of the link to that skill; 1 when direct."""
    decay: float
    certainty: float
    """0 to 1: confidence in the finding, times the strength of the link."""


_HOW = {"absent": 0, "adjacent": 1, "implied": 2, "direct": 3}
"""How much is said by the way a skill is held, for equal credits."""
ABSENT = Held(0.0, "absent", None, 0.0, 1.0, 1.0)


class Credits:
    """The credit of every skill a resume touches."""

    def __init__(
        self,
        skills: SkillSet,
        taxonomy: Taxonomy,
        today: Month,
        scoring: Scoring,
        *,
        titled: Sequence[Skill] = (),
        chains: dict[str, tuple[tuple[str, float], ...]] | None = None,
    ) -> None:
        """Credit the skills, and those that titles name.

        `chains` remembers what each skill implies, for credits of many sets in a row.
        """
        self._chains = {} if chains is None else chains
        self._taxonomy = taxonomy
        self._rules = scoring.credit
        self._best: dict[str, Held] = {}
        self._named: dict[str, Skill] = {}
        self._lacking: dict[tuple[str, float], frozenset[str]] = {}
        for skill in sorted((*skills.skills, *titled), key=lambda skill: (skill.id, skill.name)):
            own = on_its_own(skill)
            if own is not None:
                self._add(own, decay_of(own, today, scoring.decay))
            if own is not skill:
                self._named[skill.id] = skill

    def of(self, skill: str) -> Held:
        """Give the best credit for a skill."""
        return self._best.get(skill, ABSENT)

    def at_least(self, credit: float) -> frozenset[str]:
        """Give the skills with this credit or more."""
        return frozenset(skill for skill, held in self._best.items() if held.credit >= credit)

    def named(self, skill: str) -> Skill | None:
        """Give the skill as the resume itself names it, in whatever state; None when it does not."""
        return self._named.get(skill)

    def with_shown(self, skill: Skill) -> Credits:
        """Give the credits with one more skill shown this month; the same as if all were credited anew.

        Nothing has to be taken back: whatever the skill gave before in another state it gives now in full.
        """
        more = copy(self)
        more._best, more._named, more._lacking = {**self._best}, {**self._named}, {}
        more._add(skill, 1.0)
        return more

    def lacking(self, skill: str, enough: float) -> frozenset[str]:
        """Give all prerequisites of a skill, at any remove, with less credit than `enough`; looked for once."""
        known = self._lacking.get((skill, enough))
        if known is not None:
            return known
        needed: set[str] = set()
        waiting = [skill]
        while waiting:
            entry = self._taxonomy.by_id.get(waiting.pop())
            for name in entry.prerequisites if entry else ():
                if name not in needed and self.of(name).credit < enough:
                    needed.add(name)
                    waiting.append(name)
        found = self._lacking[skill, enough] = frozenset(needed - {skill})
        return found

    def _add(self, skill: Skill, decay: float) -> None:
        """Take a skill of the resume with everything it implies and neighbours."""
        rules, own = self._rules, self._rules.of(skill.state) * decay
        if all(mention.match == "implied" for mention in skill.mentions):
            share = min(rules.implied_cap, own * skill.confidence)
            self._offer(skill.id, Held(share, "implied", skill, skill.confidence, decay, skill.confidence))
            return
        self._named[skill.id] = skill
        self._offer(skill.id, Held(own, "direct", skill, 1.0, decay, skill.confidence))
        for broader, strength in self._implied(skill.id):
            credit = min(rules.implied_cap, own * strength)
            self._offer(broader, Held(credit, "implied", skill, strength, decay, skill.confidence * strength))
        entry = self._taxonomy.by_id.get(skill.id)
        for near, strength in sorted(entry.neighbours.items()) if entry else ():
            credit = min(rules.adjacent_cap, own * strength * rules.adjacent_factor)
            self._offer(near, Held(credit, "adjacent", skill, strength, decay, skill.confidence * strength))

    def _implied(self, skill: str) -> tuple[tuple[str, float], ...]:
        if skill not in self._chains:
            self._chains[skill] = tuple(
                strengths_from(skill, self._taxonomy, least=self._rules.implied_from).items()
            )
        return self._chains[skill]

    def _offer(self, skill: str, held: Held) -> None:
        """Keep the larger credit; of equal ones the direct one, then the stronger link, then the first by name."""
        known = self._best.get(skill)
        if known is None or held.credit > known.credit:
            self._best[skill] = held
        elif held.credit == known.credit:
            new, old = _said(held), _said(known)
            if new > old or (new == old and _name(held) <= _name(known)):
                self._best[skill] = held


def _name(held: Held) -> str:
    return held.skill.id if held.skill else ""


def _said(held: Held) -> tuple[int, float]:
    return _HOW[held.how], held.strength


def on_its_own(skill: Skill) -> Skill | None:
    """Give a skill by what names it apart from the names of tools that imply it; None where nothing does.

    "AWS Lambda" and "Lambda" are two names of one tool, so AWS gets the credit that follows from it under either.
    """
    apart = skill.apart
    if apart is None:
        return skill
    if apart.state is None:
        return None
    return msgspec.structs.replace(
        skill, state=apart.state, last_used=apart.last_used, confidence=apart.confidence
    )


def decay_of(skill: Skill, today: Month, rules: DecayRules) -> float:
    """Give the factor for old use: 1 within the grace, then halved every half-life, never below the floor."""
    if skill.last_used is None:
        return 1.0
    late = today.ordinal - skill.last_used.ordinal - rules.grace_months
    if late <= 0:
        return 1.0
    return max(rules.floor, math.pow(0.5, late / rules.half_life_months[skill.kind]))


def strongest(skill: Skill) -> Mention:
    """Give the mention that shows a skill best: one of its own state, the first such."""
    return min(skill.mentions, key=lambda one: (one.state != skill.state, one.page, one.line, one.start))


def via(held: Held, name: str) -> str:
    """Say in words where a credit comes from; `name` is the display name of the skill it rests on."""
    if held.skill is None:
        return "absent"
    if held.how == "direct":
        return held.skill.state
    return f"implied by {name}" if held.how == "implied" else f"near {name}"
