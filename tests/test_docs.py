"""The documentation is true: its commands run, its excerpt is current, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from skillgap.cli.app import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
GUIDE = ROOT / "docs" / "guide.md"


def _blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", path.read_text(encoding="utf-8"), flags=re.S)


def _commands(path: Path) -> list[str]:
    lines = "\n".join(_blocks(path, "sh")).replace("\\\n", " ").splitlines()
    return [line.split("  #")[0].strip() for line in lines if line.startswith("skillgap ")]


def _run(line: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    line, _, given = line.partition(" < ")
    words = shlex.split(line)[1:]
    stdin = (folder / given).read_bytes() if given else b""
    code = "from skillgap.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *words], cwd=folder, input=stdin, capture_output=True, check=False
    )


@pytest.mark.slow
@pytest.mark.parametrize("line", sorted({*_commands(ROOT / "README.md"), *_commands(GUIDE)}))
def test_documented_commands_run(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copy(ROOT / "examples" / "mara-lindqvist.pdf", tmp_path / "resume.pdf")
    if line.startswith("skillgap progress"):
        _run("skillgap plan resume.pdf --role ml-engineer --hours 8 -o plan.md", tmp_path)
    result = _run(line, tmp_path)
    assert result.returncode == 0, result.stderr.decode()


def test_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [name for name in COMMANDS if name != "tui" and f"`skillgap {name}" not in text]
    assert not missing


def test_readme_excerpt_is_current() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    excerpt = re.search(r"<!-- excerpt: check -->\n```text\n(.*?)```", text, flags=re.S)
    assert excerpt is not None
    lines = [line for line in excerpt[1].splitlines() if line.strip() not in {"", "…"}]
    output = iter((ROOT / "tests" / "golden" / "check.txt").read_text(encoding="utf-8").splitlines())
    assert len(lines) > 10
    for line in lines:
        assert any(line == real for real in output), f"not in the command's output, in this order: {line}"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"


def test_python_example_runs(tmp_path: Path) -> None:
    (block,) = _blocks(ROOT / "README.md", "python")
    result = subprocess.run([sys.executable, "-c", block], cwd=ROOT, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()
    assert b"Fit(" in result.stdout
