"""The fewest skills over a line: as few as trying every set finds, with bounds that hold."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillgap.gap import Step, flattens_after, smallest_lift
from skillgap.gap.across import lift as lift_module
from skillgap.gap.across.terrain import Terrain
from skillgap.gap.case import Person
from skillgap.gap.comparison import role_fit
from skillgap.gap.credit import Credits
from skillgap.gap.explore.learnt import with_learnt
from skillgap.gap.report import Fit
from skillgap.gap.scoring import load_scoring
from skillgap.skills import Taxonomy
from tests.gap.people import TODAY, demand, entry, level, market, profile, resume, skill, skills

IDS = tuple("abcdefg")
TAXONOMY = Taxonomy(
    entries=(
        entry("a", hours=(5, 10, 20)),
        entry("b", hours=(5, 20, 40), parents={"a": 0.8}),
        entry("c", hours=(5, 30, 60), neighbours={"d": 0.7}),
        entry("d", hours=(5, 15, 30), prerequisites=("a",)),
        *(entry(id_, hours=(5, 25, 50)) for id_ in "efg"),
    ),
    families={},
    version="0",
)
shares = st.lists(st.sampled_from([0.0, 0.1, 0.3, 0.5, 0.9]), min_size=7, max_size=7)


def person_of(*have):
    found = skills(*(skill(id_) for id_ in have))
    scoring = load_scoring()
    return Person(resume(), found, Credits(found, TAXONOMY, TODAY, scoring), TAXONOMY, scoring)


def market_of(*rows):
    roles = []
    for place, row in enumerate(rows):
        wanted = [demand(id_, share) for id_, share in zip(IDS, row, strict=True) if share]
        roles.append(profile(f"role-{place}", level(*(wanted or [demand("g", 0.5)]))))
    return market(*roles)


def fits_after(person, world, names):
    have = with_learnt(person.skills, names, TAXONOMY, today=TODAY)
    credits = Credits(have, TAXONOMY, TODAY, person.scoring)
    learnt = person._replace(skills=have, credits=credits)
    return [role_fit(learnt, role, role.levels[0]).fit.value for role in world.roles]


@given(rows=st.lists(shares, min_size=1, max_size=3), line=st.sampled_from([30, 55, 80, 95]), data=st.data())
@settings(deadline=None, max_examples=40)
def test_no_smaller_set_does_it(rows, line, data):
    """It holds that an exact lift is as small as trying every set finds, and that it does what it says."""
    person, world = person_of("e"), market_of(*rows)
    wanted = data.draw(st.integers(1, len(rows)))
    lift = smallest_lift(person.resume, person.skills, world, TAXONOMY, level="mid", line=line, wanted=wanted)
    does = [
        size
        for size in range(len(IDS) + 1)
        if any(
            sum(fit >= line for fit in fits_after(person, world, names)) >= wanted
            for names in itertools.combinations(IDS, size)
        )
    ]
    assert lift.reached == bool(does)
    if does:
        assert lift.exact
        assert len(lift.skills) == lift.at_least == does[0]
        assert sum(fit >= line for fit in fits_after(person, world, lift.skills)) == len(lift.roles) >= wanted


@given(row=shares, names=st.sets(st.sampled_from(IDS)))
@settings(deadline=None, max_examples=40)
def test_the_terrain_agrees_with_the_comparison(row, names):
    person, world = person_of("e"), market_of(row)
    terrain = Terrain(person, [(role, role.levels[0]) for role in world.roles])
    wanted = sorted(names & set(terrain.gains))
    assert terrain.after(wanted).fits[0] == pytest.approx(fits_after(person, world, wanted)[0], abs=0.051)


def test_a_search_cut_short_says_so_and_its_bound_holds(monkeypatch):
    person, world = person_of("e"), market_of([0.5] * 7, [0.3, 0.5, 0.1, 0.9, 0.3, 0.5, 0.1])
    full = smallest_lift(person.resume, person.skills, world, TAXONOMY, level="mid", line=80, wanted=2)
    monkeypatch.setattr(lift_module, "TRIES", 3)
    short = smallest_lift(person.resume, person.skills, world, TAXONOMY, level="mid", line=80, wanted=2)
    assert full.exact
    assert not short.exact
    assert short.reached
    assert short.at_least <= len(full.skills) <= len(short.skills)


def test_hours_count_a_shared_prerequisite_once():
    person, world = person_of(), market_of([0, 0, 0, 0.9, 0, 0, 0])
    terrain = Terrain(person, [(role, role.levels[0]) for role in world.roles])
    assert terrain.hours(("d",)) == 15 + 10


def _steps(*pairs):
    return [
        Step(kind="next", skill=f"s{place}", name="S", gain=gain, hours=hours, fit=Fit(1, 1, 1))
        for place, (gain, hours) in enumerate(pairs)
    ]


def test_a_curve_bends_where_gains_get_dear():
    assert flattens_after(_steps((10, 5), (9, 5), (1, 50), (1, 60))) == 2
    assert flattens_after(_steps((5, 10), (5, 10), (5, 10))) is None
    assert flattens_after(_steps((5, 10), (1, 90))) is None
    assert flattens_after([]) is None
