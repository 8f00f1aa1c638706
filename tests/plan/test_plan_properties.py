"""What holds for every plan, whoever it is for."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from skillgap.plan import Module, Plan, Roadmaps, build_plan
from skillgap.skills import SkillSet, Taxonomy
from tests.plan.worlds import entry, module, options, roadmaps, role_fit, skill_set, taxonomy

NAMES = tuple("abcdefghij")


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Roadmaps, Taxonomy, dict[str, float], SkillSet]:
    """Draw modules with prerequisites among earlier ones, stages, weights, and what the resume shows."""
    names = NAMES[: draw(st.integers(1, len(NAMES)))]
    modules: list[Module] = []
    entries = []
    for number, name in enumerate(names):
        earlier = (
            st.lists(st.sampled_from(names[:number]), max_size=2, unique=True) if number else st.just([])
        )
        modules.append(module(name, draw(st.integers(1, 60)), needs=draw(earlier)))
        strength = {names[0]: 0.5} if number and draw(st.booleans()) else {}
        entries.append(entry(name, prerequisites=tuple(draw(earlier)), parents=strength))
    cut = draw(st.integers(0, len(names)))
    stages = [names[:cut], names[cut:]] if draw(st.booleans()) else []
    wanted = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    weights = {name: draw(st.floats(0.01, 1.0)) for name in wanted}
    shown = draw(
        st.dictionaries(st.sampled_from(names), st.sampled_from(["claimed", "learning"]), max_size=3)
    )
    return roadmaps(modules, stages), taxonomy(*entries), weights, skill_set(**shown)


def make(
    world: tuple[Roadmaps, Taxonomy, dict[str, float], SkillSet], hours: float, months: int, off: int
) -> Plan:
    maps, known, weights, skills = world
    return build_plan(role_fit(weights), skills, maps, known, options(hours, months, weeks_off=off))


def hours_by_module(plan: Plan) -> dict[str, float]:
    found: dict[str, float] = {}
    for month in plan.months:
        for item in month.items:
            found[item.module] = found.get(item.module, 0.0) + item.hours
    return found


HOURS = st.floats(0.1, 40.0)
MONTHS = st.integers(1, 14)
OFF = st.integers(0, 4)


@settings(max_examples=60, deadline=None)
@given(world=worlds(), hours=HOURS, months=MONTHS, off=OFF)
def test_no_month_exceeds_its_hours_and_none_are_lost(world, hours, months, off) -> None:  # type: ignore[no-untyped-def]
    plan = make(world, hours, months, off)
    assert len(plan.months) == months
    for month in plan.months:
        assert sum(item.hours for item in month.items) == month.hours <= month.budget_hours
        assert month.budget_hours <= hours * 52 / 12 + 1e-6
    for name, spent in hours_by_module(plan).items():
        wholes = {item.total_hours for month in plan.months for item in month.items if item.module == name}
        assert wholes == {spent}


@settings(max_examples=60, deadline=None)
@given(world=worlds(), hours=HOURS, months=MONTHS, off=OFF)
def test_prerequisites_come_first(world, hours, months, off) -> None:  # type: ignore[no-untyped-def]
    plan = make(world, hours, months, off)
    maps, _, _, skills = world
    order = list(dict.fromkeys(item.module for month in plan.months for item in month.items))
    needed = {one.id: one.prerequisites for one in maps.modules}
    for place, name in enumerate(order):
        for other in needed[name]:
            if other in order:
                assert order.index(other) < place
            else:
                assert skills.skills, f"{other} is missing before {name}"


@settings(max_examples=60, deadline=None)
@given(world=worlds(), hours=HOURS, months=MONTHS, off=OFF, more=st.floats(0.0, 20.0))
def test_more_hours_never_lower_the_final_fit(world, hours, months, off, more) -> None:  # type: ignore[no-untyped-def]
    few, many = make(world, hours, months, off), make(world, hours + more, months, off)
    assert few.months[-1].fit_after is not None
    assert many.months[-1].fit_after is not None
    assert few.months[-1].fit_after.value <= many.months[-1].fit_after.value


@settings(max_examples=40, deadline=None)
@given(world=worlds(), hours=HOURS, months=MONTHS)
def test_fit_rises_month_by_month_within_its_interval(world, hours, months) -> None:  # type: ignore[no-untyped-def]
    plan = make(world, hours, months, 0)
    fits = [plan.fit_before, *(month.fit_after for month in plan.months)]
    values = [fit.value for fit in fits if fit]
    assert values == sorted(values)
    assert all(0 <= fit.low <= fit.value <= fit.high <= 100 for fit in fits if fit)


@settings(max_examples=40, deadline=None)
@given(world=worlds(), hours=HOURS, months=MONTHS)
def test_hours_said_to_bring_something_in_do(world, hours, months) -> None:  # type: ignore[no-untyped-def]
    maps, known, weights, skills = world
    plan = make(world, hours, months, 0)
    planned = set(hours_by_module(plan))
    left = {one.module: one for one in plan.unscheduled}
    assert not planned & set(left)
    for one in plan.unscheduled[:2]:
        for way in one.reason.split(" bring")[0].split(" or ") if one.reason[-3:] == " in" else ():
            number = float(way.split()[0])
            wider = (
                replace(plan.options, hours_per_week=hours + number)
                if "hour" in way
                else replace(plan.options, months=months + int(number))
            )
            again = build_plan(role_fit(weights), skills, maps, known, wider)
            assert one.module in hours_by_module(again)


@settings(max_examples=40, deadline=None)
@given(
    lengths=st.lists(st.integers(1, 60), min_size=2, max_size=10),
    cut=st.integers(0, 10),
    weights=st.lists(st.floats(0.01, 1.0), min_size=10, max_size=10),
    hours=HOURS,
)
def test_stages_never_go_back(lengths, cut, weights, hours) -> None:  # type: ignore[no-untyped-def]
    names = NAMES[: len(lengths)]
    maps = roadmaps(
        [module(name, length) for name, length in zip(names, lengths, strict=True)],
        [names[:cut], names[cut:]],
    )
    known = taxonomy(*(entry(name) for name in names))
    fit = role_fit(dict(zip(names, weights, strict=False)))
    plan = build_plan(fit, skill_set(), maps, known, options(hours, 6))
    order = [item.module for month in plan.months for item in month.items]
    stages = [0 if name[2:] in names[:cut] else 1 for name in order]
    assert stages == sorted(stages)


@settings(max_examples=60, deadline=None)
@given(world=worlds(), hours=HOURS, months=MONTHS, off=OFF)
def test_every_gap_is_planned_or_listed(world, hours, months, off) -> None:  # type: ignore[no-untyped-def]
    maps, _, weights, skills = world
    plan = make(world, hours, months, off)
    taught = {one.id: set(one.skills) for one in maps.modules}
    planned = set().union(*(taught[name] for name in hours_by_module(plan)), set())
    listed = set().union(*(taught[one.module] for one in plan.unscheduled), set())
    missing = {gap.skill for gap in role_fit(weights).gaps} - {skill.id for skill in skills.skills}
    assert missing <= planned | listed
