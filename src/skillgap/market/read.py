"""Read the authored market files, all problems of all files at once."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from skillgap.authored import read_authored
from skillgap.errors import DataError
from skillgap.market.rows import ContextFigure, ContextFile, MarketRows, RoleFile, RulesFile, SourcesFile
from skillgap.market.validate import problems_of

T = TypeVar("T")

RULES, SOURCES, CONTEXT = "rules.yaml", "sources.yaml", "context.yaml"


def role_paths(folder: Path) -> list[Path]:
    """List the profile files of a folder, by name."""
    others = {RULES, SOURCES, CONTEXT}
    return sorted(path for path in folder.glob("*.yaml") if path.name not in others)


def load_context(folder: Path) -> tuple[ContextFigure, ...]:
    """Load the figures about the world of work that belong to no role."""
    return read_authored(folder / CONTEXT, ContextFile).figures


def read_rows(folder: Path, *, skills: frozenset[str] | None = None) -> MarketRows:
    """Read and check all files; raise DataError with the problems of every one of them.

    With `skills`, a skill that is not among them is a problem too.
    """
    problems: list[str] = []
    rules = _read(folder / RULES, RulesFile, problems)
    sources = _read(folder / SOURCES, SourcesFile, problems)
    roles = [role for path in role_paths(folder) if (role := _read(path, RoleFile, problems)) is not None]
    if rules is None or sources is None:
        raise DataError(problems)
    rows = MarketRows(roles=tuple(roles), sources=sources.sources, rules=rules)
    problems.extend(problems_of(rows, folder, skills=skills))
    if problems:
        raise DataError(problems)
    return rows


def validate_market(folder: Path, *, skills: frozenset[str] | None = None) -> list[str]:
    """List everything wrong with the market files of a folder; empty when all is well.

    `skills` are the taxonomy's ids; with them, unknown skills are found too.
    """
    try:
        read_rows(folder, skills=skills)
        load_context(folder)
    except DataError as error:
        return list(error.problems)
    return []


def _read(path: Path, type_: type[T], problems: list[str]) -> T | None:
    """Read one file; note its problems instead of raising them."""
    try:
        return read_authored(path, type_)
    except DataError as error:
        problems.extend(error.problems)
        return None
