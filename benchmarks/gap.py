"""Speed and judgement of the gap: ranking, what-if and comparison in one process, and the labelled resumes.

Run it as `python benchmarks/gap.py`. Times are processor time, the fastest of several runs, and stand beside a bare Python loop of a
million additions in the same run, so that machines can be compared. The labels are read from $SKILLGAP_DATA (default:
../shared/data) where it is there.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from skillgap.advice import Request, advise_on, load_knowledge
from skillgap.documents import read_document
from skillgap.errors import DocumentError
from skillgap.gap import Change, compare, fit_matrix, smallest_lift, transitions, what_if
from skillgap.market import LEVELS
from skillgap.month import Month

ROOT = Path(__file__).parent.parent
LABELS = Path(os.environ.get("SKILLGAP_DATA", ROOT.parent / "shared" / "data")) / "gold" / "resumes_dev"
TODAY = Month(2026, 11)
LIMITS = {"all roles and levels": 40.0, "what if 20 skills": 40.0}
"""Most milliseconds."""


def fastest(action: Callable[[], object], rounds: int = 9) -> float:
    """Give the milliseconds of the fastest run; the first one warms up and does not count."""
    action()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return 1000 * min(times)


def million_additions() -> int:
    """Give the yardstick its work."""
    total = 0
    for number in range(1_000_000):
        total += number
    return total


def measure_speed() -> None:
    """Print the milliseconds of each question, after everything is loaded, and their ratio to the yardstick."""
    knowledge = load_knowledge(today=TODAY)
    advice = advise_on(
        read_document(ROOT / "examples" / "mara-lindqvist.pdf"), Request(today=TODAY), knowledge
    )
    given = (advice.resume, advice.skills, knowledge.market, knowledge.taxonomy)
    skills = tuple(row.skill for row in knowledge.market.by_role["data-engineer"].levels[1].demand[:20])
    questions: dict[str, Callable[[], object]] = {
        "all roles at a level": lambda: compare(*given),
        "all roles and levels": lambda: fit_matrix(*given),
        "what if 20 skills": lambda: what_if(*given, role="ml-engineer", change=Change(learn=skills)),
        "20 best next skills": lambda: what_if(*given, role="data-engineer", change=Change(best=20)),
        "nearest roles": lambda: transitions(*given, level="mid", line=70),
        "smallest set for 3": lambda: smallest_lift(*given, level="mid", line=70, wanted=3),
    }
    bare = fastest(million_additions)
    print(f"{'a million additions':<22}{bare:8.1f} ms")
    for name, question in questions.items():
        value = fastest(question)
        limit = f"  (at most {LIMITS[name]:.0f} ms)" if name in LIMITS else ""
        print(f"{name:<22}{value:8.1f} ms {value / bare:6.2f}×{limit}")


def measure_labels() -> None:
    """Print how often the expected role and level are found on the labelled resumes."""
    if not LABELS.exists():
        print(f"labelled resumes: skipped, no data in {LABELS}")
        return
    knowledge, request = load_knowledge(today=TODAY), Request(today=TODAY)
    first = second = exact = near = count = 0
    for line in (LABELS / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if not label.get("expected_roles"):
            continue
        report = _report(label["id"], request, knowledge)
        if report is None:
            continue
        count += 1
        order = [role.role for role in report.roles]
        first += order[0] in label["expected_roles"]
        second += bool({*order[:2]} & {*label["expected_roles"]})
        away = abs(LEVELS.index(report.level) - LEVELS.index(label["expected_level"]))
        exact += away == 0
        near += away <= 1
    print(
        f"labelled resumes, {count}: expected role first {first}, among the first two {second}; "
        f"level exact {exact}, within one {near}"
    )


def _report(name: str, request: Request, knowledge: object):  # type: ignore[no-untyped-def]
    """Give the report on the first of a person's files that can be read; None without one."""
    for path in sorted(LABELS.glob(f"{name}.*")):
        try:
            return advise_on(read_document(path), request, knowledge).report  # type: ignore[arg-type]
        except DocumentError:
            continue
    return None


if __name__ == "__main__":
    measure_speed()
    measure_labels()
