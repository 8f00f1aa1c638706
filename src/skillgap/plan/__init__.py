"""GapReport × roadmaps × hours → Plan; what makes a plan, and what reads one back, is loaded when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillgap.lazily import lazily
from skillgap.plan.plan import (
    BarMonth,
    CareerPath,
    Hours,
    Module,
    Plan,
    PlanItem,
    PlanMonth,
    PlanOptions,
    RealityCheck,
    Resource,
    Roadmaps,
    Stage,
    Transition,
    Unscheduled,
)
from skillgap.plan.roadmaps import load_roadmaps

if TYPE_CHECKING:
    from skillgap.plan.build import build_plan
    from skillgap.plan.lint import lint_roadmaps
    from skillgap.plan.living.change import Change, changes_between
    from skillgap.plan.living.file import Aside, Entry, Misread, PlanFile, Tick
    from skillgap.plan.living.progress import Progress, Standing, progress_of
    from skillgap.plan.living.read import read_plan_text
    from skillgap.plan.living.replan import Footing, replanned, skills_ticked
    from skillgap.plan.schedule.bars import bar_months, learnt_by_month, with_trends
    from skillgap.plan.schedule.budget import check_wishes

_HOMES = {
    "Aside": "living.file",
    "Change": "living.change",
    "Entry": "living.file",
    "Footing": "living.replan",
    "Misread": "living.file",
    "PlanFile": "living.file",
    "Progress": "living.progress",
    "Standing": "living.progress",
    "Tick": "living.file",
    "bar_months": "schedule.bars",
    "check_wishes": "schedule.budget",
    "build_plan": "build",
    "changes_between": "living.change",
    "learnt_by_month": "schedule.bars",
    "lint_roadmaps": "lint",
    "progress_of": "living.progress",
    "read_plan_text": "living.read",
    "replanned": "living.replan",
    "skills_ticked": "living.replan",
    "with_trends": "schedule.bars",
}

__all__ = [
    "Aside",
    "BarMonth",
    "CareerPath",
    "Change",
    "Entry",
    "Footing",
    "Hours",
    "Misread",
    "Module",
    "Plan",
    "PlanFile",
    "PlanItem",
    "PlanMonth",
    "PlanOptions",
    "Progress",
    "RealityCheck",
    "Resource",
    "Roadmaps",
    "Stage",
    "Standing",
    "Tick",
    "Transition",
    "Unscheduled",
    "bar_months",
    "build_plan",
    "changes_between",
    "check_wishes",
    "learnt_by_month",
    "lint_roadmaps",
    "load_roadmaps",
    "progress_of",
    "read_plan_text",
    "replanned",
    "skills_ticked",
    "with_trends",
]

__getattr__ = lazily(__name__, _HOMES)
