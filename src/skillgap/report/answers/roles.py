"""The market: roles, levels and demand with source, size, date and interval."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from skillgap.market import Demand, Level, Market, Observation, RoleProfile, Source, drift_of
from skillgap.report.answers.drift import drift_blocks, drift_data
from skillgap.report.blocks import (
    Block,
    Column,
    Heading,
    Mark,
    Meter,
    Paragraph,
    Report,
    Table,
    Title,
    bullets,
    record_table,
)
from skillgap.report.words import (
    LEVEL_TITLES,
    TIER_MARKS,
    figure_text,
    interval,
    joined,
    money,
    observations_text,
    percent,
    source_text,
)

TREND_MARKS = {
    "rising": Mark("↗ rising", "good"),
    "stable": Mark("→ stable", "muted"),
    "declining": Mark("↘ declining", "warn"),
    "": Mark(""),
}


def report_roles(market: Market, name: Callable[[str], str]) -> Report:
    """Report all roles with their levels in one table; `name` turns a skill id into its display name."""
    columns = (
        Column(name="Role"),
        Column(name="Level"),
        Column(name="Postings", align="right"),
        Column(name="Salary", align="right"),
        Column(name="Asked for most", wrap=True),
    )
    rows = tuple(
        (
            profile.role,
            level.level,
            f"{level.postings:,}" if level.postings else "estimate",
            money(level.salary_usd),
            _most_asked(level, name),
        )
        for profile in market.roles
        for level in profile.levels
    )
    table = Table(columns=columns, rows=rows)
    blocks: tuple[Block, ...] = (
        Title("Roles and levels"),
        table,
        Heading("Sources"),
        bullets(*(source_text(source) for source in market.sources)),
        *_context(market),
        Paragraph(
            "skillgap roles ROLE shows the demand of one role, --skill SKILL one skill in all roles.", "muted"
        ),
    )
    data = {
        "schema": 1,
        "data_version": market.data_version,
        "roles": [
            {
                "role": p.role,
                "title": p.title,
                "summary": p.summary,
                "postings": p.postings,
                "salary_usd": p.salary_usd,
                "levels": [
                    {"level": v.level, "basis": v.basis, "postings": v.postings, "salary_usd": v.salary_usd}
                    for v in p.levels
                ],
            }
            for p in market.roles
        ],
        "sources": [_source(source) for source in market.sources],
    }
    return Report(blocks=blocks, data=data, records=table)


def _context(market: Market) -> list[Block]:
    """Tell the figures about the world of work, for reading beside the roles."""
    if not market.context:
        return []
    return [Heading("The world around"), bullets(*map(figure_text, market.context))]


def _most_asked(level: Level, name: Callable[[str], str]) -> str:
    counted = [row for row in level.demand if not row.estimate][:3]
    texts = (f"{name(row.skill)} {percent(row.share)}".replace(" %", "%") for row in counted)
    return ", ".join(texts) or ("estimates only" if level.demand else "no figures")


def report_role(profile: RoleProfile, market: Market, name: Callable[[str], str]) -> Report:
    """Report one role's demand at every level; `name` turns a skill id into its display name."""
    blocks: list[Block] = [
        Title(f"{profile.title} · {profile.postings:,} postings · {money(profile.salary_usd)} on average")
    ]
    if profile.summary:
        blocks.append(Paragraph(profile.summary))
    for level in profile.levels:
        blocks += _level(level, name)
    if profile.caveats:
        blocks += [Heading("Read with care"), bullets(*profile.caveats)]
    cited = _cited(profile, market)
    blocks += [Heading("Sources"), bullets(*(source_text(source) for source in cited))]
    return Report(blocks=tuple(blocks), data=role_profile_data(profile, market), records=_records(profile))


def _level(level: Level, name: Callable[[str], str]) -> list[Block]:
    size = f"{level.postings:,} postings" if level.postings else "no postings counted, estimates only"
    blocks: list[Block] = [
        Heading(f"{LEVEL_TITLES[level.level].capitalize()} · {size} · {money(level.salary_usd)}")
    ]
    if level.demand:
        blocks.append(_demand_table(level.demand, name))
    if apart := [row for row in level.demand if row.disagrees]:
        blocks.append(Paragraph("The sources differ, which widens the interval:"))
        blocks.append(bullets(*(f"{name(row.skill)}: {observations_text(row)}" for row in apart)))
    blocks += drift_blocks(level, name)
    musts = [name(r.skill) for r in level.requirements if r.need == "must"]
    nices = [name(r.skill) for r in level.requirements if r.need == "nice"]
    if musts:
        blocks.append(
            Paragraph(f"The path asks for {joined(musts)}{f'; welcome: {joined(nices)}' if nices else ''}.")
        )
    if level.caveats:
        blocks.append(bullets(*level.caveats))
    return blocks


def _demand_table(demand: tuple[Demand, ...], name: Callable[[str], str]) -> Table:
    columns = (
        Column(name="Skill", wrap=True),
        Column(name="Tier"),
        Column(name="Demand"),
        Column(name="95 %", align="right"),
        Column(name="n", align="right"),
        Column(name="Trend"),
    )
    rows = tuple(
        (
            name(row.skill),
            TIER_MARKS[row.tier],
            Meter(row.share),
            interval(row.low, row.high),
            "estimate" if row.estimate else f"{row.n:,}",
            TREND_MARKS[row.trend],
        )
        for row in demand
    )
    return Table(columns=columns, rows=rows)


def _cited(profile: RoleProfile, market: Market) -> list[Source]:
    ids = {o.source for level in profile.levels for row in level.demand for o in row.observations}
    ids |= {r.source for level in profile.levels for r in level.requirements}
    return [source for source in market.sources if source.id in ids]


def role_profile_data(profile: RoleProfile, market: Market) -> dict[str, Any]:
    """Shape one role's profile as the JSON contract states it."""
    return {
        "schema": 1,
        "data_version": market.data_version,
        "role": profile.role,
        "title": profile.title,
        "summary": profile.summary,
        "postings": profile.postings,
        "salary_usd": profile.salary_usd,
        "caveats": list(profile.caveats),
        "levels": [
            {
                "level": level.level,
                "basis": level.basis,
                "postings": level.postings,
                "salary_usd": level.salary_usd,
                "years_min": level.years_min,
                "degree": level.degree,
                "demand": [demand_data(row) for row in level.demand],
                "groups": [
                    {
                        "id": group.id,
                        "skills": list(group.skills),
                        "share": group.share,
                        "low": group.low,
                        "high": group.high,
                        "observations": [observation_data(entry) for entry in group.observations],
                    }
                    for group in level.groups
                ],
                "drift": drift_data(drift_of(level)),
                "requirements": [
                    {"skill": r.skill, "need": r.need, "source": r.source, "note": r.note}
                    for r in level.requirements
                ],
                "caveats": list(level.caveats),
            }
            for level in profile.levels
        ],
        "sources": [_source(source) for source in _cited(profile, market)],
    }


def demand_data(row: Demand) -> dict[str, Any]:
    """Shape one row of demand as the JSON contract states it."""
    return {
        "skill": row.skill,
        "tier": row.tier,
        "share": row.share,
        "low": row.low,
        "high": row.high,
        "n": row.n,
        "estimate": row.estimate,
        "group": row.group,
        "trend": row.trend,
        "observations": [observation_data(entry) for entry in row.observations],
        "caveats": list(row.caveats),
    }


def observation_data(observation: Observation) -> dict[str, Any]:
    """Shape one source's figure; how firmly it is asked for stands there where the source tells."""
    data: dict[str, Any] = {
        "source": observation.source,
        "share": observation.share,
        "n": observation.n,
        "as_of": observation.as_of,
        "pooled": observation.pooled,
    }
    if observation.required is not None:
        data |= {"required": observation.required, "preferred": observation.preferred}
    return data


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "as_of": source.as_of,
        "method": source.method,
        "postings": source.postings,
        "limits": list(source.limits),
    }


def _records(profile: RoleProfile) -> Table:
    names = (
        "role",
        "level",
        "postings",
        "skill",
        "tier",
        "share",
        "low",
        "high",
        "n",
        "estimate",
        "trend",
        "sources",
    )
    rows = tuple(
        (
            profile.role,
            level.level,
            str(level.postings),
            row.skill,
            row.tier,
            str(row.share),
            str(row.low),
            str(row.high),
            str(row.n),
            str(row.estimate).lower(),
            row.trend,
            " ".join(o.source for o in row.observations),
        )
        for level in profile.levels
        for row in level.demand
    )
    return record_table(names, rows)
