"""Build the plan: what the gaps and the path ask for, in the hours there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from skillgap.gap import RoleFit
from skillgap.gap.scoring import load_scoring
from skillgap.plan.learner import Manner, find_learner
from skillgap.plan.plan import (
    TAXONOMY_MODULE,
    Module,
    Plan,
    PlanItem,
    PlanMonth,
    PlanOptions,
    Roadmaps,
    Unscheduled,
)
from skillgap.plan.reasons import (
    Planned,
    cited_sources,
    interview_reason,
    lens,
    planned_anyway,
    proof_notes,
    reality_notes,
    skipped_names,
    task_reason,
)
from skillgap.plan.schedule.budget import (
    check_options,
    month_budgets,
    split_for_interviews,
    weeks_off_by_month,
)
from skillgap.plan.schedule.pour import Slice, order_tasks, pour
from skillgap.plan.schedule.rest import Rest, budgets_left, ranks_left, tasks_left
from skillgap.plan.schedule.selection import Chooser, learnt
from skillgap.plan.schedule.worth import Worth
from skillgap.plan.settings import Settings, planning_settings
from skillgap.plan.tasks import Ground, Task, lay_ground, make_tasks, path_requirements
from skillgap.skills import SkillSet, Taxonomy

_TITLES: dict[Manner, str] = {
    "learn": "{}",
    "prove": "Prove it: {}",
    "finish": "Finish it: {}",
    "refresh": "Refresh it: {}",
}


def build_plan(
    role_fit: RoleFit, skills: SkillSet, roadmaps: Roadmaps, taxonomy: Taxonomy, options: PlanOptions
) -> Plan:
    """Plan the months that close the gaps of one role and level.

    What the resume shows is left out, what it only lists is shortened to proving it, stages keep their order,
    prerequisites come first and no month exceeds its budget. Raises PlanError for options no plan can be made of.
    """
    return build_rest(ground_for(role_fit, skills, roadmaps, taxonomy, options), roadmaps, options, Rest())


def ground_for(
    role_fit: RoleFit, skills: SkillSet, roadmaps: Roadmaps, taxonomy: Taxonomy, options: PlanOptions
) -> Ground:
    """Lay out what a plan is made from; raises PlanError for options no plan can be made of."""
    settings = planning_settings()
    check_options(options, roadmaps, settings)
    learner = find_learner(role_fit, skills, taxonomy, load_scoring().gaps)
    return lay_ground(role_fit, learner, roadmaps, taxonomy, settings, specialisation=options.specialisation)


def build_rest(ground: Ground, roadmaps: Roadmaps, options: PlanOptions, rest: Rest) -> Plan:
    """Plan what is left; months that are over stay empty."""
    role_fit = ground.role_fit
    work = _Work(ground, options, rest)
    track = interview_track(ground, roadmaps)
    return Plan(
        role=role_fit.role,
        title=role_fit.title,
        level=role_fit.level,
        path=ground.path.id if ground.path else "",
        options=options,
        fit_before=role_fit.fit,
        months=work.months(track),
        unscheduled=work.unscheduled(),
        interview=track,
        proof=proof_notes(role_fit, planned_anyway(ground, work.choice.tasks)),
        skipped=skipped_names(ground),
        reality=reality_notes(ground),
        score_version=load_scoring().version,
        data_version=roadmaps.version,
        left_out=_titles(options.leave_out, roadmaps),
        cites=work.cites(),
    )


def interview_track(ground: Ground, roadmaps: Roadmaps) -> tuple[Module, ...]:
    """Give the modules of the interview track for the role's path, most telling first; all without a path."""
    if ground.path is None:
        return roadmaps.interview
    by_id = {module.id: module for module in roadmaps.interview}
    return tuple(by_id[name] for name in ground.path.interview)


class _Work:
    """One person's tasks, chosen and laid out for one set of options."""

    def __init__(self, ground: Ground, options: PlanOptions, rest: Rest) -> None:
        self.ground = ground
        self.options = options
        self.rest = rest
        self.settings: Settings = ground.settings
        self.worth = Worth(ground.role_fit, ground.taxonomy, load_scoring().credit)
        self.tasks = tasks_left(make_tasks(ground), rest, options.leave_out, self.settings)
        self.chooser = Chooser(self.tasks, self.worth, held=rest.held, begun=rest.begun)
        self.budgets, self.track_budgets = self._budgets(options)
        self.choice = self.chooser.choose(sum(self.budgets))
        self.planned = Planned(self.choice.tasks, self.worth)
        self.ranks = ranks_left(self.chooser.order(), rest)

    def _budgets(self, options: PlanOptions) -> tuple[tuple[int, ...], tuple[int, ...]]:
        budgets = budgets_left(month_budgets(options, self.settings), self.rest, self.settings)
        return split_for_interviews(budgets, options.interview_share)

    def hours(self, steps: int) -> float:
        """Turn steps of time into hours."""
        return steps * self.settings.step_hours

    def months(self, track: tuple[Module, ...]) -> tuple[PlanMonth, ...]:
        """Lay the chosen tasks and the interview track into the months, with the fit after each."""
        order = order_tasks(self.choice.tasks, self.tasks, self.ranks)
        steps = {name: self.tasks[name].steps for name in order}
        smallest = round(self.settings.smallest_hours / self.settings.step_hours)
        poured = pour(order, steps, self.budgets, smallest=smallest)
        modules = {
            module.id: module
            for module in track
            if module.id not in self.rest.done and module.id not in self.options.leave_out
        }
        rounds = {name: self._track_steps(module) for name, module in modules.items()}
        practice = pour(list(modules), rounds, self.track_budgets)
        lost = weeks_off_by_month(self.options, self.settings)
        done: set[str] = set()
        months: list[PlanMonth] = []
        for number, slices in enumerate(poured):
            done.update(piece.task for piece in slices if piece.part == piece.parts)
            items = [self._item(piece) for piece in slices]
            items += [
                self._practice(piece, modules[piece.task], rounds[piece.task]) for piece in practice[number]
            ]
            months.append(
                PlanMonth(
                    month=self.options.start.plus(number),
                    budget_hours=self.hours(self.budgets[number] + self.track_budgets[number]),
                    hours=sum(item.hours for item in items),
                    items=tuple(items),
                    fit_after=self.worth.fit_with(learnt(done, self.tasks)),
                    weeks_off=lost[number],
                )
            )
        return tuple(months)

    def _item(self, piece: Slice) -> PlanItem:
        task = self.tasks[piece.task]
        module, last = task.module, piece.part == piece.parts
        return PlanItem(
            skill=task.skills[0],
            name=self.ground.taxonomy.name(task.skills[0]),
            module=module.id,
            title=_TITLES[task.manner].format(module.title),
            hours=self.hours(piece.steps),
            total_hours=self.hours(task.steps),
            part=piece.part,
            parts=piece.parts,
            why=task_reason(task, self.ground, self.tasks, self.planned),
            resources=module.resources,
            outcomes=module.outcomes,
            project=module.project if last else "",
            interview=lens(task, self.ground) if piece.part == 1 else "",
        )

    def _track_steps(self, module: Module) -> int:
        hours = self.rest.hours_left.get(module.id, module.hours.typical)
        return max(1, round(hours / self.settings.step_hours))

    def _practice(self, piece: Slice, module: Module, steps: int) -> PlanItem:
        return PlanItem(
            skill=module.skills[0],
            name=self.ground.taxonomy.name(module.skills[0]),
            module=module.id,
            title=f"Interview practice: {module.title}",
            hours=self.hours(piece.steps),
            total_hours=self.hours(steps),
            part=piece.part,
            parts=piece.parts,
            why=interview_reason(module),
            resources=module.resources,
            outcomes=module.outcomes,
            project=module.project if piece.part == piece.parts else "",
        )

    def cites(self) -> tuple[str, ...]:
        """Give the sources behind what is planned and behind what does not fit."""
        order = order_tasks(self.choice.tasks, self.tasks, self.ranks)
        planned = [skill for name in order for skill in self.tasks[name].skills]
        return cited_sources(self.ground, (*planned, *(gap.skill for gap in self.ground.role_fit.gaps)))

    def unscheduled(self) -> tuple[Unscheduled, ...]:
        """List the gaps and requirements that do not fit, largest gain first, with what would bring each in."""
        gains = {gap.skill: gap.gain for gap in self.ground.role_fit.gaps}
        wanted = (gains.keys() | path_requirements(self.ground).keys()) - learnt(
            self.choice.tasks, self.tasks
        )
        names: list[str] = []
        for name in dict.fromkeys((*self.chooser.order(), *self.tasks)):
            if name not in self.choice.tasks and not wanted.isdisjoint(self.tasks[name].skills):
                names.append(name)
                wanted -= set(self.tasks[name].module.skills)
        before = dict.fromkeys((*self.rest.held, *self.rest.waiting))
        names += [name for name in before if self._gives_way(name) and name not in names]
        if not names:
            return ()
        hours = self._brought(names, self._longer_weeks())
        months = self._brought(names, self._more_months())
        names.sort(key=lambda name: -max(gains.get(skill, 0.0) for skill in self.tasks[name].skills))
        return tuple(self._left_out(self.tasks[name], hours.get(name), months.get(name)) for name in names)

    def _gives_way(self, name: str) -> bool:
        """Tell whether something the person has, or was told of, is still to be learnt and finds no hours."""
        if name not in self.tasks or name in self.choice.tasks:
            return False
        return not learnt(self.choice.tasks, self.tasks).issuperset(self.tasks[name].skills)

    def _left_out(self, task: Task, half_hours: int | None, months: int | None) -> Unscheduled:
        name = self.ground.taxonomy.name(task.skills[0])
        hours = self.hours(task.steps)
        ways = []
        if half_hours is not None:
            ways.append(f"{half_hours / 2:g} more hour{'s' if half_hours != 2 else ''} a week")
        if months is not None:
            ways.append(f"{months} more month{'s' if months != 1 else ''}")
        one = len(ways) == 1 and (half_hours == 2 or (half_hours is None and months == 1))
        reason = (
            f"{' or '.join(ways)} {'brings' if one else 'bring'} {name} in"
            if ways
            else f"needs {hours:g} hours and what comes before it; plan more months, or remove other goals"
        )
        return Unscheduled(skill=task.skills[0], name=name, module=task.module.id, hours=hours, reason=reason)

    def _longer_weeks(self) -> Iterator[PlanOptions]:
        """Give the options with half an hour a week more each time."""
        for number in range(1, self.settings.more_hours_steps + 1):
            hours_per_week = self.options.hours_per_week + number / 2
            if hours_per_week > self.settings.limits.hours_per_week:
                return
            yield msgspec.structs.replace(self.options, hours_per_week=hours_per_week)

    def _more_months(self) -> Iterator[PlanOptions]:
        """Give the options with a month more each time, whatever the deadline."""
        for number in range(1, self.settings.more_months + 1):
            months = self.options.length + number
            if months > self.settings.limits.months:
                return
            yield msgspec.structs.replace(self.options, months=months, deadline=None)

    def _brought(self, names: list[str], wider: Iterable[PlanOptions]) -> dict[str, int]:
        """Find the first of ever wider options that brings each task in, counted from 1; a plan on its way stays."""
        chosen = self.choice.tasks if self.rest.order else None
        found: dict[str, int] = {}
        for number, options in enumerate(wider, start=1):
            if len(found) == len(names):
                break
            learning, _ = self._budgets(options)
            best = self.chooser.choose(sum(learning), beside=chosen)
            for name in names:
                if name in best.tasks:
                    found.setdefault(name, number)
        return found


def _titles(names: tuple[str, ...], roadmaps: Roadmaps) -> tuple[str, ...]:
    titles = {module.id: module.title for module in (*roadmaps.modules, *roadmaps.interview)}
    return tuple(titles.get(name, name.removeprefix(TAXONOMY_MODULE)) for name in names)
