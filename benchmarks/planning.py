"""Compare the plan's choice with the optimum of an integer program, and time every form of a plan.

Usage: python benchmarks/planning.py

The choice of what to learn within some hours, prerequisites included, is a knapsack over a graph. The planner takes
the best gain per hour first and keeps the best of all such walks; the integer program (scipy's HiGHS) gives the true
optimum of the same value (points of fit, and what the path asks for) under the same prerequisites and hours; what
closes no gap and is not asked for is taken only where something else needs it. Cases: each example resume, five roles, two budgets.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix

from skillgap.advice import Advice, Request, advise, compared_again, plan_for
from skillgap.compiled import keep_compiled_in
from skillgap.gap.scoring import load_scoring
from skillgap.month import Month
from skillgap.plan import PlanOptions
from skillgap.plan.build import ground_for
from skillgap.plan.schedule.budget import month_budgets
from skillgap.plan.schedule.selection import Chooser
from skillgap.plan.schedule.worth import Worth
from skillgap.plan.tasks import Task, make_tasks
from skillgap.report.plan.files import PLAN_SUFFIXES, render_plan

ROOT = Path(__file__).parents[1]
RESUMES = ("mara-lindqvist.pdf", "tobias-okafor.md", "ines-carvalho.txt")
ROLES = ("ml-engineer", "llm-engineer", "mlops-engineer", "ai-researcher", "data-engineer")
WISHES = ((4.0, 3), (6.0, 6))
"""Hours a week and months."""
TODAY = Month(2026, 11)
RUNS = 5


def main() -> None:
    """Print the share of the optimum reached and the times as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        keep_compiled_in(Path(folder))
        advices = {name: read(name, Path(folder)) for name in RESUMES}
        rows = [
            (name, role, hours, *compare(compared_again(advice, request(role)), hours, months))
            for name, advice in advices.items()
            for role in ROLES
            for hours, months in WISHES
        ]
        shares = [found / best if best else 1.0 for *_, found, best in rows]
        print(f"{len(rows)} cases; share of the optimum: mean {statistics.mean(shares):.4f}, ", end="")
        print(f"worst {min(shares):.4f}, reached in full {sum(share > 1 - 1e-6 for share in shares)}")
        for (name, role, hours, found, best), share in zip(rows, shares, strict=True):
            if share < 1 - 1e-6:
                print(f"  {name} {role} {hours:g} h: {found:.2f} of {best:.2f} points ({share:.3f})")
        times(advices[RESUMES[0]])


def request(role: str) -> Request:
    """Ask for one role."""
    return Request(today=TODAY, roles=(role,))


def read(name: str, cache: Path) -> Advice:
    """Advise on an example."""
    return advise(ROOT / "examples" / name, request(ROLES[0]), cache_folder=cache)


def compare(advice: Advice, hours: float, months: int) -> tuple[float, float]:
    """Give the value the planner chooses and the greatest there is."""
    knowledge, best = advice.knowledge, advice.best
    options = PlanOptions(start=TODAY.plus(1), hours_per_week=hours, months=months)
    ground = ground_for(best, advice.skills, knowledge.roadmaps, knowledge.taxonomy, options)
    worth = Worth(best, knowledge.taxonomy, load_scoring().credit)
    tasks = make_tasks(ground)
    budget = sum(month_budgets(options, ground.settings))
    chosen = Chooser(tasks, worth).choose(budget)
    own = sum(tasks[name].worth for name in chosen.tasks if tasks[name].asked)
    return chosen.gain + own, optimum(tasks, worth, budget)


def optimum(tasks: dict[str, Task], worth: Worth, budget: int) -> float:
    """Solve for the greatest gain: a task counts once per skill, the best credit taken, prerequisites with it."""
    names = list(tasks)
    place = {name: number for number, name in enumerate(names)}
    pairs: list[tuple[int, str, float]] = []
    for name in names:
        credits = worth.credits(tasks[name].module.skills)
        pairs += [
            (place[name], skill, gain)
            for skill, credit in credits.items()
            if (gain := worth.gain({skill: credit})) > 0
        ]
    size = len(names) + len(pairs)
    entries: list[tuple[int, int, float]] = []
    upper: list[float] = []

    def at_most(terms: list[tuple[int, float]], limit: float) -> None:
        entries.extend((len(upper), column, value) for column, value in terms)
        upper.append(limit)

    at_most([(place[name], tasks[name].steps) for name in names], budget)
    for name in names:
        for other in tasks[name].needs:
            at_most([(place[name], 1), (place[other], -1)], 0)
        if not tasks[name].goal:
            users = [(place[other], -1.0) for other in names if name in tasks[other].needs]
            at_most([(place[name], 1), *users], 0)
    by_skill: dict[str, list[int]] = {}
    for number, (task, skill, _) in enumerate(pairs, start=len(names)):
        at_most([(number, 1), (task, -1)], 0)
        by_skill.setdefault(skill, []).append(number)
    for columns in by_skill.values():
        at_most([(column, 1) for column in columns], 1)
    rows, columns, values = zip(*entries, strict=True)
    matrix = coo_matrix((values, (rows, columns)), shape=(len(upper), size))
    result = milp(
        -np.array(
            [tasks[name].worth if tasks[name].asked else 0.0 for name in names]
            + [gain for _, _, gain in pairs]
        ),
        integrality=np.array([1] * len(names) + [0] * len(pairs)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, -np.inf, np.array(upper)),
    )
    if not result.success:
        sys.exit(f"the integer program failed: {result.message}")
    return float(-result.fun)


def times(advice: Advice) -> None:
    """Time building and rendering, the first run of a process and the fastest of several."""
    options = PlanOptions(start=Month(2027, 1), hours_per_week=8, months=12)
    print("\n| step | first | best |\n| --- | ---: | ---: |")
    row("build the plan", lambda: plan_for(advice, options))
    plan = plan_for(advice, options)
    for suffix in PLAN_SUFFIXES:
        row(f"render {suffix}", lambda suffix=suffix: render_plan(plan, suffix))  # type: ignore[misc]


def row(name: str, run: Callable[[], object]) -> None:
    """Print one row of times."""
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        run()
        taken.append(1000 * (time.process_time() - start))
    print(f"| {name} | {taken[0]:.0f} ms | {min(taken):.0f} ms |")


if __name__ == "__main__":
    main()
