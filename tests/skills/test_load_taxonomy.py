"""Test loading: strict files, a compiled form, one version for one content."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillgap.errors import DataError
from skillgap.skills import Taxonomy, load_taxonomy
from skillgap.skills.entries import Entries, EntriesById, pack
from skillgap.skills.load import load_families

GOOD = """schema: 1
source: "Test."
family: {family}
title: Test
skills:
- id: {id}
  name: {name}
  kind: tool
  difficulty: medium
  status: stable
"""


def write(folder: Path, family: str, id_: str, name: str, more: str = "") -> Path:
    path = folder / f"{family}.yaml"
    path.write_text(GOOD.format(family=family, id=id_, name=name) + more, encoding="utf-8")
    return path


def test_families_are_put_together(tmp_path: Path) -> None:
    paths = [write(tmp_path, "one", "zeta", "Zeta"), write(tmp_path, "two", "alpha", "Alpha")]
    taxonomy = load_families(paths)
    assert [(entry.id, entry.family) for entry in taxonomy.entries] == [("alpha", "two"), ("zeta", "one")]
    assert taxonomy.families == {"one": "Test", "two": "Test"}


def test_the_cache_gives_the_same(tmp_path: Path) -> None:
    path, cache = write(tmp_path, "one", "zeta", "Zeta"), tmp_path / "cache"
    first = load_families([path], cache_folder=cache)
    assert load_families([path], cache_folder=cache) == first
    assert list(cache.iterdir())


def test_a_change_is_seen_through_the_cache(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = load_families([write(tmp_path, "one", "zeta", "Zeta")], cache_folder=cache)
    second = load_families([write(tmp_path, "one", "zeta", "Zeta Two")], cache_folder=cache)
    assert first.version != second.version
    assert second.name("zeta") == "Zeta Two"


def test_a_damaged_cache_is_built_again(tmp_path: Path) -> None:
    path, cache = write(tmp_path, "one", "zeta", "Zeta"), tmp_path / "cache"
    load_families([path], cache_folder=cache)
    for file in cache.iterdir():
        file.write_bytes(b"nothing of use")
    assert load_families([path], cache_folder=cache).name("zeta") == "Zeta"


def test_all_problems_are_told(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, "one", "zeta", "Zeta", "  nonsense: 1\n"),
        write(tmp_path, "two", "alpha", "no"),
        write(tmp_path, "three", "beta", "Beta"),
        write(tmp_path, "four", "beta", "Beta"),
    ]
    paths[2].write_text(paths[2].read_text().replace("family: three", "family: other"))
    with pytest.raises(DataError) as caught:
        load_families(paths)
    told = "\n".join(caught.value.problems)
    assert "nonsense" in told
    assert "boolean" in told
    assert "found the id 'beta' again" in told
    assert "expected 'three'" in told


def test_the_shipped_taxonomy_is_large(taxonomy: Taxonomy) -> None:
    assert len(taxonomy.entries) > 1000
    assert {"python", "pytorch", "kubernetes", "retrieval-augmented-generation"} <= taxonomy.by_id.keys()


def test_entries_decoded_one_by_one_are_those_packed() -> None:
    """It holds by place from both ends, in slices, by id, and in every order of asking."""
    shipped = load_taxonomy()
    plain = tuple(shipped.entries)
    packed = pack(plain)
    entries = Entries(packed)
    by_id = EntriesById(packed.ids, entries)
    last = len(plain) - 1
    assert (entries[last], entries[-1], entries[0], entries[-last]) == (
        plain[last],
        plain[-1],
        plain[0],
        plain[1],
    )
    assert entries[3:9:2] == plain[3:9:2]
    assert by_id["python"] is by_id["python"] is entries[list(by_id).index("python")]
    assert (by_id.get("no-such-skill"), "no-such-skill" in by_id, "python" in by_id) == (None, False, True)
    assert entries == plain
    assert dict(by_id) == {entry.id: entry for entry in plain}
    with pytest.raises(IndexError):
        entries[len(plain)]
    with pytest.raises(KeyError):
        by_id["no-such-skill"]


def test_no_entries_are_an_empty_taxonomy() -> None:
    """It packs nothing, too."""
    packed = pack([])
    assert len(Entries(packed)) == len(EntriesById(packed.ids, Entries(packed))) == 0
