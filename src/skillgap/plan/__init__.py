"""GapReport × roadmaps × hours → Plan."""

from skillgap.plan.build import build_plan
from skillgap.plan.lint import lint_roadmaps
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
    "CareerPath",
    "Hours",
    "Module",
    "Plan",
    "PlanItem",
    "PlanMonth",
    "PlanOptions",
    "RealityCheck",
    "Resource",
    "Roadmaps",
    "Stage",
    "Transition",
    "Unscheduled",
    "build_plan",
    "lint_roadmaps",
    "load_roadmaps",
]
