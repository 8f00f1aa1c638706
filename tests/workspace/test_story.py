"""The tutorial is true: five clients, three sessions each, from September to December, without a socket or a log line."""

from __future__ import annotations

import io
import json
import logging
import re
import shlex
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from skillgap.workspace import WORKSPACE, open_store
from skillgap.workspace.clients.client import clients
from skillgap.workspace.clients.sessions import meetings
from tests.cli.conftest import Ran

ROOT = Path(__file__).parents[2]
STORY = ROOT / "docs" / "coaching.md"

FORBID = """
import sys
def refuse(event, arguments):
    if event.startswith("socket."):
        raise AssertionError(f"{event} {arguments}")
sys.addaudithook(refuse)
"""


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Listen to every logger."""
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield heard
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def no_sockets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let neither this process nor the workers open a socket."""
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(FORBID)
    monkeypatch.setenv("PYTHONPATH", str(hook))

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "__init__", refuse)


@pytest.fixture
def loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load what skillgap knows once a month instead of once a command."""
    from skillgap import advice

    known: dict[object, object] = {}
    load = advice.load_knowledge

    def remembered(**given: object) -> object:
        key = tuple(sorted((name, str(value)) for name, value in given.items()))
        if key not in known:
            known[key] = load(**given)  # type: ignore[arg-type]
        return known[key]

    monkeypatch.setattr(advice, "load_knowledge", remembered)


def _commands() -> list[list[str]]:
    blocks = re.findall(r"```sh\n(.*?)```", STORY.read_text(encoding="utf-8"), flags=re.S)
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    return [shlex.split(line)[1:] for line in lines if line.startswith("skillgap ")]


def test_the_story_runs_as_told(
    run: Callable[..., Ran],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    logged: io.StringIO,
    no_sockets: None,
    loaded_once: None,
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SKILLGAP_WORKSPACE", str(tmp_path / "desk"))
    told: dict[str, str] = {}
    said = ""
    for words in _commands():
        ran = run(*words)
        assert ran.code == 0, (words, ran.err)
        told[" ".join(words)] = ran.out
        said += ran.err
        if words[:2] == ["client", "erase"]:
            break
        if words[:2] == ["client", "export"]:
            _three_sessions_each(tmp_path / "desk" / WORKSPACE)
    _movement_is_explained(told)
    _no_line_of_a_resume(said + logged.getvalue(), tmp_path)
    _erased(tmp_path, "Rask")


def _three_sessions_each(path: Path) -> None:
    with open_store(path) as store:
        known = clients(store)
        assert [client.name.split()[0] for client in known] == ["Ada", "Bram", "Carla", "Dan", "Eve"]
        assert {len(meetings(store, client)) for client in known} == {3}


def _movement_is_explained(told: dict[str, str]) -> None:
    october = told["client diff Ada --on 2026-10-05"]
    assert re.search(r"resume: the version of 2026-09-01, now that of 2026-10-05", october)
    assert "new Apache Airflow" in october or "proven" in october
    december = told["client diff Carla --since 2026-09-08 --on 2026-12-08"]
    assert "resume:" in december
    assert "Linux" not in told["client session Carla --on 2026-12-08 --done 1 --done 2"]
    brief = told["client session Ada --on 2026-10-05"]
    assert brief.count("\n- ") >= 5
    assert "Build one pipeline with Airflow" in brief
    shared = told["client report Ada --on 2026-12-07 --shared"]
    assert "Ada" not in shared
    assert "interviews" not in shared


def _no_line_of_a_resume(said: str, folder: Path) -> None:
    """Neither the screen's messages nor logs nor stray files hold a line of a resume."""
    lines = [
        line.strip("-#* ")
        for path in (folder / "examples" / "coaching").glob("*.md")
        for line in path.read_text().splitlines()
        if len(line) > 40
    ]
    assert len(lines) > 30
    assert not [line for line in lines if line in said]
    kept = {path for path in (folder / "home").rglob("*") if path.is_file()}
    assert not [path for path in kept for line in lines if line.encode() in path.read_bytes()]


def _erased(folder: Path, name: str) -> None:
    export = json.loads((folder / "eve" / "client.json").read_text())
    assert export["client"]["name"] == "Eve Rask"
    assert {path.name for path in (folder / "eve").iterdir()} >= {
        "resume-1.txt",
        "resume-2.txt",
        "plan-1.json",
    }
    desk = b"".join(path.read_bytes() for path in (folder / "desk").iterdir())
    for trace in (name, "eve.rask", "Fennel", "till data", "Twelve hours"):
        assert trace.encode() not in desk
    assert b"Fenwick" in desk
