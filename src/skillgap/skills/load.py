"""Load the taxonomy from its YAML files, with everything derived from it kept in a compiled form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from skillgap.authored import read_authored
from skillgap.compiled import compiled
from skillgap.errors import DataError
from skillgap.skills.entries import Entries, EntriesById, Packed, pack
from skillgap.skills.names.surfaces import Lexicon, compile_surfaces, lexicon_of
from skillgap.skills.names.typos import typo_names
from skillgap.skills.standing.bands import load_band_rules
from skillgap.skills.taxonomy import SkillEntry, Taxonomy
from skillgap.skills.wording.rules import load_rules

FOLDER = Path(__file__).parent / "taxonomy"
"""Where the families lie, one YAML file each."""


class TaxonomyFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One authored family."""

    schema: int
    source: str
    family: str
    """Kebab-case; the file's name without its ending."""
    title: str
    skills: tuple[SkillEntry, ...]


class CompiledTaxonomy(msgspec.Struct, frozen=True, array_like=True):
    """What the cache holds: entries and what is derived from them."""

    entries: Packed
    families: dict[str, str]
    lexicon: Lexicon
    typo_names: str
    """One a line."""


def load_taxonomy(*, cache_folder: Path | None = None) -> Taxonomy:
    """Load the shipped taxonomy; its compiled form is kept in `cache_folder` when one is given.

    Raises DataError that lists every problem of the authored files: their form, and ids given twice.
    """
    return load_families(sorted(FOLDER.glob("*.yaml")), cache_folder=cache_folder)


def load_families(paths: Sequence[Path], *, cache_folder: Path | None = None) -> Taxonomy:
    """Load a taxonomy from the given family files."""

    def build() -> CompiledTaxonomy:
        return _build(paths)

    content, version = compiled("taxonomy", paths, build, CompiledTaxonomy, cache_folder=cache_folder)
    entries = Entries(content.entries)
    taxonomy = Taxonomy(entries=entries, families=content.families, version=version)
    taxonomy.__dict__["by_id"] = EntriesById(content.entries.ids, entries)
    rules = load_rules(cache_folder=cache_folder)
    taxonomy.__dict__.update(lexicon=content.lexicon, typo_names=content.typo_names, rules=rules)
    taxonomy.__dict__["band_rules"] = load_band_rules(cache_folder=cache_folder)
    return taxonomy


def _build(paths: Sequence[Path]) -> CompiledTaxonomy:
    files, problems = _read_all(paths)
    homes: dict[str, str] = {}
    entries: list[SkillEntry] = []
    for path, file in files:
        if file.family != path.stem:
            problems.append(
                f"{path}: found family '{file.family}'; expected '{path.stem}' as in the file's name"
            )
        for entry in file.skills:
            if entry.id in homes:
                problems.append(
                    f"{path}: found the id '{entry.id}' again; it stands already in {homes[entry.id]}"
                )
            homes.setdefault(entry.id, path.name)
            entries.append(msgspec.structs.replace(entry, family=file.family))
    if problems:
        raise DataError(problems)
    entries.sort(key=lambda entry: entry.id)
    surfaces = compile_surfaces(entries)
    families = {file.family: file.title for _, file in files}
    names = "\n".join(typo_names(surfaces, entries))
    return CompiledTaxonomy(pack(entries), families, lexicon_of(surfaces), names)


def _read_all(paths: Sequence[Path]) -> tuple[list[tuple[Path, TaxonomyFile]], list[str]]:
    """Read all files before complaining, so that one run shows all problems."""
    files: list[tuple[Path, TaxonomyFile]] = []
    problems: list[str] = []
    for path in paths:
        try:
            files.append((path, read_authored(path, TaxonomyFile)))
        except DataError as error:
            problems.extend(error.problems)
    return files, problems
