"""Kill -9 in the middle: the file opens, checks clean, and the command can be repeated."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from skillgap.workspace import WORKSPACE, files, open_store, schema
from skillgap.workspace.clients.client import clients, find_client
from skillgap.workspace.clients.erase import erase_client, finish_erasing, is_erasing
from skillgap.workspace.store import connect
from tests.workspace.desk import new_client, resume

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is a signal of POSIX systems")


def _die_in(code: str, *arguments: str) -> None:
    """Run code in a process that kills itself on the way."""
    ended = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()


def _sound(path: Path) -> None:
    with open_store(path) as store:
        assert files.check(store).problems == ()


def test_killed_in_a_migration(tmp_path: Path) -> None:
    path = tmp_path / WORKSPACE
    _version_one(path)
    _die_in(
        "import sys, sqlite3, os, signal; from pathlib import Path\n"
        "from skillgap.workspace import schema, open_store\n"
        "last = schema.MIGRATIONS[-1]\n"
        "real = sqlite3.connect\n"
        "def connect(*a, **k):\n"
        "    made = real(*a, **k)\n"
        "    made.create_function('die', 0, lambda: os.kill(os.getpid(), signal.SIGKILL))\n"
        "    return made\n"
        "sqlite3.connect = connect\n"
        "schema.MIGRATIONS = (*schema.MIGRATIONS[:-1], (*last, 'SELECT die()'))\n"
        "open_store(Path(sys.argv[1]))\n",
        str(path),
    )
    with connect(path) as raw:
        assert schema.version_of(raw) == 1
        assert raw.execute("SELECT name FROM clients").fetchone()[0] == "Kept"
    raw.close()
    with open_store(path) as store:
        assert store.row("PRAGMA user_version")[0] == schema.LATEST
        assert [client.name for client in clients(store)] == ["Kept"]
    _sound(path)


def test_killed_in_an_erase_before_the_file_is_rewritten(tmp_path: Path) -> None:
    path = tmp_path / WORKSPACE
    with open_store(path) as store:
        new_client(store, resume("Ada Fenwick"))
        new_client(store, resume("Bram Osei", number=200))
    _die_in(
        "import sys, os, signal; from pathlib import Path\n"
        "from skillgap.workspace import open_store\n"
        "from skillgap.workspace.clients import erase\n"
        "from skillgap.workspace.clients.client import find_client\n"
        "erase.finish_erasing = lambda store: os.kill(os.getpid(), signal.SIGKILL)\n"
        "with open_store(Path(sys.argv[1])) as store:\n"
        "    erase.erase_client(store, find_client(store, 'Ada'))\n",
        str(path),
    )
    with open_store(path) as store:
        assert is_erasing(store)
        assert [client.name for client in clients(store)] == ["Bram Osei"]
        assert any("erase was interrupted" in problem for problem in files.check(store).problems)
        finish_erasing(store)
    _sound(path)
    assert b"Fenwick" not in _bytes(path)


def test_killed_in_an_erase_before_it_is_committed(tmp_path: Path) -> None:
    path = tmp_path / WORKSPACE
    with open_store(path) as store:
        new_client(store, resume("Ada Fenwick"))
    _die_in(
        "import sys, os, signal; from pathlib import Path\n"
        "from skillgap.workspace import open_store\n"
        "from skillgap.workspace.clients import erase\n"
        "from skillgap.workspace.clients.client import find_client\n"
        "real = erase._remove\n"
        "def remove(*given):\n"
        "    real(*given)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "erase._remove = remove\n"
        "with open_store(Path(sys.argv[1])) as store:\n"
        "    erase.erase_client(store, find_client(store, 'Ada'))\n",
        str(path),
    )
    _sound(path)
    with open_store(path) as store:
        erased = erase_client(store, find_client(store, "Ada"))
        assert erased.searched > 5
    assert b"Fenwick" not in _bytes(path)


def test_killed_in_an_import_loses_nothing_kept(tmp_path: Path, compiled_data: Path) -> None:
    pile, desk = tmp_path / "pile", tmp_path / "desk"
    pile.mkdir()
    for number in range(12):
        (pile / f"{number:02}.md").write_bytes(
            resume(f"Person {chr(65 + number)}xley", number=100 + number).data
        )
    environment = {**os.environ, "XDG_CACHE_HOME": str(compiled_data), "SKILLGAP_WORKSPACE": str(desk)}
    command = [sys.executable, "-c", "from skillgap.cli import main; main()", "client", "import", str(pile)]
    process = subprocess.Popen([*command, "--jobs", "1"], env=environment, stderr=subprocess.PIPE)
    path, kept = desk / WORKSPACE, 0
    deadline = time.monotonic() + 60
    while kept < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
        if path.exists():
            with open_store(path) as store:
                kept = len(clients(store))
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert process.stderr is not None
    process.stderr.close()
    assert kept >= 3
    _sound(path)
    with open_store(path) as store:
        assert kept <= len(clients(store)) < 12
    again = subprocess.run([*command, "--jobs", "1"], env=environment, capture_output=True, check=True)
    assert b"kept already" in again.stderr
    with open_store(path) as store:
        assert len(clients(store)) == 12
    _sound(path)


def _version_one(path: Path) -> None:
    """Make a workspace as the first version wrote it."""
    path.touch(mode=0o600)
    with connect(path) as raw:
        raw.execute(f"PRAGMA application_id = {schema.APPLICATION}")
        for statement in schema.MIGRATIONS[0]:
            raw.execute(statement)
        raw.execute("INSERT INTO clients (name, pseudonym, added) VALUES ('Kept', 'P-0001', '2026-01-01')")
        raw.execute("PRAGMA user_version = 1")
        raw.execute("PRAGMA journal_mode = WAL")
    raw.close()


def _bytes(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.iterdir() if each.name.startswith(path.name))
