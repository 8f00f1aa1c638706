"""Read a Markdown plan back, however it was edited by hand; what is not understood is named and kept."""

from __future__ import annotations

import re

import msgspec

from skillgap.month import Month
from skillgap.patterns import regex
from skillgap.plan.living.file import Aside, Entry, Misread, PlanFile, Recorded, Tick, without_record
from skillgap.plan.living.head import Head, not_a_plan, read_head
from skillgap.plan.living.lines import (
    Box,
    Heading,
    is_planned_detail,
    is_planned_text,
    plain_title,
    read_box,
    read_heading,
    read_reason,
)
from skillgap.plan.living.marks import OPENING, RESUME_KEY, SectionName, unescaped
from skillgap.plan.plan import TAXONOMY_MODULE, Module, Roadmaps

_FENCE = regex(r"\s*(```+|~~~+)")
_TOP = "top"
_LONGEST = 1000
"""Hours no item takes."""
_DRAWN: dict[SectionName | None, str] = {"reality": ">", "sources": ">", "bars": "|"}
"""Sections whose planned lines open with a mark of their own."""


def read_plan_text(text: str, *, name: str, roadmaps: Roadmaps) -> PlanFile:
    """Read a plan file's text; `name` is for messages, `roadmaps` tell which marks and titles are modules.

    Raises PlanError, with file, line and what to do, for what is no plan, a plan of another version, or front matter
    without a role, level, start or hours; UnknownNameError for an unknown level.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    opening = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if opening == len(lines) or lines[opening].strip() != "---":
        raise not_a_plan(name)
    closing = next(
        (number for number in range(opening + 1, len(lines)) if lines[number].strip() in ("---", "...")), None
    )
    if closing is None:
        raise not_a_plan(name)
    body, record, aim = without_record(lines[closing + 1 :])
    months = len({one.month for one in record}) or 12
    head = read_head(lines[opening + 1 : closing], name=name, first=opening + 2, months=months)
    reading = _Reading(roadmaps, record, same_data=head.texts["data_version"] == roadmaps.version)
    reading.read(body, closing + 2)
    return msgspec.structs.replace(_file(name, newline, head, reading, record), aim=aim)


def _file(name: str, newline: str, head: Head, reading: _Reading, record: tuple[Recorded, ...]) -> PlanFile:
    return PlanFile(
        name=name,
        newline=newline,
        heading=reading.heading,
        role=head.role,
        level=head.level,
        options=head.options,
        source=head.texts["source"],
        resume=head.texts["resume"],
        resume_hash=head.texts["resume_hash"],
        planned_from=head.planned_from,
        score_version=head.texts["score_version"],
        data_version=head.texts["data_version"],
        head=head.own,
        remarks=head.remarks,
        entries=tuple(item.entry() for item in reading.items),
        proof=tuple(item.tick() for item in reading.proof),
        interview=tuple(item.tick() for item in reading.interview),
        unscheduled=tuple(item.tick() for item in reading.unscheduled),
        asides=tuple(
            Aside(anchor=anchor, lines=kept)
            for anchor, lines in reading.asides.items()
            if (kept := _trimmed(lines))
        ),
        record=record,
        misread=tuple(reading.misread),
    )


class _Item:
    """An item being read, with the lines below it."""

    def __init__(self, key: str, title: str, box: Box, month: Month | None, line: int) -> None:
        self.key, self.title, self.box, self.month, self.line = key, title, box, month, line
        self.hours = box.hours or 0.0
        self.notes: list[str] = [f"  - {box.rest}"] if box.rest else []
        self.why = ""

    def entry(self) -> Entry:
        """Give it as a box of a month."""
        return Entry(
            module=self.key,
            title=self.title,
            month=self.month,
            hours=self.hours,
            done=self.box.done,
            why=self.why,
            notes=_trimmed(self.notes),
            line=self.line,
        )

    def tick(self) -> Tick:
        """Give it as a box outside the months."""
        return Tick(key=self.key, done=self.box.done, notes=_trimmed(self.notes), line=self.line)


class _Reading:
    """One walk over the body of a plan file."""

    def __init__(self, roadmaps: Roadmaps, record: tuple[Recorded, ...], *, same_data: bool) -> None:
        self._modules = {module.id: module for module in (*roadmaps.modules, *roadmaps.interview)}
        self._track = {module.id for module in roadmaps.interview}
        self._titles = {module.title.casefold(): module.id for module in roadmaps.interview}
        self._titles |= {module.title.casefold(): module.id for module in roadmaps.modules}
        self._record = record
        self._same_data = same_data
        self._seen: set[tuple[str, Month | None]] = set()
        self._heading: Heading | None = None
        self._month: Month | None = None
        self._anchor = _TOP
        self._item: _Item | None = None
        self._opening = True
        self._blanks = 0
        self.heading = ""
        self.items: list[_Item] = []
        self.proof: list[_Item] = []
        self.interview: list[_Item] = []
        self.unscheduled: list[_Item] = []
        self.asides: dict[str, list[str]] = {}
        self.misread: list[Misread] = []

    def read(self, lines: list[str], first: int) -> None:
        """Take every line for what it is; the first has the number `first`."""
        fenced = _fenced(lines)
        for number, line in enumerate(lines):
            if not line.strip():
                self._blanks += 1
                continue
            if number in fenced:
                self._keep(line)
            elif heading := read_heading(line):
                self._open(heading, line, first + number)
            elif box := read_box(line):
                self._take(box, line, first + number)
            elif not self._is_planned(line):
                self._keep(line)
            self._blanks = 0

    def _open(self, heading: Heading, line: str, number: int) -> None:
        """Open what stands under a heading."""
        if heading.depth == 1 and not heading.month and self._heading is None and self._anchor == _TOP:
            self.heading = "" if heading.text.startswith("Learning plan: ") else heading.text
            self._heading = heading
            return
        if heading.problem:
            self.misread.append(Misread(line=number, text=line.strip(), problem=heading.problem))
        if not (heading.month or heading.section):
            self._item = None
            inner = self._heading is not None and heading.depth > self._heading.depth
            self._month = self._month if inner else None
            self._keep(line)
            return
        self._heading, self._month, self._item = heading, heading.month, None
        self._opening = True
        self._anchor = str(heading.month) if heading.month else heading.section or _TOP
        self._blanks = 0
        if heading.rest:
            self._keep(heading.rest)

    def _take(self, box: Box, line: str, number: int) -> None:
        """Take a line with a box or a mark as an item, or keep it as the person's own."""
        section = self._heading.section if self._heading else None
        if box.key == RESUME_KEY and box.boxed:
            self._opening = False
            self._item = _Item(_advice(line), box.title, box, None, number)
            self.proof.append(self._item)
            return
        key = self._module_of(box)
        if not box.boxed and section == "unscheduled" and key:
            self._opening = False
            self._item = _Item(key, box.title, msgspec.structs.replace(box, rest=""), None, number)
            self.unscheduled.append(self._item)
            return
        if key is None:
            problem = f"'{box.key}' is no module" if box.key else "no item of the plan; kept as yours"
            if box.key or self._month:
                self.misread.append(Misread(line=number, text=line.strip(), problem=problem))
            self._keep(line)
            return
        title = box.title or (self._modules[key].title if key in self._modules else key)
        self._opening = False
        self._item = _Item(key, title, box, self._month, number)
        if section == "interview" and not self._month:
            self.interview.append(self._item)
        elif (key, self._month) in self._seen:
            problem = "stands in this month a second time; counted once"
            self.misread.append(Misread(line=number, text=line.strip(), problem=problem))
            self._item = None
            self._keep(line)
        else:
            self._seen.add((key, self._month))
            self._add(box, line, number)

    def _add(self, box: Box, line: str, number: int) -> None:
        item = self._item
        if item is None:
            return
        if not box.boxed:
            problem = "has no box to tick; taken as open"
            self.misread.append(Misread(line=number, text=line.strip(), problem=problem))
        if box.hours is None or not (0 < box.hours <= _LONGEST or (box.done and box.hours == 0)):
            item.hours = self._planned_hours(item)
            problem = f"gives no hours; taken as {item.hours:g}"
            self.misread.append(Misread(line=number, text=line.strip(), problem=problem))
        if item.month is None:
            item.month = next((one.month for one in self._record if one.module == item.key), None)
        self.items.append(item)

    def _planned_hours(self, item: _Item) -> float:
        """Give the hours once planned there; else the module's typical ones."""
        for one in self._record:
            if one.module == item.key and item.month in (one.month, None):
                return one.hours
        module = self._modules.get(item.key)
        return float(module.hours.typical) if module else 1.0

    def _module_of(self, box: Box) -> str | None:
        """Give the module a box stands for: by its mark, else by its title; None when it is none."""
        if box.key in self._modules or box.key.startswith(TAXONOMY_MODULE):
            return box.key
        if box.key:
            return None
        return self._titles.get(plain_title(box.title).casefold())

    def _is_planned(self, line: str) -> bool:
        """Tell whether a line is one the plan was written with."""
        section = self._heading.section if self._heading else None
        module: Module | None = self._modules.get(self._item.key) if self._item else None
        if self._item is not None and (why := read_reason(line)):
            self._item.why = why
        drawn = section in _DRAWN and line.lstrip().startswith(_DRAWN[section])
        if drawn or is_planned_text(line):
            self._item = None
            self._opening = self._opening and section == "interview"
            return True
        return self._item is not None and is_planned_detail(line, module, same_data=self._same_data)

    def _keep(self, line: str) -> None:
        """Keep a line of the person's own: under its item, or where it stands."""
        loose = self._blanks and not line[:1].isspace()
        if self._item is not None and not loose:
            kept = self._item.notes
        else:
            self._item = None
            kept = self.asides.setdefault(self._anchor + (OPENING if self._opening else ""), [])
        kept += [""] * (self._blanks if kept else 0)
        kept.append(line)


def _advice(line: str) -> str:
    """Give the text of a line of advice on the resume."""
    text = re.sub(r"<!--.*?-->", "", line)
    return unescaped(re.sub(r"^.*?\]\s*", "", text, count=1)).strip()


def _fenced(lines: list[str]) -> set[int]:
    """Find the lines of closed code fences; what opens and never closes is a line like others."""
    found: set[int] = set()
    start: int | None = None
    mark = ""
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if fence and start is None:
            start, mark = number, fence[1]
        elif fence and start is not None and fence[1].startswith(mark[:3]) and len(fence[1]) >= len(mark):
            found.update(range(start, number + 1))
            start = None
    return found


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    """Drop blank lines at both ends."""
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    last = next((number for number in range(len(lines), 0, -1) if lines[number - 1].strip()), 0)
    return tuple(lines[first:last])
