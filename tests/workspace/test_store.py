"""The workspace file: whole or not there, its owner's alone, one writer at a time, never written over."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from skillgap.errors import BusyWorkspaceError, DamagedWorkspaceError, WorkspaceError
from skillgap.workspace import open_store, schema
from skillgap.workspace.store import Store, connect


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Give the path of a workspace that does not exist yet."""
    return tmp_path / "desk" / "workspace.sqlite3"


def _setting(store: Store, name: str) -> object:
    return store.row(f"PRAGMA {name}")[0]


def test_a_new_workspace_has_the_settings_it_promises(place: Path) -> None:
    with open_store(place) as store:
        assert _setting(store, "journal_mode") == "wal"
        assert _setting(store, "foreign_keys") == 1
        assert _setting(store, "secure_delete") == 1
        assert _setting(store, "synchronous") == 2
        assert _setting(store, "user_version") == schema.LATEST
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_a_file_others_could_read_is_closed_to_them(place: Path) -> None:
    open_store(place).close()
    place.chmod(0o644)
    open_store(place).close()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"hello, this is no database", b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_damaged_file_is_named_and_left_alone(place: Path, content: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(content)
    with pytest.raises(DamagedWorkspaceError, match="damaged") as caught:
        open_store(place)
    assert str(place) in caught.value.message
    assert "restore" in caught.value.hint
    assert place.read_bytes() == content


def test_another_database_is_not_taken_for_a_workspace(place: Path) -> None:
    place.parent.mkdir()
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    before = place.read_bytes()
    with pytest.raises(DamagedWorkspaceError, match="not a skillgap workspace"):
        open_store(place)
    assert place.read_bytes() == before


def test_a_newer_workspace_is_left_alone(place: Path) -> None:
    open_store(place).close()
    with connect(place) as newer:
        newer.execute(f"PRAGMA user_version = {schema.LATEST + 1}")
    newer.close()
    with pytest.raises(WorkspaceError, match="newer skillgap"):
        open_store(place)


def test_a_second_writer_is_told_who_waits_and_readers_are_not_held_up(place: Path) -> None:
    with open_store(place) as first, open_store(place, wait=0.05) as second, first.writing():
        first.add("INSERT INTO meta VALUES ('x', '1')")
        with pytest.raises(BusyWorkspaceError, match="another program is writing"), second.writing():
            pass
        assert second.row("SELECT count(*) FROM meta WHERE name = 'x'")[0] == 0
    with open_store(place) as third:
        assert third.row("SELECT value FROM meta WHERE name = 'x'")[0] == "1"


def test_a_change_that_fails_half_way_leaves_nothing(place: Path) -> None:
    def half() -> None:
        with store.writing():
            store.add("INSERT INTO meta VALUES ('half', '1')")
            raise ValueError("half way")

    with open_store(place) as store:
        with pytest.raises(ValueError, match="half way"):
            half()
        assert store.row("SELECT count(*) FROM meta WHERE name = 'half'")[0] == 0


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WorkspaceError, match="cannot make a workspace") as caught:
        open_store(tmp_path / "file" / "workspace.sqlite3")
    assert "--workspace" in caught.value.hint


def test_a_migration_that_fails_leaves_the_old_version(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(place) as store, store.writing():
        store.add("INSERT INTO meta VALUES ('kept', '1')")
    broken = (*schema.MIGRATIONS, ("CREATE TABLE extra (x)", "CREATE TABLE meta (x)"))
    monkeypatch.setattr(schema, "MIGRATIONS", broken)
    monkeypatch.setattr(schema, "LATEST", len(broken))
    with pytest.raises(WorkspaceError, match="already exists"):
        open_store(place)
    monkeypatch.undo()
    with open_store(place) as store:
        assert store.row("SELECT value FROM meta WHERE name = 'kept'")[0] == "1"
        assert store.row("SELECT count(*) FROM sqlite_master WHERE name = 'extra'")[0] == 0
