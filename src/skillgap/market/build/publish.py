"""Counts → the text of profile files, exactly as the market is read strictly."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from skillgap.authored import read_authored
from skillgap.errors import DataError
from skillgap.market.build.build import Build
from skillgap.market.build.rules import BuildRules, RoleRule
from skillgap.market.build.tally import LevelCount, RoleCount
from skillgap.market.profile import LEVELS, LevelName
from skillgap.market.read import CONTEXT, RULES, SOURCES
from skillgap.market.rows import RoleFile, RulesFile

_BORROWED = "Only {count} at this level, too few to stand alone: counted together with the {level} level, from which this level's estimates come."
_NONE = "No postings were found at this level."
_MERGED = "Counted together: {parts}."
_NO_ROLE = "no posting has a title the rules know"
_HINT = "Name the roles to publish with --role, or write to another folder with --out."


class FileText(msgspec.Struct, frozen=True):
    """A file to write."""

    path: Path
    text: str


def publish(build: Build, folder: Path, *, rules: BuildRules, template: Path) -> tuple[FileText, ...]:
    """Give the files that make `folder` a market: one profile a role, `sources.yaml`, and what is missing beside them.

    `template` is the folder of the shipped market, whose rules and sources a new folder starts with; a folder inside a
    market needs neither. An existing `sources.yaml` keeps its other entries. Raises DataError where a profile would lose the figures of another source,
    and for a role asked for that has too few postings.
    """
    counts = {count.role: count for count in build.roles if count.levels}
    wanted = build.options.roles or tuple(sorted(counts))
    known = {rule.role: rule for rule in rules.roles.roles} if rules.roles else {}
    problems = [_too_few(role, build, rules) for role in wanted if role not in counts]
    if not wanted:
        problems = [_too_few(count.role, build, rules) for count in build.roles] or [_NO_ROLE]
    problems += [
        problem
        for role in wanted
        if role in counts
        for problem in _losses(folder / f"{role}.yaml", build.options.source)
    ]
    if problems:
        raise DataError(problems, hint=_HINT)
    borrow = read_authored(template / RULES, RulesFile).estimates.borrow_from
    files = [
        FileText(folder / f"{role}.yaml", profile_text(counts[role], build, known[role], rules, borrow))
        for role in wanted
    ]
    entry = source_text(build, rules, postings=sum(counts[role].postings for role in wanted))
    files.append(
        FileText(folder / SOURCES, _with_source(_sources_text(folder, template), entry, build.options.source))
    )
    if not _is_inside(folder):
        missing = (name for name in (RULES, CONTEXT) if not (folder / name).exists())
        files += [FileText(folder / name, (template / name).read_text("utf-8")) for name in missing]
    return tuple(files)


def profile_text(
    count: RoleCount, build: Build, rule: RoleRule, rules: BuildRules, borrow: dict[LevelName, LevelName]
) -> str:
    """Write one role's profile."""
    by_name: dict[LevelName, LevelCount] = {level.level: level for level in count.levels}
    apart = all(level.members != LEVELS for level in count.levels)
    unlevelled = count.by_level[""] if apart else 0
    lines = [
        "schema: 1",
        f"source: {_quoted(f'Shares and counts: {build.options.source} (see sources.yaml), counted with skillgap market build. Titles: curated for skillgap.')}",
        f"role: {count.role}",
        f"title: {_quoted(rule.title or count.role.replace('-', ' ').title())}",
        f"summary: {_quoted(rule.summary)}",
        "titles:",
        *(f"- {_quoted(title)}" for title in rule.titles or (count.role.replace("-", " "),)),
        *([f"fields: [{', '.join(rule.fields)}]"] if rule.fields else []),
        f"postings: {count.postings}",
        "caveats:",
        f"- {_quoted(f'A skill named in under {rules.least_share:.0%} or in fewer than {rules.least_named} of the postings of a level, or beyond its first {rules.most_skills}, has no row; that is rare, not zero.')}",
        *(
            [
                f"- {_quoted(f'{unlevelled} of the {count.postings} postings state no level and are in no level.')}"
            ]
            if unlevelled
            else []
        ),
        *(f"- {_quoted(text)}" for role, text in build.options.caveats if role == count.role),
        "levels:",
    ]
    as_of = day_of(build)
    for level in LEVELS:
        published = by_name.get(level)
        if published is not None:
            lines += _counted(published, count, build.options.source, as_of, rules)
        elif borrow[level] in by_name:
            lines += _uncounted(level, count, borrow[level])
    return "\n".join(lines) + "\n"


def source_text(build: Build, rules: BuildRules, *, postings: int) -> str:
    """Write the entry of `sources.yaml`; `postings` are those of the published roles."""
    audit, options = build.audit, build.options
    repeats = audit.dropped.get("near duplicate", 0) + audit.dropped.get("exact duplicate", 0)
    period = f"{audit.first_date} to {audit.last_date}" if audit.first_date else "undated"
    if audit.first_date and audit.undated:
        period += f"; {audit.undated} of the {audit.kept} counted postings bear no date"
    limits = [
        "A skill is counted once a posting, whether required, preferred or in passing; sections on benefits and the company are left out where their headings tell them.",
        f"Roles are told by the title, levels by the title, then the years asked for, then the level the posting states; {audit.dropped.get('role unknown', 0)} of {audit.rows} rows have a title no rule knows.",
        f"Exact and near duplicates are dropped ({repeats} rows, {_share(repeats, audit.kept + repeats)} of those that would count).",
        *options.limits,
    ]
    lines = [
        f"- id: {options.source}",
        f"  title: {_quoted(options.title)}",
        f"  as_of: {day_of(build)}",
        f"  method: {_quoted(f'Skills named in {postings} postings, matched by the taxonomy {build.skills_version} of skillgap; counted with skillgap market build.')}",
        f"  postings: {postings}",
        f"  geography: {_quoted(options.geography or 'not stated')}",
        f"  period: {_quoted(period)}",
        "  limits:",
        *(f"  - {_quoted(text)}" for text in limits),
    ]
    return "\n".join(lines) + "\n"


def day_of(build: Build) -> str:
    """Give the day the figures stand for; raises DataError where no posting is dated and none was given."""
    day = build.options.as_of or build.audit.median_date
    if not day:
        raise DataError(
            ["no counted posting bears a date"],
            hint="Say the day the figures stand for with --as-of YYYY-MM-DD.",
        )
    return day


def shares(level: LevelCount, rules: BuildRules) -> Iterator[tuple[str, float]]:
    """Yield the skills that are published with their share, most first."""
    for row in level.skills[: rules.most_skills]:
        share = row.postings / level.postings
        if share >= rules.least_share and row.postings >= rules.least_named:
            yield row.skill, share


def _counted(level: LevelCount, count: RoleCount, source: str, as_of: str, rules: BuildRules) -> list[str]:
    lines = [f"- level: {level.level}", f"  postings: {level.postings}"]
    if len(level.members) > 1:
        parts = ", ".join(f"{count.by_level[name]} {name}" for name in level.members)
        if level.members == LEVELS and count.by_level[""]:
            parts += f", {count.by_level['']} that state no level"
        lines += ["  caveats:", f"  - {_quoted(_MERGED.format(parts=parts))}"]
    lines.append("  demand:")
    for skill, share in shares(level, rules):
        figures = f"source: {source}, share: {share:.4f}, n: {level.postings}, as_of: {as_of}"
        lines += [f"  - skill: {skill}", "    observations:", f"    - {{{figures}}}"]
    return lines


def _uncounted(level: LevelName, count: RoleCount, lender: LevelName) -> list[str]:
    """Write a level whose figures the loader borrows from its neighbour."""
    number = count.by_level[level]
    postings = "1 posting" if number == 1 else f"{number} postings"
    caveat = _BORROWED.format(count=postings, level=lender) if number else _NONE
    return [f"- level: {level}", f"  postings: {number}", "  caveats:", f"  - {_quoted(caveat)}"]


def _too_few(role: str, build: Build, rules: BuildRules) -> str:
    found = next((count.postings for count in build.roles if count.role == role), 0)
    return f"{role}: found {found} postings; a profile needs {rules.least_postings} that state a level"


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


def _is_inside(folder: Path) -> bool:
    """Tell a folder inside a market, which adds a source to it, from one that is a market of its own."""
    return (folder.resolve().parent / RULES).exists() and not (folder / RULES).exists()


def _sources_text(folder: Path, template: Path) -> str:
    """Give the text the source's entry is added to."""
    if (folder / SOURCES).exists():
        return (folder / SOURCES).read_text("utf-8")
    if _is_inside(folder):
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


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
