"""Test that names of companies are told from their products, and abbreviations from what they stand for."""

from __future__ import annotations

import pytest

from skillgap.skills import Taxonomy, find_mentions


def told(text: str, taxonomy: Taxonomy) -> tuple[set[str], dict[str, str]]:
    result = find_mentions(text, taxonomy, speaker="employer")
    return {skill for skill, _ in result.mentions}, {one.skill: one.rule for one in result.rejected}


@pytest.mark.parametrize(
    ("text", "skill", "rule"),
    [
        ("Our founders led engineering teams. We hired engineers from Datadog and Pinecone.", "datadog", "company"),
        ("We hired engineers from Datadog and Pinecone.", "pinecone", "company"),
        ("A team of engineers from\nindustry: Acme Labs, Datadog, and more.", "datadog", "company"),
        ("Trusted by companies like Shopify and Databricks.", "databricks", "company"),
        ("Ex-Stripe founders, backed by good people.", "stripe", "company"),
        ("Snowflake's mission is to help. Snowflake grows fast.", "snowflake", "company"),
        ("LogicMonitor is the leading observability company.\nJoin LogicMonitor today.", "logicmonitor", "company"),
        ("Follow good clinical practice guidelines, GCP (Good Clinical Practice).", "google-cloud", "spelled-out"),
        ("Send a link to your GitHub profile.", "github", "set-phrase"),
        ("Salary of PHP 60,000 a month.", "php", "set-phrase"),
        ("We process your data under the GDPR, see our privacy policy.", "gdpr", "set-phrase"),
        ("The company is SOC 2 and HITRUST certified.", "hitrust", "set-phrase"),
    ],
)  # fmt: skip
def test_what_is_no_product_is_told(text: str, skill: str, rule: str, taxonomy: Taxonomy) -> None:
    found, rejected = told(text, taxonomy)
    assert skill not in found
    assert rejected[skill] == rule


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Snowflake's mission is to help. You need experience with Snowflake.", "snowflake"),
        ("Monitoring with Datadog and Prometheus.", "datadog"),
        ("Cloud platforms such as AWS, Azure and GCP (Google Cloud Platform).", "google-cloud"),
        ("Three years of SSIS (SQL Server Integration Services).", "ssis"),
        ("Amazon Web Services (AWS) in production.", "aws"),
        ("Experience with companies' data in Snowflake.", "snowflake"),
        ("You know PHP 8 and MySQL.", "php"),
        ("Version control with Git and GitHub.", "github"),
        ("Experience with GDPR and HIPAA.", "gdpr"),
        ("AWS certified engineers are welcome.", "aws"),
    ],
)
def test_a_product_stays_one(text: str, skill: str, taxonomy: Taxonomy) -> None:
    assert skill in told(text, taxonomy)[0]
