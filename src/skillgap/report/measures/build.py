"""A build of market profiles in words and figures: what went in, what was dropped and why, what came out."""

from __future__ import annotations

from typing import Any

import msgspec

from skillgap import __version__
from skillgap.accuracy.demand import DemandCard
from skillgap.market import LEVELS, wilson
from skillgap.market.build import Build, BuildRules, RoleCount, shares
from skillgap.report.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Report,
    Table,
    Title,
    bullets,
    record_table,
)
from skillgap.report.measures.bench import demand_blocks
from skillgap.report.words import interval, joined, percent

_SHOWN = 20
"""Titles and rows named in the report; the audit names more."""
_TOP = 12


def report_build(build: Build, rules: BuildRules, *, sample: DemandCard | None = None) -> Report:
    """Report a build; the JSON form is the audit. `sample` tells how labelled postings were read."""
    audit = build.audit
    blocks: list[Block] = [
        Title(f"Market build {build.options.source} · {audit.kept:,} of {audit.rows:,} rows counted"),
        Paragraph(f"{build.options.title}. Files: {joined(build.files)}."),
        Heading("Dropped"),
        _dropped(build),
        Heading("Roles and levels"),
        _roles(build, rules),
    ]
    for role in build.roles:
        if role.levels:
            blocks += [Heading(f"{role.role}: named most"), _named(role, rules)]
    if sample is not None:
        blocks += demand_blocks(sample)
    if audit.rules:
        blocks += [Heading("Rules that decided about names of skills"), _rules(build)]
    blocks += [Heading("Titles no rule knows"), _titles(build)]
    if audit.bad_rows:
        blocks += [Heading("Rows that cannot be used"), bullets(*audit.bad_rows[:_SHOWN])]
    return Report(blocks=tuple(blocks), data=audit_data(build, rules, sample), records=_records(build))


def audit_data(build: Build, rules: BuildRules, sample: DemandCard | None = None) -> dict[str, Any]:
    """Shape the audit as JSON."""
    audit, options = build.audit, build.options
    return {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "source": options.source,
        "title": options.title,
        "files": list(build.files),
        "taxonomy_version": build.skills_version,
        "since": options.since,
        "rows": audit.rows,
        "kept": audit.kept,
        "undated": audit.undated,
        "first_date": audit.first_date,
        "median_date": audit.median_date,
        "last_date": audit.last_date,
        "dropped": audit.dropped,
        "rules": {one.rule: {"accepted": one.accepted, "rejected": one.rejected} for one in audit.rules},
        "least_postings": rules.count.least_postings,
        "least_share": rules.count.least_share,
        "roles": [_role_data(role) for role in build.roles],
        "labelled_sample": msgspec.to_builtins(sample),
        "unknown_titles": [{"title": title, "postings": number} for title, number in audit.unknown_titles],
        "near_duplicates": [{"dropped": one, "repeats": other} for one, other in audit.duplicates],
        "bad_rows": list(audit.bad_rows),
    }


def _role_data(role: RoleCount) -> dict[str, Any]:
    return {
        "role": role.role,
        "postings": role.postings,
        "by_level": {level or "unstated": number for level, number in role.by_level.items()},
        "level_told_by": role.by_basis,
        "published": [
            {"level": level.level, "members": list(level.members), "postings": level.postings}
            for level in role.levels
        ],
    }


def _dropped(build: Build) -> Table:
    rows = build.audit.dropped.items()
    columns = (Column(name="Reason"), Column(name="Rows", align="right"), Column(name="Share", align="right"))
    return Table(
        columns=columns,
        rows=tuple((name, f"{number:,}", percent(number / build.audit.rows)) for name, number in rows),
        empty="No row was dropped.",
    )


def _roles(build: Build, rules: BuildRules) -> Table:
    names = ("Role", "Postings", *LEVELS, "unstated")
    columns = (
        *(Column(name=name, align="right" if number else "left") for number, name in enumerate(names)),
        Column(name="Published", wrap=True),
    )
    rows = []
    for role in build.roles:
        numbers = (f"{role.by_level[level]:,}" for level in (*LEVELS, ""))
        told = "; ".join(f"{joined(level.members)} ({level.postings:,})" for level in role.levels)
        rows.append(
            (role.role, f"{role.postings:,}", *numbers, told or f"no: under {rules.count.least_postings}")
        )
    return Table(columns=columns, rows=tuple(rows), empty="No posting has a role the rules know.")


def _named(role: RoleCount, rules: BuildRules) -> Table:
    columns = (
        Column(name="Level"),
        Column(name="n", align="right"),
        Column(name="Skills, share and 95 % interval", wrap=True),
    )
    rows = []
    for level in role.levels:
        told = []
        for skill, share in list(shares(level, rules))[:_TOP]:
            bounds = wilson(share, level.postings)
            told.append(f"{skill} {percent(share)} ({interval(bounds.low, bounds.high)})")
        rows.append((level.level, f"{level.postings:,}", ", ".join(told)))
    return Table(columns=columns, rows=tuple(rows))


def _rules(build: Build) -> Table:
    columns = (
        Column(name="Rule", wrap=True),
        *(Column(name=name, align="right") for name in ("A skill", "No skill")),
    )
    rows = tuple((one.rule, f"{one.accepted:,}", f"{one.rejected:,}") for one in build.audit.rules[:_SHOWN])
    return Table(columns=columns, rows=rows)


def _titles(build: Build) -> Table:
    columns = (Column(name="Title", wrap=True), Column(name="Postings", align="right"))
    rows = tuple((title, f"{number:,}") for title, number in build.audit.unknown_titles[:_SHOWN])
    return Table(columns=columns, rows=rows, empty="None.")


def _records(build: Build) -> Table:
    """List every skill counted at every published level."""
    names = ("role", "level", "skill", "postings", "n", "share", "low", "high")
    rows = []
    for role in build.roles:
        for level in role.levels:
            for row in level.skills:
                bounds = wilson(row.postings / level.postings, level.postings)
                figures = (f"{value:.4f}" for value in (bounds.share, bounds.low, bounds.high))
                rows.append(
                    (role.role, level.level, row.skill, str(row.postings), str(level.postings), *figures)
                )
    return record_table(names, tuple(rows))
