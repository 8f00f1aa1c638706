"""Why a fit moved is told apart, and the parts add up to the whole."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from skillgap.advice import Knowledge
from skillgap.errors import DamagedWorkspaceError
from skillgap.gap import scoring
from skillgap.month import Month
from skillgap.workspace.clients.client import Client, change_client
from skillgap.workspace.clients.evidence import Evidence, revived
from skillgap.workspace.clients.resumes import forget_texts
from skillgap.workspace.progress.changes import Changes
from skillgap.workspace.progress.desk import changes_since, refresh
from skillgap.workspace.store import Store, open_store
from skillgap.workspace.word import client_key, say
from tests.workspace.desk import DAY, knowledge, later_resume, new_client, resume, with_shares

LATER = datetime.date(2026, 9, 28)
"""The same month, so that time alone moves nothing."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "workspace.sqlite3") as opened:
        yield opened


def _changes(store: Store, client: Client, known: Knowledge, *, on: datetime.date = LATER) -> Changes:
    changes = changes_since(store, client, known, since=DAY.isoformat(), on=on)
    assert changes is not None
    assert changes.before is not None
    assert changes.after is not None
    total = sum(cause.points for cause in changes.causes)
    assert total == pytest.approx(changes.after.value - changes.before.value, abs=0.051)
    return changes


def _parts(changes: Changes) -> dict[str, float]:
    return {cause.kind: cause.points for cause in changes.causes}


def test_nothing_changed_is_told_as_nothing(store: Store) -> None:
    changes = _changes(store, new_client(store, resume()), knowledge())
    assert changes.causes == ()
    assert changes.gained + changes.proven + changes.lost + changes.faded == ()
    assert changes.bars == ()


def test_a_better_resume_is_the_resumes_doing(store: Store) -> None:
    client = new_client(store, resume())
    better = resume(work="Python, SQL, Airflow, Docker and Spark", old="SQL", listed="Git")
    later_resume(store, client, better, on=LATER)
    changes = _changes(store, client, knowledge())
    assert set(_parts(changes)) == {"resume"}
    assert _parts(changes)["resume"] > 1
    assert [shift.skill for shift in changes.gained] == ["apache-spark"]
    assert [shift.skill for shift in changes.proven] == ["docker"]
    assert any("excel" in shift.skill for shift in changes.lost)


def test_other_figures_are_the_markets_doing(store: Store) -> None:
    client = new_client(store, resume())
    changes = _changes(store, client, with_shares(0.3))
    assert set(_parts(changes)) == {"market data"}
    assert changes.gained == changes.lost == ()


def test_another_formula_is_the_scores_doing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    client = new_client(store, resume())
    _other_formula(monkeypatch)
    assert set(_parts(_changes(store, client, knowledge()))) == {"score version"}


def test_formula_market_and_resume_at_once_are_told_apart(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = new_client(store, resume())
    market = _parts(_changes(store, client, with_shares(0.3)))["market data"]
    later_resume(store, client, resume(work="Python, SQL, Airflow, Docker and Spark"), on=LATER)
    _other_formula(monkeypatch)
    parts = _parts(_changes(store, client, with_shares(0.3)))
    assert {"market data", "score version", "resume"} <= set(parts)
    assert parts["market data"] == pytest.approx(market, abs=0.2)
    assert parts["score version"] < 0 < parts["resume"]


def test_months_going_by_are_times_doing(store: Store) -> None:
    source = resume(old="Tableau, Snowflake and dbt")
    client = new_client(store, source)
    changes = _changes(store, client, knowledge(), on=datetime.date(2029, 9, 1))
    assert set(_parts(changes)) == {"time"}
    assert _parts(changes)["time"] < 0


def test_the_clients_word_is_told_as_what_is_found_in_the_same_file(store: Store) -> None:
    client = new_client(store, resume())
    say(store, client_key(client.id), "airflow", "reject", on=LATER)
    say(store, client_key(client.id), "apache-airflow", "reject", on=LATER)
    changes = _changes(store, client, knowledge())
    assert set(_parts(changes)) == {"reading"}
    assert "own word" in changes.causes[0].why


def test_without_the_words_of_the_resume_the_causes_are_still_told(store: Store) -> None:
    client = new_client(store, resume())
    with store.writing():
        kept = msgspec.structs.replace(client, keeps="evidence")
        change_client(store, kept)
        forget_texts(store, client)
    later_resume(store, kept, resume(work="Python, SQL, Airflow, Docker and Spark"), on=LATER)
    assert store.row("SELECT count(*) FROM resumes WHERE document IS NOT NULL")[0] == 0
    assert {"market data", "resume"} == set(_parts(_changes(store, client, with_shares(0.3))))


def test_evidence_alone_gives_the_same_fit_and_holds_no_name(store: Store) -> None:
    client = new_client(store, resume(), keeps="evidence")
    before = store.row("SELECT analysis FROM snapshots")[0]
    refresh(store, client, knowledge(), on=DAY)
    assert [row[0] for row in store.rows("SELECT analysis FROM snapshots")] == [before]
    kept = store.row("SELECT evidence || name FROM resumes")[0]
    for secret in ("Ada", "Fenwick", "example.org", "Larkfield", "Copperbell", "7946", "Built", "Reports in"):
        assert secret not in kept


def _other_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a listed skill count for less, under a new version."""
    now = scoring.load_scoring()
    credit = msgspec.structs.replace(now.credit, claimed=0.2, demonstrated=0.9)
    other = msgspec.structs.replace(now, credit=credit, version="2099.1")
    for name, module in list(sys.modules.items()):
        if name.startswith("skillgap.gap") and getattr(module, "load_scoring", None):
            monkeypatch.setattr(module, "load_scoring", lambda: other)


def test_what_another_version_wrote_is_named_not_crashed_on(store: Store) -> None:
    client = new_client(store, resume())
    with store.writing():
        store.rows("UPDATE snapshots SET analysis = '{}'")
    with pytest.raises(DamagedWorkspaceError, match="a kept analysis cannot be read"):
        changes_since(store, client, knowledge(), since=DAY.isoformat(), on=LATER)


def test_evidence_of_the_first_version_is_still_read(store: Store) -> None:
    text = (
        '{"format":"markdown","pages":1,"lines":9,"headline":"Analyst","sections":[{"kind":"skills","first":0,'
        '"last":9,"page":1,"time":null,"title":"","level":"none","finished":true}],"positions":[{"kind":"experience",'
        '"first":1,"last":5,"page":1,"time":["2021-01","",true,"month"],"title":"Analyst","level":"none",'
        '"finished":true}],"education":[],"projects":[],"skills":[{"id":"sql","name":"SQL","kind":"tool",'
        '"state":"demonstrated","months":12,"last_used":"2026-09","confidence":0.9,"band":"mid","places":[{'
        '"section":"experience","page":1,"line":3,"match":"exact","state":"demonstrated","rule":"unambiguous",'
        '"confidence":0.9}]}],"taxonomy_version":"x"}'
    )
    found, skills = revived(store.decoded(text, Evidence), today=Month(2026, 9))
    assert found.experience_months == 69
    assert skills.by_id["sql"].months == 12
    assert set(msgspec.json.decode(text)) == set(Evidence.__struct_fields__)
