"""Find the skills that have a row however rarely they are named: a count says more than an estimate, or than nothing.

What one source names often and another hardly ever would otherwise be pooled from the first alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from skillgap.authored import read_authored
from skillgap.market.build.rules import BuildRules, CountRules
from skillgap.market.files.read import RULES, rules_path
from skillgap.market.files.rows import LevelRow, RoleFile, RulesFile, is_fresh
from skillgap.market.profile import LEVELS, LevelName
from skillgap.month import Month

Kept = Mapping[LevelName, Sequence[str]]
"""Level → skills that have a row there."""


def is_inside(folder: Path) -> bool:
    """Tell a folder inside a market, which adds a source to it, from one that is a market of its own."""
    return (folder.resolve().parent / RULES).exists() and not (folder / RULES).exists()


def kept_rows(folder: Path, role: str, kept: Sequence[str], *, day: str, rules: BuildRules) -> Kept:
    """Give for each level `kept` and what the market the folder lies in names for the role.

    That is what a path of the role asks for, at any level, and what other sources published at this level on their own account;
    those too old to be pooled with figures of `day` count for nothing.
    """
    if not is_inside(folder):
        return dict.fromkeys(LEVELS, tuple(kept))
    market = folder.resolve().parent
    paths = [market / f"{role}.yaml", *sorted(market.glob(f"*/{role}.yaml"))]
    files = [
        read_authored(path, RoleFile) for path in paths if path.parent != folder.resolve() and path.exists()
    ]
    today = Month.parse(day[:7])
    ages = read_authored(rules_path(market), RulesFile)
    blocks = [block for file in files for level in file.levels for block in level.requirements]
    everywhere = [*kept, *(skill for block in blocks for skill in (*block.must, *block.nice))]
    named: dict[LevelName, list[str]] = {level: [*everywhere] for level in LEVELS}
    for file in files:
        for level in file.levels:
            named[level.level] += _published(level, rules.count, today, ages)
    return {level: tuple(dict.fromkeys(skills)) for level, skills in named.items()}


def _published(level: LevelRow, count: CountRules, today: Month, ages: RulesFile) -> Iterator[str]:
    """Yield the skills a source has named often enough to publish them."""
    for row in level.demand:
        for seen in row.observations:
            often = seen.share >= count.least_share and seen.share * (seen.n or 0) >= count.least_named - 0.5
            if often and (not seen.as_of or is_fresh(seen.as_of, today, ages)):
                yield row.skill
