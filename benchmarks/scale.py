"""Time and memory of building market profiles: all shared postings, many drawn from them, and a Dask cluster of two.

Drawn postings keep 60 % of the lines of a shared one, so that hardly any repeats another. Memory is the largest sum, over the
build, of what its processes hold (proportional set size, so that what they share counts once); it is read from /proc.
Where others load the machine, the wall time says little: the processor time is told beside it. Each figure stands beside its
limit. On two free cores `shared` takes 1 minute, `drawn` 7, `dask` 3; `--of 300` tries everything on a few postings.

    python benchmarks/scale.py [shared|drawn|dask]... [--postings 100000] [--of 300]
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
from typing import Any, NamedTuple

PARTS = ("shared", "drawn", "dask")
KEPT = 0.6
"""Part of the lines a drawn posting keeps."""
LIMIT_SECONDS, LIMIT_MB, LIMIT_RATIO = 60, 700, 1.7


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one or more of {', '.join(PARTS)}")
    parser.add_argument("--postings", type=int, default=100_000, help="postings to draw")
    parser.add_argument(
        "--of", type=int, default=0, metavar="N", help="take N shared postings in place of all"
    )
    asked = parser.parse_args()
    wanted = asked.parts or PARTS
    if unknown := sorted({*wanted} - {*PARTS}):
        parser.error(f"{', '.join(unknown)}: found no such part; there are {', '.join(PARTS)}")
    folder = Path(os.environ.get("SKILLGAP_DATA", "../shared/data")) / "postings"
    files = sorted(folder.glob("*.jsonl.gz"))
    if not files:
        print(f"skipped: no data ({folder})")
        return
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(home / "cache")
        if asked.of:
            files = [few(files, home / "few.jsonl.gz", asked.of)]
        if "shared" in wanted:
            told("shared postings", files, home, limits=f"limit {LIMIT_SECONDS} s for all on two free cores")
        if "drawn" in wanted:
            drawn = home / "drawn.jsonl.gz"
            draw(files, drawn, asked.postings)
            told(
                f"{asked.postings:,} drawn postings, {drawn.stat().st_size / 1e6:.0f} MB gzipped",
                [drawn],
                home,
                limits=f"limit {LIMIT_MB} MB",
            )
        if "dask" in wanted:
            dask(files, home)


def told(name: str, files: list[Path], home: Path, *, limits: str) -> None:
    """Build from files with the command line and print time and memory."""
    out = home / name.split()[0].replace(",", "")
    command = [
        sys.executable,
        "-c",
        "from skillgap.cli import main; main()",
        "market",
        "build",
        *map(str, files),
    ]
    command += ["--map", "seniority=extra.seniority", "--as-of", "2026-02-01", "--out", str(out)]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    log = home / "errors"
    with log.open("w") as errors:
        process = subprocess.Popen([*command, "-o", str(home / "report.md")], stderr=errors)
        peak = 0
        while process.poll() is None:
            peak = max(peak, held(process.pid))
            time.sleep(0.3)
    if process.returncode:
        sys.exit(f"{name}: the build ended with {process.returncode}\n{log.read_text('utf-8')}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    wall = time.perf_counter() - start
    counted = (home / "report.md").read_text("utf-8").partition("\n")[0].partition("·")[2].strip()
    print(
        f"{name}: {counted}; {wall:.0f} s, processor {cpu:.0f} s, of two cores {cpu / 2:.0f} s; {peak / 1e6:.0f} MB ({limits})",
        flush=True,
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


def few(files: list[Path], path: Path, number: int) -> Path:
    """Write every so-manieth posting of all files."""
    lines = [line for file in files for line in gzip.decompress(file.read_bytes()).splitlines(keepends=True)]
    path.write_bytes(gzip.compress(b"".join(lines[:: max(1, len(lines) // number)][:number])))
    return path


class Run(NamedTuple):
    """A build on a cluster."""

    workers: int
    start: float
    """Seconds until every worker has loaded the taxonomy, before the build."""
    wall: float
    busiest: float
    """Seconds of processor of the busiest worker."""
    parts: int
    rows: int
    result: str


def dask(files: list[Path], home: Path) -> None:
    """Build on one worker and on two and print the time of each, by the clock and by the processor of the busier worker.

    Beside it stands how much two processes that only count are faster than one here: what the machine itself can give.
    """
    try:
        import distributed  # noqa: F401 # tells whether it is there
    except ImportError:
        print("skipped: dask is not installed (pip install 'skillgap[cluster]')")
        return
    free = bare()
    one, two = cluster_run(files, home, 1), cluster_run(files, home, 2)
    same = "identical" if one.result == two.result else "DIFFERENT"
    print(f"dask, {one.rows:,} postings in {one.parts} parts, results {same}")
    print(f"  start of the workers, not in the times: {one.start:.1f} s, {two.start:.1f} s")
    print(
        f"  by the clock: 1 worker {one.wall:.1f} s, 2 workers {two.wall:.1f} s, {one.wall / two.wall:.2f}× (at least {LIMIT_RATIO}×)"
    )
    print(
        f"  processor of the busiest worker: {one.busiest:.1f} s, {two.busiest:.1f} s, {one.busiest / two.busiest:.2f}×"
    )
    print(f"  two bare processes against one, on this machine now: {free:.2f}×")


def cluster_run(files: list[Path], home: Path, workers: int) -> Run:
    """Build on a cluster of so many workers of this machine."""
    from distributed import Client, LocalCluster

    from skillgap.cli.building import TaxonomySkills
    from skillgap.market.build import BuildOptions, build_profiles, load_build_rules
    from skillgap.market.build.run.cluster import Cluster

    find = TaxonomySkills(home / "cache")
    local = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0")
    with local as cluster, Client(cluster) as client:
        start = time.perf_counter()
        client.run(version_of, find)
        ready = time.perf_counter()
        before = client.run(time.process_time)
        build = build_profiles(
            files,
            rules=load_build_rules(),
            find=find,
            options=BuildOptions(source="a", title="a", columns={"seniority": "extra.seniority"}),
            folder=home / f"work-{workers}",
            engine=Cluster(client),
        )
        wall = time.perf_counter() - ready
        after = client.run(time.process_time)
    return Run(
        workers,
        ready - start,
        wall,
        max(after[worker] - before[worker] for worker in after),
        len(build.work.parts),
        build.audit.rows,
        repr((build.audit, build.roles)),
    )


def version_of(find: Any) -> str:
    """Load what a worker finds skills with; the modules and the compiled taxonomy are there from then on."""
    return str(find.version)


def bare() -> float:
    """Give how many times faster two processes count to a number each than one counts to both."""
    spin = [sys.executable, "-c", "n=0\nwhile n < 20_000_000: n += 1"]
    start = time.perf_counter()
    for _ in range(2):
        subprocess.run(spin, check=True)
    middle = time.perf_counter()
    for process in [subprocess.Popen(spin) for _ in range(2)]:
        process.wait()
    return (middle - start) / (time.perf_counter() - middle)


if __name__ == "__main__":
    main()
