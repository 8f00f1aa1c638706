"""What a cohort looks like in one role: heat map, shared gaps, workshops, distribution, progress."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from skillgap.gap import GapKind
from skillgap.market import LEVELS, Market, find_role
from skillgap.skills import Taxonomy
from skillgap.workspace.cohort.members import Member

Shade = Literal["shown", "listed", "learning", "near", "absent", "partly", "some", "withheld"]
"""near: not named, but something implies or neighbours it; partly: listed, learning or near; some: any of the four;
withheld: too few share a value to tell it."""

COLUMNS = 16
"""Skills in the heat map, the most demanded first."""
_WORKSHOPS = 6
_BIN = 10
_SMALLEST = 0.05


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One member in the heat map."""

    label: str
    low: float | None
    """The fit, or the band it lies in; None when there is no fit."""
    high: float | None
    level: str
    shades: tuple[Shade, ...]
    """One per column."""


class ColumnHead(msgspec.Struct, frozen=True, kw_only=True):
    """One skill of the heat map."""

    skill: str
    name: str
    share: float
    """Share of postings that ask for it."""


class SharedGap(msgspec.Struct, frozen=True, kw_only=True):
    """A gap several members have."""

    skill: str
    name: str
    people: int | None
    """None when so nearly all have it that the number would tell who does not."""
    kinds: dict[GapKind, int]
    """People by kind; empty where a kind has too few."""
    gain: float
    """Median points of fit it would bring."""
    hours: int
    """Median hours."""


class Workshop(msgspec.Struct, frozen=True, kw_only=True):
    """Something to do together."""

    kind: Literal["learn", "show", "say"]
    skill: str
    name: str
    people: int | None
    points: float
    """Points of fit it would bring all of them together."""
    hours: int
    """Hours each, about."""


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """People with a fit from `low` to under `high`."""

    low: int
    high: int
    people: int


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """Where the cohort stood at the end of a month."""

    month: str
    people: int
    low: float
    """Lower quartile."""
    median: float
    high: float
    """Upper quartile."""


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far members came since their first look."""

    people: int
    median: float
    """Points of fit."""
    up: int | None
    """How many rose; None when too few did or did not."""


class Cohort(msgspec.Struct, frozen=True, kw_only=True):
    """Everything told about a cohort in one role."""

    role: str
    title: str
    tag: str
    day: str
    people: int
    columns: tuple[ColumnHead, ...]
    rows: tuple[Row, ...]
    gaps: tuple[SharedGap, ...]
    workshops: tuple[Workshop, ...]
    bins: tuple[Bin, ...]
    moments: tuple[Moment, ...]
    progress: Progress | None
    floor: int = 0
    """Fewest people a figure may be about; 0 when names are shown."""
    withheld: tuple[str, ...] = ()
    """What was left out to protect people, in words."""
    quotes: tuple[tuple[str, str], ...] = ()
    """Skill and how someone shows it, masked."""
    stale: int = 0
    """Members last looked at with other market data than the newest."""


def cohort_of(
    members: Sequence[Member], market: Market, taxonomy: Taxonomy, *, role: str, tag: str, day: str
) -> Cohort:
    """Put the cohort together, with names; `anonymous` makes the form to share."""
    profile = find_role(market, role)
    columns = _columns(members, market, taxonomy, role)
    rows = [_row(member, columns) for member in members]
    newest = Counter(member.data_version for member in members)
    current = market.data_version if market.data_version in newest else newest.most_common(1)[0][0]
    return Cohort(
        role=profile.role,
        title=profile.title,
        tag=tag,
        day=day,
        people=len(members),
        columns=columns,
        rows=tuple(sorted(rows, key=lambda row: (-(row.low if row.low is not None else -1.0), row.label))),
        gaps=_gaps(members),
        workshops=_workshops(members),
        bins=_bins(members),
        moments=_moments(members),
        progress=_progress(members),
        stale=sum(1 for member in members if member.data_version != current),
    )


def _columns(
    members: Sequence[Member], market: Market, taxonomy: Taxonomy, role: str
) -> tuple[ColumnHead, ...]:
    """Take the most demanded skills at the level most members aim at; of an either-or group all members count."""
    wanted = Counter(member.standing.level for member in members)
    usual = min(wanted, key=lambda level: (-wanted[level], LEVELS.index(level)))
    profile = find_role(market, role)
    level = min(profile.levels, key=lambda level: abs(LEVELS.index(level.level) - LEVELS.index(usual)))
    rows = sorted(level.demand, key=lambda row: (row.estimate, -row.share, row.skill))[:COLUMNS]
    return tuple(ColumnHead(skill=row.skill, name=taxonomy.name(row.skill), share=row.share) for row in rows)


def _row(member: Member, columns: Iterable[ColumnHead]) -> Row:
    fit = member.standing.fit
    return Row(
        label=member.client.name,
        low=fit.value if fit else None,
        high=fit.value if fit else None,
        level=member.standing.level,
        shades=tuple(_shade(member, column.skill) for column in columns),
    )


def _shade(member: Member, skill: str) -> Shade:
    state = member.states.get(skill)
    if state is None:
        return "near" if member.credits.get(skill, 0.0) > 0 else "absent"
    return "shown" if state == "demonstrated" else "listed" if state == "claimed" else "learning"


def _gaps(members: Sequence[Member]) -> tuple[SharedGap, ...]:
    """List what members lack, the most widespread first."""
    by_skill: dict[str, list[tuple[GapKind, float, int, str]]] = {}
    for member in members:
        for gap in member.standing.gaps:
            by_skill.setdefault(gap.skill, []).append((gap.kind, gap.gain, gap.hours, gap.name))
    found = [
        SharedGap(
            skill=skill,
            name=rows[0][3],
            people=len(rows),
            kinds=dict(sorted(Counter(kind for kind, *_ in rows).items())),
            gain=round(statistics.median(gain for _, gain, *_ in rows), 1),
            hours=round(statistics.median(hours for *_, hours, _ in rows)),
        )
        for skill, rows in by_skill.items()
    ]
    return tuple(sorted(found, key=lambda gap: (-(gap.people or 0), -gap.gain, gap.skill)))


def _workshops(members: Sequence[Member]) -> tuple[Workshop, ...]:
    """Suggest what would bring most points to all together: learning, showing in a project, saying it in the resume."""
    kinds: dict[GapKind, Literal["learn", "show", "say"]] = {
        "learning": "learn",
        "proof": "show",
        "wording": "say",
    }
    found: dict[tuple[str, str], list[tuple[float, int, str]]] = {}
    for member in members:
        for gap in member.standing.gaps:
            if gap.gain >= _SMALLEST:
                place = (kinds[gap.kind], "" if gap.kind == "wording" else gap.skill)
                found.setdefault(place, []).append((gap.gain, gap.hours, gap.name))
    wording = {m.client.id for m in members if any(gap.kind == "wording" for gap in m.standing.gaps)}
    made = [
        Workshop(
            kind="learn" if kind == "learn" else "show" if kind == "show" else "say",
            skill=skill,
            name=rows[0][2] if skill else "what the resume does not say by its name",
            people=len(rows) if skill else len(wording),
            points=round(sum(gain for gain, *_ in rows), 1),
            hours=round(statistics.median(hours for _, hours, _ in rows)),
        )
        for (kind, skill), rows in found.items()
    ]
    return tuple(
        sorted(made, key=lambda one: (-one.points, -(one.people or 0), one.kind, one.skill))[:_WORKSHOPS]
    )


def _bins(members: Sequence[Member]) -> tuple[Bin, ...]:
    """Count the fits in tens."""
    fits = [member.standing.fit.value for member in members if member.standing.fit]
    if not fits:
        return ()
    places = Counter(min(int(fit // _BIN), 9) for fit in fits)
    return tuple(
        Bin(low=place * _BIN, high=(place + 1) * _BIN, people=places[place])
        for place in range(min(places), max(places) + 1)
    )


def _moments(members: Sequence[Member]) -> tuple[Moment, ...]:
    """Give the quartiles at the end of each month with a look, of everybody looked at until then."""
    months = sorted({day[:7] for member in members for day, _ in member.history})
    found = []
    for month in months:
        fits = []
        for member in members:
            known = [fit for day, fit in member.history if day[:7] <= month]
            if known:
                fits.append(known[-1])
        low, median, high = _quartiles(fits)
        found.append(Moment(month=month, people=len(fits), low=low, median=median, high=high))
    return tuple(found)


def _quartiles(values: list[float]) -> tuple[float, float, float]:
    if len(values) < 2:
        return values[0], values[0], values[0]
    low, median, high = statistics.quantiles(values, n=4, method="inclusive")
    return round(low, 1), round(median, 1), round(high, 1)


def _progress(members: Sequence[Member]) -> Progress | None:
    moved = [member.history[-1][1] - member.history[0][1] for member in members if len(member.history) > 1]
    if not moved:
        return None
    return Progress(
        people=len(moved),
        median=round(statistics.median(moved), 1),
        up=sum(1 for points in moved if points >= _SMALLEST),
    )
