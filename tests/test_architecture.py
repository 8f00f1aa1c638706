"""The house keeps its walls: data flows one way, faces compute nothing, start-up stays lean."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "skillgap"

SHARED = {
    "child",
    "errors",
    "month",
    "bundled",
    "authored",
    "strict",
    "compiled",
    "patterns",
    "lazily",
    "__init__",
}
"""Modules at the root that every stage may use."""

ALLOWED = {
    "errors": set(),
    "month": set(),
    "bundled": set(),
    "authored": {"errors", "month", "compiled", "strict"},
    "strict": {"errors", "month"},
    "compiled": {"errors", "month", "__init__"},
    "lazily": set(),
    "patterns": {"compiled"},
    "documents": set(),
    "resume": {"documents"},
    "skills": {"documents", "resume"},
    "market": set(),
    "gap": {"documents", "resume", "skills", "market"},
    "plan": {"skills", "market", "gap"},
    "advice": {"documents", "resume", "skills", "market", "gap", "plan"},
    "accuracy": {"documents", "resume", "skills", "market", "gap", "plan", "advice"},
    "workspace": {"documents", "resume", "skills", "market", "gap", "plan", "advice"},
    "report": {"documents", "resume", "skills", "market", "gap", "plan", "advice", "accuracy", "workspace"},
    "__main__": {"cli"},
    "cli": {
        "documents",
        "resume",
        "skills",
        "market",
        "gap",
        "plan",
        "advice",
        "accuracy",
        "report",
        "tui",
        "workspace",
    },
    "tui": {"documents", "resume", "skills", "market", "gap", "plan", "advice", "report", "workspace"},
    "__init__": {"documents", "resume", "skills", "market", "gap", "plan", "advice"},
}
"""What each room may import besides itself and the shared modules."""


def _room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    """List the skillgap modules a file imports, at any depth."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return {name for name in found if name == "skillgap" or name.startswith("skillgap.")}


def _edges() -> set[tuple[str, str, str]]:
    """List (file, room, imported room) for every import between rooms."""
    edges = set()
    for path in SOURCE.rglob("*.py"):
        for name in _imports(path):
            parts = name.split(".")
            target = parts[1] if len(parts) > 1 else "__init__"
            if target != _room(path):
                edges.add((str(path.relative_to(SOURCE)), _room(path), target))
    return edges


def test_imports_point_one_way() -> None:
    edges = _edges()
    assert len(edges) > 30, "the walk saw too few imports to prove anything"
    wrong = [
        f"{file} imports {target}"
        for file, room, target in sorted(edges)
        if target not in SHARED and target not in ALLOWED.get(room, set())
    ]
    assert not wrong, "\n".join(wrong)


def test_no_relative_imports() -> None:
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path} imports relatively"


@pytest.mark.parametrize("stage", ["documents", "resume", "skills", "market", "gap", "plan"])
def test_stages_know_no_clock_chance_or_environment(stage: str) -> None:
    banned = {"random", "secrets", "time", "socket", "urllib.request", "http.client"}
    calls = {
        ("date", "today"),
        ("datetime", "now"),
        ("datetime", "utcnow"),
        ("os", "environ"),
        ("os", "getenv"),
    }
    for path in (SOURCE / stage).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert not banned & {alias.name for alias in node.names}, path
            if isinstance(node, ast.ImportFrom):
                assert node.module not in banned, path
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                assert (node.value.id, node.attr) not in calls, f"{path}: {node.value.id}.{node.attr}"


def test_no_stage_prints() -> None:
    for stage in ("documents", "resume", "skills", "market", "gap", "plan", "report"):
        for path in (SOURCE / stage).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
                assert called != "print", f"{path} prints"


def test_catching_everything_happens_nowhere_but_at_the_worker_boundary() -> None:
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                everything = node.type is None or (
                    isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}
                )
                assert not everything or path.parent.name == "tui", f"{path}:{node.lineno} catches everything"


def test_only_the_store_and_its_tables_know_the_database() -> None:
    knowing = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if re.search(r"^(?:import|from) sqlite3", path.read_text(encoding="utf-8"), re.M)
    }
    assert knowing == {f"workspace/{name}.py" for name in ("files", "schema", "store")}


HEAVY = (
    "sqlite3",
    "textual",
    "pandas",
    "pyarrow",
    "pypdf",
    "pypdfium2",
    "typst",
    "lxml",
    "docx2python",
    "numpy",
    "rich",
    "yaml",
)


def _loaded(code: str) -> set[str]:
    """Run code in a fresh interpreter and list the heavy modules it loaded."""
    script = f"{code}\nimport sys\nprint(' '.join(m for m in {HEAVY!r} if m in sys.modules))"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(result.stdout.splitlines()[-1].split()) if result.stdout.strip() else set()


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert _loaded("import skillgap") == set()


def test_help_loads_nothing_heavy() -> None:
    code = "from skillgap.cli.app import cli\ncli.main(['--help'], standalone_mode=False)"
    assert _loaded(code) == set()


def test_check_loads_no_terminal_app_or_table_library(examples: Path) -> None:
    code = (
        "from skillgap.cli.app import cli\n"
        f"cli.main(['check', {str(examples / 'mara-lindqvist.pdf')!r}, '--format', 'json'], standalone_mode=False)"
    )
    assert not _loaded(code) & {
        "sqlite3",
        "textual",
        "pandas",
        "pyarrow",
        "pypdf",
        "typst",
        "lxml",
        "docx2python",
        "numpy",
    }


def test_every_public_name_resolves() -> None:
    import skillgap

    for name in skillgap.__all__:
        assert getattr(skillgap, name) is not None
    with pytest.raises(AttributeError, match="nonsense"):
        _ = skillgap.nonsense
