"""Test what an employer names without asking for it."""

from __future__ import annotations

import pytest

from skillgap.skills import Taxonomy, find_mentions


def found(text: str, taxonomy: Taxonomy) -> set[str]:
    return {skill for skill, _ in find_mentions(text, taxonomy, speaker="employer").mentions}


@pytest.mark.parametrize(
    ("text", "skill", "rule"),
    [
        ("You will work closely with our DevOps team.", "devops", "others"),
        ("Partner with product, design and QA teams.", "quality-assurance", "others"),
        ("Collaborate with data science, operations and business stakeholders.", "data-science", "others"),
        ("A small group of backend engineers and designers.", "backend-development", "others"),
        ("A degree in computer science, statistics or a related field.", "statistics", "studies"),
        ("Doctorado en Ciencia de Datos o similar.", "data-science", "studies"),
        ("Build AI-powered products that delight millions.", "artificial-intelligence", "field"),
        ("We write tests to ensure code quality and security.", "code-quality", "quality"),
        ("We build highly available systems.", "high-availability", "quality"),
        ("You tune queries to increase data accuracy.", "data-quality", "quality"),
        ("Work with buyers to gather requirements.", "requirements-engineering", "practice"),
        ("Write code and well-documented code reviews.", "clean-code", "practice"),
        ("Provide technical leadership in meetings.", "technical-leadership", "umbrella"),
        ("Build summarization pipelines with Airflow, Spark and Kafka.", "data-pipelines", "kind"),
    ],
)
def test_a_name_not_asked_for_is_told_with_the_reason(
    text: str, skill: str, rule: str, taxonomy: Taxonomy
) -> None:
    result = find_mentions(text, taxonomy, speaker="employer")
    assert skill not in {id_ for id_, _ in result.mentions}
    told = [one for one in result.rejected if one.skill == skill]
    assert [one.rule for one in told] == [rule]
    assert told[0].reason


def test_the_kind_of_a_thing_is_not_the_thing_as_a_whole(taxonomy: Taxonomy) -> None:
    assert "databases" not in found("Keep the order history in relational databases.", taxonomy)
    assert "data-analysis" not in found("Perform exploratory data analysis each week.", taxonomy)
    assert "databases" in found(
        "Keep the order history in relational databases and other databases.", taxonomy
    )


def test_a_heading_above_running_text_names_nothing(taxonomy: Taxonomy) -> None:
    heading = "Monitoring & Observability"
    assert "observability" not in found(f"{heading}\n• Find the drift of our models", taxonomy)
    assert "observability" in found(f"{heading}\nKubernetes\nTerraform", taxonomy)


def test_a_line_that_goes_on_from_the_line_above_is_no_heading(taxonomy: Taxonomy) -> None:
    text = "- Solid experience of some years with our large\n  Data Engineering{}\n- Work in small teams of people"
    assert "data-engineering" in found(text.format(","), taxonomy)
    assert "data-engineering" in found(text.format(""), taxonomy)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Experience with DevOps practices.", "devops"),
        ("You will lead the migration to Kubernetes with the DevOps team.", "kubernetes"),
        ("Strong knowledge of statistics.", "statistics"),
        ("Requirements:\nStatistics\nMachine Learning\nSQL\n", "statistics"),
        ("Solid understanding of AI and machine learning.", "artificial-intelligence"),
        ("Software engineering experience of three years.", "software-engineering"),
        ("Experience designing highly scalable systems.", "scalability"),
        ("Background in information security.", "security"),
        ("Skills:\n* Robotics\n* Technical Writing (English)\n* TensorFlow\n", "technical-writing"),
        ("We are looking for backend engineers in Ghent.", "backend-development"),
        ("Lead change management for the rollout.", "change-management"),
        (
            "Experience in gathering requirements, with functional requirements skills.",
            "requirements-engineering",
        ),
        ("Build robust pipelines with Airflow and Spark for our warehouse.", "data-pipelines"),
        ("Model training and deployment are yours.", "model-training"),
        ("Keep databases fast: PostgreSQL and MySQL.", "databases"),
        ("Optimize LLM inference on small machines.", "large-language-models"),
    ],
)
def test_a_name_asked_for_stays(text: str, skill: str, taxonomy: Taxonomy) -> None:
    assert skill in found(text, taxonomy)


def test_a_person_s_words_are_their_own(taxonomy: Taxonomy) -> None:
    text = "Worked closely with the platform team to ensure scalability and code quality."
    employer, person = (
        {skill for skill, _ in find_mentions(text, taxonomy, speaker=speaker).mentions}  # type: ignore[arg-type]
        for speaker in ("employer", "person")
    )
    assert "code-quality" in person
    assert "code-quality" not in employer


def test_the_steps_of_a_model_count_without_its_name(taxonomy: Taxonomy) -> None:
    text = "Experience with all aspects of model training, tuning, deploying, serving and evaluation."
    assert {"hyperparameter-tuning", "model-deployment", "model-serving", "model-evaluation"} <= found(
        text, taxonomy
    )
    assert "relational-databases" in found("Knowledge of relational, NoSQL and vector databases.", taxonomy)
    text = "A program of employee evaluation, tuning of engines, and serving our customers with cleaning."
    assert not {"hyperparameter-tuning", "model-serving", "model-evaluation", "data-cleaning"} & found(
        text, taxonomy
    )


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Diseñar modelos predictivos y herramientas de visualización.", "predictive-modeling"),
        ("Inserimento dati e gestione documentale.", "document-management"),
        ("Conception de tableaux de bord et nettoyage des données.", "data-cleaning"),
        ("Du baust Datenpipelines und sorgst für Datenqualität.", "data-quality"),
        ("Experiência com ciência de dados.", "data-science"),
    ],
)
def test_methods_are_known_by_their_names_in_other_languages(
    text: str, skill: str, taxonomy: Taxonomy
) -> None:
    assert skill in found(text, taxonomy)
