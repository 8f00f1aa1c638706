"""GapReport × roadmaps × hours → Plan."""

from skillgap.plan.plan import (
    CareerPath,
    Hours,
    Module,
    Plan,
    PlanItem,
    PlanMonth,
    PlanOptions,
    Resource,
    Roadmaps,
    Stage,
    Transition,
    Unscheduled,
)

__all__ = [
    "CareerPath",
    "Hours",
    "Module",
    "Plan",
    "PlanItem",
    "PlanMonth",
    "PlanOptions",
    "Resource",
    "Roadmaps",
    "Stage",
    "Transition",
    "Unscheduled",
]
