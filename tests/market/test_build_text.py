"""A posting's text is prepared: markup, language, sections that ask nothing, years."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgap.market.posting import (
    Named,
    asked_text,
    is_english,
    load_reading_rules,
    meant,
    plain_text,
    years_asked,
)

RULES = load_reading_rules()

POSTING = """About Brightwater
Brightwater sells SAP to farmers and loves Haskell.

What you'll do
- Build pipelines in Python
- Run them on Kubernetes

Requirements:
- 5+ years of experience with SQL

Benefits
- A course on Rust of your choice

Nice to have:
- dbt
"""


def test_sections_about_company_and_benefits_are_left_out() -> None:
    text = asked_text(POSTING, RULES)
    assert all(word in text for word in ("Python", "Kubernetes", "SQL", "dbt"))
    assert not any(word in text for word in ("SAP", "Haskell", "Rust"))
    assert text.count("\n") == POSTING.count("\n")


def test_a_text_of_which_hardly_anything_would_be_left_is_kept() -> None:
    text = "Hello\n\nWhat we offer\n" + "We work with Python, SQL and Spark in a small team. " * 20
    assert asked_text(text, RULES) == text


def test_the_end_of_a_wrapped_sentence_is_no_heading() -> None:
    text = (
        "You will tell our customers what our platform can do and explain the\nbenefits\nof Python to them."
        + " x" * 99
    )
    assert asked_text(text, RULES) == text


def test_markup_becomes_lines() -> None:
    assert (
        plain_text("<p>You&#x2019;ll use <b>C++</b></p><ul><li>SQL</li></ul>").split("\n")[0].strip()
        == "You’ll use  C++"
    )
    assert plain_text("a < b and b > c") == "a < b and b > c"


def test_a_list_that_was_run_together_is_parted_at_its_bullets() -> None:
    text = "Requirements • 3 years of\nPython • SQL, such as Postgres • Git"
    assert plain_text(text) == "Requirements\n• 3 years of\nPython\n• SQL, such as Postgres\n• Git"
    assert plain_text("Oslo • Remote") == "Oslo • Remote"


def test_garbled_letters_are_read_again() -> None:
    assert plain_text("3\u00e2\u0080\u00935 years, caf\u00c3\u00a9") == "3–5 years, café"
    assert plain_text("Ärger à Ölçü «É»") == "Ärger à Ölçü «É»"


ENGLISH = "We are looking for a person who will build the models that our teams use in the field. " * 6
GERMAN = "Wir suchen eine Person, die mit uns die Modelle für das Unternehmen baut und sie betreibt. " * 6


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (ENGLISH, True),
        (GERMAN, False),
        (ENGLISH + GERMAN, False),
        ("SQL", True),
        ("SQL " + "分析を担当します" * 40, False),
    ],
)
def test_language(text: str, english: bool) -> None:
    assert is_english(text, RULES) is english


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5+ years of experience with SQL", 5),
        ("At least three years' experience in analytics.", 3),
        ("3-5 years of professional experience", 3),
        ("2 to 4 yrs experience in BI", 2),
        ("Master and 3 years of experience, or bachelor and 5 years of experience", 3),
        ("7 years of software experience.\n2 years of experience with ML.", 7),
        ("8 years of experience preferred.\n4 years of experience required.", 4),
        ("We have 25 years of experience in retail.", None),
        ("Founded 10 years ago by experienced people.", None),
        ("A contract of 2 years.", None),
        ("6 years of experience in business systems", 6),
        ("6+ years of experience in NLP/ML with 2 years hands-on in search", 6),
        ("2 years / 3 years of experience", 2),
        ("3 years minimum as an ML Engineer", 3),
        ("No figures here.", None),
        ("5+ years required, 8+ years preferred", 5),
        ("5+ years of experience (8+ years preferred)", 5),
        ("1+ years of experience as an engineer (Python preferred)", 1),
        ("Preferred Qualifications\n\n- 8+ years of experience\n\nRequired:\n- 3 years of experience", 3),
        ("A degree, or equivalent of 5 years experience.\n3 years of experience with SQL.", 3),
        ("Equivalent of 8+ years of professional experience", 8),
        ("4+ years as a Software Engineer", 4),
        ("10+ years of engineering experience, including 7+ years with AWS, 5+ years designing systems", 10),
        ("7+ years of overall experience with at least 3+ years in AI", 7),
        ("5+ years of experience with a Bachelor's, 3+ years with a PhD", 3),
        ("6+ years for Bachelor's, 4+ years for Master's", 4),
        ("You: 5+ years shipping production systems", 5),
        (
            "Senior-level experience running production software (typically\n4+ years).\n"
            + "and more of it\n" * 12,
            4,
        ),
        ("- 5+ years Python. You own services.", 5),
        ("10+ Years Exp Needed", 10),
        ("Three plus (3+) years of experience", 3),
        ("Experience of minimum 6 yrs to maximum 8 yrs", 6),
        ("Up to 2 years of experience", None),
        ("Our researchers with over 20 years of expertise", None),
        ("A Bachelor's degree; 4 years of relevant experience may substitute", None),
        ("Mindestens 5 Jahre Erfahrung mit SQL", 5),
        ("Esperienza di 3 anni", 3),
        ("2 a 5 anos de experiência", 2),
        ("Minimo due anni di esperienza", 2),
        ("Une entreprise avec 18 ans d'expérience", None),
    ],
)
def test_years(text: str, years: int | None) -> None:
    assert years_asked(text, RULES).least == years


def test_years_of_the_lowest_degree_tell_the_level() -> None:
    assert years_asked("5+ years of experience with a Master's degree or 3+ years with a PhD", RULES) == (
        3,
        5,
    )
    assert years_asked("5 years of experience with Java or 3 years of experience with Go", RULES) == (3, 3)


def test_no_experience_asked_for_is_none_and_not_unknown() -> None:
    assert years_asked("No previous professional experience is required.", RULES) == (0, 0)
    assert years_asked("No Kubernetes experience is required.", RULES) == (None, None)


@given(text=st.text(max_size=300))
def test_any_text_is_prepared(text: str) -> None:
    plain = plain_text(text)
    assert len(asked_text(plain, RULES)) <= len(plain)
    years_asked(plain, RULES)
    is_english(plain, RULES)


def skills_of(text: str, *, company: str = "") -> list[str]:
    """Give the skills meant, of two names wherever they stand."""
    names = {"AI": "artificial-intelligence", "Databricks": "databricks"}
    places = [
        Named(skill, place, place + len(name))
        for name, skill in names.items()
        for place in range(len(text))
        if text.startswith(name, place)
    ]
    return [place.skill for place in meant(text, places, RULES, company=company)]


def test_the_name_of_a_field_counts_only_where_it_is_asked_for() -> None:
    assert skills_of("We are an AI company.") == []
    assert skills_of("You have experience with AI.") == ["artificial-intelligence"]
    assert skills_of("Solid AI skills.") == ["artificial-intelligence"]


def test_a_company_s_own_name_is_no_skill() -> None:
    assert skills_of("Join Databricks.", company="Databricks Inc.") == []
    assert skills_of("Join Databricks.", company="Dat") == ["databricks"]
    assert skills_of("Join Databricks.", company="Databricksters") == ["databricks"]


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("Meet Acme", False),
        ("Acme Overview", False),
        ("Why Acme?", False),
        ("Cleveland Perks", False),
        ("Work-life, Culture & Perks:", False),
        ("How we look after you", False),
        ("Role Overview", True),
        ("Meet the requirements", True),
    ],
)
def test_headings_of_sections_that_ask_nothing(heading: str, kept: bool) -> None:
    asked = "Requirements\n" + "- SQL for many years of work\n" * 4
    assert ("Redis" in asked_text(f"{asked}\n{heading}\n\nWe like Redis here.\n", RULES)) is kept
