"""The coach's workspace under load: a folder of 300 resumes, a cohort report, opening a client.

Run it as `python benchmarks/workspace.py`. The resumes are varied from the three examples by a fixed seed: other names,
other dates, some skills left out, some exchanged, as PDF, Markdown and text. Wall time depends on what else the machine
does, so processor seconds are told beside it.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SKILLGAP = [sys.executable, "-c", "from skillgap.cli import main; main()"]
FIRST = ("Ada", "Bram", "Carla", "Dan", "Eve", "Fynn", "Gita", "Hugo", "Iris", "Jon", "Kaia", "Liam", "Mina", "Noor", "Otto")  # fmt: skip
LAST = (
    "Fenwick",
    "Osei",
    "Nunes",
    "Ilves",
    "Rask",
    "Quill",
    "Tamm",
    "Varga",
    "Wold",
    "Yilmaz",
    "Zeman",
    "Birk",
)
WORDS = ("PyTorch", "TensorFlow", "Kubernetes", "Docker", "Terraform", "SQL", "Airflow", "Spark", "AWS", "GCP", "Kafka", "Python", "Go", "R", "dbt", "Snowflake", "FastAPI", "MLflow", "Git", "Tableau")  # fmt: skip


def varied(text: str, number: int) -> str:
    """Vary a resume: another person, other years, words exchanged."""
    chance = random.Random(number)  # noqa: S311 — variety, not secrecy
    name = f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]}"
    email = f"{name.lower().replace(' ', '.')}{number}@example.org"
    text = re.sub(r"[\w.+-]+@[\w.-]+", email, text)
    first, *rest = text.splitlines()
    first = re.sub(r"\w+ \w+", name, first, count=1)
    shift = chance.randint(-3, 0)
    body = re.sub(r"\b20[12]\d\b", lambda year: str(int(year[0]) + shift), "\n".join(rest))
    for word in chance.sample(WORDS, 6):
        body = re.sub(rf"\b{word}\b", chance.choice(WORDS), body)
    return f"{first}\n{body}\n"


def make_resumes(folder: Path, number: int) -> None:
    """Write `number` resumes: a third each as PDF, Markdown and text."""
    import typst

    markdown = (ROOT / "examples" / "tobias-okafor.md").read_text(encoding="utf-8")
    text = (ROOT / "examples" / "ines-carvalho.txt").read_text(encoding="utf-8")
    template = (ROOT / "examples" / "mara-lindqvist.typ").read_text(encoding="utf-8")
    for place in range(number):
        if place % 3 == 0:
            source = folder / f"{place:03}.typ"
            name = f"{FIRST[place % len(FIRST)]} {LAST[place // len(FIRST) % len(LAST)]}"
            typ = template.replace("Mara Lindqvist", name).replace("mara.lindqvist", f"person{place}")
            source.write_text(_varied_words(typ, place), encoding="utf-8")
            (folder / f"{place:03}.pdf").write_bytes(typst.compile(str(source)))
            source.unlink()
        else:
            kind, content = ("md", markdown) if place % 3 == 1 else ("txt", text)
            (folder / f"{place:03}.{kind}").write_text(varied(content, place), encoding="utf-8")


def _varied_words(text: str, number: int) -> str:
    chance = random.Random(number)  # noqa: S311
    for word in chance.sample(WORDS[:12], 5):
        text = re.sub(rf"\b{word}\b", chance.choice(WORDS), text)
    return text


def run(*arguments: str, environment: dict[str, str]) -> tuple[float, float]:
    """Run a command; give wall and processor seconds, those of its workers included."""
    before, start = os.times(), time.perf_counter()
    subprocess.run([*SKILLGAP, *arguments], env=environment, check=True, capture_output=True)
    wall, after = time.perf_counter() - start, os.times()
    used = (after.children_user - before.children_user) + (after.children_system - before.children_system)
    return wall, used


def open_client(folder: Path) -> float:
    """Give the milliseconds it takes to open a client with a running program: file, record, last look."""
    from skillgap.workspace import WORKSPACE, open_store
    from skillgap.workspace.clients.client import clients
    from skillgap.workspace.progress.desk import file_of

    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        with open_store(folder / WORKSPACE) as store:
            known = clients(store)
            file_of(store, known[len(known) // 2])
        best = min(best, time.perf_counter() - start)
    return best * 1000


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=300)
    parser.add_argument("--jobs", default="2")
    number, jobs = (given := parser.parse_args()).number, given.jobs
    with tempfile.TemporaryDirectory() as home:
        pile, desk = Path(home) / "pile", Path(home) / "desk"
        pile.mkdir()
        make_resumes(pile, number)
        environment = {**os.environ, "XDG_CACHE_HOME": home, "SKILLGAP_WORKSPACE": str(desk)}
        run("check", str(ROOT / "examples"), "--jobs", jobs, "--json", environment=environment)
        wall, used = run("client", "import", str(pile), "--jobs", jobs, environment=environment)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        size = (desk / "workspace.sqlite3").stat().st_size / 1e6
        print(
            f"import of {number} with {jobs} workers  {wall:6.1f} s  {number / wall:5.1f} files/s  (target: at least 8)"
        )
        print(
            f"  processor {used:.1f} s: {number / used:.1f} files per processor second, so {2 * number / used:.1f} on two free cores"
        )
        print(f"  largest process {peak:.0f} MB, workspace {size:.1f} MB")
        wall, used = run("client", "import", str(pile), environment=environment)
        print(f"import again, nothing to do   {wall:6.1f} s  (processor {used:.1f} s)")
        wall, used = run("cohort", "report", "--role", "ml-engineer", environment=environment)
        print(f"cohort report                 {wall:6.2f} s  (processor {used:.2f} s; target: at most 2)")
        wall, used = run(
            "cohort", "report", "--role", "ml-engineer", "-o", f"{home}/c.pdf", environment=environment
        )
        print(f"cohort report as PDF          {wall:6.2f} s  (processor {used:.2f} s)")
        print(f"opening a client              {open_client(desk):6.1f} ms  (target: at most 100)")


if __name__ == "__main__":
    main()
