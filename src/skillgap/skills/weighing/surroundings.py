"""Decide from its surroundings whether an ambiguous word is meant as a skill, and say why.

A small additive model: every observation has a name and a weight in `context.yaml`; the sum, a log-odds, decides.
Set phrases ("R&D", "go to market") decide alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from skillgap.patterns import caseless, regex
from skillgap.skills.names.matcher import Hit
from skillgap.skills.names.passage import Passage
from skillgap.skills.taxonomy import SkillEntry
from skillgap.skills.weighing.observe import Observation, Observer, total
from skillgap.skills.wording.acronyms import is_another, spelled_out
from skillgap.skills.wording.companies import Companies
from skillgap.skills.wording.rules import ContextRules, Speaker

_PHRASE = 48
"""Letters on each side of a hit in which a set phrase is looked for."""
_ROUNDS = 4


class Decision(msgspec.Struct, frozen=True):
    """Whether a hit names the skill, by which rule and how surely."""

    accept: bool
    rule: str
    confidence: float
    reason: str = ""
    """In words; empty when accepted."""


_BEYOND_DOUBT = Decision(True, "unambiguous", 0.98)
_SPOKEN_FOR, _SPOKEN_AGAINST = Decision(True, "settled", 0.5), Decision(False, "settled", 0.5)


class Surroundings:
    """Decides about all hits of one text, in rounds: what is accepted speaks for its neighbours."""

    def __init__(
        self,
        passage: Passage,
        hits: Sequence[Hit],
        entries: Sequence[SkillEntry],
        rules: ContextRules,
        speaker: Speaker,
    ) -> None:
        self.text, self.hits, self.entries, self.rules = passage.text, hits, entries, rules
        self.flowing = passage.flowing
        self.speaker = speaker
        self.companies = Companies(passage, rules.companies, speaker)
        self.observer = Observer(passage, hits, entries, rules)

    def decide(self, *, told: bool = True) -> list[Decision]:
        """Decide about every hit; accepted ones speak for their neighbours until nothing changes.

        Where nobody is told the reasons, rules and confidences are left rough and time is saved.
        """
        fixed = [self._fixed(hit) for hit in self.hits]
        if self.speaker == "employer" and self.observer.companies:
            fixed = [decision or self._elsewhere(at) for at, decision in enumerate(fixed)]
        decisions = [decision or _BEYOND_DOUBT for decision in fixed]
        doubtful = [at for at, hit in enumerate(self.hits) if hit.kind is not None and fixed[at] is None]
        sure = self.observer.sure
        for at, decision in enumerate(fixed):
            if decision is not None:
                (sure.add if decision.accept else sure.discard)(at)
        stale = set(doubtful)
        for _ in range(_ROUNDS):
            if not stale:
                break
            for at in doubtful:
                if at not in stale:
                    continue
                stale.discard(at)
                decisions[at] = self._ambiguous(at, told=told)
                if decisions[at].accept != (at in sure):
                    (sure.add if decisions[at].accept else sure.discard)(at)
                    stale.update(self.observer.turned_by(at, doubtful))
        return decisions

    def _fixed(self, hit: Hit) -> Decision | None:
        """Decide what needs no weighing: set phrases, and companies that speak of themselves."""
        phrase, company = self._phrase(hit), self._company(hit)
        if phrase is not None and (hit.kind is not None or not phrase.accept):
            return phrase
        return company or self._abbreviation(hit)

    def _ambiguous(self, at: int, *, told: bool) -> Decision:
        if not told:
            return _SPOKEN_FOR if self.observer.favours(at) else _SPOKEN_AGAINST
        hit, seen = self.hits[at], self.observer.observe(at)
        score = total(one.weight for one in seen.values())
        confidence = round(1 / (1 + math.exp(-abs(score))), 3)
        if score > 0:
            if hit.fuzzy:
                return Decision(True, "misspelling", min(confidence, 0.85))
            rule = max(seen, key=lambda name: (seen[name].weight, name))
            return Decision(True, "unambiguous" if rule == "class" else rule, confidence)
        return self._rejection(hit, seen, confidence)

    def _rejection(self, hit: Hit, seen: dict[str, Observation], confidence: float) -> Decision:
        """Tell the strongest observation against a skill."""
        reasons = self.rules.reasons
        against = {name: one for name, one in seen.items() if one.weight < 0 and name in reasons}
        rule = min(against, key=lambda name: (against[name].weight, name)) if against else "undecided"
        reason = reasons[rule].format(
            text=self.text[hit.start : hit.end],
            name=self.entries[hit.surface.skill].name,
            word=against[rule].word if against else "",
        )
        return Decision(False, rule, confidence, reason)

    def _phrase(self, hit: Hit) -> Decision | None:
        """Look for a set phrase around the hit; none goes on over the end of a paragraph."""
        first, last = max(0, hit.start - _PHRASE), hit.end + _PHRASE
        for phrase in self.rules.phrases_of(hit.surface.key, hit.kind):
            pattern = (regex if phrase.case else caseless)(phrase.pattern)
            for match in pattern.finditer(self.flowing, first, last):
                if "\n" in match.group().strip("\n"):
                    continue
                if match.start() <= hit.start and match.end() >= hit.end - 1:
                    accept = phrase.verdict == "accept"
                    return Decision(accept, "set-phrase", 0.95, "" if accept else phrase.reason)
        return None

    def _company(self, hit: Hit) -> Decision | None:
        """Tell a company that speaks of itself, or stands in a list of employers or customers."""
        if self.entries[hit.surface.skill].kind != "tool":
            return None
        if self.companies.speaks(hit):
            self.observer.companies.add(hit.surface.skill)
        elif not self.companies.listed(hit):
            return None
        return self._named("company")

    def _elsewhere(self, at: int) -> Decision | None:
        """Tell the company that speaks of itself elsewhere in an employer's text, unless its product is asked for."""
        hit = self.hits[at]
        if hit.doubtful or hit.surface.skill not in self.observer.companies:
            return None
        return None if self.observer.is_asked(at) else self._named("company")

    def _abbreviation(self, hit: Hit) -> Decision | None:
        """Tell an abbreviation that the text spells out as something else."""
        meaning = spelled_out(self.text, hit.start, hit.end)
        if not meaning or not is_another(meaning, self.entries[hit.surface.skill]):
            return None
        inside = self.text.find(meaning, max(0, hit.start - len(meaning) - 2))
        skill = hit.surface.skill
        if any(h.surface.skill == skill and inside <= h.start < inside + len(meaning) for h in self.hits):
            return None
        return self._named("spelled-out", meaning)

    def _named(self, rule: str, word: str = "") -> Decision:
        return Decision(False, rule, 0.9, self.rules.name_reasons[rule].format(word=word))
