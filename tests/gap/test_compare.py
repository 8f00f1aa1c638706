"""The comparison ranks roles, says when it cannot tell, and gives the same bytes for the same input."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from skillgap.advice import Request, advise, matrix_of
from skillgap.bundled import bundled
from skillgap.documents import Hidden, Warning
from skillgap.errors import UnknownNameError
from skillgap.gap import bare_fits, compare
from skillgap.gap.case import person_of
from skillgap.gap.comparison import nearest_level, places_of
from skillgap.market import LEVELS, load_market
from skillgap.month import Month
from tests.gap.people import TAXONOMY, TODAY, demand, level, market, position, profile, resume, skill, skills

ROLES = market(
    profile("ai-engineer", level(demand("python", 0.8), demand("pytorch", 0.4)), titles=("ai engineer",)),
    profile(
        "mlops-engineer",
        level(demand("python", 0.7), demand("kubernetes", 0.6)),
        level(demand("python", 0.7), demand("kubernetes", 0.7), name="senior"),
        titles=("mlops",),
    ),
)


def report(person=None, *found, **options):
    return compare(person or resume(), skills(*found), ROLES, TAXONOMY, **options)


def test_without_roles_every_role_is_ranked_by_fit():
    ranking = report(None, skill("python"), skill("pytorch")).roles
    assert [role.role for role in ranking] == ["ai-engineer", "mlops-engineer"]
    assert ranking[0].fit.value == 100.0


def test_titles_decide_between_fits_that_overlap_and_the_note_says_so():
    person = resume(position("DevOps Engineer", "2021-01", "now"), headline="DevOps Engineer → MLOps")
    unsure = {"low": 0.1, "high": 0.9}
    roles = market(
        profile("ai-engineer", level(demand("python", 0.7, **unsure), demand("pytorch", 0.6, **unsure))),
        profile(
            "mlops-engineer",
            level(demand("python", 0.7, **unsure), demand("docker", 0.7, **unsure)),
            titles=("mlops",),
        ),
    )
    first, second = compare(person, skills(skill("python")), roles, TAXONOMY).roles
    assert first.role == "mlops-engineer"
    assert second.fit.value > first.fit.value
    assert first.note.startswith("Placed before Ai Engineer (fit ")
    assert "DevOps Engineer → MLOps" in first.note
    assert second.note == ""


def test_titles_never_lift_a_role_over_a_clear_difference():
    person = resume(headline="MLOps")
    found = report(person, skill("python"), skill("pytorch"))
    assert found.roles[0].role == "ai-engineer"


def test_roles_and_level_can_be_asked_for():
    (role,) = report(None, skill("python"), roles=["mlops-engineer"], level="senior").roles
    assert (role.role, role.level) == ("mlops-engineer", "senior")
    (again,) = report(None, skill("python"), roles=["MLOps", "mlops-engineer"]).roles
    assert again.role == "mlops-engineer"
    with pytest.raises(UnknownNameError):
        report(None, skill("python"), roles=["gardener"])


def test_the_report_says_why_a_level_was_chosen_unless_it_was_asked_for():
    person = resume(position("Data Engineer", "2022-12", "now"))
    assert report(person, skill("python")).level_why == "mid: 4 years in the field"
    assert report(person, skill("python"), level="senior").level_why == ""


def test_a_missing_level_gives_the_nearest():
    mlops = ROLES.by_role["mlops-engineer"]
    assert nearest_level(mlops, "entry").level == "mid"
    assert nearest_level(mlops, "staff").level == "senior"


def test_no_skills_is_no_fit_rather_than_zero():
    for role in report().roles:
        assert role.fit is None
        assert "missing information" in role.note
        assert role.reach is None


def test_no_demand_is_no_fit_either():
    empty = market(profile("ml-engineer", level()))
    (role,) = compare(resume(), skills(skill("python")), empty, TAXONOMY).roles
    assert role.fit is None
    assert "no demand" in role.note


def test_same_input_same_bytes():
    person = resume(position("Backend Engineer", "2020-01", "now"), months=60)
    one = report(person, skill("python"), skill("docker", "claimed"))
    other = report(person, skill("docker", "claimed"), skill("python"))
    assert msgspec.json.encode(one) == msgspec.json.encode(other)


def test_strengths_put_the_scarce_before_the_common():
    wanted = market(
        profile(
            "mlops-engineer", level(demand("python", 0.9), demand("kubernetes", 0.5), demand("docker", 0.6))
        )
    )
    found = skills(
        skill("python"), skill("kubernetes", months=38), skill("docker"), skill("megatron"), skill("theano")
    )
    (role,) = compare(resume(), found, wanted, TAXONOMY).roles
    assert [strength.skill for strength in role.strengths] == ["kubernetes", "docker", "megatron", "python"]
    assert (
        role.strengths[0].why
        == "Hard to find; asked for in 50 % of 200 postings; shown over 3 years 2 months of dated work."
    )
    assert role.strengths[-1].why.startswith("Expected everywhere")


def test_only_what_work_shows_is_a_strength():
    (role,) = report(None, skill("python", "claimed"), roles=["ai-engineer"]).roles
    assert role.strengths == ()


def codes(person, *found):
    return [advice.code for advice in report(person, *found).advice]


def test_remarks_on_the_resume_itself():
    person = resume(
        position("Engineer"),
        email="",
        hidden=(Hidden(text="python python", page=1),),
        warnings=(Warning(code="order-doubtful", message="two columns"),),
    )
    assert codes(person) == ["hidden-text", "order-doubtful", "missing-contact", "no-dates"]
    assert codes(resume()) == ["no-positions"]


def test_a_long_break_is_remarked_and_a_covered_one_is_not():
    away = [position("Engineer", "2015-01", "2017-01"), position("Engineer", "2019-03", "now")]
    assert codes(resume(*away)) == ["long-gap"]
    assert codes(resume(*away, position("Freelancer", "2017-02", "2019-02"))) == []


def test_lists_without_proof_are_remarked():
    listed = [skill(name, "claimed") for name in ("python", "docker", "pytorch", "kubernetes", "theano")]
    assert "skills-only-claimed" in codes(resume(), *listed)
    assert "skills-only-claimed" not in codes(resume(), *(skill(each.id) for each in listed))


def test_knowing_and_shipping_are_read_apart():
    knows = [skill("pytorch"), skill("tensorflow"), skill("deep-learning")]
    assert "knows-not-ships" in codes(resume(), *knows)
    both = codes(resume(), *knows, skill("docker"), skill("kubernetes"))
    assert "knows-and-ships" in both
    assert "strength-production" in both


@pytest.mark.parametrize(
    ("title", "start"),
    [
        (
            "Site Reliability Engineer",
            "DevOps or site reliability engineer (the latest post says “Site Reliability Engineer”): of the AI roles MLOps Engineer",
        ),
        (
            "Backend Engineer",
            "Software engineer (the latest post says “Backend Engineer”): of the AI roles LLM / GenAI",
        ),
        ("Postdoctoral Research Associate", "Researcher (the latest post says"),
        (
            "Nurse",
            "Career switcher (all 6 years 11 months in posts lie outside the field): of the AI roles ML",
        ),
        ("LLM Engineer", ""),
    ],
)
def test_a_path_is_suggested_by_what_the_person_comes_from(title, start):
    shipped = load_market(bundled("market_profiles"), today=TODAY)
    person = resume(position(title, "2020-01", "now"))
    suggestion = compare(person, skills(skill("python")), shipped, TAXONOMY).persona
    assert suggestion.startswith(start)
    assert bool(suggestion) == bool(start)


def test_rising_demand_speaks_for_a_strength():
    wanted = market(
        profile("ai-engineer", level(demand("docker", 0.5), demand("tensorflow", 0.5, trend="rising")))
    )
    (role,) = compare(resume(), skills(skill("docker"), skill("tensorflow")), wanted, TAXONOMY).roles
    assert [strength.skill for strength in role.strengths] == ["tensorflow", "docker"]
    assert "and rising" in role.strengths[0].why


def test_a_switcher_is_ranked_by_the_path_only_where_something_of_it_is_there():
    shipped = load_market(bundled("market_profiles"), today=TODAY)
    person = resume(position("Nurse", "2020-01", "now"))
    brings = [skill(name) for name in ("python", "sql", "statistics", "pandas", "numpy", "git")]
    for held, there in ((brings, True), ([skill("theano")], False), ([skill("sql")], False)):
        report = compare(person, skills(*held), shipped, TAXONOMY, roles=["ml-engineer"])
        assert report.persona.startswith("Career switcher")
        order = places_of(person_of(person, skills(*held), TAXONOMY), shipped, level="entry")
        assert any("path that suits" in place.title_why for place in order) is there


def test_where_no_role_is_near_the_report_says_so():
    far = market(profile("ai-engineer", level(*(demand(name, 0.9) for name in sorted(TAXONOMY.by_id)))))
    held = skills(skill("python", "learning"))
    report = compare(resume(position("Data Analyst", "2026-01", "now")), held, far, TAXONOMY)
    assert report.note.startswith("No role is near: the best covers 2 of 100 points.")
    assert not report.outside
    assert compare(resume(), skills(skill("python")), ROLES, TAXONOMY).note == ""


def test_for_a_person_of_another_field_no_profile_suits_unless_one_is_asked_for():
    far = market(profile("ai-engineer", level(*(demand(name, 0.9) for name in sorted(TAXONOMY.by_id)))))
    nurse = resume(position("Nurse", "2015-01", "now"))
    report = compare(nurse, skills(skill("python", "learning")), far, TAXONOMY)
    assert report.outside
    assert report.note.startswith("No profile suits this resume: the nearest, Ai Engineer, covers 2 of 100")
    assert report.persona == ""
    assert "no skill of the fields" in compare(nurse, skills(), far, TAXONOMY).note
    asked = compare(nurse, skills(skill("python", "learning")), far, TAXONOMY, roles=["ai-engineer"])
    assert not asked.outside


def test_a_title_shows_the_skill_it_names():
    rows = level(demand("machine-learning", 0.9, tier="critical"), demand("python", 0.5))
    wanted = market(profile("ml-engineer", rows))
    worked = resume(position("Senior Machine Learning Engineer", "2020-01", "now"), months=80)
    (role,) = compare(worked, skills(skill("python")), wanted, TAXONOMY).roles
    (gap,) = role.gaps
    assert (gap.skill, gap.kind, gap.hours, gap.credit) == ("machine-learning", "wording", 0, 0.8)
    assert "the title “Senior Machine Learning Engineer”" in gap.why
    assert next(bar for bar in role.bars if bar.name == "critical skills").met
    sold = resume(position("Machine Learning Sales Engineer", "2020-01", "now"))
    (role,) = compare(sold, skills(skill("python")), wanted, TAXONOMY).roles
    assert role.gaps[0].kind == "learning"


def test_bare_fits_are_those_of_the_matrix(examples: Path) -> None:
    advice = advise(examples / "mara-lindqvist.pdf", Request(today=Month(2026, 11)))
    market, taxonomy = advice.knowledge.market, advice.knowledge.taxonomy
    bare, whole = bare_fits(advice.resume, advice.skills, market, taxonomy), matrix_of(advice)
    assert bare.fits == tuple((role.role, role.level, role.fit) for role in whole)
    given = (advice.resume, advice.skills, market, taxonomy)
    roles = [role for level in LEVELS for role in compare(*given, level=level).roles]
    assert bare.credits == {credit.skill: credit.credit for role in roles for credit in role.credits}


def test_old_names_and_deprecated_skills_are_told():
    renamed = msgspec.structs.replace(skill("docker").mentions[0], text="OpenAI Gym")
    old = msgspec.structs.replace(skill("docker"), mentions=(renamed,))
    texts = {advice.code: advice.text for advice in report(None, old, skill("theano")).advice}
    assert "“OpenAI Gym” is now Gymnasium" in texts["old-names"]
    assert "Theano" in texts["deprecated-skills"]
    assert not {"old-names", "deprecated-skills"} & {*codes(resume(), skill("docker"))}
