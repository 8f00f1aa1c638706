"""Erased is erased: no row, no free page, no journal holds a trace; a copy handed over holds everything."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from skillgap.errors import BusyWorkspaceError, WorkspaceError
from skillgap.workspace.clients import erase, sessions
from skillgap.workspace.clients.client import clients, find_client
from skillgap.workspace.files import back_up, check, restore
from skillgap.workspace.store import Store, open_store
from skillgap.workspace.word import client_key, say
from tests.cli.conftest import Ran
from tests.workspace.desk import DAY, later_resume, new_client, resume

SECRETS = (
    "Fenwick",
    "ada.fenwick",
    "7946 0123",
    "Larkfield",
    "secret of hers",
    "Call her aunt",
    "only at night",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Make a workspace with Ada, who has everything, and Bram."""
    with open_store(tmp_path / "workspace.sqlite3") as opened:
        ada = new_client(opened, resume("Ada Fenwick"))
        later_resume(opened, ada, resume("Ada Fenwick", listed="Kafka"), on=DAY)
        with opened.writing():
            sessions.hold_session(opened, ada, on=DAY, notes="A secret of hers.")
            sessions.agree(opened, ada, "Call her aunt", on=DAY)
        say(opened, client_key(ada.id), "go", "reject", on=DAY, note="only at night")
        bram = resume("Bram Osei", number=200)
        new_client(opened, type(bram)(bram.name, bram.data.replace(b"Larkfield Mills", b"Tidewater")))
        yield opened


def _raw(store: Store) -> bytes:
    folder = store.path.parent
    return b"".join(path.read_bytes() for path in sorted(folder.glob(f"{store.path.name}*")))


def test_an_erase_leaves_no_trace_in_the_file(store: Store) -> None:
    assert all(secret.encode() in _raw(store) for secret in SECRETS)
    erased = erase.erase_client(store, find_client(store, "Ada"))
    assert not [secret for secret in SECRETS if secret.encode() in _raw(store)]
    assert erased.rows == {
        "resumes": 2, "snapshots": 2, "sessions": 1, "actions": 1, "plans": 0, "overrides": 1,
    }  # fmt: skip
    assert erased.searched > 15
    assert check(store).problems == ()
    assert [client.name for client in clients(store)] == ["Bram Osei"]


def test_a_name_in_anothers_notes_is_told_and_stays(store: Store) -> None:
    with store.writing():
        sessions.hold_session(store, find_client(store, "Bram"), on=DAY, notes="Knows Ada Fenwick.")
    erased = erase.erase_client(store, find_client(store, "Ada"))
    assert "Ada Fenwick" in erased.elsewhere


def test_an_erase_that_fails_to_remove_says_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.connection.execute("PRAGMA secure_delete = OFF")
    monkeypatch.setattr(erase, "finish_erasing", lambda store: None)
    with pytest.raises(WorkspaceError, match="still in the file"):
        erase.erase_client(store, find_client(store, "Ada"))


def test_a_reader_elsewhere_holds_the_erase_up_and_it_can_be_finished(store: Store) -> None:
    reader = open_store(store.path)
    reader.connection.execute("BEGIN")
    reader.row("SELECT count(*) FROM clients")
    store.connection.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(BusyWorkspaceError):
        erase.erase_client(store, find_client(store, "Ada"))
    reader.close()
    assert erase.is_erasing(store)
    erase.finish_erasing(store)
    assert not [secret for secret in SECRETS if secret.encode() in _raw(store)]


def test_the_command_asks_and_repeats(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "ada.md").write_bytes(resume("Ada Fenwick").data)
    run("client", "add", tmp_path / "ada.md")
    refused = run("client", "erase", "Ada")
    assert refused.code == 2
    assert "--yes" in refused.err
    out = tmp_path / "out"
    assert run("client", "export", "Ada", "-o", out).code == 0
    assert json.loads((out / "client.json").read_text())["resumes"][0]["document"]["lines"]
    assert (out / "client.json").stat().st_mode & 0o077 == 0
    assert run("client", "export", "Ada", "-o", out).code == 1
    erased = run("client", "erase", "Ada", "--yes")
    assert erased.code == 0
    assert "none is left" in erased.err
    assert run("client", "erase", "Ada", "--yes").code == 2


def test_evidence_only_forgets_the_words_also_in_free_pages(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "ada.md").write_bytes(resume("Ada Fenwick").data)
    run("--workspace", tmp_path, "client", "add", tmp_path / "ada.md")
    run("--workspace", tmp_path, "client", "edit", "Ada", "--keep", "evidence")
    raw = (tmp_path / "workspace.sqlite3").read_bytes()
    assert b"Larkfield" not in raw
    assert b"ada.fenwick" not in raw
    assert b"ada.md" not in raw


def test_a_backup_is_sound_closed_to_others_and_can_be_brought_back(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    back_up(store, copy)
    assert copy.stat().st_mode & 0o777 == 0o600
    with pytest.raises(WorkspaceError, match="is there already"):
        back_up(store, copy)
    erase.erase_client(store, find_client(store, "Ada"))
    store.close()
    kept = restore(copy, store.path, aside="before")
    assert kept is not None
    with open_store(store.path) as again:
        assert [client.name for client in clients(again)] == ["Ada Fenwick", "Bram Osei"]
        assert check(again).problems == ()
    with open_store(kept) as old:
        assert [client.name for client in clients(old)] == ["Bram Osei"]


def test_a_damaged_backup_replaces_nothing(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    back_up(store, copy)
    content = bytearray(copy.read_bytes())
    content[4096 * 3 : 4096 * 9] = b"\x13" * 4096 * 6
    copy.write_bytes(bytes(content))
    with pytest.raises(WorkspaceError):
        restore(copy, store.path, aside="before")
    with pytest.raises(WorkspaceError, match="no such backup"):
        restore(tmp_path / "none", store.path, aside="before")
    assert [client.name for client in clients(store)] == ["Ada Fenwick", "Bram Osei"]


def test_a_damaged_page_is_found_by_the_check_command(
    store: Store, run: Callable[..., Ran], tmp_path: Path
) -> None:
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    content = bytearray(store.path.read_bytes())
    content[4096 * 12 : 4096 * 20] = b"\x13" * 4096 * 8
    store.path.write_bytes(bytes(content))
    before = store.path.read_bytes()
    ran = run("--workspace", tmp_path, "workspace", "check")
    assert ran.code == 1
    assert str(store.path) in ran.out + ran.err
    assert store.path.read_bytes() == before
