"""Whether a posting asks for one person or for several: reasons first, a verdict only from two of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from skillgap.gap.phrases import listed
from skillgap.gap.posting.posting import Need, Posting
from skillgap.gap.posting.rules import Cluster, Distribution, UnicornRules, load_posting_rules
from skillgap.market import Market, RoleProfile
from skillgap.month import Month
from skillgap.skills import Taxonomy

_NAMED = 4


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that few people can meet."""

    code: str
    """"many-needs", "mixed-fields", "older-than-tool", "research-bars", "years-for-level"."""
    text: str


class Unicorn(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict with what it rests on."""

    verdict: bool
    """True only with at least two independent reasons."""
    reasons: tuple[Reason, ...]
    """All that were found, also where they do not suffice for the verdict."""
    required: int
    """Needs asked for as required, an either-or group once."""
    percentile: float
    """Share of postings with at most so many needs, 0 to 1."""
    postings: int
    """Postings behind the percentile."""
    nearest: str
    """Id of the role whose profile asks for most of the same; empty when the market tracks none of it."""
    cut: tuple[str, ...]
    """Names of required skills that role's postings do not ask for; empty without a verdict."""


def check_unicorn(
    posting: Posting, taxonomy: Taxonomy, *, today: Month, market: Market | None = None
) -> Unicorn:
    """Check a posting; with a `market` also tell the nearest role and what to cut."""
    rules = load_posting_rules().unicorn
    required = [need for need in posting.needs if need.requirement == "required"]
    reasons = tuple(_reasons(posting, required, taxonomy, rules, today))
    verdict = len(reasons) >= rules.reasons
    profile = _nearest(posting, required, market) if market else None
    return Unicorn(
        verdict=verdict,
        reasons=reasons,
        required=len(required),
        percentile=percentile_of(len(required), rules.required),
        postings=rules.required.n,
        nearest=profile.role if profile else "",
        cut=_cut(required, profile, taxonomy) if profile and verdict else (),
    )


def percentile_of(needs: int, distribution: Distribution) -> float:
    """Give the share of postings with at most so many needs."""
    below = [share for number, share in distribution.shares.items() if int(number) <= needs]
    return max(below, default=0.0)


def _reasons(
    posting: Posting, required: Sequence[Need], taxonomy: Taxonomy, rules: UnicornRules, today: Month
) -> Iterator[Reason]:
    yield from _many(required, rules)
    yield from _mixed(required, taxonomy, rules)
    yield from _older(posting, taxonomy, today)
    yield from _research(posting, rules)
    yield from _seniority(posting, rules)


def _many(required: Sequence[Need], rules: UnicornRules) -> Iterator[Reason]:
    share = percentile_of(len(required), rules.required)
    if share >= rules.percentile:
        text = (
            f"{len(required)} things are required, either-or lists counted once; {100 * share:.0f} % of "
            f"{rules.required.n:,} postings require as many or fewer."
        )
        yield Reason(code="many-needs", text=text)


def _mixed(required: Sequence[Need], taxonomy: Taxonomy, rules: UnicornRules) -> Iterator[Reason]:
    fields = {
        cluster.name: [name for need in required if (name := _member(need, cluster, taxonomy))]
        for cluster in rules.clusters
    }
    asked = {
        field: names
        for field, names in fields.items()
        if len(names) >= max(rules.each, rules.part * len(required))
    }
    if len(asked) >= rules.fields:
        told = [f"{name} ({listed(names, most=2)})" for name, names in asked.items()]
        text = f"It mixes {len(asked)} fields of work that are usually different jobs: {'; '.join(told)}."
        yield Reason(code="mixed-fields", text=text)


def _member(need: Need, cluster: Cluster, taxonomy: Taxonomy) -> str:
    """Give the name of the need's skill that belongs to a field of work; empty when none does."""
    for skill in need.skills:
        if skill.id in cluster.skills or taxonomy.by_id[skill.id].family in cluster.families:
            return skill.name
    return ""


def _older(posting: Posting, taxonomy: Taxonomy, today: Month) -> Iterator[Reason]:
    """Compare years asked for with the year a tool came out."""
    for asked in posting.years_of:
        released = taxonomy.by_id[asked.skill].released
        if released and asked.years > today.year - released:
            name = taxonomy.name(asked.skill)
            text = f"{asked.years} years with {name} are asked for, which came out in {released}: nobody can have them."
            yield Reason(code="older-than-tool", text=text)
            return


def _research(posting: Posting, rules: UnicornRules) -> Iterator[Reason]:
    if posting.role not in rules.engineering:
        return
    asked = ["a doctorate"] if posting.degree == "doctorate" else []
    asked += ["publications"] if posting.publications else []
    if asked:
        text = f"It asks for {' and '.join(asked)} in an engineering role: that is a researcher's record."
        yield Reason(code="research-bars", text=text)


def _seniority(posting: Posting, rules: UnicornRules) -> Iterator[Reason]:
    years = posting.years_min
    if years is None or posting.level_why != "title":
        return
    most = {"entry": rules.entry_years, "mid": rules.senior_years, "senior": rules.senior_years}
    if posting.level in most and years >= most[posting.level]:
        text = f"{years} years are asked for at {posting.level} level."
        yield Reason(code="years-for-level", text=text)


def _nearest(posting: Posting, required: Sequence[Need], market: Market) -> RoleProfile | None:
    """Give the profile whose demand covers most of what is required, weighed by its shares; the named role on a tie."""
    wanted = {skill.id for need in required for skill in need.skills}

    def overlap(profile: RoleProfile) -> float:
        shares: dict[str, float] = {}
        for level in profile.levels:
            for row in level.demand:
                shares[row.skill] = max(row.share, shares.get(row.skill, 0.0))
        total = sum(shares.values())
        return sum(share for skill, share in shares.items() if skill in wanted) / total if total else 0.0

    best = min(
        market.roles,
        key=lambda profile: (-round(overlap(profile), 9), profile.role != posting.role, profile.role),
        default=None,
    )
    return best if best and overlap(best) > 0 else None


def _cut(required: Sequence[Need], profile: RoleProfile, taxonomy: Taxonomy) -> tuple[str, ...]:
    """Name what the role's postings do not ask for, nor anything they ask for implies or is implied by."""
    asked = {row.skill for level in profile.levels for row in level.demand}
    near = asked | {
        parent for skill in asked if skill in taxonomy.by_id for parent in taxonomy.by_id[skill].parents
    }

    def foreign(skill: str) -> bool:
        return skill not in near and not asked & taxonomy.by_id[skill].parents.keys()

    return tuple(need.skills[0].name for need in required if all(foreign(skill.id) for skill in need.skills))
