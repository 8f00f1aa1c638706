"""Test the decisions about words that also mean something else."""

from __future__ import annotations

import pytest

from skillgap.skills import Taxonomy, find_mentions

TRAPS = (
    "R&D budget, go the extra mile, excel at swift delivery, C-level, spark joy, express interest, rest days, "
    "no Kubernetes experience"
)
GENUINE = (
    "Python, R, C, C++, C#, Go (Golang), Swift, Spark, Scala, .NET, Node.js, scikit-learn, PyTorch, K8s, GPT-4, "
    "LoRA, RAG, vLLM, CI/CD"
)


def ids(text: str, taxonomy: Taxonomy) -> list[str]:
    return [id_ for id_, _ in find_mentions(text, taxonomy, speaker="person").mentions]


def test_trap_text_shows_no_skill_and_says_why(taxonomy: Taxonomy) -> None:
    found = find_mentions(TRAPS, taxonomy, speaker="person")
    assert found.mentions == ()
    rejected = {one.text.lower(): one for one in found.rejected}
    assert {"r", "go", "excel", "swift", "c", "spark", "express", "rest", "kubernetes"} <= rejected.keys()
    assert all(one.reason and one.rule and 0.5 <= one.confidence <= 1 for one in found.rejected)
    assert rejected["kubernetes"].rule == "negated"


def test_genuine_line_shows_all(taxonomy: Taxonomy) -> None:
    assert {
        "python", "r", "c", "c-plus-plus", "c-sharp", "go", "swift", "apache-spark", "scala", "dot-net", "node-js",
        "scikit-learn", "pytorch", "kubernetes", "gpt-4", "lora", "retrieval-augmented-generation", "vllm", "ci-cd",
    } <= set(ids(GENUINE, taxonomy))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Wrote three services in Go and one in Rust.", "go"),
        ("Wrote three services in Go and one in Rust.", "rust"),
        ("Automated the monthly report in R.", "r"),
        ("Firmware in C for a motor controller.", "c"),
        ("Spark jobs on a cluster of forty nodes", "apache-spark"),
        ("Tools: python, go, rust", "go"),
        ("Excel macros and pivot tables", "microsoft-excel"),
        ("Spring Boot services with Hibernate", "spring-boot"),
        ("Kept an Oracle database alive", "oracle-database"),
        ("REST services for partners", "rest-api"),
        ("Solved differential equations in Julia.", "julia"),
        ("Bayesian models in Stan and PyMC", "stan"),
        ("Orchestrated with Airflow", "apache-airflow"),
        ("Node.js/Express/MongoDB", "express-js"),
        ("Studied Python at school, now mostly Rust.", "rust"),
        ("Used Word, Excel, Access and Outlook", "microsoft-access"),
        ("SQL, My SQL, Mongo DB", "mysql"),
        ("Java: 5 years", "java"),
    ],
)
def test_meant(text: str, skill: str, taxonomy: Taxonomy) -> None:
    assert skill in ids(text, taxonomy)


@pytest.mark.parametrize(
    "text",
    [
        "I go home on time.",
        "We go to market in the spring of 2024.",
        "Results excel in a busy season? They excel at everything.",
        "English (C1), German (B2)",
        "A talk with C-suite sponsors",
        "The car had a rust problem.",
        "My cat is called Lambda.",
        "A holiday in Java, Indonesia",
        "Thanks to Julia Sommer and Dr Ray Holt",
        "Data is encrypted at rest and in transit.",
        "The rest of the team",
        "Took vitamin C every day",
        "A spark of joy",
        "The team had to react to demand",
        "Favourite authors: Kafka and Pascal",
        "About Mistral\nAt Mistral, we build models.",
        "Chef de partie at the Flask, later head chef at Hive Kitchen",
        "Vue sur mer; angular momentum; from scratch",
        "Lives in Phoenix, AZ, and was born in Ada, Ohio",
        "The EMR of a patient in intensive care, with RDS",
        "L&D budget, AD&D insurance (m/f/d)",
        "C'est la vie",
        "GTM teams and TS/SCI clearance",
        "Built every model from scratch, with a swift and friendly team",
    ],
)
def test_not_meant(text: str, taxonomy: Taxonomy) -> None:
    languages = {
        "go",
        "c",
        "r",
        "rust",
        "java",
        "julia",
        "ray",
        "microsoft-excel",
        "rest-api",
        "apache-spark",
        "react",
    }
    assert not languages & set(ids(text, taxonomy))


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Proficient in Microsoft Word, PowerPoint, and Excel", "microsoft-excel"),
        ("Moved the monthly spreadsheets from Google Sheets to Excel", "microsoft-excel"),
        ("• Node.js and Express services", "express-js"),
        ("Rewrote the billing service from Java to Go in Docker", "go"),
        ("Kept the Hive cluster alive beside Spark", "apache-hive"),
        ("Wrote the Flask and Docker part", "flask"),
        ("Built it with GraphQL and REST in Java", "rest-api"),
        ("Upgraded the Oracle cluster with PL/SQL", "oracle-database"),
    ],
)
def test_capitals_behind_small_words_are_names(text: str, skill: str, taxonomy: Taxonomy) -> None:
    assert skill in ids(text, taxonomy)


@pytest.mark.parametrize(
    "text", ["We work hard and excel at Python.", "Linear Trend in Python", "the glue in Docker"]
)
def test_small_words_stay_words(text: str, taxonomy: Taxonomy) -> None:
    assert not {"microsoft-excel", "linear-app", "aws-glue"} & set(ids(text, taxonomy))


@pytest.mark.parametrize(
    ("text", "skill", "meant"),
    [
        ("Snowflake", "snowflake", True),
        ("Certified Snowflake Architect", "snowflake", True),
        ("Snowflake Alpine Lodge, night porter", "snowflake", False),
        ("Dr Selenium Hartwig supervised my thesis.", "selenium", False),
        ("snowflake, dbt, airflow, looker", "looker", True),
        ("Fine-tuned RoBERTa on contracts", "roberta", True),
        ("Roberta tuned the piano", "roberta", False),
    ],
)
def test_names_that_mostly_mean_the_skill(text: str, skill: str, meant: bool, taxonomy: Taxonomy) -> None:
    assert (skill in ids(text, taxonomy)) is meant


def test_a_concept_s_parent_vouches_for_the_name_inside_it(taxonomy: Taxonomy) -> None:
    assert "apache-spark" in ids("Spark tuning, Python, SQL", taxonomy)


@pytest.mark.parametrize(
    ("text", "skill", "named"),
    [
        ("Agile teams with Scrum, Kanban and SAFe.", "safe", True),
        ("Agile teams with Scrum and safe rollback of releases.", "safe", False),
        ("Secrets with SOPS, Vault and Terraform.", "sops", True),
        ("Write SOPs for Terraform, Helm and Vault.", "sops", False),
    ],
)
def test_capitals_inside_a_name_tell_it_from_a_word_and_from_a_plural(
    text: str, skill: str, named: bool, taxonomy: Taxonomy
) -> None:
    assert (skill in {id_ for id_, _ in find_mentions(text, taxonomy, speaker="employer").mentions}) is named
