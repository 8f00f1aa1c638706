"""Bars are met, not met, or not to be told; each says why."""

from __future__ import annotations

import pytest

from skillgap.gap.judge.bars import bars_of
from skillgap.resume import Education, Project, Section
from tests.gap.people import case, demand, level, must, position, resume, skill, skills, span


def bars(wanted, person=None, *found, role="ai-researcher"):
    judged = bars_of(case(person or resume(), skills(*found), wanted, role=role))
    return {bar.name: bar for bar in judged}


def test_critical_skills_name_what_is_missing_with_its_figure():
    wanted = level(demand("python", 0.8, tier="critical"), demand("docker", 0.7, tier="critical", n=88))
    bar = bars(wanted, None, skill("python"))["critical skills"]
    assert bar.met is False
    assert bar.why == "Not shown: Docker (70 % of 88)."
    assert bars(wanted, None, skill("python"), skill("docker", "claimed"))["critical skills"].met is True


def test_one_of_a_critical_group_is_enough():
    wanted = level(
        demand("pytorch", 0.6, tier="high", group="dl"),
        demand("tensorflow", 0.8, tier="critical", group="dl"),
    )
    assert bars(wanted, None, skill("pytorch"))["critical skills"].met is True
    assert bars(wanted)["critical skills"].met is False


def test_an_uncounted_level_has_no_critical_skills_to_tell():
    wanted = level(demand("python", 0.6, estimate=True), basis="estimate")
    assert bars(wanted)["critical skills"].met is None


@pytest.mark.parametrize(("months", "met"), [(23, False), (24, True), (60, True)])
def test_years_are_counted_in_dated_work(months, met):
    person = resume(position("Engineer", "2020-01", "2025-01"), months=months)
    assert bars(level(years_min=2), person)["years"].met is met


def test_years_cannot_be_told_without_dates():
    assert bars(level(years_min=2), resume(position("Engineer")))["years"].met is None
    assert bars(level(years_min=0), resume())["years"].met is True


def test_a_degree_is_a_bar_only_where_stated():
    assert "degree" not in bars(level())
    wanted = level(degree="doctorate")
    assert bars(wanted)["degree"].met is None
    master = Education(degree="M.Sc.", level="master")
    running = Education(degree="PhD", level="doctorate", finished=False)
    done = Education(degree="PhD", level="doctorate")
    assert bars(wanted, resume(education=(master,)))["degree"].met is False
    unfinished = bars(wanted, resume(education=(master, running)))["degree"]
    assert unfinished.met is False
    assert "not finished" in unfinished.why
    assert bars(wanted, resume(education=(master, done)))["degree"].met is True


def test_publications_are_told_with_their_venues():
    wanted = level(publications=True)
    assert bars(wanted)["publications"].met is False
    section = Section(heading="Publications", kind="publications", page=1, first=0, last=2)
    paper = Project(title="On gaps", span=span("2024-01", "2024-01"), first=1, last=2, kind="publications")
    person = resume(sections=(section,), projects=(paper,), lines=("Publications", "On gaps. NeurIPS 2024."))
    bar = bars(wanted, person)["publications"]
    assert bar.met is True
    assert "NEURIPS" in bar.why
    assert "publications" not in bars(level())


def test_path_skills_count_what_a_path_calls_necessary():
    wanted = level(requirements=must("python", "docker"))
    bar = bars(wanted, None, skill("python"))["path skills"]
    assert bar.met is False
    assert bar.why.startswith("1 of 2 skills of the path to mid (counted) are shown; not: Docker")
    assert "path skills" not in bars(level())


def test_software_engineering_counts_for_engineering_roles():
    wanted = level()
    assert "software engineering" not in bars(wanted, role="ai-researcher")
    assert bars(wanted, role="ml-engineer")["software engineering"].met is False
    by_title = resume(position("Backend Engineer", "2020-01", "now"))
    assert bars(wanted, by_title, role="ml-engineer")["software engineering"].met is True
    shown = (skill("git"), skill("docker"), skill("pytest"))
    assert bars(wanted, None, *shown, role="ml-engineer")["software engineering"].met is True
    listed = tuple(skill(name, "claimed") for name in ("git", "docker", "pytest"))
    assert bars(wanted, None, *listed, role="ml-engineer")["software engineering"].met is False
