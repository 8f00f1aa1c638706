"""Read the authored market files, all problems of all files at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from skillgap.authored import read_authored
from skillgap.errors import DataError
from skillgap.market.files.merge import Told, View, merged_roles, merged_sources
from skillgap.market.files.rows import ContextFile, MarketRows, RoleFile, RulesFile, SourcesFile, is_fresh
from skillgap.market.files.validate import problems_of
from skillgap.market.profile import Source
from skillgap.month import Month

T = TypeVar("T")

RULES, SOURCES, CONTEXT = "rules.yaml", "sources.yaml", "context.yaml"


def role_paths(folder: Path) -> list[Path]:
    """List the profile files: those of the folder by name, then those of its subfolders, which add further sources.

    A subfolder is what `skillgap market build` writes; its own rules and context are not read.
    """
    others = {RULES, SOURCES, CONTEXT}
    paths = [*sorted(folder.glob("*.yaml")), *sorted(folder.glob("*/*.yaml"))]
    return [path for path in paths if path.name not in others]


def data_paths(folder: Path) -> list[Path]:
    """List every file a market is made of."""
    context = [folder / CONTEXT] if (folder / CONTEXT).exists() else []
    return [*role_paths(folder), *source_paths(folder), rules_path(folder), *context]


def source_paths(folder: Path) -> list[Path]:
    """List the files of sources: the folder's own, those of its subfolders, and that of the market it lies in."""
    paths = [folder / SOURCES, *sorted(folder.glob(f"*/{SOURCES}"))]
    above = rules_path(folder).parent
    return paths if above == folder else [*paths, above / SOURCES]


def rules_path(folder: Path) -> Path:
    """Give the rules a folder's figures are read by: its own, else those of the market it lies in."""
    own, above = folder / RULES, folder.resolve().parent / RULES
    return above if above.exists() and not own.exists() else own


def read_rows(
    folder: Path, *, skills: frozenset[str] | None = None, today: Month | None = None, source: str = ""
) -> MarketRows:
    """Read and check all files, and join them as of `today`; raise DataError with the problems of every one of them.

    With `skills`, a skill that is not among them is a problem too. `source` picks the one that is to be shown. Without `today`
    no figure is too old.
    """
    problems: list[str] = []
    rules = _read(rules_path(folder), RulesFile, problems)
    sources = _all(source_paths(folder), SourcesFile, problems)
    roles = _all(role_paths(folder), RoleFile, problems)
    if rules is None or not sources:
        raise DataError(problems)
    problems.extend(problems_of(roles, sources, (rules_path(folder), rules), skills=skills))
    context = _read(folder / CONTEXT, ContextFile, problems) if (folder / CONTEXT).exists() else None
    if problems:
        raise DataError(problems)
    known = merged_sources(file.sources for _, file in sources)
    view = View(
        titles={entry.id: entry.title for entry in known},
        old=_old(known, [role for _, role in roles], rules, today),
        picked=source,
    )
    return MarketRows(
        roles=merged_roles((Told(role, path.parent != folder) for path, role in roles), view),
        sources=known,
        rules=rules,
        context=context.figures if context else (),
    )


def _old(
    sources: Sequence[Source], roles: Sequence[RoleFile], rules: RulesFile, today: Month | None
) -> frozenset[str]:
    """Give the sources all of whose figures are too old to be pooled."""
    days = {entry.id: entry.as_of for entry in sources}
    rows = (row for role in roles for level in role.levels for row in level.demand)
    seen = {(entry.source, entry.as_of or days[entry.source]) for row in rows for entry in row.observations}
    fresh = {source for source, day in seen if is_fresh(day, today, rules)}
    return frozenset(source for source, _ in seen) - fresh


def validate_market(folder: Path, *, skills: frozenset[str] | None = None) -> list[str]:
    """List everything wrong with the market files of a folder; empty when all is well.

    `skills` are the taxonomy's ids; with them, unknown skills are found too.
    """
    try:
        read_rows(folder, skills=skills)
    except DataError as error:
        return list(error.problems)
    return []


def _all(paths: Sequence[Path], type_: type[T], problems: list[str]) -> list[tuple[Path, T]]:
    """Read several files; note the problems of those that cannot be."""
    read = ((path, _read(path, type_, problems)) for path in paths)
    return [(path, file) for path, file in read if file is not None]


def _read(path: Path, type_: type[T], problems: list[str]) -> T | None:
    """Read one file; note its problems instead of raising them."""
    try:
        return read_authored(path, type_)
    except DataError as error:
        problems.extend(error.problems)
        return None
