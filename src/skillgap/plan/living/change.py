"""Say what planning again changed."""

from __future__ import annotations

from typing import Literal

import msgspec

from skillgap.month import Month
from skillgap.plan.living.file import PlanFile
from skillgap.plan.plan import Plan

ChangeKind = Literal["moved", "hours", "added", "removed", "shown", "left out"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One module that is planned otherwise than before."""

    kind: ChangeKind
    module: str
    title: str
    before: str
    """Months or hours; empty for what is new."""
    after: str
    """Months or hours, or why it is gone or new."""


def changes_between(file: PlanFile, plan: Plan) -> tuple[Change, ...]:
    """Compare the open items of a file with those of the plan made again, in the order of the new plan."""
    before: dict[str, list[Month]] = {}
    for entry in file.entries:
        if not entry.done and entry.month is not None:
            before.setdefault(entry.module, []).append(entry.month)
    titles = {entry.module: entry.title for entry in file.entries}
    after: dict[str, list[Month]] = {}
    hours: dict[str, float] = {}
    shown: set[str] = set()
    for month in plan.months:
        for item in month.items:
            titles.setdefault(item.module, item.title)
            if item.shown:
                shown.add(item.module)
            if not item.done:
                after.setdefault(item.module, []).append(month.month)
                hours[item.module] = hours.get(item.module, 0.0) + item.hours
    found: list[Change] = []
    for module in dict.fromkeys((*after, *before)):
        was, now = before.get(module, []), after.get(module, [])
        title = titles[module]
        if module in shown:
            found.append(_change("shown", module, title, _span(was), "the resume shows it"))
        elif not now:
            found.append(_change("removed", module, title, _span(was), _why_gone(module, plan)))
        elif not was:
            found.append(_change("added", module, title, "", f"{_span(now)}, {_why_new(module, file)}"))
        else:
            if _span(was) != _span(now):
                found.append(_change("moved", module, title, _span(was), _span(now)))
            old = file.hours_left[module]
            if abs(old - hours[module]) > 0.01:
                found.append(_change("hours", module, title, f"{old:g} h", f"{hours[module]:g} h"))
    for module in file.dropped:
        found.append(_change("left out", module, _title_of(module, plan), "", "you deleted it"))
    return tuple(found)


def _change(kind: ChangeKind, module: str, title: str, before: str, after: str) -> Change:
    return Change(kind=kind, module=module, title=title, before=before, after=after)


def _title_of(module: str, plan: Plan) -> str:
    return dict(zip(plan.options.leave_out, plan.left_out, strict=True)).get(module, module)


def _why_gone(module: str, plan: Plan) -> str:
    for left in plan.unscheduled:
        if left.module == module:
            return f"does not fit: {left.reason}"
    return "nothing asks for it any more"


def _why_new(module: str, file: PlanFile) -> str:
    if file.aim not in ("", file.aim_now):
        return f"as the plan is for {file.aim_now} now, and was for {file.aim}"
    return "fits now" if any(tick.key == module for tick in file.unscheduled) else "in free hours"


def _span(months: list[Month]) -> str:
    """Write months as "2027-01" or "2027-01 to 2027-03"."""
    if not months:
        return ""
    first, last = min(months), max(months)
    return str(first) if first == last else f"{first} to {last}"
