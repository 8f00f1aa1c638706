"""Plans from real comparisons: the fit a plan promises is the fit the next comparison finds."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from skillgap.bundled import bundled
from skillgap.documents import Document
from skillgap.gap import RoleFit, compare
from skillgap.market import Market, load_market
from skillgap.month import Month
from skillgap.plan import Roadmaps, build_plan, lint_roadmaps, load_roadmaps
from skillgap.resume import parse_resume
from skillgap.skills import Mention, Skill, SkillSet, Taxonomy, load_taxonomy
from tests.plan.worlds import options

TODAY = Month(2026, 11)
ROLES = (
    "ai-engineer",
    "ai-researcher",
    "deep-learning-engineer",
    "llm-engineer",
    "ml-engineer",
    "mlops-engineer",
)
MENTION = Mention(
    text="it",
    start=0,
    end=2,
    page=1,
    line=1,
    section="experience",
    quote="it",
    match="exact",
    state="demonstrated",
    rule="unambiguous",
    confidence=1.0,
)


@pytest.fixture(scope="module")
def known() -> Taxonomy:
    return load_taxonomy()


@pytest.fixture(scope="module")
def market() -> Market:
    return load_market(bundled("market_profiles"), today=TODAY)


@pytest.fixture(scope="module")
def maps() -> Roadmaps:
    return load_roadmaps(bundled("roadmaps.yaml"))


def shown(known: Taxonomy, *names: str) -> SkillSet:
    skills = tuple(
        Skill(
            id=name,
            name=known.name(name),
            kind=known.by_id[name].kind,
            state="demonstrated",
            months=24,
            last_used=TODAY,
            confidence=1.0,
            mentions=(MENTION,),
        )
        for name in names
    )
    return SkillSet(skills=skills, rejected=(), taxonomy_version=known.version)


def fit_of(skills: SkillSet, market: Market, known: Taxonomy, role: str, level: str) -> RoleFit:
    resume = parse_resume(Document(name="-", format="text", pages=1, lines=()), today=TODAY)
    return compare(resume, skills, market, known, roles=(role,), level=level).roles[0]  # type: ignore[arg-type]


def test_shipped_roadmaps_agree_with_the_taxonomy(maps: Roadmaps, known: Taxonomy) -> None:
    assert lint_roadmaps(maps, known) == ()


def test_what_postings_ask_for_most_is_taught(maps: Roadmaps, known: Taxonomy, market: Market) -> None:
    demanded = {
        row.skill
        for role in market.roles
        for level in role.levels
        for row in level.demand
        if row.tier in ("critical", "high")
    }
    assert len(demanded) > 50
    assert lint_roadmaps(maps, known, demanded=sorted(demanded)) == ()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("level", ["mid", "senior"])
def test_promised_fit_is_found_at_the_next_comparison(
    known: Taxonomy, market: Market, maps: Roadmaps, role: str, level: str
) -> None:
    skills = shown(known, "python", "git")
    fit = fit_of(skills, market, known, role, level)
    plan = build_plan(fit, skills, maps, known, options(8.0, 12))
    modules = {one.id: one for one in maps.modules}
    learnt = {
        skill
        for month in plan.months
        for item in month.items
        if item.part == item.parts
        for skill in (modules[item.module].skills if item.module in modules else (item.skill,))
    }
    after = fit_of(shown(known, *sorted(learnt | {"python", "git"})), market, known, role, level).fit
    promised = plan.months[-1].fit_after
    assert after is not None
    assert promised is not None
    assert promised.value == pytest.approx(after.value, abs=0.15)
    assert promised.low == pytest.approx(after.low, abs=5)
    assert promised.high == pytest.approx(after.high, abs=5)


@pytest.mark.parametrize("role", ROLES)
def test_beginner_gets_every_critical_skill_within_two_years(
    known: Taxonomy, market: Market, maps: Roadmaps, role: str
) -> None:
    skills = shown(known, "git")
    fit = fit_of(skills, market, known, role, "mid")
    plan = build_plan(fit, skills, maps, known, options(12.0, 24))
    critical = {gap.skill for gap in fit.gaps if gap.tier == "critical"}
    modules = {one.id: one for one in maps.modules}
    taught = {
        skill
        for month in plan.months
        for item in month.items
        for skill in (modules[item.module].skills if item.module in modules else (item.skill,))
    }
    assert critical <= taught


def test_plan_of_a_role_without_a_path_follows_the_gaps_alone(
    known: Taxonomy, market: Market, maps: Roadmaps
) -> None:
    skills = shown(known, "python")
    fit = replace(fit_of(skills, market, known, "ml-engineer", "mid"), role="robot-engineer")
    plan = build_plan(fit, skills, maps, known, options())
    assert plan.path == ""
    assert plan.interview == maps.interview
    assert any(month.items for month in plan.months)


@pytest.mark.parametrize(
    ("chosen", "direction", "module"),
    [
        ("", "production", "mlops-core"),
        ("production", "production", "mlops-core"),
        ("llm", "llm", "rag-systems"),
        ("research", "research", "paper-reading"),
    ],
)
def test_last_quarter_goes_the_way_the_person_chooses(
    known: Taxonomy, market: Market, maps: Roadmaps, chosen: str, direction: str, module: str
) -> None:
    skills = shown(known, "python")
    fit = fit_of(skills, market, known, "ml-engineer", "senior")
    plan = build_plan(fit, skills, maps, known, options(25.0, 36, specialisation=chosen))
    items = [item for month in plan.months for item in month.items]
    assert module in {item.module for item in items}
    path = next(path for path in maps.paths if path.id == plan.path)
    fitting = {
        name for stage in path.stages if stage.specialisation in ("", direction) for name in stage.modules
    }
    timeline = {item.module for item in items if item.why.startswith("Part of the path's timeline")}
    assert timeline <= fitting
