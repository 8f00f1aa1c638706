"""A plan file lived with: edited by hand, read back, planned again, and nothing lost."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from skillgap.errors import PlanError, UnknownNameError
from skillgap.gap import RoleFit
from skillgap.month import Month
from skillgap.plan import (
    Footing,
    Plan,
    PlanFile,
    build_plan,
    changes_between,
    progress_of,
    read_plan_text,
    replanned,
    skills_ticked,
)
from skillgap.report.plan.markdown import render_plan_file
from skillgap.skills import SkillSet
from tests.plan.worlds import entry, module, options, roadmaps, role_fit, skill_set, taxonomy

SKILLS = ("python", "sql", "docker", "spark", "rust")
TAXONOMY = taxonomy(*(entry(name) for name in SKILLS))
WORLD = roadmaps(
    [module(name, 20) for name in SKILLS],
    [SKILLS[:2], SKILLS[2:]],
    interview=[replace(module("sql", 8), id="practice", title="Whiteboard")],
)
FIT = role_fit(dict(zip(SKILLS, (5, 4, 3, 2, 1), strict=True)))
START = Month(2027, 1)


def make(hours: float = 6.0, months: int = 5, **fields: object) -> Plan:
    return replace(
        build_plan(FIT, skill_set(), WORLD, TAXONOMY, options(hours, months, **fields)),
        resume="cv.md",
        resume_hash="abc",
    )


def read(text: str, name: str = "plan.md") -> PlanFile:
    return read_plan_text(text, name=name, roadmaps=WORLD)


def fit_with(*shown: str) -> RoleFit:
    weights = dict(zip(SKILLS, (5.0, 4.0, 3.0, 2.0, 1.0), strict=True))
    return role_fit(weights, dict.fromkeys(shown, 1.0))


def again(file: PlanFile, today: Month, *shown: str, digest: str = "abc") -> Plan:
    """Plan again as if the resume showed some skills."""
    ticked = {*shown, *skills_ticked(file, WORLD)}
    having: SkillSet = skill_set(**dict.fromkeys(shown, "demonstrated"))  # type: ignore[arg-type]
    footing = Footing(
        resume=fit_with(*shown),
        skills=having,
        ticked=fit_with(*ticked),
        ticked_skills=skill_set(**dict.fromkeys(ticked, "demonstrated")),  # type: ignore[arg-type]
        name="cv.md",
        digest=digest,
    )
    return replanned(file, footing, WORLD, TAXONOMY, today=today)


def ticked(text: str, *modules: str) -> str:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if any(f"<!-- m-{name} -->" in line for name in modules):
            lines[number] = line.replace("- [ ]", "- [x]")
    return "\n".join(lines)


def open_items(plan: Plan) -> dict[str, float]:
    found: dict[str, float] = {}
    for month in plan.months:
        for item in month.items:
            if not item.done:
                found[item.module] = found.get(item.module, 0.0) + item.hours
    return found


def test_what_is_written_is_read_back() -> None:
    plan = make(weeks_off=1, interview_share=0.2, deadline=Month(2027, 9), buffer=0.1, leave_out=("m-rust",))
    file = read(render_plan_file(plan))
    assert file.options == plan.options
    assert (file.role, file.level, file.resume, file.resume_hash) == ("r", "mid", "cv.md", "abc")
    planned = [(i.module, i.title, m.month, i.hours, i.done) for m in plan.months for i in m.items]
    assert [(e.module, e.title, e.month, e.hours, e.done) for e in file.entries] == planned
    assert (file.misread, file.asides, file.notes, file.dropped, file.edited_hours, file.moved) == (
        (),
        (),
        {},
        (),
        (),
        (),
    )


def test_unchanged_file_stays_byte_for_byte() -> None:
    text = render_plan_file(make())
    file = read(text)
    assert render_plan_file(again(file, START), file) == text


@pytest.mark.parametrize(
    "box",
    [
        "- [x]",
        "- [X]",
        "* [x]",
        "+ [x]",
        "1. [x]",
        "12) [x]",
        "    - [x]",
        "\t* [X]",
        "- [✓]",
        "[x]",
        "> - [x]",
    ],
)
def test_tick_in_any_hand_is_a_tick(box: str) -> None:
    text = render_plan_file(make()).replace("- [ ] **Learn python**", f"{box} **Learn python**", 1)
    assert read(text).entries[0].done


def test_box_without_its_mark_is_known_by_its_title() -> None:
    text = re.sub(r" <!-- m-python -->", "", render_plan_file(make()))
    file = read(text)
    assert file.entries[0].module == "m-python"
    assert not file.misread


@pytest.mark.parametrize(
    "heading", ["## January 2027", "### 2027-01", "## 2027-1", "## Jan 2027 · 3 h of 26 h", "# 2027-01"]
)
def test_month_in_any_hand_is_a_month(heading: str) -> None:
    text = re.sub(r"## 2027-01 .*", heading, render_plan_file(make()))
    assert read(text).entries[0].month == START


def test_edited_hours_are_kept_when_planning_again() -> None:
    text = render_plan_file(make()).replace("**Learn python** · 20 h", "**Learn python** · 30,5 hours", 1)
    file = read(text)
    assert file.edited_hours == (("m-python", 20.0, 30.5),)
    assert open_items(again(file, START))["m-python"] == 30.5


def test_deleted_line_is_left_out_for_good() -> None:
    lines = render_plan_file(make()).split("\n")
    text = "\n".join(line for line in lines if "<!-- m-docker -->" not in line)
    file = read(text)
    assert file.dropped == ("m-docker",)
    plan = again(file, START)
    assert "m-docker" not in open_items(plan)
    assert plan.left_out == ("Learn docker",)
    once_more = read(render_plan_file(plan, file))
    assert once_more.options.leave_out == ("m-docker",)
    assert "m-docker" not in open_items(again(once_more, START))


def test_moved_line_keeps_its_place() -> None:
    plan = make()
    order = list(open_items(plan))
    assert order[:2] == ["m-python", "m-sql"]
    text = render_plan_file(plan)
    python = next(line for line in text.split("\n") if "<!-- m-python -->" in line)
    text = text.replace(python + "\n", "", 1).replace(
        "## 2027-05", f"## 2027-04\n\n{python}\n\n## 2027-05", 1
    )
    file = read(text)
    assert "m-python" in file.moved
    assert list(open_items(again(file, START))) == list(dict.fromkeys(e.module for e in file.entries))
    assert list(open_items(again(file, START)))[:2] == ["m-sql", "m-docker"]


def test_ticks_survive_and_the_rest_moves_on() -> None:
    file = read(ticked(render_plan_file(make()), "python"))
    plan = again(file, Month(2027, 3))
    assert [item.module for item in plan.months[0].items] == ["m-python"]
    assert plan.months[1].items == ()
    assert plan.months[2].items[0].module == "m-sql"
    assert all(item.done == (item.module == "m-python") for month in plan.months for item in month.items)
    kinds = {change.module: change.kind for change in changes_between(file, plan)}
    assert kinds["m-sql"] == "moved"
    assert "m-python" not in kinds


def test_what_was_done_ahead_frees_its_hours() -> None:
    text = render_plan_file(make(6.0, 5))
    file = read(ticked(text, "python", "sql"))
    plan = again(file, START)
    done = [item.module for month in plan.months for item in month.items if item.done]
    assert set(done) == {"m-python", "m-sql"}
    for month in plan.months[1:]:
        assert all(not item.done for item in month.items)
    assert plan.months[-1].items == () or sum(open_items(plan).values()) < 60.5


def test_new_resume_marks_what_it_shows_as_done() -> None:
    file = read(render_plan_file(make()))
    plan = again(file, Month(2027, 2), "docker", digest="new")
    item = next(item for month in plan.months for item in month.items if item.module == "m-docker")
    assert (item.done, item.shown, item.hours) == (True, True, 0.0)
    text = render_plan_file(plan, file)
    assert "0 h, shown by the resume" in text
    assert next(e for e in read(text).entries if e.module == "m-docker").done
    assert [c.module for c in changes_between(file, plan) if c.kind == "shown"] == ["m-docker"]
    assert not read(text).misread


def test_partly_done_module_goes_on_with_what_is_left() -> None:
    plan = make(3.0, 8)
    text = render_plan_file(plan)
    first = plan.months[0].items[0]
    assert first.parts == 2
    text = text.replace("- [ ] **Learn python**", "- [x] **Learn python**", 1)
    rest = again(read(text), Month(2027, 2))
    assert open_items(rest)["m-python"] == first.total_hours - first.hours
    parts = [(i.part, i.parts) for m in rest.months for i in m.items if i.module == "m-python"]
    assert parts == [(1, 2), (2, 2)]


def test_windows_line_ends_stay() -> None:
    text = render_plan_file(make()).replace("\n", "\r\n")
    file = read(text)
    assert file.newline == "\r\n"
    assert render_plan_file(again(file, START), file) == text


def test_notes_go_with_their_item() -> None:
    text = render_plan_file(make())
    line = next(line for line in text.split("\n") if "<!-- m-sql -->" in line)
    noted = text.replace(line, f"{line}\n  - chapter 3 was hard\n\n    see https://example.org", 1)
    file = read(noted)
    assert file.notes["m-sql"] == ("  - chapter 3 was hard", "", "    see https://example.org")
    after = render_plan_file(again(file, Month(2027, 3)), file).split("\n")
    at = after.index("  - chapter 3 was hard")
    assert any("<!-- m-sql -->" in line for line in after[at - 8 : at])


def test_line_copied_within_a_month_counts_once_and_is_kept() -> None:
    text = render_plan_file(make())
    line = next(line for line in text.split("\n") if "<!-- m-python -->" in line)
    file = read(text.replace(line, f"{line}\n{line}", 1))
    assert sum(e.module == "m-python" for e in file.entries) == 1
    assert [one.problem for one in file.misread] == ["stands in this month a second time; counted once"]
    assert render_plan_file(again(file, START), file).count(line) == 2


def test_front_matter_keeps_what_is_yours() -> None:
    text = render_plan_file(make()).replace(
        "hours_per_week: 6", "hours_per_week: 9 h  # since October\nmood: fine\n# a remark", 1
    )
    file = read(text)
    assert file.options.hours_per_week == 9
    after = render_plan_file(again(file, START), file)
    assert "hours_per_week: 9  # since October\n" in after
    assert "\nmood: fine\n# a remark\n---" in after
    assert read(after).head == file.head


def test_code_and_headings_of_your_own_are_left_alone() -> None:
    own = "## Log\n\n```sh\n- [x] **Learn rust** <!-- m-rust -->\n## 2027-03\n```\n\n| a | b |\n| --- | --- |"
    text = render_plan_file(make()).replace("## 2027-02", f"{own}\n\n## 2027-02", 1)
    file = read(text)
    assert not any(e.done for e in file.entries)
    after = render_plan_file(again(file, START), file)
    assert own in after
    assert render_plan_file(again(read(after), START), read(after)) == after


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("## 2027-02", "## 2027-13", "'2027-13' is no month"),
        ("**Learn python** · 20 h", "**Learn python** · soon", "gives no hours; taken as"),
        ("- [ ] **Learn sql**", "- **Learn sql**", "has no box to tick; taken as open"),
        ("<!-- m-sql -->", "<!-- m-sqll -->", "'m-sqll' is no module"),
        (
            "- [ ] **Learn sql**",
            "- [ ] buy a chair\n- [ ] **Learn sql**",
            "no item of the plan; kept as yours",
        ),
    ],
)
def test_what_is_not_understood_is_named_with_its_line_and_kept(old: str, new: str, problem: str) -> None:
    text = render_plan_file(make()).replace(old, new, 1)
    file = read(text)
    found = [one for one in file.misread if one.problem.startswith(problem)]
    assert found
    assert new.split("\n")[0].split(" · ")[-1] in text.split("\n")[found[0].line - 1]
    if problem.startswith(("no item", "'")):
        assert new.split("\n")[0] in render_plan_file(again(file, START), file)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "plan.md: is no plan file"),
        ("# Shopping\n\n- [ ] milk\n", "plan.md: is no plan file"),
        ("---\ntitle: x\n---\n", "plan.md: is no plan file"),
        ("---\nschema: 1\nrole: r\n", "plan.md: is no plan file"),
        ("---\nschema: 2\nrole: r\n---\n", "plan.md:2: the plan has schema 2; this skillgap reads schema 1"),
        ("---\nschema: 1\nrole: r\n---\n", "plan.md:2: the front matter lacks level, start, hours_per_week"),
        ("---\nrole: r\nlevel: mid\nstart: soon\nhours_per_week: 8\n---\n", "plan.md:4: start is 'soon'"),
        (
            "---\nrole: r\nlevel: mid\nstart: 2027-01\nhours_per_week: lots\n---\n",
            "plan.md:5: hours_per_week is",
        ),
        ("---\nrole: r\nlevel: [\n---\n", "plan.md:3: the front matter is no valid YAML"),
    ],
)
def test_what_is_no_plan_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(PlanError) as caught:
        read(text)
    assert caught.value.message.startswith(message)


def test_unknown_level_has_suggestions() -> None:
    with pytest.raises(UnknownNameError, match="seniour"):
        read("---\nrole: r\nlevel: seniour\nstart: 2027-01\nhours_per_week: 8\n---\n")


@pytest.mark.parametrize("hours", ["0", "-3", "1000"])
def test_absurd_hours_are_refused(hours: str) -> None:
    file = read(render_plan_file(make()).replace("hours_per_week: 6", f"hours_per_week: {hours}"))
    with pytest.raises(PlanError, match="hours a week"):
        again(file, START)


@pytest.mark.parametrize(
    ("today", "modules", "verdict"),
    [
        (Month(2026, 11), (), "not begun"),
        (START, ("python",), "on track"),
        (Month(2027, 3), ("python",), "behind"),
        (START, ("python", "sql", "docker"), "ahead"),
        (Month(2027, 3), SKILLS, "finished"),
    ],
)
def test_standing_follows_ticks_and_calendar(today: Month, modules: tuple[str, ...], verdict: str) -> None:
    progress = progress_of(read(ticked(render_plan_file(make()), *modules)), today)
    assert progress.verdict == verdict
    sums = sum(
        one.hours_done + one.hours_open
        for g in ("done", "late", "due", "ahead", "later")
        for one in getattr(progress, g)
    )
    assert sums == pytest.approx(progress.hours)


def test_behind_is_told_in_hours_and_weeks() -> None:
    progress = progress_of(read(render_plan_file(make())), Month(2027, 2))
    assert progress.balance_hours == -26
    assert progress.balance_weeks == pytest.approx(-26 / 6)
    assert progress.ends is None


def test_plan_that_is_over_lists_what_is_open() -> None:
    file = read(ticked(render_plan_file(make()), "python"))
    plan = again(file, Month(2028, 6))
    assert not open_items(plan)
    left = {one.module for one in plan.unscheduled}
    assert {"m-sql", "m-docker"} <= left


WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=40)


@settings(max_examples=60, deadline=None)
@given(
    marks=st.lists(st.booleans(), min_size=12, max_size=12), late=st.integers(-2, 9), hours=st.floats(1, 30)
)
def test_ticks_survive_planning_again(marks: list[bool], late: int, hours: float) -> None:
    lines = render_plan_file(make(hours)).split("\n")
    boxes = [number for number, line in enumerate(lines) if line.startswith("- [ ] ") and "<!-- m-" in line]
    for number, mark in zip(boxes, marks, strict=False):
        if mark:
            lines[number] = lines[number].replace("- [ ]", "- [x]")
    file = read("\n".join(lines))
    plan = again(file, START.plus(late))
    done = {e.module: 0.0 for e in file.entries if e.done}
    for e in file.entries:
        if e.done:
            done[e.module] += e.hours
    after = read(render_plan_file(plan, file))
    kept: dict[str, float] = {}
    for e in after.entries:
        if e.done:
            kept[e.module] = kept.get(e.module, 0.0) + e.hours
    assert kept == pytest.approx(done)
    listed = {one.module for one in plan.unscheduled}
    assert set(file.hours_left) <= set(open_items(plan)) | listed
    for number, month in enumerate(plan.months):
        assert month.hours <= month.budget_hours + 1e-9
        if number < late:
            assert all(item.done for item in month.items)


@settings(max_examples=120, deadline=None)
@given(
    text=WORDS,
    place=st.integers(0, 400),
    late=st.integers(0, 6),
    prefix=st.sampled_from(["", "- ", "  - ", "> ", "### ", "1. "]),
)
def test_any_further_line_survives(text: str, place: int, late: int, prefix: str) -> None:
    lines = render_plan_file(make()).split("\n")
    end = next(number for number, line in enumerate(lines) if line.startswith("<!-- planned"))
    start = lines.index("---", 1) + 1
    at = start + place % (end - start)
    line = f"{prefix}mine: {text}".rstrip()
    lines.insert(at, line)
    file = read("\n".join(lines))
    after = render_plan_file(again(file, START.plus(late)), file)
    drawn = prefix == "> " and any("Before you set out" in one for one in lines[max(0, at - 6) : at])
    assert line in after.split("\n") or drawn
    assert len(file.entries) == len(read(render_plan_file(make())).entries)
    once_more = read(after)
    assert render_plan_file(again(once_more, START.plus(late)), once_more) == after


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_no_text_makes_the_reader_fail_otherwise(text: str) -> None:
    for content in (text, f"---\nrole: r\nlevel: mid\nstart: 2027-01\nhours_per_week: 8\n---\n{text}"):
        with contextlib.suppress(PlanError, UnknownNameError):
            read(content)


def knapsack(text: str = "", late: int = 0) -> tuple[Plan, PlanFile]:
    """Plan where one long module is worth more than one of two short ones, and less than both; and a month later."""
    names = ("python", "rust", "sql")
    weights = dict(zip(names, (10.0, 5.5, 5.4), strict=True))
    world = roadmaps([module("python", 60), module("rust", 35), module("sql", 35)], [names])
    fit, known = role_fit(weights), taxonomy(*(entry(name) for name in names))
    plan = build_plan(fit, skill_set(), world, known, options(6.0, 4))
    file = read_plan_text(text or render_plan_file(plan), name="plan.md", roadmaps=world)
    footing = Footing(
        resume=fit, skills=skill_set(), ticked=fit, ticked_skills=skill_set(), name="cv.md", digest=""
    )
    return replanned(file, footing, world, known, today=START.plus(late)), file


def test_late_plan_swaps_nothing_in() -> None:
    plan, file = knapsack()
    assert list(open_items(plan)) == ["m-python", "m-rust"]
    after, _ = knapsack(late=1)
    assert list(open_items(after)) == ["m-python"]
    assert {one.module for one in after.unscheduled} == {"m-rust", "m-sql"}
    assert [change.module for change in changes_between(file, after) if change.kind == "added"] == []


def test_hours_that_remain_take_what_is_new_behind_what_is_there() -> None:
    plan, file = knapsack()
    wider = render_plan_file(plan).replace("months: 4", "months: 6")
    after, file = knapsack(wider)
    assert list(open_items(after)) == ["m-python", "m-rust", "m-sql"]
    new = [change for change in changes_between(file, after) if change.kind == "added"]
    assert [change.module for change in new] == ["m-sql"]
    assert new[0].after.endswith("fits now")
    forgotten, file = knapsack(wider.replace("<!-- m-sql -->", ""))
    new = [change for change in changes_between(file, forgotten) if change.kind == "added"]
    assert new[0].after.endswith("in free hours")


def test_what_is_begun_gives_way_last() -> None:
    text = render_plan_file(make(4.0, 6))
    lines = text.split("\n")
    last = list(open_items(make(4.0, 6)))[-1]
    at = next(number for number, line in enumerate(lines) if f"<!-- {last} -->" in line)
    lines.insert(at + 1, "  - two chapters read")
    assert last not in open_items(again(read(text), START.plus(4)))
    assert last in open_items(again(read("\n".join(lines)), START.plus(4)))


def test_what_gave_way_is_told_and_stays_told() -> None:
    file = read(render_plan_file(make()))
    plan = again(file, START.plus(3))
    gone = {change.module: change.after for change in changes_between(file, plan) if change.kind == "removed"}
    assert gone
    assert all(why.startswith("does not fit: ") for why in gone.values())
    text = render_plan_file(plan, file)
    once_more = again(read(text), START.plus(3))
    assert set(gone) <= {one.module for one in once_more.unscheduled}
    assert render_plan_file(once_more, read(text)) == text


def test_another_aim_is_planned_anew() -> None:
    text = render_plan_file(make(6.0, 4))
    file = read(text)
    assert (file.aim, file.aim_now) == ("r mid", "r mid")
    other = read(text.replace("level: mid", "level: senior"))
    assert (other.aim, other.aim_now) == ("r mid", "r senior")
    without = read(text.replace(" for r mid, to tell", ", to tell"))
    assert without.aim == ""
    assert without.record == file.record
