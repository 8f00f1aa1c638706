"""Test the bands of skills, the signals they rest on, and what skills imply."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from skillgap.skills import Skill, SkillSet, Taxonomy
from skillgap.skills.standing.bands import band_rules_of, signals_in

RESUME = """
Tove Example
Data Engineer

Experience
Data Engineer, Amber Grid Ltd  Jan 2022 – Present
• Built Kafka pipelines and cut their delay from 40 minutes to 2 minutes.
• Led the move to Terraform and mentored three engineers in it.
• Airflow

Projects
Weather map
• Site in Svelte.

Education
BSc Physics, Example University, 2019

Skills
Python, Amazon EKS

Currently studying
Rust
"""


def skill(skills: SkillSet, id_: str) -> Skill:
    return skills.by_id[id_]


def test_what_is_only_named_or_being_learnt_is_junior(skills_of: Callable[[str], SkillSet]) -> None:
    skills = skills_of(RESUME)
    assert [skill(skills, id_).band for id_ in ("python", "rust", "svelte")] == ["junior"] * 3
    assert "named, not shown" in skill(skills, "python").band_reasons
    assert skill(skills, "python").band_next


def test_own_work_with_a_result_is_mid_however_long(skills_of: Callable[[str], SkillSet]) -> None:
    kafka = skill(skills_of(RESUME), "apache-kafka")
    assert kafka.band == "mid"
    assert {signal.kind for signal in kafka.mentions[0].signals} == {"hands-on", "result"}
    assert any("from 40 minutes to 2 minutes" in reason for reason in kafka.band_reasons)


def test_teaching_makes_senior_and_years_alone_do_not(skills_of: Callable[[str], SkillSet]) -> None:
    skills = skills_of(RESUME)
    terraform, airflow = skill(skills, "terraform"), skill(skills, "apache-airflow")
    assert terraform.months == airflow.months
    assert (terraform.band, airflow.band) == ("senior", "mid")
    assert terraform.band_next == ""


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Mentored two juniors in PyTorch.", "teaching"),
        ("Taught SQL to analysts.", "teaching"),
        ("Wrote the team's style guide for Python.", "standards"),
        ("Reviewed all pull requests in Go.", "standards"),
        ("Led the migration to Kubernetes.", "leading"),
        ("Reduced cost by 30 %.", "result"),
        ("Serves 2 million requests a day.", "result"),
        ("Deployed with Helm.", "hands-on"),
    ],
)
def test_signals(sentence: str, kind: str, taxonomy: Taxonomy) -> None:
    assert kind in {signal.kind for signal in signals_in(sentence, band_rules_of(taxonomy))}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Trained a model with PyTorch.", "teaching"),
        ("This led to fewer tickets.", "leading"),
        ("Lead scoring in Python.", "leading"),
        ("Python 3.11 and PostgreSQL 15", "result"),
        ("Reviewed the literature.", "standards"),
    ],
)
def test_what_only_looks_like_a_signal(sentence: str, kind: str, taxonomy: Taxonomy) -> None:
    assert kind not in {signal.kind for signal in signals_in(sentence, band_rules_of(taxonomy))}


def test_what_is_implied_names_its_chain(skills_of: Callable[[str], SkillSet]) -> None:
    implied = {one.id: one for one in skills_of(RESUME).implied}
    assert implied["kubernetes"].chain == ("amazon-eks", "kubernetes")
    assert implied["aws"].chain_names == ("Amazon EKS", "Amazon Web Services")
    assert not {"python", "apache-kafka"} & implied.keys()
    assert all(0 < one.strength <= 1 for one in implied.values())


def test_what_is_being_learnt_implies_nothing(skills_of: Callable[[str], SkillSet]) -> None:
    skills = skills_of("Tove Example\n\nCurrently studying\nAmazon EKS\n")
    assert skills.implied == ()
