"""Write one role's counts as the text of its profile."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from skillgap.errors import DataError
from skillgap.market.build.build import Build
from skillgap.market.build.count.roles import LevelCount, RoleCount, SkillCount, published
from skillgap.market.build.rules import BuildRules
from skillgap.market.build.write.kept import Kept
from skillgap.market.files.rows import EstimateRule
from skillgap.market.pooling import widened, wilson
from skillgap.market.posting.rules import RoleRule
from skillgap.market.profile import LEVELS, LevelName

_BORROWED = "Only {count} at this level, too few to stand alone: counted together with the {level} level, from which this level's estimates come."
_NONE = "No postings were found at this level."
_MERGED = "Counted together: {parts}."


class Terms(NamedTuple):
    """What decides which rows a profile has."""

    rules: BuildRules
    estimates: EstimateRule
    kept: Kept
    """Skills that have a row however rarely they are named."""


def profile_text(count: RoleCount, build: Build, rule: RoleRule, terms: Terms) -> str:
    """Write one role's profile; every level has its place, also one that is too small for figures of its own."""
    rules = terms.rules
    by_name: dict[LevelName, LevelCount] = {level.level: level for level in count.levels}
    apart = all(level.members != LEVELS for level in count.levels)
    unlevelled = count.by_level[""] if apart else 0
    lines = [
        "schema: 1",
        f"source: {quoted(f'Shares and counts: {build.options.source} (see sources.yaml), counted with skillgap market build. Titles: curated for skillgap.')}",
        f"role: {count.role}",
        f"title: {quoted(rule.title or count.role.replace('-', ' ').title())}",
        f"summary: {quoted(rule.summary)}",
        "titles:",
        *(f"- {quoted(title)}" for title in rule.titles or (count.role.replace("-", " "),)),
        *([f"fields: [{', '.join(rule.fields)}]"] if rule.fields else []),
        f"postings: {count.postings}",
        "caveats:",
        f"- {quoted(f'A skill named in under {rules.count.least_share:.0%} or in fewer than {rules.count.least_named} of the postings of a level, or beyond its first {rules.count.most_skills}, has no row unless a career path asks for it or another source names it as often; that is rare, not zero.')}",
        *(
            [
                f"- {quoted(f'{unlevelled} of the {count.postings} postings state no level and are in no level.')}"
            ]
            if unlevelled
            else []
        ),
        *(f"- {quoted(text)}" for role, text in build.options.caveats if role == count.role),
        "levels:",
    ]
    source, as_of = build.options.source, day_of(build)
    for level in LEVELS:
        published = by_name.get(level)
        if published is not None:
            lines += _counted(published, count, source, as_of, _rows(published, rules, terms.kept[level]))
            continue
        lines += _uncounted(level, count, _nearest(level, by_name))
        if terms.estimates.borrow_from[level] not in by_name:
            lines += _estimated(level, by_name[_nearest(level, by_name)], source, rules, terms.estimates)
    return "\n".join(lines) + "\n"


def shares(level: LevelCount, rules: BuildRules) -> Iterator[tuple[str, float]]:
    """Yield the skills that are published with their share, most first."""
    for row in published(level.skills, level.postings, rules.count):
        yield row.skill, row.postings / level.postings


def _figures(postings: int, level: LevelCount, source: str, as_of: str) -> str:
    return f"source: {source}, share: {postings / level.postings:.4f}, n: {level.postings}, as_of: {as_of}"


def day_of(build: Build) -> str:
    """Give the day the figures stand for; raises DataError where no posting is dated and none was given."""
    day = build.options.as_of or build.audit.median_date
    if not day:
        raise DataError(
            ["no counted posting bears a date"],
            hint="Say the day the figures stand for with --as-of YYYY-MM-DD.",
        )
    return day


def _rows(level: LevelCount, rules: BuildRules, kept: Sequence[str]) -> tuple[SkillCount, ...]:
    """Give the rows of a level: the skills named most, then those that are kept however rarely they are named."""
    most = published(level.skills, level.postings, rules.count)
    counted = {row.skill: row for row in level.skills}
    rest = sorted({*kept} - {row.skill for row in most})
    rare = (counted.get(skill, SkillCount(skill, 0, 0, 0)) for skill in rest)
    return (*most, *sorted(rare, key=lambda row: (-row.postings, row.skill)))


def _counted(
    level: LevelCount, count: RoleCount, source: str, as_of: str, rows: Sequence[SkillCount]
) -> list[str]:
    lines = [f"- level: {level.level}", f"  postings: {level.postings}"]
    if len(level.members) > 1:
        parts = ", ".join(f"{count.by_level[name]} {name}" for name in level.members)
        if level.members == LEVELS and count.by_level[""]:
            parts += f", {count.by_level['']} that state no level"
        lines += ["  caveats:", f"  - {quoted(_MERGED.format(parts=parts))}"]
    groups = [("-or-".join(sorted(group.skills)), group) for group in level.alternatives]
    member = {skill: name for name, group in groups for skill in group.skills}
    lines.append("  demand:")
    for row in rows:
        figures = _figures(row.postings, level, source, as_of)
        figures += f", required: {row.required / level.postings:.4f}, preferred: {row.preferred / level.postings:.4f}"
        lines.append(f"  - skill: {row.skill}")
        lines += [f"    group: {member[row.skill]}"] if row.skill in member else []
        lines += ["    observations:", f"    - {{{figures}}}"]
    lines += ["  groups:"] if groups else []
    for name, group in groups:
        lines += [f"  - id: {name}", f"    skills: [{', '.join(group.skills)}]", "    observations:"]
        lines.append(f"    - {{{_figures(group.postings, level, source, as_of)}}}")
    return lines


def _nearest(level: LevelName, by_name: Mapping[LevelName, LevelCount]) -> LevelName:
    """Give the published level nearest to this one, the higher of two."""
    place = LEVELS.index(level)
    return min(by_name, key=lambda name: (abs(LEVELS.index(name) - place), -LEVELS.index(name)))


def _uncounted(level: LevelName, count: RoleCount, lender: LevelName) -> list[str]:
    """Write a level that has no figures of its own; its estimates come from the level it is counted with."""
    number = count.by_level[level]
    postings = "1 posting" if number == 1 else f"{number} postings"
    caveat = _BORROWED.format(count=postings, level=lender) if number else _NONE
    return [f"- level: {level}", "  caveats:", f"  - {quoted(caveat)}"]


def _estimated(
    level: LevelName, lender: LevelCount, source: str, rules: BuildRules, estimates: EstimateRule
) -> list[str]:
    """Write the estimates of a level the loader borrows nothing for: its neighbour has no figures either.

    The uncertainty of borrowing grows with the square root of the levels between.
    """
    steps = abs(LEVELS.index(level) - LEVELS.index(lender.level))
    lines = ["  demand:"]
    for skill, share in shares(lender, rules):
        bounds = widened(wilson(share, lender.postings), estimates.borrowed_sd * math.sqrt(steps))
        figures = ", ".join(f"{value:.4f}" for value in bounds)
        lines += [f"  - {{skill: {skill}, estimate: [{figures}], cites: [{source}]}}"]
    return lines


def quoted(text: str) -> str:
    """Quote text for YAML."""
    return json.dumps(text, ensure_ascii=False)
