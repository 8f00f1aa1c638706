"""Test that a taxonomy's mistakes are all told, and that the shipped one has none."""

from __future__ import annotations

from skillgap.skills import SkillEntry, Taxonomy, lint_taxonomy


def entry(id_: str, name: str, **more: object) -> SkillEntry:
    return SkillEntry(id=id_, name=name, kind="tool", difficulty="medium", status="stable", **more)


def problems(*entries: SkillEntry) -> str:
    return "\n".join(lint_taxonomy(Taxonomy(entries=entries, families={}, version="test")))


def test_the_shipped_taxonomy_is_clean(taxonomy: Taxonomy) -> None:
    assert lint_taxonomy(taxonomy) == ()


def test_every_mistake_is_told() -> None:
    told = problems(
        entry("a", "Alpha Tool", aliases=("beta",), parents={"b": 1.5}),
        entry("b", "Beta", parents={"a": 0.5, "nowhere": 0.2}),
        entry("c", "Xy"),
        entry("d", "Delta", ambiguous={"Delta": "word"}),
        entry("e", "Echo", prerequisites=("e",), hours=(9, 5, 20)),
        entry("f", "alpha-tool", cues=("Upper",)),
    )
    for part in (
        "the spelling 'Beta' belongs to a already",
        "the spelling 'alpha-tool' belongs to a already",
        "unknown id 'nowhere' in parents",
        "a cycle in parents",
        "'Xy' is short",
        "ambiguous without cues",
        "names itself in prerequisites",
        "do not rise",
        "outside (0, 1]",
        "not in lower case",
    ):
        assert part in told


def test_longer_cycles_are_named() -> None:
    told = problems(
        entry("a", "Alpha", prerequisites=("b",)),
        entry("b", "Bravo", prerequisites=("c",)),
        entry("c", "Charlie", prerequisites=("a",)),
    )
    assert "a → b → c → a" in told
