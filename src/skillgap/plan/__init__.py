"""GapReport × roadmaps × hours → Plan."""

from skillgap.plan.build import build_plan
from skillgap.plan.lint import lint_roadmaps
from skillgap.plan.living.change import Change, changes_between
from skillgap.plan.living.file import Aside, Entry, Misread, PlanFile, Tick
from skillgap.plan.living.progress import Progress, Standing, progress_of
from skillgap.plan.living.read import read_plan_text
from skillgap.plan.living.replan import Footing, replanned, skills_ticked
from skillgap.plan.plan import (
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

__all__ = [
    "Aside",
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
    "build_plan",
    "changes_between",
    "lint_roadmaps",
    "load_roadmaps",
    "progress_of",
    "read_plan_text",
    "replanned",
    "skills_ticked",
]
