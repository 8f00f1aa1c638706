"""The authored rules of context: weights, set phrases and wordings, read from `context.yaml`."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from skillgap.authored import read_authored
from skillgap.compiled import compiled
from skillgap.skills.names.places import Fragments
from skillgap.skills.names.surfaces import plain
from skillgap.skills.taxonomy import Taxonomy
from skillgap.skills.wording.companies import CompanyRules
from skillgap.skills.wording.openings import openings
from skillgap.skills.wording.uses import EmployerRules

FILE = Path(__file__).parent / "context.yaml"

Claim = Literal["negated", "wish", "learning", "third-party", "aside", "employer"]
Speaker = Literal["person", "employer"]
"""Who speaks in a text: a person about themselves, or an employer about the person wanted."""


class Collocation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A set phrase that decides about a surface inside it."""

    surfaces: tuple[str, ...] = msgspec.field(name="for")
    """Squashed surfaces the phrase speaks about; "*name" stands for all of the class "name"."""
    pattern: str
    verdict: Literal["accept", "reject"]
    reason: str
    case: bool = False
    """True when capitals matter in the pattern."""


class Wording(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way of saying that a skill is absent, wished for, being learnt, someone else's or no skill at all."""

    kind: Claim
    when: tuple[str, ...] = ()
    """Lower-case fragments of which a text must hold one for the pattern to be tried; spares the time."""
    pattern: str
    scope: Literal["after", "rest", "near", "before", "sentence", "heading"]
    """"heading": the wording is that of a heading, with a colon behind it."""
    reach: int = 0
    """Words allowed between the wording and the skill, for "near" and "before"."""
    tools: bool = False
    """True when it speaks of tools alone: "the Azure team" uses Azure, "the data science team" is one's own trade."""
    speaker: Literal["person", "any"] = "any"
    """"person": means this only where a person speaks about themselves."""


class ContextRules(msgspec.Struct, frozen=True, dict=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the judgement of context knows."""

    schema: int
    source: str
    bias: dict[str, float]
    """By the surface's class, or "misspelling"."""
    weights: dict[str, float]
    list_sections: dict[str, float]
    reasons: dict[str, str]
    tool_words: tuple[str, ...]
    fore_words: tuple[str, ...]
    prepositions: tuple[str, ...]
    skill_leads: str
    """Pattern of what stands before a skill: "experience with"."""
    place_after: str
    """Pattern of what follows the name of a place: ", Ohio"."""
    general_cues: str
    """Pattern of words that make a sentence one about software."""
    verb_leads: tuple[str, ...]
    determiners: tuple[str, ...]
    person_titles: tuple[str, ...]
    skill_makers: tuple[str, ...]
    """Second halves of hyphenated words that speak for a skill."""
    skill_tails: tuple[str, ...]
    collocations: tuple[Collocation, ...]
    claims: tuple[Wording, ...]
    claim_reasons: dict[Claim, str]
    name_reasons: dict[str, str]
    names_apart: tuple[str, ...]
    """Squashed names that begin with another skill's name without naming it."""
    companies: CompanyRules
    """How companies are told from their products."""
    homonyms: dict[str, tuple[str, ...]]
    """Squashed names that several skills share → their ids, the usual one first."""
    certificates: str
    """Pattern of the words that make a longer name a certificate, which names its subject too."""
    clause_ends: str
    wish_ends: str
    """Pattern of what stands between a wish and a skill that is there already."""
    untold: tuple[str, ...]
    """Lower-case words whose rejection is not reported."""
    silent_sections: tuple[str, ...]
    learning_sections: tuple[str, ...]
    learning_headings: str
    research_word: str
    """Word of a heading under which interests are fields of work."""
    employer: EmployerRules
    """What an employer names without asking for it."""

    @cached_property
    def sets(self) -> dict[str, frozenset[str]]:
        """The word lists by their name, for quick look-up."""
        names = (
            "tool_words",
            "fore_words",
            "prepositions",
            "verb_leads",
            "determiners",
            "person_titles",
            "skill_tails",
            "skill_makers",
            "untold",
        )
        return {name: frozenset(getattr(self, name)) for name in names}

    @cached_property
    def labels(self) -> list[Wording]:
        """The wordings that stand before a list and speak of all of it; headings are read by them too."""
        return [said for said in self.claims if said.scope in ("rest", "heading") and said.kind != "learning"]

    @cached_property
    def phrases(self) -> dict[str, list[Collocation]]:
        """The set phrases by the surface they speak about."""
        found: dict[str, list[Collocation]] = {}
        for collocation in self.collocations:
            for surface in collocation.surfaces:
                found.setdefault(surface, []).append(collocation)
        return found

    @cached_property
    def heard(self) -> dict[Speaker, dict[Fragments, list[int]]]:
        """By who speaks: fragment of a claim's wording → the wordings, by their place in `claims`."""
        found: dict[Speaker, dict[Fragments, list[int]]] = {"person": {}, "employer": {}}
        for place, wording in enumerate(self.claims):
            for fragment in wording.when:
                key = (plain(fragment),)
                found["person"].setdefault(key, []).append(place)
                if wording.speaker == "any":
                    found["employer"].setdefault(key, []).append(place)
        return found

    def phrases_of(self, surface: str, kind: str | None) -> list[Collocation]:
        """Give the set phrases that speak about a squashed surface or all of its class."""
        shared = self.phrases.get(f"*{kind}") if kind else None
        return [*self.phrases.get(surface, ()), *shared] if shared else self.phrases.get(surface, [])


def load_rules(*, cache_folder: Path | None = None) -> ContextRules:
    """Load the rules; raises DataError when the authored file is wrong."""

    def build() -> ContextRules:
        rules = read_authored(FILE, ContextRules)
        for pattern in _patterns(rules):
            re.compile(pattern)
        for pattern in _opened(rules):
            openings(pattern)
        return rules

    return compiled("context", [FILE], build, ContextRules, cache_folder=cache_folder)[0]


def rules_of(taxonomy: Taxonomy) -> ContextRules:
    """Give the rules that came with a taxonomy; loads them when it was put together by hand."""
    held: dict[str, object] = taxonomy.__dict__
    rules = held.get("rules")
    if not isinstance(rules, ContextRules):
        rules = load_rules()
        held["rules"] = rules
    return rules


def sought_in(rules: ContextRules, speaker: Speaker) -> list[Fragments]:
    """Give the groups of fragments that are looked for in every text of a speaker."""
    words = [(word,) for listing in rules.companies.lists for word in listing.words]
    return [*words, *rules.heard[speaker], *map(openings, _opened(rules))]


def _opened(rules: ContextRules) -> tuple[str, ...]:
    """Give the patterns whose first letters are looked for before they are."""
    uses = rules.employer
    return rules.general_cues, uses.others, uses.together, uses.studies, uses.asking, uses.aims


def _patterns(rules: ContextRules) -> list[str]:
    own = [rules.clause_ends, rules.wish_ends, rules.learning_headings, rules.certificates]
    own += [
        rules.skill_leads,
        rules.general_cues,
    ]
    uses, companies = rules.employer, rules.companies
    own += [companies.before, companies.between, companies.after, companies.subject, companies.item]
    own += [listing.link for listing in companies.lists]
    own += [
        uses.others,
        uses.others_after,
        uses.people_after,
        uses.sought,
        uses.together,
        uses.studies,
        uses.asking,
        uses.asking_after,
        uses.aims,
        uses.kinds,
    ]
    return [
        *own,
        *(phrase.pattern for phrase in rules.collocations),
        *(said.pattern for said in rules.claims),
    ]
