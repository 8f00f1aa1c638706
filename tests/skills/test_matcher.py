"""Test that names are found in any spelling, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgap.skills import find_mentions
from skillgap.skills.names.matcher import Matcher
from skillgap.skills.names.passage import Passage, Row, passage_of_text
from skillgap.skills.names.surfaces import compile_surfaces, lexicon_of, squash, squashed
from skillgap.skills.taxonomy import SkillEntry, Taxonomy


def entry(id_: str, name: str, *aliases: str, **more: object) -> SkillEntry:
    return SkillEntry(
        id=id_, name=name, kind="tool", difficulty="medium", status="stable", aliases=aliases, **more
    )


ENTRIES = (
    entry("c", "C", ambiguous={"C": "letter"}, cues=("firmware",)),
    entry("c-plus-plus", "C++", "c plus plus"),
    entry("c-sharp", "C#"),
    entry("ci-cd", "CI/CD"),
    entry("dot-net", ".NET", "dotnet"),
    entry("java", "Java"),
    entry("javascript", "JavaScript", "JS"),
    entry("machine-learning", "machine learning"),
    entry("node-js", "Node.js", "Node"),
    entry("nosql", "NoSQL"),
    entry("python", "Python"),
    entry("pytorch", "PyTorch"),
    entry("scikit-learn", "scikit-learn", "sklearn"),
    entry("sql", "SQL"),
    entry("weights-and-biases", "Weights & Biases"),
)
MATCHER = Matcher(lexicon_of(compile_surfaces(ENTRIES)))


def found(text: str) -> list[tuple[str, str]]:
    passage = passage_of_text(text)
    return [(ENTRIES[hit.surface.skill].id, text[hit.start : hit.end]) for hit in MATCHER.find(passage)]


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("C++17 on Linux", "c-plus-plus"),
        ("c plus plus", "c-plus-plus"),
        ("(C#)", "c-sharp"),
        ("CI / CD", "ci-cd"),
        ("CICD", "ci-cd"),
        ("ci-cd pipelines", "ci-cd"),
        ("on .NET 8", "dot-net"),
        ("Node JS", "node-js"),
        ("nodejs", "node-js"),
        ("Py-Torch", "pytorch"),
        ("Py Torch", "pytorch"),
        ("PyTorch-based", "pytorch"),
        ("Scikit Learn", "scikit-learn"),
        ("scikit_learn", "scikit-learn"),
        ("scikitlearn", "scikit-learn"),
        ("Python 3.11", "python"),
        ("python3", "python"),
        ("Python (primary)", "python"),
        ("Python's", "python"),
        ("weights and biases", "weights-and-biases"),
        ("the field of machine\nlearning", "machine-learning"),
        ("this is a long line that is broken inside of the word py-\ntorch", "pytorch"),
    ],
)
def test_spellings(text: str, skill: str) -> None:
    assert skill in [id_ for id_, _ in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "javac",
        "pythonic",
        "no SQL here"[:2],
        "write to me@python.org",
        "see https://node.js/x",
        "Machine\n\nlearning",
    ],
)
def test_no_match(text: str) -> None:
    assert found(text) == []


def test_no_sql_is_not_nosql() -> None:
    assert found("I write no SQL") == [("sql", "SQL")]


def test_longest_name_wins() -> None:
    assert found("JavaScript and Java") == [("javascript", "JavaScript"), ("java", "Java")]


def test_slashes_part_skills() -> None:
    assert [id_ for id_, _ in found("Python/SQL, C/C++")] == ["python", "sql", "c", "c-plus-plus"]


def test_a_name_never_crosses_a_hard_line_end() -> None:
    rows = (Row(0, 7, "skills", "", 1, 1, False, True), Row(8, 16, "projects", "", 1, 2, False))
    assert MATCHER.find(Passage("machine\nlearning", rows)) == []


@given(st.text(max_size=80))
def test_squashed_offsets_lead_back(text: str) -> None:
    low, kept = squashed(text)
    assert len(low) == len(kept)
    assert kept == sorted(set(kept))
    assert all(0 <= at < len(text) for at in kept)


def _oracle(text: str) -> set[tuple[int, int, str]]:
    """Find the same with a plain trie, letter by letter."""
    trie: dict[str, dict] = {}
    surfaces = compile_surfaces(ENTRIES)
    for surface in surfaces:
        node = trie
        for char in surface.key:
            node = node.setdefault(char, {})
        node[""] = {"key": surface.key}
    low, kept = squashed(text)
    hits = set()
    for start in range(len(low)):
        node = trie
        for at in range(start, len(low)):
            node = node.get(low[at])
            if node is None:
                break
            if "" in node:
                hits.add((kept[start], kept[at] + 1, node[""]["key"]))
    return hits


_PIECES = st.sampled_from(
    [
        "Python",
        "C",
        "C++",
        "C#",
        "Java",
        "Script",
        "Node",
        ".js",
        "SQL",
        "No",
        "Py",
        "Torch",
        "machine",
        "learning",
        " ",
        "-",
        "/",
        ", ",
        "\n",
        ".",
        "s",
        "3",
        "(",
        ")",
        "x",
        "scikit",
        "learn",
        "CI",
        "CD",
        ".NET",
    ]
)


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_the_matcher_agrees_with_a_plain_trie(text: str) -> None:
    """It holds that every hit stands in the trie's hits, and every trie hit with free edges and no gap is found."""
    passage = passage_of_text(text)
    hits = {(hit.start, hit.surface.key) for hit in MATCHER.candidates(passage)}
    oracle = _oracle(text)
    assert hits <= {(start, key) for start, _, key in oracle}
    for start, end, key in oracle:
        bare = text[start:end].lower() == key and key.isalpha() and len(key) > 2
        before, after = text[start - 1 : start], text[end : end + 1]
        if bare and before in ("", " ", ",", "(") and after in ("", " ", ",", ")"):
            assert (start, key) in hits


@given(st.text(max_size=200))
def test_any_text_is_searched(text: str) -> None:
    for hit in MATCHER.find(passage_of_text(text)):
        assert 0 <= hit.start < hit.end <= len(text)
        assert squash(text[hit.start : hit.end]).startswith(hit.surface.key)


def test_hand_made_taxonomy_compiles_at_first_use() -> None:
    from skillgap.skills import find_mentions

    taxonomy = Taxonomy(entries=ENTRIES, families={}, version="test")
    assert [id_ for id_, _ in find_mentions("Python and sklearn", taxonomy).mentions] == [
        "python",
        "scikit-learn",
    ]


def test_cutting_edge_is_no_edge(taxonomy: Taxonomy) -> None:
    def found(text: str) -> set[str]:
        return {id_ for id_, _ in find_mentions(text, taxonomy, speaker="person").mentions}

    assert "edge-ml" not in found("Built cutting-edge AI products in Python.")
    assert "edge-ml" in found("Built edge AI products in Python.")
    assert "machine-learning" in found("Python-based machine learning")
