"""A plan file read back: what was planned, what is ticked, what the person wrote."""

from __future__ import annotations

import re

import msgspec

from skillgap.market import LevelName
from skillgap.month import Month
from skillgap.patterns import regex
from skillgap.plan.living.marks import RECORD
from skillgap.plan.plan import PlanOptions

_RECORD = regex(rf"^[ \t]*<!-- {RECORD}\b[^\n]*\n(.*?)-->[ \t]*\n?", re.M | re.S)
_AIM = regex(rf"^[ \t]*<!-- {RECORD} for ([\w.-]+ \w+(?: [\w-]+)?),", re.M)
_RECORDED = regex(r"([a-z0-9][a-z0-9.+#-]*)\s+([\d.]+)(?:\s+([a-z0-9][a-z0-9.+#-]*))?")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A box of a month: one module's hours there."""

    module: str
    title: str
    month: Month | None
    """None when it stands under no month."""
    hours: float
    """As the file says now."""
    done: bool
    why: str = ""
    """The reason given below it; a module's later months leave it out."""
    notes: tuple[str, ...] = ()
    """Lines of the person's own below it, as they are."""
    line: int
    """Line of the file, from 1."""


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A box outside the months: advice on the resume, or a module of the interview track."""

    key: str
    """The text of the advice, or the module's id; a module that did not fit has no box and is open."""
    done: bool
    notes: tuple[str, ...] = ()
    line: int


class Aside(msgspec.Struct, frozen=True, kw_only=True):
    """Lines of the person's own that belong to no item."""

    anchor: str
    """What they stand under: "top", a month as YYYY-MM, or the name of a section; with "^" before its first item."""
    lines: tuple[str, ...]


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """What was planned for a month when the file was written."""

    month: Month
    module: str
    hours: float
    skill: str = ""
    """Skill it was planned for."""


class Misread(msgspec.Struct, frozen=True, kw_only=True):
    """Something in the file that could not be taken as it stands; it is kept all the same."""

    line: int
    text: str
    problem: str


class PlanFile(msgspec.Struct, frozen=True, kw_only=True):
    """What a Markdown plan says, the person's changes included."""

    name: str
    newline: str
    """How its lines end."""
    heading: str
    """The title, when the person gave it another; empty for the plan's own."""
    role: str
    level: LevelName
    options: PlanOptions
    source: str
    """The one source of demand figures it was made with; empty for all."""
    resume: str
    resume_hash: str
    planned_from: Month | None
    score_version: str
    data_version: str
    head: tuple[str, ...]
    """Lines of the front matter that are the person's own."""
    remarks: tuple[tuple[str, str], ...]
    """Comments behind fields of the front matter: field, comment."""
    entries: tuple[Entry, ...]
    """In the order of the file."""
    proof: tuple[Tick, ...]
    interview: tuple[Tick, ...]
    unscheduled: tuple[Tick, ...]
    asides: tuple[Aside, ...]
    record: tuple[Recorded, ...]
    """Empty when the file no longer holds it; then nothing can be said about deleted lines."""
    misread: tuple[Misread, ...]
    aim: str = ""
    """What it was made for, as `aim_of` writes it; empty when the file does not tell."""

    @property
    def aim_now(self) -> str:
        """What the front matter asks for; the person may have changed it since."""
        return aim_of(self.role, self.level, self.options)

    @property
    def done_modules(self) -> tuple[str, ...]:
        """Modules of which every box is ticked, in the order of the file."""
        open_ = {entry.module for entry in self.entries if not entry.done}
        return tuple(
            dict.fromkeys(entry.module for entry in self.entries if entry.done and entry.module not in open_)
        )

    @property
    def hours_left(self) -> dict[str, float]:
        """Hours of the boxes not ticked, by module, in the order of the file."""
        left: dict[str, float] = {}
        for entry in self.entries:
            if not entry.done:
                left[entry.module] = left.get(entry.module, 0.0) + entry.hours
        return left

    @property
    def dropped(self) -> tuple[str, ...]:
        """Modules that were planned and whose lines the person deleted."""
        present = {entry.module for entry in self.entries}
        return tuple(dict.fromkeys(one.module for one in self.record if one.module not in present))

    @property
    def edited_hours(self) -> tuple[tuple[str, float, float], ...]:
        """Modules whose hours the person changed: module, hours planned, hours now."""
        planned: dict[str, float] = {}
        for one in self.record:
            planned[one.module] = planned.get(one.module, 0.0) + one.hours
        now: dict[str, float] = {}
        for entry in self.entries:
            now[entry.module] = now.get(entry.module, 0.0) + entry.hours
        return tuple(
            (module, hours, now[module])
            for module, hours in planned.items()
            if module in now and abs(now[module] - hours) > 0.01
        )

    @property
    def notes(self) -> dict[str, tuple[str, ...]]:
        """Give the person's lines below the items and boxes, by module or advice."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self.entries:
            found[entry.module] = (*found.get(entry.module, ()), *entry.notes)
        for tick in (*self.proof, *self.interview, *self.unscheduled):
            found[tick.key] = (*found.get(tick.key, ()), *tick.notes)
        return {key: lines for key, lines in found.items() if lines}

    @property
    def moved(self) -> tuple[str, ...]:
        """Modules that stand in other months than planned."""
        planned = {(one.module, one.month) for one in self.record}
        known = {module for module, _ in planned}
        return tuple(
            dict.fromkeys(
                entry.module
                for entry in self.entries
                if entry.module in known and (entry.module, entry.month) not in planned
            )
        )


def aim_of(role: str, level: LevelName, options: PlanOptions) -> str:
    """Write what a plan is for: with another of these a person wants other modules."""
    return " ".join(word for word in (role, level, options.specialisation) if word)


def without_record(lines: list[str]) -> tuple[list[str], tuple[Recorded, ...], str]:
    """Take the comment that tells what was planned, and for what, out of the lines; blank ones keep its place."""
    text = "\n".join(lines)
    found = _RECORD.search(text)
    if not found:
        return lines, (), ""
    aim = _AIM.match(found[0])
    record: list[Recorded] = []
    for line in found[1].splitlines():
        month, _, planned = line.strip().partition(": ")
        try:
            of = Month.parse(month)
        except ValueError:
            continue
        record += [
            Recorded(month=of, module=module, hours=float(hours), skill=skill)
            for module, hours, skill in _RECORDED.findall(planned)
        ]
    blank = "\n" * found[0].count("\n")
    body = text[: found.start()] + blank + text[found.end() :]
    return body.split("\n"), tuple(record), aim[1] if aim else ""
