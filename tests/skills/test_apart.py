"""A name inside a tool's name is found, and told apart from the same name on its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from skillgap.documents import NamedBytes, read_document
from skillgap.month import Month
from skillgap.resume import parse_resume
from skillgap.skills import Skill, Taxonomy, find_skills

WORK = "Experience\n\nData Engineer, Fictional Works\nJan 2022 – Mar 2024\n- {work}\n\nSkills\n{listed}\n"


@pytest.fixture
def found(taxonomy: Taxonomy) -> Callable[[str, str], dict[str, Skill]]:
    def find(work: str, listed: str) -> dict[str, Skill]:
        text = f"Ada Example\nada@example.com\n\n{WORK.format(work=work, listed=listed)}"
        document = read_document(NamedBytes(name="ada.md", data=text.encode()))
        return find_skills(parse_resume(document, today=Month(2026, 11)), taxonomy).by_id

    return find


def test_a_provider_inside_its_product_is_shown_but_stands_apart_as_listed(
    found: Callable[..., dict[str, Skill]],
) -> None:
    aws = found("Nightly loads with AWS Lambda and AWS Glue.", "AWS, SQL")["aws"]
    assert (aws.state, aws.months) == ("demonstrated", 27)
    assert aws.apart is not None
    assert (aws.apart.state, aws.apart.last_used) == ("claimed", None)
    assert aws.apart.within == ("AWS Lambda", "AWS Glue")


def test_a_provider_named_on_its_own_in_work_stands_on_that(found: Callable[..., dict[str, Skill]]) -> None:
    aws = found("Nightly loads on AWS, with AWS Lambda.", "SQL")["aws"]
    assert aws.apart is not None
    assert (aws.apart.state, aws.apart.last_used) == ("demonstrated", Month(2024, 3))


@pytest.mark.parametrize("work", ["Reports on a Postgres database.", "Reports on a PostgresSQL-database."])
def test_a_word_behind_a_tool_s_name_that_says_no_more_than_the_name_is_part_of_it(
    work: str, found: Callable[..., dict[str, Skill]]
) -> None:
    databases = found(work, "SQL")["databases"]
    assert databases.state == "demonstrated"
    assert databases.apart is not None
    assert databases.apart.state is None


@pytest.mark.parametrize("work", ["Kept a database in PostgreSQL.", "Tuned PostgreSQL, a database of 2 TB."])
def test_a_word_that_stands_on_its_own_is_none(work: str, found: Callable[..., dict[str, Skill]]) -> None:
    assert found(work, "SQL")["databases"].apart is None
