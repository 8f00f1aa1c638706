"""Test that slips of the fingers are forgiven, and everyday words left alone."""

from __future__ import annotations

import pytest

from skillgap.skills import Taxonomy, find_mentions
from skillgap.skills.names.english import english_words
from skillgap.skills.names.typos import meant, typos_of


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Kuberentes", "kubernetes"),
        ("Javascipt", "javascript"),
        ("PostgresSQL", "postgresql"),
        ("Pyhton", "python"),
        ("Tensorfow", "tensorflow"),
    ],
)
def test_slips(word: str, name: str, taxonomy: Taxonomy) -> None:
    assert meant(word, typos_of(taxonomy)) == name


@pytest.mark.parametrize(
    "word", ["teams", "scale", "scales", "python", "pythons", "transformed", "dockers", "spider"]
)
def test_words_left_alone(word: str, taxonomy: Taxonomy) -> None:
    assert meant(word, typos_of(taxonomy)) is None


def test_a_misspelt_skill_is_marked_fuzzy(taxonomy: Taxonomy) -> None:
    ((id_, mention),) = find_mentions("services on Kuberentes", taxonomy).mentions
    assert (id_, mention.match, mention.text) == ("kubernetes", "fuzzy", "Kuberentes")
    assert mention.confidence < 0.9


def test_words_are_lower_case_words() -> None:
    assert len(english_words()) > 5000
    assert all(word.isalpha() and word.islower() for word in english_words())
