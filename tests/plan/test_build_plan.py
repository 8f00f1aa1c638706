"""A plan closes the gaps it can, in the order that makes sense, and says why."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from skillgap.errors import PlanError
from skillgap.gap import Bar, SkillCredit
from skillgap.month import Month
from skillgap.plan import Plan, RealityCheck, Transition, bar_months, build_plan
from tests.plan.worlds import entry, module, options, roadmaps, role_fit, skill_set, taxonomy

SKILLS = ("python", "docker", "kubernetes", "pytorch", "sql")
TAXONOMY = taxonomy(*(entry(name) for name in SKILLS))


def scheduled(plan: Plan) -> list[str]:
    """List the modules in the order they begin."""
    return list(dict.fromkeys(item.module for month in plan.months for item in month.items))


def test_best_gain_per_hour_comes_first() -> None:
    world = roadmaps([module("sql", 20), module("python", 10), module("docker", 40)])
    fit = role_fit({"sql": 1, "python": 1, "docker": 1})
    plan = build_plan(fit, skill_set(), world, TAXONOMY, options())
    assert scheduled(plan) == ["m-python", "m-sql", "m-docker"]


def test_stages_keep_their_order_whatever_the_gain() -> None:
    world = roadmaps([module("sql", 40), module("python", 5)], [["sql"], ["python"]])
    fit = role_fit({"sql": 1, "python": 9})
    assert scheduled(build_plan(fit, skill_set(), world, TAXONOMY, options())) == ["m-sql", "m-python"]


def test_prerequisite_is_planned_before_what_needs_it_and_counts_in_the_cost() -> None:
    world = roadmaps([module("docker", 30), module("kubernetes", 10, needs=["docker"]), module("sql", 20)])
    fit = role_fit({"kubernetes": 2, "sql": 1.2})
    plan = build_plan(fit, skill_set(), world, TAXONOMY, options())
    assert scheduled(plan) == ["m-sql", "m-docker", "m-kubernetes"]
    why = next(item.why for month in plan.months for item in month.items if item.module == "m-docker")
    assert why == "Comes before Learn kubernetes, which builds on it."


def test_prerequisite_the_taxonomy_names_is_planned_too() -> None:
    known = taxonomy(entry("docker"), entry("kubernetes", prerequisites=("docker",)))
    world = roadmaps([module("docker"), module("kubernetes")])
    plan = build_plan(role_fit({"kubernetes": 1}), skill_set(), world, known, options())
    assert scheduled(plan) == ["m-docker", "m-kubernetes"]


@pytest.mark.parametrize("state", ["demonstrated", "claimed", "learning"])
def test_prerequisite_the_resume_names_is_not_planned(state: str) -> None:
    world = roadmaps([module("docker"), module("kubernetes", needs=["docker"])])
    plan = build_plan(role_fit({"kubernetes": 1}), skill_set(docker=state), world, TAXONOMY, options())  # type: ignore[arg-type]
    assert scheduled(plan) == ["m-kubernetes"]


def test_what_comes_before_a_shown_skill_is_taken_for_granted() -> None:
    known = taxonomy(entry("python"), entry("pytorch", prerequisites=("python",)), entry("sql"))
    world = roadmaps([module("python"), module("sql", needs=["python"])])
    plan = build_plan(role_fit({"sql": 1}), skill_set(pytorch="demonstrated"), world, known, options())
    assert scheduled(plan) == ["m-sql"]


def test_shown_skill_is_skipped_and_named() -> None:
    world = roadmaps([module("python"), module("sql")], [["python", "sql"]])
    fit = role_fit({"python": 1, "sql": 1}, {"python": 1.0})
    plan = build_plan(fit, skill_set(python="demonstrated"), world, TAXONOMY, options())
    assert scheduled(plan) == ["m-sql"]
    assert plan.skipped == ("Python",)


def test_listed_skill_is_shortened_to_proving_it_and_told_first() -> None:
    world = roadmaps([module("python", 20)])
    fit = role_fit({"python": 1}, {"python": 0.5}, {"python": "proof"})
    plan = build_plan(fit, skill_set(python="claimed"), world, TAXONOMY, options())
    item = plan.months[0].items[0]
    assert (item.title, item.total_hours) == ("Prove it: Learn python", 7.0)
    assert plan.proof == ("Python: Show it in a project.",)


@pytest.mark.parametrize(
    ("state", "title", "hours"),
    [("claimed", "Prove it", 7.0), ("learning", "Finish it", 14.0), ("demonstrated", "Refresh it", 5.0)],
)
def test_what_is_left_to_do_follows_from_how_the_resume_shows_it(
    state: str, title: str, hours: float
) -> None:
    fit = role_fit({"python": 1}, {"python": 0.4}, {"python": "proof"})
    plan = build_plan(fit, skill_set(python=state), roadmaps([module("python", 20)]), TAXONOMY, options())  # type: ignore[arg-type]
    item = plan.months[0].items[0]
    assert (item.title, item.total_hours) == (f"{title}: Learn python", hours)


def test_module_is_left_out_when_others_teach_all_it_would() -> None:
    step = Transition(
        start="mid",
        end="senior",
        salary_from_usd=None,
        salary_to_usd=None,
        must=("python",),
        nice=(),
        source="s",
    )
    both = module("sql", 10, skills=["sql", "python"])
    world = roadmaps([both, module("python", 30)], [["sql"]], transitions=[step])
    plan = build_plan(role_fit({"sql": 1, "python": 1}), skill_set(), world, TAXONOMY, options(10.0, 12))
    assert scheduled(plan) == ["m-sql"]
    assert plan.unscheduled == ()


def test_requirement_below_the_level_is_left_out_in_a_stage_already_passed() -> None:
    steps = [
        Transition(
            start=start, end=end, salary_from_usd=None, salary_to_usd=None, must=must, nice=(), source="s"
        )
        for start, end, must in (("entry", "mid", ("sql",)), ("mid", "senior", ("pytorch",)))
    ]
    world = roadmaps([module(name) for name in SKILLS], [["python", "sql"], ["pytorch"]], transitions=steps)
    fit = role_fit({"kubernetes": 1}, level="senior")
    plan = build_plan(fit, skill_set(python="demonstrated"), world, TAXONOMY, options(20.0, 12))
    assert set(scheduled(plan)) == {"m-kubernetes", "m-pytorch"}


def test_wording_gap_is_a_note_and_no_work() -> None:
    world = roadmaps([module("docker")])
    fit = role_fit({"docker": 1}, {"docker": 0.8}, {"docker": "wording"})
    plan = build_plan(fit, skill_set(), world, TAXONOMY, options())
    assert scheduled(plan) == []
    assert plan.proof == ("Write Docker down.",)


def test_long_module_spans_months_and_leaves_its_project_at_the_end() -> None:
    world = roadmaps([module("python", 60)])
    plan = build_plan(role_fit({"python": 1}), skill_set(), world, TAXONOMY, options(6.0, 4))
    pieces = [month.items[0] for month in plan.months[:3]]
    assert [piece.hours for piece in pieces] == [26.0, 26.0, 8.0]
    assert [(piece.part, piece.parts) for piece in pieces] == [(1, 3), (2, 3), (3, 3)]
    assert [bool(piece.project) for piece in pieces] == [False, False, True]
    assert [month.fit_after.value for month in plan.months if month.fit_after] == [0.0, 0.0, 100.0, 100.0]


def test_fit_after_a_month_counts_what_is_finished_by_then() -> None:
    world = roadmaps([module("python", 20), module("sql", 30)])
    fit = role_fit({"python": 3, "sql": 1, "docker": 4}, {"docker": 1.0})
    plan = build_plan(fit, skill_set(docker="demonstrated"), world, TAXONOMY, options(6.0, 2))
    assert plan.fit_before is not None
    assert plan.fit_before.value == 50.0
    values = [month.fit_after.value for month in plan.months if month.fit_after]
    assert values == [87.5, 100.0]


def test_what_does_not_fit_is_listed_with_the_hours_that_bring_it_in() -> None:
    world = roadmaps([module("python", 20), module("docker", 60)])
    fit = role_fit({"python": 5, "docker": 5})
    plan = build_plan(fit, skill_set(), world, TAXONOMY, options(10.0, 1))
    assert scheduled(plan) == ["m-python"]
    left = plan.unscheduled[0]
    assert (left.module, left.hours, left.reason) == (
        "m-docker",
        60.0,
        "8.5 more hours a week or 1 more month bring Docker in",
    )
    wider = build_plan(fit, skill_set(), world, TAXONOMY, options(18.5, 1))
    assert "m-docker" in scheduled(wider)
    narrower = build_plan(fit, skill_set(), world, TAXONOMY, options(18.0, 1))
    assert "m-docker" not in scheduled(narrower)


def test_skill_without_a_module_is_planned_from_the_taxonomy() -> None:
    known = taxonomy(entry("cobol", hours=(10, 20, 40)))
    plan = build_plan(role_fit({"cobol": 1}), skill_set(), roadmaps([]), known, options())
    item = plan.months[0].items[0]
    assert (item.module, item.total_hours, item.resources) == ("skill-cobol", 20.0, ())
    assert "Cobol" in item.project


def test_neighbour_shown_in_work_shortens_the_hours() -> None:
    known = taxonomy(entry("tensorflow", neighbours={"pytorch": 0.8}), entry("pytorch"))
    world = roadmaps([module("pytorch", 40)])
    plan = build_plan(role_fit({"pytorch": 1}), skill_set(tensorflow="demonstrated"), world, known, options())
    assert plan.months[0].items[0].total_hours == 24.0


@pytest.mark.parametrize(
    ("level", "hours"), [("entry", 16.0), ("mid", 20.0), ("senior", 28.0), ("staff", 32.0)]
)
def test_higher_level_takes_more_hours(level: str, hours: float) -> None:
    fit = role_fit({"python": 1}, level=level)  # type: ignore[arg-type]
    plan = build_plan(fit, skill_set(), roadmaps([module("python", 20)]), TAXONOMY, options(12.0))
    assert plan.months[0].items[0].total_hours == hours


def test_learning_counts_for_what_it_implies() -> None:
    known = taxonomy(entry("pytorch", parents={"deep": 0.8}), entry("deep"))
    world = roadmaps([module("pytorch", 10)])
    fit = role_fit({"pytorch": 1, "deep": 1})
    plan = build_plan(fit, skill_set(), world, known, options(3.0, 1))
    assert scheduled(plan) == ["m-pytorch"]
    assert plan.months[0].fit_after is not None
    assert plan.months[0].fit_after.value == 90.0


def test_reason_names_each_gap_with_its_figure() -> None:
    both = module("sql", 10, skills=["sql", "python"])
    plan = build_plan(role_fit({"sql": 2, "python": 1}), skill_set(), roadmaps([both]), TAXONOMY, options())
    why = plan.months[0].items[0].why
    assert (
        why
        == "Sql: Named in 50 % of 100 postings: sql. Also closes: Python (50 % of 100 postings). Worth about 100.0 points of fit. (s)"
    )


def test_path_requirement_is_planned_though_nobody_counted_it() -> None:
    step = Transition(
        start="entry", end="mid", salary_from_usd=None, salary_to_usd=None, must=("sql",), nice=(), source="s"
    )
    world = roadmaps([module("python"), module("sql")], [["python"], ["sql"]], transitions=[step])
    plan = build_plan(role_fit({"python": 1}), skill_set(), world, TAXONOMY, options())
    why = next(item.why for month in plan.months for item in month.items if item.module == "m-sql")
    assert why == "The path names Sql as a must for entry → mid; no posting count stands behind it."


def test_part_of_something_shown_waits_behind_what_is_missing_altogether() -> None:
    step = Transition(
        start="entry",
        end="mid",
        salary_from_usd=None,
        salary_to_usd=None,
        must=("ec2", "sql"),
        nice=(),
        source="s",
    )
    known = taxonomy(entry("ec2", parents={"aws": 0.8}), entry("aws"), entry("sql"))
    world = roadmaps([module("ec2", 10), module("sql", 10)], [["ec2", "sql"]], transitions=[step])
    plan = build_plan(
        role_fit({"aws": 1}, {"aws": 1.0}), skill_set(aws="demonstrated"), world, known, options()
    )
    assert scheduled(plan) == ["m-sql", "m-ec2"]
    bare = build_plan(role_fit({"aws": 1}, {"aws": 1.0}), skill_set(), world, known, options())
    assert scheduled(bare) == ["m-ec2", "m-sql"]


def test_stage_the_resume_has_passed_is_not_taught_again() -> None:
    world = roadmaps([module(name) for name in SKILLS], [["python", "sql"], ["docker", "pytorch"]])
    fit = role_fit({"kubernetes": 1})
    plan = build_plan(fit, skill_set(docker="demonstrated"), world, TAXONOMY, options(20.0, 12))
    assert scheduled(plan) == ["m-kubernetes"]
    beginner = build_plan(fit, skill_set(), world, TAXONOMY, options(20.0, 12))
    assert set(scheduled(beginner)) == {f"m-{name}" for name in SKILLS}


def test_reality_checks_are_told_to_those_they_concern() -> None:
    checks = [
        RealityCheck(text="Ops first.", source="s", unless=("docker",)),
        RealityCheck(text="Seniors design.", source="s", levels=("senior",)),
        RealityCheck(text="For all.", source="s"),
    ]
    world = roadmaps([module("sql")], [["sql"]], checks=checks)
    plan = build_plan(role_fit({"sql": 1}), skill_set(docker="demonstrated"), world, TAXONOMY, options())
    assert plan.reality == ("For all. (s)",)
    plan = build_plan(role_fit({"sql": 1}, level="senior"), skill_set(), world, TAXONOMY, options())
    assert plan.reality == ("Ops first. (s)", "Seniors design. (s)", "For all. (s)")


def test_interview_track_takes_its_share_of_the_hours() -> None:
    track = [replace(module("sql", 10), id="interview-sql")]
    world = roadmaps([module("python", 100)], [["python"]], interview=track)
    plan = build_plan(
        role_fit({"python": 1}), skill_set(), world, TAXONOMY, options(6.0, 6, interview_share=0.2)
    )
    assert plan.interview == tuple(track)
    first = plan.months[0]
    assert [(item.module, item.hours) for item in first.items] == [("m-python", 21.0), ("interview-sql", 5.0)]
    assert first.hours == first.budget_hours == 26.0


def test_months_follow_from_the_start_over_the_year() -> None:
    late = replace(options(6.0, 3), start=Month(2027, 12))
    plan = build_plan(role_fit({"python": 1}), skill_set(), roadmaps([module("python")]), TAXONOMY, late)
    assert [str(month.month) for month in plan.months] == ["2027-12", "2028-01", "2028-02"]


def test_weeks_off_lie_at_the_ends_of_half_years() -> None:
    world = roadmaps([module("python", 400)])
    plan = build_plan(role_fit({"python": 1}), skill_set(), world, TAXONOMY, options(6.0, 12, weeks_off=3))
    short = [number for number, month in enumerate(plan.months) if month.budget_hours < 26]
    assert short == [5, 11]
    assert [plan.months[number].budget_hours for number in short] == [14.0, 20.0]


def test_nothing_missing_makes_an_empty_plan() -> None:
    fit = role_fit({"python": 1}, {"python": 1.0})
    plan = build_plan(
        fit, skill_set(python="demonstrated"), roadmaps([module("python")]), TAXONOMY, options()
    )
    assert all(not month.items for month in plan.months)
    assert plan.unscheduled == ()


def test_resume_that_shows_nothing_gets_its_first_fit_from_what_is_learnt() -> None:
    fit = replace(role_fit({"python": 3, "sql": 1}), fit=None)
    world = roadmaps([module("python", 40), module("sql", 200)])
    plan = build_plan(fit, skill_set(), world, TAXONOMY, options(6.0, 3))
    assert plan.fit_before is None
    assert [month.fit_after and month.fit_after.value for month in plan.months] == [None, 75.0, 75.0]


def test_unknown_fit_stays_unknown_and_the_gaps_are_planned() -> None:
    bare = replace(role_fit({"python": 1}), fit=None, credits=())
    plan = build_plan(bare, skill_set(), roadmaps([module("python")]), TAXONOMY, options())
    assert scheduled(plan) == ["m-python"]
    assert all(month.fit_after is None for month in plan.months)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"hours_per_week": 0.0}, "cannot plan with 0 hours a week"),
        ({"hours_per_week": 81.0}, "cannot plan with 81 hours a week"),
        ({"hours_per_week": float("nan")}, "cannot plan with nan hours a week"),
        ({"months": 0}, "cannot plan 0 months"),
        ({"months": 61}, "cannot plan 61 months"),
        ({"weeks_off": 27}, "cannot plan with 27 weeks off"),
        ({"months": 1, "weeks_off": 5}, "5 weeks off leave nothing of 1 months"),
        ({"interview_share": 0.6}, "cannot give 60% of the hours to interviews"),
        ({"specialisation": "magic"}, "unknown specialisation 'magic'"),
    ],
)
def test_options_no_plan_can_be_made_of_are_refused(fields: dict[str, object], message: str) -> None:
    with pytest.raises(PlanError) as caught:
        build_plan(role_fit({"python": 1}), skill_set(), roadmaps([]), TAXONOMY, options(**fields))  # type: ignore[arg-type]
    assert caught.value.message == message
    assert caught.value.hint


def test_same_input_gives_the_same_plan() -> None:
    world = roadmaps([module(name) for name in SKILLS], [SKILLS[:2], SKILLS[2:]])
    fit = role_fit(dict.fromkeys(SKILLS, 1.0))
    one = build_plan(fit, skill_set(), world, TAXONOMY, options(4.0, 3))
    two = build_plan(fit, skill_set(), world, TAXONOMY, options(4.0, 3))
    assert one == two


def test_deadline_ends_the_plan_and_the_months_it_takes_are_told() -> None:
    world = roadmaps([module("python", 60), module("sql", 20)])
    fit = role_fit({"python": 3, "sql": 1})
    plan = build_plan(fit, skill_set(), world, TAXONOMY, options(6.0, 12, deadline=Month(2027, 3)))
    assert [str(month.month) for month in plan.months] == ["2027-01", "2027-02", "2027-03"]
    assert plan.unscheduled[0].reason == "0.5 more hours a week or 1 more month bring Sql in"
    later = build_plan(fit, skill_set(), world, TAXONOMY, options(6.0, 12, deadline=Month(2027, 4)))
    assert "m-sql" in scheduled(later)


def test_buffer_stays_free_in_every_month() -> None:
    world = roadmaps([module("python", 400)])
    plan = build_plan(role_fit({"python": 1}), skill_set(), world, TAXONOMY, options(6.0, 3, buffer=0.25))
    assert [month.budget_hours for month in plan.months] == [19.5, 19.5, 19.5]


def test_what_the_person_leaves_out_is_listed_and_nothing_waits_for_it() -> None:
    world = roadmaps([module("python", 20), module("sql", 20, needs=["python"])])
    fit = role_fit({"python": 1, "sql": 1})
    plan = build_plan(fit, skill_set(), world, TAXONOMY, options(leave_out=("m-python",)))
    assert scheduled(plan) == ["m-sql"]
    assert plan.left_out == ("Learn python",)


def test_bars_are_dated_by_the_first_month_that_meets_them() -> None:
    months = [(Month(2027, number), tuple("abcdef"[:number])) for number in range(1, 7)]

    def bars_with(learnt: tuple[str, ...]) -> tuple[Bar, ...]:
        met = {"early": "a" in learnt, "late": "e" in learnt, "never": False}
        return tuple(Bar(name=name, met=value, why="") for name, value in met.items())

    bars = (*bars_with(()), Bar(name="shown", met=True, why=""))
    found = {bar.name: bar.month for bar in bar_months(bars, months, bars_with)}
    assert found == {"early": Month(2027, 1), "late": Month(2027, 5), "never": None, "shown": None}
    assert all(bar.month is None for bar in bar_months(bars, (), bars_with))


def test_what_an_edit_of_the_resume_brings_is_no_reason_to_learn() -> None:
    known = taxonomy(entry("cloud"), entry("bigquery", parents={"cloud": 0.8}), entry("sql"))
    fit = role_fit({"cloud": 5, "bigquery": 1, "sql": 2}, {"cloud": 0.4}, {"cloud": "wording"})
    world = roadmaps([module("bigquery", 20), module("sql", 20)])
    plan = build_plan(fit, skill_set(), world, known, options(5.0, 1))
    assert scheduled(plan) == ["m-sql"]


def test_what_counts_for_something_larger_says_so_unless_that_is_planned_itself() -> None:
    known = taxonomy(entry("cloud"), entry("bigquery", parents={"cloud": 0.8}))
    fit = role_fit({"cloud": 5, "bigquery": 1, "sql": 4})
    alone = build_plan(fit, skill_set(), roadmaps([module("bigquery", 20)]), known, options(5.0, 1))
    why = alone.months[0].items[0].why
    assert "Counts in part for Cloud (50 % of 100 postings). Worth about " in why
    both = roadmaps([module("bigquery", 4), module("cloud", 4)])
    plan = build_plan(fit, skill_set(), both, known, options(8.0, 2))
    items = {item.module: item.why for month in plan.months for item in month.items}
    assert "Counts in part" not in items["m-bigquery"]


def test_part_of_a_tool_the_resume_lists_is_to_be_proved_not_learnt() -> None:
    known = taxonomy(entry("ec2", parents={"aws": 0.8}), entry("aws"))
    world = roadmaps([module("aws", 40, skills=("aws", "ec2"))])
    fit = role_fit({"aws": 1}, {"aws": 0.5}, {"aws": "proof"})
    listed = build_plan(fit, skill_set(aws="claimed"), world, known, options())
    item = listed.months[0].items[0]
    assert item.title == "Prove it: Learn aws"
    assert item.total_hours == 14.0


def test_path_requirement_that_postings_take_something_else_for_says_so() -> None:
    step = Transition(
        start="entry", end="mid", salary_from_usd=None, salary_to_usd=None, must=("sql",), nice=(), source="s"
    )
    world = roadmaps([module("python"), module("sql")], [["python"], ["sql"]], transitions=[step])
    fit = role_fit({"python": 1})
    covered = SkillCredit(skill="sql", weight=0.0, credit=0.0, via="covered by group member Spark", decay=1.0)
    plan = build_plan(replace(fit, credits=(*fit.credits, covered)), skill_set(), world, TAXONOMY, options())
    why = next(item.why for month in plan.months for item in month.items if item.module == "m-sql")
    assert why == "The path names Sql as a must for entry → mid, though postings take Spark in its place."


@pytest.mark.parametrize(
    ("topics", "told"),
    [(("tf.data", "callbacks"), "tf.data, callbacks."), (("few-shot examples",), "Few-shot examples.")],
)
def test_interview_topics_open_with_a_capital_unless_they_are_code(
    topics: tuple[str, ...], told: str
) -> None:
    world = roadmaps([replace(module("python"), interview=topics)])
    plan = build_plan(role_fit({"python": 1}), skill_set(), world, TAXONOMY, options())
    assert plan.months[0].items[0].interview == told
