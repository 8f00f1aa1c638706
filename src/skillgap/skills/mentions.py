"""Find where a text names skills, and decide about each place; the part that resumes and postings share."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

import msgspec

from skillgap.patterns import caseless, regex
from skillgap.skills.names.matcher import Hit, matcher_of
from skillgap.skills.names.passage import Passage, passage_of_text, quote_of
from skillgap.skills.names.typos import find_typos, typos_of
from skillgap.skills.overrides import Overrides
from skillgap.skills.skill import Match, Mention, Rejected, State
from skillgap.skills.taxonomy import SkillEntry, Taxonomy
from skillgap.skills.weighing.surroundings import Decision, Surroundings
from skillgap.skills.wording.claims import Claims
from skillgap.skills.wording.homonyms import resolved
from skillgap.skills.wording.rules import ContextRules, Speaker, rules_of
from skillgap.skills.wording.uses import Uses

_JOINED = regex(r"/| and | & ")
_REPEATS = 5
"""How often the same word is reported with the same reason."""
_UNTOLD = frozenset({"heading", "part"})
"""Rules that turn down what nobody would have taken for the skill."""
_STRETCH = 500
"""Letters of the stretches by which names of people, schools and employers are laid out."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Skills named in a text, and names decided against; both in reading order."""

    mentions: tuple[tuple[str, Mention], ...]
    """Skill id and mention."""
    rejected: tuple[Rejected, ...]


class Judged(msgspec.Struct, frozen=True):
    """A hit with the decision about it."""

    hit: Hit
    entry: SkillEntry
    decision: Decision
    learning: bool = False


def find_mentions(
    text: str, taxonomy: Taxonomy, *, speaker: Speaker = "employer", overrides: Overrides | None = None
) -> Found:
    """Find the skills a plain text names, such as a posting.

    `speaker` says whose words they are: where an employer writes "you want to learn Scala", Scala is named; where a
    person writes it, it is a wish. Offsets count characters of `text`; every mention's state is "claimed", or
    "learning" where a person says so.
    """
    passage = passage_of_text(text)
    judged = judge(passage, taxonomy, speaker=speaker, overrides=overrides)
    return found_in(judged, passage, rules_of(taxonomy))


def found_in(judged: Sequence[Judged], passage: Passage, rules: ContextRules) -> Found:
    """Put the judged hits of a plain text together."""
    mentions = tuple(
        (one.entry.id, mention_of(one, passage, "learning" if one.learning else "claimed"))
        for one in judged
        if one.decision.accept
    )
    return Found(mentions=mentions, rejected=rejections_of(judged, passage, rules))


def judge(
    passage: Passage,
    taxonomy: Taxonomy,
    *,
    speaker: Speaker,
    overrides: Overrides | None = None,
    names: Sequence[tuple[int, int, str]] = (),
) -> list[Judged]:
    """Decide about every place where a skill's name stands.

    `names` are spans known to be someone's or something's name, each with the rule's name: "employer", "school",
    "person". Whatever lies inside one is no skill.
    """
    matcher = matcher_of(taxonomy)
    hits = matcher.find(passage)
    hits = sorted([*hits, *find_typos(passage, typos_of(taxonomy), matcher, hits)], key=Hit.place)
    return judge_hits(hits, passage, taxonomy, speaker=speaker, overrides=overrides, names=names)


def judge_hits(
    hits: Sequence[Hit],
    passage: Passage,
    taxonomy: Taxonomy,
    *,
    speaker: Speaker,
    overrides: Overrides | None = None,
    names: Sequence[tuple[int, int, str]] = (),
    told: bool = True,
) -> list[Judged]:
    """Decide about hits in reading order; those inside a longer name that does not name them fall away.

    Where nobody is `told` the reasons, rules and confidences are left rough and time is saved.
    """
    rules = rules_of(taxonomy)
    hits = resolved(hits, taxonomy, rules.homonyms)
    alone = {hit.surface.skill for hit in hits if not hit.inner}
    hits = [hit for hit in hits if not hit.inner or _counts_inside(hit, hits, alone, taxonomy, rules)]
    decisions = Surroundings(passage, hits, taxonomy.entries, rules, speaker).decide(told=told)
    claims = Claims(passage, hits, rules, speaker)
    uses = Uses(passage, rules) if speaker == "employer" else None
    named = _by_stretch(names)
    judged = []
    for hit, decision in zip(hits, decisions, strict=True):
        entry = taxonomy.entries[hit.surface.skill]
        near = named.get(hit.start // _STRETCH, ())
        one = _judged(hit, entry, decision, claims, passage, rules, overrides, near)
        judged.append(_used(one, uses, hits) if uses else one)
    return judged


def _by_stretch(names: Sequence[tuple[int, int, str]]) -> dict[int, list[tuple[int, int, str]]]:
    """Give the names that lie in each stretch of a text, in their order, so that few are looked at for a hit."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    for name in names:
        for stretch in range(name[0] // _STRETCH, name[1] // _STRETCH + 1):
            found.setdefault(stretch, []).append(name)
    return found


def _used(judged: Judged, uses: Uses, hits: Sequence[Hit]) -> Judged:
    """Turn an accepted hit down where an employer names a concept without asking for it."""
    if not judged.decision.accept or judged.decision.rule == "override":
        return judged
    use = uses.of(judged.hit, judged.entry, _outer(judged.hit, hits))
    if use is None:
        return judged
    return Judged(judged.hit, judged.entry, Decision(False, use[0], 0.8, use[1]))


def _outer(hit: Hit, hits: Sequence[Hit]) -> Hit:
    """Give the longer name a hit lies in; the hit itself when it lies in none."""
    if not hit.inner:
        return hit
    after = bisect_right(hits, hit.start, key=attrgetter("start"))
    return next(hits[at] for at in reversed(range(after)) if not hits[at].inner and hit.start < hits[at].end)


def _counts_inside(
    hit: Hit, hits: Sequence[Hit], alone: set[int], taxonomy: Taxonomy, rules: ContextRules
) -> bool:
    """Tell whether a name inside a longer one is named too; the longer one must imply it."""
    outer = _outer(hit, hits)
    inner, longer = taxonomy.entries[hit.surface.skill], taxonomy.entries[outer.surface.skill]
    if outer.surface.key in rules.names_apart:
        return False
    if _JOINED.search(outer.surface.text) and not hit.surface.doubtful:
        return True
    if inner.kind == "tool" and longer.kind == "concept" and hit.start == outer.start:
        return not hit.surface.doubtful or inner.id in longer.parents
    if inner.id not in longer.parents:
        return False
    if caseless(rules.certificates).search(outer.surface.text):
        return True
    if longer.kind == "concept":
        return not hit.surface.doubtful
    return inner.kind == "tool" and hit.start == outer.start and hit.surface.skill in alone


def _judged(
    hit: Hit,
    entry: SkillEntry,
    decision: Decision,
    claims: Claims,
    passage: Passage,
    rules: ContextRules,
    overrides: Overrides | None,
    names: Sequence[tuple[int, int, str]],
) -> Judged:
    verdict = overrides.verdict(hit, passage.text[hit.start : hit.end], entry) if overrides else None
    if verdict is not None:
        reason = "" if verdict else "you said that this is not the skill"
        return Judged(hit, entry, Decision(verdict, "override", 1.0, reason))
    for first, last, rule in names:
        if first <= hit.start and hit.end <= last + 1 and (rule != "title" or hit.doubtful):
            whole = passage.text[first:last]
            reason = rules.name_reasons[rule].format(word=whole)
            return Judged(hit, entry, Decision(False, rule, 0.95, reason))
    if not decision.accept:
        return Judged(hit, entry, decision)
    said = claims.about(_outer(hit, claims.hits), entry.kind)
    if said is None:
        return Judged(hit, entry, decision)
    kind = said.wording.kind
    if kind == "learning":
        return Judged(hit, entry, decision, learning=True)
    reason = rules.claim_reasons[kind].format(word=" ".join(said.word.split()))
    return Judged(hit, entry, Decision(False, kind, 0.9, reason))


def mention_of(judged: Judged, passage: Passage, state: State) -> Mention:
    """Make the evidence of an accepted hit."""
    hit = judged.hit
    row = passage.row_at(hit.start)
    match: Match = "fuzzy" if hit.fuzzy else "alias" if hit.surface.alias else "exact"
    return Mention(
        text=passage.text[hit.start : hit.end],
        start=hit.start,
        end=hit.end,
        page=row.page,
        line=row.number,
        section=row.section,
        quote=quote_of(passage, hit.start, hit.end),
        match=match,
        state=state,
        rule=judged.decision.rule,
        confidence=judged.decision.confidence,
    )


def rejections_of(judged: Sequence[Judged], passage: Passage, rules: ContextRules) -> tuple[Rejected, ...]:
    """List the hits decided against; of the same word with the same reason the first few.

    Section headings and the commonest words are left out: nobody would have taken them for skills.
    """
    seen: Counter[tuple[str, str]] = Counter()
    found: list[Rejected] = []
    for one in judged:
        if one.decision.accept or one.decision.rule in _UNTOLD:
            continue
        hit, row = one.hit, passage.row_at(one.hit.start)
        text = passage.text[hit.start : hit.end]
        if text in rules.sets["untold"] and one.decision.rule != "override":
            continue
        seen[text.lower(), one.decision.reason] += 1
        if seen[text.lower(), one.decision.reason] > _REPEATS:
            continue
        found.append(
            Rejected(
                text=text,
                skill=one.entry.id,
                name=one.entry.name,
                reason=one.decision.reason,
                rule=one.decision.rule,
                start=hit.start,
                end=hit.end,
                page=row.page,
                line=row.number,
                quote=quote_of(passage, hit.start, hit.end),
                confidence=one.decision.confidence,
            )
        )
    return tuple(found)
