"""Plan the rest again: what is done stays where it was done, what is open moves to the months to come."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from skillgap.errors import PlanError
from skillgap.gap import RoleFit
from skillgap.gap.scoring import load_scoring
from skillgap.month import Month
from skillgap.plan.build import build_rest, ground_for
from skillgap.plan.living.file import Entry, PlanFile
from skillgap.plan.living.lines import plain_title
from skillgap.plan.plan import TAXONOMY_MODULE, Plan, PlanItem, PlanMonth, PlanOptions, Roadmaps
from skillgap.plan.reasons import planned_anyway, proof_notes, skipped_names
from skillgap.plan.schedule.bars import learnt_by_month
from skillgap.plan.schedule.budget import month_budgets
from skillgap.plan.schedule.rest import Rest
from skillgap.plan.schedule.worth import Worth
from skillgap.plan.settings import planning_settings
from skillgap.plan.tasks import Ground
from skillgap.skills import SkillSet, Taxonomy


class Footing(msgspec.Struct, frozen=True, kw_only=True):
    """What a plan is made again from."""

    resume: RoleFit
    """The comparison of the resume alone."""
    skills: SkillSet
    """Skills of the resume alone."""
    ticked: RoleFit
    """The comparison as if everything ticked were shown."""
    ticked_skills: SkillSet
    """Skills as if everything ticked were shown."""
    name: str
    """Of the resume's file."""
    digest: str
    """First digits of the SHA-256 of its bytes."""


def skills_ticked(file: PlanFile, roadmaps: Roadmaps) -> tuple[str, ...]:
    """Give the skills of every module whose boxes are all ticked."""
    modules = {module.id: module for module in roadmaps.modules}
    found: dict[str, None] = {}
    for name in file.done_modules:
        if name in modules:
            found.update(dict.fromkeys(modules[name].skills))
        elif name.startswith(TAXONOMY_MODULE):
            found[name.removeprefix(TAXONOMY_MODULE)] = None
    return tuple(found)


def replanned(
    file: PlanFile, footing: Footing, roadmaps: Roadmaps, taxonomy: Taxonomy, *, today: Month
) -> Plan:
    """Plan the rest of a file from the month `today` with the hours it names.

    Ticked boxes keep their month, or move to this one when they were ahead; hours the person changed are kept; what
    the resume shows by now is done, and what the person deleted is left out. What is open stays, in the person's
    order; it gives way only to the hours there are, and what is new comes after it. Raises PlanError for options no
    plan can be made of.
    """
    options = _options(file)
    try:
        ground = ground_for(footing.ticked, footing.ticked_skills, roadmaps, taxonomy, options)
    except PlanError as error:
        raise PlanError(f"{file.name}: {error.message}", hint=error.hint) from error
    track = {module.id for module in roadmaps.interview}
    base = ground_for(footing.resume, footing.skills, roadmaps, taxonomy, options)
    shown = shown_modules(file, base, track) if footing.digest != file.resume_hash else frozenset()
    first = min(max(0, today.ordinal - options.start.ordinal), options.length)
    kept = _kept(file, shown, options, first)
    finished = (set(file.done_modules) | shown | {tick.key for tick in file.interview if tick.done}) - {
        entry.module for entry in file.entries if not entry.done and entry.module not in shown
    }
    rest = Rest(
        first=first,
        spent_hours=sum(entry.hours for number, entry in kept if number == first),
        hours_left={
            name: hours
            for name, hours in file.hours_left.items()
            if name not in finished and (_started(file, name) or _edited(file, name))
        },
        done=frozenset(finished),
        order=tuple(dict.fromkeys(entry.module for entry in file.entries)),
        held=_held(file, finished),
        begun=tuple(name for name in _held(file, finished) if _begun(file, name)),
        waiting=tuple(tick.key for tick in file.unscheduled),
    )
    plan = build_rest(ground, roadmaps, options, rest)
    months = _merged(plan.months, kept, _Titles(file, roadmaps, ground), options)
    return msgspec.structs.replace(
        plan,
        fit_before=footing.resume.fit,
        proof=_proof(base, finished - shown, [item.module for month in months for item in month.items]),
        skipped=skipped_names(base),
        months=_with_fits(months, base),
        source=file.source,
        resume=footing.name,
        resume_hash=footing.digest,
        planned_from=options.start.plus(first) if first else None,
    )


def shown_modules(file: PlanFile, ground: Ground, track: Collection[str]) -> frozenset[str]:
    """Give the open modules whose skill the resume by now shows: the one it was planned for, else all it teaches."""
    learner = ground.learner
    proven = learner.shown - learner.unproven - learner.missing
    planned = {one.module: (one.skill,) for one in file.record if one.skill}
    found = set()
    for name in file.hours_left:
        if name in track:
            continue
        taught = (
            ground.modules[name].skills if name in ground.modules else (name.removeprefix(TAXONOMY_MODULE),)
        )
        if proven.issuperset(planned.get(name, taught)):
            found.add(name)
    return frozenset(found)


def _proof(base: Ground, done: Collection[str], planned: Collection[str]) -> tuple[str, ...]:
    """Say what to do on the resume: first what is ticked and not written there yet."""
    learnt = {skill for name in done if name in base.modules for skill in base.modules[name].skills}
    titles = [
        base.modules[name].title
        for name in base.modules
        if name in done and not base.learner.shown.issuperset(base.modules[name].skills[:1])
    ]
    gaps = tuple(gap for gap in base.role_fit.gaps if gap.skill not in learnt)
    role_fit = msgspec.structs.replace(base.role_fit, gaps=gaps)
    ticked = (
        f"{title} is ticked: write what you made into the resume, so that it counts." for title in titles
    )
    return (*ticked, *proof_notes(role_fit, planned_anyway(base, planned)))


def _options(file: PlanFile) -> PlanOptions:
    dropped = tuple(name for name in file.dropped if name not in file.options.leave_out)
    return msgspec.structs.replace(file.options, leave_out=(*file.options.leave_out, *dropped))


def _held(file: PlanFile, finished: Collection[str]) -> tuple[str, ...]:
    """Give the open modules that stay while there are hours; where the aim is another one, only those begun."""
    same = file.aim in ("", file.aim_now)
    return tuple(name for name in file.hours_left if name not in finished and (same or _begun(file, name)))


def _begun(file: PlanFile, module: str) -> bool:
    return _started(file, module) or _edited(file, module) or module in file.notes


def _started(file: PlanFile, module: str) -> bool:
    return any(entry.done for entry in file.entries if entry.module == module)


def _edited(file: PlanFile, module: str) -> bool:
    return any(name == module for name, _, _ in file.edited_hours)


def _kept(file: PlanFile, shown: frozenset[str], options: PlanOptions, first: int) -> list[tuple[int, Entry]]:
    """Place what is done: where it was, or in the first month to come when it was ahead of its time."""
    kept: list[tuple[int, Entry]] = []
    last = max(0, min(first, options.length - 1))
    for entry in file.entries:
        if not entry.done and entry.module not in shown:
            continue
        number = entry.month.ordinal - options.start.ordinal if entry.month else last
        hours = entry.hours if entry.done else 0.0
        kept.append((min(max(0, number), last), msgspec.structs.replace(entry, hours=hours)))
    return kept


class _Titles:
    """Modules by id, and what the person calls them."""

    def __init__(self, file: PlanFile, roadmaps: Roadmaps, ground: Ground) -> None:
        self._track = {module.id: module for module in roadmaps.interview}
        self._modules = ground.modules | self._track
        self._taxonomy = ground.taxonomy
        self._own = {
            entry.module: entry.title
            for entry in file.entries
            if entry.module in self._modules and plain_title(entry.title) != self._modules[entry.module].title
        }

    def titled(self, item: PlanItem) -> PlanItem:
        """Give an item the title the person gave it, if any."""
        own = self._own.get(item.module)
        return msgspec.structs.replace(item, title=own) if own else item

    def done_item(self, entry: Entry) -> PlanItem:
        """Make the item of something done."""
        module = self._modules.get(entry.module)
        skill = module.skills[0] if module else entry.module.removeprefix(TAXONOMY_MODULE)
        return PlanItem(
            skill=skill,
            name=self._taxonomy.name(skill) if skill in self._taxonomy.by_id else skill,
            module=entry.module,
            title=entry.title,
            hours=entry.hours,
            total_hours=entry.hours,
            part=1,
            parts=1,
            why=entry.why,
            resources=module.resources if module else (),
            outcomes=module.outcomes if module else (),
            project=module.project if module else "",
            done=True,
            shown=not entry.done,
        )


def _merged(
    months: tuple[PlanMonth, ...], kept: list[tuple[int, Entry]], titles: _Titles, options: PlanOptions
) -> tuple[PlanMonth, ...]:
    """Put what is done before what is planned in each month, and count the parts of each module anew."""
    settings = planning_settings()
    budgets = [steps * settings.step_hours for steps in month_budgets(options, settings)]
    pieces: list[dict[tuple[str, bool], PlanItem]] = [{} for _ in months]
    for number, entry in kept:
        item = titles.done_item(entry)
        twin = pieces[number].get((item.module, True))
        if twin is not None:
            item = msgspec.structs.replace(item, hours=item.hours + twin.hours, why=item.why or twin.why)
        pieces[number][item.module, True] = item
    for number, month in enumerate(months):
        pieces[number] |= {(item.module, False): titles.titled(item) for item in month.items}
    result = []
    for month, items, budget in zip(
        months, _numbered([list(one.values()) for one in pieces]), budgets, strict=True
    ):
        hours = sum(item.hours for item in items)
        whole = max(budget, hours)
        result.append(msgspec.structs.replace(month, items=tuple(items), hours=hours, budget_hours=whole))
    return tuple(result)


def _numbered(months: list[list[PlanItem]]) -> list[list[PlanItem]]:
    """Count each module's pieces over all months, done ones included."""
    parts: dict[str, int] = {}
    totals: dict[str, float] = {}
    for items in months:
        for item in items:
            parts[item.module] = parts.get(item.module, 0) + 1
            totals[item.module] = totals.get(item.module, 0.0) + item.hours
    seen: dict[str, int] = {}
    result = []
    for items in months:
        numbered = []
        for item in items:
            seen[item.module] = seen.get(item.module, 0) + 1
            numbered.append(
                msgspec.structs.replace(
                    item,
                    part=seen[item.module],
                    parts=parts[item.module],
                    total_hours=totals[item.module],
                    project=item.project if seen[item.module] == parts[item.module] else "",
                )
            )
        result.append(numbered)
    return result


def _with_fits(months: tuple[PlanMonth, ...], base: Ground) -> tuple[PlanMonth, ...]:
    """Tell the fit after each month from the resume alone and what is done or planned by then."""
    worth = Worth(base.role_fit, base.taxonomy, load_scoring().credit)
    by_month = learnt_by_month(months, base.modules)
    return tuple(
        msgspec.structs.replace(month, fit_after=worth.fit_with(learnt))
        for month, (_, learnt) in zip(months, by_month, strict=True)
    )
