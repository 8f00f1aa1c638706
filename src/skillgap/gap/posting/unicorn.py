"""Whether a posting asks for one person or for several: reasons first, a verdict only from two of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from skillgap.gap.phrases import listed
from skillgap.gap.posting.fields import Fields
from skillgap.gap.posting.posting import Need, Posting
from skillgap.gap.posting.rules import UnicornRules, load_posting_rules
from skillgap.gap.posting.size import Sizes
from skillgap.market import Market, RoleProfile
from skillgap.market.posting import load_reading_rules
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
    percentile: float | None
    """Share of stored postings with at most so many needs, 0 to 1; None where none are stored."""
    postings: int
    """Postings behind the percentile."""
    compared: str
    """Id of the role they belong to; empty when all roles are taken together."""
    percentile_all: float | None = None
    """The same share over the postings of all roles; None where `compared` is empty."""
    postings_all: int = 0
    nearest: str
    """Id of the role whose profile asks for most of the same; empty when the market tracks none of it."""
    cut: tuple[str, ...]
    """Names of required skills that role's postings do not ask for; empty without a verdict."""


def check_unicorn(
    posting: Posting,
    taxonomy: Taxonomy,
    *,
    today: Month,
    market: Market | None = None,
    sizes: Sequence[Sizes] = (),
) -> Unicorn:
    """Check a posting; with a `market` also tell the nearest role and what to cut.

    `sizes`, the role's own first, tell how much other postings require; a number is a reason only where it stands out
    in all of them, because the postings of one role may come from a place where they are short.
    """
    rules = load_posting_rules().unicorn
    required = [need for need in posting.needs if need.requirement == "required"]
    reasons = tuple(_reasons(posting, required, taxonomy, rules, today, sizes))
    verdict = len(reasons) >= rules.reasons
    profile = _nearest(posting, required, market, rules) if market else None
    return Unicorn(
        verdict=verdict,
        reasons=reasons,
        required=len(required),
        percentile=sizes[0].percentile(len(required)) if sizes else None,
        postings=sizes[0].n if sizes else 0,
        compared=sizes[0].role if sizes else "",
        percentile_all=sizes[-1].percentile(len(required)) if len(sizes) > 1 else None,
        postings_all=sizes[-1].n if len(sizes) > 1 else 0,
        nearest=profile.role if profile else "",
        cut=_cut(required, profile, taxonomy) if profile and verdict else (),
    )


def _reasons(
    posting: Posting,
    required: Sequence[Need],
    taxonomy: Taxonomy,
    rules: UnicornRules,
    today: Month,
    sizes: Sequence[Sizes],
) -> Iterator[Reason]:
    yield from _many(required, rules, sizes)
    yield from _mixed(required, taxonomy, rules, sizes)
    yield from _older(posting, taxonomy, today)
    yield from _research(posting, rules)
    yield from _seniority(posting, rules)


def _many(required: Sequence[Need], rules: UnicornRules, sizes: Sequence[Sizes]) -> Iterator[Reason]:
    shares = [each.percentile(len(required)) for each in sizes]
    if shares and min(shares) >= rules.percentile:
        text = (
            f"{len(required)} things are required, either-or lists counted once; "
            f"{_of_postings(shares, sizes)} require as many or fewer."
        )
        yield Reason(code="many-needs", text=text)


def _mixed(
    required: Sequence[Need], taxonomy: Taxonomy, rules: UnicornRules, sizes: Sequence[Sizes]
) -> Iterator[Reason]:
    """Count the fields of work, and whether few postings mix as many."""
    asked = Fields(taxonomy, rules).asked([[skill.id for skill in need.skills] for need in required])
    shares = [each.mixing(len(asked)) for each in sizes]
    if len(asked) < rules.fields or any(share > rules.mixing for share in shares):
        return
    told = [
        f"{field} ({listed([taxonomy.name(skill) for skill in skills], most=2)})"
        for field, skills in asked.items()
    ]
    few = f"; {_of_postings(shares, sizes)} mix as many" if sizes else ""
    text = f"It mixes {len(asked)} fields of work that are usually different jobs: {'; '.join(told)}{few}."
    yield Reason(code="mixed-fields", text=text)


def _of_postings(shares: Sequence[float], sizes: Sequence[Sizes]) -> str:
    """Print each share with the stored postings it is taken over."""
    parts = [
        f"{100 * share:.0f} % of {each.n:,} stored postings of {'the role' if each.role else 'all roles'}"
        for share, each in zip(shares, sizes, strict=True)
    ]
    return " and ".join(parts)


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


def _nearest(
    posting: Posting, required: Sequence[Need], market: Market, rules: UnicornRules
) -> RoleProfile | None:
    """Give the profile whose demand, weighed by its shares, is covered most by what is required.

    A posting that asks for everything covers several alike: of these the role it names is the nearest.
    """
    wanted = {skill.id for need in required for skill in need.skills}

    def overlap(profile: RoleProfile) -> float:
        shares: dict[str, float] = {}
        for level in profile.levels:
            for row in level.demand:
                shares[row.skill] = max(row.share, shares.get(row.skill, 0.0))
        total = sum(shares.values())
        return sum(share for skill, share in shares.items() if skill in wanted) / total if total else 0.0

    covered = {profile.role: round(overlap(profile), 9) for profile in market.roles}
    least = rules.nearly * max(covered.values(), default=0.0)
    best = min(
        market.roles,
        key=lambda profile: (
            not (profile.role == posting.role and covered[profile.role] >= least),
            -covered[profile.role],
            profile.role,
        ),
        default=None,
    )
    return best if best and covered[best.role] > 0 else None


def _cut(required: Sequence[Need], profile: RoleProfile, taxonomy: Taxonomy) -> tuple[str, ...]:
    """Name what the role's postings do not ask for, nor anything they ask for implies or is implied by.

    Names of whole fields ("software engineering") stay: to cut them would cut the job.
    """
    broad = load_reading_rules().broad.skills
    asked = {row.skill for level in profile.levels for row in level.demand}
    near = asked | {
        parent for skill in asked if skill in taxonomy.by_id for parent in taxonomy.by_id[skill].parents
    }

    def foreign(skill: str) -> bool:
        return skill not in near and skill not in broad and not asked & taxonomy.by_id[skill].parents.keys()

    return tuple(need.skills[0].name for need in required if all(foreign(skill.id) for skill in need.skills))
