"""The plan as the Markdown file to live with: front matter, a box per item, and what the person wrote into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skillgap import __version__
from skillgap.plan import Module, Plan, PlanFile, PlanItem, PlanMonth, Unscheduled
from skillgap.plan.living.file import aim_of
from skillgap.plan.living.marks import (
    AFTER,
    EVIDENCE,
    FREE,
    INTERVIEW,
    LEARN,
    OPENING,
    PAST,
    RECORD,
    RESUME_KEY,
    SCHEMA,
    SECTIONS,
    THEN,
    TRACK,
    TREND,
    WHY,
    SectionName,
)
from skillgap.report.markdown import escaped
from skillgap.report.plan.summary import bar_rows, month_head, plan_summary, plan_title, source_lines
from skillgap.report.words import fit_text, hours, joined


def render_plan_file(plan: Plan, file: PlanFile | None = None) -> str:
    """Render the plan; with the file it was made again from, every line of the person's own is kept in its place."""
    own = _Own(file)
    title, *opening = _opening(plan, file)
    parts = [_front_matter(plan, file), title, *own.at("top" + OPENING), *opening, *own.at("top")]
    for anchor, text in _sections(plan, own):
        above, below = own.at(anchor + OPENING), own.at(anchor)
        if not text and (above or below):
            text = f"## {SECTIONS[_section_name(anchor)]}"
        head, _, rest = text.partition("\n\n")
        parts += [head, *above, rest, *below]
    parts += own.rest()
    parts.append(_record(plan))
    text = "\n\n".join(part for part in parts if part) + "\n"
    return text.replace("\n", file.newline) if file else text


class _Own:
    """The person's own lines, each given out once."""

    def __init__(self, file: PlanFile | None) -> None:
        self._asides = {aside.anchor: aside.lines for aside in file.asides} if file else {}
        self._notes = dict(file.notes) if file else {}
        self._titles = {entry.module: entry.title for entry in file.entries} if file else {}
        self._ticked = {tick.key for tick in (*file.proof, *file.interview) if tick.done} if file else set()

    def at(self, anchor: str) -> list[str]:
        """Give the lines that stand under a heading."""
        lines = self._asides.pop(anchor, ())
        return ["\n".join(lines)] if lines else []

    def under(self, key: str) -> list[str]:
        """Give the lines that stand under an item."""
        return list(self._notes.pop(key, ()))

    def ticked(self, key: str) -> bool:
        """Tell whether a box outside the months is ticked."""
        return key in self._ticked

    def rest(self) -> list[str]:
        """Give what has no place any more."""
        parts = ["\n".join(lines) for lines in self._asides.values()]
        for key, lines in self._notes.items():
            parts.append("\n".join((f"Notes on {self._titles.get(key, key)}:", "", *lines)))
        return parts


def _section_name(anchor: str) -> SectionName:
    return next(name for name in SECTIONS if name == anchor)


def _front_matter(plan: Plan, file: PlanFile | None) -> str:
    options = plan.options
    remarks = dict(file.remarks) if file else {}
    fields: dict[str, object] = {
        "schema": SCHEMA,
        "tool": f"skillgap {__version__}",
        "role": plan.role,
        "level": plan.level,
        "start": f'"{options.start}"',
        "months": options.months,
        "deadline": f'"{options.deadline}"' if options.deadline else "",
        "hours_per_week": f"{options.hours_per_week:g}",
        "weeks_off": options.weeks_off,
        "buffer": f"{options.buffer:g}",
        "interview_share": f"{options.interview_share:g}",
        "specialisation": options.specialisation,
        "leave_out": f"[{', '.join(options.leave_out)}]",
        "source": plan.source,
        "resume": _quoted(plan.resume),
        "resume_hash": f'"{plan.resume_hash}"',
        "planned_from": f'"{plan.planned_from}"' if plan.planned_from else "",
        "score_version": f'"{plan.score_version}"',
        "data_version": f'"{plan.data_version}"',
    }
    for key in ("source", "planned_from"):
        if not fields[key]:
            del fields[key]
    lines = [f"{key}: {value}".rstrip() for key, value in fields.items()]
    lines = [f"{line}  {remarks[key]}" if (key := line.split(":")[0]) in remarks else line for line in lines]
    return "\n".join(("---", *lines, *(file.head if file else ()), "---"))


def _quoted(text: str) -> str:
    """Write text as a YAML string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _opening(plan: Plan, file: PlanFile | None) -> Iterator[str]:
    yield f"# {file.heading}" if file and file.heading else f"# {escaped(plan_title(plan))}"
    yield escaped(plan_summary(plan))
    if plan.planned_from:
        yield f"Planned again from {plan.planned_from}; what was done before stays where it was done."


def _sections(plan: Plan, own: _Own) -> Iterator[tuple[str, str]]:
    """Give each part of the file with the anchor the person's lines hang on; an empty part may still have some."""
    yield "reality", _listed("reality", [f"> - {escaped(text)}" for text in plan.reality])
    yield "proof", _listed("proof", [line for text in plan.proof for line in _advice(text, own)])
    for month in plan.months:
        yield str(month.month), _month(month, plan, own)
    yield "bars", _listed("bars", _bars(plan))
    yield (
        "unscheduled",
        _listed("unscheduled", [line for one in plan.unscheduled for line in _left(one, own)]),
    )
    yield "skipped", _skipped(plan)
    yield "interview", _track(plan, own)
    yield "sources", _listed("sources", [f"> - {escaped(text)}" for text in source_lines(plan)])


def _listed(name: SectionName, lines: Sequence[str]) -> str:
    return "\n".join((f"## {SECTIONS[name]}", "", *lines)) if lines else ""


def _advice(text: str, own: _Own) -> Iterator[str]:
    yield f"- [{'x' if own.ticked(text) else ' '}] {escaped(text)} <!-- {RESUME_KEY} -->"
    yield from own.under(text)


def _month(month: PlanMonth, plan: Plan, own: _Own) -> str:
    parts = [f"## {month.month} · {month_head(month)}"]
    items = [line for item in month.items for line in _item(item, own)]
    over = plan.planned_from is not None and month.month.ordinal < plan.planned_from.ordinal
    parts.append("\n".join(items) or (PAST if over else FREE))
    if month.fit_after is not None:
        parts.append(f"{AFTER}{fit_text(month.fit_after)}")
    return "\n\n".join(parts)


def _item(item: PlanItem, own: _Own) -> Iterator[str]:
    part = f", part {item.part} of {item.parts} ({hours(item.total_hours)} in all)" if item.parts > 1 else ""
    shown = ", shown by the resume" if item.shown else ""
    tick = "x" if item.done else " "
    yield f"- [{tick}] **{escaped(item.title)}** · {hours(item.hours)}{shown}{part} <!-- {item.module} -->"
    if item.part == 1:
        if item.why:
            yield f"  - {WHY}: {escaped(item.why)}"
        if item.interview:
            yield f"  - {INTERVIEW}: {escaped(item.interview)}"
        if item.trend:
            yield f"  - {TREND}: {escaped(item.trend)}"
        for resource in item.resources:
            link = f"[{escaped(resource.title)}]({resource.url})"
            yield f"  - {LEARN}: {link} ({resource.remarks})"
    if item.project:
        yield from (f"  - {THEN}: {escaped(outcome)}" for outcome in item.outcomes)
        yield f"  - {EVIDENCE}: {escaped(item.project)}"
    yield from own.under(item.module)


def _bars(plan: Plan) -> list[str]:
    if not plan.bars:
        return []
    rows = ["| Bar | Met | Now |", "| --- | --- | --- |"]
    return rows + [f"| {' | '.join(escaped(cell) for cell in row)} |" for row in bar_rows(plan)]


def _left(left: Unscheduled, own: _Own) -> Iterator[str]:
    yield f"- **{escaped(left.name)}** ({hours(left.hours)}): {escaped(left.reason)} <!-- {left.module} -->"
    yield from own.under(left.module)


def _skipped(plan: Plan) -> str:
    lines = []
    if plan.skipped:
        lines.append(f"Because the resume shows it: {escaped(joined(plan.skipped))}.")
    if plan.left_out:
        lines += [""] * bool(lines) + [f"Because you left it out: {escaped(joined(plan.left_out))}."]
    return _listed("skipped", lines)


def _track(plan: Plan, own: _Own) -> str:
    if not plan.interview:
        return ""
    lines = [line for module in plan.interview for line in _practice(module, plan, own)]
    return "\n\n".join((f"## {SECTIONS['interview']}", TRACK, "\n".join(lines)))


def _practice(module: Module, plan: Plan, own: _Own) -> Iterator[str]:
    pieces = [item.done for month in plan.months for item in month.items if item.module == module.id]
    done = own.ticked(module.id) or (bool(pieces) and all(pieces))
    about = f"about {hours(module.hours.typical)}"
    yield f"- [{'x' if done else ' '}] **{escaped(module.title)}** · {about} <!-- {module.id} -->"
    yield from (f"  - Topic: {escaped(topic)}" for topic in module.interview)
    for resource in module.resources:
        yield f"  - {LEARN}: [{escaped(resource.title)}]({resource.url}) ({resource.remarks})"
    yield from own.under(module.id)


def _record(plan: Plan) -> str:
    """Note what was planned, so that what the person changes can be told from it."""
    lines = [
        f"{month.month}: {', '.join(f'{item.module} {item.hours:g} {item.skill}' for item in month.items)}"
        for month in plan.months
        if month.items
    ]
    aim = aim_of(plan.role, plan.level, plan.options)
    return "\n".join((f"<!-- {RECORD} for {aim}, to tell your changes by; leave it here", *lines, "-->"))
