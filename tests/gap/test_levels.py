"""One role at every level: what separates a resume from the next one is told from the resume itself."""

from __future__ import annotations

import pytest

from skillgap.errors import UnknownNameError
from skillgap.gap import level_fit
from skillgap.gap.across.levels import leads as speaks_of_leading
from skillgap.gap.scoring import load_scoring
from skillgap.resume import Position
from tests.gap.people import TAXONOMY, demand, level, market, must, profile, resume, skill, skills, span

ROLES = market(
    profile(
        "ml-engineer",
        level(demand("python", 0.8, tier="critical"), demand("pytorch", 0.5)),
        level(
            demand("python", 0.8, tier="critical"),
            demand("kubernetes", 0.6),
            demand("theano", 0.1, tier="medium"),
            name="senior",
            years_min=5,
            requirements=must("kubernetes"),
        ),
        level(demand("python", 0.8), name="staff", years_min=8),
    )
)


def person(*lines, months=60, since="2021-12"):
    """Give someone with one post that holds the lines."""
    post = Position(
        title="ML Engineer", employer="Fictional Works", span=span(since, "now"), first=0, last=len(lines)
    )
    return resume(post, months=months, lines=lines)


def found(who, *held, at="mid"):
    return level_fit(who, skills(*held), ROLES, TAXONOMY, role="ml-engineer", level=at)


def part(result, name):
    (bar,) = (bar for bar in result.separates if bar.name == name)
    return bar


def test_every_level_is_compared_and_the_next_one_is_named():
    result = found(person("Built models."), skill("python"))
    assert [(role.level, role.fit.value) for role in result.levels] == [
        ("mid", 61.5),
        ("senior", 53.3),
        ("staff", 100.0),
    ]
    assert (result.level, result.next) == ("mid", "senior")


def test_missing_skills_are_named_with_their_hours_and_what_is_new_there():
    bar = part(found(person("Built models."), skill("python")), "skills")
    assert bar.met is False
    assert bar.why == "Not shown in work yet: Kubernetes (new there); about 115 hours."
    shown = part(found(person("Built models."), skill("python"), skill("kubernetes")), "skills")
    assert shown.met is True


@pytest.mark.parametrize(("months", "met"), [(59, False), (60, True)])
def test_the_years_of_the_level_above_decide(months, met):
    assert part(found(person("Built models.", months=months), skill("python")), "years").met is met


def test_leading_is_read_from_lines_of_work_alone():
    leads = found(person("ML Engineer", "• Mentored two juniors."), skill("python"))
    assert part(leads, "leadership").met is True
    assert "“Mentored two juniors”" in part(leads, "leadership").why
    alone = found(person("Built models."), skill("python"))
    assert part(alone, "leadership").met is False
    assert "If you led" in part(alone, "leadership").why
    nothing = found(resume(lines=("Mentored two juniors.",)), skill("python"))
    assert part(nothing, "leadership").met is None


def test_staff_asks_for_more_lines_than_senior():
    two = person("Led the team.", "Mentored two juniors.")
    assert part(found(two, skill("python")), "leadership").met is True
    assert part(found(two, skill("python"), at="senior"), "leadership").met is False


def test_bands_count_what_is_taught():
    bar = part(found(person("Built models."), skill("python")), "bands")
    assert (bar.met, bar.why[:13]) == (False, "0 of the 2 sk")


def test_nothing_stands_above_the_highest_level():
    result = found(person("Built models."), skill("python"), at="staff")
    assert (result.next, result.separates) == (None, ())


def test_an_unknown_role_is_refused():
    with pytest.raises(UnknownNameError):
        level_fit(person("x"), skills(), ROLES, TAXONOMY, role="gardener", level="mid")


@pytest.mark.parametrize(
    ("line", "leads_"),
    [
        ("Supervised two interns", True),
        ("Led the team that built self-supervised models", True),
        ("Self-supervised pre-training on unlabelled frames", False),
        ("Semi-supervised and supervised learning on speech", False),
        ("Drove an LED strip from a microcontroller", False),
    ],
)
def test_a_method_of_learning_is_no_leading(line, leads_):
    assert speaks_of_leading(line, load_scoring().leadership) is leads_
