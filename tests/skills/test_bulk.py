"""Test that many texts are read as one by one, only sooner."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from skillgap.accuracy import load_traps
from skillgap.skills import BulkFinder, Taxonomy, find_mentions

SENTENCES = [trap.text for trap in load_traps()]
PARAGRAPH = 6


def as_written(text: str) -> str:
    return text


def broken(text: str) -> str:
    """Break lines at every seventh space, as a narrow column does."""
    words = text.split(" ")
    return "".join(word + ("\n" if at % 7 == 6 else " ") for at, word in enumerate(words))


def hyphened(text: str) -> str:
    """Write a hyphen in the middle of long words."""
    return re.sub(r"\b([A-Z]\w{3,})(\w{4})\b", r"\1-\2", text)


def odd(text: str) -> str:
    """Use the signs of a word processor: typographic quotes, dashes, wide and soft spaces, accents, dotted capitals."""
    return (
        text.replace("'", "’")
        .replace("-", "\u2011")
        .replace(" ", "\u00a0", 3)
        .replace("I", "İ")
        .replace("ae", "æ")
    )


def misspelt(text: str) -> str:
    """Swap two letters of long words."""
    return re.sub(r"\b(\w{4})(\w)(\w)(\w+)\b", r"\1\3\2\4", text)


def paragraphs() -> list[str]:
    return [" ".join(SENTENCES[at : at + PARAGRAPH]) for at in range(0, len(SENTENCES), PARAGRAPH)]


@pytest.fixture(scope="module")
def finder(taxonomy: Taxonomy) -> BulkFinder:
    return BulkFinder(taxonomy)


@pytest.mark.parametrize("written", [as_written, broken, hyphened, odd, misspelt])
def test_bulk_gives_what_one_by_one_gives(
    written: Callable[[str], str], finder: BulkFinder, taxonomy: Taxonomy
) -> None:
    found = 0
    for text in map(written, paragraphs()):
        plain = find_mentions(text, taxonomy, speaker="employer")
        assert finder.find(text) == plain, text
        named = [(one.skill, one.start, one.end) for one in finder.named(text)]
        assert named == [(skill, mention.start, mention.end) for skill, mention in plain.mentions], text
        found += len(named)
    assert found > 50


def test_a_person_s_words_mean_what_they_mean_one_by_one(finder: BulkFinder, taxonomy: Taxonomy) -> None:
    for text in paragraphs():
        assert finder.find(text, speaker="person") == find_mentions(text, taxonomy, speaker="person")


def test_the_order_of_texts_does_not_matter(taxonomy: Taxonomy) -> None:
    forth, back = BulkFinder(taxonomy), BulkFinder(taxonomy)
    texts = paragraphs()
    assert [forth.find(text) for text in texts] == [back.find(text) for text in reversed(texts)][::-1]


@pytest.mark.parametrize("text", ["", "\n\n", " ", ".", "C", "\0", "-\n-", "🦀 Rust", "ﬁ", "a" * 5000])
def test_odd_texts_are_read(text: str, finder: BulkFinder, taxonomy: Taxonomy) -> None:
    assert finder.find(text) == find_mentions(text, taxonomy)


def test_example_postings(finder: BulkFinder, taxonomy: Taxonomy, examples: Path) -> None:
    for path in sorted(examples.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert finder.find(text) == find_mentions(text, taxonomy)
