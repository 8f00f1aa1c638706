"""The shipped profiles carry the seed figures, say what is an estimate, and keep their doubts."""

from __future__ import annotations

import pytest

from skillgap.bundled import bundled
from skillgap.errors import UnknownNameError
from skillgap.market import (
    find_level,
    find_role,
    load_market,
    roles_of_title,
    skill_shares,
    validate_market,
)
from skillgap.month import Month

SEEDS = {
    ("ml-engineer", "mid"): (
        3998,
        215,
        "tensorflow 87.7 python 74.5 aws 61.9 pytorch 56.3 kubernetes 15.0 openai-api 7.0",
    ),
    ("ml-engineer", "senior"): (
        2853,
        235,
        "tensorflow 91.9 python 81.3 pytorch 63.8 aws 58.8 kubernetes 16.9 openai-api 13.8",
    ),
    ("ai-engineer", "mid"): (
        1743,
        199,
        "tensorflow 81.2 python 77.6 aws 47.4 pytorch 38.2 openai-api 31.6 kubernetes 16.4",
    ),
    ("ai-engineer", "senior"): (
        1054,
        213,
        "tensorflow 93.5 python 84.1 pytorch 64.8 aws 60.2 openai-api 20.6 kubernetes 14.2",
    ),
    ("llm-engineer", "mid"): (
        1735,
        205,
        "tensorflow 76.6 python 63.2 aws 52.6 pytorch 28.8 openai-api 12.5 kubernetes 10.5",
    ),
    ("llm-engineer", "senior"): (
        1140,
        231,
        "tensorflow 84.6 aws 68.9 python 30.4 pytorch 12.9 openai-api 7.8 kubernetes 6.7",
    ),
    ("mlops-engineer", "mid"): (
        88,
        180,
        "python 73.9 tensorflow 73.9 kubernetes 69.3 aws 64.8 pytorch 35.2 openai-api 4.5",
    ),
    ("mlops-engineer", "senior"): (
        76,
        213,
        "tensorflow 93.4 python 82.9 aws 76.3 kubernetes 72.4 pytorch 19.7 openai-api 5.3",
    ),
    ("deep-learning-engineer", "mid"): (
        205,
        205,
        "python 93.7 tensorflow 79.0 aws 60.5 pytorch 17.6 kubernetes 0.0 openai-api 0.0",
    ),
    ("deep-learning-engineer", "senior"): (
        179,
        281,
        "python 91.6 tensorflow 81.0 pytorch 49.7 aws 44.1 kubernetes 2.8 openai-api 1.7",
    ),
    ("ai-researcher", "mid"): (
        377,
        239,
        "python 74.8 tensorflow 66.8 pytorch 60.5 aws 27.9 openai-api 9.5 kubernetes 4.0",
    ),
    ("ai-researcher", "senior"): (
        94,
        244,
        "tensorflow 86.2 pytorch 71.3 aws 56.4 python 50.0 openai-api 22.3 kubernetes 2.1",
    ),
}
"""Role and level → postings, salary in thousands, and the six tracked skills in per cent (linkedin-2025-10)."""


@pytest.fixture(scope="module")
def market():
    return load_market(bundled("market_profiles"), today=Month(2026, 11), source="linkedin-2025-10")


@pytest.mark.parametrize("key", sorted(SEEDS))
def test_every_seed_figure_is_an_observation(market, key):
    role, name = key
    postings, salary, text = SEEDS[key]
    level = market.by_role[role].by_level[name]
    assert (level.postings, level.salary_usd, level.basis) == (postings, salary * 1000, "measured")
    words = text.split()
    wanted = {
        skill: round(float(share) / 100, 3) for skill, share in zip(words[::2], words[1::2], strict=True)
    }
    found = {row.skill: row for row in level.demand if row.observations}
    assert {skill: row.observations[0].share for skill, row in found.items()} == wanted
    for row in found.values():
        (observation,) = row.observations
        assert (observation.source, observation.n, observation.as_of) == (
            "linkedin-2025-10",
            postings,
            "2025-10-05",
        )
        assert row.low <= row.share <= row.high
        assert not row.estimate


def test_role_totals_are_kept_although_levels_do_not_add_up(market):
    totals = {profile.role: (profile.postings, profile.salary_usd) for profile in market.roles}
    assert totals["ml-engineer"] == (8764, 224000)
    assert totals["mlops-engineer"] == (232, 212000)
    assert any("does not place the other 1,913" in caveat for caveat in market.by_role["ml-engineer"].caveats)


def test_tiers_are_the_sources_own(market):
    def tier(role, level, skill):
        return next(row.tier for row in market.by_role[role].by_level[level].demand if row.skill == skill)

    assert tier("ml-engineer", "mid", "aws") == "high"
    assert tier("ml-engineer", "senior", "pytorch") == "critical"
    assert tier("ai-researcher", "mid", "pytorch") == "critical"
    assert tier("deep-learning-engineer", "mid", "aws") == "high"
    assert tier("llm-engineer", "senior", "kubernetes") == "nice"
    assert tier("llm-engineer", "senior", "openai-api") == "medium"


def test_tensions_stand_beside_their_figure(market):
    def caveats(role, level, skill):
        return " ".join(
            next(row.caveats for row in market.by_role[role].by_level[level].demand if row.skill == skill)
        )

    assert "mid level only" in caveats("ml-engineer", "mid", "tensorflow")
    assert "below TensorFlow" in caveats("ai-researcher", "mid", "pytorch")
    assert "30.4 %" in caveats("llm-engineer", "senior", "python")
    assert "none of 205" in caveats("deep-learning-engineer", "mid", "kubernetes")
    assert "not zero" in caveats("ml-engineer", "mid", "aws")


def test_levels_nobody_counted_are_estimates_throughout(market):
    for role in sorted({role for role, _ in SEEDS}):
        for name in ("entry", "staff"):
            level = market.by_role[role].by_level[name]
            assert (level.basis, level.postings) == ("estimate", 0)
            assert level.demand
            assert all(row.estimate and row.n == 0 and row.tier != "critical" for row in level.demand)


def test_path_requirements_stand_at_the_level_they_lead_to(market):
    def needs(role, level, need):
        return {
            entry.skill for entry in market.by_role[role].by_level[level].requirements if entry.need == need
        }

    assert {"python", "scikit-learn", "sql", "statistics"} <= needs("ml-engineer", "mid", "must")
    assert {"docker", "ci-cd", "kubernetes"} <= needs("mlops-engineer", "mid", "must")
    assert {"ml-system-design", "cost-optimization-ml"} <= needs("ml-engineer", "staff", "must")
    assert needs("ai-engineer", "mid", "must") == set()
    research = market.by_role["ai-researcher"]
    assert research.by_level["mid"].degree == "doctorate"
    assert research.by_level["mid"].publications
    assert any("fsdl-hiring" in caveat for caveat in research.caveats)


def test_demand_is_ordered_and_trends_are_marked():
    pooled = load_market(bundled("market_profiles"), today=Month(2026, 11))
    trends = {
        row.skill: row.trend for profile in pooled.roles for level in profile.levels for row in level.demand
    }
    assert trends["vector-databases"] == "rising"
    assert trends["python"] == "stable"
    for profile in pooled.roles:
        for level in profile.levels:
            keys = [(-row.share, row.skill) for row in level.demand]
            assert keys == sorted(keys)


def test_old_figures_become_estimates_and_stay_visible():
    old = load_market(bundled("market_profiles"), today=Month(2030, 1))
    row = next(row for row in old.by_role["llm-engineer"].by_level["mid"].demand if row.skill == "tensorflow")
    assert row.estimate
    assert row.n == 0
    assert [
        observation.pooled for observation in row.observations if observation.source == "linkedin-2025-10"
    ] == [False]
    assert any("older than 36 months" in caveat for caveat in row.caveats)


def test_an_unknown_source_names_near_ones():
    with pytest.raises(UnknownNameError) as caught:
        load_market(bundled("market_profiles"), today=Month(2026, 11), source="linkedin-2025")
    assert "linkedin-2025-10" in caught.value.suggestions


def test_the_shipped_files_are_valid():
    assert validate_market(bundled("market_profiles")) == []


def test_context_figures_are_cited():
    figures = {
        figure.id: figure for figure in load_market(bundled("market_profiles"), today=Month(2026, 11)).context
    }
    assert figures["writing-time"].n == 453
    assert all(figure.citation and figure.year >= 2023 for figure in figures.values())


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("Senior Machine Learning Engineer (Ranking)", ("ml-engineer",)),
        ("DevOps Engineer → MLOps", ("mlops-engineer",)),
        ("Research Fellow in Machine Learning", ("ai-researcher",)),
        ("Staff ML Platform Engineer", ("mlops-engineer",)),
        ("AI/ML Engineer", ("ai-engineer", "ml-engineer")),
        ("Machine Learning Platform Engineer", ("mlops-engineer",)),
        ("Registered Nurse", ()),
        ("", ()),
    ],
)
def test_titles_mean_roles(market, title, roles):
    measured = {
        "ml-engineer",
        "ai-engineer",
        "llm-engineer",
        "mlops-engineer",
        "deep-learning-engineer",
        "ai-researcher",
    }
    assert tuple(role for role in roles_of_title(title, market) if role in measured) == roles


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("Machine Learning Platform Engineer", ("mlops-engineer",)),
        ("Platform Engineer, ML Platform Engineer", ("mlops-engineer", "devops-engineer")),
        ("Backend Developer", ("software-engineer",)),
        ("Senior Back-End Engineer", ("software-engineer",)),
        ("Fullstack Developer", ("software-engineer",)),
    ],
)
def test_titles_mean_the_longest_that_stands_there_in_any_spelling(title, roles):
    assert roles_of_title(title, load_market(bundled("market_profiles"), today=Month(2026, 11))) == roles


def test_roles_and_levels_are_found_by_name_or_refused_with_suggestions(market):
    assert find_role(market, "Machine Learning Engineer").role == "ml-engineer"
    assert find_role(market, " ML-Engineer ").role == "ml-engineer"
    with pytest.raises(UnknownNameError) as caught:
        find_role(market, "ml enginer")
    assert caught.value.suggestions[0] == "ml-engineer"
    with pytest.raises(UnknownNameError) as caught:
        find_role(market, "gardener")
    assert caught.value.suggestions == ()
    assert find_level("Senior") == "senior"
    with pytest.raises(UnknownNameError):
        find_level("senor")


def test_a_picked_source_leaves_out_the_roles_it_says_nothing_of(market):
    everything = load_market(bundled("market_profiles"), today=Month(2026, 11))
    assert "data-engineer" in everything.by_role
    assert sorted(market.by_role) == sorted({role for role, _ in SEEDS})
    with pytest.raises(UnknownNameError, match="source linkedin-2025-10"):
        find_role(market, "data-engineer")


def test_a_skill_not_tracked_is_not_zero(market):
    shares = {(entry.role, entry.level): entry.demand for entry in skill_shares(market, "kubernetes")}
    assert shares["deep-learning-engineer", "mid"].share == 0
    azure = {(entry.role, entry.level): entry.demand for entry in skill_shares(market, "azure")}
    assert azure["ml-engineer", "mid"] is None
