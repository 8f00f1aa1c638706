"""What changed between two looks at a client, and why the number moved."""

from __future__ import annotations

from typing import Literal

import msgspec

from skillgap.advice import Advice, Knowledge
from skillgap.gap import Fit, RoleFit, compare
from skillgap.market import LevelName
from skillgap.month import Month
from skillgap.skills import Overrides, State
from skillgap.workspace.clients.client import Client
from skillgap.workspace.clients.resumes import Version
from skillgap.workspace.progress.analysis import Analysis, Held
from skillgap.workspace.progress.snapshots import Snapshot, advise_again, advise_on_evidence

CauseKind = Literal["resume", "market data", "score version", "reading", "time"]

_SMALLEST = 0.05
"""Points of fit below which a cause is not told."""
_ORDER: tuple[State, ...] = ("learning", "claimed", "demonstrated")


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """A skill whose standing changed."""

    skill: str
    name: str
    before: State | None
    """None when it was not there."""
    after: State | None
    """None when it is no longer there."""


class BarShift(msgspec.Struct, frozen=True, kw_only=True):
    """A minimum bar before and after."""

    name: str
    before: bool | None
    after: bool | None


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """One reason why the fit moved, with its part in points; the parts add up."""

    kind: CauseKind
    points: float
    why: str


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that changed between a snapshot and now."""

    since: str
    until: str
    role: str
    title: str
    level: LevelName
    before: Fit | None
    after: Fit | None
    gained: tuple[Shift, ...]
    proven: tuple[Shift, ...]
    """Named before, shown better now."""
    faded: tuple[Shift, ...]
    """Shown better before."""
    lost: tuple[Shift, ...]
    bars: tuple[BarShift, ...]
    """Those that changed."""
    causes: tuple[Cause, ...]
    note: str = ""
    """Why there are no causes, where there are none to tell."""


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """The two looks to compare, with what is needed to look again."""

    client: Client
    old: Snapshot
    old_version: Version
    new: Analysis
    """Of today's knowledge."""
    new_version: Version
    until: str
    words_since: int = 0
    """How many words on skills were said after the old look."""


def changes_of(compared: Compared, knowledge: Knowledge, overrides: Overrides) -> Changes:
    """Tell what changed for the client's main role, at the level that is compared at now.

    The fit then is the one kept. The parts come from looking at the old resume again, one thing changed at a time:
    first the market data, then the formula, then how the file is read, then the month, and last the resume itself.
    """
    old, new = compared.old.analysis, compared.new
    standing = new.standing()
    before = old.fit(standing.role, standing.level) if standing else None
    title = standing.title if standing else ""
    causes, note = _causes(compared, knowledge, overrides, before, standing.fit if standing else None)
    shifts = _shifts(old, new)
    return Changes(
        since=compared.old.made,
        until=compared.until,
        role=standing.role if standing else "",
        title=title,
        level=standing.level if standing else new.level,
        before=before,
        after=standing.fit if standing else None,
        gained=tuple(shift for shift in shifts if shift.before is None),
        proven=tuple(shift for shift in shifts if _rank(shift.after) > _rank(shift.before) > 0),
        faded=tuple(shift for shift in shifts if _rank(shift.before) > _rank(shift.after) > 0),
        lost=tuple(shift for shift in shifts if shift.after is None),
        bars=_bar_shifts(old, new),
        causes=causes,
        note=note,
    )


def _shifts(old: Analysis, new: Analysis) -> list[Shift]:
    had = {held.skill: held for held in old.skills}
    has = {held.skill: held for held in new.skills}
    names = {
        **{held.skill: held.name for held in old.skills},
        **{held.skill: held.name for held in new.skills},
    }
    found = (
        Shift(skill=skill, name=name, before=_state(had.get(skill)), after=_state(has.get(skill)))
        for skill, name in names.items()
    )
    changed = [shift for shift in found if shift.before != shift.after]
    return sorted(changed, key=lambda shift: (-_rank(shift.after), shift.name.casefold(), shift.skill))


def _state(held: Held | None) -> State | None:
    return held.state if held else None


def _rank(state: State | None) -> int:
    return _ORDER.index(state) + 1 if state else 0


def _bar_shifts(old: Analysis, new: Analysis) -> tuple[BarShift, ...]:
    now = new.standing()
    then = old.standing(now.role) if now else None
    if now is None or then is None:
        return ()
    had = dict(then.bars)
    return tuple(
        BarShift(name=name, before=had[name], after=met)
        for name, met in now.bars
        if name in had and had[name] != met
    )


def _causes(
    compared: Compared, knowledge: Knowledge, overrides: Overrides, before: Fit | None, after: Fit | None
) -> tuple[tuple[Cause, ...], str]:
    """Split the movement into its causes, largest first."""
    if before is None or after is None:
        return (), "There is no fit to compare on one of the two days."
    old, standing = compared.old.analysis, compared.new.standing()
    if standing is None:
        return (), "No role was compared."
    then, now = Month.parse(old.today), Month.parse(compared.new.today)
    client, version = compared.client, compared.old_version
    found = advise_on_evidence(client, version, knowledge, today=then)
    formula = _fit(found, standing.role, standing.level)
    again = advise_again(client, version, knowledge, today=then, overrides=overrides)
    read = _fit(again, standing.role, standing.level)
    later = advise_again(client, version, knowledge, today=now, overrides=overrides)
    aged = _fit(later, standing.role, standing.level)
    if formula is None or read is None or aged is None:
        return (), f"Today's market data do not cover {standing.title} at that level for the old resume."
    data = _data_part(old, compared.new, before.value, formula)
    steps: list[tuple[CauseKind, float]] = [
        ("market data", data),
        ("score version", formula.fit.value - before.value - data if formula.fit else 0.0),
        ("reading", _value(read) - _value(formula)),
        ("time", _value(aged) - _value(read)),
        ("resume", after.value - _value(aged)),
    ]
    causes = [
        Cause(kind=kind, points=round(points, 1), why=_why(kind, compared))
        for kind, points in steps
        if abs(points) >= _SMALLEST
    ]
    return tuple(sorted(causes, key=lambda cause: (-abs(cause.points), cause.kind))), ""


def _fit(advice: Advice, role: str, level: LevelName) -> RoleFit | None:
    knowledge = advice.knowledge
    if role not in knowledge.market.by_role:
        return None
    report = compare(
        advice.resume, advice.skills, knowledge.market, knowledge.taxonomy, roles=(role,), level=level
    )
    return report.roles[0] if report.roles[0].fit and report.roles[0].level == level else None


def _value(role: RoleFit) -> float:
    return role.fit.value if role.fit else 0.0


def _data_part(old: Analysis, new: Analysis, before: float, formula: RoleFit) -> float:
    """Give the points that come from the market data alone.

    Where only one of the two versions changed, all is its doing. Where both did, today's weights are applied to the
    credits as they were counted then; what remains is the formula's.
    """
    whole = _value(formula) - before
    if old.data_version == new.data_version:
        return 0.0
    if old.score_version == new.score_version:
        return whole
    weights = sum(credit.weight for credit in formula.credits)
    covered = sum(credit.weight * old.credits.get(credit.skill, credit.credit) for credit in formula.credits)
    return round(100 * covered / weights - before, 1) if weights else 0.0


def _why(kind: CauseKind, compared: Compared) -> str:
    old, new = compared.old.analysis, compared.new
    if kind == "market data":
        return f"what postings ask for: figures {old.data_version}, now {new.data_version}"
    if kind == "score version":
        if old.score_version == new.score_version:
            return "how the fit is computed: the program changed"
        return f"how the fit is computed: score {old.score_version}, now {new.score_version}"
    if kind == "reading":
        parts = ["skill names known to the program"] if old.taxonomy_version != new.taxonomy_version else []
        parts += ["the client's own word on skills"] if compared.words_since else []
        return f"what is found in the same file: {' and '.join(parts) or 'the program reads it better'}"
    if kind == "time":
        return f"months gone by on the same file: “present” was {old.today}, now is {new.today}"
    if compared.old_version.id == compared.new_version.id:
        return "the same resume"
    return f"the version of {compared.old_version.added}, now that of {compared.new_version.added}"
