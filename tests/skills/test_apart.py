"""A name inside a tool's name is found, and told apart from the same name on its own."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from skillgap.documents import NamedBytes, read_document
from skillgap.month import Month
from skillgap.resume import parse_resume
from skillgap.skills import Skill, Taxonomy, find_mentions, find_skills
from skillgap.skills.names.passage import passage_of_resume

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


@pytest.mark.parametrize(
    "name", ["Ruby Swift", "Dash Spark", "Kafka Redis", "R. Swift", "Ruby (she/her) Swift", "Jenkins O'Dell"]
)
def test_a_person_s_name_is_no_skill_wherever_it_stands(name: str, taxonomy: Taxonomy) -> None:
    first, last = name.split()[0], name.split()[-1]
    text = (
        f"{name}\nData Engineer\njobs@example.com\n\nSummary\n{first} has led two teams. {first}'s tools are few; ask "
        f"Ms {last}.\n\nPublications\n{last}, {first[0]}., Meyer, A.: Loads that last. Data Conf 2024.\n\n"
        f"Skills\nPython, Airflow\n\nReferences\n{name}\n"
    )
    document = read_document(NamedBytes(name="ada.txt", data=text.encode()))
    found = find_skills(parse_resume(document, today=Month(2026, 11)), taxonomy).by_id
    assert {*found} == {"python", "apache-airflow"}


def test_what_the_person_lists_stays_a_skill_whatever_the_name(taxonomy: Taxonomy) -> None:
    text = "Ruby Swift\nDeveloper\nruby@example.com\n\nSkills\nRuby, Swift, Ruby on Rails\n"
    document = read_document(NamedBytes(name="ada.txt", data=text.encode()))
    found = find_skills(parse_resume(document, today=Month(2026, 11)), taxonomy).by_id
    assert {"ruby", "swift", "ruby-on-rails"} <= {*found}


@pytest.mark.parametrize("width", [34, 48, 60, 75, 200])
def test_a_negation_reaches_over_line_ends_whatever_the_width(width: int, taxonomy: Taxonomy) -> None:
    summary = textwrap.wrap(
        "Analyst who builds reports in Tableau and dbt for seven hospital wards of one trust. I have never used Spark or any "
        "cloud platform at work. Curious by nature.",
        width,
    )
    work = textwrap.wrap(
        "Moved the weekly report to Docker, kept the log of the build agents in order for years.", width - 4
    )
    item = "\n".join(f"{'- ' if not place else '  '}{line}" for place, line in enumerate(work))
    text = (
        "Ada Example\nAnalyst | Fictional Works | 1 Long Road, Leeds, United Kingdom | ada@example.com\n\nSummary\n"
        + "\n".join(summary)
        + f"\n\nExperience\n\nAnalyst, Fictional Works\nJan 2022 – Mar 2024\n{item}\n"
    )
    document = read_document(NamedBytes(name="ada.txt", data=text.encode()))
    found = find_skills(parse_resume(document, today=Month(2026, 11)), taxonomy).by_id
    assert {"tableau", "dbt", "docker"} <= {*found}
    assert not {"apache-spark", "cloud-computing", "ai-agents"} & {*found}


def test_a_list_of_one_item_a_line_stays_a_list(taxonomy: Taxonomy) -> None:
    text = "Ada Example\nada@example.com\n\nSkills\nspark\nstreaming\ndocker\nkubernetes\nLed teams. Wrote plans\nGo\n"
    document = read_document(NamedBytes(name="ada.txt", data=text.encode()))
    passage = passage_of_resume(parse_resume(document, today=Month(2026, 11)))
    at = text.index("streaming")
    assert passage.sentence_at(at)[1] <= text.index("docker")


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Reports in Power B.I., fed by SQL.", "power-bi"),
        ("Wrote N.L.P. services in Python.", "natural-language-processing"),
    ],
)
def test_capitals_with_stops_between_them_are_the_abbreviation(
    text: str, skill: str, taxonomy: Taxonomy
) -> None:
    assert skill in {found for found, _ in find_mentions(text, taxonomy, speaker="person").mentions}


def test_the_dates_of_a_post_do_not_run_on_into_its_work(taxonomy: Taxonomy) -> None:
    text = (
        "Ada Example\nada@example.com\n\nExperience\nEmbedded Engineer, Fictional Works, 2018-07 - 2021-01\n"
        "C firmware for radar, signal processing.\n"
    )
    document = read_document(NamedBytes(name="ada.txt", data=text.encode()))
    found = find_skills(parse_resume(document, today=Month(2026, 11)), taxonomy).by_id
    assert found["c"].months == 31
