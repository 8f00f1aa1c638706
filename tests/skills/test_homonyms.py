"""Test that a name several skills share means the one the text is about."""

from __future__ import annotations

import pytest

from skillgap.skills import Taxonomy, find_mentions


@pytest.mark.parametrize(
    ("text", "meant", "other"),
    [
        ("Tools: C++, CMake, Make, Bazel", "gnu-make", "make-com"),
        ("Front end in React, builds with Make and Docker", "gnu-make", "make-com"),
        ("Automations in Make, Zapier and n8n", "make-com", "gnu-make"),
        ("Tools: Elixir, Erlang, Phoenix", "phoenix", "arize-phoenix"),
        ("Tracing of agents with Phoenix, LangSmith and Langfuse", "arize-phoenix", "phoenix"),
    ],
)
def test_the_kin_in_the_text_decide(text: str, meant: str, other: str, taxonomy: Taxonomy) -> None:
    found = {skill for skill, _ in find_mentions(text, taxonomy, speaker="person").mentions}
    assert meant in found
    assert other not in found


def test_every_shared_name_leads_to_known_skills(taxonomy: Taxonomy) -> None:
    homonyms = taxonomy.__dict__["rules"].homonyms
    assert all(len(ids) > 1 and set(ids) <= taxonomy.by_id.keys() for ids in homonyms.values())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Built a Flask web app to manage reports", "flask"),
        ("Maintained a Chef cookbook", "chef"),
        ("A Qt based development environment", "qt"),
        ("Added pages to the angular front end", "angular"),
    ],
)
def test_what_is_built_with_a_tool_tells_it_from_the_thing(text: str, meant: str, taxonomy: Taxonomy) -> None:
    assert meant in {skill for skill, _ in find_mentions(text, taxonomy, speaker="person").mentions}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Lexer for a language | C, Lex, Bison", "amazon-lex"),
        ("Programming: Pulp, Django, Celery behind mirrors of packages", "pulp"),
        ("Provisioned the Access and Distribution network", "microsoft-access"),
    ],
)
def test_what_stands_around_a_name_tells_it_from_the_tool(text: str, other: str, taxonomy: Taxonomy) -> None:
    assert other not in {skill for skill, _ in find_mentions(text, taxonomy, speaker="person").mentions}
