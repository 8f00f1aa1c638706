"""Counts → the text of profile files, exactly as the market is read strictly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from skillgap.authored import read_authored
from skillgap.errors import DataError
from skillgap.market.build.build import Build
from skillgap.market.build.count.judge import Judged
from skillgap.market.build.rules import BuildRules
from skillgap.market.build.write.kept import is_inside, kept_rows
from skillgap.market.build.write.profile_text import Terms, day_of, profile_text, quoted
from skillgap.market.build.write.table import TABLE, Sample, write_parquet
from skillgap.market.files.read import CONTEXT, RULES, SOURCES
from skillgap.market.files.rows import RoleFile, RulesFile
from skillgap.market.stored import ENDING

_NO_ROLE = "no posting has a title the rules know"
_LOST = "Name the roles to publish with --role, or write to another folder with --out."
_FEW = "Add more postings, or write the tables alone with --tables-only."


class OutFile(msgspec.Struct, frozen=True):
    """A file to write."""

    path: Path
    content: str | bytes | Path
    """A path is that of a finished file of the work folder, to be moved."""


def publish(build: Build, folder: Path, *, rules: BuildRules, template: Path) -> tuple[OutFile, ...]:
    """Give the files that make `folder` a market: profiles, tables of postings, `sources.yaml`, and what is missing beside them.

    `template` is the folder of the shipped market, whose rules and sources a new folder starts with; a folder inside a
    market needs neither. An existing `sources.yaml` keeps its other entries. Raises DataError where a profile would lose
    the figures of another source, and where no role has enough postings; one that has too few gets its table only.
    """
    profiles = () if build.options.tables_only else tuple(_profiles(build, folder, rules, template))
    roles = build.options.roles or tuple(count.role for count in build.roles)
    postings = sum(count.postings for count in build.roles if count.role in roles)
    entry = source_text(build, rules, postings=postings)
    sources = _with_source(_sources_text(folder, template), entry, build.options.source)
    files = [*profiles, OutFile(folder / SOURCES, sources), *_tables(build, folder, roles, rules)]
    if not is_inside(folder):
        missing = (name for name in (RULES, CONTEXT) if not (folder / name).exists())
        files += [OutFile(folder / name, (template / name).read_text("utf-8")) for name in missing]
    return tuple(files)


def _profiles(build: Build, folder: Path, rules: BuildRules, template: Path) -> Iterator[OutFile]:
    counts = {count.role: count for count in build.roles if count.levels}
    wanted = build.options.roles or tuple(sorted(counts))
    known = {rule.role: rule for rule in rules.reading.roles.roles} if rules.reading.roles else {}
    problems = []
    if not counts.keys() & {*wanted}:
        small = build.options.roles or [count.role for count in build.roles]
        problems = [_too_few(role, build, rules) for role in small] or [_NO_ROLE]
    problems += [
        problem
        for role in wanted
        if role in counts
        for problem in _losses(folder / f"{role}.yaml", build.options.source)
    ]
    if problems:
        lost = counts.keys() & {*wanted}
        raise DataError(problems, hint=_LOST if lost else _FEW)
    shipped = read_authored(template / RULES, RulesFile)
    for role in sorted(counts.keys() & {*wanted}):
        kept = kept_rows(folder, role, known[role].kept, day=day_of(build), rules=rules)
        text = profile_text(counts[role], build, known[role], Terms(rules, shipped.estimates, kept))
        yield OutFile(folder / f"{role}.yaml", text)


def _tables(build: Build, folder: Path, roles: Sequence[str], rules: BuildRules) -> Iterator[OutFile]:
    """Give the tables of what each posting of the roles asks for; all postings are gone through once."""
    source, as_of = build.options.source, day_of(build)
    sample = Sample(rules.count.most_stored)
    table = build.work.folder / TABLE

    def wanted() -> Iterator[Judged]:
        for posting in build.postings():
            if posting.role in roles:
                sample.add(posting)
                yield posting

    write_parquet(wanted(), table, source=source)
    yield OutFile(folder / TABLE, table)
    for role in roles:
        yield OutFile(folder / (role + ENDING), sample.role_bytes(role, source=source, as_of=as_of))


def source_text(build: Build, rules: BuildRules, *, postings: int) -> str:
    """Write the entry of `sources.yaml`; `postings` are those of the published roles."""
    audit, options = build.audit, build.options
    repeats = audit.dropped.get("near duplicate", 0) + audit.dropped.get("exact duplicate", 0)
    period = f"{audit.first_date} to {audit.last_date}" if audit.first_date else "undated"
    if audit.first_date and audit.undated:
        period += f"; {audit.undated} of the {audit.kept} counted postings bear no date"
    limits = [
        "A skill is counted once a posting, whether required, preferred or in passing; sections on benefits and the company are left out where their headings tell them.",
        f"Roles are told by the title, or by the job the text names, levels by the title, then the years asked for, then the level the posting states; of {audit.dropped.get('role unknown', 0)} of {audit.rows} rows no rule knows the job.",
        f"Exact and near duplicates are dropped ({repeats} rows, {_share(repeats, audit.kept + repeats)} of those that would count).",
        *options.limits,
    ]
    lines = [
        f"- id: {options.source}",
        f"  title: {quoted(options.title)}",
        f"  as_of: {day_of(build)}",
        f"  method: {quoted(f'Skills named in {postings} postings, matched by the taxonomy {build.skills_version} of skillgap; counted with skillgap market build.')}",
        f"  postings: {postings}",
        f"  geography: {quoted(options.geography or 'not stated')}",
        f"  period: {quoted(period)}",
        "  limits:",
        *(f"  - {quoted(text)}" for text in limits),
    ]
    return "\n".join(lines) + "\n"


def _too_few(role: str, build: Build, rules: BuildRules) -> str:
    found = next((count.postings for count in build.roles if count.role == role), 0)
    named = "1 posting" if found == 1 else f"{found} postings"
    return f"{role}: found {named}; a profile needs {rules.count.least_postings}"


def _losses(path: Path, source: str) -> Iterator[str]:
    """Find the figures of other sources that writing the profile would throw away."""
    if not path.exists():
        return
    cited = {
        entry.source
        for level in read_authored(path, RoleFile).levels
        for row in level.demand
        for entry in row.observations
    }
    for other in sorted(cited - {source}):
        yield f"{path}: would lose the figures of {other}"


def _sources_text(folder: Path, template: Path) -> str:
    """Give the text the source's entry is added to."""
    if (folder / SOURCES).exists():
        return (folder / SOURCES).read_text("utf-8")
    if is_inside(folder):
        return 'schema: 1\nsource: "Postings counted with skillgap market build."\nsources:\n'
    return (template / SOURCES).read_text("utf-8")


def _with_source(text: str, entry: str, source: str) -> str:
    """Put the entry in place of one with the same id, else at the end."""
    whole = re.compile(rf"^- id: {re.escape(source)}\n(?:(?!- id: ).*\n?)*", re.M)
    if whole.search(text):
        return whole.sub(lambda _: entry, text)
    return text.rstrip("\n") + "\n" + entry


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}".replace("%", " %") if whole else "0 %"
