"""Time and memory of building market profiles: all shared postings, many drawn from them, and a Dask cluster of two.

Drawn postings keep 60 % of the lines of a shared one, so that hardly any repeats another. Memory is the largest sum, over the
build, of what its processes hold (proportional set size, so that what they share counts once); it is read from /proc.
Where others load the machine, the wall time says little: the processor time is told beside it.

    python benchmarks/scale.py [shared|drawn|dask]... [--postings 100000]
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PARTS = ("shared", "drawn", "dask")
KEPT = 0.6
"""Part of the lines a drawn posting keeps."""


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=list(PARTS))
    parser.add_argument("--postings", type=int, default=100_000, help="postings to draw")
    asked = parser.parse_args()
    folder = Path(os.environ.get("SKILLGAP_DATA", "../shared/data")) / "postings"
    files = sorted(folder.glob("*.jsonl.gz"))
    if not files:
        print(f"skipped: no data ({folder})")
        return
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CACHE_HOME"] = home
        if "shared" in asked.parts:
            told("all shared postings", files, Path(home))
        if "drawn" in asked.parts:
            drawn = Path(home) / "drawn.jsonl.gz"
            draw(files, drawn, asked.postings)
            told(
                f"{asked.postings:,} drawn postings, {drawn.stat().st_size / 1e6:.0f} MB gzipped",
                [drawn],
                Path(home),
            )
        if "dask" in asked.parts:
            dask(files[:3], Path(home))


def told(name: str, files: list[Path], home: Path) -> None:
    """Build from files with the command line and print time and memory."""
    command = [
        sys.executable,
        "-c",
        "from skillgap.cli import main; main()",
        "market",
        "build",
        *map(str, files),
    ]
    command += ["--map", "seniority=extra.seniority", "--as-of", "2026-02-01", "--out", str(home / "market")]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen([*command, "-o", str(home / "report.md")], stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        peak = max(peak, held(process.pid))
        time.sleep(0.3)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    wall = time.perf_counter() - start
    counted = (home / "report.md").read_text("utf-8").partition("\n")[0].partition("·")[2].strip()
    print(
        f"{name}: {counted}; {wall:.0f} s, processor {cpu:.0f} s, of two cores {cpu / 2:.0f} s; {peak / 1e6:.0f} MB"
    )


def held(pid: int) -> int:
    """Give the bytes a process and its children hold, shared ones in proportion; 0 where /proc does not tell."""
    total = 0
    for number in (pid, *children(pid)):
        try:
            lines = Path(f"/proc/{number}/smaps_rollup").read_text("utf-8").splitlines()
        except OSError:
            continue
        total += sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total


def children(pid: int) -> Iterator[int]:
    """Yield the processes started by one, and by those."""
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    except OSError:
        return
    for number in map(int, found):
        yield number
        yield from children(number)


def draw(files: list[Path], path: Path, number: int) -> None:
    """Write postings drawn with replacement, with a part of their lines."""
    chance = random.Random(7)  # noqa: S311 # the same postings in every run
    rows = [json.loads(line) for file in files for line in gzip.decompress(file.read_bytes()).splitlines()]
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as stream:
        for count in range(number):
            row = chance.choice(rows)
            lines = [line for line in row["text"].split("\n") if chance.random() < KEPT]
            stream.write(
                json.dumps({**row, "id": str(count), "text": "\n".join(lines) or row["text"]}) + "\n"
            )


def dask(files: list[Path], home: Path) -> None:
    """Build on one worker and on two and print the time of each, by the clock and by the processor of the busier worker."""
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        print("skipped: dask is not installed (pip install 'skillgap[cluster]')")
        return
    from skillgap.cli.building import TaxonomySkills
    from skillgap.market.build import BuildOptions, build_profiles, load_build_rules
    from skillgap.market.build.run.cluster import Cluster

    walls, busiest, audits = [], [], set()
    for workers in (1, 2):
        local = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0")
        with local as cluster, Client(cluster) as client:
            before, start = client.run(time.process_time), time.perf_counter()
            build = build_profiles(
                files,
                rules=load_build_rules(),
                find=TaxonomySkills(home / "cache"),
                options=BuildOptions(source="a", title="a", columns={"seniority": "extra.seniority"}),
                folder=home / f"work-{workers}",
                engine=Cluster(client),
            )
            walls.append(time.perf_counter() - start)
            after = client.run(time.process_time)
            busiest.append(max(after[worker] - before[worker] for worker in after))
            audits.add(repr((build.audit, build.roles)))
    same = "identical" if len(audits) == 1 else "DIFFERENT"
    print(f"dask, {build.audit.rows:,} postings in {len(build.work.parts)} parts, results {same}")
    print(
        f"  by the clock: 1 worker {walls[0]:.1f} s, 2 workers {walls[1]:.1f} s, {walls[0] / walls[1]:.2f}×"
    )
    print(
        f"  processor of the busiest worker: {busiest[0]:.1f} s, {busiest[1]:.1f} s, {busiest[0] / busiest[1]:.2f}×"
    )


if __name__ == "__main__":
    main()
