"""Test states, months and evidence of a resume's skills."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillgap.month import Month
from skillgap.resume import Resume, parse_resume
from skillgap.skills import Overrides, SkillSet, Taxonomy, find_mentions, find_skills
from tests.skills.conftest import document_of

RESUME = """
Tove Example
Data Engineer

Summary
Data engineer who knows Scala.

Experience
Data Engineer, Amber Grid Ltd  Jan 2022 – Present
• Pipelines in Python and Airflow on Kubernetes.
• Escalated network matters to the Cisco team.
Developer, Kafka Logistics GmbH  Jan 2020 – Jun 2022
• Services in Python with PostgreSQL.

Projects
Weather map  2023
Small site in TypeScript.

Skills
Python, SQL, Docker

Currently studying
Rust and PyTorch

References
Ruby Holm, Amber Grid Ltd
"""


def test_states(skills_of: Callable[[str], SkillSet]) -> None:
    states = {skill.id: skill.state for skill in skills_of(RESUME).skills}
    assert states["python"] == states["kubernetes"] == states["typescript"] == "demonstrated"
    assert states["scala"] == states["docker"] == states["sql"] == "claimed"
    assert states["rust"] == states["pytorch"] == "learning"


def test_months_merge_overlaps(skills_of: Callable[[str], SkillSet]) -> None:
    skills = skills_of(RESUME).by_id
    assert skills["python"].months == 83
    assert skills["postgresql"].months == 30
    assert skills["postgresql"].last_used == Month(2022, 6)
    assert skills["typescript"].months == 12
    assert skills["docker"].months is None
    assert skills["docker"].last_used is None


def test_names_of_employers_referees_and_other_teams_are_no_skills(
    skills_of: Callable[[str], SkillSet],
) -> None:
    found = skills_of(RESUME)
    rules = {one.skill: one.rule for one in found.rejected}
    assert rules["apache-kafka"] == "employer"
    assert rules["ruby"] == "references"
    assert not {"apache-kafka", "ruby"} & found.by_id.keys()


def test_mentions_point_into_the_document(resume_of: Callable[[str], Resume], taxonomy: Taxonomy) -> None:
    resume = resume_of(RESUME)
    for skill in find_skills(resume, taxonomy).skills:
        for mention in skill.mentions:
            assert resume.document.text[mention.start : mention.end] == mention.text
            assert mention.text in mention.quote
            assert mention.text.split()[0] in resume.document.lines[mention.line - 1].text


def test_skills_are_sorted(skills_of: Callable[[str], SkillSet]) -> None:
    order = {"demonstrated": 0, "claimed": 1, "learning": 2}
    keys = [
        (order[skill.state], -(skill.months or 0), skill.name.lower()) for skill in skills_of(RESUME).skills
    ]
    assert keys == sorted(keys)


def test_overrides_outrank_everything(resume_of: Callable[[str], Resume], taxonomy: Taxonomy) -> None:
    overrides = Overrides(accept=("ruby",), reject=("python",))
    found = find_skills(resume_of(RESUME), taxonomy, overrides=overrides)
    assert "python" not in found.by_id
    assert "ruby" in found.by_id
    assert {one.rule for one in found.rejected if one.skill == "python"} == {"override"}


def test_same_input_same_result(resume_of: Callable[[str], Resume], taxonomy: Taxonomy) -> None:
    resume = resume_of(RESUME)
    assert find_skills(resume, taxonomy) == find_skills(resume, taxonomy)


def test_an_empty_resume_has_no_skills(taxonomy: Taxonomy, today: Month) -> None:
    assert find_skills(parse_resume(document_of("Tove Example"), today=today), taxonomy).skills == ()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    words=st.lists(
        st.sampled_from(["Go", "R", "C++", "no", "never used", "Python", ", ", ". ", "\n", "•", "(", " "])
    )
)
def test_any_words_give_a_result(words: list[str], taxonomy: Taxonomy) -> None:
    text = " ".join(words)
    found = find_mentions(text, taxonomy, speaker="person")
    for _, mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text
    spans = [(one.start, one.end) for one in found.rejected] + [(m.start, m.end) for _, m in found.mentions]
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_a_thesis_shows_and_a_venue_does_not(skills_of: Callable[[str], SkillSet]) -> None:
    found = skills_of(
        """
Tove Example

Education
MSc Physics, University of Nowhere  2019
Thesis: Reinforcement learning for tidal turbines

Publications
T. Example and C. Rust. Graph neural networks for tides. Journal of Computer Vision, 2020.
Example T, Ruby C, Java P. A note on tides. Letters, 2021.
"""
    )
    states = {skill.id: skill.state for skill in found.skills}
    assert states["reinforcement-learning"] == "demonstrated"
    assert states["graph-neural-networks"] == "demonstrated"
    assert states.get("computer-vision") != "demonstrated"
    assert not {"rust", "ruby", "java", "c"} & states.keys()


def test_programming_languages_under_languages_count(skills_of: Callable[[str], SkillSet]) -> None:
    found = skills_of("Tove Example\n\nLanguages\nPython, C, Go, R\n\nLanguages\nEnglish (C1), German (B2)")
    assert {"python", "c", "go", "r"} <= found.by_id.keys()
    assert len(found.by_id["c"].mentions) == 1


def test_a_certificate_names_its_subject(skills_of: Callable[[str], SkillSet]) -> None:
    found = skills_of("Tove Example\n\nCertifications\nAWS Certified Solutions Architect (2023)")
    assert found.by_id["aws"].state == "claimed"


def test_headings_are_no_evidence(skills_of: Callable[[str], SkillSet]) -> None:
    found = skills_of("Tove Example\n\nPublications\nT. Example. A note on tides. Letters, 2020.")
    assert "publications" not in found.by_id
    assert not [one for one in found.rejected if one.text == "Publications"]


def test_a_heading_that_denies_speaks_of_all_below(skills_of: Callable[[str], SkillSet]) -> None:
    """It holds that "Not my field" and "Plans" name no skills, and that what is elsewhere stays."""
    text = "Tove Example\n\nSkills\nPython, SQL\n\nNOT MY FIELD\nTerraform, Python on phones\n\nPLANS\nKubernetes"
    found = skills_of(text.replace("Skills", "SKILLS"))
    assert [skill.id for skill in found.skills] == ["python", "sql"]
    assert {one.skill: one.rule for one in found.rejected} == {
        "terraform": "negated",
        "python": "negated",
        "kubernetes": "wish",
    }


def test_a_course_held_is_claimed_not_shown(skills_of: Callable[[str], SkillSet]) -> None:
    text = """
Tove Example

Experience
Research Fellow, Example University  2019 – 2022
• Wrote simulations in Julia.

Teaching
Probabilistic Modelling, Example University, 2020 – 2022
• Exercises in Stan and R.
"""
    skills = skills_of(text).by_id
    assert skills["julia"].state == "demonstrated"
    assert [skills[id_].state for id_ in ("stan", "r")] == ["claimed", "claimed"]
    assert skills["stan"].months is None


def test_the_person_s_own_word_is_told_as_such(
    resume_of: Callable[[str], Resume], taxonomy: Taxonomy
) -> None:
    from skillgap.report.answers.skills import report_skills

    resume = resume_of("Tove Example\n\nSummary\nI go the extra mile.\n\nSkills\nPython\n")
    overrides = Overrides(accept=("go",), reject=("python",))
    data = report_skills(resume, find_skills(resume, taxonomy, overrides=overrides))
    told = str(data.blocks)
    assert "your word · p1 l" in told
    assert "your word: not this skill" in told


def test_the_title_of_a_post_is_no_tool(skills_of: Callable[[str], SkillSet]) -> None:
    found = skills_of(
        "Ola Example\n\nExperience\nBarman, Amber Bar Ltd  Jan 2018 – Dec 2019\n• Served 200 guests a night.\n"
        "Database administrator, Umbra Ltd  Jan 2020 – Dec 2022\n• PostgreSQL with 40 replicas.\n"
    )
    ids = {skill.id for skill in found.skills}
    assert "postgresql" in ids
    assert "barman" not in ids
