"""Test that many texts are read as one by one, only sooner."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    "text", ["C++2\u00ad0 and more", "C++-\n20", "Data Vault 2-0", "Node.j\u00ads", "log4-j"]
)
def test_a_name_broken_behind_a_sign_is_read_as_one_by_one(
    text: str, finder: BulkFinder, taxonomy: Taxonomy
) -> None:
    assert finder.find(text) == find_mentions(text, taxonomy)


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


GAPS = (
    " ",
    " ",
    " ",
    ", ",
    " and ",
    "/",
    " / ",
    "-",
    "\u2011",
    "\u00ad",
    "\n",
    "-\n",
    " \n  ",
    ".",
    ". ",
    "..",
    "_",
    "  ",
)
BESIDE = ("", "", "", "s", "es", "'s", "3", "++", "#", "*", "(s)", ".js", "@x.io", "-based", " (GCP)")
AROUND = (
    "",
    "At ",
    "no experience with ",
    "the ",
    "to ",
    "Experience with ",
    "a degree in ",
    "(",
    ".",
    "&",
    "our ",
    "At our",
)


@st.composite
def texts(draw: st.DrawFn, names: list[str]) -> str:
    """Write names of skills after each other, some of them parted or misspelt, with odd signs beside them."""
    written = ""
    for _ in range(draw(st.integers(1, 7))):
        name = draw(st.sampled_from(names))
        name = draw(
            st.sampled_from(
                [name, name, name.lower(), name.upper(), name.replace(" ", "-"), name.replace(" ", "")]
            )
        )
        if draw(st.booleans()) and len(name) > 2:
            cut = draw(st.integers(1, len(name) - 1))
            name = name[:cut] + draw(st.sampled_from(["", "-", " ", "\u00ad", "-\n", "x"])) + name[cut:]
        written += (
            draw(st.sampled_from(AROUND)) + name + draw(st.sampled_from(BESIDE)) + draw(st.sampled_from(GAPS))
        )
    return written


def test_names_in_odd_company_are_read_as_one_by_one(finder: BulkFinder, taxonomy: Taxonomy) -> None:
    names = [name for entry in taxonomy.entries for name in (entry.name, *entry.aliases, *entry.ambiguous)]

    @settings(max_examples=250, deadline=None, derandomize=True)
    @given(text=texts(names))
    def same(text: str) -> None:
        plain = find_mentions(text, taxonomy)
        assert finder.find(text) == plain
        named = [(one.skill, one.start, one.end) for one in finder.named(text)]
        assert named == [(skill, mention.start, mention.end) for skill, mention in plain.mentions]

    same()
