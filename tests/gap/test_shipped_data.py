"""The shipped taxonomy, market and constants fit together, and the promises hold on them too."""

from __future__ import annotations

import datetime

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillgap.bundled import bundled
from skillgap.gap import compare
from skillgap.gap.scoring import load_scoring
from skillgap.market import LEVELS, load_market, validate_market
from skillgap.skills import load_taxonomy
from tests.gap.people import TODAY, position, resume, skill, skills


@pytest.fixture(scope="module")
def taxonomy():
    return load_taxonomy()


@pytest.fixture(scope="module")
def market():
    return load_market(bundled("market_profiles"), today=TODAY)


def test_every_skill_of_the_market_is_in_the_taxonomy(taxonomy):
    assert validate_market(bundled("market_profiles"), skills=frozenset(taxonomy.by_id)) == []


def test_every_skill_and_role_of_the_constants_exists(taxonomy, market):
    scoring = load_scoring()
    named = {
        *scoring.bars.software_engineering.skills,
        *scoring.readings.knows,
        *scoring.readings.ships,
        *(name for names in scoring.readings.work.values() for name in names),
        *(name for persona in scoring.personas for name in persona.skills),
        *scoring.interview,
    }
    assert sorted(named - taxonomy.by_id.keys()) == []
    roles = {
        *scoring.bars.software_engineering.roles,
        *scoring.settled,
        *(persona.role for persona in scoring.personas),
    }
    assert sorted(roles - market.by_role.keys()) == []


def test_someone_with_everything_fits_fully_and_has_no_gaps(taxonomy, market):
    everything = skills(*(skill(name) for name in sorted(taxonomy.by_id)))
    person = resume(position("Staff Machine Learning Engineer", "2010-01", "now"), months=203)
    for level in LEVELS:
        for role in compare(person, everything, market, taxonomy, level=level).roles:
            assert role.fit is not None
            assert (role.fit.value, role.gaps) == (100.0, ())
            assert all(
                bar.met is not False
                for bar in role.bars
                if bar.name in ("critical skills", "path skills", "years")
            )


asked = st.sampled_from(
    [
        "python",
        "tensorflow",
        "pytorch",
        "aws",
        "kubernetes",
        "docker",
        "amazon-eks",
        "keras",
        "sql",
        "postgresql",
        "jax",
        "langchain",
        "mlflow",
        "machine-learning",
        "java",
        "git",
        "statistics",
    ]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(asked, st.sampled_from(["demonstrated", "claimed", "learning"]), min_size=1),
    asked,
    st.sampled_from(LEVELS),
)
def test_the_promises_hold_on_shipped_data(taxonomy, market, held, extra, level):
    have = skills(*(skill(name, state) for name, state in sorted(held.items())))
    more = skills(*(skill(name, state) for name, state in sorted({**held, extra: "demonstrated"}.items())))
    before = compare(resume(), have, market, taxonomy, level=level)
    after = {role.role: role for role in compare(resume(), more, market, taxonomy, level=level).roles}
    assert msgspec.json.encode(before) == msgspec.json.encode(
        compare(resume(), have, market, taxonomy, level=level)
    )
    for role in before.roles:
        assert role.fit is not None
        assert 0 <= role.fit.low <= role.fit.value <= role.fit.high <= 100
        assert after[role.role].fit.value >= role.fit.value
        total = sum(gap.gain for gap in role.gaps)
        assert role.fit.value + total <= 100.5
        assert all(not (gap.estimate and gap.tier == "critical") for gap in role.gaps)


months = st.one_of(
    st.just(""),
    st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 1, 1)).map(lambda day: f"{day:%Y-%m}"),
)
titles = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["Senior ML Engineer", "Nurse", "PhD Student", "Head of Data", "DevOps → MLOps", "Backend Engineer"]
    ),
)
positions = st.lists(st.builds(position, titles, months, st.one_of(months, st.just("now"))), max_size=4)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(positions, titles, st.booleans())
def test_no_resume_however_odd_breaks_the_comparison(taxonomy, market, held, headline, anything):
    person = resume(*held, headline=headline)
    report = compare(person, skills(skill("python")) if anything else skills(), market, taxonomy)
    assert len(report.roles) == len(market.roles)
    assert all((role.fit is None) != anything for role in report.roles)
    assert all(bar.why for role in report.roles for bar in role.bars)
    assert all(advice.text for advice in report.advice)
