"""A build gives the same however it is cut and wherever it runs, goes on where it was stopped, and finds every repeat."""

from __future__ import annotations

import _socket
import pickle
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from skillgap.errors import DataError, SkillgapError
from skillgap.market.build import (
    Build,
    BuildOptions,
    Engine,
    Local,
    build_profiles,
    load_build_rules,
    publish,
)
from skillgap.market.build.count.alternatives import alternatives_of
from skillgap.market.build.count.duplicates import bands_of, digest_of, runs_of, sketches_of, words_of
from skillgap.market.build.input import parts
from skillgap.market.build.run import engine as engines
from skillgap.market.build.run import work as works
from skillgap.market.build.run.stages import judge_part
from tests.market.test_build_profiles import OPTIONS, RULES, TEMPLATE, Words, content_of, posting, write_jsonl

RULE = RULES.count.duplicates


def rows(number: int) -> list[dict[str, str]]:
    """Make postings of several levels, with exact and near repeats far apart."""
    made = [
        posting(
            one,
            title="Senior Data Engineer" if one % 3 else "Data Engineer",
            date=f"2026-03-{one % 28 + 1:02d}",
        )
        for one in range(number)
    ]
    made += [dict(made[one], id="again", text=made[one]["text"].upper()) for one in range(0, number, 7)]
    made += [dict(made[one], text=made[one]["text"] + " Apply soon.") for one in range(0, number, 9)]
    made += [posting(7, title="Head Chef"), posting(8, text=" "), posting(9, date="2019-01-01")]
    return made


@pytest.fixture
def own_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test reach this machine, and no other."""

    def connect(self: socket.socket, address: Any) -> None:
        if address[0] not in ("127.0.0.1", "localhost", "::1"):
            raise OSError("no way out")
        _socket.socket.connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Write two files of postings."""
    made = rows(400)
    half = len(made) // 2
    return [write_jsonl(tmp_path / "a.jsonl", made[:half]), write_jsonl(tmp_path / "b.jsonl.gz", made[half:])]


def built(files: Sequence[Path], name: str, engine: Engine | None = None) -> Build:
    return build_profiles(
        files,
        rules=RULES,
        find=Words(),
        options=msgspec.structs.replace(OPTIONS, since="2020-01-01"),
        folder=files[0].parent / name,
        engine=engine,
    )


def told(build: Build, folder: Path) -> dict[str, bytes]:
    """Give all that a build says and writes, the table of postings row by row."""
    import pandas

    found = {"audit": repr(build.audit).encode(), "roles": repr(build.roles).encode()}
    for file in publish(build, folder, rules=RULES, template=TEMPLATE):
        found[file.path.name] = content_of(file)
        if isinstance(file.content, Path):
            table = pandas.read_parquet(file.content)
            found[file.path.name] = repr(sorted(map(repr, table.to_dict("records")))).encode()
    return found


def test_neither_parts_nor_shards_nor_processes_change_anything(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = built(files, "whole")
    assert whole.audit.dropped["exact duplicate"] > 50
    assert whole.audit.dropped["near duplicate"] > 40
    monkeypatch.setattr(parts, "_PLAIN", 10_000)
    monkeypatch.setattr(parts, "_COMPRESSED", 2_000)
    monkeypatch.setattr(works, "_SHARD", 100_000)
    monkeypatch.setattr(engines, "PARALLEL_FROM", 2)
    cut = built(files, "cut", Local(2))
    assert len(cut.work.parts) > 8
    assert cut.work.shards > 1
    assert told(cut, tmp_path / "market") == told(whole, tmp_path / "market")


@pytest.mark.usefixtures("own_network")
@pytest.mark.filterwarnings("ignore:Couldn.t detect a suitable IP:RuntimeWarning")
def test_a_cluster_changes_nothing(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    from skillgap.market.build.run.cluster import Cluster

    here = told(built(files, "here"), tmp_path / "market")
    monkeypatch.setattr(parts, "_PLAIN", 10_000)
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=False, dashboard_address=":0", protocol="inproc"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert told(built(files, "there", Cluster(client)), tmp_path / "market") == here
        broken = write_jsonl(tmp_path / "c.jsonl.gz", rows(300))
        broken.write_bytes(broken.read_bytes()[:-200])
        with pytest.raises(DataError, match=r"c\.jsonl\.gz: the compressed data is damaged"):
            built([broken], "broken", Cluster(client))


def test_the_work_survives_the_way_to_another_process(files: list[Path]) -> None:
    work = built(files, "work").work
    again = pickle.loads(pickle.dumps(work))  # noqa: S301
    assert again.build_key == work.build_key
    assert judge_part(again, 0) == judge_part(work, 0)


class Stopping(Local):
    """Stops after some parts, as one who presses Ctrl-C."""

    def run(self, stage, work, numbers) -> Iterator[tuple[int, object]]:  # type: ignore[no-untyped-def, override]
        """Run a stage, but not to its end."""
        for count, found in enumerate(super().run(stage, work, numbers)):
            if count == 3:
                raise KeyboardInterrupt
            yield found


def test_a_stopped_build_goes_on_where_it_was(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_PLAIN", 10_000)
    with pytest.raises(KeyboardInterrupt):
        built(files, "work", Stopping(1))
    done = sorted((tmp_path / "work").glob("*.judged"))
    assert len(done) == 4
    ages = [path.stat().st_mtime_ns for path in done]
    again = built(files, "work")
    assert [path.stat().st_mtime_ns for path in done] == ages
    assert told(again, tmp_path / "market") == told(built(files, "fresh"), tmp_path / "market")


def test_what_other_rules_left_is_not_used(files: list[Path]) -> None:
    first = built(files, "work")
    other = msgspec.structs.replace(first.work, since="2026-03-10")
    assert not set(other.folder.glob("*.judged")) & {other.part_file(0, "judged")}


def test_a_file_that_changed_is_read_again(files: list[Path]) -> None:
    import os

    before = built(files, "work").audit.rows
    text = files[0].read_text("utf-8").splitlines(keepends=True)
    files[0].write_text("".join(text[:-10]), "utf-8")
    os.utime(files[0], ns=(1, 1))
    assert built(files, "work").audit.rows == before - 10


def similarity(one: str, other: str) -> float:
    made = sketches_of([runs_of(words_of(text), RULE.words) for text in (one, other)], RULE)
    return float(np.mean(made[0] == made[1]))


def test_sketches_tell_how_much_of_two_texts_is_the_same() -> None:
    text = " ".join(f"word{number} of the posting" for number in range(120))
    assert similarity(text, text.upper() + "!") == 1
    assert similarity(text, text.replace("word7 of", "some other words of")) > 0.9
    assert similarity(text, " ".join(f"term{number} in another text" for number in range(120))) < 0.1
    assert 0.35 < similarity(text, " ".join(text.split()[:240])) < 0.65


def test_bands_of_other_roles_and_levels_never_meet() -> None:
    sketch = sketches_of([runs_of(words_of("one text of some words"), RULE.words)] * 3, RULE)
    keys = bands_of(sketch, ["role/mid", "role/mid", "role/senior"], RULE)
    assert (keys[0] == keys[1]).all()
    assert not set(keys[0].tolist()) & set(keys[2].tolist())
    assert len(set(keys[0].tolist())) == RULE.values // RULE.band


@pytest.mark.parametrize("text", ["", "one", "one two three", "?!"])
def test_short_texts_have_fingerprints_too(text: str) -> None:
    words = words_of(text)
    assert digest_of("A", words) != digest_of("B", words)
    assert sketches_of([runs_of(words, RULE.words)], RULE).shape == (1, RULE.values)


def test_alternatives_need_support_on_every_side() -> None:
    rules = RULES.count
    pairs = {
        ("aws", "azure"): 30,
        ("aws", "gcp"): 20,
        ("azure", "gcp"): 22,
        ("gcp", "python"): 20,
        ("a", "b"): 4,
    }
    named = {"aws": 60, "azure": 50, "gcp": 40, "python": 90, "a": 5, "b": 5}
    assert alternatives_of(pairs, named, rules) == (("aws", "azure", "gcp"),)
    assert alternatives_of({}, named, rules) == ()


@pytest.mark.usefixtures("own_network")
@pytest.mark.parametrize("address", ["127.0.0.1:1", "nonsense", "tcp://"])
def test_an_unknown_scheduler_is_named(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    from skillgap.market.build.run import cluster

    monkeypatch.setattr(cluster, "WAIT_SECONDS", 0.2)
    with pytest.raises(SkillgapError, match="found no Dask scheduler"), cluster.cluster_at(address):
        pass


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from skillgap.market.build.run.cluster import cluster_at

    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(SkillgapError, match="Dask, which is not installed") as caught,
        cluster_at("tcp://x:1"),
    ):
        pass
    assert "skillgap[cluster]" in caught.value.hint


def test_options_are_kept(files: list[Path]) -> None:
    assert built(files, "work").options == BuildOptions(
        source="invented-2026", title="Invented postings", since="2020-01-01"
    )
    assert load_build_rules().count == RULES.count
