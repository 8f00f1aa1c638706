"""Roles and levels are read from titles as people read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgap.errors import DataError
from skillgap.market.posting import Job, ReadingRules, job_of, level_of, load_reading_rules, role_of, settled


@pytest.fixture(scope="module")
def rules() -> ReadingRules:
    return load_reading_rules()


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Senior Data Scientist - Growth (m/f/d)", "data-scientist"),
        ("Data Engineer II", "data-engineer"),
        ("Engineer, Data Platform", "data-engineer"),
        ("Engineer III, Artificial Intelligence", "ai-engineer"),
        ("Business Intelligence Analyst", "data-analyst"),
        ("Data & Analytics Engineer", "analytics-engineer"),
        ("Sr. Full-Stack Engineer (AI/LLM Platform)", "software-engineer"),
        ("Software Engineer, AI", "ai-engineer"),
        ("Backend Developer", "software-engineer"),
        ("SRE", "devops-engineer"),
        ("DevOps Engineer, MLOps", "mlops-engineer"),
        ("Machine Learning Engineer", "ml-engineer"),
        ("GenAI Engineer", "llm-engineer"),
        ("Computer Vision Engineer", "deep-learning-engineer"),
        ("Research Scientist", "ai-researcher"),
        ("AI & Data Platforms Engineer", "data-engineer"),
    ],
)
def test_roles_of_titles(title: str, role: str, rules: ReadingRules) -> None:
    assert role_of(title, rules) == role


@pytest.mark.parametrize(
    "title",
    [
        "Data Engineering Manager",
        "AI Sales Engineer",
        "Data Entry Clerk",
        "Software Test Engineer (Automation + AI)",
        "Data Center Engineer",
        "Head Chef",
        "Multiple roles",
        "Test Automation Engineer (AI Tools)",
        "GTM Engineer, AI",
        "",
        "???",
    ],
)
def test_other_jobs_are_set_aside(title: str, rules: ReadingRules) -> None:
    assert role_of(title, rules) == ""


def test_brackets_are_read_only_where_the_rest_says_nothing(rules: ReadingRules) -> None:
    assert role_of("Data Engineer (Machine Learning)", rules) == "data-engineer"
    assert role_of("Berlin (Data Engineer)", rules) == "data-engineer"


def test_brackets_that_hold_nothing_but_a_field_end_the_title(rules: ReadingRules) -> None:
    assert role_of("Senior Software Engineer (AI)", rules) == "ai-engineer"
    assert role_of("Software Engineer (ML)", rules) == "ml-engineer"
    assert role_of("Full Stack Engineer (AI)", rules) == "software-engineer"
    assert role_of("AI Full Stack Engineer", rules) == "ai-engineer"
    assert role_of("Software Engineer - AI Native", rules) == "software-engineer"
    assert role_of("Software Engineer (Java with AI)", rules) == "software-engineer"


@pytest.mark.parametrize(
    ("title", "years", "stated", "level", "basis"),
    [
        ("Senior Data Engineer", 1, "Entry level", "senior", "title"),
        ("Junior Data Engineer", 7, "", "entry", "title"),
        ("Staff Data Engineer", None, "", "staff", "title"),
        ("Lead Data Engineer", None, "", "staff", "title"),
        ("Data Engineer Intern, Senior Leadership", None, "", "entry", "title"),
        ("Data Engineer II", None, "", "mid", "title"),
        ("Data Engineer confirmé", None, "", "mid", "title"),
        ("Estágio em Data Engineering", None, "", "entry", "title"),
        ("Data Engineer", 1, "", "entry", "years"),
        ("Data Engineer", 3, "Entry level", "mid", "years"),
        ("Data Engineer", 12, "", "senior", "years"),
        ("Data Engineer", None, "Senior level", "mid", "stated"),
        ("Data Engineer", None, "Mid-Senior level", None, "none"),
        ("Senior/Staff Data Engineer", None, "", "senior", "title"),
        ("Senior Staff Data Engineer", None, "", "staff", "title"),
        ("Data Entry Clerk", None, "", None, "none"),
        ("Data Engineer", None, "no idea", None, "none"),
    ],
)
def test_levels(
    title: str, years: int | None, stated: str, level: str | None, basis: str, rules: ReadingRules
) -> None:
    assert level_of(title, "", years=years, stated=stated, rules=rules) == (level, basis)


RULES = load_reading_rules()


@pytest.mark.parametrize(
    ("text", "years", "level", "basis"),
    [
        ("We are looking for recent graduates and those early in their careers.", None, "entry", "stated"),
        ("We are looking for recent graduates.", 3, "mid", "years"),
        ("Up to 2 years of experience in a similar role.", None, "entry", "stated"),
        ("We welcome all levels from fresh graduates to staff.", None, None, "none"),
    ],
)
def test_a_text_that_invites_beginners_states_the_level(
    text: str, years: int | None, level: str | None, basis: str
) -> None:
    assert level_of("Data Analyst", text, years=years, stated="", rules=RULES) == (level, basis)


POST = "Acme Farms | {} | Full time | https://acme.example\n\nWe count eggs.\n\n{}\nWrite to us."


@pytest.mark.parametrize(
    ("title", "parts", "listed", "role", "level"),
    [
        ("Oslo", "Oslo | Senior Data Engineer", "", "data-engineer", "senior"),
        (
            "Oslo",
            "Oslo",
            "- Backend Engineer (Go) - our stores\n- DevOps Engineer",
            "software-engineer",
            None,
        ),
        ("Oslo", "Oslo", "Staff Data Engineer: https://acme.example/1", "data-engineer", "staff"),
        ("Oslo", "Oslo", "- Product Designer\n- Data Engineer", "", None),
        ("Senior Engineer (3+ years)", "Senior Engineer", "", "software-engineer", "senior"),
        ("Oslo", "Oslo", "", "", None),
    ],
)
def test_a_short_post_names_its_jobs_in_its_header_or_list(
    title: str, parts: str, listed: str, role: str, level: str | None
) -> None:
    text = POST.format(parts, listed)
    job = job_of(title, text, RULES)
    assert job.role == role
    assert level_of(job.words, text, years=None, stated="", rules=RULES).level == level


@pytest.mark.parametrize(
    ("title", "text", "role", "level"),
    [
        (
            "REMOTE",
            "Acme is looking for a Senior Data Engineer to run its pipelines.",
            "data-engineer",
            "senior",
        ),
        ("Remote, full time", "We are hiring a DevOps engineer.", "devops-engineer", None),
        ("Office Manager", "We are looking for a Data Engineer's manager.", "", None),
        ("Software Engineer (ML Platform)", "", "mlops-engineer", None),
        ("Software Engineer (Applications of AI)", "", "software-engineer", None),
        ("Gardener", "You tend the roses beside our data engineers.", "", None),
        ("AI Engineer", "We seek a Machine Learning Engineer who trains models.", "ml-engineer", None),
        ("AI Engineer", "You work with each Machine Learning Engineer of the team.", "ai-engineer", None),
        ("Data Engineer", "We are looking for a Data Scientist.", "data-engineer", None),
        ("Data Engineer", "We are looking for a Senior Data Engineer to build.", "data-engineer", "senior"),
        ("Data Engineer", "We are looking for an experienced Data Engineer.", "data-engineer", None),
        (
            "Data Engineer",
            "We are looking for an experienced mid-level Data Engineer.",
            "data-engineer",
            "mid",
        ),
        (
            "Full time",
            "We move parcels.\n\nRole\nFull Stack Engineer\n\nApply now",
            "software-engineer",
            None,
        ),
        ("Full time", "Open roles\n- Product Engineer\n- Head of Finance", "", None),
        ("Data Engineer", "We are looking for 2 Data Engineers to join.", "data-engineer", None),
        ("Data Engineer, Product Designer, Recruiter", "", "", None),
        ("Data Engineer, Data Analyst, Recruiter", "", "data-engineer", None),
        ("Data Engineer", "Join our Platform team as a Senior Data Engineer.", "data-engineer", "senior"),
        ("Data Engineer (Fresher)", "We are looking for a Senior Data Engineer.", "data-engineer", "entry"),
    ],
)
def test_the_text_names_the_job_where_the_title_does_not(
    title: str, text: str, role: str, level: str | None
) -> None:
    job = job_of(title, text, RULES)
    assert job.role == role
    assert level_of(job.words, text, years=None, stated="", rules=RULES).level == level


def test_a_title_that_promises_what_is_not_asked_for_is_settled_by_what_is() -> None:
    services = ["backend"] * 8 + ["databases"] * 4
    job = Job("ai-engineer", "AI Engineer")
    assert settled(job, services, RULES) == "software-engineer"
    assert settled(job, [*services, *["llm-genai"] * 3], RULES) == "ai-engineer"
    assert settled(job, services[:5], RULES) == "ai-engineer"
    assert settled(Job("data-engineer", "Data Engineer"), services, RULES) == "data-engineer"


def test_a_software_engineer_of_a_field_is_told_by_what_is_asked_for() -> None:
    services = ["backend"] * 6 + ["databases"] * 3
    job = Job("ai-engineer", "Software Engineer, AI Solutions")
    assert settled(job, [*services, *["llm-genai"] * 2], RULES) == "software-engineer"
    assert settled(job, [*services, *["llm-genai"] * 4], RULES) == "ai-engineer"
    assert (
        settled(Job("ai-engineer", "AI Software Engineer"), [*services, *["llm-genai"] * 2], RULES)
        == "ai-engineer"
    )


def test_a_title_of_two_fields_is_settled_by_the_field_that_is_asked_for() -> None:
    job = Job("ai-engineer", "Senior AI/ML Engineer")
    assert settled(job, ["machine-learning"] * 6 + ["llm-genai"], RULES) == "ml-engineer"
    assert settled(job, ["machine-learning"] * 6 + ["llm-genai"] * 5, RULES) == "ai-engineer"
    assert settled(job, [], RULES) == "ai-engineer"
    software = Job(role_of("AI/ML Software Engineer", RULES), "AI/ML Software Engineer")
    assert settled(software, ["llm-genai"] * 3 + ["backend"] * 3, RULES) == "ai-engineer"
    assert settled(software, ["machine-learning"] * 3 + ["backend"] * 3, RULES) == "ml-engineer"


@given(title=st.text(max_size=80))
def test_any_title_is_read(title: str) -> None:
    rules = RULES
    known = {rule.role for rule in rules.roles.roles} if rules.roles else set()
    assert role_of(title, rules) in {"", *known}


def test_a_role_map_replaces_the_roles(tmp_path) -> None:
    path = tmp_path / "roles.yaml"
    path.write_text("schema: 1\nsource: ours\nroles:\n- {role: baker, phrases: [bread .. maker]}\n", "utf-8")
    rules = load_reading_rules(path)
    assert role_of("Senior Bread and Cake Maker", rules) == "baker"
    assert role_of("Data Engineer", rules) == ""


def test_a_wrong_role_map_is_named(tmp_path) -> None:
    path = tmp_path / "roles.yaml"
    path.write_text("schema: 1\nsource: ours\nroles:\n- {role: baker, phrase: [bread]}\n", "utf-8")
    with pytest.raises(DataError, match=r"roles\.yaml:4:17.*did you mean 'phrases'"):
        load_reading_rules(path)


def test_a_platform_of_ai_without_any_work_on_platforms_is_an_ai_engineer_s(rules: ReadingRules) -> None:
    job = job_of("Senior AI Platform Engineer", "", rules)
    assert settled(job, ["llm-genai"] * 6, rules) == "ai-engineer"
    assert settled(job, ["llm-genai", "devops", "cloud-aws", "mlops"], rules) == "mlops-engineer"
