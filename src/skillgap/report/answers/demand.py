"""One skill, or several side by side, across all roles and levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from skillgap.market import Demand, Market, SkillShare, drift_of, skill_shares
from skillgap.report.answers.drift import drift_text
from skillgap.report.answers.roles import TREND_MARKS, demand_data
from skillgap.report.blocks import (
    Block,
    Cell,
    Column,
    Heading,
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
    figure_text,
    interval,
    joined,
    observations_text,
    percent,
    source_text,
)


def report_skill_demand(market: Market, skills: Sequence[str], name: Callable[[str], str]) -> Report:
    """Report the demand for skills (ids, at least one) in every role and level that tracks one of them."""
    shares = {skill: skill_shares(market, skill) for skill in skills}
    tracked = [
        places for places in zip(*shares.values(), strict=True) if any(place.demand for place in places)
    ]
    blocks: list[Block] = [Title(f"{joined([name(skill) for skill in skills])} across roles and levels")]
    if tracked:
        blocks.append(_one(tracked) if len(skills) == 1 else _several(tracked, skills, name))
        if len(skills) > 1:
            legend = "~ marks an estimate; – a skill nobody looked for there, which is not zero."
            blocks.append(Paragraph(legend, "muted"))
    else:
        blocks.append(Paragraph("No role's profile has a figure for it. That is not the same as no demand."))
    blocks += _disagreements(tracked, name)
    blocks += _movements(market, skills, name)
    found = [place.demand for places in tracked for place in places if place.demand]
    cited = {source for row in found for source in row.sources}
    sources = [source for source in market.sources if source.id in cited]
    if sources:
        blocks += [Heading("Sources"), bullets(*(source_text(source) for source in sources))]
    return Report(blocks=tuple(blocks), data=_data(market, shares), records=_records(tracked))


_Places = Sequence[SkillShare]


def _one(tracked: Sequence[_Places]) -> Table:
    columns = (
        Column(name="Role", wrap=True),
        Column(name="Level"),
        Column(name="Demand"),
        Column(name="95 %", align="right"),
        Column(name="n", align="right"),
    )
    rows = []
    for (place,) in tracked:
        row = place.demand
        if row is not None:
            size = "estimate" if row.estimate else f"{row.n:,}"
            rows.append((*_where(place), Meter(row.share), interval(row.low, row.high), size))
    return Table(columns=columns, rows=tuple(rows))


def _several(tracked: Sequence[_Places], skills: Sequence[str], name: Callable[[str], str]) -> Table:
    columns = (
        Column(name="Role", wrap=True),
        Column(name="Level"),
        *(Column(name=name(skill), align="right", wrap=True) for skill in skills),
    )
    rows = tuple((*_where(places[0]), *(_share(place.demand) for place in places)) for places in tracked)
    return Table(columns=columns, rows=rows)


def _where(place: SkillShare) -> tuple[str, str]:
    return place.role, LEVEL_TITLES[place.level].removesuffix(" level")


def _share(row: Demand | None) -> Cell:
    if row is None:
        return "–"
    return f"~{percent(row.share)}" if row.estimate else percent(row.share)


def _disagreements(tracked: Sequence[_Places], name: Callable[[str], str]) -> list[Block]:
    texts = [
        f"{place.role}, {LEVEL_TITLES[place.level]}, {name(row.skill)}: {observations_text(row)}."
        for places in tracked
        for place in places
        if (row := place.demand) is not None and row.disagrees
    ]
    return [Heading("Where the sources differ"), bullets(*texts)] if texts else []


def _movements(market: Market, skills: Sequence[str], name: Callable[[str], str]) -> list[Block]:
    """Tell the trend of the skills and the figures about them, each with its source."""
    texts = []
    for trend in market.trends:
        for skill in skills:
            if skill in trend.skills:
                note = f" {trend.note}" if trend.note else ""
                texts.append(f"{name(skill)}: {TREND_MARKS[trend.trend].text} ({trend.source}).{note}")
    texts += [
        f"{name(one.skill)}, {profile.role}, {LEVEL_TITLES[level.level]}: {drift_text(one)}, "
        f"{'no movement beyond chance' if one.direction == 'unclear' else one.direction}."
        for profile in market.roles
        for level in profile.levels
        for one in drift_of(level)
        if one.skill in skills
    ]
    texts += [figure_text(figure) for figure in market.context if set(figure.skills) & set(skills)]
    return [Heading("Trend"), bullets(*texts)] if texts else []


def _data(market: Market, shares: dict[str, tuple[SkillShare, ...]]) -> dict[str, Any]:
    return {
        "schema": 1,
        "data_version": market.data_version,
        "skills": [
            {
                "skill": skill,
                "demand": [
                    {"role": place.role, "level": place.level, **demand_data(place.demand)}
                    for place in places
                    if place.demand is not None
                ],
            }
            for skill, places in shares.items()
        ],
    }


def _records(tracked: Sequence[_Places]) -> Table:
    names = ("skill", "role", "level", "share", "low", "high", "n", "estimate")
    rows = [
        (
            row.skill,
            place.role,
            place.level,
            str(row.share),
            str(row.low),
            str(row.high),
            str(row.n),
            str(row.estimate).lower(),
        )
        for places in tracked
        for place in places
        if (row := place.demand) is not None
    ]
    return record_table(names, sorted(rows))
